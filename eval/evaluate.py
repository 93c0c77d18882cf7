"""One system on one suite: rank, measure, time, and keep what was answered."""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor

import numpy as np

from eval.advice_measures import ADVICE, advice_values
from eval.measures import NAMES, Values, intervals, means, needed, score
from eval.result import Asked, Outcome, Result
from eval.suite import FILES, Query, Suite
from eval.system import Advises, Ranking, System
from models.onnx_encoder import free_cores

ANSWERS = 5
"""How many answers of each query are kept."""
TIMED = 40
"""Queries that are asked once more, one at a time, to be timed."""
PERCENTILES = (50, 95, 99)

Step = Callable[[], None]
Runs = Mapping[str, Sequence[tuple[str, float]]]


def evaluate_one(
    suite: Suite, system: System, step: Step = lambda: None
) -> tuple[Outcome, dict[str, Ranking]]:
    """Evaluate a system on a suite whose resumes have been read.

    Returns the outcome, and each ranking down to the last right answer, ten places at least.
    """
    began = time.perf_counter()
    system.prepare(suite)

    def ask(query: Query) -> Ranking:
        ranking = system.rank(query)
        kept = needed([entry for entry, _ in ranking], suite.relevant(query.id))
        step()
        return ranking[: len(kept)]

    with ThreadPoolExecutor(free_cores()) as pool:
        ranked = list(pool.map(ask, suite.queries))
    run = {query.id: ranking for query, ranking in zip(suite.queries, ranked, strict=True)}
    seconds = time.perf_counter() - began
    names, values = _measure(suite, system, run)
    result = Result(
        suite=suite.name,
        task=suite.task,
        system=system.name,
        versions=dict(system.versions),
        metrics=means(values, names),
        confidence=intervals(values, names),
        queries=len(suite.queries),
        unreadable=sum(query.resume is None for query in suite.queries) if _reads(suite) else 0,
        seconds=round(seconds, 3),
        latency_ms=_latency(suite, system),
        suite_sha256=suite.sha256,
    )
    asked = [
        _asked(suite, query, run[query.id], values[row]) for row, query in enumerate(suite.queries)
    ]
    return Outcome(result, names, tuple(asked)), run


def _reads(suite: Suite) -> bool:
    return suite.task in FILES


def _measure(suite: Suite, system: System, run: Runs) -> tuple[tuple[str, ...], Values]:
    qrels = {query.id: suite.qrels[query.id] for query in suite.queries}
    values = score(qrels, {query: [entry for entry, _ in found] for query, found in run.items()})
    if suite.task != "advice" or not isinstance(system, Advises):
        return NAMES, values
    rows = []
    for query in suite.queries:
        labels = suite.labels[query.id]
        rows.append(advice_values(labels, system.advise(query, labels.role)))
    return (*NAMES, *ADVICE), np.hstack([values, np.array(rows, dtype=np.float64)])


def _asked(
    suite: Suite, query: Query, ranking: Sequence[tuple[str, float]], values: Values
) -> Asked:
    relevant = suite.relevant(query.id)
    best = ranking[:ANSWERS]
    return Asked(
        query=query.id,
        label=suite.label(query.id),
        values=tuple(values.tolist()),
        ranks=tuple(place for place, (entry, _) in enumerate(ranking, 1) if entry in relevant),
        answers=tuple(entry for entry, _ in best),
        scores=tuple(value for _, value in best),
    )


def _latency(suite: Suite, system: System) -> dict[str, float]:
    """Time queries spread over the suite; nothing for candidates, which are all judged at once."""
    if suite.task == "candidates":
        return {}
    every = max(1, len(suite.queries) // TIMED)
    taken = []
    for query in suite.queries[::every][:TIMED]:
        began = time.perf_counter()
        system.answer(query)
        taken.append(1000 * (time.perf_counter() - began))
    found = np.percentile(taken, PERCENTILES).tolist()
    return {f"p{at}": round(value, 3) for at, value in zip(PERCENTILES, found, strict=True)}
