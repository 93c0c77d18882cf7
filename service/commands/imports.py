"""`matcher catalogue import`."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matcher.cache import cache_folder
from matcher.catalogue.compiled import open_catalogue
from matcher.catalogue.importers.imported import Imported, Watch, refuse
from matcher.catalogue.importers.publish import Published, publish
from service.output import encoding, print_json, reported
from service.progress import progress

if TYPE_CHECKING:
    from matcher.match import Matcher

Reading = Callable[[Watch[Any]], Imported]


def run(read: Reading, out: Path, as_json: bool) -> int:
    """Read a source, write it as a catalogue, and tell what was taken and what was not."""
    with reported(as_json):
        published = publish(read(progress), out, progress)
        open_catalogue(out, cache_folder())
    tell(published, as_json)
    return 0


def import_jobs(source: Path, out: Path, catalogue: Path | None, as_json: bool) -> int:
    """Import job adverts, each linked to its nearest role of a catalogue."""
    from matcher.catalogue.importers.jobposting import read_jobposting

    with reported(as_json):
        matcher = _open(catalogue)
        return run(
            lambda watch: read_jobposting(
                source, matcher.catalogue, matcher.nearest_roles, matcher.skills_in, watch
            ),
            out,
            as_json,
        )


def import_pages(source: Path, out: Path, catalogue: Path | None, as_json: bool) -> int:
    """Put career pages into a catalogue as roles."""
    from matcher.catalogue.importers.career_page import page_files, read_career_page
    from matcher.catalogue.importers.publish_pages import publish_pages

    with reported(as_json):
        files = page_files(source)
        matcher = _open(catalogue)
        pages = [
            read_career_page(
                path, matcher.catalogue, matcher.nearest_roles, matcher.skills_in, date.today()
            )
            for path in progress(files, len(files), "Reading pages")
        ]
        published = publish_pages(pages, out)
        open_catalogue(out, cache_folder())
    roles = [page.roles[0].id for page in pages]
    if as_json:
        told = {role: published.record["pages"][role] for role in roles}
        print_json({"catalogue": str(out), "changed": published.changed, "pages": told})
        return 0
    print(f"{out}: {'imported' if published.changed else 'nothing new'}")
    for page in pages:
        _tell_page(page)
    return 0


def _tell_page(page: Imported) -> None:
    """Print what became of a page, with every line that was not placed."""
    (role,) = page.roles
    print(f"  {role.id}: {len(role.capabilities)} capabilities, {len(role.skills)} skills, "
          f"{len(role.certifications)} certifications, {len(role.levels)} levels")  # fmt: skip
    for kind, found in page.notes.items():
        print(f"    {kind}:")
        for line in found:
            print(f"      {line}")


def _open(catalogue: Path | None) -> Matcher:
    from matcher.match import Matcher

    opened = Matcher.open(catalogue, building=encoding)
    if not opened.roles:
        raise refuse(str(catalogue), 1, "the catalogue has no role to link to")
    return opened


def tell(published: Published, as_json: bool) -> None:
    """Print what an import did."""
    record = published.record
    if as_json:
        print_json({"catalogue": str(published.folder), "changed": published.changed, **record})
        return
    done = "imported" if published.changed else "nothing new"
    print(f"{published.folder}: {done}")
    for name, count in record["counts"].items():
        print(f"  {count:>9,}  {name}")
    for kind, found in record["notes"].items():
        print(f"  {len(found):>9,}  {kind} (listed in import.json)")
    print(
        f"next: matcher match RESUME --catalogue {published.folder} (the first one encodes it once)"
    )
