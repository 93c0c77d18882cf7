"""From runs to lines in reading order, over all pages.

A column that goes on over several pages is read to its end before the next one, unless the pages
are set like a newspaper's. `Placed.flow` tells such flows apart: where it changes, what comes next
is no continuation of what came before.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from matcher.resume.columns import Cut, blocks_of, page_cut
from matcher.resume.furniture import without_furniture
from matcher.resume.glyphs import Glyph, Glyphs, Run, runs_of
from matcher.resume.rows import rows_of
from matcher.resume.sections import kind_of_heading

SAME_GUTTER = 24.0
"""Gutters of two pages that differ by less (in points) part the same columns."""
EQUAL = 0.8
"""Columns whose widths have at least this ratio may be a newspaper's."""
FULL = 4
MOST_OF_PAGE = 0.4
"""So many lines over this share of the text make a page one of two columns."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A line with its page, from 0, and the flow of text that it belongs to."""

    line: Run
    page: int
    flow: int


@dataclass(frozen=True, slots=True)
class _Page:
    number: int
    runs: list[Run]
    cut: Cut | None


@dataclass(frozen=True, slots=True)
class _Part:
    """Lines with their pages; `apart` says that they do not go on with what was read before."""

    lines: list[tuple[int, Run]]
    apart: bool = False


def read_lines(glyphs: Iterable[Glyph]) -> list[Run]:
    """Return the lines of one page in reading order, columns one after the other."""
    lines, _ = read_pages([Glyphs.of(glyphs)])
    return [placed.line for placed in lines]


def read_pages(pages: Sequence[Glyphs]) -> tuple[list[Placed], list[int]]:
    """Return the lines of all pages in reading order, and which pages have two columns."""
    bodies, feet = without_furniture([[run for run in runs_of(page) if run.text] for page in pages])
    cut = [_Page(number, runs, page_cut(runs)) for number, runs in enumerate(bodies)]
    lines: list[Placed] = []
    flow = 0
    for chain in _chains(cut):
        for part in _parts_of(chain):
            flow += part.apart
            lines += [Placed(line, number, flow) for number, line in part.lines]
    lines += [
        Placed(line, number, flow + 1) for number, foot in enumerate(feet) for line in rows_of(foot)
    ]
    return lines, [page.number for page in cut if _is_wide(page)]


def _is_wide(page: _Page) -> bool:
    """Tell whether a page is one of two columns, and not only a list in two columns."""
    cut = page.cut
    if cut is None or min(len(rows_of(cut.left)), len(rows_of(cut.right))) < FULL:
        return False
    tall = max(run.bottom for run in page.runs) - min(run.top for run in page.runs)
    sides = (*cut.left, *cut.right)
    return max(run.bottom for run in sides) - min(run.top for run in sides) >= MOST_OF_PAGE * tall


def _chains(pages: Sequence[_Page]) -> Iterator[list[_Page]]:
    """Yield pages together whose columns go on from one to the next."""
    chain: list[_Page] = []
    for page in pages:
        if chain and not _goes_on(chain, page):
            yield chain
            chain = []
        chain.append(page)
    if chain:
        yield chain


def _goes_on(chain: Sequence[_Page], page: _Page) -> bool:
    first, before = chain[0].cut, chain[-1].cut
    if first is None or (before is not None and before.below):
        return False
    if page.cut is not None:
        return abs(page.cut.x - first.x) <= SAME_GUTTER and not page.cut.above
    return bool(page.runs) and (_is_right(page, first) or _is_left(page, first))


def _is_right(page: _Page, cut: Cut) -> bool:
    return all(run.left > cut.x - SAME_GUTTER for run in page.runs)


def _is_left(page: _Page, cut: Cut) -> bool:
    return all(run.right < cut.x + SAME_GUTTER for run in page.runs)


def _parts_of(chain: Sequence[_Page]) -> Iterator[_Part]:
    """Yield what stands above the columns, the left one, the right one, and what stands below."""
    cut = chain[0].cut
    if cut is None:
        yield _Part([(page.number, line) for page in chain for line in _lines(page.runs)])
        return
    pages = [list(_columns(page, cut)) for page in chain]
    if _is_newspaper(cut):
        yield _Part([item for page in pages for part in page for item in part])
        return
    above, left, right = ([item for page in pages for item in page[column]] for column in range(3))
    headed = any(kind_of_heading(line.text) for _, line in left)
    yield from (_Part(above), _Part(left), _Part(right, apart=headed), _Part(pages[-1][3]))


def _columns(page: _Page, first: Cut) -> Iterator[list[tuple[int, Run]]]:
    """Yield what stands above, left, right and below; a page without a cut is all one column."""
    cut = page.cut
    if cut is None:
        right = _is_right(page, first)
        cut = Cut(first.x, [], [] if right else page.runs, page.runs if right else [], [])
    for runs in (cut.above, cut.left, cut.right, cut.below):
        yield [(page.number, line) for line in _lines(runs)]


def _is_newspaper(cut: Cut) -> bool:
    """Tell whether the right column goes on where the left one ends: as wide, without a heading."""
    widths = [max(run.right for run in side) - min(run.left for run in side)
              for side in (cut.left, cut.right)]  # fmt: skip
    first = _lines(cut.right)[0]
    return min(widths) >= EQUAL * max(widths) and not kind_of_heading(first.text)


def _lines(runs: Sequence[Run]) -> list[Run]:
    return [line for block in blocks_of(runs) for line in rows_of(block)]
