"""Skills that a role asks for and the resume does not show, and what showing them would add."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from matcher.catalogue.records import IMPORTANCES, Role, Skill
from matcher.ranking.fusion import fuse, totals
from matcher.ranking.signals import Scores, skill_share
from matcher.report import Gap
from matcher.skills.find import Mention

DIGITS = 6


def find_gaps(
    role: Role,
    number: int,
    raw: Mapping[str, Scores],
    mentions: Mapping[str, Mention],
    skills: Mapping[str, Skill],
) -> tuple[Gap, ...]:
    """Return the gaps of a role: core, then common, then helpful; then by effect and name."""
    held = frozenset(mentions)
    gaps = []
    for skill, importance in role.skills.items():
        if skill in held:
            continue
        through = adjacent(skill, held, skills)
        gaps.append(
            Gap(
                skill=skill,
                name=skills[skill].name,
                role=role.id,
                status="adjacent" if through else "missing",
                importance=importance,
                effect=_effect(role, number, raw, held | {skill}),
                through=through,
            )
        )
    return tuple(sorted(gaps, key=_order))


def adjacent(skill: str, held: frozenset[str], skills: Mapping[str, Skill]) -> str | None:
    """Return a held skill from which this one is a short step, the first by id, if there is one."""
    neighbours = {*skills[skill].related}
    neighbours.update(other for other in held if skill in skills[other].related)
    return next(iter(sorted(neighbours & held)), None)


def _effect(role: Role, number: int, raw: Mapping[str, Scores], held: frozenset[str]) -> float:
    """Return by how much the score rises when the skills held are `held`: computed, not guessed."""
    one = {name: values[number : number + 1] for name, values in raw.items()}
    shown = {**one, "skills": np.array([skill_share(held, role)])}
    return round(float(totals(fuse(shown))[0] - totals(fuse(one))[0]), DIGITS)


def _order(gap: Gap) -> tuple[int, float, str]:
    return IMPORTANCES.index(gap.importance), -gap.effect, gap.name.lower()
