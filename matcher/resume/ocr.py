"""Scans and photographs to lines, by an OCR engine in a cage with limits of its own.

`main` serves like `worker.main`, in a process of its own that is started when the first scan comes.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from io import BytesIO
from math import sqrt
from time import monotonic
from typing import Any

import numpy as np

from matcher.resume import worker
from matcher.resume.cage.limits import FOR_SCANS
from matcher.resume.document import Document, Note, TextLine
from matcher.resume.errors import UnreadableResume
from matcher.resume.glyphs import Glyph
from matcher.resume.kinds import kind_of
from matcher.resume.layout import read_lines
from matcher.resume.ocr_engines import (
    TESSERACT_DATA,
    Engine,
    Pixels,
    Spotted,
    available,
    open_engine,
)
from matcher.resume.pdf_pictures import LETTERS_OF_PAGE
from matcher.resume.pdf_pictures import MOST_PAGES as TEXT_PAGES

MOST_PAGES = 8
Drawn = tuple[int, Pixels, float]
"""The number of a page, its picture, and pixels per point."""
BEGUN_WITHIN = 0.6
"""No page is begun after this share of the time; those read so far are the answer."""
FEWEST_LETTERS = 20
"""What has fewer is no text but a drawing."""
DOTS = 150 / 72
"""Pixels per point that pages are drawn with; letters of 8 points are then some 16 pixels high."""
MOST_PIXELS = 4_000_000
MOST_PICTURE = 60_000_000
"""A picture of more pixels than this is not unpacked."""
PAGE_WIDTH = 612.0
"""Points: a picture is taken for a page of this width."""
UNSURE = 0.8
"""A line below this confidence is one to look at."""
MANY = 0.1
"""So large a share of unsure lines is a finding."""
INSTALL = (
    "to read scans and pictures here, install the OCR extra (pip install 'matcher[ocr]') or "
    "Tesseract (apt install tesseract-ocr)"
)


def main(seconds: float) -> None:
    """Serve scans from stdin until it closes, each for so many seconds at most."""
    logging.disable(logging.CRITICAL)
    limits = replace(FOR_SCANS, wall_seconds=seconds)
    read = partial(read_scan, begun_within=BEGUN_WITHIN * seconds)
    if available() == "rapidocr":
        worker.serve(limits, read, ("rapidocr",))
    else:
        worker.serve(limits, read, (), TESSERACT_DATA)


def read_scan(data: bytes, begun_within: float) -> Document:
    """Read a scanned PDF or a picture; UnreadableResume when no text is found in it.

    No further page is begun after `begun_within` seconds.
    """
    engine: Engine | None = None
    kind = kind_of(data)
    pages, unread, pictures = _pdf_pages(data) if kind == "pdf" else (1, 0, _picture(data))
    lines: list[TextLine] = []
    begun = monotonic()
    for number, picture, scale in pictures:
        if lines and monotonic() - begun > begun_within:
            unread = number
            break
        if picture.size and picture.min() != picture.max():  # a blank page needs no engine
            engine = engine or open_engine(available())
            lines += _lines(engine, picture, scale, number)
    if sum(len(line.text) for line in lines) < FEWEST_LETTERS:
        raise UnreadableResume(
            "no_text",
            "no text was found in the picture, not even by OCR: send the original document, or a "
            "sharper scan",
        )
    notes = (*_truncated(pages, unread), *_doubts(lines))
    return Document(kind, pages, tuple(lines), notes)


def _pdf_pages(data: bytes) -> tuple[int, int, Iterator[Drawn]]:
    """Return how many pages there are, and those that have next to no text, drawn.

    Between them stands the number of the first such page that is one too many, or 0.
    """
    import pypdfium2 as pdfium

    try:
        file = pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        raise UnreadableResume("broken", f"PDFium cannot open the file: {error}") from None
    pages = range(min(len(file), TEXT_PAGES))
    few = [at for at in pages if file[at].get_textpage().count_chars() < 2 * LETTERS_OF_PAGE]
    unread = few[MOST_PAGES] + 1 if len(few) > MOST_PAGES else 0
    return len(file), unread, ((at + 1, *_drawn(file[at])) for at in few[:MOST_PAGES])


def _drawn(page: Any) -> tuple[Pixels, float]:
    width, height = page.get_size()
    scale = min(DOTS, sqrt(MOST_PIXELS / max(width * height, 1.0)))
    drawn: Pixels = page.render(scale=scale, rev_byteorder=True).to_numpy()
    return np.ascontiguousarray(drawn[:, :, :3]), scale


def _picture(data: bytes) -> Iterator[Drawn]:
    """Yield a picture, turned upright and not larger than need be."""
    from PIL import Image, ImageOps

    Image.MAX_IMAGE_PIXELS = MOST_PICTURE // 2  # Pillow refuses above twice this number
    try:
        with Image.open(BytesIO(data)) as opened:
            upright = ImageOps.exif_transpose(opened).convert("RGB")
    except Image.DecompressionBombError as error:
        raise UnreadableResume(
            "too_big", f"the picture has more than {MOST_PICTURE:,} pixels: send a smaller one"
        ) from error
    except (OSError, ValueError, SyntaxError) as error:
        raise UnreadableResume(
            "broken", "the picture is damaged: send it again", type(error).__name__
        ) from None
    shrunk = sqrt(MOST_PIXELS / (upright.width * upright.height))
    if shrunk < 1.0:
        upright = upright.resize(
            (max(1, int(upright.width * shrunk)), max(1, int(upright.height * shrunk)))
        )
    yield 1, np.asarray(upright), upright.width / PAGE_WIDTH


def _lines(engine: Engine, picture: Pixels, scale: float, page: int) -> Iterator[TextLine]:
    """Yield the lines of a page in reading order; boxes in points."""
    spotted = [_in_points(item, scale) for item in engine.read(picture) if item.text.strip()]
    for run in read_lines(glyph for item in spotted for glyph in _glyphs(item)):
        inside = [item for item in spotted if _is_inside(item, run)]
        confidence = min((item.confidence for item in inside), default=1.0)
        box = (round(run.left, 2), round(run.top, 2), round(run.right, 2), round(run.bottom, 2))
        yield TextLine(run.text, page, box, round(run.height, 2), confidence=round(confidence, 3))


def _in_points(item: Spotted, scale: float) -> Spotted:
    left, top, right, bottom = (value / scale for value in item[1:5])
    return Spotted(item.text.strip(), left, top, right, bottom, item.confidence)


def _glyphs(item: Spotted) -> Iterator[Glyph]:
    """Yield the letters of a piece of text, all of one width, so that it is laid out like a PDF."""
    step = (item.right - item.left) / len(item.text)
    space = True
    for number, letter in enumerate(item.text):
        if letter.isspace():
            space = True
            continue
        left = item.left + step * number
        yield Glyph(letter, left, item.top, left + step, item.bottom, space)
        space = False


def _is_inside(item: Spotted, run: Any) -> bool:
    across, down = (item.left + item.right) / 2, (item.top + item.bottom) / 2
    return bool(run.left <= across <= run.right and run.top <= down <= run.bottom)


def _truncated(pages: int, unread: int) -> Iterator[Note]:
    if unread or pages > TEXT_PAGES:
        last = unread - 1 if unread else TEXT_PAGES
        message = f"the file has {pages} pages; reading their pictures ended with page {last}"
        yield ("truncated", message, last)


def _doubts(lines: Sequence[TextLine]) -> Iterator[Note]:
    """Yield that the text comes from a picture, and each page that many lines of are unsure."""
    yield ("ocr", "the text was read from a picture; letters may be wrong", None)
    for page in sorted({line.page for line in lines}):
        here = [line.confidence for line in lines if line.page == page]
        unsure = sum(value < UNSURE for value in here)
        if unsure > MANY * len(here):
            yield (
                "low_ocr_confidence",
                f"{unsure} of {len(here)} lines are hard to read in the picture (the least sure "
                f"one {min(here):.0%}): send the original document, or a sharper scan",
                page,
            )
