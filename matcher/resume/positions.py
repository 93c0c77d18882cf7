"""Positions held: title, employer, dates and duties, from the lines around each date range."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from matcher.resume.entries import Entry, find_entries
from matcher.resume.held import Held, in_manner, read_header
from matcher.resume.occupations import title_strength
from matcher.resume.pieces import STRONG
from matcher.resume.resume import Line, Position, Section
from matcher.resume.undated import with_undated

HEADED = frozenset({"experience", "volunteering"})
READ_IN = frozenset({"experience", "volunteering", "other", "projects", "summary"})
MEMBERSHIP = re.compile(r"affiliation|member|association", re.IGNORECASE)
"""Who belongs to a body holds no position in it."""
RESEARCH = re.compile(r"research|forschung|recherche|investigación", re.IGNORECASE)
"""Research is a position where it has a title, an employer and dates."""
WITHIN = frozenset({"awards", "skills"})
"""What may stand as a label within a position, with more positions after it."""


def find_positions(
    text: str, lines: Sequence[Line], sections: Sequence[Section], as_of: date
) -> tuple[Position, ...]:
    """Return the positions in the order of the text."""
    has_experience = any(section.kind == "experience" for section in sections)
    kinds = HEADED if has_experience else READ_IN
    found: list[Position] = []
    begun = False
    for section in sections:
        begun = begun or section.kind == "experience"
        inside = [line for line in lines if section.start <= line.start < section.end]
        if section.kind in kinds and not MEMBERSHIP.search(section.heading):
            found.extend(_in_section(text, inside, as_of, section.kind == "experience"))
        elif RESEARCH.search(section.heading) or (begun and section.kind in WITHIN):
            held = _in_section(text, inside, as_of, headed=False)
            found.extend(item for item in held if _is_sure(item))
    return tuple(found)


def _is_sure(position: Position) -> bool:
    """Tell whether a position has dates, an employer, and a title that reads like one."""
    titled = title_strength(position.title) >= STRONG
    return titled and position.employer != "" and position.begin is not None


def _in_section(text: str, lines: Sequence[Line], as_of: date, headed: bool) -> Iterator[Position]:
    contents = [text[line.start : line.end] for line in lines]
    entries = find_entries(contents, as_of, headed)
    entries = with_undated(contents, entries) if headed else entries
    employer = ""
    helds = in_manner([read_header(entry, lines, contents) for entry in entries], entries)
    for place, (entry, held) in enumerate(zip(entries, helds, strict=True)):
        until = entries[place + 1].first if place + 1 < len(entries) else len(lines)
        if held.employer is not None:
            employer = held.employer.text
        elif place == 0 or not 0 <= _above(entry) < _above(entries[place - 1]) + _goes_on(
            entries, place
        ):
            employer = ""
        if held.title is not None or employer:
            yield _position(entry, held, employer, lines, until)


def _above(entry: Entry) -> int:
    """Count the lines of a header above its dates: one less than before means "same employer"."""
    return entry.dated - entry.first


def _goes_on(entries: Sequence[Entry], place: int) -> bool:
    """Tell whether an employer named once above several entries still holds."""
    return place > 1 and _above(entries[place - 1]) == _above(entries[place]) < _above(entries[0])


def _position(
    entry: Entry, held: Held, employer: str, lines: Sequence[Line], until: int
) -> Position:
    rest = [(lines[entry.dated].start + entry.cut, lines[entry.dated].end)] if entry.cut else []
    duties = (*rest, *((line.start, line.end) for line in lines[entry.last + 1 : until]))
    return Position(
        title=held.title.text if held.title else "",
        employer=employer,
        begin=entry.dates.begin if entry.dates else None,
        finish=entry.dates.finish if entry.dates else None,
        current=entry.dates is not None and entry.dates.current,
        start=lines[entry.first].start,
        end=max(lines[until - 1].end, lines[entry.last].end),
        title_start=held.title.start if held.title else lines[entry.dated].start,
        duties=duties,
        place=held.place,
    )
