"""HTML to lines, through selectolax: blocks, lists and table rows as a browser would show them.

Runs only inside the reading process (`worker.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from matcher.resume.cells import BETWEEN, lines_of_row
from matcher.resume.document import Document, TextLine
from matcher.resume.errors import UnreadableResume
from matcher.resume.plain import decode
from matcher.resume.unseen import hides, note_of

PASSED_OVER = frozenset(
    "script style head template noscript svg math iframe object embed canvas audio video select "
    "button input textarea -comment datalist map".split()
)
INLINE = frozenset(
    "a abbr b bdi bdo big cite code data del dfn em font i img ins kbd label mark q s samp small "
    "span strike strong sub sup time tt u var wbr".split()
)
CELLS = ("td", "th")
CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
RULE = re.compile(r"([^{}]{1,300})\{([^{}]{0,2000})\}")
NESTED = re.compile(r"@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
"""Rules for other media, narrow windows and fonts: none of them is what a person sees on a page."""
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
MOST_RULES = 500
MARK = "hidden"
"""The attribute that HTML itself has for what is not shown."""


def read_html(data: bytes) -> Document:
    """Read the text; UnreadableResume with code no_text when a browser would show none."""
    unseen: list[str] = []
    lines = lines_of(_decoded(data), unseen)
    if not lines:
        raise UnreadableResume(
            "no_text",
            "the HTML page shows no text; if a program fills it, print it as a PDF and send that",
        )
    return Document("html", 1, tuple(TextLine(line, 1) for line in lines), note_of(unseen))


def lines_of(page: str, unseen: list[str] | None = None) -> list[str]:
    """Return the lines that a browser would show; what it would hide is added to `unseen`."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(page)
    _mark_hidden(tree)
    hidden = [] if unseen is None else unseen
    return list(_lines(tree.body, hidden)) if tree.body is not None else []


def _decoded(data: bytes) -> str:
    """Decode as the page says, else as plain text is decoded."""
    named = CHARSET.search(data[:4096])
    if named:
        try:
            return data.decode(named.group(1).decode("ascii"), "replace")
        except LookupError:
            pass
    return decode(data)


def _mark_hidden(tree: Any) -> None:
    """Mark the elements that rules of the page's own style sheets hide."""
    sheets = " ".join(node.text() for node in tree.css("style"))
    rules = RULE.findall(NESTED.sub("", COMMENT.sub("", sheets)))[:MOST_RULES]
    for selector, declarations in rules:
        if hides(_declared(declarations)):
            try:
                found = tree.css(selector.strip())
            except Exception:
                continue
            for node in found:
                node.attrs[MARK] = ""


def _declared(declarations: str) -> dict[str, str]:
    pairs = (item.partition(":") for item in declarations.split(";"))
    return {
        name.strip().lower(): value.replace("!important", "").strip() for name, _, value in pairs
    }


def _is_hidden(node: Any) -> bool:
    attributes = node.attributes
    style = attributes.get("style") or ""
    color = {"color": attributes.get("color") or ""} if node.tag == "font" else {}
    return MARK in attributes or hides({**color, **_declared(style)})


def _lines(block: Any, unseen: list[str]) -> Iterator[str]:
    """Yield the lines of a block: what flows in it, and the blocks inside, in order."""
    flowing: list[str] = []
    for node in _parts(block, unseen, flowing):
        yield from _flush(flowing)
        yield from _block(node, unseen)
    yield from _flush(flowing)


def _parts(block: Any, unseen: list[str], flowing: list[str]) -> Iterator[Any]:
    """Yield the blocks inside; put the text between them into `flowing`."""
    for node in block.iter(include_text=True):
        tag = node.tag
        if tag == "-text":
            flowing.append(re.sub(r"\s+", " ", node.text_content or ""))
        elif tag in PASSED_OVER:
            continue
        elif _is_hidden(node):
            unseen.append(node.text(separator=" ", strip=True))
        elif tag == "br":
            flowing.append("\n")
        elif tag in INLINE:
            yield from _parts(node, unseen, flowing)
        else:
            yield node


def _block(node: Any, unseen: list[str]) -> Iterator[str]:
    if node.tag == "tr":
        cells = [cell for cell in node.iter() if cell.tag in CELLS and not _is_hidden(cell)]
        yield from lines_of_row([list(_lines(cell, unseen)) for cell in cells])
    elif node.tag == "pre":
        yield from (line.strip() for line in node.text().splitlines() if line.strip())
    elif node.tag == "li":
        for number, line in enumerate(_lines(node, unseen)):
            yield line if number else f"\u2022 {line}"
    else:
        yield from _lines(node, unseen)


def _flush(flowing: list[str]) -> Iterator[str]:
    """Yield what has gathered, line by line, and empty it."""
    for line in "".join(flowing).split("\n"):
        if text := re.sub(r"[ \t]+", " ", line.replace("\t", BETWEEN)).strip():
            yield text
    flowing.clear()
