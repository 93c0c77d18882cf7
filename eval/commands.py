"""What the subcommands of `matcher eval` do, from folders to reports."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from eval.compare import Comparison, compare
from eval.errors import EvalError
from eval.outcome_files import read_outcomes
from eval.releases import (
    Release,
    newest_release,
    record,
    regressions,
    shipped_suites,
    since,
)
from eval.report.markdown import as_markdown
from eval.report.model import Report
from eval.report.page import as_html
from eval.result import Outcome, as_json
from eval.run import Asking, run_suites
from eval.significance import against, as_dicts

AUDITS = ("fairness", "stability")


def run_command(
    suites: Sequence[Path],
    systems: Sequence[str] = (),
    asking: Asking | None = None,
    json_file: Path | None = None,
) -> Report:
    """Evaluate and write what was asked for: JSON, and a report folder."""
    asking = asking or Asking()
    outcomes, notes = run_suites(suites, systems, asking)
    report = make_report(outcomes, notes, newest_release(), asking.report)
    if json_file is not None:
        json_file.parent.mkdir(parents=True, exist_ok=True)
        json_file.write_text(as_json([item.result for item in outcomes]), encoding="utf-8")
    if asking.report is not None:
        write_report(asking.report, report)
    return report


def gate_command(
    asking: Asking,
    systems: Sequence[str] = (),
    release: str | None = None,
    suites: Sequence[Path] | None = None,
) -> Report:
    """Measure the suites that ship; with `release` record them, else compare with the newest one.

    The report is written first. EvalError `regression` when a measure fell significantly, or when
    nothing is recorded to compare with.
    """
    before = newest_release()
    report = run_command(shipped_suites() if suites is None else suites, systems, asking)
    if release is not None:
        record(release, report.outcomes, date.today())
        return report
    if before is None:
        raise EvalError(
            "regression", "no release is recorded; `matcher eval gate --record VERSION` records one"
        )
    fallen = regressions(before, report.outcomes)
    if fallen:
        raise EvalError(
            "regression", f"below release {before.version}:\n" + "\n".join(f"  {x}" for x in fallen)
        )
    return report


def compare_command(old: Path, new: Path) -> Comparison:
    """Compare two report folders, or recorded releases; EvalError when one holds no outcomes."""
    names = (old.name, new.name) if old.name != new.name else (str(old), str(new))
    return compare(read_outcomes(old), read_outcomes(new), *names)


def make_report(
    outcomes: Sequence[Outcome], notes: Sequence[str], release: Release | None, folder: Path | None
) -> Report:
    """Put together all that a report shows; audits are taken from its folder."""
    suites = {item.result.suite for item in outcomes}
    known = release is not None and any(x.result.suite in suites for x in release.outcomes)
    return Report(
        outcomes=tuple(outcomes),
        differences=tuple(against(outcomes)),
        release=release.version if release and known else "",
        changes=tuple(since(release, outcomes)) if release and known else (),
        audits=_audits(folder),
        notes=tuple(notes),
    )


def write_report(folder: Path, report: Report) -> None:
    """Write `report.html`, `report.md`, `results.json` and `differences.json` into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    results = [item.result for item in report.outcomes]
    texts = {
        "results.json": as_json(results),
        "differences.json": json.dumps({
            "release": report.release,
            "against_matcher": as_dicts(report.differences),
            "since_release": as_dicts(report.changes),
            "notes": report.notes,
        }, indent=2) + "\n",
        "report.md": as_markdown(report),
        "report.html": as_html(report),
    }  # fmt: skip
    for name, text in texts.items():
        (folder / name).write_text(text, encoding="utf-8")


def _audits(folder: Path | None) -> dict[str, Any]:
    found = {}
    for name in AUDITS:
        file = None if folder is None else folder / f"{name}.json"
        if file is not None and file.is_file():
            try:
                found[name] = json.loads(file.read_text(encoding="utf-8"))
            except ValueError:
                raise EvalError(
                    "bad_report", f"{file} is no JSON; delete it or run the audit again"
                ) from None
    return found
