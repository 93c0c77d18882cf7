"""Plain text to lines."""

from __future__ import annotations

from matcher.resume.document import Document, TextLine
from matcher.resume.errors import UnreadableResume

MOST_CHARACTERS = 200_000
BYTE_ORDER_MARKS = ((b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decode(data: bytes) -> str:
    """Return the text; UnreadableResume when the bytes are no text."""
    encodings = [name for mark, name in BYTE_ORDER_MARKS if data.startswith(mark)]
    for encoding in (*encodings, "utf-8-sig", "cp1252", "latin-1"):
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


def read_plain(text: str) -> Document:
    """Cut text into lines; UnreadableResume when it is empty or too long."""
    if not text.strip():
        raise UnreadableResume("empty", "the text is empty")
    if len(text) > MOST_CHARACTERS:
        raise UnreadableResume(
            "too_big",
            f"the text has {len(text):,} characters; at most {MOST_CHARACTERS:,} are read",
        )
    lines = tuple(TextLine(line.replace("\t", "   ").strip(), 1) for line in text.splitlines())
    return Document("text", 1, lines)
