"""The day as of which a resume is judged, as people write it."""

from __future__ import annotations

from datetime import date

EARLIEST = date(1950, 1, 1)
LATEST = date(2100, 12, 31)


def parse_as_of(text: str) -> date:
    """Read YYYY-MM-DD; ValueError says what was expected."""
    try:
        day = date.fromisoformat(text.strip())
    except ValueError:
        raise ValueError(f"expected a date like 2026-01-31, found {text[:40]!r}") from None
    if not EARLIEST <= day <= LATEST:
        raise ValueError(f"expected a date from {EARLIEST} to {LATEST}, found {day}")
    return day
