"""PDF to lines: PDFium first, for speed and boxes; pypdf where PDFium gives up.

Runs only inside the reading process (`worker.py`): both libraries are fed files from strangers.
"""

from __future__ import annotations

import ctypes
from collections import deque
from datetime import date
from itertools import repeat
from typing import Any

import numpy as np

from matcher.resume.as_of import day_of
from matcher.resume.document import Document, Note, TextLine
from matcher.resume.errors import UnreadableResume
from matcher.resume.glyph_names import PREFIX, glyph_names, named
from matcher.resume.glyphs import Floats, Glyphs
from matcher.resume.hyphens import hyphens_joined
from matcher.resume.layout import Placed, read_pages

MOST_PAGES = 20
MOST_GLYPHS = 200_000
PASSWORD_ERROR = 4
UNICODE_END = 0x110000
RECTANGLE = 4
"""Numbers in a box, as PDFium writes it: left, top, right, bottom."""
HYPHENS = {"\x02": "-", "\ufffe": "-", "\u00ad": "-"}
"""PDFium's marks for a hyphen at the end of a line, and the soft hyphen: all are drawn."""
UNDRAWN = "\x00\uffff"
NAMED = frozenset("\x00\x02\t\n\r\xa0\xad")
"""Characters outside ASCII's printable ones whose meaning is sure."""
ICON = "\u2022"
"""What stands for a drawn sign without a meaning in letters."""


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
    notes = list(page_notes(pages))
    glyphs: list[Glyphs] = []
    left = MOST_GLYPHS
    for number in range(min(pages, MOST_PAGES)):
        try:
            glyphs.append(_glyphs(file[number], left, data))
        except pdfium.PdfiumError:
            notes.append(("damaged_page", f"page {number + 1} is damaged and was skipped", None))
            glyphs.append(Glyphs.of(()))
        left -= len(glyphs[-1].texts)
    placed, wide = read_pages(glyphs)
    if not placed:
        raise UnreadableResume("no_text", "PDFium finds no text")
    if wide:
        notes.append(_two_columns(wide))
    lines = tuple(hyphens_joined([_text_line(item) for item in placed]))
    return Document("pdf", pages, lines, tuple(notes), dated=_dated(file))


def _dated(file: Any) -> date | None:
    """Return the day on which the file says it was last changed, else made."""
    days = (day_of(file.get_metadata_value(key)) for key in ("ModDate", "CreationDate"))
    return next((day for day in days if day is not None), None)


def _two_columns(pages: list[int]) -> Note:
    named = ", ".join(str(page + 1) for page in pages)
    message = (
        f"page {named} has two columns: each was read from top to bottom, one after the other; "
        "some readers of other programs mix them, so a single column is safer"
    )
    return ("two_columns", message, pages[0] + 1)


def _text_line(placed: Placed) -> TextLine:
    run = placed.line
    box = (round(run.left, 2), round(run.top, 2), round(run.right, 2), round(run.bottom, 2))
    return TextLine(run.text, placed.page + 1, box, round(run.height, 2), placed.flow)


def _glyphs(page: Any, most: int, data: bytes) -> Glyphs:
    """Return what stands on the page, with boxes measured by advance width, y downwards."""
    text = page.get_textpage()
    count = text.count_chars()
    if count > most:
        raise UnreadableResume(
            "too_complex",
            f"the PDF has more than {MOST_GLYPHS:,} characters: send the resume alone, "
            "without attachments",
        )
    characters = _mended(text.raw, _characters(text.raw, count), data)
    blanks = {letter for letter in set(characters) if letter.isspace() or letter in UNDRAWN}
    blank = np.array([letter in blanks for letter in characters], dtype=np.bool_)
    inked = np.flatnonzero(~blank)
    boxes = _boxes(text.raw, inked.tolist())
    drawn = boxes.any(axis=1)
    inked, boxes = inked[drawn], boxes[drawn]
    boxes[:, [1, 3]] = page.get_height() - boxes[:, [1, 3]]
    spaces = np.diff(np.cumsum(blank)[inked], prepend=0) > 0
    texts = [HYPHENS.get(characters[at], characters[at]) for at in inked.tolist()]
    return Glyphs(texts, boxes, spaces)


def _characters(handle: Any, count: int) -> list[str]:
    """Return the characters of a page, at once where PDFium can, else one by one."""
    import pypdfium2.raw as raw

    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(handle, 0, count, buffer)
    if written == count + 1:
        whole = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(whole) == count:
            return list(whole)
    pointer = ctypes.cast(handle, ctypes.c_void_p).value
    unicode_at = _plain(raw.FPDFText_GetUnicode, ctypes.c_uint, ctypes.c_int)
    codes = map(unicode_at, repeat(pointer, count), range(count))
    return [chr(code) if code < UNICODE_END else "\ufffd" for code in codes]


def _mended(handle: Any, characters: list[str], data: bytes) -> list[str]:
    """Return the characters with those that PDFium could not name read from their glyphs' names."""
    import pypdfium2.raw as raw

    odd = {letter for letter in set(characters) if letter < " " or "\x7f" <= letter <= "\xff"}
    places = [
        at
        for at, letter in enumerate(characters if odd - NAMED else ())
        if letter in odd and raw.FPDFText_HasUnicodeMapError(handle, at) == 1
    ]
    if places:
        names = glyph_names(data)
        for at in places:
            characters[at] = named(_font(handle, at), ord(characters[at]), names) or ICON
    return characters


def _font(handle: Any, place: int) -> str:
    """Return the name of the font that a character is set in."""
    import pypdfium2.raw as raw

    flags = ctypes.c_int()
    length = raw.FPDFText_GetFontInfo(handle, place, None, 0, flags)
    buffer = ctypes.create_string_buffer(length)
    raw.FPDFText_GetFontInfo(handle, place, buffer, length, flags)
    return PREFIX.sub("", buffer.value.decode("utf-8", "replace"))


def _boxes(handle: Any, places: list[int]) -> Floats:
    """Return left, top, right, bottom of the characters at some places, 0 where there is no box."""
    import pypdfium2.raw as raw

    boxes = (ctypes.c_float * (RECTANGLE * len(places)))()
    start, step = ctypes.addressof(boxes), RECTANGLE * ctypes.sizeof(ctypes.c_float)
    pointer = ctypes.cast(handle, ctypes.c_void_p).value
    box_at = _plain(raw.FPDFText_GetLooseCharBox, ctypes.c_int, ctypes.c_int, ctypes.c_void_p)
    addresses = range(start, start + step * len(places), step)
    deque(map(box_at, repeat(pointer), places, addresses), maxlen=0)
    return np.array(boxes, dtype=np.float64).reshape(-1, RECTANGLE)


def _plain(function: Any, result: Any, *arguments: Any) -> Any:
    """Return a PDFium function that takes plain numbers: ctypes converts structures slowly."""
    kind = ctypes.CFUNCTYPE(result, ctypes.c_void_p, *arguments)
    return ctypes.cast(function, kind)
