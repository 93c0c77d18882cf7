"""`matcher eval` and `matcher bench`; the only place that knows of `eval`."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from service.failure import Failure
from service.output import console, print_json, reported

STDOUT = Path("-")


def run_suites(
    suites: Sequence[Path],
    systems: Sequence[str],
    task: str | None,
    json_file: Path | None,
    report: Path | None,
    limit: int | None,
    cache: Path | None,
) -> int:
    """Evaluate systems on suites; a table for people, or JSON where `json_file` is `-`."""
    with reported(json_file == STDOUT), typed():
        from eval.commands import run_command
        from eval.report.terminal import as_table
        from eval.result import as_json
        from eval.run import Asking

        asking = Asking(limit, task, report, cache)
        found = run_command(suites, systems, asking, _written(json_file))
    results = [outcome.result for outcome in found.outcomes]
    for note in found.notes:
        print(note, file=sys.stderr)
    if json_file == STDOUT:
        sys.stdout.write(as_json(results))
        return 0
    console().print(as_table(results))
    if report is not None:
        print(f"The report is {report / 'report.html'}")
    return 0


def compare(old: Path, new: Path, as_json: bool) -> int:
    """Compare two report folders."""
    with reported(as_json), typed():
        from eval.commands import compare_command
        from eval.compare import as_dict
        from eval.report.comparison import render

        found = compare_command(old, new)
    if as_json:
        print_json(as_dict(found))
    else:
        for part in render(found):
            console().print(part)
    return 0


def gate(
    release: str | None,
    systems: Sequence[str],
    as_json: bool,
    report: Path | None,
    limit: int | None,
    cache: Path | None,
) -> int:
    """Compare with the last release, or record one; a failure where something fell."""
    with reported(as_json), typed():
        from eval.commands import gate_command
        from eval.report.terminal import as_table
        from eval.run import Asking
        from eval.significance import as_dicts

        found = gate_command(Asking(limit, None, report, cache), systems, release)
    for note in found.notes:
        print(note, file=sys.stderr)
    if as_json:
        print_json({"release": release or found.release, "changes": as_dicts(found.changes)})
        return 0
    console().print(as_table([outcome.result for outcome in found.outcomes]))
    print(f"Recorded as {release}." if release else f"Not below release {found.release}.")
    return 0


def fairness(
    suite: Path, json_file: Path | None, report: Path | None, limit: int | None, cache: Path | None
) -> int:
    """Audit a suite for fairness; exit code 1 when a check fails."""
    from eval.fairness import command

    audit, as_json, as_table = command.fairness_command, command.as_json, command.as_table
    with reported(json_file == STDOUT), typed():
        found = audit(suite, report, _written(json_file), limit, cache)
    return _tell(found.passed, as_json(found), as_table(found), json_file)


def stability(
    suite: Path, json_file: Path | None, report: Path | None, limit: int | None, cache: Path | None
) -> int:
    """Check a suite for stability; exit code 1 when a check fails."""
    from eval.stability import command

    audit, as_json, as_table = command.stability_command, command.as_json, command.as_table
    with reported(json_file == STDOUT), typed():
        found = audit(suite, report, _written(json_file), limit, cache)
    return _tell(found.passed, as_json(found), as_table(found), json_file)


def from_csv(file: Path, out: Path, as_json: bool, grades: Sequence[str], **how: Any) -> int:
    """Convert a CSV into a suite folder."""
    from dataclasses import asdict

    with reported(as_json), typed():
        from eval.from_csv import Columns, Options, from_csv_command

        options = Options(
            how.pop("task"), how.pop("name"), dict(map(_worth, grades)), how.pop("fewest"),
            how.pop("force"),
        )  # fmt: skip
        found = from_csv_command(file, out, Columns(**how), options)
    if as_json:
        print_json(asdict(found))
        return 0
    worth = ", ".join(f"{count} of grade {grade}" for grade, count in found.judgements.items())
    print(
        f"{found.folder}: {found.queries} queries, {found.entries} entries, {worth}\n"
        f"from {found.rows} rows; {found.left_out} queries without a right answer are left out"
    )
    if found.hashed:
        print(f"{found.hashed} ids held an e-mail address and were replaced by a hash")
    return 0


def _worth(text: str) -> tuple[str, int]:
    """Read WORD=N."""
    word, _, grade = text.rpartition("=")
    if not word or grade not in ("0", "1", "2", "3"):
        raise Failure("bad_arguments", f"--grade {text!r}: expected WORD=N with N from 0 to 3")
    return word.strip().lower(), int(grade)


def _tell(passed: bool, as_json: str, table: Any, json_file: Path | None) -> int:
    if json_file == STDOUT:
        sys.stdout.write(as_json)
    else:
        console().print(table)
    return 0 if passed else 1


def run_bench(
    files: Sequence[Path],
    as_json: bool,
    repeats: int,
    reference: bool,
    reference_python: str | None,
    linking: bool = False,
    names: Path | None = None,
) -> int:
    """Measure on files and the PDFs of folders."""
    with reported(as_json), typed():
        from dataclasses import replace

        from eval.bench import bench, find_files
        from eval.bench_linking import bench_linking
        from eval.bench_report import as_dict, render

        named = [pdf for path in files for pdf in (find_files(path) if path.is_dir() else [path])]
        found = bench(named, repeats, reference, reference_python)
        if linking:
            found = replace(
                found, linking=bench_linking(named or find_files(), names, reference_python)
            )
    if as_json:
        print_json(as_dict(found))
    else:
        print(render(found))
    return 0


def _written(json_file: Path | None) -> Path | None:
    return None if json_file == STDOUT else json_file


@contextmanager
def typed() -> Iterator[None]:
    """Turn the errors of evaluation into failures."""
    from eval.errors import EvalError

    try:
        yield
    except EvalError as error:
        raise Failure(error.code, error.message) from error
