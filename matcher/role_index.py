"""The index of a catalogue's roles on disk: where it is kept, when it is built again."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
from collections.abc import Callable
from pathlib import Path

from index.generations import IndexProblem, open_generation, write_generation
from index.vectors import VectorIndex
from matcher.cache import cache_folder
from matcher.catalogue.compiled import open_catalogue
from matcher.catalogue.records import Catalogue
from matcher.ranking import role_vectors
from models.encoder import Encoder
from models.registry import load_encoder

KEPT = 8
Building = Callable[[int], None]
"""Told, before an index is built, how many texts will be encoded."""


def cached_index(
    catalogue: Catalogue, encoder: Encoder, folder: Path, building: Building | None = None
) -> VectorIndex:
    """Open the kept index of a catalogue and a model; build it when it is missing or damaged.

    `building` is told before that. Where the index cannot be kept, it is used all the same.
    """
    source = texts_sha256(catalogue)

    def build() -> VectorIndex:
        if building is not None:
            building(sum(1 for _ in role_vectors.role_texts(catalogue.roles)))
        return role_vectors.build_index(catalogue.roles, encoder)

    return kept_index(folder / "index", source, encoder, build)


def kept_index(
    folder: Path, source: str, encoder: Encoder, build: Callable[[], VectorIndex]
) -> VectorIndex:
    """Open what a folder keeps for a source and a model, else build it and keep it there."""
    root = folder / f"{source[:16]}-{encoder.sha256[:16]}"
    try:
        return open_generation(root, encoder, source)
    except IndexProblem:
        index = build()
    try:
        write_generation(root, index, source)
    except IndexProblem:
        return index
    with contextlib.suppress(FileNotFoundError):  # another process is dropping them too
        _drop_oldest(root.parent)
    return index


def texts_sha256(catalogue: Catalogue) -> str:
    """Return the hash of every text that is embedded, with its label: what an index is made of."""
    digest = hashlib.sha256()
    for label, text in role_vectors.role_texts(catalogue.roles):
        digest.update(f"{label}\0{text}\0".encode())
    return digest.hexdigest()


def _drop_oldest(folder: Path) -> None:
    """Keep the KEPT newest indexes of the cache."""
    kept = sorted(folder.iterdir(), key=lambda path: (-path.stat().st_mtime, path.name))
    for path in kept[KEPT:]:
        shutil.rmtree(path, ignore_errors=True)


def build_index(catalogue: Path | None, out: Path, model: str | None = None) -> Path:
    """Build the index of a catalogue into a folder and return the generation written."""
    loaded = open_catalogue(catalogue, cache_folder())
    index = role_vectors.build_index(loaded.roles, load_encoder(model))
    return write_generation(out, index, texts_sha256(loaded))
