"""How long and how lately each skill was used, by the positions that mention it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from matcher.resume.dates import months_covered
from matcher.resume.resume import Month, Position, Resume, Section
from matcher.skills.find import Vocabulary, find_skills


@dataclass(frozen=True, slots=True)
class History:
    """Months of the positions that mention a skill, each counted once, and the last of them.

    `positions` are their numbers in the resume.
    """

    months: int
    last_used: Month | None
    positions: tuple[int, ...]


def histories_of(resume: Resume, vocabulary: Vocabulary) -> dict[str, History]:
    """Return the history of each skill that a position mentions, by id."""
    held = [find_skills(_alone(resume, item), vocabulary) for item in resume.positions]
    return histories(held, resume.positions)


def histories(held: Sequence[Iterable[str]], positions: Sequence[Position]) -> dict[str, History]:
    """Add up months and last use; `held` has the skills that each position mentions."""
    where: dict[str, list[int]] = {}
    for number, skills in enumerate(held):
        for skill in skills:
            where.setdefault(skill, []).append(number)
    return {skill: _history(numbers, positions) for skill, numbers in sorted(where.items())}


def _history(numbers: Sequence[int], positions: Sequence[Position]) -> History:
    used = [positions[number] for number in numbers]
    ranges = [(item.begin, item.finish) for item in used if item.begin and item.finish]
    last = max((finish for _, finish in ranges), default=None)
    return History(months_covered(ranges), last, tuple(numbers))


def _alone(resume: Resume, position: Position) -> Resume:
    """Return the resume with the text of one position only."""
    text = resume.text[position.start : position.end]
    section = Section("experience", "", 0, len(text))
    return replace(resume, text=text, sections=(section,), positions=(), lines=(), headline=None)


def in_months(found: Mapping[str, History], skill: str) -> tuple[int, str | None]:
    """Return months and last use of a skill as a report writes them; 0 and None when unknown."""
    history = found.get(skill)
    if history is None:
        return 0, None
    return history.months, str(history.last_used) if history.last_used else None
