"""JSON Resume (jsonresume.org) to lines, with what it says of them.

Fields of the wrong type are passed over; what a stranger sends is never trusted to fit the schema.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from matcher.resume.as_of import day_of
from matcher.resume.codec import whole
from matcher.resume.document import Document, Entry, TextLine
from matcher.resume.errors import UnreadableResume

SECTIONS = ("basics", "work", "volunteer", "education", "certificates", "skills", "languages",
            "projects", "awards", "publications", "interests")  # fmt: skip
TO = " \u2013 "
"""An en dash between dates: with hyphens, `2021-05 - 2023-11` reads like a telephone number."""
PRESENT = "Present"
DAY = "meta.lastModified"
"""Where the day stands that "present" means."""
HEADER = 2
"""A position begins with its title and its dates."""

Record = Mapping[str, Any]


def read_json(data: bytes) -> Document:
    """Read a file; UnreadableResume when it is no JSON, no JSON Resume or has no text."""
    from matcher.resume.plain import decode

    try:
        record = json.loads(decode(data).removeprefix("\ufeff"))
    except ValueError as error:
        raise UnreadableResume(
            "broken",
            "the file begins like JSON but is damaged: export it again",
            type(error).__name__,
        ) from None
    if not isinstance(record, Mapping) or not is_json_resume(record):
        raise UnreadableResume(
            "unsupported",
            "the file is JSON, but no JSON Resume: none of its sections (basics, work, education, "
            "skills …) was found",
        )
    return read_record(record)


def is_json_resume(value: Record) -> bool:
    """Tell whether an object looks like a JSON Resume: one known section is enough."""
    return any(isinstance(value.get(name), list | dict) for name in SECTIONS)


def read_record(record: Record, format: str = "json") -> Document:
    """Write a JSON Resume as headings and lines; UnreadableResume when it has no text."""
    page = _Page()
    _write_basics(page, _record(record.get("basics")))
    page.section("Experience", "work", [(_work(item), item) for item in _records(record, "work")])
    for heading, name, write in SIMPLE:
        page.section(heading, "", [(write(item), item) for item in _records(record, name)])
    if not page.lines:
        raise UnreadableResume("empty", "the resume is empty: none of its fields has text")
    lines = tuple(TextLine(text, 1) for text in page.lines)
    dated, entries = _last_change(record), tuple(page.entries)
    return Document(format, 1, lines, (), entries, dated, dated_by="meta.lastModified")


class _Page:
    """Lines as they are written, and what is known of them."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.entries: list[Entry] = []

    def write(self, texts: Sequence[str]) -> None:
        """Add the lines of some texts, those that are not empty."""
        self.lines += [line for text in texts for line in map(_tidy, text.splitlines()) if line]

    def entry(self, kind: str, texts: Sequence[str], known: Mapping[str, str]) -> None:
        """Add lines and what is known of them, unless they are empty; two texts are the header."""
        first = len(self.lines)
        self.write(texts[:HEADER])
        header = len(self.lines) - first
        self.write(texts[HEADER:])
        if kind and len(self.lines) > first:
            self.entries.append(Entry(kind, first, len(self.lines), known, header))

    def section(self, heading: str, kind: str, blocks: Sequence[tuple[list[str], Record]]) -> None:
        """Write a heading and blocks below it, each an entry where `kind` is not empty."""
        filled = [(texts, item) for texts, item in blocks if any(map(_tidy, texts))]
        if filled:
            self.write([heading])
        for texts, item in filled:
            self.entry(kind, texts, _known(item))


def _known(item: Record) -> dict[str, str]:
    """Return what a record of work says of itself."""
    named = {
        "title": _text(item, "position"),
        "employer": _text(item, "name", "company", "organization"),
        "place": _text(item, "location"),
        "begin": _text(item, "startDate"),
        "finish": _text(item, "endDate") or PRESENT,
    }
    return {name: " ".join(value.split()) for name, value in named.items()}


def _write_basics(page: _Page, basics: Record) -> None:
    """Write who the person is, as an entry of its own so that it can be set apart for certain."""
    place = _record(basics.get("location"))
    address = [_text(place, name) for name in ("address", "postalCode", "city", "region")]
    profiles = [_text(item, "url", "username") for item in _records(basics, "profiles")]
    links = _filled([_text(basics, "url", "website"), *profiles])
    fields = {
        "name": _text(basics, "name"),
        "email": _text(basics, "email"),
        "phone": _text(basics, "phone"),
        "address": ", ".join(_filled(address)),
    }
    page.entry("name", [_tidy(fields["name"])], fields)
    page.write([_text(basics, "label")])
    known = {**fields, "links": "\n".join(links)}
    page.entry("contact", [fields["email"], fields["phone"], fields["address"], *links], known)
    page.section("Summary", "", [([_text(basics, "summary")], basics)])


def _last_change(record: Record) -> date | None:
    """Return `meta.lastModified`, the day as of which a JSON Resume speaks, if it names one."""
    return day_of(_text(_record(record.get("meta")), "lastModified"))


def _work(item: Record) -> list[str]:
    names = [_text(item, "position"), _text(item, "name", "company", "organization")]
    title = ", ".join(_filled([*names, _text(item, "location")]))
    return [title, _span(item), _text(item, "summary"), *_bullets(item)]


def _project(item: Record) -> list[str]:
    keywords = ", ".join(_strings(item, "keywords"))
    described = [_text(item, "description"), *_bullets(item)]
    return [_text(item, "name"), _span(item), *described, keywords]


def _study(item: Record) -> list[str]:
    degree = " in ".join(_filled([_text(item, "studyType"), _text(item, "area")]))
    line = ", ".join(_filled([degree, _text(item, "institution"), _span(item)]))
    return [line, ", ".join(_strings(item, "courses"))]


def _certificate(item: Record) -> list[str]:
    return [", ".join(_filled([_text(item, name) for name in ("name", "issuer", "date")]))]


def _skill(item: Record) -> list[str]:
    name, keywords = _text(item, "name"), ", ".join(_strings(item, "keywords"))
    return [": ".join(_filled([name, keywords]))]


def _language(item: Record) -> list[str]:
    return [": ".join(_filled([_text(item, "language"), _text(item, "fluency")]))]


def _award(item: Record) -> list[str]:
    named = [_text(item, "title", "name"), _text(item, "awarder", "publisher")]
    when = _text(item, "date", "releaseDate")
    return [", ".join(_filled([*named, when])), _text(item, "summary")]


SIMPLE = (
    ("Projects", "projects", _project),
    ("Volunteering", "volunteer", _work),
    ("Education", "education", _study),
    ("Certifications", "certificates", _certificate),
    ("Skills", "skills", _skill),
    ("Languages", "languages", _language),
    ("Awards", "awards", _award),
    ("Publications", "publications", _award),
)
"""Heading, field and writer of the sections that speak for themselves."""


def _span(item: Record) -> str:
    """Write the dates of a record; a beginning without an end is still going on."""
    begin, finish = _text(item, "startDate")[:7], _text(item, "endDate")[:7]
    return TO.join(_filled([begin, finish or (PRESENT if begin else "")]))


def _bullets(item: Record) -> Iterator[str]:
    return (f"- {line}" for line in _strings(item, "highlights"))


def _tidy(line: str) -> str:
    return whole(" ".join(line.split()))


def _filled(parts: Sequence[str]) -> list[str]:
    return [part for part in parts if part]


def _record(value: object) -> Record:
    return value if isinstance(value, Mapping) else {}


def _records(resume: Record, name: str) -> list[Record]:
    value = resume.get(name)
    items = value if isinstance(value, list) else []
    return [item for item in items if isinstance(item, Mapping)]


def _strings(item: Record, name: str) -> list[str]:
    value = item.get(name)
    parts = value if isinstance(value, list) else []
    return [part.strip() for part in parts if isinstance(part, str)]


def _text(item: Record, *names: str) -> str:
    """Return the first of the named fields that holds words or a number."""
    for name in names:
        value = item.get(name)
        if isinstance(value, str | int) and not isinstance(value, bool) and str(value).strip():
            return str(value).strip()
    return ""
