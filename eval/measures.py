"""How good a ranking is, per query and on the whole, and how sure of it the queries make us.

`ir-measures` computes what it has; RP@k (hits in the top k over the hits possible in k answers, as
the published skill results use it) is computed here. A query with no answer scores zero.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Values = NDArray[np.float64]

LIBRARY = {
    "MRR": "RR",
    "MAP": "AP",
    "nDCG@10": "nDCG@10",
    "P@1": "P@1",
    "R@5": "R@5",
    "R@10": "R@10",
    "success@1": "Success@1",
    "success@3": "Success@3",
}
"""Our names of the measures that `ir-measures` computes, and its own."""

PRECISION_OF_POSSIBLE = {"RP@5": 5, "RP@10": 10}
NAMES = (
    "MRR", "MAP", "nDCG@10", "P@1", "R@5", "R@10", "RP@5", "RP@10", "success@1", "success@3",
)  # fmt: skip
DEPTH = 10
"""The deepest cut-off above: what stands below it and below the last right answer is never seen."""

DRAWS_AT_ONCE = 100


def needed(ranking: Iterable[str], relevant: frozenset[str]) -> list[str]:
    """Cut a ranking after the last right answer, at DEPTH at the earliest; no measure changes."""
    ids = list(ranking)
    last = max((place for place, entry in enumerate(ids, 1) if entry in relevant), default=0)
    return ids[: max(last, DEPTH)]


def score(qrels: Mapping[str, Mapping[str, int]], run: Mapping[str, Sequence[str]]) -> Values:
    """Measure each query of `qrels`, in its order; shape (queries, NAMES).

    `run` has ids of the corpus per query, best first. A query that it lacks scores zero.
    """
    import ir_measures

    values = np.zeros((len(qrels), len(NAMES)))
    rows = {query: row for row, query in enumerate(qrels)}
    columns: dict[Any, int] = {
        ir_measures.parse_measure(theirs): NAMES.index(ours) for ours, theirs in LIBRARY.items()
    }
    for part in _parts(qrels):
        judged = {query: dict(qrels[query]) for query in part}
        found = ir_measures.iter_calc(list(columns), judged, _scored(run, part))
        for item in found:
            values[rows[item.query_id], columns[item.measure]] = item.value
    for name, depth in PRECISION_OF_POSSIBLE.items():
        for query, grades in qrels.items():
            hits = rp_at(depth, run.get(query, ()), grades)
            values[rows[query], NAMES.index(name)] = hits
    return values


def rp_at(depth: int, ranking: Sequence[str], grades: Mapping[str, int]) -> float:
    """Return hits in the first `depth` answers over the most that could be hit there."""
    relevant = {entry for entry, grade in grades.items() if grade > 0}
    return len(relevant.intersection(ranking[:depth])) / min(depth, len(relevant))


def means(values: Values, names: Sequence[str] = NAMES) -> dict[str, float]:
    """Return the mean of each measure over the queries for which it is defined."""
    return dict(zip(names, _mean(values, np.ones((1, len(values))))[0].tolist(), strict=True))


def intervals(
    values: Values, names: Sequence[str] = NAMES, draws: int = 1000, seed: int = 0
) -> dict[str, tuple[float, float]]:
    """Return the 95 % bootstrap interval of each mean: queries drawn again with replacement."""
    queries = len(values)
    random = np.random.default_rng(seed)
    chance = np.full(queries, 1 / queries)
    drawn = np.concatenate([
        _mean(values, random.multinomial(queries, chance, size=min(DRAWS_AT_ONCE, draws - done)))
        for done in range(0, draws, DRAWS_AT_ONCE)
    ])  # fmt: skip
    low, high = np.nanpercentile(drawn, [2.5, 97.5], axis=0).tolist()
    return {name: (low[at], high[at]) for at, name in enumerate(names)}


def _mean(values: Values, weights: NDArray[Any]) -> Values:
    """Weigh the queries, shape (draws, queries), leaving out where a measure is NaN."""
    defined = np.isfinite(values)
    if defined.all():
        whole: Values = weights @ values / weights.sum(axis=1, keepdims=True)
        return whole
    counts = weights @ defined.astype(np.float64)
    sums = weights @ np.where(defined, values, 0.0)
    mean: Values = np.divide(sums, counts, out=np.full_like(sums, np.nan), where=counts > 0)
    return mean


def _scored(
    run: Mapping[str, Sequence[str]], queries: Sequence[str]
) -> dict[str, dict[str, float]]:
    """Give each answer its place as a score, so that the library keeps the order it came in."""
    return {
        query: {entry: -float(place) for place, entry in enumerate(run[query])}
        for query in queries
        if run.get(query)
    }


def _parts(queries: Iterable[str], size: int = 1000) -> Iterator[list[str]]:
    """Cut into parts, so that few rankings stand in memory twice."""
    found = list(queries)
    return (found[at : at + size] for at in range(0, len(found), size))
