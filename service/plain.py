"""Text from strangers made safe to print: no broken characters, no control codes."""

from __future__ import annotations

import unicodedata

CONTROL = frozenset({"Cc", "Cf", "Cs", "Co"})
NAME_LENGTH = 200


def whole(text: str) -> str:
    """Replace half characters (lone surrogates), which no encoding can write."""
    return text.encode("utf-8", "replace").decode("utf-8")


def one_line(text: str) -> str:
    """Return the text on one line, without control, format or unknown characters."""
    spaced = " ".join(whole(text).split())
    return "".join(char for char in spaced if unicodedata.category(char) not in CONTROL)


def file_name(text: str | None, default: str = "resume") -> str:
    """Return the last part of a sent file name, short and printable."""
    last = (text or "").replace("\\", "/").rsplit("/", 1)[-1]
    return one_line(last)[-NAME_LENGTH:] or default
