r"""RTF to lines. What is hidden (`\v`, white) is taken out first; striprtf turns the rest to text.

Runs only inside the reading process (`worker.py`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from matcher.resume.cells import BETWEEN
from matcher.resume.document import Document, TextLine
from matcher.resume.errors import UnreadableResume
from matcher.resume.unseen import note_of
from matcher.resume.visibility import WHITE, Colour, is_unseen

TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'[0-9a-fA-F]{2}|\\[^a-zA-Z]|[{}]"
    r"|[\r\n]+|[^\\{}\r\n]+"
)
COLORS = re.compile(r"\{\\colortbl([^{}]*)\}")
COLOR = re.compile(r"\\(red|green|blue)(\d+)")
PLAIN = frozenset({"plain", "pard"})
TABLES = frozenset({"fonttbl", "colortbl", "stylesheet", "info", "listtable", "pict", "themedata"})
"""Groups without text of the document."""
HEADER = re.compile(r"\{\\header[lrf]?\b")
"""Many a resume has its name and its address in the page header: it is read as text."""
GROUNDS = frozenset({"highlight", "cb", "chcbpat", "cbpat"})
COUNTED = frozenset({"cf", "fs", *GROUNDS})
"""Words that need a number."""
SHADED = re.compile(r"\\(?:clcbpat|shp|do|background)")
"""Shaded cells and shapes: white text may stand on one of them."""


def read_rtf(data: bytes) -> Document:
    """Read the text; UnreadableResume with code broken or no_text."""
    from striprtf.striprtf import rtf_to_text

    seen, unseen = _parted(data.decode("latin-1"))
    try:
        text = rtf_to_text(HEADER.sub(r"{\\pard", seen), errors="ignore")
    except (ValueError, LookupError, TypeError, IndexError, OverflowError) as error:
        raise UnreadableResume(
            "broken",
            "the file begins like an RTF but is damaged: open it in a word processor and save it "
            "again",
            type(error).__name__,
        ) from None
    rows = (_row(line) for line in text.encode("utf-8", "replace").decode().split("\n"))
    lines = [line for line in rows if line]
    if not lines:
        raise UnreadableResume(
            "no_text",
            "the RTF has no text; if it holds a picture of a resume, send the original document",
        )
    return Document("rtf", 1, tuple(TextLine(line, 1) for line in lines), note_of(unseen))


def _row(line: str) -> str:
    """Write a row of a table, whose cells striprtf ends with bars, as other formats have it."""
    content = line.replace("\t", BETWEEN).strip()
    if not content.endswith("|"):
        return content
    return BETWEEN.join(cell.strip() for cell in content.split("|") if cell.strip())


@dataclass(frozen=True, slots=True)
class Look:
    """How text is set: colours by their number in the table, 0 where none is named."""

    hidden: bool = False
    colour: int = 0
    ground: int = 0
    points: float = 12.0
    table: bool = False


def _parted(rtf: str) -> tuple[str, list[str]]:
    """Part what a person sees, still as RTF, from the text that is hidden."""
    palette = _palette(rtf)
    paper = None if SHADED.search(rtf) else WHITE
    seen: list[str] = []
    unseen: list[str] = []
    groups: list[Look] = []
    look = Look()
    for match in TOKEN.finditer(rtf):
        token, word = match.group(), match["word"]
        if token == "{":
            groups.append(look)
        elif token == "}":
            look = groups.pop() if groups else Look()
        elif word is not None:
            look = _changed(look, word, int(match["number"] or ("0" if word in COUNTED else "1")))
        is_text = word is None and token not in "{}" and not token.startswith(("\r", "\n"))
        if is_text and not look.table and _is_hidden(look, palette, paper):
            unseen.append(token)
        else:
            seen.append(token)
    return "".join(seen), [" ".join("".join(unseen).split())]


def _changed(look: Look, word: str, number: int) -> Look:
    """Return the look after a control word."""
    if word in ("v", "deleted"):
        return replace(look, hidden=number != 0)
    if word == "cf":
        return replace(look, colour=number)
    if word in GROUNDS:
        return replace(look, ground=number)
    if word == "fs":
        return replace(look, points=number / 2)
    if word in PLAIN:
        return Look(table=look.table)
    return replace(look, table=True) if word in TABLES else look


def _is_hidden(look: Look, palette: Mapping[int, Colour], paper: Colour | None) -> bool:
    ground = palette.get(look.ground) if look.ground else paper
    return look.hidden or is_unseen(palette.get(look.colour), ground, look.points)


def _palette(rtf: str) -> dict[int, Colour]:
    """Return the colours of the table by number."""
    table = COLORS.search(rtf)
    written = [dict(COLOR.findall(color)) for color in table.group(1).split(";")] if table else []
    return {
        number: (int(one["red"]), int(one["green"]), int(one["blue"]))
        for number, one in enumerate(written)
        if len(one) == 3
    }
