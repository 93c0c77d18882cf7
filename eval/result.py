"""The outcome of one system on one suite, and its forms: JSON, a table, a report."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.table import Column, Table

SHOWN = ("MRR", "MAP", "nDCG@10", "P@1", "R@5", "R@10", "RP@5", "RP@10", "success@3")
IN_TERMINAL = ("MAP", "nDCG@10", "P@1", "success@3", "RP@5")


@dataclass(frozen=True, slots=True)
class Result:
    """Measures of a system on a suite, each with its 95 % interval.

    `queries` counts what was asked, `unreadable` those whose resume could not be read (they score
    zero), `seconds` is preparing and ranking, without reading resumes.
    """

    suite: str
    task: str
    system: str
    versions: Mapping[str, str]
    metrics: Mapping[str, float]
    confidence: Mapping[str, tuple[float, float]]
    queries: int
    unreadable: int
    seconds: float


def as_json(results: Sequence[Result]) -> str:
    """Return one object, or a list when there are several results."""
    objects: list[dict[str, Any]] = [asdict(result) for result in results]
    return json.dumps(objects[0] if len(objects) == 1 else objects, indent=2) + "\n"


def as_table(results: Sequence[Result]) -> Table:
    """Return a table for a terminal: the main measures, MRR with its interval; the rest is JSON."""
    names = (Column("suite", overflow="fold"), Column("system", overflow="fold"))
    table = Table(*names, "queries", "MRR", *IN_TERMINAL, "s", box=None, padding=(0, 2, 0, 0))
    for result in results:
        low, high = result.confidence["MRR"]
        mrr = f"{result.metrics['MRR']:.3f} ({low:.3f} to {high:.3f})"
        cells = (f"{result.metrics[name]:.3f}" for name in IN_TERMINAL)
        table.add_row(
            result.suite, result.system, _asked(result), mrr, *cells, f"{result.seconds:.0f}"
        )
    return table


def as_markdown(results: Sequence[Result]) -> str:
    """Return a report in Markdown; the interval stands beside each mean."""
    head = ("suite", "system", "queries", *SHOWN, "seconds")
    rows = [head, ("---",) * len(head), *(_cells(result) for result in results)]
    lines = ["# Evaluation", "", *("| " + " | ".join(row) + " |" for row in rows), ""]
    lines += ["Means over queries with their 95 % bootstrap intervals.", ""]
    for result in results:
        versions = ", ".join(f"{name} {value}" for name, value in sorted(result.versions.items()))
        missed = f"; {result.unreadable} could not be read" if result.unreadable else ""
        lines.append(f"- {result.suite}, {result.system}: {versions or 'no versions'}{missed}")
    return "\n".join(lines) + "\n"


def write(results: Sequence[Result], json_path: Path | None, report: Path | None) -> None:
    """Write the JSON file, and `report.md` with `results.json` into the report folder."""
    if json_path is not None:
        json_path.parent.mkdir(parents=True, exist_ok=True)
        json_path.write_text(as_json(results), encoding="utf-8")
    if report is not None:
        report.mkdir(parents=True, exist_ok=True)
        (report / "report.md").write_text(as_markdown(results), encoding="utf-8")
        (report / "results.json").write_text(as_json(results), encoding="utf-8")


def _cells(result: Result) -> tuple[str, ...]:
    def cell(name: str) -> str:
        low, high = result.confidence[name]
        return f"{result.metrics[name]:.3f}<br>{low:.3f} to {high:.3f}"

    cells = (cell(name) for name in SHOWN)
    return (result.suite, result.system, _asked(result), *cells, f"{result.seconds:.1f}")


def _asked(result: Result) -> str:
    return f"{result.queries}" + (f" ({result.unreadable} unread)" if result.unreadable else "")
