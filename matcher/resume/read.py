"""From bytes to a `Resume`: what the file is, its lines, its structure, and whether to trust it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import TracebackType

from matcher.resume.asked import Asked
from matcher.resume.cage.cage import Protection
from matcher.resume.cage.limits import FOR_SCANS
from matcher.resume.document import Document
from matcher.resume.errors import UnreadableResume
from matcher.resume.json_resume import Record, read_record
from matcher.resume.kinds import MOST_BYTES, kind_of
from matcher.resume.pdf_pictures import PICTURE, letters_of_pages
from matcher.resume.plain import read_plain
from matcher.resume.pool import Pool, program_for_scans
from matcher.resume.resume import Resume

SCANNED = frozenset({"pdf", "image"})
"""What may hold a picture of text and no text."""


class Reader:
    """Reads files of strangers, each in a process of its own. Safe to share between threads.

    Files without text are read by OCR for up to `scan_seconds`, one at a time; not at all if 0.
    """

    def __init__(self, workers: int = 1, scan_seconds: float = FOR_SCANS.wall_seconds) -> None:
        self._pool = Pool(workers)
        limits = replace(FOR_SCANS, wall_seconds=scan_seconds)
        self._scans = Pool(1, limits, program_for_scans(scan_seconds)) if scan_seconds else None

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
        if self._scans is not None:
            self._scans.close()

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
        kind = kind_of(data)
        sha256 = hashlib.sha256(data).hexdigest()
        try:
            resume = self._pool.read(Asked(data, name, sha256, as_of))
        except UnreadableResume as error:
            if error.code != "no_text" or kind not in SCANNED or self._scans is None:
                raise
            scanned = _read_scan(self._scans, data, error)
        else:
            if self._scans is None or PICTURE not in [item.code for item in resume.findings]:
                return resume
            try:
                scanned = _read_scan(self._scans, data, None)
                return self._build(self._with_own_text(data, scanned), name, sha256, as_of)
            except UnreadableResume:
                return resume
        return self._build(self._with_own_text(data, scanned), name, sha256, as_of)

    def read_text(self, text: str, name: str, as_of: date | None = None) -> Resume:
        """Read text that was sent as such."""
        return self._build(read_plain(text), name, _hash_of(text), as_of)

    def read_record(self, record: Record, name: str, as_of: date | None = None) -> Resume:
        """Read a JSON Resume that was sent as such."""
        return self._build(read_record(record), name, _hash_of(record), as_of)

    def _with_own_text(self, data: bytes, scanned: Document) -> Document:
        """Add the text that a file has of its own to what OCR found in its pictures."""
        try:
            return _merged(self._pool.parse(data), scanned)
        except UnreadableResume:
            return scanned

    def _build(self, document: Document, name: str, sha256: str, as_of: date | None) -> Resume:
        """Find the structure of lines in a reading process too: no text may take its time here."""
        data = json.dumps(document.to_json()).encode()
        return self._pool.read(Asked(data, name, sha256, as_of, is_document=True))


def _merged(document: Document, scanned: Document) -> Document:
    """Return the pages of a document, or what OCR found on them where that is more."""
    own, found = letters_of_pages(document), letters_of_pages(scanned)
    better = {page for page, letters in found.items() if letters > own[page]}
    kept = [line for line in document.lines if line.page not in better]
    added = [line for line in scanned.lines if line.page in better]
    notes = [note for note in document.notes if note[0] != PICTURE or note[2] not in better]
    told = scanned.notes if added else ()
    lines = sorted((*kept, *added), key=lambda line: line.page)
    return replace(document, lines=tuple(lines), notes=(*notes, *told), entries=())


def _read_scan(pool: Pool, data: bytes, error: UnreadableResume | None) -> Document:
    """Read pictures by OCR; without an engine `error` is raised, with what to install."""
    from matcher.resume.ocr import INSTALL
    from matcher.resume.ocr_engines import available

    if available():
        return pool.parse(data)
    code, told, detail = (error.code, error.message, error.detail) if error else ("no_text", "", "")
    raise UnreadableResume(code, f"{told}; {INSTALL}", detail)


def from_text(text: str, name: str = "text", as_of: date | None = None) -> Resume:
    """Build a resume from trusted text; UnreadableResume when it is empty or no resume."""
    from matcher.resume.finish import resume_of

    return resume_of(read_plain(text), name, _hash_of(text), as_of)


def from_json_resume(record: Record, name: str, as_of: date | None = None) -> Resume:
    """Build a resume from a trusted JSON Resume; UnreadableResume when it is empty or no resume."""
    from matcher.resume.finish import resume_of

    return resume_of(read_record(record), name, _hash_of(record), as_of)


def _hash_of(sent: str | Record) -> str:
    text = sent if isinstance(sent, str) else json.dumps(sent, sort_keys=True, default=str)
    return hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
