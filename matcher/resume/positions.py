"""Positions held: title, employer, dates and duties, from the lines around each date range."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from matcher.resume.characters import BULLET
from matcher.resume.entries import Entry, find_entries
from matcher.resume.headers import MOST_HEADER_LETTERS, names
from matcher.resume.occupations import title_strength
from matcher.resume.pieces import (
    EMPLOYER,
    EMPLOYER_LABELS,
    KINDS_OF_WORK,
    PLACE_LABELS,
    STRONG,
    TITLE_LABELS,
    Piece,
    fields_of,
    parts_of,
)
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
WEAK = 0.25
"""From this strength on a piece is the title when nothing better stands in the header."""
FIRST_FIELDS = 3
"""Title, employer and place may begin a line that goes on as text."""
FEW_WORDS = 9
"""A title that begins a header has at most so many words."""


@dataclass(frozen=True, slots=True)
class _Held:
    """Who did what and where, any of which may be missing; `fields` are what they stood among."""

    title: Piece | None
    employer: Piece | None
    place: str = ""
    fields: tuple[Piece, ...] = ()


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
    helds = _in_manner([_read(entry, lines, contents) for entry in entries], entries)
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


def _read(entry: Entry, lines: Sequence[Line], contents: Sequence[str]) -> _Held:
    held = _held(entry, lines, contents)
    if held.title is None and held.employer is None:
        return _begun(entry, lines, contents)
    return held


def _in_manner(helds: Sequence[_Held], entries: Sequence[Entry]) -> list[_Held]:
    """Let headers whose title is not sure keep title and employer where the others have them."""
    slots = Counter(
        (_slot(held.title, held, entry), _slot(held.employer, held, entry))
        for held, entry in zip(helds, entries, strict=True)
        if held.title and held.employer and held.title.strength >= STRONG
        and held.employer.strength < STRONG
    )  # fmt: skip
    if not slots:
        return list(helds)
    (title, employer), _ = max(slots.items(), key=lambda item: item[1])
    mended = []
    for held, entry in zip(helds, entries, strict=True):
        sure = held.title is not None and held.title.strength >= STRONG
        found = {_slot(field, held, entry): field for field in held.fields}
        if not sure and title in found and employer in found:
            held = replace(held, title=found[title], employer=_first_part(found[employer]))
        mended.append(held)
    return mended


def _slot(piece: Piece | None, held: _Held, entry: Entry) -> tuple[int, int] | None:
    """Return where a piece stands in its header: lines from the dates, and fields from the left."""
    if piece is None:
        return None
    row = [field for field in held.fields if field.line == piece.line]
    before = [field for field in row if field.start + len(field.text) <= piece.start]
    return piece.line - entry.dated, len(before)


def _above(entry: Entry) -> int:
    """Count the lines of a header above its dates: one less than before means "same employer"."""
    return entry.dated - entry.first


def _goes_on(entries: Sequence[Entry], place: int) -> bool:
    """Tell whether an employer named once above several entries still holds."""
    return place > 1 and _above(entries[place - 1]) == _above(entries[place]) < _above(entries[0])


def _held(entry: Entry, lines: Sequence[Line], contents: Sequence[str]) -> _Held:
    """Choose title, employer and place among the pieces of a header."""
    fields = _fields(entry, lines, contents)
    parts = [field for field in fields if field.is_place]
    parts += [part for field in fields if not field.is_place for part in parts_of(field)]
    place = next((part.text for part in parts if part.is_place and _is_somewhere(part)), "")
    return replace(_named(fields), place=place, fields=tuple(fields))


def _begun(entry: Entry, lines: Sequence[Line], contents: Sequence[str]) -> _Held:
    """Choose among the first fields of running text, where the header itself names nothing."""
    below = entry.last + 1
    if below >= len(contents) or BULLET.match(contents[below]):
        return _Held(None, None)
    content = contents[below][:MOST_HEADER_LETTERS]
    fields = [field for field in fields_of(content, lines[below].start, below)[:FIRST_FIELDS]
              if len(field.text.split()) <= FEW_WORDS]  # fmt: skip
    titles = [field for field in fields if field.strength >= STRONG]
    others = [field for field in fields if field not in titles and not field.is_place]
    employer = next((field for field in others if EMPLOYER.search(field.text)), None)
    return _Held(next(iter(titles), None), employer)


def _is_somewhere(piece: Piece) -> bool:
    return piece.text.lower() not in PLACE_LABELS and not KINDS_OF_WORK.match(piece.text)


def _fields(entry: Entry, lines: Sequence[Line], contents: Sequence[str]) -> list[Piece]:
    fields: list[Piece] = []
    for number in range(entry.first, entry.last + 1):
        content = contents[number]
        if number == entry.dated and entry.cut is not None:
            content = content[: entry.cut]
        fields.extend(fields_of(content, lines[number].start, number))
    return fields


def _named(fields: Sequence[Piece]) -> _Held:
    """Choose title and employer."""
    title = _title_field(fields)
    if title is None:
        return _Held(None, next(iter(fields), None))
    others = [field for field in fields if field is not title]
    employer = _employer_field(others, title)
    if employer is None:
        return _within(title, others)
    return _Held(_trimmed(title), _first_part(employer))


def _title_field(fields: Sequence[Piece]) -> Piece | None:
    """Return the field that is or holds the title; the first one where none reads like one."""
    labelled = next((field for field in fields if field.label in TITLE_LABELS), None)
    if labelled is not None:
        return labelled
    able = [field for field in fields if field.label not in EMPLOYER_LABELS]
    best = max(able, key=_best_part, default=None)
    if best is not None and _best_part(best) < STRONG:
        plain = [field for field in able if not field.is_place and not EMPLOYER.search(field.text)]
        best = best if _best_part(best) >= WEAK else next(filter(_is_name, plain), None)
    if best is None or len(best.text.split()) > 2 * FEW_WORDS:
        return None
    return best


def _is_name(field: Piece) -> bool:
    return names(field.text)


def _best_part(field: Piece) -> float:
    return max([field.strength, *(part.strength for part in parts_of(field))])


def _employer_field(others: Sequence[Piece], title: Piece) -> Piece | None:
    """Return the field that names the employer: labelled, by its words, or beside the title."""
    labelled = next((field for field in others if field.label in EMPLOYER_LABELS), None)
    if labelled is not None:
        return labelled
    able = [field for field in others if not field.is_place and field.label not in TITLE_LABELS]
    named = [field for field in able if EMPLOYER.search(field.text) and names(field.text)]
    elsewhere = [field for field in able if field.line != title.line and names(field.text)]
    for choice in (named, elsewhere, able):
        if choice:
            return choice[0]
    return None


def _within(title: Piece, others: Sequence[Piece]) -> _Held:
    """Cut a field that holds both title and employer at its commas."""
    parts = parts_of(title)
    if len(parts) < 2:
        return _Held(title, None)
    best = max(parts, key=lambda part: part.strength)
    rest = [part for part in parts if part is not best and not part.is_place]
    named = next((part for part in rest if EMPLOYER.search(part.text)), None)
    employer = named or next((part for part in rest if part.strength < STRONG), None)
    return _Held(_joined(title, parts, parts.index(best)), employer)


def _joined(field: Piece, parts: Sequence[Piece], at: int) -> Piece:
    """Return the best part of a field with those after it that are titles too."""
    last = at
    while last + 1 < len(parts) and parts[last + 1].strength >= STRONG:
        last += 1
    end = parts[last].start + len(parts[last].text)
    whole = field.text[parts[at].start - field.start : end - field.start]
    return Piece(whole, parts[at].start, parts[at].strength, field.line, field.label)


def _trimmed(title: Piece) -> Piece:
    """Return a title without the place that follows it after a comma."""
    parts = parts_of(title)
    kept = [part for part in parts if not part.is_place]
    while len(kept) > 1 and EMPLOYER.search(kept[-1].text):
        kept.pop()
    if not kept or len(kept) == len(parts):
        return title
    end = kept[-1].start + len(kept[-1].text) - title.start
    whole = title.text[kept[0].start - title.start : end]
    return Piece(whole, kept[0].start, title.strength, title.line, title.label)


def _first_part(employer: Piece) -> Piece:
    """Return the name of an employer without its town."""
    parts = parts_of(employer)
    return parts[0] if parts else employer


def _position(
    entry: Entry, held: _Held, employer: str, lines: Sequence[Line], until: int
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
