"""Sections of a resume by their headings."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from matcher.resume.characters import bare, words
from matcher.resume.resume import Line, Section

KINDS = (
    "summary", "experience", "education", "skills", "projects", "certifications", "languages",
    "publications", "awards", "interests", "references", "contact", "volunteering", "other",
)  # fmt: skip
HEADINGS: dict[str, frozenset[str]] = {
    "summary": frozenset("summary profile objective about overview statement introduction".split()),
    "experience": frozenset(
        "experience experiences employment history positions jobs internships "
        "assignments engagements placements practicum berufserfahrung".split()
    ),
    "education": frozenset(
        "education educational academic academics studies schooling degrees ausbildung formation "
        "educación".split()
    ),
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
        "awards award honors honours achievements accomplishments recognition distinctions".split()
    ),
    "interests": frozenset("interests interest hobbies activities extracurricular".split()),
    "references": frozenset(["references", "referees"]),
    "contact": frozenset(["contact", "contacts", "address"]),
    "volunteering": frozenset("volunteering volunteer voluntary community memberships "
                              "affiliations membership".split()),
}  # fmt: skip
PHRASES = {
    "about me": "summary", "who i am": "summary", "bio": "summary", "biography": "summary",
    "professional background": "experience", "work background": "experience",
    "military service": "experience", "career": "experience", "work": "experience",
    "positions held": "experience", "roles held": "experience",
    "where i have worked": "experience", "professional appointments": "experience",
    "personal details": "contact", "personal information": "contact", "personal data": "contact",
    "details": "contact", "reach me": "contact", "get in touch": "contact", "links": "contact",
    "social": "contact", "personal particulars": "contact",
    "programming languages": "skills", "computer languages": "skills", "tools": "skills",
    "tech stack": "skills", "what i do": "skills", "what i know": "skills", "software": "skills",
    "technical": "skills", "top skills": "skills", "kenntnisse": "skills", "compétences": "skills",
    "professional development": "certifications", "continuing education": "certifications",
    "personal projects": "projects", "side projects": "projects", "open source": "projects",
    "research": "projects", "hobbies and interests": "interests",
    "additional information": "other", "additional": "other", "miscellaneous": "other",
    "other": "other", "extras": "other", "declaration": "other", "further information": "other",
    "other information": "other", "sprachen": "languages",
    "expérience professionnelle": "experience", "experiencia laboral": "experience",
    "experiencia profesional": "experience", "langues": "languages", "idiomas": "languages",
}  # fmt: skip
"""Headings that their words alone do not give away."""
NO_HEADINGS = frozenset(
    {
        "project management", "projects management", "portfolio management", "career development",
        "skills training", "community management", "experience management", "license management",
        "work management", "statement of work", "personal training", "contact management",
        "industry experience", "academic research", "community development", "history",
        "activities of daily living", "languages of the community", "career counseling",
    }
)  # fmt: skip
"""Skills and subjects that are made of a heading's words."""
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
NAMING = frozenset().union(*HEADINGS.values())
MOST_WORDS = 5
MOST_LETTERS = 48


class _Opening(NamedTuple):
    """A heading: it begins at `start`, and its section after it at `after`."""

    kind: str
    heading: str
    start: int
    after: int


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
    phrase = " ".join(found)
    if phrase in PHRASES or phrase in NO_HEADINGS:
        return PHRASES.get(phrase)
    return _kind_by_words(found)


def _kind_by_words(found: Sequence[str]) -> str | None:
    """Return the kind when every word names a section or may stand beside such a word."""
    if not all(word in NAMING or word in BESIDE for word in found):
        return None
    return next((kind for kind in ORDER if HEADINGS[kind].intersection(found)), None)


def find_sections(text: str, lines: Sequence[Line]) -> tuple[Section, ...]:
    """Cut the text at its headings; what stands before the first one is of kind `other`."""
    opens = [found for line in lines if (found := _opened(text, line)) is not None]
    if not opens:
        opens = [found for line in lines if (found := _opened_inline(text, line)) is not None]
    opens = [_Opening("other", "", 0, 0), *opens]
    ends = [opening.start for opening in opens[1:]] + [len(text)]
    return tuple(
        Section(opening.kind, opening.heading, min(opening.after, end), end)
        for opening, end in zip(opens, ends, strict=True)
        if end > opening.after
    )


def _opened(text: str, line: Line) -> _Opening | None:
    content = text[line.start : line.end]
    kind = kind_of_heading(content)
    return _Opening(kind, bare(content), line.start, line.end) if kind else None


def _opened_inline(text: str, line: Line) -> _Opening | None:
    """Return what a line such as "Skills: Java" opens, for texts without headings of their own."""
    label, colon, _ = text[line.start : line.end].partition(":")
    kind = kind_of_heading(label) if colon else None
    after = line.start + len(label) + 1
    return _Opening(kind, bare(label), line.start, after) if kind else None
