"""From lines to a `Resume`, wherever that happens: in a reading process, or here for plain text."""

from __future__ import annotations

from datetime import UTC, date, datetime

from matcher.resume.as_of import begins_after, choose
from matcher.resume.document import Document
from matcher.resume.resume import Resume
from matcher.resume.structure import build_resume


def resume_of(document: Document, name: str, sha256: str, given: date | None) -> Resume:
    """Build the resume of a document; UnreadableResume when it is none.

    "Present" is the day given, else the file's own, else today.
    """
    today, dated = datetime.now(UTC).date(), document.dated
    if given is None and dated is not None and begins_after(document, dated, today):
        dated = None
    as_of, source = choose(given, dated, document.dated_by, today)
    return build_resume(document, file=name, sha256=sha256, as_of=as_of, as_of_source=source)
