"""Columns of a page: where a gutter parts two flows of text, and where it only parts a row.

Dates and places set off beside a title, and labels beside their values, stay in one row with them.
Two sides are columns when their rows stand at heights of their own, or when each has its headings
or its lists.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from matcher.resume.characters import BULLET
from matcher.resume.glyphs import Run
from matcher.resume.pieces import without_dates
from matcher.resume.places import PLACE
from matcher.resume.rows import rows_of, same_row
from matcher.resume.sections import kind_of_heading

FEWEST_ROWS = 2
"""A column has at least so many rows."""
NARROWEST = 4.0
"""A gutter is at least so many points wide."""
DENSE = 2.6
"""Lines of running text follow each other within this many letter heights."""
PART = 0.1
"""Gutters are as long as each other when they differ by less than this share of the page."""
LABEL = 22
"""Shorter texts, each beside a line, are labels or dates."""
BESIDE = 0.85
"""When this share of the rows of a side stand beside rows of the other, the two are one table."""
EXACT = 0.25
"""Rows stand beside each other when their bottoms differ by less than this share of a height."""
DATED = 0.5
"""A side of which this share of rows are dates or places is no column."""
SHORT_REST = 14
"""What a row of dates may hold besides them."""
LISTED = 0.6
"""A side of which this share of rows has bullets is a list."""
SHORT_TAIL = 0.35
"""The left side may outlast the right one by this share of its rows before it is a column."""
MOST_GUTTERS = 80
"""Of more places where runs begin, those where most do are tried."""
MOST_RUNS = 1_500
"""A page of more pieces is no resume; it is read row by row."""


@dataclass(frozen=True, slots=True)
class Cut:
    """A page or a part of it, cut into two columns at `x`, with what stands above and below."""

    x: float
    above: list[Run]
    left: list[Run]
    right: list[Run]
    below: list[Run]


def blocks_of(runs: Sequence[Run]) -> list[list[Run]]:
    """Cut into blocks in reading order; a block's rows may be read from edge to edge."""
    cut = best_cut(runs)
    if cut is None:
        return [list(runs)] if runs else []
    parts = (cut.above, *_inside(cut), cut.below)
    return [block for part in parts for block in blocks_of(part)]


def page_cut(runs: Sequence[Run]) -> Cut | None:
    """Return the cut of a page into two flows of text; headings in a margin are no flow."""
    cut = best_cut(runs)
    if cut is None or _are_margin_headings(rows_of(cut.left), rows_of(cut.right)):
        return None
    return cut


def _inside(cut: Cut) -> list[list[Run]]:
    """Return the columns; headings in a margin are read each before what stands beside it."""
    heads = rows_of(cut.left)
    if not _are_margin_headings(heads, rows_of(cut.right)):
        return [cut.left, cut.right]
    tops = [*(head.top - 0.3 * head.height for head in heads), float("inf")]
    parts = [[run for run in cut.right if run.top < tops[0]]]
    for head, (top, until) in zip(heads, pairwise(tops), strict=True):
        parts += [[head], [run for run in cut.right if top <= run.top < until]]
    return parts


def best_cut(runs: Sequence[Run]) -> Cut | None:
    """Return the cut with the longest gutter, then the most text beside it; None without any."""
    if len(runs) > MOST_RUNS:
        return None
    best: Cut | None = None
    most = (0, 0, 0.0)
    tall = max((run.bottom for run in runs), default=0.0) - min((r.top for r in runs), default=0.0)
    ordered = sorted(runs, key=lambda item: (item.top, item.left))
    for x in _gutters(runs):
        for stretch in _stretches(ordered, x):
            left = [run for run in stretch if run.right <= x]
            right = [run for run in stretch if run.right > x]
            fewer = min(len(left), len(right))
            if fewer < FEWEST_ROWS or _beside(left, right) <= 0:
                continue
            width = min(run.left for run in right) - max(run.right for run in left)
            size = (round(_beside(left, right) / max(PART * tall, 1.0)), fewer, width)
            if size > most and width >= NARROWEST and _are_columns(left, right):
                most, best = size, _cut(runs, x, left, right)
    return best


def _beside(left: Sequence[Run], right: Sequence[Run]) -> float:
    """Return the height over which two sides stand beside each other."""
    top = max(min(run.top for run in side) for side in (left, right))
    return min(max(run.bottom for run in side) for side in (left, right)) - top


def _gutters(runs: Sequence[Run]) -> list[float]:
    """Return where a gutter may be: left of some run, with enough runs on both sides."""
    lefts, rights = sorted(run.left for run in runs), sorted(run.right for run in runs)
    if len(runs) < 2 * FEWEST_ROWS:
        return []
    first, last = rights[FEWEST_ROWS - 1], lefts[-FEWEST_ROWS]
    places = Counter(round(left) - 2.0 for left in lefts)
    able = [x for x in places if first <= x <= last]
    return sorted(sorted(able, key=lambda x: (-places[x], x))[:MOST_GUTTERS])


def _stretches(ordered: Sequence[Run], x: float) -> Iterator[list[Run]]:
    """Yield the stretches of the page that no run crosses at x; `ordered` is from the top down."""
    stretch: list[Run] = []
    for run in ordered:
        if run.left < x - 1 and run.right > x:
            yield stretch
            stretch = []
        else:
            stretch.append(run)
    yield stretch


def _are_columns(left_runs: Sequence[Run], right_runs: Sequence[Run]) -> bool:
    """Tell two columns of text from labels with values and from titles with dates."""
    left, right = _abreast(left_runs, right_runs)
    if min(len(left), len(right)) < FEWEST_ROWS:
        return False
    if _are_margin_headings(left, right):
        return True
    if _is_margin(left, right) or _is_margin(right, left):
        return False
    if _share_beside(left, right) < BESIDE:
        return True
    if (_has_heading(left) and _has_heading(right)) or (_is_list(left) and _is_list(right)):
        return True
    wide = min(median(len(row.text) for row in side) for side in (left, right)) > LABEL
    return wide and _is_dense(left) and _is_dense(right)


def _abreast(left: Sequence[Run], right: Sequence[Run]) -> tuple[list[Run], list[Run]]:
    """Return the rows of two sides from where both have begun to where one ends."""
    top = max(min(run.top for run in side) for side in (left, right)) - 2
    bottom = min(max(run.bottom for run in side) for side in (left, right)) + 2
    first, second = (
        rows_of([run for run in side if run.bottom > top and run.top < bottom])
        for side in (left, right)
    )
    return first, second


def _is_margin(side: Sequence[Run], other: Sequence[Run]) -> bool:
    """Tell whether a side only says when, where or what of the rows beside it."""
    if _has_heading(side):
        return False
    if sum(map(_is_date_or_place, side)) >= DATED * len(side):
        return True
    narrow = median(len(row.text) for row in side) <= LABEL
    beside = sum(any(same_row(row, mate, EXACT) for mate in other) for row in side)
    lists = _is_list(side) and _is_list(other)
    return narrow and beside >= BESIDE * len(side) and not lists


def _is_date_or_place(row: Run) -> bool:
    text = row.text.strip()
    plain = without_dates(text)
    dated = plain != text and len(plain.strip(" ,()|•-–—.")) <= SHORT_REST
    return dated or PLACE.search(text) is not None


def _has_heading(rows: Sequence[Run]) -> bool:
    return any(kind_of_heading(row.text) for row in rows)


def _is_list(rows: Sequence[Run]) -> bool:
    return sum(BULLET.match(row.text) is not None for row in rows) >= LISTED * len(rows)


def _share_beside(left: Sequence[Run], right: Sequence[Run]) -> float:
    """Return which share of the shorter side stands beside a row of the other."""
    fewer, more = sorted((left, right), key=len)
    return sum(any(same_row(row, mate, EXACT) for mate in more) for row in fewer) / len(fewer)


def _are_margin_headings(left: Sequence[Run], right: Sequence[Run]) -> bool:
    """Tell whether the left side holds nothing but headings of what stands beside them."""
    if len(left) < FEWEST_ROWS or len(right) < len(left):
        return False
    heads = [row for row in left if kind_of_heading(row.text)]
    beside = sum(any(same_row(head, row) for row in right) for head in heads)
    return len(heads) == len(left) == beside


def _is_dense(rows: Sequence[Run]) -> bool:
    tops = sorted({round(row.top) for row in rows})
    height = median(row.height for row in rows)
    steps = [after - before for before, after in pairwise(tops)]
    return bool(steps) and median(steps) <= DENSE * height


def _cut(runs: Sequence[Run], x: float, left: Sequence[Run], right: Sequence[Run]) -> Cut:
    top, bottom = _extent(runs, left, right)
    sides = [[run for run in side if run.top >= top - 1 and run.bottom <= bottom + 1]
             for side in (left, right)]  # fmt: skip
    inside = {id(run) for side in sides for run in side}
    outside = [run for run in runs if id(run) not in inside]
    middle = (top + bottom) / 2
    above = [run for run in outside if run.bottom + run.top < 2 * middle]
    below = [run for run in outside if run.bottom + run.top >= 2 * middle]
    return Cut(x, above, sides[0], sides[1], below)


def _extent(runs: Sequence[Run], left: Sequence[Run], right: Sequence[Run]) -> tuple[float, float]:
    """Return top and bottom of the columns.

    Rows from edge to edge above the first headings of both sides stand above the columns. Where a
    line from edge to edge follows, a short tail of the left side alone belongs to it.
    """
    top = min(run.top for run in (*left, *right))
    bottom = max(run.bottom for run in (*left, *right))
    heads = [_first_heading(side) for side in (left, right)]
    if all(head is not None for head in heads):
        first = min(head for head in heads if head is not None)
        before = [[run for run in side if run.bottom <= first] for side in (left, right)]
        if any(same_row(run, mate) for run in before[0] for mate in before[1]):
            top = first
    elif heads[1] is None and _is_list_under_heading(left, right):
        top = min(run.top for run in right) - 1
    end_of_right = max(run.bottom for run in right)
    tail = [run for run in left if run.top >= end_of_right]
    goes_on = any(run.top >= bottom - 1 for run in runs)
    next_heading = _first_heading(tail)
    if goes_on and next_heading is not None:
        bottom = next_heading
    elif goes_on and 0 < len(tail) <= SHORT_TAIL * len(left):
        bottom = end_of_right
    return top, bottom


def _is_list_under_heading(left: Sequence[Run], right: Sequence[Run]) -> bool:
    """Tell whether the last row above both sides is the heading of a list in two columns."""
    top = min(run.top for run in right)
    rows = [row for row in rows_of(left) if row.bottom <= top + 1]
    return bool(rows) and kind_of_heading(rows[-1].text) is not None


def _first_heading(side: Sequence[Run]) -> float | None:
    tops = [row.top for row in rows_of(side) if kind_of_heading(row.text)]
    return min(tops, default=None)
