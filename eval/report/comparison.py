"""A comparison of two runs, for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from rich.table import Table

from eval.compare import Comparison, Flip
from eval.significance import Difference

MOST_FLIPS = 30


def render(found: Comparison) -> Iterator[Table | str]:
    """Yield what to print: changes, queries that flipped, and what could not be compared."""
    if found.changes:
        yield _changes(found)
    else:
        yield f"{found.old} and {found.new} share no system on a suite; nothing to compare."
    if found.flips:
        yield _flips(found.flips)
    for note in found.notes:
        yield f"Note: {note}"


def verdict(item: Difference) -> str:
    """Say in a word or two what a change is."""
    if not item.significant:
        return "no clear change"
    return "worse" if item.is_worse else "better"


def _changes(found: Comparison) -> Table:
    table = Table(title=f"From {found.old} to {found.new}", title_justify="left")
    table.add_column("suite", overflow="fold")
    table.add_column("system", overflow="fold")
    for name in ("measure", "before", "after", "change (95 %)", "p, Holm", "queries", "verdict"):
        table.add_column(name)
    for item in found.changes:
        table.add_row(
            item.suite, item.system, item.measure, f"{item.before:.3f}", f"{item.after:.3f}",
            f"{item.change:+.3f} ({item.low:+.3f} to {item.high:+.3f})", f"{item.p_holm:.4f}",
            f"{item.better} better, {item.worse} worse of {item.queries}", verdict(item),
        )  # fmt: skip
    return table


def _flips(flips: tuple[Flip, ...]) -> Table:
    gained = sum(flip.gained for flip in flips)
    title = f"First answers that flipped: {gained} now right, {len(flips) - gained} now wrong"
    if len(flips) > MOST_FLIPS:
        title += f" (the first {MOST_FLIPS}; all with --json)"
    table = Table(title=title, title_justify="left")
    for name in ("suite", "system", "query", "right", "rank", "answer before", "answer now"):
        table.add_column(name, overflow="fold")
    for flip in flips[:MOST_FLIPS]:
        table.add_row(
            flip.suite, flip.system, flip.query, flip.label,
            f"{flip.rank_before or '–'} → {flip.rank_after or '–'}",
            flip.answer_before or "–", flip.answer_after or "–",
        )  # fmt: skip
    return table
