"""Every finding that reading can make: its code, how grave it is, what it says, what to do.

`find` writes one; a reader in the worker sends `note`s, which become findings in `structure.py`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any, NamedTuple

from matcher.resume.document import Note
from matcher.resume.resume import Finding


class Kind(NamedTuple):
    """One code of the table; `{}` fields of the message are filled in by whoever finds it."""

    level: str
    message: str
    advice: str


TABLE: dict[str, Kind] = {
    "hidden_text": Kind(
        "warn",
        "{words} words that a person cannot see were left out",
        "remove text that is white, tiny, covered, off the page or marked hidden",
    ),
    "keyword_block": Kind(
        "warn",
        "{words} words of repeated terms were left out",
        "name each skill once, and show where it was used",
    ),
    "injection_text": Kind(
        "warn",
        "{words} words that give orders to a machine were left out",
        "remove them: they gain nothing and a person may see them",
    ),
    "homoglyphs": Kind(
        "warn",
        "{words} words with look-alike or invisible characters were read as they look",
        "type these words again in plain letters",
    ),
    "truncated": Kind(
        "warn",
        "the file has {pages} pages; the first {read} were read",
        "send the resume alone, without attachments",
    ),
    "damaged_page": Kind(
        "warn",
        "page {number} is damaged and was skipped",
        "open the file in a viewer and save or print it as a PDF again",
    ),
    "not_a_resume": Kind(
        "error",
        "the text does not look like a resume",
        "send the resume itself",
    ),
    "two_columns": Kind(
        "info",
        "columns were read one after the other",
        "check that nothing of the two was mixed",
    ),
    "low_ocr_confidence": Kind(
        "warn",
        "the text was read from a picture, and not surely",
        "send the original document instead of a scan",
    ),
    "ocr": Kind(
        "info",
        "the text was read from a picture; letters may be wrong",
        "send the original document instead of a scan",
    ),
    "image_page": Kind(
        "warn",
        "a page is a picture, and its text was not read",
        "send the original document, or install what reads pictures: pip install 'matcher[ocr]'",
    ),
    "attachment_differs": Kind(
        "warn",
        "the profile attached to the PDF says other things than its pages",
        "export the PDF again",
    ),
    "undated_position": Kind(
        "info",
        "a position has no dates and adds no months",
        "give month and year of its beginning and end",
    ),
    "overlapping_dates": Kind(
        "info",
        "positions overlap; the months they share count once",
        "check the dates if this is not meant",
    ),
    "short": Kind(
        "warn",
        "the resume has fewer than {words} words; what is said of it rests on little",
        "send the whole resume",
    ),
    "no_positions": Kind(
        "info",
        "no position with dates was found; months of experience are unknown",
        "give each job a title, an employer and dates",
    ),
    "untitled_position": Kind(
        "info",
        "a position has dates but no title",
        "put the job title beside the dates",
    ),
    "no_headings": Kind(
        "info",
        "no section headings were recognised",
        "put headings such as Experience, Education and Skills on lines of their own",
    ),
    "no_contact": Kind(
        "info",
        "no e-mail address or telephone number",
        "add one, so that an employer can answer",
    ),
}
LEVELS = ("info", "warn", "error")


def find(code: str, page: int | None = None, **values: Any) -> Finding:
    """Return the finding with this code; `values` fill in its message."""
    kind = TABLE[code]
    return Finding(code, kind.level, kind.message.format(**values), page, kind.advice)


def note(code: str, page: int | None = None, **values: Any) -> Note:
    """Return the finding as a note of the reading process."""
    found = find(code, page, **values)
    return (found.code, found.message, found.page)


def of_note(written: Note) -> Finding:
    """Return the finding that a note stands for; a code that the table lacks is a warning."""
    code, message, page = written
    kind = TABLE.get(code, Kind("warn", message, ""))
    return Finding(code, kind.level, message, page, kind.advice)


def with_advice(found: Finding) -> Finding:
    """Return a finding with what the table advises, unless it has advice of its own."""
    return replace(found, advice=found.advice or TABLE[found.code].advice)


def hidden_text(words: int, page: int | None) -> Iterable[Note]:
    """Yield the note on so many unseen words, if there are any."""
    if words:
        yield note("hidden_text", page, words=words)
