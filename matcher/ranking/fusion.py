"""From raw signals to one score: a weighted sum of parts, each scaled to 0 to 1.

The score is the sum of its parts, so a part's worth can be handed on to the words that earned it.
More of anything never lowers it. A part that a role or a resume does not have gives its weight to
the others. Weights and scales are few and were set by hand on development data (eval/LOG.md).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np

from matcher.ranking.signals import Scores

DIGITS = 6
"""Scores are rounded, so that no report hangs on the last bits of a sum."""


@dataclass(frozen=True, slots=True)
class Part:
    """How a signal enters the score: raw `low` and below is 0, `high` and above is 1.

    Between them the value rises as a power: 1 is a straight line, less than 1 rises early.
    """

    weight: float
    low: float
    high: float
    power: float = 1.0


PARTS: Mapping[str, Part] = {
    "titles": Part(0.40, 0.20, 1.00, 1.3),
    "duties": Part(0.15, 0.20, 0.65),
    "words": Part(0.25, 0.00, 0.40),
    "skills": Part(0.20, 0.00, 1.00, 0.6),
}
LEVELS = ((0.55, "strong"), (0.40, "good"), (0.25, "partial"), (0.0, "weak"))


def fuse(raw: Mapping[str, Scores], parts: Mapping[str, Part] = PARTS) -> dict[str, Scores]:
    """Return what each part adds to the score, per role; the score is their sum."""
    scaled = {name: scale(raw[name], part) for name, part in parts.items()}
    present = {name: ~np.isnan(values) for name, values in scaled.items()}
    total = sum(parts[name].weight * present[name] for name in parts)
    worth = np.where(total > 0, total, 1.0)
    return {
        name: np.where(present[name], part.weight * np.nan_to_num(scaled[name]) / worth, 0.0)
        for name, part in parts.items()
    }


def gain(raw: Mapping[str, Scores], row: int, name: str, value: float) -> float:
    """Return by how much one role's score changes when one of its raw signals becomes `value`."""
    weights = {item: part.weight for item, part in PARTS.items() if not np.isnan(raw[item][row])}
    if name not in weights:
        return 0.0
    before, after = scale(np.array([raw[name][row], value]), PARTS[name])
    return round(weights[name] * float(after - before) / sum(weights.values()), DIGITS)


def scale(values: Scores, part: Part) -> Scores:
    """Bring raw scores to 0 to 1."""
    scaled: Scores = np.clip((values - part.low) / (part.high - part.low), 0.0, 1.0) ** part.power
    return scaled


def totals(added: Mapping[str, Scores]) -> Scores:
    """Add the parts up, rounded."""
    summed: Scores = np.round(sum(added.values()), DIGITS)
    return summed


def level_of(score: float) -> str:
    """Return the score in a word."""
    return next(word for least, word in LEVELS if score >= least)
