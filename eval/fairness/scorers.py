"""Who scores: what ships, and two ways that cut nothing, to see what cutting is worth."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Protocol

from eval.resumes import AS_OF
from matcher.catalogue.records import Role
from matcher.resume.characters import clean
from matcher.resume.errors import UnreadableResume
from matcher.resume.read import from_text
from matcher.resume.resume import Resume
from models.encoder import Encoder

Scores = Mapping[str, float]
"""Role id to score; empty when the text is not read as a resume."""
Scorer = Callable[[str], Scores]


class Ranks(Protocol):
    """The part of `Matcher` that is audited."""

    def rank(self, resume: Resume) -> list[tuple[str, float]]:
        """Rank every role for a resume."""


def blind(matcher: Ranks) -> Scorer:
    """Score as production does: who the person is, is cut first."""

    def score(text: str) -> Scores:
        resume = _read(text)
        return {} if resume is None else dict(matcher.rank(resume))

    return score


def raw(matcher: Ranks) -> Scorer:
    """Score with the same engine, with nothing cut."""

    def score(text: str) -> Scores:
        resume = _read(text)
        if resume is None:
            return {}
        whole = "\n".join(line for line in map(clean, text.splitlines()) if line)
        fits = len(whole) == len(resume.text)
        return dict(matcher.rank(replace(resume, text=whole) if fits else resume))

    return score


def plain(encoder: Encoder, roles: Mapping[str, Role]) -> Scorer:
    """Score by the cosine of the first tokens of the text as it stands: the usual pipeline."""
    ids = list(roles)
    pages = encoder.encode([role.text() for role in roles.values()])

    def score(text: str) -> Scores:
        cosines = (pages @ encoder.encode([text])[0]).tolist()
        return dict(zip(ids, (round(value, 6) for value in cosines), strict=True))

    return score


def _read(text: str) -> Resume | None:
    try:
        return from_text(text, as_of=AS_OF)
    except UnreadableResume:
        return None
