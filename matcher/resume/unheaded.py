"""Sections of a resume without headings, told by what its lines hold."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from matcher.resume.characters import BULLET
from matcher.resume.resume import Education, Line, Position, Section
from matcher.resume.spoken import KNOWN

FEWEST_ITEMS = 4
MOST_ITEM_WORDS = 4
"""A list of skills has at least so many items, each of at most so many words."""
PROSE = 8
"""A line of so many words before the first position is a summary."""


def sections_by_content(
    text: str, lines: Sequence[Line], positions: Sequence[Position], studies: Sequence[Education]
) -> tuple[Section, ...]:
    """Cut the text into sections without headings: experience, education, skills, languages."""
    kinds = [(line, _kind(text, line, positions, studies)) for line in lines]
    found: list[Section] = []
    for kind, group in groupby(_filled(kinds), key=lambda item: item[1]):
        inside = [line for line, _ in group]
        found.append(Section(kind, "", inside[0].start, inside[-1].end))
    return tuple(found)


def _filled(kinds: Sequence[tuple[Line, str]]) -> Iterator[tuple[Line, str]]:
    """Give a line that tells nothing the kind of the line before it."""
    last = "other"
    for line, kind in kinds:
        last = kind or last
        yield line, last


def _kind(
    text: str, line: Line, positions: Sequence[Position], studies: Sequence[Education]
) -> str:
    content = text[line.start : line.end]
    if any(study.start <= line.start < study.end for study in studies):
        return "education"
    if _are_languages(content):
        return "languages"
    header = any(item.start <= line.start < _duties_begin(item) for item in positions)
    if not header and not BULLET.match(content) and _is_list(content):
        return "skills"
    if any(item.start <= line.start < item.end for item in positions):
        return "experience" if header or BULLET.match(content) else ""
    before = not positions or line.start < positions[0].start
    return "summary" if before and len(content.split()) >= PROSE else ""


def _duties_begin(position: Position) -> int:
    return position.duties[0][0] if position.duties else position.end


def _is_list(content: str) -> bool:
    items = [item for item in re.split(r"\s*[,;|•]\s*", content.strip(" .")) if item]
    return len(items) >= FEWEST_ITEMS and all(
        len(item.split()) <= MOST_ITEM_WORDS for item in items
    )


def _are_languages(content: str) -> bool:
    """Tell whether a line names languages: two of them, or one with little beside it."""
    words = re.findall(r"[^\W\d_]+", content.lower())
    named = sum(word in KNOWN for word in words)
    return bool(words) and words[0] in KNOWN and (named >= 2 or len(words) <= 3)
