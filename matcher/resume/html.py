"""HTML to lines, through selectolax: blocks, lists and table rows as a browser would show them.

Runs only inside the reading process (`worker.py`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from matcher.resume.cells import BETWEEN, lines_of_row
from matcher.resume.document import Document, TextLine
from matcher.resume.errors import UnreadableResume
from matcher.resume.plain import decode
from matcher.resume.unseen import Look, note_of, removes

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
MOST_SELECTED = 20_000
HIDDEN = "hidden"
"""The attribute that HTML itself has for what is not shown."""
PROPERTIES = frozenset({"color", "background", "background-color", "font-size", "display", "left",
                        "top", "text-indent", "visibility", "opacity", "mso-hide", "clip",
                        "clip-path", "transform", "background-image"})  # fmt: skip


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
    read = _Page(_styles(tree), [] if unseen is None else unseen)
    return list(_lines(read, tree.body, Look())) if tree.body is not None else []


@dataclass(frozen=True, slots=True)
class _Page:
    """What the page's own style sheets say of its elements, and the hidden text found so far."""

    styles: dict[int, dict[str, str]]
    unseen: list[str]

    def style_of(self, node: Any) -> dict[str, str]:
        """Return the properties of an element, its own before those of the sheets."""
        attributes = node.attributes
        color = attributes.get("color") if node.tag == "font" else None
        ground = attributes.get("bgcolor")
        return {
            **({"color": color} if color else {}),
            **({"background-color": ground} if ground else {}),
            **self.styles.get(node.mem_id, {}),
            **_declared(attributes.get("style") or ""),
            **({"display": "none"} if HIDDEN in attributes else {}),
        }


def _decoded(data: bytes) -> str:
    """Decode as the page says, else as plain text is decoded."""
    named = CHARSET.search(data[:4096])
    if named:
        try:
            return data.decode(named.group(1).decode("ascii"), "replace")
        except LookupError:
            pass
    return decode(data)


def _styles(tree: Any) -> dict[int, dict[str, str]]:
    """Return the properties that the page's style sheets give to elements, later rules first."""
    sheets = " ".join(node.text() for node in tree.css("style"))
    styles: dict[int, dict[str, str]] = {}
    for selector, declarations in RULE.findall(NESTED.sub("", COMMENT.sub("", sheets)))[
        :MOST_RULES
    ]:
        if declared := _declared(declarations):
            for node in _selected(tree, selector.strip()):
                styles.setdefault(node.mem_id, {}).update(declared)
    return styles


def _selected(tree: Any, selector: str) -> list[Any]:
    """Return the elements that a selector names; none where it makes no sense."""
    try:
        return list(tree.css(selector)[:MOST_SELECTED])
    except Exception:
        return []


def _declared(declarations: str) -> dict[str, str]:
    """Return the properties that matter here."""
    pairs = (item.partition(":") for item in declarations.split(";"))
    named = ((name.strip().lower(), value) for name, _, value in pairs)
    return {
        name: value.replace("!important", "").strip().lower()
        for name, value in named
        if name in PROPERTIES
    }


def _lines(page: _Page, block: Any, look: Look) -> Iterator[str]:
    """Yield the lines of a block: what flows in it, and the blocks inside, in order."""
    flowing: list[str] = []
    for node, inside in _parts(page, block, look, flowing):
        yield from _flush(flowing)
        yield from _block(page, node, inside)
    yield from _flush(flowing)


def _parts(page: _Page, block: Any, look: Look, flowing: list[str]) -> Iterator[tuple[Any, Look]]:
    """Yield the blocks inside and their looks; put the text between them into `flowing`."""
    for node in block.iter(include_text=True):
        tag = node.tag
        if tag == "-text":
            text = re.sub(r"\s+", " ", node.text_content or "")
            (page.unseen if look.is_unseen else flowing).append(text)
            continue
        if tag in PASSED_OVER:
            continue
        style = page.style_of(node)
        if removes(style):
            page.unseen.append(node.text(separator=" ", strip=True))
        elif tag == "br":
            flowing.append("\n")
        elif tag in INLINE:
            yield from _parts(page, node, look.inside(style), flowing)
        else:
            yield node, look.inside(style)


def _block(page: _Page, node: Any, look: Look) -> Iterator[str]:
    if node.tag == "tr":
        cells = [(cell, page.style_of(cell)) for cell in node.iter() if cell.tag in CELLS]
        seen = [(cell, look.inside(style)) for cell, style in cells if not removes(style)]
        yield from lines_of_row([list(_lines(page, cell, inside)) for cell, inside in seen])
    elif node.tag == "pre":
        yield from (line.strip() for line in node.text().splitlines() if line.strip())
    elif node.tag == "li":
        for number, line in enumerate(_lines(page, node, look)):
            yield line if number else f"\u2022 {line}"
    else:
        yield from _lines(page, node, look)


def _flush(flowing: list[str]) -> Iterator[str]:
    """Yield what has gathered, line by line, and empty it."""
    for line in "".join(flowing).split("\n"):
        if text := re.sub(r"[ \t]+", " ", line.replace("\t", BETWEEN)).strip():
            yield text
    flowing.clear()
