"""`matcher catalogue import`."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matcher.cache import cache_folder
from matcher.catalogue.compiled import open_catalogue
from matcher.catalogue.importers.imported import Imported, Watch
from matcher.catalogue.importers.publish import Published, publish
from service.output import print_json, reported
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


def _open(catalogue: Path | None) -> Matcher:
    from matcher.match import Matcher

    return Matcher.open(catalogue)


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
