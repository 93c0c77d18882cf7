"""The outcome of one system on one suite: what it scored, and what it did with each query."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field
from typing import Any

import numpy as np

from eval.measures import Values

MAIN = {"titles": "MAP", "skills": "RP@10", "resumes": "MRR", "candidates": "nDCG@10",
        "advice": "MRR"}  # fmt: skip
"""The measure by which systems are compared, per task."""


@dataclass(frozen=True, slots=True)
class Result:
    """Measures of a system on a suite, each with its 95 % interval.

    `queries` counts what was asked, `unreadable` those whose resume could not be read (they score
    zero), `seconds` is preparing and ranking, without reading resumes; encodings kept from another
    run make it shorter. `latency_ms` has percentiles of answering one query with nothing kept.
    """

    suite: str
    task: str
    system: str
    versions: Mapping[str, str]
    metrics: Mapping[str, float]
    confidence: Mapping[str, tuple[float, float]]
    queries: int
    unreadable: int
    seconds: float
    latency_ms: Mapping[str, float] = field(default_factory=dict)
    suite_sha256: str = ""

    @property
    def main(self) -> str:
        """The measure by which systems are compared on this suite."""
        return MAIN[self.task]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a system did with one query.

    `values` are its measures; `ranks` the places of the right answers that were given, from 1;
    `answers` the best few with their `scores`; `label` the right answer that stands for the query.
    """

    query: str
    label: str
    values: tuple[float, ...]
    ranks: tuple[int, ...]
    answers: tuple[str, ...]
    scores: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Outcome:
    """A result with what stands behind it; `measures` names the values of each query."""

    result: Result
    measures: tuple[str, ...]
    asked: tuple[Asked, ...]

    def values(self) -> Values:
        """Return the measures of each query, shape (queries, measures)."""
        rows = [item.values for item in self.asked]
        return np.array(rows, dtype=np.float64).reshape(len(rows), len(self.measures))

    def of(self, measure: str) -> dict[str, float]:
        """Return one measure by query id."""
        at = self.measures.index(measure)
        return {item.query: item.values[at] for item in self.asked}


def as_json(results: Sequence[Result]) -> str:
    """Return one object, or a list when there are several results; undefined figures are null."""
    objects = [_fields(result) for result in results]
    return json.dumps(objects[0] if len(objects) == 1 else objects, indent=2) + "\n"


def from_json(text: str) -> list[Result]:
    """Read what `as_json` wrote; ValueError, TypeError or KeyError when it is something else."""
    read = json.loads(text)
    return [_result(item) for item in (read if isinstance(read, list) else [read])]


def _fields(result: Result) -> dict[str, Any]:
    fields = asdict(result)
    fields["metrics"] = {name: _defined(value) for name, value in result.metrics.items()}
    fields["confidence"] = {
        name: [_defined(low), _defined(high)] for name, (low, high) in result.confidence.items()
    }
    return fields


def _result(fields: dict[str, Any]) -> Result:
    metrics = {name: _number(value) for name, value in fields["metrics"].items()}
    confidence = {
        name: (_number(low), _number(high)) for name, (low, high) in fields["confidence"].items()
    }
    return Result(**{**fields, "metrics": metrics, "confidence": confidence})


def _defined(value: float) -> float | None:
    return value if math.isfinite(value) else None


def _number(value: float | None) -> float:
    return math.nan if value is None else value
