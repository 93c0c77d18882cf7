"""Who held a position: title, employer and place, chosen among the pieces of a header.

A header whose title reads like none is read as the other headers of its section are written.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from matcher.resume.characters import BULLET
from matcher.resume.entries import Entry
from matcher.resume.headers import MOST_HEADER_LETTERS, names
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
from matcher.resume.resume import Line

WEAK = 0.25
"""From this strength on a piece is the title when nothing better stands in the header."""
FIRST_FIELDS = 3
"""Title, employer and place may begin a line that goes on as text."""
FEW_WORDS = 9
"""A title that begins a header has at most so many words."""


_Slot = tuple[int, int, int | None]
"""Lines from the dates, fields from the left, and parts from the left, None for a whole field."""


@dataclass(frozen=True, slots=True)
class Held:
    """Who did what and where, any of which may be missing; `fields` are what they stood among."""

    title: Piece | None
    employer: Piece | None
    place: str = ""
    fields: tuple[Piece, ...] = ()


def read_header(entry: Entry, lines: Sequence[Line], contents: Sequence[str]) -> Held:
    """Choose title, employer and place of one header."""
    held = _held(entry, lines, contents)
    if held.title is None and held.employer is None:
        return _begun(entry, lines, contents)
    return held


def _held(entry: Entry, lines: Sequence[Line], contents: Sequence[str]) -> Held:
    """Choose title, employer and place among the pieces of a header."""
    fields = _fields(entry, lines, contents)
    parts = [field for field in fields if field.is_place]
    parts += [part for field in fields if not field.is_place for part in parts_of(field)]
    place = next((part.text for part in parts if part.is_place and _is_somewhere(part)), "")
    return replace(_named(fields), place=place, fields=tuple(fields))


def _begun(entry: Entry, lines: Sequence[Line], contents: Sequence[str]) -> Held:
    """Choose among the first fields of running text, where the header itself names nothing."""
    below = entry.last + 1
    if below >= len(contents) or BULLET.match(contents[below]):
        return Held(None, None)
    content = contents[below][:MOST_HEADER_LETTERS]
    fields = [field for field in fields_of(content, lines[below].start, below)[:FIRST_FIELDS]
              if len(field.text.split()) <= FEW_WORDS]  # fmt: skip
    titles = [field for field in fields if field.strength >= STRONG]
    others = [field for field in fields if field not in titles and not field.is_place]
    employer = next((field for field in others if EMPLOYER.search(field.text)), None)
    return Held(next(iter(titles), None), employer)


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


def _named(fields: Sequence[Piece]) -> Held:
    """Choose title and employer."""
    title = _title_field(fields)
    if title is None:
        return Held(None, next(iter(fields), None))
    others = [field for field in fields if field is not title]
    employer = _employer_field(others, title)
    if employer is None:
        return _within(title, others)
    return Held(_trimmed(title), _first_part(employer))


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


def _within(title: Piece, others: Sequence[Piece]) -> Held:
    """Cut a field that holds both title and employer at its commas."""
    parts = parts_of(title)
    if len(parts) < 2:
        return Held(title, None)
    best = max(parts, key=lambda part: part.strength)
    rest = [part for part in parts if part is not best and not part.is_place]
    named = next((part for part in rest if EMPLOYER.search(part.text)), None)
    employer = named or next((part for part in rest if part.strength < STRONG), None)
    return Held(_joined(title, parts, parts.index(best)), employer)


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


def in_manner(helds: Sequence[Held], entries: Sequence[Entry]) -> list[Held]:
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
        found = {} if sure else _atoms(held, entry)
        if title in found and employer in found:
            named = _first_part(found[employer]), _trimmed(found[title])
            held = replace(held, title=named[1], employer=named[0])
        mended.append(held)
    return mended


def _slot(piece: Piece | None, held: Held, entry: Entry) -> _Slot | None:
    """Return where a piece stands in its header."""
    atoms = _atoms(held, entry).items()
    starts = [slot for slot, atom in atoms if piece is not None and atom.start == piece.start]
    whole = [slot for slot, atom in atoms if piece is not None and atom.text == piece.text]
    return next((slot for slot in starts if slot in whole), next(iter(starts), None))


def _atoms(held: Held, entry: Entry) -> dict[_Slot, Piece]:
    """Return the fields of a header by place, and the parts of each between its commas."""
    found: dict[_Slot, Piece] = {}
    counts: Counter[int] = Counter()
    for field in held.fields:
        line, number = field.line - entry.dated, counts[field.line]
        counts[field.line] += 1
        found[line, number, None] = field
        found |= {(line, number, part): atom for part, atom in enumerate(parts_of(field))}
    return found
