"""OpenDocument text (ODT) to lines: paragraphs and table rows in the order of the document.

Runs only inside the reading process (`worker.py`). See OASIS OpenDocument 1.3, part 3.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from matcher.resume.archive import opened, read_part
from matcher.resume.cells import BETWEEN, lines_of_row
from matcher.resume.document import Document, TextLine
from matcher.resume.errors import UnreadableResume
from matcher.resume.unseen import Look, note_of, removes
from matcher.resume.xml_tree import local, parse_xml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

CONTENT, STYLES, META = "content.xml", "styles.xml", "meta.xml"
MANIFEST = "META-INF/manifest.xml"
PARAGRAPHS = frozenset({"p", "h"})
PASSED_OVER = frozenset({"annotation", "tracked-changes", "note", "forms", "hidden-text",
                         "hidden-paragraph", "sequence-decls", "image", "object"})  # fmt: skip
MARKS = {"tab": BETWEEN, "line-break": "\n"}
MOST_SPACES, MOST_PARENTS = 10, 30


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
    page = _Page(_styles(roots), [])
    body = list(_lines(page, _found(content, "body"), Look()))
    headers = [item for root in roots[:-1] for item in _found(root, "header")]
    heads = list(_lines(page, headers, Look()))
    lines = [*(line for line in dict.fromkeys(heads) if line not in body), *body]
    if not body:
        raise UnreadableResume(
            "no_text",
            "the ODT has no text; if it holds a picture of a resume, send the original document",
        )
    placed = tuple(TextLine(line, 1) for line in lines)
    return Document("odt", 1, placed, note_of(page.unseen), dated=dated)


def _last_change(content: bytes) -> date | None:
    """Return the day on which the file was saved; None where it does not say, or is damaged."""
    try:
        dates = _found(parse_xml(content, "ODT"), "date")
        return date.fromisoformat((dates[0].text or "").strip()[:10]) if dates else None
    except (UnreadableResume, ValueError):
        return None


def _found(root: Element, name: str) -> list[Element]:
    return [element for element in root.iter() if local(element) == name]


@dataclass(frozen=True, slots=True)
class _Page:
    """The properties of each style by its name, and the hidden text found so far."""

    styles: dict[str, dict[str, str]]
    unseen: list[str]

    def style_of(self, element: Element) -> dict[str, str]:
        """Return the properties of an element."""
        return self.styles.get(_attribute(element, "style-name"), {})


def _styles(roots: list[Element]) -> dict[str, dict[str, str]]:
    """Return the properties of all styles, those that they are made from included."""
    own: dict[str, dict[str, str]] = {}
    parents: dict[str, str] = {}
    for style in (item for root in roots for item in _found(root, "style")):
        name = _attribute(style, "name")
        values = [item.attrib for item in style if local(item).endswith("-properties")]
        own[name] = {
            key.rpartition("}")[2]: value for item in values for key, value in item.items()
        }
        parents[name] = _attribute(style, "parent-style-name")
    return {name: _with_parents(name, own, parents) for name in own}


def _with_parents(
    name: str, own: dict[str, dict[str, str]], parents: dict[str, str]
) -> dict[str, str]:
    line: list[str] = []
    while name in own and name not in line and len(line) < MOST_PARENTS:
        line.append(name)
        name = parents[name]
    return {key: value for one in reversed(line) for key, value in own[one].items()}


def _attribute(element: Element, name: str) -> str:
    """Return an attribute whatever its name space."""
    return next((value for key, value in element.items() if key.endswith(f"}}{name}")), "")


def _lines(page: _Page, elements: list[Element], look: Look) -> Iterator[str]:
    """Yield the lines of paragraphs, lists and tables; what is hidden is noted."""
    for element in elements:
        name = local(element)
        if name in PASSED_OVER:
            continue
        inside = look.inside(page.style_of(element))
        if name in PARAGRAPHS:
            parts = list(_text(page, element, look))
            yield from (line for part in "".join(parts).split("\n") if (line := part.strip()))
            yield from _lines(page, _frames(element), inside)
        elif name == "list-item":
            items = list(_lines(page, list(element), inside))
            yield from [f"\u2022 {item}" if at == 0 else item for at, item in enumerate(items)]
        elif name == "table-row":
            cells = [cell for cell in element if local(cell) == "table-cell"]
            yield from lines_of_row([list(_lines(page, [cell], inside)) for cell in cells])
        else:
            yield from _lines(page, list(element), inside)


def _frames(paragraph: Element) -> list[Element]:
    """Return the frames that hang on a paragraph, outermost only."""
    found: list[Element] = []
    layer = list(paragraph)
    while layer:
        found += [item for item in layer if local(item) == "frame"]
        layer = [child for item in layer if local(item) != "frame" for child in item]
    return found


def _text(page: _Page, element: Element, look: Look) -> Iterator[str]:
    """Yield the pieces of a paragraph's text that a person sees."""
    name = local(element)
    if name in PASSED_OVER or name == "frame":
        return
    style = page.style_of(element)
    if removes(style):
        page.unseen.append(_plain("".join(element.itertext())).strip())
        return
    if name == "s":
        yield " " * min(int(_attribute(element, "c") or 1), MOST_SPACES)
    yield MARKS.get(name, "")
    inside = look.inside(style)
    yield from _seen(page, element.text, inside)
    for child in element:
        yield from _text(page, child, inside)
        yield from _seen(page, child.tail, inside)


def _seen(page: _Page, text: str | None, look: Look) -> Iterator[str]:
    if look.is_unseen:
        page.unseen.append(text or "")
    else:
        yield _plain(text or "")


def _plain(text: str) -> str:
    return re.sub(r"\s+", " ", text)
