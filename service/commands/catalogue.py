"""`matcher roles`, `matcher catalogue check` and `matcher index build`."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from pathlib import Path

from matcher.cache import cache_folder
from matcher.catalogue import crosswalk
from matcher.catalogue.compiled import open_catalogue
from matcher.catalogue.jobs import FILE as JOBS
from matcher.catalogue.jobs import Job, read_jobs
from matcher.catalogue.load import load_catalogue
from matcher.catalogue.nearest import coded, nearest
from matcher.catalogue.problems import CatalogueError
from matcher.catalogue.stale import not_checked_since
from service import roles
from service.failure import failure_of
from service.output import Failed, complain, console, encoding, print_json, reported

NEAREST = 10


def show_roles(
    role_id: str | None, folder: Path | None, jobs: Path | None, as_of: date | None, as_json: bool
) -> int:
    """List the roles, or show one, with what job adverts say of it where some were imported."""
    with reported(as_json):
        catalogue = open_catalogue(folder, cache_folder())
        role = None if role_id is None else roles.find_role(catalogue, role_id)
        adverts = _adverts(folder, jobs)
    page = None if role is None else roles.page(role, catalogue, adverts, as_of)
    if as_json:
        print_json(roles.listed(catalogue) if page is None else page)
        return 0
    from service import tables
    from service.market_tables import show_market

    if role is None or page is None:
        tables.show_roles(console(), catalogue)
    else:
        tables.show_role(console(), catalogue, role)
        show_market(console(), page)
    return 0


def show_scheme(query: str | None, scheme: str, folder: Path | None, as_json: bool) -> int:
    """List the roles with their codes in a scheme, or find the entries nearest to a query."""
    with reported(as_json):
        catalogue = open_catalogue(folder, cache_folder())
        key = crosswalk.SHORT[scheme]
        found = coded(key, catalogue)
        if query is not None:
            from matcher.match import Matcher

            ours = open_catalogue(None, cache_folder()) if folder else catalogue
            rank = Matcher.open(folder, building=encoding).rank_titles
            found = nearest(" ".join(query.split()), key, catalogue, ours, rank, NEAREST)
    if as_json:
        print_json([asdict(entry) for entry in found])
    else:
        from service.market_tables import show_concepts

        show_concepts(console(), found)
    return 0


def _adverts(folder: Path | None, jobs: Path | None) -> tuple[Job, ...] | None:
    """Return the adverts of a folder that is named, or that the catalogue itself holds."""
    if jobs is None and folder is not None and (folder / JOBS).is_file():
        jobs = folder
    return read_jobs(jobs) if jobs is not None else None


def check(folder: Path, as_json: bool) -> int:
    """Validate a catalogue; every problem is told, with file and line, and what has grown old."""
    try:
        catalogue = load_catalogue(folder)
    except CatalogueError as error:
        _tell_problems(error, as_json)
        raise Failed from error
    old = not_checked_since(catalogue, date.today())
    counts = {
        "roles": len(catalogue.roles),
        "skills": len(catalogue.skills),
        "certifications": len(catalogue.certifications),
    }
    if as_json:
        stale = [{"id": item.id, "checked": item.checked, "url": item.url} for item in old]
        print_json({**counts, "sha256": catalogue.sha256, "problems": [], "stale": stale})
        return 0
    print(", ".join(f"{count} {name}" for name, count in counts.items()) + ": no problems")
    if old:
        print(f"{len(old)} certifications were last checked more than a year ago:")
    for item in old:
        print(f"  {item.id}: {item.checked or 'no date'}  {item.url}")
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
