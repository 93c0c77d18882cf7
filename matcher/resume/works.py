"""Projects, publications and awards: what each is called, what is said of it, and when it was."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from matcher.resume.characters import BULLET, bare
from matcher.resume.dates import Range, find_last, find_ranges
from matcher.resume.headers import is_header
from matcher.resume.items import NUMBERED, content_of, items_of
from matcher.resume.pieces import without_dates
from matcher.resume.resume import Line, Section, Work

NAMED = re.compile(r"^(?P<name>[^:.]{2,70}):\s+\S")
"""A project that is told in one line: "Mac Setup: A book that …"."""
MOST_NAME_WORDS = 14


def find_projects(
    text: str, lines: Sequence[Line], sections: Sequence[Section], as_of: date
) -> tuple[Work, ...]:
    """Return the projects: each header line with what follows it, or each line with a name."""
    found: list[Work] = []
    for inside in _sections(lines, sections, "projects"):
        found += _headed(text, inside, as_of)
    return tuple(found)


def find_listed(
    text: str, lines: Sequence[Line], sections: Sequence[Section], as_of: date, kind: str
) -> tuple[Work, ...]:
    """Return the publications or the awards: one for each item of a list, however many lines."""
    found: list[Work] = []
    for inside in _sections(lines, sections, kind):
        for item in items_of(text, inside):
            content = content_of(text, item)
            dates = _dates(content, as_of)
            plain = without_dates(content) if kind == "awards" else content
            name = " ".join(bare(NUMBERED.sub("", bare(plain))).split())
            found.append(_work(name, "", dates, item))
    return tuple(work for work in found if work.name)


def _sections(
    lines: Sequence[Line], sections: Sequence[Section], kind: str
) -> Iterator[list[Line]]:
    for section in sections:
        if section.kind == kind:
            yield [line for line in lines if section.start <= line.start < section.end]


def _headed(text: str, lines: Sequence[Line], as_of: date) -> Iterator[Work]:
    group: list[Line] = []
    for line in lines:
        content = text[line.start : line.end]
        if group and _opens(content, text[group[-1].start : group[-1].end]):
            yield _project(text, group, as_of)
            group = []
        group.append(line)
    if group:
        yield _project(text, group, as_of)


def _opens(content: str, before: str) -> bool:
    """Tell whether a line begins another project."""
    plain = BULLET.sub("", content.strip())
    if NAMED.match(plain) and plain[0].isupper():
        return True
    short = len(plain.split()) <= MOST_NAME_WORDS
    ended = BULLET.match(before) is not None or before.rstrip().endswith((".", "!", ")"))
    return short and is_header(content) and ended


def _project(text: str, lines: Sequence[Line], as_of: date) -> Work:
    first = text[lines[0].start : lines[0].end]
    named = NAMED.match(BULLET.sub("", first.strip()))
    name = named["name"] if named else bare(re.split(r"\s{2,}|\s*\|\s*", without_dates(first))[0])
    rest = " ".join(bare(text[line.start : line.end]) for line in lines[1:])
    told = f"{bare(first)[len(named['name']) + 1 :].strip()} {rest}" if named else rest
    head = " ".join(text[line.start : line.end] for line in lines[:2])
    return _work(bare(name).rstrip("( "), told.strip(), _dates(head, as_of), lines)


def _dates(content: str, as_of: date) -> Range | None:
    ranges = find_ranges(content, as_of)
    return ranges[0] if ranges else find_last(content, as_of)


def _work(name: str, told: str, dates: Range | None, lines: Sequence[Line]) -> Work:
    begin, finish = (dates.begin, dates.finish) if dates else (None, None)
    return Work(name, told, begin, finish, lines[0].start, lines[-1].end)
