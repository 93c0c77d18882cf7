"""Vectors with labels, searched exactly by inner product; FAISS stays behind this seam."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import faiss
import numpy as np
from numpy.typing import NDArray

from models.encoder import Encoder, Vectors


@dataclass(frozen=True, slots=True)
class VectorIndex:
    """Unit vectors of one model, each with a label. Labels may repeat."""

    labels: tuple[str, ...]
    model_id: str
    model_sha256: str
    _faiss: Any

    @classmethod
    def build(cls, labels: Sequence[str], texts: Sequence[str], encoder: Encoder) -> VectorIndex:
        """Encode the texts and index them under their labels, in the given order."""
        if len(labels) != len(texts):
            raise ValueError(f"{len(labels)} labels for {len(texts)} texts; expected as many")
        flat = faiss.IndexFlatIP(encoder.dimension)
        if texts:
            flat.add(encoder.encode(texts))
        return cls(tuple(labels), encoder.id, encoder.sha256, flat)

    @classmethod
    def from_bytes(
        cls, data: bytes, labels: Sequence[str], model_id: str, model_sha256: str
    ) -> VectorIndex:
        """Restore from `to_bytes`; ValueError when the bytes are not such an index."""
        try:
            flat = faiss.deserialize_index(np.frombuffer(data, dtype=np.uint8))
        except RuntimeError as error:
            raise ValueError(f"not a FAISS index: {str(error).splitlines()[0]}") from None
        if flat.ntotal != len(labels):
            raise ValueError(f"{flat.ntotal} vectors for {len(labels)} labels; expected as many")
        return cls(tuple(labels), model_id, model_sha256, flat)

    def to_bytes(self) -> bytes:
        """Return the vectors in FAISS's own format."""
        data: bytes = faiss.serialize_index(self._faiss).tobytes()
        return data

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._faiss.d)

    def vectors(self) -> Vectors:
        """Return all vectors in the order of the labels, shape (len(labels), dimension)."""
        if not self.labels:
            return np.zeros((0, self.dimension), dtype=np.float32)
        rows: Vectors = self._faiss.reconstruct_n(0, len(self.labels))
        return rows

    def search(self, queries: Vectors, k: int) -> list[list[tuple[int, float]]]:
        """Return for each query the k nearest as (row, cosine), best first, ties by row."""
        self._check(queries)
        k = min(k, len(self.labels))
        if k <= 0 or not len(queries):
            return [[] for _ in queries]
        cosines, rows = self._nearest(np.ascontiguousarray(queries, dtype=np.float32), k)
        order = np.lexsort((rows, -cosines))[:, :k]
        return [
            list(zip(rows[query, best].tolist(), cosines[query, best].tolist(), strict=True))
            for query, best in enumerate(order)
        ]

    def _nearest(self, queries: Vectors, k: int) -> tuple[Vectors, NDArray[np.int64]]:
        """Return the k nearest and all that tie with the last of them, in no particular order.

        FAISS keeps any of several equal rows at the end of its list.
        """
        width = k
        while True:
            width = min(2 * width + 1, len(self.labels))
            cosines, rows = self._faiss.search(queries, width)
            if width == len(self.labels) or np.all(cosines[:, k - 1] > cosines[:, -1]):
                return cosines, rows

    def _check(self, queries: Vectors) -> None:
        if queries.ndim != 2 or queries.shape[1] != self.dimension:
            raise ValueError(
                f"queries have shape {queries.shape}; expected (n, {self.dimension}), "
                f"the dimension of model {self.model_id}"
            )
