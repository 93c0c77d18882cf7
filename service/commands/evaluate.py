"""`matcher eval run` and `matcher bench`; the only place that knows of `eval`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from service.failure import Failure
from service.output import console, print_json, reported

STDOUT = Path("-")


def run_suites(
    suites: Sequence[Path],
    systems: Sequence[str],
    json_file: Path | None,
    report: Path | None,
    limit: int | None,
) -> int:
    """Evaluate systems on suites; a table for people, or JSON where `json_file` is `-`."""
    with reported(json_file == STDOUT), typed():
        from eval.result import as_json, as_table
        from eval.run import run_command

        written = None if json_file == STDOUT else json_file
        results = run_command(suites, systems, written, report, limit)
    if json_file == STDOUT:
        sys.stdout.write(as_json(results))
    else:
        console().print(as_table(results))
    return 0


def run_bench(
    files: Sequence[Path],
    as_json: bool,
    repeats: int,
    reference: bool,
    reference_python: str | None,
) -> int:
    """Measure on files and the PDFs of folders."""
    with reported(as_json), typed():
        from eval.bench import bench, find_files
        from eval.bench_report import as_dict, render

        named = [pdf for path in files for pdf in (find_files(path) if path.is_dir() else [path])]
        found = bench(named, repeats, reference, reference_python)
    if as_json:
        print_json(as_dict(found))
    else:
        print(render(found))
    return 0


@contextmanager
def typed() -> Iterator[None]:
    """Turn the errors of evaluation into failures."""
    from eval.errors import EvalError

    try:
        yield
    except EvalError as error:
        raise Failure(error.code, error.message) from error
