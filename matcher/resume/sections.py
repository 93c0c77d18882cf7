"""Sections of a resume by their headings."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from matcher.resume.characters import bare, words
from matcher.resume.heading_words import (
    BESIDE,
    HEADINGS,
    KINDS,
    NAMING,
    NO_HEADINGS,
    ORDER,
    PHRASES,
)
from matcher.resume.resume import Line, Section

__all__ = ["KINDS", "find_sections", "kind_of_heading"]

NUMBER = re.compile(r"^(?:\d{1,2}[.)]|[IVX]{1,4}\.)\s+(?=[^\W\d_])")
CONTINUED = re.compile(r"\s*\((?:continued|cont[.’']?d?|fortsetzung|suite)\.?\)$", re.IGNORECASE)
SPACED = re.compile(r"(?:\S(?: {1,4}|$)){5,}")
"""A heading whose letters are set apart with spaces: E D U C A T I O N."""
KNOWN_PHRASES = {" ".join(words(phrase)): kind for phrase, kind in PHRASES.items()}
SMALLER = 0.92
"""A heading of the miscellaneous in so much smaller letters is part of the section it is in."""

JOINING = frozenset("and und et y e".split())
MOST_WORDS = 5
MOST_LETTERS = 48


class _Opening(NamedTuple):
    """A heading: it begins at `start`, and its section after it at `after`."""

    kind: str
    heading: str
    start: int
    after: int


def kind_of_heading(line: str) -> str | None:
    """Return the kind of section that a line opens, or None when it is no heading."""
    text = bare(CONTINUED.sub("", NUMBER.sub("", _closed(line.strip()))))
    if not text or len(text) > MOST_LETTERS or re.search(r"\d|@|   ", text):
        return None
    found = words(text.replace("&", " and ").replace("/", " ").replace("’", "'"))
    if not 0 < len(found) <= MOST_WORDS or line.rstrip().endswith((".", ",", ";")):
        return None
    if not (text[0].isupper() or len(found) <= 2):
        return None
    phrase = " ".join(found)
    if phrase in KNOWN_PHRASES or phrase in NO_HEADINGS:
        return KNOWN_PHRASES.get(phrase)
    return _kind_by_words(found)


def _closed(line: str) -> str:
    """Return a line without the spaces between its letters, where it is set so."""
    if not SPACED.fullmatch(line):
        return line
    return " ".join(word.replace(" ", "") for word in re.split(r" {2,}", line))


def _kind_by_words(found: Sequence[str]) -> str | None:
    """Return the kind when every word names a section or may stand beside such a word."""
    if not all(word in NAMING or word in BESIDE for word in found):
        return None
    kinds = [kind for kind in ORDER if HEADINGS[kind].intersection(found)]
    if kinds[:2] == ["education", "experience"] and JOINING.intersection(found):
        return "experience"
    return kinds[0] if kinds else None


def find_sections(text: str, lines: Sequence[Line]) -> tuple[Section, ...]:
    """Cut the text at its headings; what stands before the first one is of kind `other`.

    Where another flow of text begins without a heading, as beside a side bar, so does `other`.
    """
    opens = list(_openings(text, lines))
    if not any(opening.heading for opening in opens):
        opens += [found for line in lines if (found := _opened_inline(text, line)) is not None]
    opens = [_Opening("other", "", 0, 0), *sorted(opens, key=lambda opening: opening.start)]
    ends = [opening.start for opening in opens[1:]] + [len(text)]
    return tuple(
        Section(opening.kind, opening.heading, min(opening.after, end), end)
        for opening, end in zip(opens, ends, strict=True)
        if end > opening.after
    )


def _openings(text: str, lines: Sequence[Line]) -> Iterator[_Opening]:
    """Yield the headings, and the beginnings of other flows."""
    size, flow = 0.0, lines[0].flow if lines else 0
    for line in lines:
        found = _opened(text, line)
        if found is not None and found.kind == "other" and 0 < line.size < SMALLER * size:
            found = None
        if found is not None:
            size = line.size
            yield found
        elif line.flow != flow:
            yield _Opening("other", "", line.start, line.start)
        flow = line.flow


def _opened(text: str, line: Line) -> _Opening | None:
    content = text[line.start : line.end]
    kind = kind_of_heading(content)
    return _Opening(kind, bare(content), line.start, line.end) if kind else None


def _opened_inline(text: str, line: Line) -> _Opening | None:
    """Return what a line such as "Skills: Java" opens, for texts without headings of their own."""
    label, colon, _ = text[line.start : line.end].partition(":")
    kind = kind_of_heading(label) if colon else None
    after = line.start + len(label) + 1
    return _Opening(kind, bare(label), line.start, after) if kind else None
