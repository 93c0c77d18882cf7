"""The key of an outcome: a hash of all that it was made from, so that nothing is made twice."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection
from functools import cache
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from eval.suite import Suite
from eval.system import System

ROOT = Path(__file__).resolve().parent.parent
RANKS = ("models", "index", "matcher", "eval")
"""The rooms whose source decides about an outcome."""
SHOWS = ("eval/report/", "eval/fairness/", "eval/stability/", "eval/suites/", "eval/releases/")
"""What lies in them and does not."""
KINDS = (".py", ".yaml", ".json", ".tsv", ".txt", ".gz")
LIBRARIES = (
    "bm25s", "faiss-cpu", "ir-measures", "numpy", "onnxruntime", "pypdfium2", "scikit-learn",
    "sentence-transformers", "tokenizers",
)  # fmt: skip


def outcome_key(suite: Suite, system: System, extra: Collection[str] = ()) -> str:
    """Return the key of a system on a suite, before anything is prepared; 64 hex digits."""
    queries = hashlib.sha256("\n".join(query.id for query in suite.queries).encode()).hexdigest()
    parts = [
        suite.sha256, suite.task, queries, system.name,
        json.dumps(dict(system.versions), sort_keys=True), source_digest(), *libraries(), *extra,
    ]  # fmt: skip
    return hashlib.sha256(json.dumps(parts).encode()).hexdigest()


@cache
def source_digest() -> str:
    """Hash the source and the data of everything that ranks and measures."""
    digest = hashlib.sha256()
    for room in RANKS:
        for file in sorted((ROOT / room).rglob("*")):
            name = file.relative_to(ROOT).as_posix()
            if file.suffix in KINDS and not name.startswith(SHOWS) and file.is_file():
                digest.update(name.encode() + b"\0" + hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


@cache
def libraries() -> tuple[str, ...]:
    """Return name and version of each library that a score depends on and that is here."""
    return tuple(f"{name}=={found}" for name in LIBRARIES if (found := _version(name)))


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""
