"""The line near the top that says what the person is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from matcher.resume.characters import bare
from matcher.resume.dates import has_date
from matcher.resume.occupations import title_strength
from matcher.resume.resume import Line
from matcher.resume.sections import kind_of_heading

TOP_LINES = 8
NEAR = 3
"""The headline stands at most so many lines below the name, or right above it."""
ENOUGH = 0.5


def find_headline(text: str, lines: Sequence[Line], name_at: int) -> tuple[int, int] | None:
    """Return the span of the first line about the name or at the top that is a job title."""
    near = (*_about_name(text, lines, name_at), *_top(text, lines))
    for line in near:
        for piece in text[line.start : line.end].split("   "):
            label = _titled(piece)
            if label:
                start = text.index(label, line.start)
                return start, start + len(label)
    return _first_sentence(text, lines)


def _first_sentence(text: str, lines: Sequence[Line]) -> tuple[int, int] | None:
    """Return the title that is a summary's first sentence, as in "Staff Accountant. I close …"."""
    for heading, line in pairwise(lines[: 2 * TOP_LINES]):
        if kind_of_heading(text[heading.start : heading.end]) == "summary":
            first, stop, _ = text[line.start : line.end].partition(". ")
            strong = stop and len(first.split()) <= 5 and title_strength(first) >= ENOUGH
            return (line.start, line.start + len(first)) if strong else None
    return None


def _titled(piece: str) -> str:
    """Return the part of a line that is a job title: all of it, or what stands before a mark."""
    label = bare(piece)
    if label.endswith(("!", "?")) or has_date(label) or piece.rstrip().endswith("."):
        return ""
    before, _, _ = label.partition(" at ")
    marked = re.search(r"[|•·]", label) is not None
    for part in map(bare, re.split(r"[|•·]", label) if marked else (before,)):
        if title_strength(part) >= ENOUGH:
            return part
    return ""


def _about_name(text: str, lines: Sequence[Line], name_at: int) -> Iterator[Line]:
    """Yield the line of the name, those below it up to a heading, and the one above it."""
    place = next((at for at, line in enumerate(lines) if line.start <= name_at < line.end), None)
    if place is None:
        return
    for line in lines[place : place + 1 + NEAR]:
        if kind_of_heading(text[line.start : line.end]) is not None:
            break
        yield line
    if place > 0 and lines[place - 1].page == lines[place].page:
        yield lines[place - 1]


def _top(text: str, lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the first lines, up to a heading."""
    for line in lines[:TOP_LINES]:
        if kind_of_heading(text[line.start : line.end]) is not None:
            return
        yield line
