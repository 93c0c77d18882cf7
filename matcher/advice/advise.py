"""Gaps, certifications and next steps for one role, together."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from matcher.advice.certifications import advise_certifications
from matcher.advice.gaps import find_gaps
from matcher.advice.next_steps import steps_for
from matcher.catalogue.records import Catalogue, Role
from matcher.ranking.signals import Scores
from matcher.report import CertificationAdvice, Gap, NextStep
from matcher.skills.find import Mention

MOST_GAPS = 12


@dataclass(frozen=True, slots=True)
class Person:
    """What advice needs to know of a resume; `raw` holds the signals, one number per role."""

    skills: Mapping[str, Mention]
    certifications: frozenset[str]
    months: int
    raw: Mapping[str, Scores]
    scores: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Advice:
    """What to do about one role, or about several."""

    gaps: tuple[Gap, ...] = ()
    certifications: tuple[CertificationAdvice, ...] = ()
    steps: tuple[NextStep, ...] = ()

    def __add__(self, other: Advice) -> Advice:
        return Advice(
            self.gaps + other.gaps,
            self.certifications + other.certifications,
            self.steps + other.steps,
        )


def advise(
    role: Role, number: int, months_in_role: int, person: Person, catalogue: Catalogue
) -> Advice:
    """Return the advice for a role; `number` is its row among the signals."""
    gaps = find_gaps(role, number, person.raw, person.skills, catalogue.skills)
    certifications = advise_certifications(
        role, gaps, person.certifications, person.months, months_in_role, catalogue
    )
    steps = steps_for(role, months_in_role, gaps, certifications, person.scores, catalogue)
    return Advice(gaps[:MOST_GAPS], certifications, tuple(steps))
