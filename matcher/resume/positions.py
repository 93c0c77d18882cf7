"""Positions held: title, employer, dates and duties, from the lines around each date range."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from matcher.resume.characters import BULLET, bare
from matcher.resume.dates import Range, find_ranges
from matcher.resume.occupations import title_strength
from matcher.resume.resume import Line, Position, Section

READ_IN = frozenset({"experience", "volunteering", "other", "projects", "summary"})
MOST_HEADER_LETTERS = 110
EMPLOYER = re.compile(
    r"\b(?:inc|llc|ltd|gmbh|corp|corporation|company|co|group|bank|hospital|clinic|university"
    r"|college|school|institute|agency|services|solutions|systems|studio|restaurant|hotel|partners"
    r"|associates|foundation|center|centre|council|department|city of|technologies|labs|academy"
    r"|district|county|army|navy|air force)\b\.?",
    re.IGNORECASE,
)
PARTS = re.compile(r"\s{2,}|\s*[|•·\t]\s*|\s+[–—-]\s+|,\s+|\s+at\s+|\s+@\s+|(?<=\w)[:]\s+")
DEGREE = re.compile(r"\b(?:bachelor|master|b\.?sc|m\.?sc|b\.?a|ph\.?d|diploma|degree|mba)\b", re.I)


@dataclass(frozen=True, slots=True)
class _Part:
    """A piece of a header line and how much it reads like a title."""

    text: str
    start: int
    strength: float


def find_positions(
    text: str, lines: Sequence[Line], sections: Sequence[Section], as_of: date
) -> tuple[Position, ...]:
    """Return the positions in the order of the text."""
    has_experience = any(section.kind == "experience" for section in sections)
    kinds = {"experience", "volunteering"} if has_experience else READ_IN
    found: list[Position] = []
    for section in sections:
        if section.kind in kinds:
            inside = [line for line in lines if section.start <= line.start < section.end]
            found.extend(_in_section(text, inside, as_of))
    return tuple(found)


def _in_section(text: str, lines: Sequence[Line], as_of: date) -> Iterator[Position]:
    contents = [text[line.start : line.end] for line in lines]
    dated = [
        (number, ranges[0])
        for number, content in enumerate(contents)
        if not BULLET.match(content) and len(content) <= 2 * MOST_HEADER_LETTERS
        for ranges in [find_ranges(content, as_of)]
        if ranges and not DEGREE.search(content)
    ]
    headers = _headers(contents, [number for number, _ in dated])
    for place, ((number, dates), header) in enumerate(zip(dated, headers, strict=True)):
        last = headers[place + 1][0] if place + 1 < len(headers) else len(lines)
        yield _position(lines, contents, number, dates, header, last)


def _headers(contents: Sequence[str], dated: Sequence[int]) -> list[tuple[int, int]]:
    """Return for each dated line the first and last line of the header it stands in."""
    headers: list[tuple[int, int]] = []
    floor = 0
    for place, number in enumerate(dated):
        ceiling = dated[place + 1] if place + 1 < len(dated) else len(contents)
        first = number
        needs_title = _strongest(contents[number]) < 0.5
        while (
            first > floor
            and number - first < 2
            and _is_header(contents[first - 1])
            and (first == number or needs_title or _strongest(contents[first - 1]) >= 0.5)
        ):
            first -= 1
            needs_title = needs_title and _strongest(contents[first]) < 0.5
        last = number
        if needs_title and number + 1 < ceiling and _is_header(contents[number + 1]):
            last = number + 1
        if last + 1 < ceiling and _lacks_employer(contents[first : last + 1]):
            last += _is_header(contents[last + 1]) and _strongest(contents[last + 1]) < 0.5
        headers.append((first, last))
        floor = last + 1
    return headers


def _lacks_employer(contents: Sequence[str]) -> bool:
    """Tell whether a header has no piece besides the title."""
    return sum(len(_parts(content, 0)) for content in contents) <= 1


def _is_header(content: str) -> bool:
    plain = content.strip()
    return (
        0 < len(plain) <= MOST_HEADER_LETTERS
        and not BULLET.match(plain)
        and not plain.endswith((".", ";"))
        and (plain[0].isupper() or plain[0].isdigit())
        and (len(plain.split()) <= 8 or "   " in plain or "," in plain or "|" in plain)
    )


def _strongest(content: str) -> float:
    return max((part.strength for part in _parts(content, 0)), default=0.0)


def _parts(content: str, offset: int) -> list[_Part]:
    """Cut a header line into its pieces, dates left out."""
    dateless = content
    for match in find_ranges(content, date(2100, 1, 1)):
        blank = " " * (match.end - match.start)
        dateless = dateless[: match.start] + blank + dateless[match.end :]
    parts, at = [], 0
    for piece in PARTS.split(dateless):
        start = dateless.find(piece, at)
        at = start + len(piece)
        label = _whole(bare(piece))
        if len(label) > 1:
            begin = content.find(label, start)
            parts.append(_Part(label, offset + max(begin, start), _strength(label)))
    return parts


def _whole(label: str) -> str:
    """Return a label without a bracket that opens and does not close, or the reverse."""
    label = label.split("(")[0] if label.count("(") > label.count(")") else label
    return label.strip("()[] ") if label.count("(") != label.count(")") else label.strip()


def _strength(label: str) -> float:
    strength = title_strength(label)
    return strength - 0.35 if EMPLOYER.search(label) else strength


def _position(
    lines: Sequence[Line],
    contents: Sequence[str],
    number: int,
    dates: Range,
    header: tuple[int, int],
    last: int,
) -> Position:
    first, final = header
    parts = [
        part for row in range(first, final + 1) for part in _parts(contents[row], lines[row].start)
    ]
    title = max(parts, key=lambda part: part.strength, default=None)
    if title is not None and title.strength < 0.2 and len(parts) > 1:
        title = parts[0]
    others = [part for part in parts if part is not title]
    named = (part for part in others if " " in part.text and EMPLOYER.search(part.text))
    employer = next(named, None) or next(iter(others), None)
    duties = tuple((line.start, line.end) for line in lines[final + 1 : last])
    return Position(
        title=title.text if title else "",
        employer=employer.text if employer else "",
        begin=dates.begin,
        finish=dates.finish,
        current=dates.current,
        start=lines[first].start,
        end=lines[last - 1].end if last > final else lines[final].end,
        title_start=title.start if title else lines[number].start,
        duties=duties,
    )
