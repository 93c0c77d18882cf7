"""Roles as lists and pages, and the look-up of one that a caller names."""

from __future__ import annotations

from dataclasses import asdict
from difflib import get_close_matches
from typing import Any

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


def page(role: Role) -> dict[str, Any]:
    """Return everything that the catalogue says of a role."""
    return asdict(role)
