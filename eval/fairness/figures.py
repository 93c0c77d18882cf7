"""Figures of the audit: what each attribute moves, and who is selected.

The impact ratio is a group's selection rate over that of the group selected most (29 CFR 1607.4 D
calls less than four fifths evidence of adverse impact).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from eval.significance import holm_values, p_value

Array = NDArray[np.float64]
TOP = 0.1
FOUR_FIFTHS = 0.8
LEVEL = 0.05
MATTERS = 0.005
"""A mean shift below this is no finding, however sure."""


@dataclass(frozen=True, slots=True)
class Shift:
    """What one value of an attribute does to the score of the role that came first without it.

    `moved` is the mean of the absolute differences, `shift` the mean difference, `other_first` the
    share of resumes that another role comes first for; p is corrected over all shifts of a scorer.
    """

    scorer: str
    attribute: str
    value: str
    resumes: int
    shift: float
    moved: float
    largest: float
    other_first: float
    p: float
    finding: bool


@dataclass(frozen=True, slots=True)
class Impact:
    """Selection of one group, with its ratio to the group selected most and a 95 % interval."""

    scorer: str
    selection: str
    group: str
    rate: float
    ratio: float
    low: float
    high: float
    finding: bool


def shifts(
    scorer: str, base: Sequence[Array], changed: Mapping[tuple[str, str], Sequence[Array]]
) -> list[Shift]:
    """Compare scores of all roles, a row per resume, with those of the changed versions."""
    first = [int(np.argmax(row)) for row in base]
    rows = []
    for (attribute, value), versions in changed.items():
        moved = np.array([
            now[at] - was[at] for was, now, at in zip(base, versions, first, strict=True)
        ])  # fmt: skip
        others = [int(np.argmax(now)) != at for now, at in zip(versions, first, strict=True)]
        rows.append((attribute, value, moved, float(np.mean(others)), p_value(moved)))
    corrected = holm_values([row[-1] for row in rows])
    return [
        Shift(
            scorer, attribute, value, len(moved), float(moved.mean()),
            float(np.abs(moved).mean()), float(np.abs(moved).max()), others, p,
            finding=p < LEVEL and abs(float(moved.mean())) > MATTERS,
        )
        for (attribute, value, moved, others, _), p in zip(rows, corrected, strict=True)
    ]  # fmt: skip


def impacts(scorer: str, scores: Mapping[str, Array], draws: int = 1000) -> list[Impact]:
    """Select among all versions of all resumes by score, and compare the groups.

    `scores` has one score per resume for each group, of the same resumes in the same order. Equal
    scores at the threshold are all selected.
    """
    table = np.column_stack(list(scores.values()))
    random = np.random.default_rng(0)
    drawn = random.integers(0, len(table), size=(draws, len(table)))
    found = []
    for selection, quantile, inclusive in (
        ("top 10 %", 1 - TOP, True),
        ("above median", 0.5, False),
    ):
        threshold = np.quantile(table, quantile)
        chosen = table >= threshold if inclusive else table > threshold
        rates = _rates(chosen, list(scores))
        again = chosen[drawn].mean(axis=1)
        best = again.max(axis=1, keepdims=True)
        ratios = np.divide(again, best, out=np.ones_like(again), where=best > 0)
        low, high = np.percentile(ratios, [2.5, 97.5], axis=0)
        most = max(rates.values())
        for at, (group, rate) in enumerate(rates.items()):
            ratio = rate / most if most else 1.0
            found.append(
                Impact(
                    scorer, selection, group, rate, ratio, float(low[at]), float(high[at]),
                    finding=ratio < FOUR_FIFTHS,
                )
            )  # fmt: skip
    return found


def ndcg_gap(first: Sequence[int], versions: Mapping[str, Sequence[Array]]) -> tuple[float, float]:
    """Return the lowest and the highest mean nDCG@10 of a group.

    The right role of a resume is the one that came first without a name (`first`).
    """
    means = [
        float(np.mean([_gain(row, at) for row, at in zip(rows, first, strict=True)]))
        for rows in versions.values()
    ]
    return min(means), max(means)


def _gain(row: Array, at: int) -> float:
    rank = 1 + int((row > row[at]).sum())
    return float(1 / np.log2(rank + 1)) if rank <= 10 else 0.0


def _rates(chosen: NDArray[np.bool_], groups: Sequence[str]) -> dict[str, float]:
    """Return the selection rate of each group, as fairlearn counts it."""
    from fairlearn.metrics import MetricFrame, selection_rate

    flat = chosen.T.ravel().astype(int)
    frame = MetricFrame(
        metrics=selection_rate,
        y_true=np.zeros(len(flat), dtype=int),
        y_pred=flat,
        sensitive_features=np.repeat(np.array(groups), len(chosen)),
    )
    rates = frame.by_group.to_dict()
    return {group: float(rates[group]) for group in groups}
