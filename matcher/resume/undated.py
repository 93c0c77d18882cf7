"""Positions without dates: headers with a title that stand before a list, or at the top."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matcher.resume.characters import BULLET
from matcher.resume.dates import has_date
from matcher.resume.entries import Entry
from matcher.resume.headers import is_header, is_study, names
from matcher.resume.pieces import STRONG, fields_of, parts_of, strongest

MOST_WORDS = 12
"""A header without dates that is longer than this is a sentence."""


def with_undated(contents: Sequence[str], entries: Sequence[Entry]) -> list[Entry]:
    """Add to the entries of a section those that have no dates, in order."""
    taken = {number for entry in entries for number in range(entry.first, entry.last + 1)}
    found = list(_undated(contents, taken, alone=not entries))
    return sorted([*entries, *found], key=lambda entry: entry.first)


def _undated(contents: Sequence[str], taken: set[int], alone: bool) -> Iterator[Entry]:
    """Yield headers around a title; `alone` says that the section has no entries with dates."""
    done = -1
    for number, content in enumerate(contents):
        if number in taken or number <= done or not _is_title(content):
            continue
        first = number - (number - 1 not in taken and _is_name_before(contents, number, done))
        last = number + (number + 1 not in taken and _is_name_after(contents, number))
        begins = first == 0 or BULLET.match(contents[first - 1]) is not None
        listed = last + 1 < len(contents) and BULLET.match(contents[last + 1]) is not None
        named = _has_employer(contents[first : last + 1])
        if (begins and listed and (named or alone)) or (alone and named and begins):
            yield Entry(first, number, last, None)
            done = last


def _is_title(content: str) -> bool:
    """Tell whether a line is a header that holds a title."""
    plain = content.rstrip()
    short = len(plain.split()) <= MOST_WORDS and not plain.endswith((":", ",", "!", "?"))
    titled = strongest(content) >= STRONG and not is_study(content)
    return short and is_header(content) and titled and not has_date(content)


def _is_name_before(contents: Sequence[str], number: int, done: int) -> bool:
    """Tell whether the line before a title names the employer: a header right after a list."""
    above = number - 1
    if above <= done or above < 0 or not _is_name(contents[above]):
        return False
    return above == 0 or BULLET.match(contents[above - 1]) is not None


def _is_name_after(contents: Sequence[str], number: int) -> bool:
    below = number + 1
    if below >= len(contents) or not _is_name(contents[below]):
        return False
    return below + 1 < len(contents) and BULLET.match(contents[below + 1]) is not None


def _is_name(content: str) -> bool:
    short = len(content.split()) <= MOST_WORDS and not content.rstrip().endswith(":")
    return short and is_header(content) and names(content) and not has_date(content)


def _has_employer(header: Sequence[str]) -> bool:
    pieces = [part for content in header for field in fields_of(content, 0, 0)
              for part in parts_of(field)]  # fmt: skip
    return any(piece.strength < STRONG and not piece.is_place for piece in pieces)
