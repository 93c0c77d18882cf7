"""What ships: `Matcher` over a catalogue made from the suite."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from typing import Protocol

import numpy as np

from eval.suites import Query, Suite
from eval.system import Ranking, best_first
from matcher.catalogue.records import Capability, Catalogue, Role, Skill
from matcher.resume.errors import UnreadableResume
from matcher.resume.read import from_text
from matcher.resume.resume import Resume


class Ranks(Protocol):
    """The part of `Matcher` that evaluation uses."""

    @property
    def versions(self) -> Mapping[str, str]:
        """Versions of engine, model and catalogue."""

    def rank(self, resume: Resume) -> Ranking:
        """Rank every role of the catalogue for a resume."""

    def rank_titles(self, title: str) -> Ranking:
        """Rank every role of the catalogue for a bare job title."""


class Production:
    """The production path. `open_matcher` opens a catalogue; `skills` is the vocabulary in it."""

    def __init__(
        self,
        open_matcher: Callable[[Catalogue], Ranks],
        skills: Mapping[str, Skill],
        name: str = "matcher",
    ) -> None:
        self.name = name
        self.versions: Mapping[str, str] = {}
        self._open = open_matcher
        self._skills = skills

    def prepare(self, suite: Suite) -> None:
        """Make the catalogue of a suite's roles and open it."""
        self._task = suite.task
        roles = _asked(suite) if suite.task == "candidates" else _roles(suite)
        self._matcher = self._open(_catalogue(roles, self._skills))
        self.versions = dict(self._matcher.versions)
        self._candidates = self._judge(suite) if suite.task == "candidates" else {}

    def rank(self, query: Query) -> Ranking:
        """Rank the corpus by the score that production gives."""
        if self._task == "candidates":
            found = self._candidates[query.id]
            return best_first(tuple(found), np.array(list(found.values())))
        if self._task in ("titles", "skills"):
            return self._matcher.rank_titles(query.text)
        return self._matcher.rank(query.resume) if query.resume else []

    def _judge(self, suite: Suite) -> dict[str, dict[str, float]]:
        """Score every resume of the corpus for every role asked for: role to resume to score."""
        scores: dict[str, dict[str, float]] = {query.id: {} for query in suite.queries}
        for entry in suite.corpus:
            try:
                resume = from_text(entry.page(), entry.id)
            except UnreadableResume:
                continue
            for role, value in self._matcher.rank(resume):
                scores[role][entry.id] = value
        return scores


def _roles(suite: Suite) -> list[Role]:
    return [
        Role(
            id=entry.id,
            title=entry.title,
            summary=entry.text,
            aliases=entry.aliases,
            capabilities=tuple(Capability(name, text) for name, text in entry.capabilities),
        )
        for entry in suite.corpus
    ]


def _asked(suite: Suite) -> list[Role]:
    """Make roles of queries: the first line is the title, the whole is the summary."""
    return [
        Role(id=query.id, title=query.text.strip().splitlines()[0], summary=query.text)
        for query in suite.queries
    ]


def _catalogue(roles: list[Role], skills: Mapping[str, Skill]) -> Catalogue:
    by_id = {role.id: role for role in sorted(roles, key=lambda role: role.id)}
    digest = hashlib.sha256(repr(sorted(by_id.items())).encode()).hexdigest()
    return Catalogue(roles=by_id, skills=skills, certifications={}, sha256=digest)
