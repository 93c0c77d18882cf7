"""`matcher catalogue import`: wiring only, as in `service.cli`."""

from __future__ import annotations

from pathlib import Path

import click

from service.options import as_json, catalogue_folder, place_options, version_option


@click.group("import")
def importing() -> None:
    """Make a catalogue of other people's data.

    A source that is wrong is named with file and line, and nothing is changed.
    """


@importing.command("onet")
@place_options
@version_option
@as_json
def onet(source: Path, out: Path, version: str, as_json: bool) -> int:
    """Import the O*NET database from SOURCE: its folder or zip, as text or Excel."""
    from matcher.catalogue.importers.onet import read_onet
    from service.commands.imports import run

    return run(lambda watch: read_onet(source, version, watch), out, as_json)


@importing.command("esco")
@place_options
@version_option
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


@importing.command("jobposting")
@place_options
@catalogue_folder
@as_json
def jobposting(source: Path, out: Path, catalogue: Path | None, as_json: bool) -> int:
    """Import schema.org JobPostings from SOURCE: JSON-LD, NDJSON, HTML pages, or a folder of them.

    Each becomes a job, linked to its nearest role of the catalogue.
    """
    from service.commands.imports import import_jobs

    return import_jobs(source, out, catalogue, as_json)


@importing.command("career-page")
@place_options
@catalogue_folder
@as_json
def career_page(source: Path, out: Path, catalogue: Path | None, as_json: bool) -> int:
    """Import a career page from SOURCE: text, Markdown or HTML, or a folder of them.

    DIR may hold a catalogue already; each page becomes one more role of it. Every line that was
    not placed is listed.
    """
    from service.commands.imports import import_pages

    return import_pages(source, out, catalogue, as_json)
