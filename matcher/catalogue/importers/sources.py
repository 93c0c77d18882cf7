"""The files of a source, in a folder or a zip: found by name, read as streams within limits.

Nothing is ever unpacked to disk, and what a header says of a size is not believed: bytes are
counted as they come.
"""

from __future__ import annotations

import gzip
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import IO

from matcher.catalogue.importers.imported import refuse

MEBIBYTE = 1024 * 1024
LARGEST = 512 * MEBIBYTE
"""Most bytes of one file, unpacked."""
LONGEST_LINE = 4 * MEBIBYTE
MOST_ENTRIES = 5000
BROKEN = (EOFError, OSError, zlib.error, zipfile.BadZipFile, RuntimeError, NotImplementedError)


@dataclass(frozen=True, slots=True)
class Source:
    """A folder or zip, and its files: the name without folder, in lower case, to its path there."""

    path: Path
    files: dict[str, str]

    @classmethod
    def open(cls, path: Path) -> Source:
        """List the files; CatalogueError when it is neither a folder nor a whole zip."""
        if path.is_dir():
            return cls(path, {one.name.lower(): one.name for one in sorted(path.iterdir())})
        if not path.exists():
            raise refuse(str(path), 1, "there is no such file or folder")
        try:
            with zipfile.ZipFile(path) as archive:
                entries = archive.infolist()
        except BROKEN as error:
            message = f"expected a folder or a whole zip file: {error}; download it again"
            raise refuse(path.name, 1, message) from None
        if len(entries) > MOST_ENTRIES:
            raise refuse(path.name, 1, f"{len(entries)} entries; expected {MOST_ENTRIES} at most")
        files: dict[str, str] = {}
        for entry in entries:
            name = PurePosixPath(entry.filename).name.lower()
            if entry.is_dir() or entry.filename.startswith("__MACOSX/"):
                continue
            if name in files:
                raise refuse(path.name, 1, f"two files called {name!r}; expected one")
            files[name] = entry.filename
        return cls(path, files)

    @property
    def label(self) -> str:
        """Name of the folder or zip, without where it lies."""
        return self.path.resolve().name

    def find(self, *names: str) -> str | None:
        """Return the first of these names that is there, in any case, also gzipped."""
        for name in names:
            for ending in ("", ".gz"):
                if name.lower() + ending in self.files:
                    return self.files[name.lower() + ending]
        return None

    def size(self, name: str) -> int:
        """Return the size of a file as it is told; only to refuse early what is far too large."""
        if self.path.is_dir():
            return (self.path / name).stat().st_size
        with zipfile.ZipFile(self.path) as archive:
            return archive.getinfo(name).file_size

    @contextmanager
    def read(self, name: str) -> Iterator[IO[bytes]]:
        """Open a file of the source, unzipped and ungzipped."""
        if self.path.is_dir():
            with (self.path / name).open("rb") as handle:
                yield _plain(name, handle)
            return
        with zipfile.ZipFile(self.path) as archive, archive.open(name) as entry:
            yield _plain(name, entry)


def _plain(name: str, handle: IO[bytes]) -> IO[bytes]:
    return gzip.open(handle) if name.lower().endswith(".gz") else handle  # type: ignore[return-value]


def lines_of(source: Source, name: str) -> Iterator[str]:
    """Yield the lines of a file as text, each with its end; CatalogueError names the bad one."""
    number, taken = 1, 0
    file = PurePosixPath(name).name
    try:
        if source.size(name) > LARGEST:
            raise refuse(file, 1, _too_large(source.size(name)))
        with source.read(name) as handle:
            while raw := handle.readline(LONGEST_LINE + 1):
                taken += len(raw)
                if taken > LARGEST or len(raw) > LONGEST_LINE:
                    raise refuse(file, number, _too_large(taken))
                yield raw.decode("utf-8-sig" if number == 1 else "utf-8")
                number += 1
    except UnicodeDecodeError as error:
        message = f"not UTF-8 ({error.reason}, byte {error.start + 1} of the line)"
        raise refuse(file, number, f"{message}; save the file as UTF-8") from None
    except BROKEN as error:
        message = f"the file is damaged or cut off here: {str(error) or type(error).__name__}"
        raise refuse(file, number, f"{message}; download it again") from None


def _too_large(taken: int) -> str:
    if taken > LARGEST:
        return f"more than {LARGEST // MEBIBYTE} MiB, which is more than such a file has"
    return f"a line of more than {LONGEST_LINE // MEBIBYTE} MiB; expected a table with short rows"
