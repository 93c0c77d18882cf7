"""One role's entry in the report: score, parts, evidence, skills found and missing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from matcher.catalogue.records import Role
from matcher.ranking.evidence import Proof, evidence_for
from matcher.ranking.fusion import DIGITS, level_of
from matcher.report import RoleMatch, RoleRef, RoleSkill
from matcher.skills.history import in_months


def role_match(
    proof: Proof, role: Role, number: int, parts: Mapping[str, float], score: float
) -> RoleMatch:
    """Build the entry; `number` is the role's row, `parts` add up to the score."""
    skills = list(_skills(proof, role))
    return RoleMatch(
        role=RoleRef(role.id, role.title),
        score=score,
        level=level_of(score),
        parts={name: round(value, DIGITS) for name, value in parts.items()},
        evidence=evidence_for(proof, role, number, parts),
        found=tuple(skill for skill in skills if skill.start is not None),
        missing=tuple(skill for skill in skills if skill.start is None),
    )


def _skills(proof: Proof, role: Role) -> Iterator[RoleSkill]:
    for skill, importance in role.skills.items():
        name = proof.skills[skill].name
        mention = proof.mentions.get(skill)
        if mention is None:
            yield RoleSkill(skill, name, importance)
        else:
            text = proof.resume.text[mention.start : mention.end]
            page = proof.resume.page_of(mention.start)
            months, last = in_months(proof.histories, skill)
            yield RoleSkill(
                skill, name, importance, text, page, mention.start, mention.end, months, last
            )
