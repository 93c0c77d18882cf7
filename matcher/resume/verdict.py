"""Whether a readable text is a resume at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.resume.characters import words
from matcher.resume.dates import find_years
from matcher.resume.errors import UnreadableResume
from matcher.resume.headers import is_header
from matcher.resume.occupations import title_strength
from matcher.resume.resume import Identity, Position, Section

RESUME_KINDS = frozenset({"experience", "education", "skills", "certifications", "projects"})
LETTER = re.compile(
    r"^\s*(?:dear\b|to whom it may concern|sincerely|yours (?:sincerely|faithfully|truly)"
    r"|(?:kind|best|warm) regards|sehr geehrte|mit freundlichen grüßen)",
    re.IGNORECASE | re.MULTILINE,
)
BUSINESS = re.compile(
    r"\b(?:invoice (?:no|number|date)|amount due|bill to|purchase order|terms and conditions"
    r"|table of contents|abstract|hereby agree|plaintiff|defendant|ISBN|doi:)\b",
    re.IGNORECASE,
)
TOLD = re.compile(
    r"\bI(?:['’]ve| have| am| was)?(?: currently| also| now)? (?:work(?:ed|ing)?|lead|led|manag\w+"
    r"|h[eo]ld|built|ran|run|taught|teach|trained|joined|wired|cook(?:ed)?|designed|develop\w*)\b"
)
"""A career told in sentences."""
NEEDED = 2.0
SHORT_TEXT = 120
TITLED = 0.5


def refuse_what_is_no_resume(
    text: str,
    identity: Identity,
    sections: Sequence[Section],
    positions: Sequence[Position],
    detail: str = "",
) -> None:
    """Raise UnreadableResume with code not_a_resume when too little speaks for one."""
    if signs(text, identity, sections, positions) < NEEDED:
        raise UnreadableResume(
            "not_a_resume",
            "the text was read, but it does not look like a resume: it has no positions, "
            "education or skills under headings that were recognised; send the resume itself",
            detail,
        )


def signs(
    text: str, identity: Identity, sections: Sequence[Section], positions: Sequence[Position]
) -> float:
    """Add up what speaks for a resume and against it."""
    headed = {section.kind for section in sections if section.heading}
    kinds = headed & RESUME_KINDS
    held = sum(is_header(item.title) and title_strength(item.title) >= TITLED for item in positions)
    found = min(3, len(kinds)) * 1.0 + min(2, held) * 1.0
    found += 0.5 * bool(identity.emails or identity.phones)
    found += 0.5 * (len(set(find_years(text))) >= 2 and bool(kinds or held))
    lines = [line for line in text.splitlines()[:12] if line.strip()]
    found += 1.0 * any(title_strength(line) >= TITLED for line in lines)
    found += 1.0 * (len(words(text)) <= SHORT_TEXT and _speaks_of_work(text))
    found += 1.0 * (len(TOLD.findall(text)) >= 2 and len(set(find_years(text))) >= 2)
    clear = len(kinds) >= 2 and (held > 0 or len(kinds) >= 3)
    return found - (0.3 if clear else 1.0) * _against(text)


def _against(text: str) -> float:
    """Add up the marks of letters and of business papers; a clear resume may quote some."""
    letters = min(2, len(LETTER.findall(text)))
    return 2.5 * letters + min(4, len({mark.lower() for mark in BUSINESS.findall(text)}))


def _speaks_of_work(text: str) -> bool:
    pattern = r"\b(?:years?|experience[d]?|worked|skills?|responsible|managed|developed|degree)\b"
    return re.search(pattern, text, re.IGNORECASE) is not None
