"""How the command line talks: data on stdout, words on stderr, failures in one shape."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from service.failure import Failure, failure_of

if TYPE_CHECKING:
    from rich.console import Console

PIPE_WIDTH = 120
MANY_TEXTS = 5000
"""About ten seconds of encoding; ours has fewer."""


class Failed(Exception):
    """The command failed and has said so; nothing is left but the exit code."""


@contextmanager
def reported(as_json: bool, file: str | None = None) -> Iterator[None]:
    """Tell a typed failure, on stderr or as a JSON line, and leave as `Failed`."""
    try:
        yield
    except Exception as error:
        failure = failure_of(error)
        if failure is None:
            raise
        if as_json:
            print_json(error_line(failure, file))
        else:
            complain(failure)
        raise Failed from error


def error_line(failure: Failure, file: str | None = None) -> dict[str, Any]:
    """Return the error shape, with the name of the file that it is about."""
    about = {} if file is None else {"resume": {"file": file}}
    return {**about, "error": failure.as_dict()}


def complain(failure: Failure) -> None:
    """Write a failure on stderr."""
    print(f"matcher: {failure.message}", file=sys.stderr)
    if failure.detail:
        print(failure.detail, file=sys.stderr)


def encoding(texts: int) -> None:
    """Say on stderr that a large catalogue is being encoded, so that nobody wonders."""
    if texts >= MANY_TEXTS:
        told = f"matcher: encoding {texts:,} texts of the catalogue; this is done once"
        print(told, file=sys.stderr, flush=True)


def print_json(value: Any) -> None:
    """Write a value as one line of JSON, at once."""
    encoding = (sys.stdout.encoding or "").lower().replace("-", "")
    line = json.dumps(value, ensure_ascii=encoding != "utf8", allow_nan=False)
    print(line, flush=True)


def console() -> Console:
    """Return the console that tables are written to; wide where it is no terminal."""
    from rich.console import Console

    width = None if sys.stdout.isatty() or "COLUMNS" in os.environ else PIPE_WIDTH
    return Console(highlight=False, width=width)
