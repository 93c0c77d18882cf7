"""A bare job title against the titles of all roles."""

from __future__ import annotations

import numpy as np

from matcher.ranking.fusion import DIGITS
from matcher.ranking.role_vectors import RoleVectors
from matcher.ranking.signals import Scores, best_per_role
from models.encoder import Encoder


def title_scores(title: str, encoder: Encoder, vectors: RoleVectors) -> Scores:
    """Return for each role the cosine of the title with the closest of its titles."""
    best = best_per_role(encoder.encode([title]), vectors.titles, len(vectors.ids))[0]
    rounded: Scores = np.round(best, DIGITS)
    return rounded
