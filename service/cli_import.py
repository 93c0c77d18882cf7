"""`matcher catalogue import`: wiring only, as in `service.cli`."""

from __future__ import annotations

from pathlib import Path

import click

from service.options import as_json, import_options


@click.group("import")
def importing() -> None:
    """Make a catalogue of other people's data.

    A source that is wrong is named with file and line, and nothing is changed.
    """


@importing.command("onet")
@import_options
@as_json
def onet(source: Path, out: Path, version: str, as_json: bool) -> int:
    """Import the O*NET database from SOURCE: its folder or zip, as text or Excel."""
    from matcher.catalogue.importers.onet import read_onet
    from service.commands.imports import run

    return run(lambda watch: read_onet(source, version, watch), out, as_json)


@importing.command("esco")
@import_options
@click.option(
    "--language",
    "languages",
    multiple=True,
    metavar="CODE",
    help="Language of titles and texts; further ones add their labels as aliases.",
)
@as_json
def esco(source: Path, out: Path, version: str, languages: tuple[str, ...], as_json: bool) -> int:
    """Import ESCO's CSV download from SOURCE: its folder or zip."""
    from matcher.catalogue.importers.esco import read_esco
    from service.commands.imports import run

    return run(lambda watch: read_esco(source, languages, version, watch), out, as_json)
