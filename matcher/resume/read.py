"""From bytes to a `Resume`: what the file is, its lines, its structure, and whether to trust it."""

from __future__ import annotations

import hashlib
import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from types import TracebackType

from matcher.resume.as_of import begins_after, choose
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
from matcher.resume.structure import build_resume

SCANNED = frozenset({"pdf", "image"})
"""What may hold a picture of text and no text."""
FEWEST_LETTERS = 12
"""The shortest thing that could be taken for a resume has more."""


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
        try:
            document = self._pool.parse(data)
        except UnreadableResume as error:
            if error.code != "no_text" or kind not in SCANNED or self._scans is None:
                raise
            document = _read_scan(self._scans, data, error)
        if self._scans is not None and PICTURE in [code for code, *_ in document.notes]:
            document = _with_pictures(document, self._scans, data)
        _refuse_next_to_nothing(document)
        return _resume(document, data, name, as_of)


def _with_pictures(document: Document, pool: Pool, data: bytes) -> Document:
    """Return a document with what OCR finds on pages that are pictures, where it finds more."""
    from matcher.resume.ocr_engines import available

    try:
        scanned = pool.parse(data) if available() else document
    except UnreadableResume:
        return document
    own, found = letters_of_pages(document), letters_of_pages(scanned)
    better = {page for page, letters in found.items() if letters > own[page]}
    kept = [line for line in document.lines if line.page not in better]
    added = [line for line in scanned.lines if line.page in better]
    notes = [note for note in document.notes if note[0] != PICTURE or note[2] not in better]
    told = scanned.notes if added else ()
    lines = sorted((*kept, *added), key=lambda line: line.page)
    return replace(document, lines=tuple(lines), notes=(*notes, *told), entries=())


def _refuse_next_to_nothing(document: Document) -> None:
    letters = letters_of_pages(document).total()
    if letters < FEWEST_LETTERS:
        counted = "one letter" if letters == 1 else f"{letters} letters"
        raise UnreadableResume(
            "not_a_resume",
            f"the file holds only {counted}, too few for a resume: send the whole resume, or a PDF "
            "with a text layer if it is a scan",
        )


def _read_scan(pool: Pool, data: bytes, error: UnreadableResume) -> Document:
    """Read a file without text by OCR; `error` goes on, with what to install, without it."""
    from matcher.resume.ocr import INSTALL
    from matcher.resume.ocr_engines import available

    if not available():
        raise UnreadableResume(error.code, f"{error.message}; {INSTALL}", error.detail)
    return pool.parse(data)


def from_text(text: str, name: str = "text", as_of: date | None = None) -> Resume:
    """Build a resume from text alone; UnreadableResume when it is empty or no resume."""
    return _resume(read_plain(text), text.encode("utf-8", "replace"), name, as_of)


def from_json_resume(record: Record, name: str, as_of: date | None = None) -> Resume:
    """Build a resume from a JSON Resume; UnreadableResume when it is empty or no resume."""
    data = json.dumps(record, sort_keys=True, default=str).encode("utf-8", "replace")
    return _resume(read_record(record), data, name, as_of)


def _resume(document: Document, data: bytes, name: str, given: date | None) -> Resume:
    today = datetime.now(UTC).date()
    dated = document.dated
    if given is None and dated is not None and begins_after(document, dated, today):
        dated = None
    as_of, source = choose(given, dated, document.dated_by, today)
    sha256 = hashlib.sha256(data).hexdigest()
    return build_resume(document, file=name, sha256=sha256, as_of=as_of, as_of_source=source)
