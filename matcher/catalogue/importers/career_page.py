"""A career page of a job board to a role: every line is placed, or listed as not placed."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from matcher.catalogue.importers.imported import Imported, refuse
from matcher.catalogue.importers.jobposting import Find, Nearest, with_broader
from matcher.catalogue.importers.markup import Line
from matcher.catalogue.importers.names import distinct, slug
from matcher.catalogue.importers.page_lines import (
    Item,
    items_of,
    page_lines,
    section_of,
    singular,
    split_list,
    title_of,
)
from matcher.catalogue.importers.page_salary import read_salary
from matcher.catalogue.records import (
    Capability,
    CareerLevel,
    Catalogue,
    Certification,
    Role,
)
from matcher.skills.names import comparable

IMPORTER = "career-page"
PAGES = (".txt", ".md", ".markdown", ".html", ".htm", ".xhtml")
FEWEST_SECTIONS = 2
HEADINGS = "headings and what introduces a section"
UNPLACED = "lines that were not placed"
GUESSED = "guessed, to be looked at"
DEGREE = re.compile(r"\b(?:degree|diploma|education|apprenticeship|bachelor|master|phd)\b", re.I)
SENIORITY = (
    (0, r"intern|trainee|apprentice|graduate|junior|jr|entry|assistant|associate"),
    (8, r"staff|principal|lead|head|director|chief|vp|president|partner|manager"),
    (5, r"senior|sr|specialist|expert"),
)
"""Years from which a level is usual where the page does not tell, by words of its title."""
USUAL_YEARS = 2
YEARS = re.compile(r"(\d{1,2})\s*(?:\+|(?:-|–|to)\s*\d{1,2})?\s*(?:\+\s*)?years", re.IGNORECASE)


@dataclass(slots=True)
class _Page:
    """A page while its lines are being placed."""

    file: str
    title: str
    sections: dict[str, list[Line]] = field(default_factory=dict)
    notes: dict[str, list[Any]] = field(default_factory=dict)

    def note(self, kind: str, line: int, text: str) -> None:
        """List a line, or something about it."""
        self.notes.setdefault(kind, []).append(f"{self.file}:{line}: {text}")

    def items(self, section: str) -> list[Item]:
        """Return the items of a section; what introduces them is listed."""
        items, loose = items_of(self.sections.get(section, []))
        for line in loose:
            self.note(HEADINGS if items else UNPLACED, line.number, line.text)
        return items


def page_files(path: Path) -> list[Path]:
    """Return a page, or the pages of a folder in order of name."""
    if not path.is_dir():
        return [path]
    found = [one for one in sorted(path.iterdir()) if one.suffix.lower() in PAGES]
    if not found:
        raise refuse(path.name, 1, f"no page here; expected files ending in {', '.join(PAGES)}")
    return found


def read_career_page(
    path: Path, known: Catalogue, nearest: Nearest, find: Find, as_of: date
) -> Imported:
    """Read a page; CatalogueError when it is none.

    Skills and certifications that it names are taken from `known`, the family from its nearest role
    there; `as_of` is the day to which a salary without a year belongs.
    """
    lines = page_lines(path)
    page = _sections(path.name, lines)
    capabilities = tuple(_capabilities(page, find))
    certifications, education = _qualifications(page, known)
    market = " ".join(line.text for line in page.sections.get("market", []))
    summary = " ".join(line.text for line in page.sections["summary"])
    role = Role(
        id=slug(singular(page.title)),
        title=singular(page.title),
        summary=summary or re.split(r"(?<=[.!?])\s", market)[0] or page.title,
        aliases=_aliases(page),
        family=_family(page, nearest, known, "\n".join((summary, *(i.text for i in capabilities)))),
        capabilities=capabilities,
        skills=_skills(capabilities, find("\n".join((summary, market)))),
        certifications=tuple(item.id for item in certifications),
        education=education,
        market=market,
        salary=_salary(page, as_of),
        levels=tuple(_levels(page)),
    )
    _list_rest(page)
    held = _with_others(certifications, known)
    used = {*role.skills, *(skill for item in held for skill in item.validates)}
    content = hashlib.sha256(path.read_bytes()).hexdigest()
    return Imported(
        IMPORTER,
        {"name": path.name, "sha256": content},
        {},
        (role,),
        tuple(with_broader(used, known)),
        tuple(held),
        counts={"lines": len(lines)},
        notes=page.notes,
    )


def _sections(file: str, lines: Sequence[Line]) -> _Page:
    """Sort lines into sections; CatalogueError when too few are those of a career page."""
    if not lines:
        raise refuse(file, 1, "the page is empty; expected a career page")
    first = next((line for line in lines if line.level == 1), lines[0])
    page = _Page(file, title_of(first.text))
    page.note(HEADINGS, first.number, first.text)
    page.sections["summary"] = []
    current = "summary"
    for line in lines:
        if line is first:
            continue
        section = section_of(line, page.title) if len(line.text) <= 120 else None
        if section is not None:
            current = section
            page.note(HEADINGS, line.number, line.text)
            page.sections.setdefault(section, [])
        elif line.number < first.number:
            page.note(UNPLACED, line.number, line.text)
        else:
            page.sections[current].append(line)
    found = [name for name in page.sections if name != "summary"]
    if len(found) < FEWEST_SECTIONS or "capabilities" not in found or not slug(page.title):
        told = f"found {', '.join(found)}" if found else "found none"
        raise refuse(file, 1, "not a career page: expected a title and sections with headings for "
                     "capabilities, market overview, salary, job titles, qualifications or career "
                     f"path; {told}")  # fmt: skip
    return page


def _capabilities(page: _Page, find: Find) -> Iterator[Capability]:
    for item in page.items("capabilities"):
        text = item.text or item.name
        yield Capability(item.name, text, tuple(find(f"{item.name}. {text}")))


def _aliases(page: _Page) -> tuple[str, ...]:
    names, sentences = split_list(page.sections.get("titles", []))
    for line in sentences:
        page.note(HEADINGS, line.number, line.text)
    title = singular(page.title)
    return distinct((title, *(singular(name) for name in names)))[1:]


def _skills(capabilities: Sequence[Capability], others: Sequence[str]) -> dict[str, str]:
    """Return the skills of the capabilities (core) and those that the rest names (common)."""
    core = dict.fromkeys((skill for item in capabilities for skill in item.skills), "core")
    return {**dict.fromkeys(others, "common"), **core}


def _qualifications(page: _Page, known: Catalogue) -> tuple[list[Certification], str]:
    names = {comparable(name): item for item in known.certifications.values()
             for name in (item.name, *item.aliases, f"{item.issuer} {item.name}")}  # fmt: skip
    found: dict[str, Certification] = {}
    education = []
    for item in page.items("qualifications"):
        record = names.get(comparable(item.name))
        if record is None and DEGREE.search(item.name):
            education.append(f"{item.name}: {item.text}" if item.text else item.name)
            continue
        if record is None:
            page.note(GUESSED, item.line, f"{item.name} is not in the catalogue: issuer, address "
                      "and level are missing")  # fmt: skip
            record = Certification(slug(item.name), item.name, "", "", item.name, (), "", "active")
        elif item.name not in (record.name, *record.aliases):
            aliases = distinct((*record.aliases, item.name))
            record = replace(record, aliases=aliases)
        found.setdefault(record.id, replace(record, text=item.text or record.text))
    return list(found.values()), " ".join(education)


def _with_others(found: Sequence[Certification], known: Catalogue) -> list[Certification]:
    """Return certifications and all that they require or were replaced by."""
    held = {item.id: item for item in found}
    waiting = list(found)
    while waiting:
        item = waiting.pop()
        for other in (*item.requires, *((item.successor,) if item.successor else ())):
            if other not in held:
                held[other] = known.certifications[other]
                waiting.append(held[other])
    return [held[identifier] for identifier in sorted(held)]


def _levels(page: _Page) -> Iterator[CareerLevel]:
    years = 0.0
    for item in page.items("levels"):
        told = YEARS.search(f"{item.name} {item.text}")
        if told is None:
            words = item.name.lower()
            found = (number for number, pattern in SENIORITY
                     if re.search(rf"\b(?:{pattern})\b", words))  # fmt: skip
            years = max(years, next(found, USUAL_YEARS))
            page.note(GUESSED, item.line, f"{item.name} is usual from {years:g} years")
        else:
            years = max(years, float(told[1]))
        yield CareerLevel(item.name, years, item.text or item.name)


def _salary(page: _Page, as_of: date) -> Any:
    lines, market = page.sections.get("salary", []), page.sections.get("market", [])
    salary = read_salary(page.file, [line.text for line in lines],
                         [line.text for line in market], as_of)  # fmt: skip
    if salary is None:
        for line in lines:
            page.note(UNPLACED, line.number, line.text)
    elif not re.search(r"\b20\d\d\b", " ".join(line.text for line in (*lines, *market))):
        page.note(GUESSED, lines[0].number if lines else 1, f"salary: the year {salary.year}")
    return salary


def _family(page: _Page, nearest: Nearest, known: Catalogue, text: str) -> str:
    ((role, similarity),) = nearest([(singular(page.title), text)])
    family = known.roles[role].family
    page.note(GUESSED, 1, f"family {family}, that of {role} ({similarity:.2f})")
    return family


def _list_rest(page: _Page) -> None:
    """List what a page counts from its own jobs: `jobposting` does that from adverts."""
    for line in page.sections.get("live", []):
        page.note(UNPLACED, line.number, line.text)
