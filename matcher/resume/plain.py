"""Plain text to lines."""

from __future__ import annotations

import re

from matcher.resume.document import Document, TextLine
from matcher.resume.errors import UnreadableResume

MOST_CHARACTERS = 200_000
BYTE_ORDER_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
MANY_ZEROS = 0.3
"""UTF-16 without a mark: so many of its bytes are 0, all at odd or all at even places."""
HEADING_MARK = re.compile(r"^(?:#{1,6}\s+|>\s+)")
EMPHASIS = re.compile(
    r"(?<![\w*])(?P<mark>\*{1,3}|_{2,3})(?=\S)(?P<inside>[^*\n]+?)(?<=\S)(?P=mark)(?!\w)"
)
RULE = re.compile(r"^[-=_*~]{3,}$")


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
            "the file is neither PDF nor DOCX nor plain text: send one of these",
        )
    return text


def _unmarked_utf16(data: bytes) -> list[str]:
    sample = data[:4000]
    enough = MANY_ZEROS * len(sample)
    if sample[1::2].count(0) > enough and not sample[::2].count(0):
        return ["utf-16-le"]
    return ["utf-16-be"] if sample[::2].count(0) > enough and not sample[1::2].count(0) else []


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
    lines = tuple(TextLine(_unmarked(line.replace("\t", "   ")), 1) for line in text.splitlines())
    return Document("text", 1, lines)


def _unmarked(line: str) -> str:
    """Return a line without the marks of Markdown, which pasted text often has."""
    line = EMPHASIS.sub(r"\g<inside>", HEADING_MARK.sub("", line.strip()))
    return "" if RULE.match(line) else line
