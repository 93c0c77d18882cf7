"""DOCX to lines: paragraphs and table rows in the order of the document.

Runs only inside the reading process (`worker.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from matcher.resume.archive import opened, read_part
from matcher.resume.as_of import day_of
from matcher.resume.cells import lines_of_row
from matcher.resume.document import Document, TextLine
from matcher.resume.docx_styles import Styles
from matcher.resume.docx_unseen import take_out_unseen
from matcher.resume.errors import UnreadableResume
from matcher.resume.findings import hidden_text
from matcher.resume.xml_tree import parse_xml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element
    from zipfile import ZipFile

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
BODY = "word/document.xml"
STYLES = "word/styles.xml"
OTHER_BODY = re.compile(r"^word/document\d+\.xml$")
"""What some programs call the body."""
CORE = "docProps/core.xml"
TERMS = "{http://purl.org/dc/terms/}"
HEADER = re.compile(r"^word/header\d*\.xml$")
MOST_HEADERS = 6
STRICT = (b"http://purl.oclc.org/ooxml/wordprocessingml/main", WORD[1:-1].encode())
"""The name space of strict files, and the usual one."""


def read_docx(data: bytes) -> Document:
    """Read the text; UnreadableResume with code broken, too_big, too_complex or no_text."""
    with opened(data, "DOCX") as file:
        names = set(file.namelist())
        body = BODY if BODY in names else min(filter(OTHER_BODY.match, names), default=BODY)
        roots = [_parse(read_part(file, name)) for name in (*_heads(names), body)]
        core = parse_xml(read_part(file, CORE), "DOCX") if CORE in names else None
        styles = _styles(file) if STYLES in names else Styles.of(None)
    unseen = take_out_unseen(roots, styles)
    body_lines = [text for text in _paragraphs(roots[-1]) if text]
    head_lines = [text for root in roots[:-1] for text in _paragraphs(root) if text]
    texts = (*(text for text in dict.fromkeys(head_lines) if text not in body_lines), *body_lines)
    lines = tuple(TextLine(text, 1) for text in texts)
    if not body_lines:
        raise UnreadableResume(
            "no_text",
            "the DOCX has no text; if it holds a picture of a resume, send the original document",
        )
    dated = _dated(core) if core is not None else None
    return Document("docx", 1, lines, tuple(hidden_text(unseen, None)), dated=dated)


def _dated(core: Element) -> date | None:
    """Return the day on which the document says it was last changed, else made."""
    days = (day_of(core.findtext(f"{TERMS}{key}") or "") for key in ("modified", "created"))
    return next((day for day in days if day is not None), None)


def _styles(file: ZipFile) -> Styles:
    """Read the styles; a damaged part counts as absent."""
    try:
        return Styles.of(_parse(read_part(file, STYLES)))
    except UnreadableResume:
        return Styles.of(None)


def _heads(names: set[str]) -> list[str]:
    """Return the page headers: many a resume has its name and its address there."""
    return sorted(name for name in names if HEADER.match(name))[:MOST_HEADERS]


def _parse(content: bytes) -> Element:
    return parse_xml(content.replace(*STRICT), "DOCX")


def _paragraphs(element: Element) -> Iterator[str]:
    """Yield paragraphs, one line each, and table rows with their first lines side by side."""
    for child in element:
        if child.tag == f"{WORD}p":
            yield from _lines(child)
            yield from _boxes(child)
        elif child.tag == f"{WORD}tr":
            yield from _row(child)
        elif child.tag != FALLBACK:
            yield from _paragraphs(child)


def _row(row: Element) -> Iterator[str]:
    return lines_of_row(list(_paragraphs(cell)) for cell in row.iter(f"{WORD}tc"))


def _boxes(paragraph: Element) -> Iterator[str]:
    for element in _visible(paragraph):
        if element.tag == f"{WORD}txbxContent":
            yield from _paragraphs(element)


def _lines(paragraph: Element) -> Iterator[str]:
    parts: list[str] = ["• "] if paragraph.find(f"{WORD}pPr/{WORD}numPr") is not None else []
    for run in _runs(paragraph):
        for element in run:
            if element.tag == f"{WORD}t":
                parts.append(element.text or "")
            elif element.tag == f"{WORD}tab":
                parts.append("   ")
            elif element.tag in (f"{WORD}br", f"{WORD}cr"):
                parts.append("\n")
            elif element.tag == f"{WORD}noBreakHyphen":
                parts.append("-")
    yield from (line.strip() for line in "".join(parts).split("\n"))


def _runs(paragraph: Element) -> Iterator[Element]:
    """Yield the runs outside text boxes."""
    for element in _visible(paragraph, skip=(f"{WORD}txbxContent",)):
        if element.tag == f"{WORD}r":
            yield element


def _visible(element: Element, skip: tuple[str, ...] = ()) -> Iterator[Element]:
    for child in element:
        if child.tag == FALLBACK or child.tag in skip:
            continue
        yield child
        yield from _visible(child, skip)
