"""What a structured file says of itself, taken at its word: who the person is, positions held.

JSON Resume, Europass and LinkedIn's profiles name their fields; nothing has to be guessed there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from matcher.resume.characters import clean
from matcher.resume.dates import find_ranges, find_single
from matcher.resume.document import Document, Entry
from matcher.resume.resume import Identity, Line, Month, Position

Span = tuple[int, int]
SHORTEST_NAME = 3


def stated_identity(
    document: Document,
    text: str,
    lines: Sequence[Line],
    identity: Identity,
    spans: Sequence[Span],
) -> tuple[Identity, list[Span]]:
    """Add what the file says of the person to what was found, and the spans that say it."""
    found = list(spans)
    for entry, (start, end) in _placed(document, lines):
        if entry.kind == "contact":
            identity = _with_contact(identity, entry.fields)
            found.append((start, end))
        elif entry.kind == "name" and len(name := clean(entry.fields["name"])) >= SHORTEST_NAME:
            identity = replace(identity, name=name)
            found += [match.span() for match in re.finditer(re.escape(name), text)]
    return identity, found


def _with_contact(identity: Identity, said: Mapping[str, str]) -> Identity:
    """Put what the file says before what was found."""
    links = said.get("links", "").split("\n")
    return replace(
        identity,
        emails=_first([said.get("email", "")], identity.emails),
        phones=_first([said.get("phone", "")], identity.phones),
        addresses=_first([said.get("address", "")], identity.addresses),
        links=_first(links, identity.links),
    )


def _first(said: Sequence[str], found: Sequence[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(value for value in (*said, *found) if value))


def stated_positions(
    document: Document, text: str, lines: Sequence[Line], as_of: date
) -> tuple[Position, ...]:
    """Return the positions that the file states; none where it states none."""
    return tuple(
        _position(entry, text, (start, end), lines, as_of)
        for entry, (start, end) in _placed(document, lines)
        if entry.kind == "work"
    )


def _placed(document: Document, lines: Sequence[Line]) -> list[tuple[Entry, Span]]:
    """Return the entries with their places in the text, which leaves out empty lines."""
    kept = [at for at, item in enumerate(document.lines) if clean(item.text)]
    number = {at: place for place, at in enumerate(kept)}
    placed: list[tuple[Entry, Span]] = []
    for entry in document.entries if len(kept) == len(lines) else ():
        held = [number[at] for at in range(entry.first, entry.last) if at in number]
        if held:
            placed.append((entry, (lines[held[0]].start, lines[held[-1]].end)))
    return placed


def _position(entry: Entry, text: str, span: Span, lines: Sequence[Line], as_of: date) -> Position:
    said = entry.fields
    start, end = span
    title, title_start = _as_read(said.get("title", ""), text[start:end])
    # an employer may stand once above several titles
    employer, _ = _as_read(said.get("employer", ""), text[:end])
    place, _ = _as_read(said.get("place", ""), text[:end])
    begin, finish, current = _dates(said.get("begin", ""), said.get("finish", ""), as_of)
    inside = [line for line in lines if start <= line.start < end]
    return Position(
        title=title,
        employer=employer,
        begin=begin,
        finish=finish,
        current=current,
        start=start,
        end=end,
        title_start=start + title_start,
        duties=tuple((line.start, line.end) for line in inside[entry.header :]),
        place=place,
    )


def _as_read(said: str, content: str) -> tuple[str, int]:
    """Return a field as it stands in the text, where identity is covered, and its place there.

    What was left out of the text is left out here too: then the field is empty.
    """
    wanted = clean(said)
    if wanted in content:
        return wanted, content.index(wanted)
    covered = "".join(rf"(?:{re.escape(letter)}|\s)" for letter in wanted)
    found = re.search(covered, content)
    seen = clean(found[0]) if found else ""
    return seen, content.index(seen.split()[0], found.start()) if found and seen else 0


def _dates(begin: str, finish: str, as_of: date) -> tuple[Month | None, Month | None, bool]:
    """Return the first and the last month, and whether the position is still held."""
    ranges = find_ranges(f"{begin} \u2013 {finish}", as_of) if begin else []
    if ranges:
        return ranges[0].begin, ranges[0].finish, ranges[0].current
    first, last = (find_single(point, as_of) if point else None for point in (begin, finish))
    return (first.begin if first else None), (last.finish if last else None), False
