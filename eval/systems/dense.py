"""Cosine of sentence vectors: the plain use of an encoder, first tokens of the text only."""

from __future__ import annotations

from collections.abc import Mapping

from eval.embeddings import CachedEncoder
from eval.suite import TASKS, Query, Suite
from eval.system import Ranking, Texts


class Dense:
    """Whatever is longer than the encoder reads (256 tokens for the shipped one) is cut off."""

    tasks = TASKS

    def __init__(self, encoder: CachedEncoder, name: str = "dense") -> None:
        self.name = name
        self._encoder = encoder

    @property
    def versions(self) -> Mapping[str, str]:
        """Name the model and its weights."""
        return {"model": self._encoder.id, "model_sha256": self._encoder.sha256}

    def prepare(self, suite: Suite) -> None:
        """Encode corpus and queries."""
        self._texts = Texts.of(suite)
        self._corpus = self._encoder.encode(self._texts.texts)
        self._encoder.encode([query.text for query in suite.queries])

    def rank(self, query: Query) -> Ranking:
        """Rank by cosine."""
        if not query.text:
            return []
        return self._texts.rank(self._corpus @ self._encoder.encode([query.text])[0])

    def answer(self, query: Query) -> None:
        """Encode and rank."""
        with self._encoder.directly():
            self.rank(query)
