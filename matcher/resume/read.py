"""From bytes to a `Resume`: what the file is, its lines, its structure, and whether to trust it."""

from __future__ import annotations

import hashlib
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType

from matcher.resume.document import Document
from matcher.resume.errors import UnreadableResume
from matcher.resume.plain import read_plain
from matcher.resume.pool import Pool
from matcher.resume.resume import Resume
from matcher.resume.structure import build_resume
from matcher.resume.worker import PDF_HEADER_WITHIN

MOST_BYTES = 10 * 1024 * 1024
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SEND = "send a PDF, a DOCX or plain text"
IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")


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
        """Read the bytes of a file; `as_of` is what "present" means, today if not given."""
        kind_of(data)
        return _resume(self._pool.parse(data), data, name, as_of)


def from_text(text: str, name: str = "text", as_of: date | None = None) -> Resume:
    """Build a resume from text alone; UnreadableResume when it is empty or no resume."""
    return _resume(read_plain(text), text.encode("utf-8", "replace"), name, as_of)


def kind_of(data: bytes) -> str:
    """Return pdf, docx or text by what the bytes are; UnreadableResume for anything else."""
    if not data.strip():
        raise UnreadableResume("empty", f"the file is empty: {SEND}")
    if len(data) > MOST_BYTES:
        raise UnreadableResume(
            "too_big",
            f"the file is larger than {MOST_BYTES // 1024 // 1024} MiB, the most that is read: "
            "save it without pictures",
        )
    if b"%PDF-" in data[:PDF_HEADER_WITHIN]:
        return "pdf"
    if data.startswith(b"PK"):
        if b"word/document" in data:
            return "docx"
        raise UnreadableResume("unsupported", f"the file is a zip archive, but no DOCX: {SEND}")
    if data.startswith(OLD_OFFICE):
        raise _old_office(data)
    if data.startswith(IMAGES):
        raise UnreadableResume("unsupported", f"the file is a picture: {SEND}")
    if data.lstrip()[:5].lower() in (b"{\\rtf", b"<html", b"<!doc", b"<?xml"):
        raise UnreadableResume("unsupported", f"RTF, HTML and XML are not read: {SEND}")
    return "text"


def _old_office(data: bytes) -> UnreadableResume:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableResume(
            "encrypted", "the document is protected by a password: save it without one"
        )
    return UnreadableResume("unsupported", f"the old Word format (.doc) is not read: {SEND}")


def _resume(document: Document, data: bytes, name: str, as_of: date | None) -> Resume:
    return build_resume(
        document,
        file=name,
        sha256=hashlib.sha256(data).hexdigest(),
        as_of=as_of or datetime.now(UTC).date(),
    )
