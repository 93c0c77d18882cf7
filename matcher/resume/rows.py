"""From runs to rows: what stands side by side in one line of a page."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from matcher.resume.glyphs import RUN_GAP, SAME_ROW, Run, is_right_to_left

WIDE = "   "
"""What is written between texts of one row that stand apart."""
MARK = 2
"""A bullet or an icon has at most so many characters; its box may be far from its line's."""
STRETCHED = 3
"""So many single words with equal gaps are one line, set to fill its column."""
EVEN = 0.3
"""Gaps that differ by less than this share of the widest are equal."""
WIDEST = 5.0
"""No gap within a stretched line is wider than this many letter heights."""


def rows_of(runs: Sequence[Run]) -> list[Run]:
    """Join runs of one row, from left to right; rows from top to bottom."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda item: (item.bottom, item.left)):
        if rows and same_row(rows[-1][0], run):
            rows[-1].append(run)
        else:
            rows.append([run])
    return [_joined(sorted(row, key=_place)) for row in _with_marks(rows)]


def _place(run: Run) -> float:
    """Return where a run comes in its row: a mark drawn over the first letter comes before it."""
    return run.left - run.height / 2 if _is_mark(run.text) else run.left


def same_row(first: Run, second: Run, share: float = SAME_ROW) -> bool:
    """Tell whether the bottoms of two runs differ by less than a share of their height."""
    return abs(first.bottom - second.bottom) < share * min(first.height, second.height)


def _with_marks(rows: Sequence[list[Run]]) -> list[list[Run]]:
    """Put a bullet or an icon that stands alone to the row that it stands beside."""
    kept = list(rows)
    for place, row in enumerate(rows):
        mark = row[0]
        if len(row) > 1 or not _is_mark(mark.text):
            continue
        middle = (mark.top + mark.bottom) / 2
        for other in (*rows[max(0, place - 1) : place], *rows[place + 1 : place + 2]):
            if other[0].top < middle < other[0].bottom and other in kept:
                other.append(mark)
                kept.remove(row)
                break
    return kept


def _is_mark(text: str) -> bool:
    return len(text) <= MARK and not any(letter.isdigit() for letter in text)


def _joined(row: Sequence[Run]) -> Run:
    if len(row) == 1:
        return row[0]
    texts, gaps = [run.text for run in row], _gaps(row)
    if sum(map(_is_backwards, texts)) > len(row) / 2:
        texts.reverse()
        gaps.reverse()
    return Run(
        "".join(part for pair in zip(texts, [*gaps, ""], strict=True) for part in pair),
        row[0].left,
        min(run.top for run in row),
        max(run.right for run in row),
        max(run.bottom for run in row),
    )


def _gaps(row: Sequence[Run]) -> list[str]:
    """Return what is written after each run but the last."""
    widths = [after.left - before.right for before, after in pairwise(row)]
    if _is_stretched(row, widths):
        return [" "] * len(widths)
    return [
        " " if width <= RUN_GAP * after.height or _is_mark(before.text) else WIDE
        for width, (before, after) in zip(widths, pairwise(row), strict=True)
    ]


def _is_stretched(row: Sequence[Run], widths: Sequence[float]) -> bool:
    """Tell whether a row is one line of words, spread to fill its column."""
    if len(widths) < STRETCHED or any(" " in run.text for run in row):
        return False
    widest = max(widths)
    return widest < WIDEST * row[0].height and min(widths) > (1 - EVEN) * widest


def _is_backwards(text: str) -> bool:
    if text.isascii():
        return False
    letters = [letter for letter in text if letter.isalpha()]
    return bool(letters) and sum(map(is_right_to_left, letters)) > len(letters) / 2
