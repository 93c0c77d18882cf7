"""Skills that a role asks for and the resume does not show, and what showing them would add."""

from __future__ import annotations

from collections.abc import Mapping

from matcher.catalogue.records import IMPORTANCES, Role, Skill
from matcher.ranking.fusion import gain
from matcher.ranking.signals import Scores, skill_share
from matcher.report import Gap
from matcher.skills.find import Mention, broader_than


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
        shown = held.union([skill], broader_than(skill, skills))
        gaps.append(
            Gap(
                skill=skill,
                name=skills[skill].name,
                role=role.id,
                status="adjacent" if through else "missing",
                importance=importance,
                effect=gain(raw, number, "skills", skill_share(shown, role)),
                through=through,
            )
        )
    return tuple(sorted(gaps, key=_order))


def adjacent(skill: str, held: frozenset[str], skills: Mapping[str, Skill]) -> str | None:
    """Return a held skill from which this one is a short step, the first by id, if there is one."""
    neighbours = {*skills[skill].related}
    neighbours.update(other for other in held if skill in skills[other].related)
    return next(iter(sorted(neighbours & held)), None)


def _order(gap: Gap) -> tuple[int, float, str]:
    return IMPORTANCES.index(gap.importance), -gap.effect, gap.name.lower()
