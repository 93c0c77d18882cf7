"""PDFs that say what they are: with a Europass profile attached, or saved from LinkedIn.

Runs only inside the reading process (`worker.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from matcher.resume.document import Document, Note, TextLine
from matcher.resume.errors import UnreadableResume
from matcher.resume.europass import read_europass
from matcher.resume.kinds import EUROPASS, LOOKED_AT
from matcher.resume.linkedin import read_linkedin
from matcher.resume.pdf import read_pdf
from matcher.resume.pdf_pictures import with_pictures_noted
from matcher.resume.resume import Box
from matcher.resume.sections import kind_of_heading

MOST_ATTACHMENTS = 20
MOST_BYTES = 2 * 1024 * 1024
AGREE = 0.8
"""An attached profile is believed when the pages show so many of its lines, and say little more."""
LINE_SHOWN = 0.6
"""A line is shown when the pages have so many of its words."""
WORD = re.compile(r"\w+")
Place = tuple[int, Box | None]


def read_any_pdf(data: bytes) -> Document:
    """Read a PDF, and what it says of itself where it says something."""
    document = with_pictures_noted(data, read_pdf(data))
    return _with_europass(data, document) or read_linkedin(document) or document


def _with_europass(data: bytes, document: Document) -> Document | None:
    """Return the attached profile with its lines placed on the pages; None without one.

    What the pages do not show is left out, since nobody who looks at them would see it. Where much
    is not shown, or a position, or where the pages say more, only the pages are read.
    """
    for content in _attachments(data):
        try:
            profile = read_europass(content)
        except UnreadableResume:
            continue
        shown = {word for line in document.lines for word in _words(line.text)}
        kept = [_is_shown(line.text, shown) for line in profile.lines]
        if not _agrees(profile, document, kept):
            return replace(document, notes=(*document.notes, _differs(kept, "only the pages were")))
        told = () if all(kept) else (_differs(kept, "the others were"),)
        notes = (*document.notes, *told)
        profile = _without(profile, kept)
        lines = tuple(_placed(profile.lines, document.lines))
        return replace(document, lines=lines, notes=notes, entries=profile.entries,
                       dated=profile.dated or document.dated)  # fmt: skip
    return None


def _is_shown(text: str, shown: set[str]) -> bool:
    """Tell whether the pages show a line, whose dates may be written otherwise there."""
    words = _words(text)
    there = sum(word in shown for word in words)
    return there >= LINE_SHOWN * len(words) or kind_of_heading(text) is not None


def _agrees(profile: Document, document: Document, kept: Sequence[bool]) -> bool:
    """Tell whether pages and profile say the same."""
    said = {word for line in profile.lines for word in _words(line.text)}
    there = [word in said for line in document.lines for word in _words(line.text)]
    return (
        sum(kept) >= AGREE * len(kept)
        and sum(there) >= AGREE * len(there)
        and all(kept[entry.first] for entry in profile.entries if entry.kind == "work")
    )


def _differs(kept: Sequence[bool], read: str) -> Note:
    lines = kept.count(False)
    message = (
        f"{lines} of {len(kept)} lines of the attached Europass profile are not on the pages; "
        f"{read} read"
    )
    return ("attachment_differs", message, None)


def _without(profile: Document, kept: Sequence[bool]) -> Document:
    """Return a profile without some of its lines, and without entries that lose their first one."""
    new = [sum(kept[:at]) for at in range(len(kept) + 1)]
    entries = tuple(
        replace(entry, first=new[entry.first], last=new[entry.last],
                header=new[min(entry.first + entry.header, entry.last)] - new[entry.first])
        for entry in profile.entries
        if kept[entry.first]
    )  # fmt: skip
    lines = tuple(line for line, keep in zip(profile.lines, kept, strict=True) if keep)
    return replace(profile, lines=lines, entries=entries)


def _attachments(data: bytes) -> Iterator[bytes]:
    """Yield the attached files that look like a Europass profile."""
    import pypdfium2 as pdfium

    try:
        file = pdfium.PdfDocument(data)
        for number in range(min(file.count_attachments(), MOST_ATTACHMENTS)):
            content = bytes(file.get_attachment(number).get_data())
            if len(content) <= MOST_BYTES and EUROPASS.search(content[:LOOKED_AT]):
                yield content
    except pdfium.PdfiumError:
        return


def _words(text: str) -> list[str]:
    return WORD.findall(text.lower())


def _placed(lines: Sequence[TextLine], pages: Sequence[TextLine]) -> Iterator[TextLine]:
    """Yield lines with page and box, where their words stand on the pages in this order."""
    shown = [(word, (line.page, line.box)) for line in pages for word in _words(line.text)]
    starts: dict[str, list[int]] = {}
    for at, (word, _) in enumerate(shown):
        starts.setdefault(word, []).append(at)
    page = 1
    for line in lines:
        words = _words(line.text)
        places = _find(words, shown, starts) if words else []
        page = places[0][0] if places else page
        boxes = [box for number, box in places if number == page and box is not None]
        yield replace(line, page=page, box=_around(boxes))


def _find(
    words: list[str], shown: list[tuple[str, Place]], starts: dict[str, list[int]]
) -> list[Place]:
    for at in islice(starts.get(words[0], ()), 50):
        found = shown[at : at + len(words)]
        if [word for word, _ in found] == words:
            return [place for _, place in found]
    return []


def _around(boxes: list[Box]) -> Box | None:
    if not boxes:
        return None
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return (min(lefts), min(tops), max(rights), max(bottoms))
