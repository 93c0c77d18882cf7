"""Pages of a PDF that are pictures: with next to no text of their own, and an image over the page.

Runs only inside the reading process (`worker.py`).
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import Any

from matcher.resume.document import Document, Note

LETTERS_OF_PAGE = 60
"""A page of a resume has more letters and digits; one with fewer may be a picture."""
COVERED = 0.3
"""An image over this share of a page is its content; a photograph of the person is smaller."""
MOST_PAGES = 20
MOST_OBJECTS = 2_000
PICTURE = "image_page"
"""The code of the note on a page that was not read."""


def with_pictures_noted(data: bytes, document: Document) -> Document:
    """Add a note for each page that is a picture."""
    letters = letters_of_pages(document)
    few = [
        number
        for number in range(1, min(document.pages, MOST_PAGES) + 1)
        if letters[number] < LETTERS_OF_PAGE
    ]
    pictures = _covered(data, few) if few else []
    return replace(document, notes=(*document.notes, *map(_note, pictures)))


def letters_of_pages(document: Document) -> Counter[int]:
    """Count the letters and digits of each page."""
    counted: Counter[int] = Counter()
    for line in document.lines:
        counted[line.page] += sum(letter.isalnum() for letter in line.text)
    return counted


def _covered(data: bytes, numbers: list[int]) -> list[int]:
    """Return which of the pages, counted from 1, an image covers."""
    import pypdfium2 as pdfium

    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        return []
    return [number for number in numbers if number <= len(file) and _is_covered(file, number)]


def _is_covered(file: Any, number: int) -> bool:
    import pypdfium2 as pdfium
    import pypdfium2.raw as raw

    try:
        page = file[number - 1]
        whole = page.get_width() * page.get_height()
        images = page.get_objects(filter=[raw.FPDF_PAGEOBJ_IMAGE], max_depth=3)
        boxes = [item.get_bounds() for _, item in zip(range(MOST_OBJECTS), images, strict=False)]
    except pdfium.PdfiumError:
        return False
    area = sum((right - left) * (top - bottom) for left, bottom, right, top in boxes)
    return bool(area >= COVERED * whole > 0)


def _note(page: int) -> Note:
    message = (
        f"page {page} is a picture without text and was not read: send the original document, or a "
        "PDF with a text layer"
    )
    return (PICTURE, message, page)
