"""Rows of tables to lines, the same for every format that has tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

BETWEEN = "   "
"""Three spaces part what stands side by side, as `layout` writes it."""


def lines_of_row(cells: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the lines of a row: its cells in one line while each has one, else cell after cell.

    The last cell may have more lines: they follow.
    """
    filled = [[line for line in cell if line] for cell in cells]
    first = [cell[0] for cell in filled if cell]
    if first and all(len(cell) <= 1 for cell in filled[:-1]):
        yield BETWEEN.join(first)
        yield from (line for cell in filled for line in cell[1:])
    else:
        yield from (line for cell in filled for line in cell)
