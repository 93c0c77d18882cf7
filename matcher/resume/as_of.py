"""The day as of which a resume speaks: what "present" means in it."""

from __future__ import annotations

import re
from datetime import date

from matcher.resume.dates import find_ranges
from matcher.resume.document import Document
from matcher.resume.resume import Month

DAY = re.compile(r"^(?:D:)?(?P<year>\d{4})-?(?P<month>\d\d)-?(?P<day>\d\d)")
EARLIEST = 1990
"""No file was written before; an earlier day is the fault of a clock."""

MOST_LETTERS = 300
"""Longer lines are text; dates of positions stand in short ones."""


def day_of(written: str) -> date | None:
    """Read the day of a PDF's or an XML's date, D:20240131… or 2024-01-31T…; None for others."""
    found = DAY.match(written.strip())
    try:
        return date(int(found["year"]), int(found["month"]), int(found["day"])) if found else None
    except ValueError:
        return None


def choose(given: date | None, dated: date | None, dated_by: str, today: date) -> tuple[date, str]:
    """Return the day to judge by and who set it: given, the file or its fields, or today.

    A file from before EARLIEST or from the future does not know its day.
    """
    if given is not None:
        return given, "given"
    if dated is not None and dated.year >= EARLIEST and dated <= today:
        return dated, dated_by
    return today, "today"


def begins_after(document: Document, dated: date, today: date) -> bool:
    """Tell whether the text tells of something that began after the day that the file claims."""
    claimed = Month(dated.year, dated.month)
    return any(
        found.begin > claimed
        for line in document.lines
        if len(line.text) <= MOST_LETTERS
        for found in find_ranges(line.text, today)
    )
