"""What ships: `Matcher` over a catalogue made from the suite, or over the one that ships."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Protocol

import numpy as np

from eval.embeddings import CachedEncoder
from eval.suite import SHORT, TASKS, Query, Suite
from eval.system import Advised, Ranking, best_first
from eval.systems.suite_catalogue import catalogue_of
from matcher.catalogue.records import Catalogue
from matcher.report import MatchReport
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

    def rank_skills(self, sentence: str) -> Ranking:
        """Rank every skill of the catalogue for a sentence."""

    def match(self, resume: Resume, top: int = 5, role: str | None = None) -> MatchReport:
        """Rank the roles for a resume, with proof and advice."""


class Production:
    """The production path. `open_matcher` opens a catalogue with an encoder that keeps vectors."""

    tasks = TASKS

    def __init__(
        self,
        open_matcher: Callable[[Catalogue, CachedEncoder], Ranks],
        shipped: Catalogue,
        encoder: CachedEncoder,
        name: str = "matcher",
    ) -> None:
        self.name = name
        self.versions: Mapping[str, str] = {"model": f"{encoder.id}@{encoder.sha256[:12]}"}
        self._open = open_matcher
        self._shipped = shipped
        self._encoder = encoder

    def prepare(self, suite: Suite) -> None:
        """Make the catalogue of a suite's roles and open it; encode the queries that are short."""
        self._task = suite.task
        self._matcher = self._open(catalogue_of(suite, self._shipped), self._encoder)
        self.versions = dict(self._matcher.versions)
        if suite.task in SHORT:
            self._encoder.encode([query.text for query in suite.queries])
        self._candidates = self._judge(suite) if suite.task == "candidates" else {}

    def rank(self, query: Query) -> Ranking:
        """Rank the corpus by the score that production gives."""
        if self._task == "candidates":
            found = self._candidates[query.id]
            return best_first(tuple(found), np.array(list(found.values())))
        if self._task == "skills":
            return self._matcher.rank_skills(query.text)
        if self._task in SHORT:
            return self._matcher.rank_titles(query.text)
        return self._matcher.rank(query.resume) if query.resume else []

    def answer(self, query: Query) -> None:
        """Match with proof and advice; a title is only ranked."""
        with self._encoder.directly():
            if query.resume:
                self._matcher.match(query.resume)
            elif self._task in SHORT:
                self.rank(query)

    def advise(self, query: Query, role: str) -> Advised | None:
        """Return what the report on one role calls missing, and the certifications it names."""
        if query.resume is None:
            return None
        report = self._matcher.match(query.resume, role=role)
        missing = [item.skill for match in report.matches for item in match.missing]
        return Advised(frozenset(missing), tuple(item.id for item in report.certifications))

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


def open_production(encoder: CachedEncoder, name: str) -> Production:
    """Open the matcher with the catalogue that ships."""
    from matcher.catalogue.load import load_catalogue
    from matcher.match import Matcher

    def open_matcher(catalogue: Catalogue, encoder: Any) -> Ranks:
        return Matcher(catalogue, encoder)

    return Production(open_matcher, load_catalogue(), encoder, name)
