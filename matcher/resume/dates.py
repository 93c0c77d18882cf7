"""Date ranges as resumes write them, and months counted once."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from matcher.resume.resume import Month

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "jan january", "feb february", "mar march", "apr april", "may", "jun june",
            "jul july", "aug august", "sep sept september", "oct october", "nov november",
            "dec december",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
SEASONS = {"spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12}
NAME = "|".join(sorted((*MONTHS, *SEASONS), key=len, reverse=True))
POINT = (
    rf"(?:(?P<name{{0}}>{NAME})\.?,?\s*(?:\d{{{{1,2}}}},\s*)?(?:of\s+)?[’']?(?P<named{{0}}>(?:19|20)\d\d|\d\d(?!\d))"
    r"|(?P<month{0}>0?[1-9]|1[0-2])\s?[/.-]\s?(?:\d{{1,2}}\s?[/.-]\s?)?(?P<numbered{0}>(?:19|20)\d\d)"
    r"|(?P<iso{0}>(?:19|20)\d\d)\s?[-/.]\s?(?P<isomonth{0}>0[1-9]|1[0-2])(?!\d)"
    r"|(?P<year{0}>(?:19|20)\d\d))"
)
NOW = r"(?P<now>present|current(?:ly)?|now|today|ongoing|to\s?date|till\s?date|date)"
RANGE = re.compile(
    rf"(?<![\w$£€])(?:from\s+|since\s+)?{POINT.format('a')}\s*(?:-+|–|—|−|to|until|till|through|thru|\|)\s*"
    rf"(?:{POINT.format('b')}|{NOW})(?![\w%])",
    re.IGNORECASE,
)
SINCE = re.compile(rf"(?<!\w)since\s+{POINT.format('a')}(?!\w)", re.IGNORECASE)
SINGLE = re.compile(rf"(?<![\w$£€.,]){POINT.format('a')}(?![\w%])", re.IGNORECASE)
EARLIEST = 1940


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
    found = [_range(match, as_of) for match in RANGE.finditer(text)]
    if not found:
        found = [_since(match, as_of) for match in SINCE.finditer(text)]
    return [item for item in found if item is not None]


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
    begin = _month(match, "a", first=True)
    current = match.group("now") is not None
    finish = Month(as_of.year, as_of.month) if current else _month(match, "b", first=False)
    return _checked(begin, finish, current, match, as_of)


def _since(match: re.Match[str], as_of: date) -> Range | None:
    begin = _month(match, "a", first=True)
    return _checked(begin, Month(as_of.year, as_of.month), True, match, as_of)


def _checked(
    begin: Month | None, finish: Month | None, current: bool, match: re.Match[str], as_of: date
) -> Range | None:
    if begin is None or finish is None or begin > finish:
        return None
    if begin.year < EARLIEST or finish.year > as_of.year + 6:
        return None
    return Range(begin, finish, current, match.start(), match.end())


def _month(match: re.Match[str], point: str, first: bool) -> Month | None:
    """Read one end of a range; a bare year is its January or its December."""
    name, named = match.group(f"name{point}"), match.group(f"named{point}")
    if name and named:
        month = MONTHS.get(name.lower()) or SEASONS[name.lower()]
        return Month(_full_year(named), month)
    if match.group(f"numbered{point}"):
        return Month(int(match.group(f"numbered{point}")), int(match.group(f"month{point}")))
    if match.group(f"iso{point}"):
        return Month(int(match.group(f"iso{point}")), int(match.group(f"isomonth{point}")))
    year = match.group(f"year{point}")
    return Month(int(year), 1 if first else 12) if year else None


def _full_year(digits: str) -> int:
    year = int(digits)
    if year >= 100:
        return year
    return 2000 + year if year < 60 else 1900 + year
