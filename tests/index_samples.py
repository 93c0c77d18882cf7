"""Small indexes, and generations of them on disk, that tests share."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from index.generations import open_generation, write_generation
from index.vectors import VectorIndex
from tests.fakes import FakeEncoder

ENCODER = FakeEncoder(16)
ASK = ENCODER.encode(["nurse", "a cook in a kitchen"])
TEXTS = {
    "1" * 64: ["nurse", "cook", "data engineer"],
    "2" * 64: ["cook", "nurse", "teacher", "welder"],
    "3" * 64: ["lawyer", "cook in a kitchen"],
    "4" * 64: ["pilot"],
}
ONE, TWO, THREE, FOUR = TEXTS


def build(source: str) -> VectorIndex:
    return VectorIndex.build(TEXTS[source], TEXTS[source], ENCODER)


INDEXES = {source: build(source) for source in TEXTS}


def write(root: Path, source: str) -> Path:
    return write_generation(root, INDEXES[source], source)


def is_open(root: Path, source: str) -> bool:
    """Whether the current generation is that of a source, and answers as it should."""
    index = open_generation(root, ENCODER, source)
    expected = INDEXES[source]
    assert index.labels == expected.labels
    assert np.array_equal(index.vectors(), expected.vectors())
    assert index.search(ASK, 3) == expected.search(ASK, 3)
    return True


def left(root: Path) -> set[str]:
    return {path.name for path in root.iterdir()}
