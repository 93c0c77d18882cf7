"""Characters made comparable: one form for each, nothing invisible."""

from __future__ import annotations

import re
import unicodedata

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff\U000e0000-\U000e0fff]"
)
CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")
PRIVATE = re.compile("[\ue000-\uf8ff]")
DAMAGED_DASH = re.compile("\u00ef\u00bc\u00cd?\u008d?")
DAMAGED_SPACE = re.compile("\u00e2\u20ac\u2039|\u00c2(?=\\s|$)")
"""A full-width dash, a zero-width space and a no-break space, read in the wrong encoding."""
DAMAGED_MARK = re.compile("\u00e2\u20ac[\u201c\u201d\u2122\u0153\u02dc\u00a2\u00a6\u009d]")
"""A dash, a quote or a bullet in UTF-8, read as Windows text."""
BULLET = re.compile(
    r"^[\u2022\u2023\u2043\u25aa-\u25cf\u25e6\u2219\u00b7\u2756\u27a2\u2713\u2423*›»–-]\s+"
)


def clean(line: str) -> str:
    """Return the line in NFKC, without invisible, control and private characters."""
    line = DAMAGED_SPACE.sub(" ", DAMAGED_DASH.sub("-", DAMAGED_MARK.sub(_mended, line)))
    line = INVISIBLE.sub("", CONTROL.sub(" ", line))
    line = PRIVATE.sub("\u2022", unicodedata.normalize("NFKC", line))
    return line.strip()


def _mended(match: re.Match[str]) -> str:
    last = match.group()[2]
    byte = b"\x9d" if last == "\x9d" else last.encode("cp1252")
    return (b"\xe2\x80" + byte).decode("utf-8")


def bare(line: str) -> str:
    """Return the line without a bullet before it and marks around it."""
    return BULLET.sub("", line).strip(" \t\u2022\u00b7|:;,.-–—_=~*#")


def words(text: str) -> list[str]:
    """Return the words of a text in lower case: letters, digits, and + # . inside a name."""
    return re.findall(r"[^\W_][\w+#]*(?:\.[^\W_]+)*", text.lower())
