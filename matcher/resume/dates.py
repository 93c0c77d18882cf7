"""Date ranges as resumes write them, and months counted once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from matcher.resume.date_words import (
    DIGITS,
    MONTHS,
    OPEN,
    RANGE,
    SEASONS,
    SINCE,
    SINGLE,
    STAND_IN,
    TWICE,
    YEARS,
)
from matcher.resume.resume import Month

EARLIEST = 1900
FURTHEST = 6
"""Years ahead that a resume may name, as for the end of a course."""


@dataclass(frozen=True, slots=True)
class Range:
    """A stretch of months as written at `start` to `end` of a text."""

    begin: Month
    finish: Month
    current: bool
    start: int
    end: int


def find_ranges(text: str, as_of: date) -> list[Range]:
    """Return the date ranges in a text; "present" is `as_of`. Impossible ones are left out."""
    if DIGITS.search(text) is None:
        return []
    found = [_twice(match, as_of) for match in TWICE.finditer(text)]
    found = found or [_range(match, as_of) for match in RANGE.finditer(text)]
    found = found or [_since(match, as_of) for match in SINCE.finditer(text)]
    found = found or [_years(match, as_of) for match in YEARS.finditer(text)]
    return [item for item in found if item is not None]


def find_open(text: str, as_of: date) -> Range | None:
    """Return what a beginning with a dash after it opens, as in "2018 -"."""
    match = OPEN.search(text) if DIGITS.search(text) else None
    return _since(match, as_of) if match else None


def find_stand_in(text: str) -> tuple[int, int] | None:
    """Return where a template's stand-in for dates was left, as in "Month 20XX - Present"."""
    match = STAND_IN.search(text)
    return match.span() if match else None


def find_single(text: str, as_of: date) -> Range | None:
    """Return the one date that a text begins or ends with, as a range of its own length."""
    for match in SINGLE.finditer(text):
        outside = (text[: match.start()].strip(" (*_,"), text[match.end() :].strip(" )*_.,"))
        if not all(outside):
            begin, finish = _month(match, "a", first=True), _month(match, "a", first=False)
            if begin and finish and (match.group("namea") or "").lower() in SEASONS:
                finish = _later(finish, 2)
            return _checked(begin, finish, False, match, as_of)
    return None


def find_last(text: str, as_of: date) -> Range | None:
    """Return the last date that a text names, wherever it stands, as a range of its own length."""
    found = [
        _checked(_month(match, "a", first=True), _month(match, "a", first=False), False, match,
                 as_of)
        for match in SINGLE.finditer(text)
    ]  # fmt: skip
    return next((item for item in reversed(found) if item is not None), None)


def find_years(text: str) -> list[int]:
    """Return the years that a text names, in order."""
    return [int(year) for year in re.findall(r"(?<!\d)((?:19|20)\d\d)(?!\d)", text)]


def has_date(text: str) -> bool:
    """Tell whether a text holds a date or a range."""
    return SINGLE.search(text) is not None


def months_covered(ranges: Iterable[tuple[Month, Month]]) -> int:
    """Count the months that any range covers, both ends included, each once."""
    total, covered_to = 0, -1
    for begin, finish in sorted(ranges):
        first = max(begin.index(), covered_to + 1)
        total += max(0, finish.index() - first + 1)
        covered_to = max(covered_to, finish.index())
    return total


def _range(match: re.Match[str], as_of: date) -> Range | None:
    current = match.group("now") is not None
    day_first = any(
        match.group(f"mark{point}") == "." or int(match.group(f"one{point}") or 0) > 12
        for point in "ab"
    )
    finish = Month(as_of.year, as_of.month) if current else _finish(match, day_first)
    begin = _month(match, "a", first=True, day_first=day_first)
    if match.group("lone") and match.group("namedb") and finish:
        begin = Month(finish.year, _number(match.group("lone")))
    return _checked(begin, finish, current, match, as_of)


def _finish(match: re.Match[str], day_first: bool) -> Month | None:
    """Read the end of a range; "2018-21" ends in 2021, since 21 is no month."""
    late = match.group("late")
    if late is None:
        return _month(match, "b", first=False, day_first=day_first)
    begun = match.group("yeara")
    if begun is None or int(late) <= max(12, int(begun[2:])):
        return None
    return Month(int(begun[:2] + late), 12)


def _since(match: re.Match[str], as_of: date) -> Range | None:
    begin = _month(match, "a", first=True)
    return _checked(begin, Month(as_of.year, as_of.month), True, match, as_of)


def _years(match: re.Match[str], as_of: date) -> Range | None:
    """Read "2018/2019" and "2018/19"; "2018/11" is a month."""
    first, second = match.group("first"), match.group("second")
    last = int(second if len(second) == 4 else first[:2] + second)
    if len(second) == 2 and (int(second) <= 12 or last != int(first) + 1):
        return None
    return _checked(Month(int(first), 1), Month(last, 12), False, match, as_of)


def _twice(match: re.Match[str], as_of: date) -> Range | None:
    """Read "Summer 2012 and 2013" from the first summer to the end of the second."""
    begin = Month(int(match.group("first")), SEASONS[match.group("season").lower()])
    last = SEASONS[(match.group("other") or match.group("season")).lower()]
    return _checked(begin, _later(Month(int(match.group("second")), last), 2), False, match, as_of)


def _checked(
    begin: Month | None, finish: Month | None, current: bool, match: re.Match[str], as_of: date
) -> Range | None:
    if begin is None or finish is None or begin > finish:
        return None
    if begin.year < EARLIEST or finish.year > as_of.year + FURTHEST:
        return None
    return Range(begin, finish, current, match.start(), match.end())


def _month(match: re.Match[str], point: str, first: bool, day_first: bool = False) -> Month | None:
    """Read one end of a range; a bare year is its January or its December."""
    found = match.groupdict()
    if found[f"name{point}"]:
        return Month(_full_year(found[f"named{point}"]), _number(found[f"name{point}"]))
    if found[f"full{point}"]:
        day_first = day_first or found[f"mark{point}"] == "."
        number = int(found[f"two{point}" if day_first else f"one{point}"])
        return Month(int(found[f"full{point}"]), number) if 1 <= number <= 12 else None
    for year, month in (("numbered", "month"), ("iso", "isomonth"), ("short", "shortmonth")):
        if found.get(year + point):
            return Month(_full_year(found[year + point]), int(found[month + point]))
    year = found[f"year{point}"]
    return Month(int(year), 1 if first else 12) if year else None


def _number(name: str) -> int:
    """Return the number of a month, or of the month that a season begins with."""
    return MONTHS.get(name.lower()) or SEASONS[name.lower()]


def _later(month: Month, months: int) -> Month:
    index = month.index() + months
    return Month(index // 12, index % 12 + 1)


def _full_year(digits: str) -> int:
    year = int(digits)
    if year >= 100:
        return year
    return 2000 + year if year < 60 else 1900 + year
