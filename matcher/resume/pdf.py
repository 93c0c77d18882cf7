"""PDF to lines: PDFium first, for speed and boxes; pypdf where PDFium gives up.

Runs only inside the reading process (`worker.py`): both libraries are fed files from strangers.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Iterator
from itertools import repeat
from typing import Any

from matcher.resume.document import Document, Note, TextLine
from matcher.resume.errors import UnreadableResume
from matcher.resume.glyphs import Glyph
from matcher.resume.layout import read_lines

MOST_PAGES = 20
MOST_GLYPHS = 200_000
PASSWORD_ERROR = 4
UNICODE_END = 0x110000
RECTANGLE = 4
"""Numbers in a box, as PDFium writes it: left, top, right, bottom."""
HYPHENS = {"\x02": "-", "\ufffe": "-", "\u00ad": "-"}
"""PDFium's marks for a hyphen at the end of a line, and the soft hyphen: all are drawn."""
UNDRAWN = "\x00\uffff"


def read_pdf(data: bytes) -> Document:
    """Read text and places; UnreadableResume when encrypted, broken, too complex or empty."""
    from matcher.resume.fallback import read_with_pypdf

    try:
        document = _with_pdfium(data)
    except UnreadableResume as error:
        if error.code in ("encrypted", "too_complex"):
            raise
        document = read_with_pypdf(data, MOST_PAGES, page_notes)
    if not any(line.text.strip() for line in document.lines):
        raise UnreadableResume(
            "no_text",
            "the PDF has no text, only images; it looks like a scan: "
            "send the original document, or a PDF with a text layer",
        )
    return document


def page_notes(pages: int) -> tuple[Note, ...]:
    """Return the note that only the first pages were read, where it is so."""
    if pages <= MOST_PAGES:
        return ()
    message = f"the file has {pages} pages; the first {MOST_PAGES} were read"
    return (("truncated", message, MOST_PAGES),)


def encrypted() -> UnreadableResume:
    """Return the error for a PDF that asks for a password."""
    return UnreadableResume(
        "encrypted", "the PDF is protected by a password: save it without one and send it again"
    )


def _with_pdfium(data: bytes) -> Document:
    import pypdfium2 as pdfium

    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == PASSWORD_ERROR or "assword" in str(error):
            raise encrypted() from None
        raise UnreadableResume("broken", f"PDFium cannot open the file: {error}") from None
    pages = len(file)
    lines: list[TextLine] = []
    notes = list(page_notes(pages))
    left = MOST_GLYPHS
    for number in range(min(pages, MOST_PAGES)):
        try:
            glyphs = _glyphs(file[number], left)
        except pdfium.PdfiumError:
            notes.append(("damaged_page", f"page {number + 1} is damaged and was skipped", None))
            continue
        left -= len(glyphs)
        lines.extend(_text_lines(glyphs, number + 1))
    if not lines:
        raise UnreadableResume("no_text", "PDFium finds no text")
    return Document("pdf", pages, tuple(lines), tuple(notes))


def _text_lines(glyphs: list[Glyph], page: int) -> Iterator[TextLine]:
    for run in read_lines(glyphs):
        box = (
            round(run.left, 2),
            round(run.top, 2),
            round(run.right, 2),
            round(run.bottom, 2),
        )
        yield TextLine(run.text, page, box, round(run.height, 2))


def _glyphs(page: Any, most: int) -> list[Glyph]:
    """Return what stands on the page, with boxes measured by advance width, y downwards."""
    height = page.get_height()
    text = page.get_textpage()
    count = text.count_chars()
    if count > most:
        raise UnreadableResume(
            "too_complex",
            f"the PDF has more than {MOST_GLYPHS:,} characters: send the resume alone, "
            "without attachments",
        )
    glyphs: list[Glyph] = []
    space = False
    characters, numbers = _characters(text.raw, count)
    for character, left, top, right, bottom in zip(characters, *[iter(numbers)] * 4, strict=True):
        character = HYPHENS.get(character, character)
        if character.isspace() or character in UNDRAWN:
            space = True
        elif right or top or left or bottom:
            glyphs.append(Glyph(character, left, height - top, right, height - bottom, space))
            space = False
    return glyphs


def _characters(handle: Any, count: int) -> tuple[list[str], list[float]]:
    """Return the characters, and four numbers for the box of each, all 0 where there is none."""
    import pypdfium2.raw as raw

    boxes = (ctypes.c_float * (RECTANGLE * count))()
    start, step = ctypes.addressof(boxes), RECTANGLE * ctypes.sizeof(ctypes.c_float)
    pointer = ctypes.cast(handle, ctypes.c_void_p).value
    unicode_at = _plain(raw.FPDFText_GetUnicode, ctypes.c_uint, ctypes.c_int)
    box_at = _plain(raw.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_int, ctypes.c_void_p)
    codes = map(unicode_at, repeat(pointer, count), range(count))
    characters = [chr(code) if code < UNICODE_END else "\ufffd" for code in codes]
    places = range(start, start + step * count, step)
    deque(map(box_at, repeat(pointer), range(count), places), maxlen=0)
    return characters, boxes[:]


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    """Return a PDFium function that takes plain numbers: ctypes converts structures slowly."""
    kind = ctypes.CFUNCTYPE(result, ctypes.c_void_p, *arguments)
    return ctypes.cast(function, kind)
