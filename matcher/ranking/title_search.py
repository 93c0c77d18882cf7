"""A bare job title, or an advert, against all roles."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from matcher.ranking.fusion import DIGITS
from matcher.ranking.role_vectors import RoleVectors
from matcher.ranking.signals import Scores, best_per_role
from models.encoder import Encoder

TITLE_SHARE = 0.7
"""How much of an advert's closeness its title is; the rest is its text beside the duties."""


def title_scores(title: str, encoder: Encoder, vectors: RoleVectors) -> Scores:
    """Return for each role the cosine of the title with the closest of its titles."""
    best = best_per_role(encoder.encode([title]), vectors.titles, len(vectors.ids))[0]
    rounded: Scores = np.round(best, DIGITS)
    return rounded


def advert_scores(
    adverts: Sequence[tuple[str, str]], encoder: Encoder, vectors: RoleVectors
) -> Scores:
    """Return how close each advert (title, text) is to each role, shape (adverts, roles)."""
    count = len(vectors.ids)
    titles = best_per_role(encoder.encode([title for title, _ in adverts]), vectors.titles, count)
    texts = encoder.encode([text or title for title, text in adverts])
    both = TITLE_SHARE * titles + (1 - TITLE_SHARE) * best_per_role(texts, vectors.duties, count)
    rounded: Scores = np.round(both, DIGITS)
    return rounded
