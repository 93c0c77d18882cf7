"""The index of a catalogue's roles on disk: where it is kept, when it is built again."""

from __future__ import annotations

import os
from pathlib import Path

from index.generations import IndexProblem, open_generation, write_generation
from index.vectors import VectorIndex
from matcher.catalogue.load import load_catalogue
from matcher.catalogue.records import Catalogue
from matcher.ranking import role_vectors
from models.encoder import Encoder
from models.registry import load_encoder


def cache_folder() -> Path:
    """Return where indexes are kept: MATCHER_CACHE, else the user's cache folder."""
    named = os.environ.get("MATCHER_CACHE")
    if named:
        return Path(named)
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    return Path(base) / "matcher"


def cached_index(catalogue: Catalogue, encoder: Encoder, folder: Path) -> VectorIndex:
    """Open the kept index of a catalogue and a model; build it when it is missing or damaged.

    Where it cannot be kept, it is used all the same.
    """
    root = folder / "index" / f"{catalogue.sha256[:16]}-{encoder.sha256[:16]}"
    try:
        return open_generation(root, encoder, catalogue.sha256)
    except IndexProblem:
        index = role_vectors.build_index(catalogue.roles, encoder)
    try:
        write_generation(root, index, catalogue.sha256)
    except IndexProblem:
        return index
    return index


def build_index(catalogue: Path | None, out: Path, model: str | None = None) -> Path:
    """Build the index of a catalogue into a folder and return the generation written."""
    loaded = load_catalogue(catalogue)
    index = role_vectors.build_index(loaded.roles, load_encoder(model))
    return write_generation(out, index, loaded.sha256)
