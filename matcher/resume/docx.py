"""DOCX to lines: paragraphs and table rows in the order of the document.

The zip is checked before anything is unpacked and each part is read with a hard cap, since sizes in
zip headers lie. Runs only inside the reading process (`worker.py`).
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from matcher.resume.document import Document, TextLine
from matcher.resume.errors import UnreadableResume

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

MOST_ENTRIES = 2_000
MOST_BYTES = 50 * 1024 * 1024
MOST_RATIO = 100
MOST_XML = 16 * 1024 * 1024
MOST_DEPTH = 200
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
BODY = "word/document.xml"
OTHER_BODY = re.compile(r"^word/document\d+\.xml$")
"""What some programs call the body."""
HEADER = re.compile(r"^word/header\d*\.xml$")
MOST_HEADERS = 6
STRICT = (b"http://purl.oclc.org/ooxml/wordprocessingml/main", WORD[1:-1].encode())
"""The name space of strict files, and the usual one."""


def read_docx(data: bytes) -> Document:
    """Read the text; UnreadableResume with code broken, too_big, too_complex or no_text."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            _check(file)
            names = set(file.namelist())
            body = BODY if BODY in names else min(filter(OTHER_BODY.match, names), default=BODY)
            roots = [_parse(_read_capped(file, name)) for name in (*_heads(names), body)]
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, OSError) as error:
        raise UnreadableResume(
            "broken",
            "the file begins like a DOCX but is damaged: open it in a word processor and save it "
            "again",
            type(error).__name__,
        ) from None
    body_lines = [text for text in _paragraphs(roots[-1]) if text]
    head_lines = [text for root in roots[:-1] for text in _paragraphs(root) if text]
    texts = (*(text for text in dict.fromkeys(head_lines) if text not in body_lines), *body_lines)
    lines = tuple(TextLine(text, 1) for text in texts)
    if not body_lines:
        raise UnreadableResume(
            "no_text",
            "the DOCX has no text; if it holds a picture of a resume, send the original document",
        )
    return Document("docx", 1, lines)


def _heads(names: set[str]) -> list[str]:
    """Return the page headers: many a resume has its name and its address there."""
    return sorted(name for name in names if HEADER.match(name))[:MOST_HEADERS]


def _check(file: zipfile.ZipFile) -> None:
    entries = file.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(sum(entry.compress_size for entry in entries), 1)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_BYTES or unpacked / packed > MOST_RATIO:
        raise UnreadableResume(
            "too_big",
            f"the DOCX unpacks to {unpacked / 1e6:.0f} MB in {len(entries)} parts; at most "
            f"{MOST_BYTES / 1e6:.0f} MB, {MOST_ENTRIES} parts and {MOST_RATIO} times its size are "
            "read: save it without pictures, or as a PDF",
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableResume(
            "encrypted", "the DOCX is protected by a password: save it without one"
        )


def _read_capped(file: zipfile.ZipFile, name: str) -> bytes:
    with file.open(name) as part:
        content = part.read(MOST_XML + 1)
    if len(content) > MOST_XML:
        raise UnreadableResume(
            "too_big", f"{name} is longer than {MOST_XML / 1e6:.0f} MB: send the resume alone"
        )
    return content


def _parse(content: bytes) -> Element:
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import fromstring

    try:
        root: Element = fromstring(content.replace(*STRICT), forbid_dtd=True)
    except (ParseError, DefusedXmlException, ValueError) as error:
        raise UnreadableResume(
            "broken",
            "the text of the DOCX is not well-formed: open it in a word processor, save it again",
            type(error).__name__,
        ) from None
    if _depth(root) > MOST_DEPTH:
        raise UnreadableResume(
            "too_complex",
            f"the DOCX nests deeper than {MOST_DEPTH} elements: save it as a PDF and send that",
        )
    return root


def _depth(root: Element) -> int:
    deepest, layer = 0, [root]
    while layer and deepest <= MOST_DEPTH:
        deepest, layer = deepest + 1, [child for element in layer for child in element]
    return deepest


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
    """Yield a row's cells: joined while each is one line, else one cell after the other."""
    cells = [list(_paragraphs(cell)) for cell in row.iter(f"{WORD}tc")]
    cells = [[line for line in cell if line] for cell in cells]
    first = [cell[0] for cell in cells if cell]
    if first and all(len(cell) <= 1 for cell in cells[:-1]):
        yield "   ".join(first)
        yield from (line for cell in cells for line in cell[1:])
    else:
        yield from (line for cell in cells for line in cell)


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
    """Yield the runs a reader sees, outside text boxes: neither vanished nor deleted."""
    for element in _visible(paragraph, skip=(f"{WORD}txbxContent", f"{WORD}del")):
        hidden = element.find(f"{WORD}rPr/{WORD}vanish")
        if element.tag == f"{WORD}r" and hidden is None:
            yield element


def _visible(element: Element, skip: tuple[str, ...] = ()) -> Iterator[Element]:
    for child in element:
        if child.tag == FALLBACK or child.tag in skip:
            continue
        yield child
        yield from _visible(child, skip)
