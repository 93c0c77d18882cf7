"""What a reader of the report should know of the positions: dates that lack or overlap."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from matcher.resume.resume import Finding, Month, Position

MOST_SHARED = 1
"""One job may end in the month in which the next begins."""


def position_findings(positions: Sequence[Position]) -> list[Finding]:
    """Return a finding for positions without dates, and one for positions that overlap."""
    found: list[Finding] = []
    undated = sum(item.begin is None for item in positions)
    if undated:
        found.append(
            Finding("undated_position", "info", f"{_count(undated)} no dates that could be read, "
                    "and no months count for them: write month and year")
        )  # fmt: skip
    pairs = list(overlapping(positions))
    if pairs:
        named = "; ".join(f"{_span(first)} and {_span(second)}" for first, second in pairs[:3])
        found.append(
            Finding("overlapping_dates", "info", f"positions overlap in time ({named}): "
                    "months that they share were counted once")
        )  # fmt: skip
    return found


def overlapping(positions: Sequence[Position]) -> Iterator[tuple[Position, Position]]:
    """Yield the pairs that share more than a month, and of which both ends are surely known.

    A range of bare years says too little: 2012 to 2014 and 2014 to 2016 share no year for sure.
    """
    dated = [item for item in positions if item.begin and item.finish]
    for first, second in combinations(dated, 2):
        if _shared(first, second) > (12 if _in_years(first) or _in_years(second) else MOST_SHARED):
            yield first, second


def _shared(first: Position, second: Position) -> int:
    begins = [_index(item.begin) for item in (first, second)]
    finishes = [_index(item.finish) for item in (first, second)]
    return min(finishes) - max(begins) + 1


def _index(month: Month | None) -> int:
    return month.index() if month else 0


def _in_years(item: Position) -> bool:
    begin, finish = item.begin, item.finish
    from_january = begin is not None and begin.month == 1
    return from_january and (item.current or (finish is not None and finish.month == 12))


def _span(item: Position) -> str:
    return f"{item.begin} to {'present' if item.current else item.finish}"


def _count(number: int) -> str:
    return "a position has" if number == 1 else f"{number} positions have"
