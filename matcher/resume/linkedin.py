"""The PDF that LinkedIn makes of a profile: its side bar, its footers, its way with employers.

Under an employer stand one or several titles, each with its dates in a line of their own, and an
employer with several titles has a line with the time spent there. Sizes of letters tell them apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from matcher.resume.dates import find_ranges
from matcher.resume.document import Document, Entry, TextLine
from matcher.resume.sections import kind_of_heading

FOOTER = re.compile(
    r"^(?:page|seite|página|pagina|strona|side|sida)\s+\d{1,3}\s+(?:of|von|de|sur|di|van|z|af|av)"
    r"\s+\d{1,3}$",
    re.IGNORECASE,
)
PROFILE = re.compile(r"linkedin\.com/in/|\(LinkedIn\)", re.IGNORECASE)
CONTACT = re.compile(r"^(?:contact|kontakt|coordonnées|contactar|contatti|contato)$", re.IGNORECASE)
SPENT = re.compile(
    r"^(?:\d{1,2}\s+(?:years?|yrs?|months?|mos?|jahre?|monate?|ans?|mois|años?|mes(?:es)?)\s*){1,2}$",
    re.IGNORECASE,
)
PLACE = re.compile(r"^[^.!?:;•]{2,60}$")
ANY_DAY = date(2100, 1, 1)
"""Dates are only looked for here, not taken at their value."""
SAME_SIZE = 0.03
"""Letters whose heights differ by less than this share are of one size."""


@dataclass(frozen=True, slots=True)
class _Header:
    """Where a position begins: its lines from the employer or the title to the dates."""

    first: int
    employer: str
    title: str
    dates: int


def read_linkedin(document: Document) -> Document | None:
    """Return a profile with its side bar last and its positions stated; None when it is none."""
    texts = [line.text.strip() for line in document.lines]
    if not any(map(FOOTER.match, texts)) or not any(map(PROFILE.search, texts)):
        return None
    kept = [line for line in document.lines if not FOOTER.match(line.text.strip())]
    main, side = _parted(kept)
    if not main or not side:
        return None
    lines = (*main, *side)
    entries = (*_name(main), *_contact(side, len(main)), *_work(main))
    return replace(document, lines=lines, entries=tuple(entries))


def _parted(lines: Sequence[TextLine]) -> tuple[list[TextLine], list[TextLine]]:
    """Part the main column from the side bar, which ends left of the heading of the experience."""
    edges = [
        line.box[0]
        for line in lines
        if line.box and kind_of_heading(line.text) in ("experience", "education", "summary")
    ]
    if not edges:
        return [], []
    edge = max(edges) - 1
    side = [line for line in lines if line.box and line.box[2] <= edge]
    beside = set(map(id, side))
    return [line for line in lines if id(line) not in beside], side


def _name(main: Sequence[TextLine]) -> Iterator[Entry]:
    """Yield the name: the largest letters of the first page."""
    first = [at for at, line in enumerate(main) if line.page == 1]
    at = max(first, key=lambda item: main[item].size, default=None)
    if at is not None:
        yield Entry("name", at, at + 1, {"name": main[at].text})


def _contact(side: Sequence[TextLine], before: int) -> Iterator[Entry]:
    """Yield what stands below the heading of the contact."""
    heading = next((at for at, line in enumerate(side) if CONTACT.match(line.text.strip())), None)
    if heading is None:
        return
    size = side[heading].size
    end = heading + 1
    while end < len(side) and not _is_as_large(side[end].size, size):
        end += 1
    told = [line.text.strip() for line in side[heading + 1 : end]]
    if told:
        email = next((text for text in told if "@" in text), "")
        yield Entry("contact", before + heading + 1, before + end, {"email": email})


def _work(main: Sequence[TextLine]) -> Iterator[Entry]:
    kinds = [kind_of_heading(line.text) for line in main]
    largest = max((line.size for line, kind in zip(main, kinds, strict=True)
                   if kind == "experience"), default=0.0)  # fmt: skip
    headings = [
        at for at, line in enumerate(main) if kinds[at] and _is_as_large(line.size, largest)
    ]
    for place, start in enumerate(headings):
        if kinds[start] == "experience":
            end = headings[place + 1] if place + 1 < len(headings) else len(main)
            yield from _positions(main, start + 1, end)


def _positions(main: Sequence[TextLine], start: int, end: int) -> Iterator[Entry]:
    headers = list(_headers(main, start, end))
    for number, header in enumerate(headers):
        last = headers[number + 1].first if number + 1 < len(headers) else end
        written, place = main[header.dates].text, _place(main, header.dates + 1, last)
        found = find_ranges(written, ANY_DAY)[0]
        begin, _, finish = re.sub(r"\(.*", "", written[found.start : found.end]).partition(" - ")
        yield Entry("work", header.first, last, {
            "title": header.title,
            "employer": header.employer,
            "place": place,
            "begin": begin.strip(),
            "finish": finish.strip(),
        }, header.dates + 1 + bool(place) - header.first)  # fmt: skip


def _headers(main: Sequence[TextLine], start: int, end: int) -> Iterator[_Header]:
    """Yield the header of each position, found from its line of dates upwards."""
    employer, after = "", start
    for at in range(start + 1, end):
        if not _is_dates(main[at].text):
            continue
        title = _back(main, at - 1, after)
        above = title - 1
        if above > after and SPENT.match(main[above].text.strip()):
            above -= 1
        first = title
        if above >= after and main[above].size > main[title].size * (1 + SAME_SIZE):
            first = _back(main, above, after)
            employer = _joined(main[first : above + 1])
        yield _Header(first, employer, _joined(main[title:at]), at)
        after = at + 1


def _back(main: Sequence[TextLine], at: int, after: int) -> int:
    """Return the first of the lines up to `at` that are of one size: names may take two lines."""
    first = at
    while first > after and _is_as_large(main[first - 1].size, main[at].size) and at - first < 1:
        first -= 1
    return first


def _is_dates(text: str) -> bool:
    """Tell whether a line is dates and, in brackets, how long that was."""
    ranges = find_ranges(text, ANY_DAY)
    return (
        bool(ranges)
        and not re.sub(r"\(.*\)", "", text[ranges[0].end :]).strip(" ·)")
        and (not text[: ranges[0].start].strip())
    )


def _place(main: Sequence[TextLine], at: int, last: int) -> str:
    """Return the line below the dates where it is a place: short, and of the size of the dates."""
    if at >= last or not _is_as_large(main[at].size, main[at - 1].size):
        return ""
    text = main[at].text.strip()
    return text if PLACE.match(text) and len(text.split()) <= 7 and text[0].isupper() else ""


def _is_as_large(size: float, other: float) -> bool:
    return abs(size - other) <= SAME_SIZE * max(size, other)


def _joined(lines: Sequence[TextLine]) -> str:
    return " ".join(line.text.strip() for line in lines)
