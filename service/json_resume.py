"""JSON Resume (jsonresume.org) as the plain text that the reader understands.

Whoever the person is stays out: name, photo, contact, address and links are not written.
Fields of the wrong type are passed over; what a stranger sends is never trusted to fit the schema.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from service.dates import parse_as_of

SECTIONS = ("basics", "work", "volunteer", "education", "certificates", "skills", "languages",
            "projects", "awards", "publications", "interests")  # fmt: skip

TO = " \u2013 "
"""An en dash between dates: with hyphens, `2021-05 - 2023-11` reads like a telephone number."""

Record = Mapping[str, Any]


def is_json_resume(value: Record) -> bool:
    """Tell whether an object looks like a JSON Resume: one known section is enough."""
    return any(isinstance(value.get(name), list | dict) for name in SECTIONS)


def as_text(resume: Record) -> str:
    """Write a JSON Resume as headings and lines."""
    basics = _record(resume.get("basics"))
    blocks = [
        _join([_text(basics, "label")]),
        _section("Summary", [_text(basics, "summary")]),
        _section("Experience", [_work(item) for item in _records(resume, "work")]),
        _section("Projects", [_project(item) for item in _records(resume, "projects")]),
        _section("Volunteering", [_work(item) for item in _records(resume, "volunteer")]),
        _section("Education", [_study(item) for item in _records(resume, "education")]),
        _section("Certifications", [_certificate(i) for i in _records(resume, "certificates")]),
        _section("Skills", [_skill(item) for item in _records(resume, "skills")]),
        _section("Languages", [_language(item) for item in _records(resume, "languages")]),
    ]
    return "\n\n".join(block for block in blocks if block) + "\n"


def as_of(resume: Record) -> date | None:
    """Return `meta.lastModified`, the day as of which a JSON Resume speaks; None without one."""
    try:
        return parse_as_of(_text(_record(resume.get("meta")), "lastModified")[:10])
    except ValueError:
        return None


def _work(item: Record) -> str:
    title = ", ".join(_filled([_text(item, "position"), _text(item, "name", "organization")]))
    lines = [title, _span(item), _text(item, "summary"), *_bullets(item)]
    return _join(lines)


def _project(item: Record) -> str:
    keywords = ", ".join(_strings(item, "keywords"))
    lines = [_text(item, "name"), _span(item), _text(item, "description"), *_bullets(item)]
    return _join([*lines, keywords])


def _study(item: Record) -> str:
    degree = " in ".join(_filled([_text(item, "studyType"), _text(item, "area")]))
    line = ", ".join(_filled([degree, _text(item, "institution"), _span(item)]))
    return _join([line, ", ".join(_strings(item, "courses"))])


def _certificate(item: Record) -> str:
    return ", ".join(_filled([_text(item, "name"), _text(item, "issuer"), _text(item, "date")]))


def _skill(item: Record) -> str:
    name, keywords = _text(item, "name"), ", ".join(_strings(item, "keywords"))
    return ": ".join(_filled([name, keywords]))


def _language(item: Record) -> str:
    return ": ".join(_filled([_text(item, "language"), _text(item, "fluency")]))


def _span(item: Record) -> str:
    """Write the dates of a record; a beginning without an end is still going on."""
    begin, finish = _text(item, "startDate")[:7], _text(item, "endDate")[:7]
    return TO.join(_filled([begin, finish or ("Present" if begin else "")]))


def _bullets(item: Record) -> Iterator[str]:
    return (f"- {line}" for line in _strings(item, "highlights"))


def _section(heading: str, blocks: Sequence[str]) -> str:
    body = "\n".join(_filled(blocks))
    return f"{heading}\n{body}" if body else ""


def _join(lines: Sequence[str]) -> str:
    return "\n".join(_filled(lines))


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
