"""BM25 over words, with the whole query text as the query."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version

import bm25s

from eval.suite import TASKS, Query, Suite
from eval.system import Ranking, Texts


class Bm25:
    """Lucene's form of BM25 with its usual constants."""

    name = "bm25"
    tasks = TASKS

    @property
    def versions(self) -> Mapping[str, str]:
        """Name the library."""
        return {"bm25s": version("bm25s")}

    def prepare(self, suite: Suite) -> None:
        """Index the corpus."""
        self._texts = Texts.of(suite)
        self._index = bm25s.BM25()
        self._index.index(_words(self._texts.texts), show_progress=False)

    def rank(self, query: Query) -> Ranking:
        """Rank by BM25; nothing when the query has no word."""
        words = _words([query.text])[0]
        return self._texts.rank(self._index.get_scores(words)) if words else []

    def answer(self, query: Query) -> None:
        """Rank: nothing is kept."""
        self.rank(query)


def _words(texts: list[str] | tuple[str, ...]) -> list[list[str]]:
    words: list[list[str]] = bm25s.tokenize(list(texts), return_ids=False, show_progress=False)
    return words
