"""A checked catalogue kept in one file that opens fast, as a cache of the folder.

It is named for the hash of every byte that it was made from and of the code that read them, so it
is never stale: other bytes or other code have another name. It holds plain data (MessagePack), is
checked against its own hash and its types, and is made again when it is missing or damaged.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
from functools import cache
from pathlib import Path

import msgspec

from matcher.catalogue.files import CatalogueFiles
from matcher.catalogue.records import Catalogue

KEPT = 8
DIGEST = 32
READERS = (Path(__file__).parent, Path(__file__).parents[1] / "skills")
"""Where the code is that decides what a folder's bytes become, and whether they are refused."""


def open_catalogue(folder: Path | None, cached: Path) -> Catalogue:
    """Open a catalogue, the shipped one by default, from its compiled form below `cached`.

    Without one it is loaded and checked (CatalogueError) and compiled; where that cannot be
    written, the next start loads it again.
    """
    files = CatalogueFiles.read(folder)
    if files.others:
        return _load(files)
    path = cached / "catalogue" / f"{_key(files.sha256())}.msgpack"
    catalogue = _read(path)
    if catalogue is None:
        catalogue = _load(files)
        with contextlib.suppress(OSError):
            _write(path, catalogue)
    return catalogue


def _load(files: CatalogueFiles) -> Catalogue:
    from matcher.catalogue.load import load_files  # YAML is slow to import, and seldom needed

    return load_files(files)


def _key(sha256: str) -> str:
    return hashlib.sha256(f"{sha256} {_code_sha256()} {msgspec.__version__}".encode()).hexdigest()


@cache
def _code_sha256() -> str:
    paths = (path for folder in READERS for path in sorted(folder.glob("*.py")))
    return hashlib.sha256(b"\0".join(path.read_bytes() for path in paths)).hexdigest()


def _read(path: Path) -> Catalogue | None:
    """Return what is kept, or None where it is missing, damaged or not of these types."""
    try:
        content = path.read_bytes()
        payload = memoryview(content)[DIGEST:]
        if hashlib.sha256(payload).digest() != content[:DIGEST]:
            return None
        catalogue = msgspec.msgpack.decode(payload, type=Catalogue)
    except (OSError, msgspec.MsgspecError):
        return None
    with contextlib.suppress(OSError):
        os.utime(path)
    return catalogue


def _write(path: Path, catalogue: Catalogue) -> None:
    """Write aside and rename, then drop all but the KEPT used last."""
    payload = msgspec.msgpack.encode(catalogue)
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor, aside = tempfile.mkstemp(dir=path.parent, suffix=".writing")
    try:
        with os.fdopen(descriptor, "wb") as handle:
            handle.write(hashlib.sha256(payload).digest() + payload)
        os.replace(aside, path)
    except OSError:
        with contextlib.suppress(OSError):
            os.unlink(aside)
        raise
    kept = sorted(path.parent.glob("*.msgpack"), key=lambda one: -one.stat().st_mtime_ns)
    for old in kept[KEPT:]:
        old.unlink(missing_ok=True)
