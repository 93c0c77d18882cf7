"""Where entries stand in a section: for each dated line, the lines of the header around it.

A resume writes its entries in one manner. How many lines stand above the first date of the section
tells whether titles and employers come before the dates or after them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from matcher.resume.dated_lines import DATE_ALONE, Dated, find_dated
from matcher.resume.dates import Range, find_single
from matcher.resume.headers import is_duration, is_header, is_study, names
from matcher.resume.pieces import (
    ANY_DAY,
    EMPLOYER,
    EMPLOYER_LABELS,
    LABEL,
    STRONG,
    TAIL,
    Piece,
    fields_of,
    is_table_head,
    parts_of,
    strongest,
)

MOST_ABOVE = 3
MOST_BELOW = 2
SEVERAL = 2
"""So many headers of one shape are the manner of a section."""
MOST_NAME_WORDS, FEW = 8, 5
"""Words in a name that only the manner of a section tells: several such headers, or one."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A header by line numbers; `cut` is where running text begins after the date, if it does.

    `dates` is None where the header has none, or only a template's stand-in for them.
    """

    first: int
    dated: int
    last: int
    dates: Range | None
    cut: int | None = None


def find_entries(contents: Sequence[str], as_of: date, headed: bool) -> list[Entry]:
    """Return the entries; `headed` says that the section is known to hold positions."""
    dated = find_dated(contents, as_of, headed)
    if not dated:
        return []
    most = 0 if _stand_alone(contents, dated) else MOST_ABOVE
    most = _above(contents, dated[0].number, 0, most)
    if not headed:
        most = 0 if _is_complete(contents[dated[0].number]) else min(most, MOST_BELOW)
    entries: list[Entry] = []
    for item, ceiling in zip(dated, _ceilings(contents, dated), strict=True):
        floor = entries[-1].last + 1 if entries else 0
        number = item.number
        first = number - _above(contents, number, floor, most)
        dated_to = number + item.more
        last = number if item.cut is not None else _last(contents, first, dated_to, ceiling)
        if not any(is_study(content) for content in contents[first : last + 1]):
            entries.append(Entry(first, number, last, item.dates, item.cut))
    return _in_manner(contents, entries, set(item.number for item in dated))


def _ceilings(contents: Sequence[str], dated: Sequence[Dated]) -> list[int]:
    return [*(item.number for item in dated[1:]), len(contents)]


def _stand_alone(contents: Sequence[str], dated: Sequence[Dated]) -> bool:
    """Tell whether each dated line says all, so that what stands above some is no part of them."""
    if not all(_is_complete(contents[item.number]) for item in dated):
        return False
    floors = [0, *(item.number + 1 for item in dated)]
    pairs = zip(dated, floors, strict=False)
    return any(_above(contents, item.number, floor, 1) == 0 for item, floor in pairs)


def _in_manner(contents: Sequence[str], entries: Sequence[Entry], dated: set[int]) -> list[Entry]:
    """Let headers that lack a title or an employer go on below as those of the others do."""
    shapes = Counter(entry.last - entry.dated for entry in entries if _is_whole(contents, entry))
    below, count = max(shapes.items(), key=lambda item: item[1], default=(0, 0))
    if below == 0 or count < sum(shapes.values()):
        return list(entries)
    mended = []
    for entry in entries:
        added = range(entry.last + 1, entry.dated + below + 1)
        fits = all(
            number < len(contents)
            and number not in dated
            and is_header(contents[number])
            and len(contents[number].split()) <= (MOST_NAME_WORDS if count >= SEVERAL else FEW)
            for number in added
        )
        lacking = entry.cut is None and not _is_whole(contents, entry)
        mended.append(replace(entry, last=entry.dated + below) if lacking and fits and added
                      else entry)  # fmt: skip
    return mended


def _is_whole(contents: Sequence[str], entry: Entry) -> bool:
    """Tell whether a header has a title and something that may be an employer."""
    pieces = _pieces(contents[entry.first : entry.last + 1])
    titled = any(piece.strength >= STRONG for piece in pieces)
    return titled and any(piece.strength < STRONG and not piece.is_place for piece in pieces)


def _pieces(header: Sequence[str]) -> list[Piece]:
    return [part for content in header for field in fields_of(content, 0, 0)
            for part in parts_of(field)]  # fmt: skip


def _above(contents: Sequence[str], number: int, floor: int, most: int) -> int:
    """Count the lines above a dated line that belong to its header."""
    first, left = number, most
    while left > 0 and first > floor:
        content = contents[first - 1]
        if is_duration(content):
            first -= 1
            continue
        named = names(content) or strongest(content) >= STRONG
        dated = find_single(content, ANY_DAY) is not None
        if not is_header(content) or not named or dated or is_table_head(content):
            break
        first, left = first - 1, left - 1
    return number - first


def _last(contents: Sequence[str], first: int, number: int, ceiling: int) -> int:
    """Return the last line of a header: below the dates it goes on while something is missing."""
    last = number
    if DATE_ALONE.fullmatch(contents[number].strip()):
        while last + 1 < ceiling and TAIL.fullmatch(contents[last + 1].strip()):
            last += 1
    most = last + MOST_BELOW
    while last + 1 < ceiling and last < most:
        below = contents[last + 1]
        header = contents[first : last + 1]
        titled = any(strongest(content) >= STRONG for content in header)
        if not is_header(below):
            break
        labelled = LABEL.match(below) is not None
        more_title = not titled and strongest(below) >= STRONG
        more_name = strongest(below) < STRONG and _may_name(header, below)
        if not (labelled or more_title or more_name):
            break
        last += 1
    return last


def _may_name(header: Sequence[str], below: str) -> bool:
    """Tell whether the line below a header names its employer, which the header lacks."""
    fields = [field for content in header for field in fields_of(content, 0, 0)]
    if any(field.label in EMPLOYER_LABELS for field in fields) or not names(below):
        return False
    pieces = [part for field in fields for part in parts_of(field)]
    others = [piece for piece in pieces if piece.strength < STRONG and not piece.is_place]
    if not others:
        return True
    if len(fields) > 1 or any(EMPLOYER.search(piece.text) for piece in others):
        return False
    said = [part for field in fields_of(below, 0, 0) for part in parts_of(field)]
    return EMPLOYER.search(below) is not None or any(part.is_place for part in said[1:])


def _is_complete(content: str) -> bool:
    """Tell whether a line has a title and something that may be an employer."""
    others = [piece for piece in _pieces([content]) if not piece.is_place]
    return strongest(content) >= STRONG and len(others) >= 2
