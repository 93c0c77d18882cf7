"""OpenDocument text (ODT) to lines: paragraphs and table rows in the order of the document.

Runs only inside the reading process (`worker.py`). See OASIS OpenDocument 1.3, part 3.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from typing import TYPE_CHECKING

from matcher.resume.archive import opened, read_part
from matcher.resume.cells import BETWEEN, lines_of_row
from matcher.resume.document import Document, TextLine
from matcher.resume.errors import UnreadableResume
from matcher.resume.unseen import hides, note_of
from matcher.resume.xml_tree import local, parse_xml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

CONTENT, STYLES, META = "content.xml", "styles.xml", "meta.xml"
MANIFEST = "META-INF/manifest.xml"
PARAGRAPHS = frozenset({"p", "h"})
PASSED_OVER = frozenset({"annotation", "tracked-changes", "note", "forms", "hidden-text",
                         "hidden-paragraph", "sequence-decls", "image", "object"})  # fmt: skip
MARKS = {"tab": BETWEEN, "line-break": "\n"}
MOST_SPACES = 10
Hidden = Callable[["Element"], bool]


def read_odt(data: bytes) -> Document:
    """Read the text; UnreadableResume with code broken, encrypted, too_big or no_text."""
    with opened(data, "ODT") as file:
        names = set(file.namelist())
        if MANIFEST in names and b"encryption-data" in read_part(file, MANIFEST):
            raise UnreadableResume(
                "encrypted", "the ODT is protected by a password: save it without one"
            )
        content = parse_xml(read_part(file, CONTENT), "ODT")
        styles = parse_xml(read_part(file, STYLES), "ODT") if STYLES in names else None
        dated = _last_change(read_part(file, META)) if META in names else None
    if not _found(content, "text"):
        raise UnreadableResume(
            "unsupported", "the file is an OpenDocument, but not a text document: send an ODT"
        )
    roots = [content] if styles is None else [styles, content]
    hidden, unseen = _hidden_styles(roots), list[str]()
    body = list(_lines(_found(content, "body"), hidden, unseen))
    heads = [line for root in roots[:-1] for line in _headers(root, hidden, unseen)]
    lines = [*(line for line in dict.fromkeys(heads) if line not in body), *body]
    if not body:
        raise UnreadableResume(
            "no_text",
            "the ODT has no text; if it holds a picture of a resume, send the original document",
        )
    placed = tuple(TextLine(line, 1) for line in lines)
    return Document("odt", 1, placed, note_of(unseen), dated=dated)


def _last_change(content: bytes) -> date | None:
    """Return the day on which the file was saved; None where it does not say, or is damaged."""
    try:
        dates = _found(parse_xml(content, "ODT"), "date")
        return date.fromisoformat((dates[0].text or "").strip()[:10]) if dates else None
    except (UnreadableResume, ValueError):
        return None


def _found(root: Element, name: str) -> list[Element]:
    return [element for element in root.iter() if local(element) == name]


def _headers(root: Element, hidden: Hidden, unseen: list[str]) -> Iterator[str]:
    """Yield the lines of page headers: many a resume has its name and its address there."""
    yield from _lines(_found(root, "header"), hidden, unseen)


def _hidden_styles(roots: list[Element]) -> Hidden:
    """Return whether an element's style, or one that it is made from, hides its text."""
    rules: dict[str, bool] = {}
    parents: dict[str, str] = {}
    for style in (item for root in roots for item in _found(root, "style")):
        name, parent = _attribute(style, "name"), _attribute(style, "parent-style-name")
        values = [item.attrib for item in style if local(item) == "text-properties"]
        plain = {key.rpartition("}")[2]: value for item in values for key, value in item.items()}
        rules[name] = hides(plain)
        parents[name] = parent

    def is_hidden(element: Element) -> bool:
        name, steps = _attribute(element, "style-name"), 0
        while name in rules and steps < len(rules):
            if rules[name]:
                return True
            name, steps = parents[name], steps + 1
        return False

    return is_hidden


def _attribute(element: Element, name: str) -> str:
    """Return an attribute whatever its name space."""
    return next((value for key, value in element.items() if key.endswith(f"}}{name}")), "")


def _lines(elements: list[Element], hidden: Hidden, unseen: list[str]) -> Iterator[str]:
    """Yield the lines of paragraphs, lists and tables; what is hidden goes to `unseen`."""
    for element in elements:
        name = local(element)
        if name in PARAGRAPHS:
            parts = list(_text(element, hidden, unseen))
            yield from (line for part in "".join(parts).split("\n") if (line := part.strip()))
            yield from _lines(_frames(element), hidden, unseen)
        elif name == "list-item":
            items = list(_lines(list(element), hidden, unseen))
            yield from [f"\u2022 {item}" if at == 0 else item for at, item in enumerate(items)]
        elif name == "table-row":
            cells = [cell for cell in element if local(cell) == "table-cell"]
            yield from lines_of_row([list(_lines(list(item), hidden, unseen)) for item in cells])
        elif name not in PASSED_OVER:
            yield from _lines(list(element), hidden, unseen)


def _frames(paragraph: Element) -> list[Element]:
    """Return the text boxes that hang on a paragraph, outermost only."""
    found: list[Element] = []
    layer = list(paragraph)
    while layer:
        found += [item for item in layer if local(item) == "text-box"]
        layer = [child for item in layer if local(item) != "text-box" for child in item]
    return found


def _text(element: Element, hidden: Hidden, unseen: list[str]) -> Iterator[str]:
    """Yield the pieces of a paragraph's text that a person sees."""
    name = local(element)
    if name in PASSED_OVER or name == "frame":
        return
    if hidden(element):
        unseen.append(re.sub(r"\s+", " ", "".join(element.itertext())).strip())
        return
    if name == "s":
        yield " " * min(int(_attribute(element, "c") or 1), MOST_SPACES)
    yield MARKS.get(name, "")
    yield re.sub(r"\s+", " ", element.text or "")
    for child in element:
        yield from _text(child, hidden, unseen)
        yield re.sub(r"\s+", " ", child.tail or "")
