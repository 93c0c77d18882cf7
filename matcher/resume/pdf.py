"""PDF to lines: PDFium first, for speed and boxes; pypdf where PDFium gives up.

Runs only inside the reading process (`worker.py`): both libraries are fed files from strangers.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from typing import Any

from matcher.resume.document import Document, TextLine
from matcher.resume.errors import UnreadableResume
from matcher.resume.layout import Glyph, read_lines

MOST_PAGES = 20
MOST_GLYPHS = 200_000
PASSWORD_ERROR = 4
HYPHENS = {"\x02": "-", "\u00ad": "-"}
"""PDFium's mark for a hyphen at the end of a line, and the soft hyphen: both are drawn."""


def read_pdf(data: bytes) -> Document:
    """Read text and places; UnreadableResume when encrypted, broken, too complex or empty."""
    try:
        document = _with_pdfium(data)
    except UnreadableResume as error:
        if error.code == "encrypted":
            raise
        document = _with_pypdf(data)
    if not any(line.text.strip() for line in document.lines):
        raise UnreadableResume(
            "no_text",
            "the PDF has no text, only images; it looks like a scan: "
            "send the original document, or a PDF with a text layer",
        )
    return document


def _with_pdfium(data: bytes) -> Document:
    import pypdfium2 as pdfium

    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if getattr(error, "err_code", None) == PASSWORD_ERROR or "assword" in str(error):
            raise _encrypted() from None
        raise UnreadableResume("broken", f"PDFium cannot open the file: {error}") from None
    pages = len(file)
    lines: list[TextLine] = []
    glyphs_seen = 0
    for number in range(min(pages, MOST_PAGES)):
        glyphs = list(_glyphs(file[number]))
        glyphs_seen += len(glyphs)
        if glyphs_seen > MOST_GLYPHS:
            raise UnreadableResume(
                "too_complex", f"the PDF has more than {MOST_GLYPHS:,} characters"
            )
        lines.extend(_text_lines(glyphs, number + 1))
    if not lines:
        raise UnreadableResume("no_text", "PDFium finds no text")
    return Document("pdf", pages, tuple(lines), _page_notes(pages))


def _text_lines(glyphs: list[Glyph], page: int) -> Iterator[TextLine]:
    for run in read_lines(glyphs):
        box = (
            round(run.left, 2),
            round(run.top, 2),
            round(run.right, 2),
            round(run.bottom, 2),
        )
        yield TextLine(run.text, page, box, round(run.height, 2))


def _glyphs(page: Any) -> Iterator[Glyph]:
    """Yield what stands on the page, with boxes measured by advance width, y downwards."""
    import pypdfium2.raw as raw

    height = page.get_height()
    text = page.get_textpage()
    box = raw.FS_RECTF()
    at = ctypes.byref(box)
    space = False
    for index in range(text.count_chars()):
        character = chr(raw.FPDFText_GetUnicode(text, index))
        if character.isspace() or character in "\x00\ufffe\uffff":
            space = True
            continue
        if not raw.FPDFText_GetLooseCharBox(text, index, at):
            continue
        top, bottom = height - box.top, height - box.bottom
        character = HYPHENS.get(character, character)
        yield Glyph(character, box.left, top, box.right, bottom, space)
        space = False


def _with_pypdf(data: bytes) -> Document:
    from io import BytesIO

    from pypdf import PdfReader
    from pypdf.errors import FileNotDecryptedError

    try:
        file = PdfReader(BytesIO(data))
        if file.is_encrypted and not file.decrypt(""):
            raise _encrypted()
        pages = len(file.pages)
        lines = [
            TextLine(" ".join(text.split()), number + 1)
            for number in range(min(pages, MOST_PAGES))
            for text in (file.pages[number].extract_text() or "").splitlines()
        ]
    except (UnreadableResume, MemoryError):
        raise
    except FileNotDecryptedError:
        raise _encrypted() from None
    except Exception as error:
        raise UnreadableResume(
            "broken",
            "the file begins like a PDF but is damaged: "
            "open it in a viewer and save or print it as a PDF again",
            f"{type(error).__name__}",
        ) from None
    return Document("pdf", pages, tuple(lines), _page_notes(pages))


def _page_notes(pages: int) -> tuple[tuple[str, str, int | None], ...]:
    if pages <= MOST_PAGES:
        return ()
    message = f"the file has {pages} pages; the first {MOST_PAGES} were read"
    return (("truncated", message, MOST_PAGES),)


def _encrypted() -> UnreadableResume:
    return UnreadableResume(
        "encrypted", "the PDF is protected by a password: save it without one and send it again"
    )
