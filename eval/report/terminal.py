"""Results as a table for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from eval.report.words import interval
from eval.result import Result

SHOWN = ("MRR", "MAP", "nDCG@10", "success@1")


def as_table(results: Sequence[Result]) -> Table:
    """Return a row per result: the suite's main measure with its interval, and a few more."""
    table = Table()
    for name in ("suite", "system"):
        table.add_column(name, overflow="fold")
    for name in ("queries", "main measure, 95 %", *SHOWN, "ms, p50", "s"):
        table.add_column(name, justify="right")
    for result in results:
        unread = f" ({result.unreadable} unread)" if result.unreadable else ""
        table.add_row(
            result.suite, result.system, f"{result.queries}{unread}",
            f"{result.main} {interval(result, result.main)}",
            *(f"{result.metrics[name]:.3f}" for name in SHOWN),
            f"{result.latency_ms['p50']:.0f}" if result.latency_ms else "",
            f"{result.seconds:.0f}",
        )  # fmt: skip
    return table
