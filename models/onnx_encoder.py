"""The encoder that serves: ONNX Runtime and tokenizers, no torch.

Texts are ordered by length before they are batched, since padding is the largest waste, and equal
texts are encoded once. Arithmetic is fp32 with weights stored as fp16: a text's vector is the same
to the bit alone, in any batch and with any number of threads (`tests/test_models.py`).
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from models.encoder import Vectors

if TYPE_CHECKING:
    import onnxruntime as ort
    from tokenizers import Tokenizer

    from models.registry import Manifest

BATCH_TOKENS = 2048
"""Upper bound of texts x longest text in one batch: what bounds memory."""
FREE_PADDING = 24
PADDING_SHARE = 0.08
"""Padding that a batch may hold, in tokens and as a share of it: beyond, a new batch costs less."""


@dataclass(frozen=True, slots=True)
class OnnxEncoder:
    """A model version open for use. Safe to share between threads."""

    id: str
    sha256: str
    dimension: int
    _tokenizer: Tokenizer
    _session: ort.InferenceSession

    @classmethod
    def from_folder(
        cls, folder: Path, manifest: Manifest, threads: int | None = None
    ) -> OnnxEncoder:
        """Open the files of a version, taken to be verified; ModelError when they disagree."""
        import onnxruntime as ort
        from tokenizers import Tokenizer

        from models.registry import ModelError

        tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        tokenizer.enable_truncation(manifest.max_tokens)
        tokenizer.no_padding()
        options = ort.SessionOptions()
        options.intra_op_num_threads = threads or free_cores()
        options.inter_op_num_threads = 1
        options.log_severity_level = 3
        # waiting threads that spin take the cores from reading the next file
        options.add_session_config_entry("session.intra_op.allow_spinning", "0")
        session = ort.InferenceSession(
            str(folder / manifest.weights), options, providers=["CPUExecutionProvider"]
        )
        width = session.get_outputs()[0].shape[-1]
        if width != manifest.dimension:
            raise ModelError(
                "damaged_weights",
                f"{folder / manifest.weights} gives vectors of {width} numbers, its manifest says "
                f"{manifest.dimension}; install the package again",
            )
        return cls(manifest.id, manifest.sha256, manifest.dimension, tokenizer, session)

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row of unit length per text, shape (len(texts), dimension), float32."""
        unique = list(dict.fromkeys(texts))
        tokens = [item.ids for item in self._tokenizer.encode_batch_fast(_valid(unique))]
        order = sorted(range(len(unique)), key=lambda row: len(tokens[row]))
        rows = np.empty((len(unique), self.dimension), dtype=np.float32)
        for batch in _batches(order, [len(item) for item in tokens]):
            rows[batch] = self._encode_batch([tokens[row] for row in batch])
        place = {text: row for row, text in enumerate(unique)}
        return rows[[place[text] for text in texts]]

    def _encode_batch(self, tokens: list[list[int]]) -> Vectors:
        longest = max(len(item) for item in tokens)
        ids = np.zeros((len(tokens), longest), dtype=np.int64)
        mask = np.zeros_like(ids)
        for row, item in enumerate(tokens):
            ids[row, : len(item)] = item
            mask[row, : len(item)] = 1
        (hidden,) = self._session.run(None, {"input_ids": ids, "attention_mask": mask})
        return _mean_of_tokens(hidden, [len(item) for item in tokens])


def _valid(texts: list[str]) -> list[str]:
    """Put ? for half surrogates, which JSON can hold and the tokenizer cannot."""
    return [text.encode("utf-8", "replace").decode("utf-8") for text in texts]


def free_cores() -> int:
    """Count the cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _mean_of_tokens(hidden: Vectors, lengths: list[int]) -> Vectors:
    """Average each text's own tokens, one text at a time so that padding never adds to a sum."""
    rows = np.stack(
        [hidden[row, :length].mean(axis=0) for row, length in enumerate(lengths)]
    ).astype(np.float32)
    unit: Vectors = rows / np.linalg.norm(rows, axis=1, keepdims=True)
    return unit


def _batches(order: list[int], lengths: list[int]) -> Iterator[list[int]]:
    """Cut texts, in order of length, into batches with little padding and bounded size."""
    batch: list[int] = []
    filled = 0
    for row in order:
        padded = (len(batch) + 1) * lengths[row]
        padding = padded - filled - lengths[row]
        if batch and (padded > BATCH_TOKENS or padding > FREE_PADDING + PADDING_SHARE * padded):
            yield batch
            batch, filled = [], 0
        batch.append(row)
        filled += lengths[row]
    if batch:
        yield batch
