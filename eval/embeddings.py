"""An encoder that keeps what it encoded, by the hash of the text, so that no text is encoded twice.

The vectors lie in one SQLite file per model, named for the hash of its weights. Since a text's
vector depends on that text alone, a kept vector is the one that would be made again, to the bit.
Keys are hashes: the texts themselves are not written.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Lock

import numpy as np

from models.encoder import Encoder, Vectors

AT_ONCE = 2_000
"""Texts encoded before their vectors are written: what an interruption can lose."""
SCHEMA = "CREATE TABLE IF NOT EXISTS vectors (key BLOB PRIMARY KEY, vector BLOB) WITHOUT ROWID"


class CachedEncoder:
    """An encoder in front of another; without a folder it keeps vectors for its own life only.

    Safe to share between threads, and its file between processes. A file that is damaged, or that
    cannot be written, costs time and nothing else.
    """

    def __init__(self, encoder: Encoder, folder: Path | None = None) -> None:
        self.id, self.sha256, self.dimension = encoder.id, encoder.sha256, encoder.dimension
        self.encoder = encoder
        self._lock = Lock()
        self._memory: dict[bytes, bytes] = {}
        self._store = None if folder is None else _open(folder / f"{encoder.sha256[:16]}.sqlite")
        self._direct = False

    def encode(self, texts: Sequence[str]) -> Vectors:
        """Return one row of unit length per text; only texts not seen before are encoded."""
        if self._direct:
            return self.encoder.encode(texts)
        keys = [hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest() for text in texts]
        self._recall(keys)
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in self._memory}
        for part in _parts(list(new)):
            self._keep(part, self.encoder.encode([new[key] for key in part]))
        rows = b"".join(self._memory[key] for key in keys)
        return np.frombuffer(rows, np.float32).reshape(len(keys), self.dimension).copy()

    @contextmanager
    def directly(self) -> Iterator[None]:
        """Pass every text on to the encoder meanwhile, so that encoding can be timed."""
        self._direct = True
        try:
            yield
        finally:
            self._direct = False

    def forget(self) -> None:
        """Drop from memory what the file keeps."""
        if self._store is not None:
            with self._lock:
                self._memory = {}

    def _recall(self, keys: Sequence[bytes]) -> None:
        if self._store is None:
            return
        wanted = list({key for key in keys if key not in self._memory})
        for part in _parts(wanted, 500):
            marks = ",".join("?" * len(part))
            query = f"SELECT key, vector FROM vectors WHERE key IN ({marks})"
            try:
                with self._lock:
                    found = self._store.execute(query, part).fetchall()
            except sqlite3.DatabaseError:
                return
            size = 4 * self.dimension
            self._memory.update((key, row) for key, row in found if len(row) == size)

    def _keep(self, keys: Sequence[bytes], rows: Vectors) -> None:
        pairs = [(key, row.tobytes()) for key, row in zip(keys, rows, strict=True)]
        self._memory.update(pairs)
        if self._store is None:
            return
        try:
            with self._lock, self._store:
                self._store.executemany("INSERT OR REPLACE INTO vectors VALUES (?, ?)", pairs)
        except sqlite3.DatabaseError:
            return


def _open(file: Path) -> sqlite3.Connection | None:
    """Open the file; a damaged one is put away, and None is returned where none can be made."""
    for _ in range(2):
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            store = sqlite3.connect(file, timeout=60, check_same_thread=False)
            store.execute("PRAGMA journal_mode=WAL")
            store.execute("PRAGMA synchronous=NORMAL")
            store.execute(SCHEMA)
            return store
        except sqlite3.OperationalError:
            return None
        except sqlite3.DatabaseError:
            store.close()
            file.unlink(missing_ok=True)
        except OSError:
            return None
    return None


def _parts(keys: Sequence[bytes], size: int = AT_ONCE) -> Iterator[Sequence[bytes]]:
    return (keys[at : at + size] for at in range(0, len(keys), size))
