"""Read the resumes of a suite once, through the production reader, for all systems.

What was read can be kept in a folder: one JSON file per resume, named for the sha256 of its bytes
inside a folder named for the source of the reader, so that a changed reader reads again. Who the
person is, is left out.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import matcher.resume
from eval.suite import Query, Suite
from matcher.resume.errors import UnreadableResume
from matcher.resume.read import Reader, from_text
from matcher.resume.resume import Identity, Resume
from models.onnx_encoder import free_cores

if TYPE_CHECKING:
    from pydantic import TypeAdapter

AS_OF = date(2025, 1, 1)
"""What "present" means in a suite, on whatever day it is run."""


def read_resumes(
    suite: Suite, folder: Path | None = None, step: Callable[[], None] = lambda: None
) -> Suite:
    """Return the suite with the resume of each query that can be read; its text with it.

    `folder` keeps what was read for the next run; `step` is called after each query.
    """
    workers = min(4, free_cores())
    with Reader(workers) as reader, ThreadPoolExecutor(workers) as pool:
        shelf = None if folder is None else Shelf.of(folder)

        def read(query: Query) -> Query:
            found = _read_query(query, reader, shelf)
            step()
            return found

        return replace(suite, queries=tuple(pool.map(read, suite.queries)))


def _read_query(query: Query, reader: Reader, shelf: Shelf | None) -> Query:
    try:
        if query.file is None:
            return replace(query, resume=from_text(query.text, query.id, AS_OF))
        resume = _read_file(query.file, reader, shelf)
    except UnreadableResume:
        return query
    return replace(query, text=resume.text, resume=resume)


def _read_file(path: Path, reader: Reader, shelf: Shelf | None) -> Resume:
    if shelf is None:
        return reader.read_path(path, AS_OF)
    data = path.read_bytes()
    name = hashlib.sha256(data).hexdigest()
    kept = shelf.get(name)
    if kept is None:
        kept = reader.read(data, path.name, AS_OF)
        shelf.put(name, kept)
    return replace(kept, file=path.name)


@dataclass(frozen=True, slots=True)
class Shelf:
    """A folder of resumes as read."""

    folder: Path

    @classmethod
    def of(cls, folder: Path) -> Shelf:
        """Take the part of `folder` that belongs to the reader as it is now."""
        sources = sorted(Path(next(iter(matcher.resume.__path__))).glob("*.py"))
        digest = hashlib.sha256(b"\0".join(path.read_bytes() for path in sources)).hexdigest()
        kept = folder / digest[:16]
        kept.mkdir(parents=True, exist_ok=True)
        return cls(kept)

    def get(self, name: str) -> Resume | None:
        """Return the resume kept under a name; None when there is none or it is damaged."""
        try:
            return _codec().validate_json((self.folder / f"{name}.json").read_bytes())
        except (OSError, ValueError):
            return None

    def put(self, name: str, resume: Resume) -> None:
        """Keep a resume, without who the person is; never a half-written file."""
        unfinished = self.folder / f"{name}.{os.getpid()}.tmp"
        unfinished.write_bytes(_codec().dump_json(replace(resume, identity=Identity())))
        unfinished.replace(self.folder / f"{name}.json")


@cache
def _codec() -> TypeAdapter[Resume]:
    from pydantic import TypeAdapter

    return TypeAdapter(Resume)
