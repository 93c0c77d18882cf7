"""What the plots and tables of a report are drawn from: outcomes boiled down to small arrays."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.result import Asked, Outcome

DEPTHS = (1, 2, 3, 5, 10, 20, 50, 100)
BINS = 10
FEWEST = 5
"""Queries that a bin of the calibration needs to be shown."""
WORST = 10
PAIRS = 12
MOST_LABELS = 30

Array = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Bin:
    """Queries with first scores in one range: their mean score, and the share that is right."""

    score: float
    right: float
    queries: int


def success_curve(outcome: Outcome) -> list[tuple[int, float]]:
    """Return the share of queries with a right answer within k, for each k of DEPTHS."""
    first = np.array([item.ranks[0] if item.ranks else np.inf for item in outcome.asked])
    return [(depth, float((first <= depth).mean())) for depth in DEPTHS]


def first_scores(outcome: Outcome) -> tuple[Array, Array]:
    """Return the scores of right and of wrong first answers."""
    answered = [item for item in outcome.asked if item.scores]
    right = np.array([item.scores[0] for item in answered if is_right(item)], dtype=np.float64)
    wrong = np.array([item.scores[0] for item in answered if not is_right(item)], dtype=np.float64)
    return right, wrong


def calibration(outcome: Outcome, fewest: int = FEWEST) -> list[Bin]:
    """Bin queries by their first score, in bins of equal width that hold `fewest` or more.

    Nothing for scores outside 0 to 1.
    """
    right, wrong = first_scores(outcome)
    scores = np.concatenate([right, wrong])
    hits = np.concatenate([np.ones(len(right)), np.zeros(len(wrong))])
    if not len(scores) or scores.min() < 0 or scores.max() > 1:
        return []
    at = np.minimum((scores * BINS).astype(int), BINS - 1)
    return [
        Bin(float(scores[at == n].mean()), float(hits[at == n].mean()), int((at == n).sum()))
        for n in range(BINS)
        if (at == n).sum() >= fewest
    ]


def calibration_error(outcome: Outcome) -> float | None:
    """Return the expected calibration error; None where scores are no probabilities.

    The mean over queries of the distance between their bin's mean score and its share of right
    answers (Naeini et al., AAAI 2015).
    """
    bins = calibration(outcome, fewest=1)
    queries = sum(item.queries for item in bins)
    if not queries:
        return None
    return sum(item.queries * abs(item.score - item.right) for item in bins) / queries


def confusions(outcome: Outcome) -> list[tuple[str, str, int]]:
    """Return the pairs of right label and wrong first answer that come most often."""
    wrong = Counter(
        (item.label, item.answers[0])
        for item in outcome.asked
        if item.answers and not is_right(item)
    )
    ordered = sorted(wrong.items(), key=lambda pair: (-pair[1], pair[0]))
    return [(label, answer, count) for (label, answer), count in ordered[:PAIRS]]


def confusion_matrix(outcome: Outcome) -> tuple[list[str], Array] | None:
    """Return labels and the share of each row's queries per answer; None for too many labels."""
    labels = sorted({item.label for item in outcome.asked})
    if not 2 <= len(labels) <= MOST_LABELS:
        return None
    rows = {label: at for at, label in enumerate(labels)}
    counts = np.zeros((len(labels), len(labels)))
    totals = np.zeros(len(labels))
    for item in outcome.asked:
        totals[rows[item.label]] += 1
        if item.answers and item.answers[0] in rows:
            counts[rows[item.label], rows[item.answers[0]]] += 1
    return labels, counts / totals[:, None]


def worst(outcome: Outcome) -> list[Asked]:
    """Return the queries with the lowest main measure, those of late answers first."""
    at = outcome.measures.index(outcome.result.main)
    late = sorted(
        outcome.asked,
        key=lambda item: (item.values[at], -(item.ranks[0] if item.ranks else 10**9), item.query),
    )
    return [item for item in late[:WORST] if item.values[at] < 1]


def is_right(item: Asked) -> bool:
    """Whether the first answer is right."""
    return bool(item.ranks) and item.ranks[0] == 1
