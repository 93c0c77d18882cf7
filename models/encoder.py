"""The encoder seam: texts in, unit vectors out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]


class Encoder(Protocol):
    """Whatever turns texts into vectors. Nobody has to inherit from it.

    A text's vector depends on that text alone, never on what is encoded beside it.
    """

    @property
    def id(self) -> str:
        """Name of the model version, as in the registry."""

    @property
    def sha256(self) -> str:
        """Hash of the weights: two encoders with one hash give the same vectors."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row of unit length per text, shape (len(texts), dimension), float32."""
