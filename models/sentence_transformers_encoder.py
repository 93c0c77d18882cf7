"""Any sentence-transformers model behind the encoder seam; needs the `train` extra (torch)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from models.encoder import Vectors
from models.registry import ModelError, list_models

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer


@dataclass(frozen=True, slots=True)
class SentenceTransformersEncoder:
    """A model run by torch. `sha256` covers names, shapes and values of all its weights."""

    id: str
    sha256: str
    dimension: int
    _model: SentenceTransformer

    @classmethod
    def from_name(cls, name: str) -> SentenceTransformersEncoder:
        """Load by folder or by name; ModelError when torch or the model is not there."""
        if find_spec("sentence_transformers") is None:
            known = ", ".join(item.id for item in list_models())
            raise ModelError(
                "needs_train_extra",
                f"{name!r} is no shipped version ({known}); to load it as a sentence-transformers "
                "model install the train extra: pip install '.[train]'",
            )
        from sentence_transformers import SentenceTransformer

        try:
            model = SentenceTransformer(name, device="cpu")
        except (OSError, ValueError) as error:
            first_line = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise ModelError(
                "unknown_model", f"{name!r} could not be loaded: {first_line}"
            ) from None
        model.eval()
        dimension = model.get_embedding_dimension()
        assert dimension is not None
        return cls(Path(name).name, _weights_sha256(model), dimension, model)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row of unit length per text, shape (len(texts), dimension), float32."""
        if not texts:
            return np.zeros((0, self.dimension), dtype=np.float32)
        rows = self._model.encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False, convert_to_numpy=True
        )
        return np.asarray(rows, dtype=np.float32)


def _weights_sha256(model: SentenceTransformer) -> str:
    digest = hashlib.sha256()
    for name, tensor in sorted(model.state_dict().items()):
        digest.update(f"{name} {tuple(tensor.shape)}".encode())
        digest.update(tensor.detach().cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()
