"""A deterministic encoder that needs no weights: hashed words, summed and scaled to length one."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence

import numpy as np

from models.encoder import Vectors


class FakeEncoder:
    """Texts that share words get similar vectors; nothing else is promised."""

    id = "fake"
    sha256 = "0" * 64

    def __init__(self, dimension: int = 64) -> None:
        self.dimension = dimension

    def encode(self, texts: Sequence[str]) -> Vectors:
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(rows, texts, strict=True):
            for word in re.findall(r"\w+", text.lower()) or [""]:
                digest = hashlib.sha256(word.encode()).digest()
                row[int.from_bytes(digest[:4], "big") % self.dimension] += 1.0
            row /= np.linalg.norm(row)
        return rows
