"""The entries of a taxonomy that are nearest to a role, a code or a text: by code, then by meaning.

UnknownScheme(LookupError)    no role of the catalogue has a code of the scheme
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from matcher.catalogue.crosswalk import SCHEMES, Concept, concept
from matcher.catalogue.records import Catalogue, Role

Rank = Callable[[str], Sequence[tuple[str, float]]]
"""Takes a title; returns every role of the catalogue by how close it is, best first."""
ID, CODE, MEANING = "id", "code", "meaning"


class UnknownScheme(LookupError):
    """No role of the catalogue has a code of the scheme; the message says what to do."""


@dataclass(frozen=True, slots=True)
class Near:
    """An entry near to what was asked for, and the role of the catalogue that carries it.

    `by` is id, code or meaning. The confidence of the concept is that of the whole way there.
    """

    role: str
    title: str
    by: str
    concept: Concept


def coded(scheme: str, catalogue: Catalogue) -> list[Near]:
    """Return every role with a code of a scheme; UnknownScheme when there is none."""
    found = [
        Near(role.id, role.title, ID, concept(scheme, role.codes[scheme], catalogue.schemes))
        for role in catalogue.roles.values()
        if scheme in role.codes
    ]
    if not found:
        name, source = SCHEMES[scheme].name, "onet" if scheme == "onet_soc" else "esco"
        raise UnknownScheme(
            f"no role of this catalogue has a code of {name}; import it with `matcher catalogue "
            f"import {source} SOURCE --out DIR` and name it with --catalogue DIR"
        )
    return found


def nearest(
    query: str, scheme: str, catalogue: Catalogue, ours: Catalogue, rank: Rank, top: int
) -> list[Near]:
    """Return entries of a scheme for an id or code (in the catalogue or in ours) or a text.

    Those that codes lead to come first, then the closest titles; at most `top` in all.
    """
    entries = {entry.role: entry for entry in coded(scheme, catalogue)}
    start = _named(query, catalogue) or _named(query, ours)
    found = list(_by_code(query, start, scheme, catalogue, entries.values()))
    seen = {entry.role for entry in found}
    for role, similarity in rank(start.title if start else query):
        if len(found) >= top:
            break
        if role in entries and role not in seen:
            found.append(_on_the_way(entries[role], MEANING, max(0.0, similarity)))
    return found[:top]


def _named(query: str, catalogue: Catalogue) -> Role | None:
    """Return the role with an id, or the first with a code, in whatever scheme."""
    if query in catalogue.roles:
        return catalogue.roles[query]
    return next(
        (
            role
            for role in catalogue.roles.values()
            if any(query == code.code for code in role.codes.values())
        ),
        None,
    )


def _by_code(
    query: str, start: Role | None, scheme: str, catalogue: Catalogue, entries: Iterable[Near]
) -> Iterator[Near]:
    """Yield what the query itself is, or what the role that it names leads to."""
    code = start.codes.get(scheme) if start else None
    for entry in entries:
        if entry.concept.code == query:
            yield replace(entry, by=CODE)
        elif start and entry.role == start.id and catalogue.roles.get(start.id) is start:
            yield entry
        elif code and entry.concept.code == code.code:
            sure = concept(scheme, code, catalogue.schemes).confidence
            yield _on_the_way(entry, CODE, sure)


def _on_the_way(entry: Near, by: str, sure: float) -> Near:
    confidence = round(entry.concept.confidence * sure, 6)
    return replace(entry, by=by, concept=replace(entry.concept, confidence=confidence))
