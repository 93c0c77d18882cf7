"""A ranking that stands in a TREC run file: another system's, or our own from another day."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from pathlib import Path

from eval.errors import EvalError
from eval.suite import TASKS, Query, Suite
from eval.system import Ranking
from eval.trec import read_run


class Recorded:
    """Named for its file. A query that the file lacks has no answer, and scores zero."""

    tasks = TASKS

    def __init__(self, file: Path) -> None:
        self.name = f"run:{file.name}"
        self._run = read_run(file)
        self._sha256 = hashlib.sha256(file.read_bytes()).hexdigest()

    @property
    def versions(self) -> Mapping[str, str]:
        """Name the content of the file."""
        return {"run_sha256": self._sha256}

    def prepare(self, suite: Suite) -> None:
        """Check that the run is of this suite: all its ids are known, and it answers something."""
        corpus = {entry.id for entry in suite.corpus}
        queries = {query.id for query in suite.queries}
        if not queries & self._run.keys():
            raise EvalError(
                "bad_run", f"{self.name} has no query of the suite {suite.name}; is it its run?"
            )
        for query in queries & self._run.keys():
            for entry, _ in self._run[query]:
                if entry not in corpus:
                    raise EvalError(
                        "bad_run",
                        f"{self.name} ranks {entry!r} for {query!r}, which is not in the corpus of "
                        f"{suite.name}; expected ids of its corpus.jsonl",
                    )

    def rank(self, query: Query) -> Ranking:
        """Return what the file says."""
        return self._run.get(query.id, [])

    def answer(self, query: Query) -> None:
        """Look up; nothing that is worth timing."""
