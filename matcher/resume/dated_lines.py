"""Which lines of a section date an entry.

A range of dates does so by itself. A single date does where a title stands beside it, or where the
section writes its other entries in the same form.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from matcher.resume.characters import BULLET, words
from matcher.resume.dates import Range, find_open, find_ranges, find_single, find_stand_in
from matcher.resume.headers import MOST_HEADER_LETTERS, begins_well, is_header, is_study, names
from matcher.resume.occupations import SENTENCE
from matcher.resume.pieces import STRONG, fields_of, parts_of, strongest, without_dates

MOST_BEFORE = 20
"""More words than this before the dates are a sentence."""
MOST_REST = 8
"""A title beside a single date has at most so many words."""
SEVERAL = 2
"""So many entries of one form are the manner of a section."""
DATE_ALONE = re.compile(r"(?:[^\W\d_]{3,9}\.?,? |\d{1,2}[/.])?(?:19|20)\d\d(?:\s?(?:-|–|to|bis))?")
SENTENCE_AFTER = re.compile(r"^[)\s]*(?:[.:;]\s+(?=\S+\s+\S)|,?\s*(?=(?:\S+\s+){6}))")
MARKS = " ,()[]|•·*_-–—"


@dataclass(frozen=True, slots=True)
class Dated:
    """A line that dates an entry; `cut` is where running text begins after the date, if it does.

    `dates` is None where a template's stand-in was left instead of dates; `more` counts the lines
    below that hold the rest of them.
    """

    number: int
    dates: Range | None
    cut: int | None = None
    form: str = ""
    more: int = 0


def find_dated(contents: Sequence[str], as_of: date, headed: bool) -> list[Dated]:
    """Return the lines that date an entry, in order."""
    found = list(_ranges(contents, as_of, headed))
    if headed:
        taken = {item.number for item in found}
        singles = [item for item in _singles(contents, as_of) if item.number not in taken]
        found += [item for item in singles if _is_titled(contents, item.number)]
        found += _in_manner(contents, found, singles)
    return sorted(found, key=lambda item: item.number)


def _ranges(contents: Sequence[str], as_of: date, headed: bool) -> Iterator[Dated]:
    for number, content in enumerate(contents):
        if BULLET.match(content) and strongest(content) < STRONG:
            continue
        ranges = find_ranges(content, as_of)
        broken = [] if ranges else _broken_range(contents, number, as_of)
        if ranges:
            dates = ranges[0]
            study = is_study(content[: dates.end + 60])
            if dates.start <= MOST_HEADER_LETTERS and not study and not _is_told(content, dates):
                yield Dated(number, dates, _cut(content, dates), _form(content, dates))
        elif broken:
            yield Dated(number, broken[0], form="alone")
        elif (stacked := _stacked(contents, number, as_of)) is not None:
            yield Dated(number, stacked, form="stacked", more=1)
        elif headed and find_stand_in(content) is not None:
            yield Dated(number, None)
        elif headed and (still := _open(content, as_of)) is not None:
            yield Dated(number, still, form=_form(content, still))


def _open(content: str, as_of: date) -> Range | None:
    """Return what "2018 -   Engineer, Acme" opens; a lone beginning opens nothing."""
    found = find_open(content, as_of) if is_header(content) and not is_study(content) else None
    return found if found and without_dates(content).strip(MARKS) else None


def _singles(contents: Sequence[str], as_of: date) -> Iterator[Dated]:
    """Yield the lines with one date at their beginning or end that may date an entry."""
    for number, content in enumerate(contents):
        dates = find_single(content, as_of) if is_header(content) else None
        if dates is not None and re.search(r"(?:19|20)\d\d|[’']\d\d", content):
            yield Dated(number, dates, form=_form(content, dates))


def _is_titled(contents: Sequence[str], number: int) -> bool:
    """Tell whether a title stands beside a single date, or right before it."""
    rest = without_dates(contents[number]).strip(MARKS)
    if rest:
        return (
            len(rest.split()) <= MOST_REST and strongest(rest) >= STRONG and len(_parts(rest)) > 1
        )
    above = contents[number - 1] if number else ""
    return is_header(above) and strongest(above) >= STRONG


def _in_manner(
    contents: Sequence[str], found: Sequence[Dated], singles: Sequence[Dated]
) -> Iterator[Dated]:
    """Yield the single dates that stand as those of the other entries do."""
    taken = {item.number for item in found}
    forms = Counter(item.form for item in (found or singles))
    dated = taken | {item.number for item in singles}
    for item in singles:
        usual = forms[item.form] >= SEVERAL and item.form not in ("", "inside", "alone")
        if item.number in taken or not usual or is_study(contents[item.number]):
            continue
        if not found and not item.form.endswith("wide"):
            continue
        below = item.number + 1
        headed = below < len(contents) and below not in dated and _is_named(contents[below])
        if len(fields_of(contents[item.number], 0, 0)) > 1 or (found and headed):
            yield item


def _is_named(content: str) -> bool:
    return is_header(content) and names(content)


def _parts(rest: str) -> list[str]:
    return [part.text for field in fields_of(rest, 0, 0) for part in parts_of(field)]


def _form(content: str, dates: Range) -> str:
    """Say where in a line its dates stand, and whether a wide gap sets them off."""
    before, after = content[: dates.start], content[dates.end :]
    if not before.strip(MARKS) and not after.strip(MARKS):
        return "alone"
    if not before.strip(MARKS):
        return "first wide" if after.startswith("  ") else "first"
    if not after.strip(MARKS):
        return "last wide" if before.endswith("  ") else "last"
    return "inside"


def _is_told(content: str, dates: Range) -> bool:
    """Tell whether the dates stand within a sentence, as in "I have led teams since 2015"."""
    before = words(content[: dates.start])
    sentence = SENTENCE.intersection(before) or len(before) > MOST_BEFORE
    return bool(before) and (bool(sentence) or not begins_well(content.strip()))


def _cut(content: str, dates: Range) -> int | None:
    """Return where running text begins after the dates, when something stands before them."""
    text_after = SENTENCE_AFTER.match(content[dates.end :])
    before = without_dates(content[: dates.start]).strip(MARKS)
    if text_after is None or "  " in content[dates.end :] or not before:
        return None
    return dates.end + text_after.end()


def _stacked(contents: Sequence[str], number: int, as_of: date) -> Range | None:
    """Return the range whose end stands below its beginning, each beside a field of its own."""
    if number + 1 == len(contents) or BULLET.match(contents[number + 1]):
        return None
    rows = [re.split(r"\s{2,}", content.strip()) for content in contents[number : number + 2]]
    for place in (0, -1):
        whole = f"{rows[0][place]} {rows[1][place]}"
        found = find_ranges(whole, as_of) if max(map(len, rows)) > 1 else []
        if found and (found[0].start, found[0].end) == (0, len(whole)):
            return found[0]
    return None


def _broken_range(contents: Sequence[str], number: int, as_of: date) -> list[Range]:
    """Return the range that a narrow column breaks over lines: "January 2009", "to", "Current"."""
    if not DATE_ALONE.fullmatch(contents[number].strip()):
        return []
    found = find_ranges(" ".join(contents[number : number + 3]), as_of)
    return [dates for dates in found[:1] if dates.start == 0]
