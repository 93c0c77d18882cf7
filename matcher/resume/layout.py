"""From runs to lines in reading order: rows and columns.

Runs become rows, and a page is cut into columns where a gutter runs through dense text on both
sides. Dates set off to the right of a title, and labels set off to the left of their values, stay
in one row with them.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from statistics import median

from matcher.resume.glyphs import RUN_GAP, SAME_ROW, Glyph, Run, runs_of

DENSE = 2.6
"""A column's lines follow each other within this many letter heights."""
FEWEST_LINES = 4
"""A column has at least so many lines."""
SHORT_TAIL = 0.35
"""The left side may outlast the right one by this share of its lines before it is a column."""
LABEL = 22
"""A column of shorter texts than this, each beside a line, is labels or dates, not a column."""


def read_lines(glyphs: Iterable[Glyph]) -> list[Run]:
    """Return the lines of a page in reading order, columns one after the other."""
    runs = [run for run in runs_of(glyphs) if run.text]
    return [line for block in blocks_of(runs) for line in rows_of(block)]


def rows_of(runs: Sequence[Run]) -> list[Run]:
    """Join runs of one row, from left to right; rows from top to bottom."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda item: (item.bottom, item.left)):
        if rows and _same_row(rows[-1][0], run):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_joined(sorted(row, key=lambda item: item.left)) for row in rows]


def _same_row(first: Run, second: Run) -> bool:
    return abs(first.bottom - second.bottom) < SAME_ROW * min(first.height, second.height)


def _joined(row: Sequence[Run]) -> Run:
    parts = [row[0].text]
    for before, run in pairwise(row):
        parts.append("   " if run.left - before.right > RUN_GAP * run.height else " ")
        parts.append(run.text)
    return Run(
        "".join(parts),
        row[0].left,
        min(run.top for run in row),
        max(run.right for run in row),
        max(run.bottom for run in row),
    )


def blocks_of(runs: Sequence[Run]) -> list[list[Run]]:
    """Cut into blocks in reading order; a block's rows may be read from edge to edge."""
    cut = _best_cut(runs)
    if cut is None:
        return [list(runs)] if runs else []
    gutter, top, bottom = cut
    above = [run for run in runs if run.bottom <= top]
    below = [run for run in runs if run.top >= bottom]
    outside = {id(run) for run in (*above, *below)}
    inside = [run for run in runs if id(run) not in outside]
    left = [run for run in inside if run.right <= gutter]
    right = [run for run in inside if run.right > gutter]
    return [block for part in (above, left, right, below) for block in blocks_of(part)]


def _best_cut(runs: Sequence[Run]) -> tuple[float, float, float] | None:
    """Return the gutter with the most text beside it as (x, top, bottom), or None."""
    best: tuple[float, float, float] | None = None
    most = 0
    for gutter in sorted({round(run.left, 0) for run in runs}):
        x = gutter - 2.0
        for stretch in _stretches(runs, x):
            left = [run for run in stretch if run.right <= x]
            right = [run for run in stretch if run.left >= x]
            lines = min(len(left), len(right))
            if lines > most and _is_columns(left, right):
                most = lines
                best = (x, *_extent(stretch, left, right, runs))
    return best


def _stretches(runs: Sequence[Run], x: float) -> list[list[Run]]:
    """Return the stretches of the page that no run crosses at x, as lists of runs."""
    stretches: list[list[Run]] = [[]]
    for run in sorted(runs, key=lambda item: (item.top, item.left)):
        if run.left < x - 1 and run.right > x:
            stretches.append([])
        else:
            stretches[-1].append(run)
    return [stretch for stretch in stretches if len(stretch) >= 2 * FEWEST_LINES]


def _is_columns(left: Sequence[Run], right: Sequence[Run]) -> bool:
    """Tell two columns of text from labels with values and from titles with dates."""
    if len(left) < FEWEST_LINES or len(right) < FEWEST_LINES:
        return False
    if not (_is_dense(left) and _is_dense(right)):
        return False
    fewer, more = sorted((left, right), key=len)
    beside = sum(any(_same_row(run, other) for other in more) for run in fewer)
    narrow = min(median(len(run.text) for run in side) for side in (left, right))
    return not (beside >= 0.85 * len(fewer) and narrow <= LABEL)


def _is_dense(runs: Sequence[Run]) -> bool:
    tops = sorted({round(run.top) for run in runs})
    height = median(run.height for run in runs)
    steps = [after - before for before, after in pairwise(tops)]
    return bool(steps) and median(steps) <= DENSE * height


def _extent(
    stretch: Sequence[Run], left: Sequence[Run], right: Sequence[Run], runs: Sequence[Run]
) -> tuple[float, float]:
    """Return top and bottom of the columns.

    Where a line from edge to edge follows, a short tail of the left side alone belongs to it.
    """
    top = min(run.top for run in stretch)
    bottom = max(run.bottom for run in stretch)
    end_of_right = max(run.bottom for run in right)
    tail = [run for run in left if run.top >= end_of_right]
    goes_on = any(run.top >= bottom - 1 for run in runs)
    if goes_on and 0 < len(tail) <= SHORT_TAIL * len(left):
        bottom = end_of_right
    return top, bottom
