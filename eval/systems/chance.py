"""What guessing gives: the floor that every figure stands on."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping

import numpy as np

from eval.suite import TASKS, Query, Suite
from eval.system import Ranking, best_first


class Chance:
    """A random order per query, the same each time: its seed is the query's id."""

    name = "random"
    tasks = TASKS
    versions: Mapping[str, str] = {}

    def prepare(self, suite: Suite) -> None:
        """Note the ids."""
        self._ids = tuple(entry.id for entry in suite.corpus)

    def rank(self, query: Query) -> Ranking:
        """Rank by nothing."""
        seed = int.from_bytes(hashlib.sha256(query.id.encode()).digest()[:8], "big")
        return best_first(self._ids, np.random.default_rng(seed).random(len(self._ids)))

    def answer(self, query: Query) -> None:
        """Rank: nothing is kept."""
        self.rank(query)
