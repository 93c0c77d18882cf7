"""Plain text and Markdown to lines: the marks of Markdown go, which pasted text often has too."""

from __future__ import annotations

import re

from matcher.resume.cells import BETWEEN
from matcher.resume.document import LONGEST_LINE, MOST_CHARACTERS, Document, TextLine
from matcher.resume.errors import UnreadableResume
from matcher.resume.kinds import SEND

BYTE_ORDER_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
MANY_ZEROS = 0.3
"""UTF-16 without a mark: so many of its bytes are 0, all at odd or all at even places."""
HEADING_MARK = re.compile(r"^(?:#{1,6}\s+|>\s+)")
EMPHASIS = re.compile(
    r"(?<![\w*])(?P<mark>\*{1,3}|_{2,3})(?=\S)(?P<inside>[^*\n]{1,300}?)(?<=\S)(?P=mark)(?!\w)"
)
UNDERLINED = re.compile(r"(?<!\w)_(?=\S)(?P<inside>[^_\n]{1,200})(?<=\S)_(?!\w)")
RULE = re.compile(r"^(?:[-=_*~]{3,}|`{3}.*)$")
"""Rules below headings and between parts, and fences of code."""
ROW_RULE = frozenset("-|: ")
"""What the second row of a table is made of."""
IMAGE = re.compile(r"!\[[^\]\n]{0,200}\]\([^()\s]{1,500}[^()\n]{0,100}\)")
LINKED = re.compile(
    r"\[(?P<inside>[^\]\n]{1,200})\]\((?P<to>[^()\s]{1,500})(?:\s[^()\n]{0,100})?\)"
)
TAG = re.compile(
    r"</?(?:a|b|br|center|details|div|em|font|h[1-6]|hr|i|img|li|p|small|span|strong|sub|summary|sup"
    r"|u|ul)(?:\s[^<>\n]{0,300})?/?>|<!--.{0,1000}?-->",
    re.IGNORECASE,
)
TICKS = re.compile(r"`([^`\n]{1,200})`")
ESCAPE = re.compile(r"\\([\\`*_{}\[\]()#+.!|<>~-])")


def decode(data: bytes) -> str:
    """Return the text; UnreadableResume when the bytes are no text."""
    encodings = [name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)]
    for encoding in (*encodings, *_unmarked_utf16(data), "utf-8-sig", "cp1252", "latin-1"):
        try:
            text = data.decode(encoding)
            break
        except UnicodeDecodeError:
            continue
    unprintable = sum(1 for character in text if character < " " and character not in "\t\n\r\f")
    if unprintable > len(text) // 100:
        raise UnreadableResume(
            "unsupported",
            f"the file is of no kind that is known here: {SEND}",
        )
    return text


def _unmarked_utf16(data: bytes) -> list[str]:
    sample = data[:4000]
    enough = MANY_ZEROS * len(sample)
    if sample[1::2].count(0) > enough and not sample[::2].count(0):
        return ["utf-16-le"]
    return ["utf-16-be"] if sample[::2].count(0) > enough and not sample[1::2].count(0) else []


def read_text(data: bytes) -> Document:
    """Read the bytes of a text file; UnreadableResume when they are no text, or too much."""
    return read_plain(decode(data))


def read_plain(text: str) -> Document:
    """Cut text into lines; UnreadableResume when it is empty or too long."""
    if not text.strip():
        raise UnreadableResume("empty", "the text is empty: send the text of a resume")
    if len(text) > MOST_CHARACTERS:
        raise UnreadableResume(
            "too_big",
            f"the text has {len(text):,} characters; at most {MOST_CHARACTERS:,} are read: "
            "send the resume alone",
        )
    lines = tuple(TextLine(_unmarked(line.replace("\t", BETWEEN)), 1) for line in text.splitlines())
    return Document("text", 1, lines)


def _unmarked(line: str) -> str:
    """Return a line without the marks of Markdown; no person writes longer lines than are read."""
    line = line[:LONGEST_LINE]
    line = TAG.sub(" ", HEADING_MARK.sub("", line.strip())).strip()
    line = LINKED.sub(_link, IMAGE.sub("", line))
    line = EMPHASIS.sub(r"\g<inside>", TICKS.sub(r"\1", line))
    line = UNDERLINED.sub(r"\g<inside>", line)
    if RULE.match(line) or ("---" in line and ROW_RULE.issuperset(line)):
        return ""
    if line.startswith("|") and line.endswith("|"):
        line = BETWEEN.join(cell.strip() for cell in line.split("|") if cell.strip())
    return ESCAPE.sub(r"\1", line)


def _link(match: re.Match[str]) -> str:
    """Write a link as its words, and its address where that says more."""
    words, address = match["inside"], match["to"]
    is_same = words.removeprefix("https://") in address or not address.startswith("http")
    return words if is_same else f"{words} {address}"
