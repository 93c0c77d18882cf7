"""The `matcher` command: wiring only. What a command does is in `service.commands`.

Nothing is imported here but click and wiring: each command imports what it needs when it runs, so
that `matcher match` starts fast. Exit codes: 0 done, 1 a typed failure (a message on stderr, or an
`error` object with --json), 2 bad usage, 130 interrupted.
"""

from __future__ import annotations

import contextlib
import io
import os
import sys
from datetime import date
from pathlib import Path
from typing import Any

import click

from service.cli_import import importing
from service.options import (
    FOLDER,
    MOST_ROLES,
    WithSettings,
    as_json,
    as_of_day,
    catalogue_folder,
    evaluation_options,
    index_folder,
    model_name,
)
from service.output import Failed, reported


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
def matcher() -> None:
    """Match resumes to roles, with proof, gaps, certifications and next steps."""


@matcher.command()
@click.argument("resume", nargs=-1, required=True, type=FOLDER)
@click.option("--role", metavar="ID", help="Judge only this role; `matcher roles` lists them.")
@click.option("--top", metavar="K", type=click.IntRange(1, MOST_ROLES), default=5,
              show_default=True, help="How many roles to name.")  # fmt: skip
@catalogue_folder
@as_of_day
@model_name
@index_folder
@as_json
def match(resume: tuple[Path, ...], as_json: bool, **asked: Any) -> int:
    """Match one RESUME (PDF, DOCX, ODT, RTF, HTML, text, JSON Resume), or files and folders.

    With --json, one line each.
    """
    from service.commands.match import Asked
    from service.commands.match import match as run

    return run(resume, Asked(**asked), as_json)


@matcher.command()
@click.argument("resume", type=FOLDER)
@click.option("--redact", is_flag=True, help="Write the text without who the person is.")
@as_of_day
@as_json
def read(resume: Path, redact: bool, as_of: date | None, as_json: bool) -> int:
    """Show what the machine reads in a RESUME; with --json as JSON Resume."""
    from service.commands.match import read as run

    return run(resume, as_of, as_json, redact)


@matcher.command()
@click.argument("role", required=False, metavar="[ID]")
@click.option("--scheme", type=click.Choice(("esco", "onet", "isco")),
              help="Show codes of this taxonomy; of an ID, code or text the nearest.")  # fmt: skip
@click.option("--jobs", type=FOLDER, metavar="DIR", envvar="MATCHER_JOBS",
              help="Sum up these imported job adverts.")  # fmt: skip
@as_of_day
@catalogue_folder
@as_json
def roles(role: str | None, scheme: str | None, catalogue: Path | None, **how: Any) -> int:
    """List the roles, or show the one with this ID."""
    from service.commands.catalogue import show_roles, show_scheme

    if scheme is not None:
        return show_scheme(role, scheme, catalogue, how["as_json"])
    return show_roles(role, catalogue, how["jobs"], how["as_of"], how["as_json"])


@matcher.command()
@click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
@click.option("--meaning", is_flag=True, help="Suggest a skill where a sentence names none.")
@catalogue_folder
@as_json
def skills(file: Path, meaning: bool, catalogue: Path | None, as_json: bool) -> int:
    """Find the skills that any text FILE names, or stdin for -, with place, way and sureness."""
    from service.commands.skills import link_text

    return link_text(file, catalogue, meaning, as_json)


@matcher.group()
def catalogue() -> None:
    """Check a catalogue of roles, skills and certifications, or import one."""


@catalogue.command("check")
@click.argument("folder", type=FOLDER, metavar="DIR")
@as_json
def catalogue_check(folder: Path, as_json: bool) -> int:
    """Validate the catalogue in DIR; every problem is told with file and line."""
    from service.commands.catalogue import check

    return check(folder, as_json)


catalogue.add_command(importing)


@matcher.group()
def index() -> None:
    """Build the index of a catalogue."""


@index.command("build")
@catalogue_folder
@click.option("--out", type=FOLDER, metavar="DIR", required=True, help="Where the index goes.")
@model_name
@as_json
def index_build(catalogue: Path | None, out: Path, model: str | None, as_json: bool) -> int:
    """Encode a catalogue and write its index, crash-safe, as a new generation."""
    from service.commands.catalogue import build_index

    return build_index(catalogue, out, model, as_json)


@matcher.group()
def models() -> None:
    """List and show model versions."""


@models.command("list")
@as_json
def models_list(as_json: bool) -> int:
    """List the model versions that ship."""
    from service.commands.models import show_models

    return show_models(as_json)


@models.command("show")
@click.argument("name")
@as_json
def models_show(name: str, as_json: bool) -> int:
    """Show the manifest of the model version NAME."""
    from service.commands.models import show_model

    return show_model(name, as_json)


@matcher.group("eval")
def evaluation() -> None:
    """Measure quality, fairness and stability, with intervals and beside baselines."""


@evaluation.command("run")
@click.argument("suites", nargs=-1, required=True, type=FOLDER, metavar="SUITE...")
@click.option("--system", "systems", multiple=True, metavar="NAME",
              help="A system to measure, or several; without it all of them.")  # fmt: skip
@click.option("--task", metavar="TASK", help="The task of folders that do not say it (BEIR's).")
@click.option("--json", "json_file", type=FOLDER, metavar="FILE",
              help="Write the results as JSON; - is stdout.")  # fmt: skip
@evaluation_options
def eval_run(suites: tuple[Path, ...], systems: tuple[str, ...], **how: Any) -> int:
    """Measure systems on SUITE folders, all on the same queries.

    With --report, a run that was interrupted goes on where it was.
    """
    from service.commands.evaluate import run_suites

    return run_suites(suites, systems, **how)


@evaluation.command("compare")
@click.argument("old", type=FOLDER, metavar="A")
@click.argument("new", type=FOLDER, metavar="B")
@as_json
def eval_compare(old: Path, new: Path, as_json: bool) -> int:
    """Say what changed from report folder A to B, whether it is luck, and which queries flipped."""
    from service.commands.evaluate import compare

    return compare(old, new, as_json)


@evaluation.command("gate")
@click.option("--record", "release", metavar="VERSION", help="Record a release instead.")
@click.option("--system", "systems", multiple=True, metavar="NAME",
              help="Measure only these; without it all of them.")  # fmt: skip
@evaluation_options
@as_json
def eval_gate(release: str | None, systems: tuple[str, ...], as_json: bool, **how: Any) -> int:
    """Measure the suites that ship and fail where the last release was significantly better."""
    from service.commands.evaluate import gate

    return gate(release, systems, as_json, **how)


@evaluation.command("fairness")
@click.argument("suite", type=FOLDER)
@click.option("--json", "json_file", type=FOLDER, metavar="FILE",
              help="Write the figures as JSON; - is stdout.")  # fmt: skip
@evaluation_options
def eval_fairness(suite: Path, json_file: Path | None, **how: Any) -> int:
    """Swap names and other attributes in the resumes of a SUITE and see what moves."""
    from service.commands.evaluate import fairness

    return fairness(suite, json_file, **how)


@evaluation.command("stability")
@click.argument("suite", type=FOLDER)
@click.option("--json", "json_file", type=FOLDER, metavar="FILE",
              help="Write the figures as JSON; - is stdout.")  # fmt: skip
@evaluation_options
def eval_stability(suite: Path, json_file: Path | None, **how: Any) -> int:
    """Change the resumes of a SUITE in ways that should not matter and see what moves."""
    from service.commands.evaluate import stability

    return stability(suite, json_file, **how)


@evaluation.command("from-csv")
@click.argument("file", type=FOLDER)
@click.option("--out", type=FOLDER, required=True, metavar="DIR", help="Where the suite goes.")
@click.option("--query", required=True, metavar="COLUMN", help="Column of the query's id.")
@click.option("--entry", required=True, metavar="COLUMN", help="Column of the job's id.")
@click.option("--title", required=True, metavar="COLUMN", help="Column of the job's title.")
@click.option("--text", metavar="COLUMN", help="Column of the job's description.")
@click.option("--outcome", metavar="COLUMN",
              help="Column of what came of it; without it every row counts as right.")  # fmt: skip
@click.option("--query-text", metavar="COLUMN", help="Column of the query's text.")
@click.option("--query-file", metavar="COLUMN",
              help="Column of the resume's file, relative to FILE.")  # fmt: skip
@click.option("--grade", "grades", multiple=True, metavar="WORD=N",
              help="What an outcome is worth, 0 to 3; may be given several times.")  # fmt: skip
@click.option("--fewest", type=click.IntRange(1), default=1, show_default=True, metavar="N",
              help="How many right events a pair needs to count.")  # fmt: skip
@click.option("--task", default="resumes", show_default=True, metavar="TASK",
              help="titles, skills, resumes or candidates.")  # fmt: skip
@click.option("--name", default="my-board", show_default=True, help="The suite's name.")
@click.option("--force", is_flag=True, help="Replace a folder that is not empty.")
@as_json
def eval_from_csv(file: Path, out: Path, as_json: bool, **how: Any) -> int:
    """Make a suite of a board's clicks or decisions in a CSV FILE."""
    from service.commands.evaluate import from_csv

    return from_csv(file, out, as_json, **how)


@matcher.command()
@click.argument("files", nargs=-1, type=FOLDER, metavar="[PDF|DIR]...")
@click.option("--repeats", type=click.IntRange(1), default=3, show_default=True, metavar="N",
              help="Starts of each program.")  # fmt: skip
@click.option("--reference/--no-reference", default=True, help="Measure the usual pipeline too.")
@click.option("--reference-python", metavar="PATH",
              help="An interpreter that has the packages of the usual pipeline.")  # fmt: skip
@click.option("--linking", is_flag=True, help="Measure skill linking too; needs the eval extra.")
@click.option("--names", metavar="FILE", type=click.Path(path_type=Path),
              help="Link these names, one per line, and not those that ship.")  # fmt: skip
@as_json
def bench(files: tuple[Path, ...], as_json: bool, **how: Any) -> int:
    """Measure speed, memory and repeatability on PDFs or a folder of them, or the examples."""
    from service.commands.evaluate import run_bench

    return run_bench(files, as_json, **how)


@matcher.command(cls=WithSettings)
@click.option("--host", help="Address to listen on; default from MATCHER_HOST.")
@click.option("--port", type=click.IntRange(0, 65535), help="Port; default from MATCHER_PORT.")
@as_json
def serve(host: str | None, port: int | None, as_json: bool) -> int:
    """Serve the page and the HTTP API."""
    from dataclasses import replace

    from service.settings import from_environment

    with reported(as_json):
        settings = from_environment()
        settings = replace(
            settings,
            host=settings.host if host is None else host,
            port=settings.port if port is None else port,
        )
        from service.commands.serve import serve as run

        return run(settings, as_json)


def main(argv: list[str] | None = None) -> int:
    """Run the command line and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")
    try:
        code = matcher.main(argv, prog_name="matcher", standalone_mode=False)
        sys.stdout.flush()
    except Failed:
        return 1
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        return _closed_pipe()
    except SystemExit as leaving:
        return leaving.code if isinstance(leaving.code, int) else 1
    return code if isinstance(code, int) else 0


def _closed_pipe() -> int:
    """Leave quietly when whoever read our output has gone."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 1


if __name__ == "__main__":
    sys.exit(main())
