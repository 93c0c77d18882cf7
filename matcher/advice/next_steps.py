"""What to do next for a role: the next level, the first gap and certification, neighbours."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from matcher.catalogue.records import CareerLevel, Catalogue, Role
from matcher.report import CertificationAdvice, Gap, NextStep

LOWEST_NEIGHBOUR = 0.25
"""A related role is worth naming from this score."""
SAME_WORK = 0.55
"""A title held counts as work in the role from this cosine with one of its titles."""


def next_level(role: Role, months: int) -> CareerLevel | None:
    """Return the first level, or the first that takes more years than the resume shows."""
    if months == 0 and role.levels:
        return role.levels[0]
    return next((level for level in role.levels if level.years * 12 > months), None)


def steps_for(
    role: Role,
    months: int,
    gaps: Sequence[Gap],
    certifications: Sequence[CertificationAdvice],
    scores: Mapping[str, float],
    catalogue: Catalogue,
) -> Iterator[NextStep]:
    """Yield the next steps for a role, in the order in which to look at them."""
    years = months / 12
    level = next_level(role, months)
    if level is not None:
        yield NextStep(
            "level", role.id, level.title,
            f"Usual from {level.years:g} years in the role; the resume shows {years:.1f}. "
            f"{level.text}",
        )  # fmt: skip
    core = [gap for gap in gaps if gap.importance == "core"] or list(gaps)
    if core:
        gap = core[0]
        near = catalogue.skills[gap.through].name if gap.through else ""
        start = f" The resume already shows something close: {near}." if near else ""
        yield NextStep(
            "gap", role.id, gap.name,
            f"Show {gap.name} with a sentence of use: it is {gap.importance} for {role.title} and "
            f"would add {gap.effect:.3f} to the score.{start}",
            gap.skill,
        )  # fmt: skip
    if certifications:
        best = certifications[0]
        yield NextStep("certification", role.id, best.name, best.why, best.id)
    yield from _neighbours(role, scores, catalogue.roles)


def _neighbours(
    role: Role, scores: Mapping[str, float], roles: Mapping[str, Role]
) -> Iterator[NextStep]:
    """Yield the related role that fits best."""
    related = sorted(role.related, key=lambda name: (-scores.get(name, 0.0), name))
    if related and scores.get(related[0], 0.0) >= LOWEST_NEIGHBOUR:
        other = roles[related[0]]
        shared = sum(skill in other.skills for skill in role.skills)
        yield NextStep(
            "role", role.id, other.title,
            f"People move between {role.title} and {other.title}: they share {shared} skills, and "
            f"the resume scores {scores.get(other.id, 0.0):.2f} there.",
            other.id,
        )  # fmt: skip
