"""Roles, skills and certifications as lists and pages, and the look-up of one that is named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from difflib import get_close_matches
from typing import Any

from matcher.catalogue.crosswalk import concepts
from matcher.catalogue.jobs import Job, market_of
from matcher.catalogue.records import Catalogue, Role
from service.failure import Failure
from service.plain import one_line


def find_role(catalogue: Catalogue, name: str) -> Role:
    """Return the role with this id; Failure `unknown_role` names ids that come close."""
    if name in catalogue.roles:
        return catalogue.roles[name]
    near = get_close_matches(name[:200].lower(), catalogue.roles, n=3, cutoff=0.5)
    hint = f"; did you mean {' or '.join(near)}?" if near else ""
    raise Failure("unknown_role", f"there is no role {one_line(name)[:80]!r}{hint}")


def listed(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Return every role in short, in order of id."""
    return [
        {
            "id": role.id,
            "title": role.title,
            "family": role.family,
            "aliases": list(role.aliases),
            "summary": role.summary,
            "codes": {scheme: asdict(code) for scheme, code in role.codes.items()},
        }
        for role in catalogue.roles.values()
    ]


def page(
    role: Role, catalogue: Catalogue, jobs: Sequence[Job] | None = None, as_of: date | None = None
) -> dict[str, Any]:
    """Return everything that the catalogue says of a role, with what other schemes call it.

    `live` is what imported adverts say of it on a day, null where there are none; `job` is the
    advert that the role itself is, if it is one.
    """
    job = next((job for job in jobs or () if job.id == role.id), None)
    live = None if jobs is None or job else market_of(role.id, jobs, as_of or date.today())
    return {
        **asdict(role),
        "concepts": [asdict(item) for item in concepts(role, catalogue)],
        "live": live and asdict(live),
        "job": job and asdict(job),
    }


def skills(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Return the vocabulary, in order of id."""
    return [
        {**asdict(item), "concepts": [asdict(one) for one in concepts(item, catalogue)]}
        for item in catalogue.skills.values()
    ]


def certifications(catalogue: Catalogue) -> list[dict[str, Any]]:
    """Return every certification and licence, in order of id."""
    return [
        {**asdict(item), "concepts": [asdict(one) for one in concepts(item, catalogue)]}
        for item in catalogue.certifications.values()
    ]
