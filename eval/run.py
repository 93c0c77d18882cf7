"""Evaluate systems on suites: every system gets the same queries and the same resumes."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.progress import Progress

from eval.errors import EvalError, need
from eval.measures import intervals, means, needed, score
from eval.result import Result, write
from eval.resumes import read_resumes
from eval.suites import Suite, first_queries, read_suite
from eval.system import System
from eval.systems import open_system
from models.registry import ModelError


def run_command(
    suites: Sequence[Path],
    systems: Sequence[str],
    json_path: Path | None = None,
    report: Path | None = None,
    limit: int | None = None,
    cache: Path | None = None,
) -> list[Result]:
    """Evaluate systems by name (`matcher` if none is named) on suites by folder.

    Everything named is opened before anything is run. `json_path` and `report` are where results
    are written; `cache` is a folder that keeps resumes as read. EvalError for bad input.
    """
    need({"ir_measures": "ir-measures"}, "dev")
    if not suites:
        raise EvalError("bad_arguments", "no suite is named; expected at least one suite folder")
    if limit is not None and limit < 1:
        raise EvalError("bad_arguments", f"the limit is {limit}; expected at least 1")
    read = [_limited(read_suite(folder), limit) for folder in suites]
    try:
        opened = [open_system(spec) for spec in dict.fromkeys(systems or ["matcher"])]
        results = evaluate(read, opened, cache)
    except ModelError as error:
        raise EvalError("model", error.message) from error
    write(results, json_path, report)
    return results


def evaluate(
    suites: Sequence[Suite], systems: Sequence[System], cache: Path | None = None
) -> list[Result]:
    """Evaluate each system on each suite, with a progress bar on stderr."""
    with Progress(console=Console(stderr=True), transient=True) as progress:

        def bar(text: str, suite: Suite) -> Callable[[], None]:
            task = progress.add_task(text, total=len(suite.queries))
            return lambda: progress.advance(task)

        results = []
        for suite in suites:
            if suite.task == "resumes":
                suite = read_resumes(suite, cache, bar(f"{suite.name}: reading", suite))
            for system in systems:
                step = bar(f"{suite.name}: {system.name}", suite)
                results.append(evaluate_one(suite, system, step))
    return results


def evaluate_one(suite: Suite, system: System, step: Callable[[], None] = lambda: None) -> Result:
    """Evaluate one system on one suite whose resumes have been read."""
    began = time.perf_counter()
    system.prepare(suite)
    run: dict[str, list[str]] = {}
    for query in suite.queries:
        answers = (entry for entry, _ in system.rank(query))
        run[query.id] = needed(answers, suite.relevant(query.id))
        step()
    seconds = time.perf_counter() - began
    values = score({query.id: suite.qrels[query.id] for query in suite.queries}, run)
    resumes = suite.task == "resumes"
    return Result(
        suite=suite.name,
        task=suite.task,
        system=system.name,
        versions=dict(system.versions),
        metrics=means(values),
        confidence=intervals(values),
        queries=len(suite.queries),
        unreadable=sum(query.resume is None for query in suite.queries) if resumes else 0,
        seconds=round(seconds, 3),
    )


def _limited(suite: Suite, most: int | None) -> Suite:
    return suite if most is None else first_queries(suite, most)
