r"""RTF to lines. What is hidden (`\v`, white) is taken out first; striprtf turns the rest to text.

Runs only inside the reading process (`worker.py`).
"""

from __future__ import annotations

import re

from matcher.resume.cells import BETWEEN
from matcher.resume.document import Document, TextLine
from matcher.resume.errors import UnreadableResume
from matcher.resume.unseen import note_of

TOKEN = re.compile(
    r"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'[0-9a-fA-F]{2}|\\[^a-zA-Z]|[{}]"
    r"|[\r\n]+|[^\\{}\r\n]+"
)
COLORS = re.compile(r"\{\\colortbl([^{}]*)\}")
COLOR = re.compile(r"\\(red|green|blue)(\d+)")
SHADED = re.compile(r"\\(?:clcbpat|cbpat|chcbpat|highlight)[1-9]")
"""Colour behind text: white text may be seen there."""
PLAIN = frozenset({"plain", "pard"})
TABLES = frozenset({"fonttbl", "colortbl", "stylesheet", "info", "listtable", "pict", "themedata"})
"""Groups without text of the document."""
HEADER = re.compile(r"\{\\header[lrf]?\b")
"""Many a resume has its name and its address in the page header: it is read as text."""
WHITE = {"red": 255, "green": 255, "blue": 255}


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


def _parted(rtf: str) -> tuple[str, list[str]]:
    """Part what a person sees, still as RTF, from the text that is hidden."""
    whites = set() if SHADED.search(rtf) else _whites(rtf)
    seen: list[str] = []
    unseen: list[str] = []
    groups: list[tuple[bool, bool, bool]] = []
    hidden = white = table = False
    for match in TOKEN.finditer(rtf):
        token, word, number = match.group(), match["word"], match["number"]
        if token == "{":
            groups.append((hidden, white, table))
        elif token == "}":
            hidden, white, table = groups.pop() if groups else (False, False, False)
        elif word == "v":
            hidden = number != "0"
        elif word == "cf":
            white = int(number or 0) in whites
        elif word in PLAIN:
            hidden = white = False
        elif word in TABLES:
            table = True
        is_text = word is None and token not in "{}" and not token.startswith(("\r", "\n"))
        if is_text and (hidden or white) and not table:
            unseen.append(token)
        else:
            seen.append(token)
    return "".join(seen), [" ".join("".join(unseen).split())]


def _whites(rtf: str) -> set[int]:
    """Return the numbers of white in the table of colours."""
    table = COLORS.search(rtf)
    colors = table.group(1).split(";") if table else []
    values = [{name: int(value) for name, value in COLOR.findall(color)} for color in colors]
    return {number for number, value in enumerate(values) if value == WHITE}
