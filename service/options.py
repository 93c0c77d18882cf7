"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from service.dates import parse_as_of

Command = TypeVar("Command", bound=Callable[..., Any])
FOLDER = click.Path(path_type=Path)
MOST_ROLES = 1000


class Day(click.ParamType[date]):
    """A date as an option."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Read the date, or complain about the usage."""
        try:
            return value if isinstance(value, date) else parse_as_of(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


def as_json(command: Command) -> Command:
    """Add the option --json."""
    return click.option("--json", "as_json", is_flag=True, help="Print JSON, one line.")(command)


def catalogue_folder(command: Command) -> Command:
    """Add the option --catalogue."""
    return click.option(
        "--catalogue", type=FOLDER, metavar="DIR", help="Use this catalogue, not the shipped one."
    )(command)


def as_of_day(command: Command) -> Command:
    """Add the option --as-of."""
    return click.option(
        "--as-of", type=Day(), metavar="DATE",
        help="The day that 'present' in the resume means, as YYYY-MM-DD; today if not given.",
    )(command)  # fmt: skip


def model_name(command: Command) -> Command:
    """Add the option --model."""
    return click.option("--model", metavar="NAME", help="Use this model, not the shipped one.")(
        command
    )


def index_folder(command: Command) -> Command:
    """Add the option --index."""
    return click.option(
        "--index", type=FOLDER, metavar="DIR",
        help="Use this index, which must fit, not the one that is kept and rebuilt.",
    )(command)  # fmt: skip


def place_options(command: Command) -> Command:
    """Add the argument SOURCE and the option --out."""
    out = click.option("--out", type=FOLDER, metavar="DIR", required=True,
                       help="Where the catalogue goes.")  # fmt: skip
    return click.argument("source", type=FOLDER)(out(command))


def version_option(command: Command) -> Command:
    """Add the option --source-version."""
    return click.option(
        "--source-version", "version", default="", metavar="TEXT",
        help="Version of the source; without it, what its name tells.",
    )(command)  # fmt: skip


def evaluation_options(command: Command) -> Command:
    """Add the options --report, --limit and --cache."""
    for option in (
        click.option("--cache", type=FOLDER, metavar="DIR",
                     help="Keep what was read and encoded here, not in the cache folder."),
        click.option("--limit", type=click.IntRange(1), metavar="N",
                     help="Ask only N queries of a suite."),
        click.option("--report", type=FOLDER, metavar="DIR", help="Write a report for people."),
    ):  # fmt: skip
        command = option(command)
    return command


class WithSettings(click.Command):
    """A command whose help ends with the list of settings."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Write the settings and their defaults."""
        from service.settings import described

        with formatter.section("Settings, from environment variables"):
            formatter.write_dl(
                [(name, f"{text} [{default or 'unset'}]") for name, default, text in described()]
            )
