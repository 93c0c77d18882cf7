"""Where the parts meet: a resume in, a report out.

UnknownRole(LookupError)    a role id that the catalogue does not have
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from index.generations import open_generation
from index.vectors import VectorIndex
from matcher.advice.advise import Advice, Person, advise
from matcher.advice.next_steps import SAME_WORK
from matcher.cache import cache_folder
from matcher.catalogue.compiled import open_catalogue
from matcher.catalogue.records import Catalogue, Role
from matcher.ranking import role_vectors
from matcher.ranking.abstention import abstention_for
from matcher.ranking.evidence import Proof
from matcher.ranking.fusion import fuse, totals
from matcher.ranking.profile import Profile, profile_of
from matcher.ranking.role_match import role_match
from matcher.ranking.role_vectors import RoleVectors
from matcher.ranking.signals import Closeness, Scores, raw_signals
from matcher.ranking.title_search import advert_scores, title_scores
from matcher.ranking.word_counts import WordWeights
from matcher.report import MatchReport, ResumeFacts
from matcher.resume.dates import months_covered
from matcher.resume.resume import Finding, Identity, Resume
from matcher.role_index import Building, build_index, cached_index, texts_sha256
from matcher.skills.find import Mention, Vocabulary, find_certifications, find_skills
from matcher.skills.history import histories_of
from models.encoder import Encoder
from models.registry import load_encoder

if TYPE_CHECKING:
    from matcher.skills.meaning import SkillSearch

ADVISED = 3
ADVISED_FROM = 0.25
"""Gaps, certifications and steps are given for so many of the best roles, from this score."""

__all__ = ["Matcher", "Reading", "UnknownRole", "build_index", "engine_version"]


class UnknownRole(LookupError):
    """A role id that the catalogue does not have."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A resume with all that ranking and advice need of it; `raw` has one number per role."""

    resume: Resume
    profile: Profile
    close: Closeness
    skills: Mapping[str, Mention]
    certifications: Mapping[str, Mention]
    raw: Mapping[str, Scores]


@dataclass(frozen=True)
class Matcher:
    """A catalogue, an encoder and the index between them. Safe to share between threads.

    `cache` is the folder that keeps the vectors of the skills; None keeps them nowhere.
    """

    catalogue: Catalogue
    encoder: Encoder
    index: VectorIndex | None = None
    cache: Path | None = None

    @classmethod
    def open(
        cls,
        catalogue: Path | None = None,
        model: str | None = None,
        threads: int | None = None,
        index: Path | None = None,
        building: Building | None = None,
    ) -> Matcher:
        """Open a catalogue and a model, by default those that ship, with the index kept on disk.

        CatalogueError, ModelError when either is wrong. An `index` that is named must fit both,
        else IndexProblem; without one, that of the cache folder is used, and built when needed:
        `building` is told before that.
        """
        loaded = open_catalogue(catalogue, cache_folder())
        encoder = load_encoder(model, threads)
        if index is not None:
            opened = open_generation(index, encoder, texts_sha256(loaded))
            return cls(loaded, encoder, opened, cache_folder())
        folder = cache_folder()
        return cls(loaded, encoder, cached_index(loaded, encoder, folder, building), folder)

    @cached_property
    def roles(self) -> tuple[Role, ...]:
        """The roles in order of id, as in every array of scores."""
        return tuple(self.catalogue.roles.values())

    @cached_property
    def vectors(self) -> RoleVectors:
        """The role side, arranged for the signals."""
        index = self.index or role_vectors.build_index(self.catalogue.roles, self.encoder)
        return role_vectors.arrange(self.catalogue.roles, index, WordWeights.load())

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The names to look for in a resume."""
        return Vocabulary.build(self.catalogue.skills, self.catalogue.certifications)

    @cached_property
    def skill_search(self) -> SkillSearch:
        """The skills to be found by meaning; their vectors are kept in the cache folder."""
        from matcher.skills.meaning import SkillSearch, cached_vectors

        vectors = None
        if self.cache is not None:
            vectors = cached_vectors(self.catalogue.skills, self.encoder, self.cache)
        return SkillSearch.build(self.vocabulary, self.encoder, vectors)

    @cached_property
    def versions(self) -> Mapping[str, str]:
        """Versions of engine, model and catalogue: what a score depends on besides the resume."""
        return {
            "engine": engine_version(),
            "model": f"{self.encoder.id}@{self.encoder.sha256[:12]}",
            "catalogue": self.catalogue.sha256[:12],
        }

    def match(self, resume: Resume, top: int = 5, role: str | None = None) -> MatchReport:
        """Rank the roles for a resume, or look at one of them; UnknownRole when there is none."""
        started = time.perf_counter()
        if role is not None and role not in self.catalogue.roles:
            raise UnknownRole(
                f"no role {role!r} in the catalogue; `matcher roles` lists its "
                f"{len(self.catalogue.roles)} roles"
            )
        reading = self.read(resume)
        added = fuse(reading.raw)
        scores = totals(added)
        order = sorted(range(len(self.roles)), key=lambda row: (-scores[row], self.roles[row].id))
        rows = [row for row in order if role in (None, self.roles[row].id)][: max(top, 1)]
        best = float(scores[rows[0]]) if rows else 0.0
        abstained = abstention_for(resume, best, role is not None)
        rows = [] if abstained else rows
        proof = Proof(
            resume, reading.profile, reading.close, reading.skills, self.catalogue.skills,
            self.vectors, histories_of(resume, self.vocabulary),
        )  # fmt: skip
        matches = tuple(
            role_match(
                proof,
                self.roles[row],
                row,
                {name: float(part[row]) for name, part in added.items()},
                float(scores[row]),
            )
            for row in rows
        )
        advice = self._advice(reading, _advised(rows, scores), scores)
        return MatchReport(
            resume=self._facts(reading),
            matches=matches,
            gaps=advice.gaps,
            certifications=advice.certifications,
            next_steps=advice.steps,
            versions=self.versions,
            elapsed_ms=round((time.perf_counter() - started) * 1000, 1),
            abstained=abstained,
        )

    def rank(self, resume: Resume) -> list[tuple[str, float]]:
        """Return every role with its score, best first, ties by id."""
        return self._ordered(totals(fuse(self.read(resume).raw)))

    def rank_titles(self, title: str) -> list[tuple[str, float]]:
        """Return every role by how well a bare job title fits one of its titles."""
        return self._ordered(title_scores(title, self.encoder, self.vectors))

    def nearest_roles(self, adverts: Sequence[tuple[str, str]]) -> list[tuple[str, float]]:
        """Return for each advert (title, text) the role it is closest to, and how close."""
        scores = advert_scores(adverts, self.encoder, self.vectors)
        return [self._ordered(row)[0] for row in scores]

    def skills_in(self, text: str) -> list[str]:
        """Return the skills that a text names, such as an advert or a career page."""
        found = find_skills(_plain(text), self.vocabulary)
        return [skill for skill, mention in found.items() if mention.through is None]

    def rank_skills(self, sentence: str) -> list[tuple[str, float]]:
        """Return every skill by how well a sentence speaks of it, best first, ties by id."""
        return self.skill_search.rank(sentence)

    def signals(self, resume: Resume) -> dict[str, Scores]:
        """Return each raw signal per role, in order of role id; NaN where it cannot be read."""
        return dict(self.read(resume).raw)

    def read(self, resume: Resume) -> Reading:
        """Find skills and certifications, encode, and compute every signal."""
        profile = profile_of(resume)
        encoded = self.encoder.encode(profile.texts())
        close = Closeness.of(profile, encoded, self.vectors)
        skills = find_skills(resume, self.vocabulary)
        raw = raw_signals(profile, close, frozenset(skills), self.roles, self.vectors)
        certifications = find_certifications(resume, self.vocabulary)
        return Reading(resume, profile, close, skills, certifications, raw)

    def _ordered(self, scores: Scores) -> list[tuple[str, float]]:
        """Pair roles with scores, best first; equal ones keep the order of ids."""
        order = np.argsort(-scores, kind="stable")
        ids = [self.roles[row].id for row in order.tolist()]
        return list(zip(ids, scores[order].tolist(), strict=True))

    def _advice(self, reading: Reading, rows: list[int], scores: Scores) -> Advice:
        person = Person(
            skills=reading.skills,
            certifications=frozenset(reading.certifications),
            months=reading.resume.months,
            raw=reading.raw,
            scores={role.id: float(score) for role, score in zip(self.roles, scores, strict=True)},
        )
        advice = Advice()
        for row in rows:
            months = self._months_in(reading, row)
            advice += advise(self.roles[row], row, months, person, self.catalogue)
        return advice

    def _months_in(self, reading: Reading, row: int) -> int:
        """Count the months in positions whose title is close to the role's, overlaps once."""
        pairs = zip(reading.profile.titles, reading.close.titles[:, row], strict=True)
        close = {title.start for title, cosine in pairs if cosine >= SAME_WORK}
        return months_covered(
            (item.begin, item.finish)
            for item in reading.resume.positions
            if item.title_start in close and item.begin and item.finish
        )

    def _facts(self, reading: Reading) -> ResumeFacts:
        resume = reading.resume
        return ResumeFacts(
            file=resume.file,
            sha256=resume.sha256,
            pages=resume.pages,
            language=resume.language,
            as_of=resume.as_of.isoformat(),
            months=resume.months,
            certifications=tuple(reading.certifications),
            findings=(*resume.findings, *_language_finding(resume)),
            as_of_source=resume.as_of_source,
            seniority=resume.seniority.level if resume.seniority else None,
        )


def _plain(text: str) -> Resume:
    """Return a text without structure in the shape in which skills are looked for."""
    return Resume(
        "", "", "text", 1, "en", date.min, text, (), (), None, (), (), 0, Identity(), ()
    )  # fmt: skip


def _advised(rows: list[int], scores: Scores) -> list[int]:
    """Return the rows to give advice for: the best, and others near enough."""
    return [row for row in rows[:ADVISED] if row == rows[0] or scores[row] >= ADVISED_FROM]


def _language_finding(resume: Resume) -> tuple[Finding, ...]:
    if resume.language in ("en", "und"):
        return ()
    return (
        Finding(
            "other_language", "warn",
            f"the resume seems to be in {resume.language!r}, the roles are in English; "
            "the match is less sure",
        ),
    )  # fmt: skip


def engine_version() -> str:
    """Return the version of the installed package."""
    try:
        return version("matcher")
    except PackageNotFoundError:
        return "0"
