"""An index on disk: whole generations, written aside and renamed, checked when opened.

    ROOT/CURRENT                 the name of the generation in use
    ROOT/<generation>/           vectors.faiss, labels.json and, written last, manifest.json

A plain FAISS write can fail in silence on a full disk and destroys the old file when killed, so
bytes are written by us, synced, read back and compared before anything points to them. A whole
generation is never written over, and writers wait for each other. The index is a cache of the
catalogue: whatever is wrong with it, it can be built again.

    IndexProblem(Exception)      `.code`: missing_index, damaged_index, other_model, other_content
                                 or cannot_write; and `.message`
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from index.vectors import VectorIndex
from models.encoder import Encoder

FORMAT = 1
KEPT = 2
VECTORS = "vectors.faiss"
LABELS = "labels.json"
WRITING = ".writing"
DROPPED = ".dropped"
POINTER = ".current"
"""Names of what is not finished; the next writer clears away what a killed one left."""
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
        """Name of the folder: equal model, source and files, equal name."""
        files = hashlib.sha256(json.dumps(sorted(self.files.items())).encode()).hexdigest()
        name = f"{self.model_id[:80]}-{self.model_sha256[:12]}-{self.source[:16]}-{files[:8]}"
        return re.sub(r"[^A-Za-z0-9_-]", "_", name)


def write_generation(root: Path, index: VectorIndex, source: str) -> Path:
    """Write a generation and make it current; IndexProblem, with nothing changed, when it fails."""
    contents = {
        VECTORS: index.to_bytes(),
        LABELS: json.dumps(index.labels).encode(),
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
        with _alone(root):
            _clear(root)
            _publish(root, manifest, contents)
            with suppress(OSError):
                _drop_old(root, manifest.generation)
    except OSError as error:
        reason = error.strerror or str(error)
        raise IndexProblem(
            "cannot_write", f"the index cannot be written to {root}: {reason}; nothing was changed"
        ) from None
    return root / manifest.generation


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
        labels = json.loads(contents[LABELS])
        index = VectorIndex.from_bytes(
            contents[VECTORS], labels, manifest.model_id, manifest.model_sha256
        )
        _compare(index, manifest)
    except (TypeError, ValueError) as error:
        raise IndexProblem("damaged_index", f"{place} is damaged: {error}; {REBUILD}") from None
    if index.dimension != encoder.dimension:
        raise IndexProblem(
            "other_model",
            f"the index in {root} has dimension {index.dimension}, model {encoder.id} has "
            f"{encoder.dimension}; {REBUILD}",
        )
    return index


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """Keep other writers out; the lock ends with the process that holds it."""
    folder = os.open(root, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)


def _publish(root: Path, manifest: IndexManifest, contents: Mapping[str, bytes]) -> None:
    """Make a generation current. Everything is on disk before the first name changes."""
    place = root / manifest.generation
    try:
        if not _is_whole(place, manifest):
            _write_aside(root / WRITING, manifest, contents)
        _write(root / POINTER, manifest.generation.encode())
        if (root / WRITING).exists():
            if place.exists():
                place.rename(root / DROPPED)
            (root / WRITING).rename(place)
        os.utime(place)
        (root / POINTER).replace(root / "CURRENT")
        _sync_folder(root)
    finally:
        _clear(root)


def _is_whole(place: Path, manifest: IndexManifest) -> bool:
    try:
        if _manifest(place) != manifest:
            return False
        for name, sha256 in manifest.files.items():
            _checked(place / name, sha256)
    except IndexProblem:
        return False
    return True


def _write_aside(aside: Path, manifest: IndexManifest, contents: Mapping[str, bytes]) -> None:
    aside.mkdir()
    for name, data in contents.items():
        _write(aside / name, data)
    _write(aside / "manifest.json", json.dumps(asdict(manifest), indent=2).encode())
    _sync_folder(aside)


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


def _clear(root: Path) -> None:
    for name in (WRITING, DROPPED):
        shutil.rmtree(root / name, ignore_errors=True)
    with suppress(OSError):
        (root / POINTER).unlink()


def _drop_old(root: Path, current: str) -> None:
    """Keep the current generation and the newest others, KEPT in all; touch nothing else."""
    others = [path for path in _generations(root) if path.name != current]
    by_age = sorted(others, key=lambda path: (path.stat().st_mtime_ns, path.name), reverse=True)
    for path in by_age[KEPT - 1 :]:
        path.rename(root / DROPPED)
        _clear(root)


def _generations(root: Path) -> Iterator[Path]:
    """Yield the folders that are generations: those whose manifest gives them their name."""
    for path in root.glob("*/manifest.json"):
        with suppress(IndexProblem):
            if _manifest(path.parent).generation == path.parent.name:
                yield path.parent


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
        if not isinstance(manifest.files, dict) or set(manifest.files) != {VECTORS, LABELS}:
            raise ValueError(f"files must be {VECTORS} and {LABELS}")
        texts = (manifest.source, manifest.model_id, manifest.model_sha256)
        if not all(isinstance(text, str) for text in (*texts, *manifest.files.values())):
            raise ValueError("source, model and hashes must be texts")
    except (OSError, ValueError, TypeError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise IndexProblem("damaged_index", f"{path} cannot be used: {reason}; {REBUILD}") from None
    return manifest


def _compare(index: VectorIndex, manifest: IndexManifest) -> None:
    found = (index.dimension, len(index.labels))
    expected = (manifest.dimension, manifest.count)
    if found != expected:
        raise ValueError(f"dimension and count are {found}, its manifest expects {expected}")


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
