"""Sections of a resume by their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.resume.characters import bare, words
from matcher.resume.resume import Line, Section

KINDS = (
    "summary", "experience", "education", "skills", "projects", "certifications", "languages",
    "publications", "awards", "interests", "references", "contact", "volunteering", "other",
)  # fmt: skip
HEADINGS: dict[str, frozenset[str]] = {
    "summary": frozenset("summary profile objective about overview statement introduction".split()),
    "experience": frozenset("experience experiences employment career work history".split()),
    "education": frozenset("education educational academic academics studies schooling".split()),
    "skills": frozenset(
        "skills skill competencies expertise strengths highlights proficiencies technologies "
        "toolbox abilities qualifications competences stack".split()
    ),
    "projects": frozenset(["projects", "project", "portfolio"]),
    "certifications": frozenset(
        "certifications certification certificates certificate licenses licences license licence "
        "licensure credentials courses coursework trainings".split()
    ),
    "languages": frozenset(["languages", "language"]),
    "publications": frozenset("publications presentations patents talks conferences".split()),
    "awards": frozenset(
        "awards honors honours achievements accomplishments recognition distinctions".split()
    ),
    "interests": frozenset("interests hobbies activities personal".split()),
    "references": frozenset(["references", "referees"]),
    "contact": frozenset(["contact", "contacts", "address"]),
    "volunteering": frozenset("volunteering volunteer voluntary community memberships "
                              "affiliations membership".split()),
}  # fmt: skip
BESIDE = frozenset(
    "professional relevant technical core key additional other my me and of the in & selected "
    "personal information details background training executive career work areas area main "
    "industry computer soft hard it software tools qualifications history record to date industry "
    "employment life social links professional recent previous prior early clinical teaching "
    "culinary legal management leadership programming digital summary development continuing "
    "affiliations accreditations memberships highlights accomplishments achievements skills "
    "experience knowledge foreign job practical internships internship research major side open "
    "source statement profile education academic".split()
)
"""Words that may stand beside the word that names a section."""
ORDER = (
    "education", "experience", "projects", "certifications", "languages", "publications", "skills",
    "summary", "awards", "interests", "references", "contact", "volunteering",
)  # fmt: skip
MOST_WORDS = 5
MOST_LETTERS = 48


def kind_of_heading(line: str) -> str | None:
    """Return the kind of section that a line opens, or None when it is no heading."""
    text = bare(line)
    if not text or len(text) > MOST_LETTERS or re.search(r"\d|@|   ", text):
        return None
    found = words(text.replace("&", " and ").replace("/", " "))
    if not 0 < len(found) <= MOST_WORDS or line.rstrip().endswith((".", ",", ";")):
        return None
    if not (text[0].isupper() or len(found) <= 2):
        return None
    for kind in ORDER:
        named = HEADINGS[kind].intersection(found)
        if named and all(word in HEADINGS[kind] or word in BESIDE for word in found):
            return kind
    return None


def find_sections(text: str, lines: Sequence[Line]) -> tuple[Section, ...]:
    """Cut the text at its headings; what stands before the first one is of kind `other`."""
    opens: list[tuple[int, str, str, int]] = [(0, "other", "", 0)]
    for line in lines:
        content = text[line.start : line.end]
        kind = kind_of_heading(content)
        if kind is not None:
            opens.append((line.start, kind, bare(content), line.end))
    ends = [start for start, *_ in opens[1:]] + [len(text)]
    return tuple(
        Section(kind, heading, min(after, end), end)
        for (_, kind, heading, after), end in zip(opens, ends, strict=True)
        if end > after
    )
