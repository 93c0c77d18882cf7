"""Evaluate systems on suites: every system gets the same queries and the same resumes.

With a report folder each outcome is written as soon as it is there, and found again by the next
run: an interrupted run goes on where it was.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.progress import MofNCompleteColumn, Progress, TaskID, TimeElapsedColumn

from eval.errors import EvalError, need
from eval.evaluate import evaluate_one
from eval.keys import outcome_key
from eval.outcome_files import kept_outcome, slug, write_outcome
from eval.result import Outcome
from eval.resumes import read_resumes
from eval.suite import FILES, TASKS, Suite, first_queries
from eval.suite_files import read_suite
from eval.system import System
from eval.systems import Shared, open_all, open_system
from eval.trec import write_qrels, write_run
from matcher.cache import cache_folder
from models.registry import ModelError

PACKAGES = {"ir_measures": "ir-measures", "pyarrow": "pyarrow", "scipy": "scipy"}
Bar = Callable[[str, int], Callable[[], None]]


@dataclass(frozen=True, slots=True)
class Asking:
    """How a run is made.

    `limit` asks that many queries of each suite; `task` is that of folders that name none; `report`
    is the folder that outcomes go to; `cache` keeps resumes as read and vectors: None takes the
    cache folder of the machine.
    """

    limit: int | None = None
    task: str | None = None
    report: Path | None = None
    cache: Path | None = None


def run_suites(
    folders: Sequence[Path], systems: Sequence[str] = (), asking: Asking | None = None
) -> tuple[list[Outcome], list[str]]:
    """Evaluate systems by name, or all of them, on suites by folder; outcomes and notes.

    Everything named is opened before anything is run. EvalError for bad input.
    """
    asking = asking or Asking()
    need(PACKAGES, "eval")
    if not folders:
        raise EvalError("bad_arguments", "no suite is named; expected at least one suite folder")
    if asking.limit is not None and asking.limit < 1:
        raise EvalError("bad_arguments", f"the limit is {asking.limit}; expected at least 1")
    if asking.task is not None and asking.task not in TASKS:
        raise EvalError(
            "bad_arguments", f"unknown task {asking.task!r}; expected one of {', '.join(TASKS)}"
        )
    suites = [_limited(read_suite(folder, asking.task), asking.limit) for folder in folders]
    _different_names(suites, folders)
    cache = asking.cache or evaluation_cache()
    try:
        shared = Shared(cache / "vectors")
        if systems:
            opened = [open_system(spec, shared) for spec in dict.fromkeys(systems)]
            notes: list[str] = []
        else:
            opened, notes = open_all(shared)
        return evaluate(suites, opened, asking.report, cache / "resumes"), notes
    except ModelError as error:
        raise EvalError("model", error.message) from error


def evaluate(
    suites: Sequence[Suite],
    systems: Sequence[System],
    report: Path | None = None,
    cache: Path | None = None,
) -> list[Outcome]:
    """Evaluate each system on each suite that it can do, with progress bars on stderr."""
    outcomes: list[Outcome] = []
    with bars() as bar:
        for suite in suites:
            fit = [system for system in systems if suite.task in system.tasks]
            outcomes += _on_suite(suite, fit, report, cache, bar)
    return outcomes


def _on_suite(
    suite: Suite, systems: Sequence[System], report: Path | None, cache: Path | None, bar: Bar
) -> Iterator[Outcome]:
    read = suite.task not in FILES
    for system in systems:
        key = outcome_key(suite, system)
        if report is not None:
            kept = kept_outcome(report, suite.name, system.name, key)
            if kept is not None:
                yield kept
                continue
        if not read:
            suite = read_resumes(suite, cache, bar(f"{suite.name}: reading", len(suite.queries)))
            read = True
        step = bar(f"{suite.name}: {system.name}", len(suite.queries))
        outcome, run = evaluate_one(suite, system, step)
        if report is not None:
            folder = report / "runs"
            write_qrels(folder / f"{slug(suite.name)}.qrels", suite.qrels)
            write_run(folder / f"{slug(suite.name)}.{slug(system.name)}.run.gz", run, system.name)
            write_outcome(report, outcome, key)
        yield outcome


def evaluation_cache() -> Path:
    """Return the folder in which evaluation keeps resumes as read, and vectors."""
    return cache_folder() / "evaluation"


@contextmanager
def bars() -> Iterator[Bar]:
    """Give a maker of progress bars on stderr; only the one that moves is shown."""
    columns = (*Progress.get_default_columns(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        last: list[TaskID] = []

        def bar(text: str, total: int) -> Callable[[], None]:
            for task in last:
                progress.remove_task(task)
            last[:] = [progress.add_task(text, total=total)]
            return lambda: progress.advance(last[0])

        yield bar


def _limited(suite: Suite, most: int | None) -> Suite:
    return suite if most is None else first_queries(suite, most)


def _different_names(suites: Sequence[Suite], folders: Sequence[Path]) -> None:
    seen: dict[str, Path] = {}
    for suite, folder in zip(suites, folders, strict=True):
        if suite.name in seen:
            raise EvalError(
                "bad_arguments",
                f"{folder} and {seen[suite.name]} are both named {suite.name!r}; expected a name "
                "of its own in each suite.toml",
            )
        seen[suite.name] = folder
