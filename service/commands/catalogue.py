"""`matcher roles`, `matcher catalogue check` and `matcher index build`."""

from __future__ import annotations

from dataclasses import asdict
from pathlib import Path

from matcher.catalogue.load import load_catalogue
from matcher.catalogue.problems import CatalogueError
from service import roles
from service.failure import failure_of
from service.output import Failed, complain, console, print_json, reported


def show_roles(role_id: str | None, folder: Path | None, as_json: bool) -> int:
    """List the roles, or show one."""
    with reported(as_json):
        catalogue = load_catalogue(folder)
        role = None if role_id is None else roles.find_role(catalogue, role_id)
    if as_json:
        print_json(roles.listed(catalogue) if role is None else roles.page(role))
        return 0
    from service import tables

    if role is None:
        tables.show_roles(console(), catalogue)
    else:
        tables.show_role(console(), catalogue, role)
    return 0


def check(folder: Path, as_json: bool) -> int:
    """Validate a catalogue; every problem is told, with file and line."""
    try:
        catalogue = load_catalogue(folder)
    except CatalogueError as error:
        _tell_problems(error, as_json)
        raise Failed from error
    counts = {
        "roles": len(catalogue.roles),
        "skills": len(catalogue.skills),
        "certifications": len(catalogue.certifications),
    }
    if as_json:
        print_json({**counts, "sha256": catalogue.sha256, "problems": []})
    else:
        print(", ".join(f"{count} {name}" for name, count in counts.items()) + ": no problems")
    return 0


def build_index(folder: Path | None, out: Path, model: str | None, as_json: bool) -> int:
    """Encode a catalogue and write its index below `out`."""
    with reported(as_json):
        from matcher.match import build_index as build

        written = build(folder, out, model)
    if as_json:
        print_json({"index": str(written)})
    else:
        print(written)
    return 0


def _tell_problems(error: CatalogueError, as_json: bool) -> None:
    failure = failure_of(error)
    assert failure is not None
    if as_json:
        problems = [asdict(item) for item in error.problems]
        print_json({"error": failure.as_dict(), "problems": problems})
    else:
        complain(failure)
