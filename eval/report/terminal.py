"""Results as a table for a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from eval.report.words import interval
from eval.result import Result

SHOWN = ("MRR", "success@1")


def as_table(results: Sequence[Result]) -> Table:
    """Return a row per result: the suite's main measure with its interval, and a few more."""
    table = Table()
    table.add_column("suite", overflow="fold")
    table.add_column("system", overflow="fold", min_width=22)
    table.add_column("queries", justify="right")
    table.add_column("main measure, 95 %", justify="right", min_width=26)
    for name in (*SHOWN, "p50 ms", "s"):
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
