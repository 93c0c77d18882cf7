"""Items of a list: lines that belong together, by bullets, numbers, spacing and small letters."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from matcher.resume.characters import BULLET
from matcher.resume.resume import Line

NUMBERED = re.compile(r"^(?:\[\d{1,3}\]|\(?\d{1,3}[.)])\s+")
LOOSE = 1.15
"""Items stand so many times further apart than the lines of one."""
OPEN_END = (",", "“", "&", "(", "–", " and", " of", " for", " in")
OPEN_BEGIN = ("(", "–", "&", "and ", "of ", "for ", "in ")
"""What ends or begins a line that goes on, or that goes on with the one before."""


def items_of(text: str, lines: Sequence[Line]) -> list[list[Line]]:
    """Group the lines of a section into items."""
    groups: list[list[Line]] = []
    marked = any(is_marked(text[line.start : line.end]) for line in lines)
    apart = dict(zip(lines[1:], _apart(lines), strict=False))
    for line in lines:
        content = text[line.start : line.end]
        before = text[groups[-1][-1].start : groups[-1][-1].end] if groups else ""
        small = content[:1].islower() or content.startswith(OPEN_BEGIN)
        goes_on = small or before.rstrip().endswith(OPEN_END)
        if apart.get(line) is not None:
            goes_on = goes_on or not apart[line]
        elif marked:
            goes_on = True
        if groups and goes_on and not is_marked(content):
            groups[-1].append(line)
        else:
            groups.append([line])
    return groups


def is_marked(content: str) -> bool:
    """Tell whether a line begins with a bullet or a number of its own."""
    return BULLET.match(content) is not None or NUMBERED.match(content.strip()) is not None


def content_of(text: str, lines: Sequence[Line]) -> str:
    """Return the text of an item in one line."""
    return " ".join(text[line.start : line.end].strip() for line in lines)


def _apart(lines: Sequence[Line]) -> Iterator[bool | None]:
    """Tell for each line but the first whether it stands apart from the one before, None unknown.

    Where all lines stand equally far apart, spacing says nothing.
    """
    steps = [_step(before, after) for before, after in pairwise(lines)]
    known = [step for step in steps if step is not None]
    even = not known or max(known) < LOOSE * min(known)
    for step in steps:
        yield None if even or step is None else step >= LOOSE * min(known)


def _step(before: Line, after: Line) -> float | None:
    """Return how far a line stands below another of its column, in letter heights."""
    if before.box is None or after.box is None or before.page != after.page:
        return None
    step = after.box[3] - before.box[3]
    return step / max(after.size, before.size, 1.0) if step > 0 else None
