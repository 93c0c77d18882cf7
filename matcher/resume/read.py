"""From bytes to a `Resume`: what the file is, its lines, its structure, and whether to trust it."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType

from matcher.resume.as_of import choose
from matcher.resume.cage.cage import Protection
from matcher.resume.document import Document
from matcher.resume.errors import UnreadableResume
from matcher.resume.kinds import MOST_BYTES, kind_of
from matcher.resume.plain import read_plain
from matcher.resume.pool import Pool
from matcher.resume.resume import Resume
from matcher.resume.structure import build_resume


class Reader:
    """Reads files of strangers, each in a process of its own. Safe to share between threads."""

    def __init__(self, workers: int = 1) -> None:
        self._pool = Pool(workers)

    def __enter__(self) -> Reader:
        self._pool.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """End the reading processes."""
        self._pool.close()

    def protection(self) -> Protection:
        """Return what holds the processes that read files: it depends on the kernel."""
        return self._pool.protection()

    def read_path(self, path: Path, as_of: date | None = None) -> Resume:
        """Read a file from disk; UnreadableResume when it gives no resume."""
        try:
            with path.open("rb") as handle:
                data = handle.read(MOST_BYTES + 1)
        except IsADirectoryError:
            raise UnreadableResume("not_found", f"{path} is a folder, not a file") from None
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise UnreadableResume("not_found", f"{path} cannot be opened: {reason}") from None
        return self.read(data, path.name, as_of)

    def read(self, data: bytes, name: str, as_of: date | None = None) -> Resume:
        """Read the bytes of a file; `as_of` is what "present" means.

        Without it the file's own date counts, else today; `Resume.as_of_source` says which.
        """
        kind_of(data)
        return _resume(self._pool.parse(data), data, name, as_of)


def from_text(text: str, name: str = "text", as_of: date | None = None) -> Resume:
    """Build a resume from text alone; UnreadableResume when it is empty or no resume."""
    return _resume(read_plain(text), text.encode("utf-8", "replace"), name, as_of)


def _resume(document: Document, data: bytes, name: str, given: date | None) -> Resume:
    as_of, source = choose(given, document.dated, document.dated_by, datetime.now(UTC).date())
    sha256 = hashlib.sha256(data).hexdigest()
    return build_resume(document, file=name, sha256=sha256, as_of=as_of, as_of_source=source)
