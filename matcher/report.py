"""The answer to one resume: roles in order, proof, gaps, certifications, next steps.

The JSON of the command line and of HTTP is `as_dict(report)`; its fields are a stable contract.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from matcher.resume.resume import Box, Finding


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words of the resume (at `start` to `end` of its text) that support one requirement.

    `kind` is the part of the score that it belongs to; `share` is what it adds to the score.
    """

    requirement: str
    kind: str
    text: str
    page: int
    start: int
    end: int
    box: Box | None
    share: float


@dataclass(frozen=True, slots=True)
class RoleSkill:
    """A skill that a role asks for; `text` quotes the resume where it was found.

    `months` are those of the positions that mention it, overlaps counted once, and `last_used`
    (YYYY-MM) is the last of them; 0 and None where no dated position does.
    """

    skill: str
    name: str
    importance: str
    text: str = ""
    page: int | None = None
    start: int | None = None
    end: int | None = None
    months: int = 0
    last_used: str | None = None


@dataclass(frozen=True, slots=True)
class RoleRef:
    """A role by id and title."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class RoleMatch:
    """How a resume fits one role. `score` is 0 to 1; `parts` are what it is the sum of."""

    role: RoleRef
    score: float
    level: str
    parts: Mapping[str, float]
    evidence: tuple[Evidence, ...]
    found: tuple[RoleSkill, ...]
    missing: tuple[RoleSkill, ...]


@dataclass(frozen=True, slots=True)
class Gap:
    """A skill to gain for a role. `status` is missing, or adjacent: `through` names a held one.

    `effect` is how much the score would rise if the resume showed the skill.
    """

    skill: str
    name: str
    role: str
    status: str
    importance: str
    effect: float
    through: str | None = None


@dataclass(frozen=True, slots=True)
class CertificationAdvice:
    """A certification worth taking; `closes` names the skills in the gaps that it validates."""

    id: str
    name: str
    issuer: str
    url: str
    status: str
    level: str
    licence: bool
    role: str
    closes: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class NextStep:
    """Something to do next for a role; `kind` is level, gap, certification or role.

    `target` is the id of the skill, the certification or the other role that it speaks of.
    """

    kind: str
    role: str
    title: str
    text: str
    target: str | None = None


@dataclass(frozen=True, slots=True)
class ResumeFacts:
    """What the report says of the resume itself; nothing about who the person is.

    `as_of_source` says who set the day: given, meta.lastModified, file or today.
    """

    file: str
    sha256: str
    pages: int
    language: str
    as_of: str
    months: int
    certifications: tuple[str, ...]
    findings: tuple[Finding, ...]
    as_of_source: str = "given"
    seniority: str | None = None


@dataclass(frozen=True, slots=True)
class Abstention:
    """Why no role is named."""

    code: str
    reason: str


@dataclass(frozen=True, slots=True)
class MatchReport:
    """The whole answer. `versions` holds engine, model and catalogue; nothing random, no clock."""

    resume: ResumeFacts
    matches: tuple[RoleMatch, ...]
    gaps: tuple[Gap, ...]
    certifications: tuple[CertificationAdvice, ...]
    next_steps: tuple[NextStep, ...]
    versions: Mapping[str, str]
    elapsed_ms: float
    abstained: Abstention | None = None


def as_dict(report: MatchReport) -> dict[str, Any]:
    """Return the report as plain dicts, lists, strings and numbers."""
    return asdict(report)
