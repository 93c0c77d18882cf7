"""The catalogue that stands for a suite: its corpus as roles, or the one that ships."""

from __future__ import annotations

import hashlib

from eval.suite import Entry, Suite
from matcher.catalogue.records import Capability, Catalogue, Role, Skill


def catalogue_of(suite: Suite, shipped: Catalogue) -> Catalogue:
    """Return what production is to match with; of a suite of skills they are its own."""
    if suite.task == "advice":
        return shipped
    if suite.task == "skills":
        skills = {entry.id: _skill(entry) for entry in suite.corpus}
        return Catalogue(roles={}, skills=skills, certifications={}, sha256=suite.sha256)
    roles = _asked(suite) if suite.task == "candidates" else _roles(suite)
    by_id = {role.id: role for role in sorted(roles, key=lambda role: role.id)}
    digest = hashlib.sha256(repr(sorted(by_id.items())).encode()).hexdigest()
    return Catalogue(roles=by_id, skills=shipped.skills, certifications={}, sha256=digest)


def _skill(entry: Entry) -> Skill:
    """Take an entry as a tool, since tools are looked for with the most care."""
    return Skill(entry.id, entry.title, "tool", entry.aliases)


def _roles(suite: Suite) -> list[Role]:
    return [
        Role(
            id=entry.id,
            title=entry.title,
            summary=entry.text,
            aliases=entry.aliases,
            capabilities=tuple(Capability(name, text) for name, text in entry.capabilities),
        )
        for entry in suite.corpus
    ]


def _asked(suite: Suite) -> list[Role]:
    """Make roles of queries: the first line is the title, the whole is the summary."""
    return [
        Role(id=query.id, title=query.text.strip().splitlines()[0], summary=query.text)
        for query in suite.queries
    ]
