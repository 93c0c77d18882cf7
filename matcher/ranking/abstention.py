"""When to say nothing, and why."""

from __future__ import annotations

from matcher.report import Abstention
from matcher.resume.characters import words
from matcher.resume.resume import Resume

FEWEST_WORDS = 20
LOWEST_SCORE = 0.18


def abstention_for(resume: Resume, best: float, one_role: bool) -> Abstention | None:
    """Return why no role is named: too little text, or nothing near; None when there is enough."""
    count = len(words(resume.text))
    if count < FEWEST_WORDS:
        return Abstention(
            "too_little",
            f"the resume has {count} words; {FEWEST_WORDS} are needed to say anything of it",
        )
    if not one_role and best < LOWEST_SCORE:
        return Abstention(
            "no_role_near",
            f"no role of the catalogue comes near: the best scores {best:.2f}, below "
            f"{LOWEST_SCORE:.2f}",
        )
    return None
