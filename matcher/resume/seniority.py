"""How senior a person is: by the latest title, else by duties, else by months of experience."""

from __future__ import annotations

import re
from collections.abc import Sequence

from matcher.resume.characters import words
from matcher.resume.resume import Position, Seniority

LEVELS = (
    "student", "intern", "junior", "mid", "senior", "lead", "manager", "director", "executive",
)  # fmt: skip
"""From least to most; manager, director and executive lead people, lead leads work."""
WORDS = {
    "executive": "ceo cto cfo coo cio cmo ciso cpo chro founder co-founder cofounder chairman vp "
    "svp evp avp geschäftsführer geschäftsführerin gründer",
    "director": "director direktor directeur directora dean",
    "manager": "manager supervisor foreman foreperson superintendent abteilungsleiter leiter "
    "leiterin responsable jefe gerente teamleiter manageress",
    "lead": "lead leader chief teamlead captain charge head",
    "senior": "senior sr principal expert architect iii iv",
    "junior": "junior jr trainee apprentice graduate entry auszubildender auszubildende azubi "
    "berufseinsteiger",
    "intern": "intern internship praktikant praktikantin stagiaire becario becaria pasante "
    "werkstudent werkstudentin extern co-op",
    "student": "student studentin",
}
MARKS = {level: frozenset(listed.split()) for level, listed in WORDS.items()}
LED = re.compile(
    r"\b(?:led|lead(?:ing)?|manag(?:ed?|ing)|supervis(?:ed?|ing)|head(?:ed|ing)|direct(?:ed|ing)"
    r"|leitung|leitete)\s+(?:\S+\s+){0,4}?(?:team|staff|crew|group|people|employees|engineers"
    r"|developers|nurses|direct reports|mitarbeiter\w*)\b",
    re.IGNORECASE,
)
"""Duties that lead people."""
FEW_MONTHS, SOME_MONTHS = 24, 72
"""Below the first a person is junior, below the second mid, above it senior."""


def seniority_of(text: str, positions: Sequence[Position], months: int) -> Seniority | None:
    """Return the level of the latest position, None where there is nothing to judge by."""
    held = [item for item in positions if item.title]
    if not held:
        return None
    latest = max(held, key=_recency)
    level = level_of_title(latest.title)
    start = latest.title_start
    if level:
        return Seniority(level, "title", start, start + len(latest.title))
    for begin, end in latest.duties:
        if led := LED.search(text, begin, end):
            return Seniority("lead", "duties", led.start(), led.end())
    if not months:
        return None
    if months < FEW_MONTHS:
        return Seniority("junior", "months")
    return Seniority("mid" if months < SOME_MONTHS else "senior", "months")


def level_of_title(title: str) -> str:
    """Return the level that a title's own words name, "" where they name none."""
    found = frozenset(words(title.replace("-", " ").replace("/", " "))) | frozenset(words(title))
    plain = title.lower()
    if "vice president" in plain or re.search(r"\bchief \w+ officer\b", plain):
        return "executive"
    if re.search(r"\bhead of\b", plain):
        return "director"
    for level in ("student", "intern"):
        if MARKS[level] & found:
            return level
    if "assistant" in found and MARKS["manager"] & found:
        return "lead"
    for level in ("executive", "director", "manager", "lead", "senior", "junior"):
        if MARKS[level] & found:
            return level
    return ""


def _recency(position: Position) -> tuple[bool, int, int]:
    return (
        position.current,
        position.finish.index() if position.finish else -1,
        position.begin.index() if position.begin else -1,
    )
