"""Recorded releases: what each version scored on the suites that ship, query by query.

A release is a folder `eval/releases/VERSION` with the outcomes of the matcher; the newest is what
the gate compares with. `eval/RESULTS.md` has a row for each.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from eval.errors import EvalError
from eval.outcome_files import read_outcomes, write_outcome
from eval.result import Outcome
from eval.significance import Difference, changes

HERE = Path(__file__).resolve().parent
RELEASES = HERE / "releases"
RESULTS = HERE / "RESULTS.md"
SUITES = HERE / "suites"
GATED = "matcher"
TITLE = """# Results by release

What the matcher scored on the suites in `eval/suites`: main measure, 95 % interval. A row is
written by `matcher eval gate --record VERSION`. Queries one by one: `eval/releases`.
"""


@dataclass(frozen=True, slots=True)
class Release:
    """A recorded version."""

    version: str
    outcomes: tuple[Outcome, ...]


def shipped_suites() -> list[Path]:
    """Return the folders of the suites that ship."""
    return sorted(path.parent for path in SUITES.glob("*/suite.toml"))


def newest_release(folder: Path = RELEASES) -> Release | None:
    """Return the newest release; None when none is recorded, EvalError when it is damaged."""
    names = [path.name for path in folder.iterdir() if path.is_dir()] if folder.is_dir() else []
    if not names:
        return None
    version = max(names, key=_order)
    return Release(version, tuple(read_outcomes(folder / version)))


def regressions(release: Release, now: Sequence[Outcome]) -> list[str]:
    """Say what is significantly worse than in a release, or missing; nothing when all is well."""
    here = {item.result.suite: item for item in now if item.result.system == GATED}
    found = [
        f"{item.result.suite}: recorded in {release.version} and not measured now"
        for item in release.outcomes
        if item.result.suite not in here
    ]
    return found + [describe(item) for item in since(release, now) if is_regression(item)]


def since(release: Release, now: Sequence[Outcome]) -> list[Difference]:
    """Compare the matcher with a release, by every measure that counts."""
    mine = [item for item in now if item.result.system == GATED]
    return changes(release.outcomes, mine, release.version, "now")


def is_regression(item: Difference) -> bool:
    """Whether a change is for the worse and more than luck."""
    return item.is_worse and item.significant


def describe(item: Difference) -> str:
    """Put a change into words."""
    return (
        f"{item.suite}: {item.measure} {item.before:.3f} to {item.after:.3f} "
        f"({item.low:+.3f} to {item.high:+.3f}, p {item.p_holm:.4f}, {item.worse} of "
        f"{item.queries} queries worse, {item.better} better)"
    )


def record(
    version: str, now: Sequence[Outcome], day: date, releases: Path = RELEASES,
    results: Path = RESULTS,
) -> Path:  # fmt: skip
    """Record what was measured as a release, with its row; EvalError for a bad name."""
    if not re.fullmatch(r"\d+\.\d+\.\d+([a-z]+\d+)?", version):
        raise EvalError("bad_arguments", f"{version!r} is no version; expected one like 0.2.0")
    mine = [item for item in now if item.result.system == GATED]
    if not mine:
        raise EvalError("bad_arguments", f"there is no outcome of {GATED} to record")
    folder = releases / version
    shutil.rmtree(folder, ignore_errors=True)
    for item in mine:
        write_outcome(folder, item)
    _write_row(results, version, day, mine)
    return folder


def _write_row(file: Path, version: str, day: date, mine: Sequence[Outcome]) -> None:
    """Rewrite the table: columns are the suites of all rows, one row per version."""
    rows = _rows(file)
    cells = {"release": version, "date": day.isoformat()}
    for item in mine:
        result = item.result
        low, high = result.confidence[result.main]
        cells[f"{result.suite} {result.main}"] = (
            f"{result.metrics[result.main]:.3f} ({low:.3f} to {high:.3f})"
        )
    rows = [row for row in rows if row["release"] != version]
    rows.insert(0, cells)
    columns = list(dict.fromkeys(name for row in rows for name in row))
    lines = [TITLE, _line(columns), _line(["---"] * len(columns))]
    lines += [_line([row.get(name, "") for name in columns]) for row in rows]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")


def _rows(file: Path) -> list[dict[str, str]]:
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    table = [line for line in lines if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in table]
    return [dict(zip(cells[0], row, strict=True)) for row in cells[2:]]


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join(cells) + " |"


def _order(version: str) -> tuple[tuple[int, ...], str]:
    numbers = re.match(r"[\d.]+", version)
    return tuple(int(part) for part in numbers[0].strip(".").split(".")) if numbers else (), version
