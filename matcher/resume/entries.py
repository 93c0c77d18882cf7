"""Where entries stand in a section: for each dated line, the lines of the header around it.

A resume writes its entries in one manner. How many lines stand above the first date of the section
tells whether titles and employers come before the dates or after them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from matcher.resume.characters import BULLET, words
from matcher.resume.dates import Range, find_ranges, find_single
from matcher.resume.occupations import SENTENCE
from matcher.resume.pieces import (
    DURATION,
    EMPLOYER,
    EMPLOYER_LABELS,
    LABEL,
    STRONG,
    TAIL,
    fields_of,
    parts_of,
    strongest,
    without_dates,
)

MOST_HEADER_LETTERS = 140
MOST_HEADER_WORDS = 9
MOST_ABOVE = 3
MOST_BEFORE = 20
"""More words than this before the dates are a sentence."""
FEW_SMALL = 6
"""One word of so many may be small in a line that is written like a name."""
MOST_BELOW = 2
DEGREE = re.compile(
    r"\b(?:bachelor|master(?!\s+(?:chef|electrician|plumber|carpenter|data|sergeant|scheduler))"
    r"|b\.?sc|m\.?sc|b\.a|ph\.?d|diploma|degree|mba|b\.?eng|m\.?eng|gcses?|pgce)\b",
    re.IGNORECASE,
)
DATE_ALONE = re.compile(r"(?:[A-Za-z]{3,9}\.?,? |\d{1,2}[/.])?(?:19|20)\d\d(?:\s?(?:-|–|to))?")
SENTENCE_AFTER = re.compile(r"^[)\s]*(?:[.:;]\s+(?=\S+\s+\S)|,?\s*(?=(?:\S+\s+){6}))")
ABBREVIATION = re.compile(r"\b(?:(?:[A-Z]\.){2,}|(?:Inc|Co|Corp|Ltd|Bros|Jr|Sr|Dept)\.)$")
SMALL = frozenset("a an and at by de der du for in la le of on or the to und von with".split())


@dataclass(frozen=True, slots=True)
class Entry:
    """A header by line numbers; `cut` is where running text begins after the date, if it does."""

    first: int
    dated: int
    last: int
    dates: Range
    cut: int | None = None


def find_entries(contents: Sequence[str], as_of: date, headed: bool) -> list[Entry]:
    """Return the entries; `headed` says that the section is known to hold positions."""
    dated = list(_dated(contents, as_of, headed))
    if not dated:
        return []
    most = _above(contents, dated[0][0], 0, MOST_ABOVE)
    if not headed:
        most = 0 if _is_complete(contents[dated[0][0]]) else min(most, MOST_BELOW)
    entries: list[Entry] = []
    for place, (number, dates, cut) in enumerate(dated):
        floor = entries[-1].last + 1 if entries else 0
        ceiling = dated[place + 1][0] if place + 1 < len(dated) else len(contents)
        first = number - _above(contents, number, floor, most)
        last = number if cut is not None else _last(contents, first, number, ceiling)
        if not any(_is_study(content) for content in contents[first : last + 1]):
            entries.append(Entry(first, number, last, dates, cut))
    return entries


def _dated(
    contents: Sequence[str], as_of: date, headed: bool
) -> Iterator[tuple[int, Range, int | None]]:
    """Yield the lines that date an entry, with the range and where running text begins."""
    for number, content in enumerate(contents):
        if BULLET.match(content) and strongest(content) < STRONG:
            continue
        ranges = find_ranges(content, as_of)
        broken = [] if ranges else _broken_range(contents, number, as_of)
        if ranges:
            dates = ranges[0]
            study = _is_study(content[: dates.end + 60])
            if dates.start <= MOST_HEADER_LETTERS and not study and not _is_told(content, dates):
                yield number, dates, _cut(content, dates)
        elif broken:
            yield number, broken[0], None
        elif headed:
            single = find_single(content, as_of) if _may_date(contents, number) else None
            if single is not None:
                yield number, single, None


def _is_told(content: str, dates: Range) -> bool:
    """Tell whether the dates stand within a sentence, as in "I have led teams since 2015"."""
    before = words(content[: dates.start])
    sentence = SENTENCE.intersection(before) or len(before) > MOST_BEFORE
    return bool(before) and (bool(sentence) or not _begins_well(content.strip()))


def _cut(content: str, dates: Range) -> int | None:
    """Return where running text begins after the dates, when something stands before them."""
    text_after = SENTENCE_AFTER.match(content[dates.end :])
    if text_after is None or "  " in content[dates.end :] or not _dates_end(content, dates):
        return None
    return dates.end + text_after.end()


def _broken_range(contents: Sequence[str], number: int, as_of: date) -> list[Range]:
    """Return the range that a narrow column breaks over lines: "January 2009", "to", "Current"."""
    if not DATE_ALONE.fullmatch(contents[number].strip()):
        return []
    found = find_ranges(" ".join(contents[number : number + 3]), as_of)
    return [dates for dates in found[:1] if dates.start == 0]


def _is_study(content: str) -> bool:
    return DEGREE.search(content) is not None and strongest(content) < STRONG + 0.2


def _dates_end(content: str, dates: Range) -> bool:
    """Tell whether something stands before the dates, so that what follows may be text."""
    return bool(without_dates(content[: dates.start]).strip(" ,(|•-–—"))


def _may_date(contents: Sequence[str], number: int) -> bool:
    """Tell whether a line with one date only dates an entry: a title stands in it or before."""
    content = contents[number]
    if not is_header(content) or not re.search(r"(?:19|20)\d\d|[’']\d\d", content):
        return False
    rest = without_dates(content).strip(" ,()|•-–—")
    if rest:
        return len(rest.split()) <= 8 and _title_and_more(rest)
    return (
        number > 0 and is_header(contents[number - 1]) and strongest(contents[number - 1]) >= STRONG
    )


def _title_and_more(rest: str) -> bool:
    fields = fields_of(rest, 0, 0)
    return strongest(rest) >= STRONG and len([p for f in fields for p in parts_of(f)]) >= 2


def _above(contents: Sequence[str], number: int, floor: int, most: int) -> int:
    """Count the lines above a dated line that belong to its header."""
    first, left = number, most
    while left > 0 and first > floor:
        content = contents[first - 1]
        if is_duration(content):
            first -= 1
            continue
        if not is_header(content) or not (names(content) or strongest(content) >= STRONG):
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
    pieces = [part for field in fields_of(content, 0, 0) for part in parts_of(field)]
    return strongest(content) >= STRONG and len(pieces) >= 2


def is_header(content: str) -> bool:
    """Tell whether a line may belong to a header: short, no sentence, no bulleted text."""
    plain = content.strip()
    if "   " in plain:
        plain = BULLET.sub("", plain)
    return (
        0 < len(plain) <= MOST_HEADER_LETTERS
        and not BULLET.match(plain)
        and (not plain.endswith((".", ";")) or ABBREVIATION.search(plain) is not None)
        and (plain[0].isupper() or plain[0].isdigit() or plain[0] in '([“"')
        and (
            len(plain.split()) <= MOST_HEADER_WORDS
            or "   " in plain
            or "|" in plain
            or names(plain)
        )
    )


def _begins_well(plain: str) -> bool:
    """Tell whether a line begins with a capital, a digit or a quote, or is a short title."""
    if plain[0].isupper() or plain[0].isdigit() or plain[0] in '([“"':
        return True
    return len(plain.split()) <= 5 and strongest(plain) >= STRONG


def names(content: str) -> bool:
    """Tell whether a line is written like a name: its words begin with capitals."""
    plain = without_dates(LABEL.sub("", content)).strip(" ,()|•-–—.")
    found = [word for word in re.findall(r"[^\W\d_][\w.&’'-]*", plain) if word not in SMALL]
    if LABEL.match(content) or (found and EMPLOYER.search(plain) and len(found) <= 6):
        return found != [] and plain[0].isupper()
    small = sum(word == word.lower() and len(word) > 2 for word in found)
    return bool(found) and FEW_SMALL * small <= len(found) <= 14


def is_duration(content: str) -> bool:
    """Tell whether a line only says how long, as some exports add."""
    return DURATION.fullmatch(content.strip()) is not None
