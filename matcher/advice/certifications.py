"""Certifications worth taking for a role: not held, not retired, and closing a gap."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher.catalogue.records import Catalogue, Certification, Role, Skill
from matcher.ranking.signals import IMPORTANCE
from matcher.report import CertificationAdvice, Gap

MOST = 3
ENTRY_UNTIL_MONTHS = 60
ENTRY_UNTIL_MONTHS_IN_ROLE = 24
"""Beyond so much work, or work of the role, an entry-level certification says too little."""
FROM_MONTHS_IN_ROLE = {"professional": 24, "expert": 48}
"""Work of the role that issuers commonly expect before the higher levels."""
LICENSED_FROM_MONTHS = 12
"""Whoever has worked in a licensed role for a year is taken to hold the licence."""


def advise_certifications(
    role: Role,
    gaps: Sequence[Gap],
    held: frozenset[str],
    months: int,
    months_in_role: int,
    catalogue: Catalogue,
) -> tuple[CertificationAdvice, ...]:
    """Return at most MOST, licences that the law asks for first, then by the gaps they close."""
    missing = {gap.skill: gap for gap in gaps}
    ruled_out = held | outranked_by(held, catalogue.certifications)
    ranked = []
    for rank, item in enumerate(_candidates(role, catalogue.certifications)):
        closes = tuple(skill for skill in missing if skill in item.validates)
        worth = sum(IMPORTANCE[missing[skill].importance] for skill in closes)
        licensed = item.licence and months_in_role >= LICENSED_FROM_MONTHS
        fits = item.licence or _is_of_level(item, months, months_in_role)
        if item.id in ruled_out or licensed or not fits:
            continue
        if closes or item.licence:
            ranked.append((not item.licence, -worth, rank, item, closes))
    ranked.sort(key=lambda entry: entry[:3])
    return tuple(
        _advice(role, item, closes, catalogue.skills) for *_, item, closes in ranked[:MOST]
    )


def _is_of_level(item: Certification, months: int, months_in_role: int) -> bool:
    """Tell whether a certification is neither beneath a person nor years away."""
    if item.level == "entry":
        return months < ENTRY_UNTIL_MONTHS and months_in_role < ENTRY_UNTIL_MONTHS_IN_ROLE
    return months_in_role >= FROM_MONTHS_IN_ROLE.get(item.level, 0)


def outranked_by(
    held: frozenset[str], certifications: Mapping[str, Certification]
) -> frozenset[str]:
    """Return what a held certification stands above: its prerequisites, and what it replaced."""
    below: set[str] = set()
    layer = [certifications[item] for item in held]
    while layer:
        names = {name for item in layer for name in item.requires} - below
        below |= names
        layer = [certifications[name] for name in names]
    replaced = {item.id for item in certifications.values() if item.successor in held}
    return frozenset(below | replaced)


def _candidates(role: Role, certifications: Mapping[str, Certification]) -> Iterator[Certification]:
    """Yield the role's certifications, each retired one replaced by what succeeded it."""
    seen: set[str] = set()
    for name in role.certifications:
        current: Certification | None = certifications[name]
        steps = 0
        while current is not None and current.status == "retired" and steps < len(certifications):
            current = certifications[current.successor] if current.successor else None
            steps += 1
        if current is not None and current.status != "retired" and current.id not in seen:
            seen.add(current.id)
            yield current


def _advice(
    role: Role, item: Certification, closes: tuple[str, ...], skills: Mapping[str, Skill]
) -> CertificationAdvice:
    return CertificationAdvice(
        id=item.id,
        name=item.name,
        issuer=item.issuer,
        url=item.url,
        status=item.status,
        level=item.level,
        licence=item.licence,
        role=role.id,
        closes=closes,
        why=_why(role, item, [skills[skill].name for skill in closes]),
    )


def _why(role: Role, item: Certification, names: list[str]) -> str:
    shown = ", ".join(names[:4]) + (f" and {len(names) - 4} more" if len(names) > 4 else "")
    reason = f"covers {shown}, missing for {role.title}" if names else ""
    if item.licence:
        asked = f"the law asks for it in many places before one may work as {role.title}"
        reason = f"{asked}; {reason}" if reason else asked
    if item.status == "retiring":
        reason += f"; retires {item.since}"
    return reason[0].upper() + reason[1:] + "."
