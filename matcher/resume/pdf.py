"""PDF to lines: PDFium first, for speed and boxes; pypdf where PDFium gives up.

Runs only inside the reading process (`worker.py`): both libraries are fed files from strangers.
"""

from __future__ import annotations

import ctypes
from collections import deque
from collections.abc import Sequence
from datetime import date
from itertools import repeat
from typing import Any

import numpy as np
from numpy.typing import NDArray

from matcher.resume.as_of import day_of
from matcher.resume.document import Document, Note, TextLine
from matcher.resume.drawing import address, plain
from matcher.resume.errors import UnreadableResume
from matcher.resume.findings import hidden_text, note
from matcher.resume.glyph_names import PREFIX, glyph_names, named
from matcher.resume.glyphs import Floats, Glyphs
from matcher.resume.hyphens import hyphens_joined
from matcher.resume.layout import Placed, read_pages
from matcher.resume.pdf_unseen import find_unseen

Indices = NDArray[np.intp]
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
ALL_HIDDEN = "hidden_text"
SCRAPS = 6
"""Letters of a line that is cut in half at the edge of the page."""
MOST_TORN = 30
"""At a page break a line may be cut off and printed again: at most so many words."""
ICON = "\u2022"
"""What stands for a drawn sign without a meaning in letters."""


def read_pdf(data: bytes) -> Document:
    """Read text and places; UnreadableResume when encrypted, broken, too complex or empty."""
    from matcher.resume.fallback import read_with_pypdf

    try:
        document = _with_pdfium(data)
    except UnreadableResume as error:
        if error.code in ("encrypted", "too_complex") or error.detail == ALL_HIDDEN:
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
    return (note("truncated", MOST_PAGES, pages=pages, read=MOST_PAGES),)


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
    unseen: list[str] = []
    left = MOST_GLYPHS
    for number in range(min(pages, MOST_PAGES)):
        try:
            found, hidden = _glyphs(file[number], left, data)
        except pdfium.PdfiumError:
            notes.append(note("damaged_page", number=number + 1))
            found, hidden = Glyphs.of(()), ""
        glyphs.append(found)
        unseen.append(hidden)
        left -= len(glyphs[-1].texts)
    placed, wide = read_pages(glyphs)
    if not placed and any(unseen):
        raise UnreadableResume(
            "no_text",
            "the PDF has only text that a person cannot see: send the original document",
            ALL_HIDDEN,
        )
    if not placed:
        raise UnreadableResume("no_text", "PDFium finds no text")
    if wide:
        notes.append(_two_columns(wide))
    lines = tuple(hyphens_joined([_text_line(item) for item in placed]))
    for number, hidden in enumerate(unseen):
        notes.extend(hidden_text(_new_words(hidden, lines), number + 1))
    return Document("pdf", pages, lines, tuple(notes), dated=_dated(file))


def _dated(file: Any) -> date | None:
    """Return the day on which the file says it was last changed, else made."""
    days = (day_of(file.get_metadata_value(key)) for key in ("ModDate", "CreationDate"))
    return next((day for day in days if day is not None), None)


def _new_words(hidden: str, lines: Sequence[TextLine]) -> int:
    """Count unseen words; a few that are read elsewhere too, or scraps, are flaws of the page."""
    words = hidden.split()
    letters = "".join(filter(str.isalnum, hidden))
    if len(letters) <= SCRAPS:
        return 0
    if len(words) <= MOST_TORN:
        seen = "".join(filter(str.isalnum, "".join(line.text for line in lines)))
        return 0 if letters in seen else len(words)
    return len(words)


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


def _glyphs(page: Any, most: int, data: bytes) -> tuple[Glyphs, str]:
    """Return what is seen on the page, and the text that is not.

    Boxes are measured by advance width, y downwards.
    """
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
    unseen = find_unseen(page, text, characters, inked.tolist(), boxes)
    hidden = _hidden(characters, inked[unseen]) if unseen.any() else ""
    blank[inked[unseen]] = True
    inked, boxes = inked[~unseen], boxes[~unseen]
    boxes[:, [1, 3]] = page.get_height() - boxes[:, [1, 3]]
    spaces = np.diff(np.cumsum(blank)[inked], prepend=0) > 0
    texts = [HYPHENS.get(characters[at], characters[at]) for at in inked.tolist()]
    return Glyphs(texts, boxes, spaces), hidden


def _hidden(characters: list[str], places: Indices) -> str:
    """Return the text of some places, with spaces where others stand between."""
    kept = set(places.tolist())
    return "".join(
        letter if place in kept else " " for place, letter in enumerate(characters)
    ).strip()


def _characters(handle: Any, count: int) -> list[str]:
    """Return the characters of a page, at once where PDFium can, else one by one."""
    import pypdfium2.raw as raw

    buffer = (ctypes.c_ushort * (count + 1))()
    written = raw.FPDFText_GetText(handle, 0, count, buffer)
    if written == count + 1:
        whole = bytes(buffer)[: 2 * count].decode("utf-16-le", "surrogatepass")
        if len(whole) == count:
            return list(whole)
    pointer = address(handle)
    unicode_at = plain("FPDFText_GetUnicode", ctypes.c_uint, ctypes.c_int)
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

    boxes = (ctypes.c_float * (RECTANGLE * len(places)))()
    start, step = ctypes.addressof(boxes), RECTANGLE * ctypes.sizeof(ctypes.c_float)
    pointer = address(handle)
    box_at = plain("FPDFText_GetLooseCharBox", ctypes.c_int, ctypes.c_int, ctypes.c_void_p)
    addresses = range(start, start + step * len(places), step)
    deque(map(box_at, repeat(pointer), places, addresses), maxlen=0)
    return np.array(boxes, dtype=np.float64).reshape(-1, RECTANGLE)
