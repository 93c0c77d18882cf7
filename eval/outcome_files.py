"""Outcomes on disk: one Parquet file per suite and system, a row per query.

The result stands in the file's metadata, with the key of what it was made from: an outcome whose
key is still the same need not be made again, so a run that was interrupted goes on where it was.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from eval.errors import EvalError
from eval.result import Asked, Outcome, as_json, from_json

if TYPE_CHECKING:
    import pyarrow as pa

FOLDER = "queries"
FIXED = ("query", "label", "ranks", "answers", "scores")


def write_outcome(folder: Path, outcome: Outcome, key: str = "") -> Path:
    """Write an outcome into a report folder; never a half-written file."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    file = outcome_file(folder, outcome.result.suite, outcome.result.system)
    file.parent.mkdir(parents=True, exist_ok=True)
    columns: dict[str, Any] = {
        "query": pa.array([item.query for item in outcome.asked], pa.string()),
        "label": pa.array([item.label for item in outcome.asked], pa.string()),
        "ranks": pa.array([item.ranks for item in outcome.asked], pa.list_(pa.int32())),
        "answers": pa.array([item.answers for item in outcome.asked], pa.list_(pa.string())),
        "scores": pa.array([item.scores for item in outcome.asked], pa.list_(pa.float64())),
    }
    for at, name in enumerate(outcome.measures):
        columns[name] = pa.array([item.values[at] for item in outcome.asked], pa.float64())
    about = {
        "result": as_json([outcome.result]),
        "measures": json.dumps(outcome.measures),
        "key": key,
    }
    table = pa.table(columns).replace_schema_metadata(about)
    unfinished = file.with_name(f"{file.name}.{os.getpid()}.tmp")
    pq.write_table(table, unfinished, compression="zstd")
    unfinished.replace(file)
    return file


def kept_outcome(folder: Path, suite: str, system: str, key: str) -> Outcome | None:
    """Return the outcome of a report folder; None when there is none of this key."""
    file = outcome_file(folder, suite, system)
    try:
        outcome, kept = _read(file)
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return outcome if kept == key else None


def read_outcomes(folder: Path) -> list[Outcome]:
    """Return every outcome of a report folder, in order of suite; EvalError when there is none."""
    files = sorted((folder / FOLDER).glob("*.parquet"))
    if not files:
        raise EvalError(
            "bad_report",
            f"no outcomes in {folder / FOLDER}; expected the folder that `matcher eval run "
            "--report` wrote",
        )
    return list(_read_all(files))


def outcome_file(folder: Path, suite: str, system: str) -> Path:
    """Return where the outcome of a system on a suite lies."""
    return folder / FOLDER / f"{slug(suite)}.{slug(system)}.parquet"


def slug(name: str) -> str:
    """Return a name that is safe in a file system; a changed one gets a hash, to stay its own."""
    safe = re.sub(r"[^A-Za-z0-9_@-]+", "-", name).strip("-") or "unnamed"
    return safe if safe == name else f"{safe[:60]}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"


def _read_all(files: list[Path]) -> Iterator[Outcome]:
    for file in files:
        try:
            yield _read(file)[0]
        except (OSError, ValueError, KeyError, TypeError) as error:
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise EvalError(
                "bad_report",
                f"{file} is damaged ({reason}); expected an outcome that `matcher eval run` wrote",
            ) from None


def _read(file: Path) -> tuple[Outcome, str]:
    import pyarrow.parquet as pq

    table: pa.Table = pq.read_table(file)
    about = {name.decode(): value.decode() for name, value in table.schema.metadata.items()}
    measures = tuple(json.loads(about["measures"]))
    columns = table.to_pydict()
    values = list(zip(*(columns[name] for name in measures), strict=True))
    asked = tuple(
        Asked(query, label, value, tuple(ranks), tuple(answers), tuple(scores))
        for query, label, ranks, answers, scores, value in zip(
            *(columns[name] for name in FIXED), values, strict=True
        )
    )
    (result,) = from_json(about["result"])
    return Outcome(result, measures, asked), about["key"]
