"""An index on disk: whole generations, written aside and renamed, checked when opened.

    ROOT/CURRENT                 the name of the generation in use
    ROOT/<generation>/           vectors.faiss, labels.json and, written last, manifest.json

A plain FAISS write can fail in silence on a full disk and destroys the old file when killed, so
bytes are written by us, synced, read back and compared before anything points to them. The index is
a cache of the catalogue: whatever is wrong with it, it can be built again.

    IndexProblem(Exception)      `.code`: missing_index, damaged_index, other_model, other_content
                                 or cannot_write; and `.message`
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.vectors import VectorIndex
from models.encoder import Encoder

FORMAT = 1
KEPT = 2
REBUILD = "build it again with `matcher index build`"


class IndexProblem(Exception):
    """An index that cannot be used; `message` says what was found and what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class IndexManifest:
    """What a generation says of itself. `source` is the hash of what was indexed."""

    format: int
    source: str
    model_id: str
    model_sha256: str
    dimension: int
    count: int
    files: Mapping[str, str]

    @property
    def generation(self) -> str:
        """Name of the folder: equal content and model, equal name."""
        return f"{self.model_id.replace('/', '_')}-{self.model_sha256[:12]}-{self.source[:16]}"


def write_generation(root: Path, index: VectorIndex, source: str) -> Path:
    """Write a generation and make it current; IndexProblem, with nothing changed, when it fails."""
    contents = {
        "vectors.faiss": index.to_bytes(),
        "labels.json": json.dumps(index.labels).encode(),
    }
    manifest = IndexManifest(
        FORMAT,
        source,
        index.model_id,
        index.model_sha256,
        index.dimension,
        len(index.labels),
        {name: hashlib.sha256(data).hexdigest() for name, data in contents.items()},
    )
    try:
        root.mkdir(parents=True, exist_ok=True)
        place = _publish(root, manifest, contents)
    except OSError as error:
        reason = error.strerror or str(error)
        raise IndexProblem(
            "cannot_write", f"the index cannot be written to {root}: {reason}; nothing was changed"
        ) from None
    _drop_old(root)
    return place


def open_generation(root: Path, encoder: Encoder, source: str | None = None) -> VectorIndex:
    """Open the current generation for a model and, if given, for a content; else IndexProblem."""
    place = _current(root)
    manifest = _manifest(place)
    if (manifest.model_id, manifest.model_sha256) != (encoder.id, encoder.sha256):
        raise IndexProblem(
            "other_model",
            f"the index in {root} was built with model {manifest.model_id} "
            f"({manifest.model_sha256[:12]}), but {encoder.id} ({encoder.sha256[:12]}) is in use; "
            f"{REBUILD}",
        )
    if source is not None and manifest.source != source:
        raise IndexProblem(
            "other_content",
            f"the index in {root} was built from another catalogue ({manifest.source[:12]}, not "
            f"{source[:12]}); {REBUILD}",
        )
    contents = {name: _checked(place / name, sha) for name, sha in manifest.files.items()}
    try:
        labels = json.loads(contents["labels.json"])
        index = VectorIndex.from_bytes(
            contents["vectors.faiss"], labels, manifest.model_id, manifest.model_sha256
        )
    except (KeyError, ValueError) as error:
        raise IndexProblem("damaged_index", f"{place} is damaged: {error}; {REBUILD}") from None
    if index.dimension != encoder.dimension:
        raise IndexProblem(
            "other_model",
            f"the index in {root} has dimension {index.dimension}, model {encoder.id} has "
            f"{encoder.dimension}; {REBUILD}",
        )
    return index


def _publish(root: Path, manifest: IndexManifest, contents: Mapping[str, bytes]) -> Path:
    aside = Path(tempfile.mkdtemp(prefix=".writing-", dir=root))
    try:
        for name, data in contents.items():
            _write(aside / name, data)
        _write(aside / "manifest.json", json.dumps(asdict(manifest), indent=2).encode())
        _sync_folder(aside)
        place = root / manifest.generation
        if place.exists():
            shutil.rmtree(place)
        aside.rename(place)
    except BaseException:
        shutil.rmtree(aside, ignore_errors=True)
        raise
    pointer = root / f".current-{os.getpid()}"
    _write(pointer, manifest.generation.encode())
    pointer.replace(root / "CURRENT")
    _sync_folder(root)
    return place


def _write(path: Path, data: bytes) -> None:
    """Write, sync, read back and compare."""
    with path.open("wb") as handle:
        handle.write(data)
        handle.flush()
        os.fsync(handle.fileno())
    if path.read_bytes() != data:
        raise OSError(f"{path.name} reads back differently from what was written")


def _sync_folder(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _drop_old(root: Path) -> None:
    """Keep the current generation and the newest others, KEPT in all; drop what was left half."""
    current = (root / "CURRENT").read_text()
    complete = [path.parent for path in root.glob("*/manifest.json") if path.parent.name != current]
    by_age = sorted(complete, key=lambda path: (path.stat().st_mtime, path.name), reverse=True)
    for path in (*by_age[KEPT - 1 :], *root.glob(".writing-*")):
        shutil.rmtree(path, ignore_errors=True)


def _current(root: Path) -> Path:
    try:
        name = (root / "CURRENT").read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError):
        raise IndexProblem("missing_index", f"no index in {root}; {REBUILD}") from None
    if not name or "/" in name or name.startswith("."):
        raise IndexProblem("damaged_index", f"{root / 'CURRENT'} names no generation; {REBUILD}")
    return root / name


def _manifest(place: Path) -> IndexManifest:
    path = place / "manifest.json"
    try:
        fields: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        manifest = IndexManifest(**fields)
        if manifest.format != FORMAT:
            raise ValueError(f"format {manifest.format}; expected {FORMAT}")
    except (OSError, ValueError, TypeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise IndexProblem("damaged_index", f"{path} cannot be used: {reason}; {REBUILD}") from None
    return manifest


def _checked(path: Path, expected: str) -> bytes:
    try:
        data = path.read_bytes()
    except OSError as error:
        raise IndexProblem(
            "damaged_index", f"{path} cannot be read: {error.strerror}; {REBUILD}"
        ) from None
    found = hashlib.sha256(data).hexdigest()
    if found != expected:
        raise IndexProblem(
            "damaged_index",
            f"{path} has sha256 {found[:12]}…, its manifest expects {expected[:12]}…; {REBUILD}",
        )
    return data
