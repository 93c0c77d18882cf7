"""The signals: each a pure function from a resume's profile to one raw score per role.

To add one: write the function, give it a weight and a scale in `fusion.PARTS`, call it in
`raw_signals`. Scales turn raw scores into 0 to 1; a signal that cannot be read says NaN.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from matcher.catalogue.records import Role
from matcher.ranking.products import cosines
from matcher.ranking.profile import Profile
from matcher.ranking.role_vectors import RoleVectors, Texts
from models.encoder import Vectors

Scores = NDArray[np.float64]

HEADLINE_SHARE = 0.7
"""How much of the title signal the headline is; the rest is titles held."""
PASSAGES_PER_DUTY = 3
SATURATION = 3.0
LENGTH_SHARE = 0.75
USUAL_LENGTH = 500
"""BM25's k1 and b, and the length in words at which b changes nothing."""
IMPORTANCE = {"core": 3.0, "common": 2.0, "helpful": 1.0}


@dataclass(frozen=True, slots=True)
class Closeness:
    """Cosines between a resume and the roles: what the dense signals and their evidence share.

    `headline` and `titles` hold the cosine with the closest title of each role, shapes (0 or 1,
    roles) and (titles, roles), for the whole or for its lead, whichever is closer; `duties` holds
    each duty with each passage, (duties, passages).
    """

    headline: Scores
    titles: Scores
    duties: Scores

    @classmethod
    def of(cls, profile: Profile, encoded: Vectors, vectors: RoleVectors) -> Closeness:
        """Compare the rows of `Profile.texts()` with the roles."""
        leads = [row for row, _ in profile.leads()]
        named = len(profile.named())
        passages = named + len(leads)
        near = best_per_role(encoded[:passages], vectors.titles, len(vectors.ids))
        titles = near[:named]
        np.maximum.at(titles, leads, near[named:])
        first = 1 if profile.headline else 0
        return cls(
            titles[:first],
            titles[first:],
            cosines(vectors.duties.vectors, encoded[passages:]),
        )


def raw_signals(
    profile: Profile,
    close: Closeness,
    held: frozenset[str],
    roles: Sequence[Role],
    vectors: RoleVectors,
) -> dict[str, Scores]:
    """Return every signal by name, one number per role."""
    return {
        "titles": title_signal(profile, close),
        "duties": duty_signal(close, vectors),
        "words": word_signal(profile.words, vectors.words),
        "skills": skill_signal(held, roles),
    }


def title_signal(profile: Profile, close: Closeness) -> Scores:
    """Cosine of headline and titles held, weighted by recency, with the closest role title."""
    weights = np.array([title.weight for title in profile.titles])
    if not len(close.headline) and not len(close.titles):
        return np.full(close.titles.shape[1], np.nan)
    if not len(close.titles):
        return np.asarray(close.headline[0], dtype=np.float64)
    past: Scores = weights @ close.titles
    if not len(close.headline):
        return past
    both: Scores = HEADLINE_SHARE * close.headline[0] + (1 - HEADLINE_SHARE) * past
    return both


def best_per_role(queries: Vectors, texts: Texts, roles: int) -> Scores:
    """Return the cosine of each query with the closest text of each role, (queries, roles)."""
    best = np.zeros((len(queries), roles))
    if len(queries) and len(texts.owner):
        starts = texts.starts()
        closest = np.maximum.reduceat(cosines(texts.vectors, queries), starts, axis=0)
        best[:, texts.owner[starts]] = closest.T
    return best


def duty_signal(close: Closeness, vectors: RoleVectors) -> Scores:
    """Late interaction: each duty of the role with its closest passages, averaged over duties."""
    count = len(vectors.ids)
    owner = vectors.duties.owner
    if not close.duties.size:
        return np.full(count, np.nan)
    sums = np.bincount(owner, weights=duty_support(close.duties), minlength=count)
    numbers = np.bincount(owner, minlength=count)
    return np.where(numbers > 0, sums / np.maximum(numbers, 1), np.nan)


def duty_support(close: Scores) -> Scores:
    """Return for each duty the mean cosine with its closest PASSAGES_PER_DUTY passages."""
    kept = min(PASSAGES_PER_DUTY, close.shape[1])
    closest: Scores = np.partition(close, -kept, axis=1)[:, -kept:].mean(axis=1)
    return closest


def word_signal(words: Mapping[str, int], roles: Sequence[Mapping[str, float]]) -> Scores:
    """Share of each role page's words, by weight, that the resume has; BM25's saturation."""
    limit = saturation(sum(words.values()))
    return np.array(
        [
            sum(share * words[word] / (words[word] + limit)
                for word, share in role.items() if word in words)
            for role in roles
        ]
    )  # fmt: skip


def saturation(length: int) -> float:
    """Return the count at which a word is worth half, for a resume of `length` words."""
    return SATURATION * (1 - LENGTH_SHARE + LENGTH_SHARE * length / USUAL_LENGTH)


def skill_signal(held: frozenset[str], roles: Sequence[Role]) -> Scores:
    """Share of the role's skills, by importance, that the resume shows; NaN when it lists none."""
    return np.array([skill_share(held, role) for role in roles])


def skill_share(held: frozenset[str], role: Role) -> float:
    """Return the held share of one role's skills by importance; NaN when it lists none."""
    total = sum(IMPORTANCE[importance] for importance in role.skills.values())
    shown = sum(IMPORTANCE[value] for skill, value in role.skills.items() if skill in held)
    return shown / total if total else float("nan")
