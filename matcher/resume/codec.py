"""Dataclasses to JSON and back, checked against their annotations on the way back, by msgspec."""

from __future__ import annotations

import json
import re
from typing import Any, TypeVar

import msgspec

Kind = TypeVar("Kind")
HALF = re.compile(rb"(?<!\\)(?:\\\\)*\\u[dD][89a-fA-F]")
"""Half of a character, escaped: `written` writes none."""


def written(value: Any) -> bytes:
    """Return JSON in UTF-8, in which halves of characters are question marks."""
    plain = msgspec.to_builtins(value)
    return json.dumps(plain, ensure_ascii=False).encode("utf-8", "replace")


def read_back(content: bytes) -> Any:
    """Return the plain values in JSON; ValueError when `written` did not write it."""
    if HALF.search(content):
        raise ValueError("half of a character")
    try:
        return json.loads(content)
    except RecursionError:
        raise ValueError("nested too deep") from None


def built(kind: type[Kind], value: Any) -> Kind:
    """Return plain values as what they stand for; ValueError when they do not fit `kind`."""
    try:
        return msgspec.convert(value, kind)
    except msgspec.MsgspecError as error:
        raise ValueError(str(error)) from None


def whole(text: str) -> str:
    """Return a text without halves of characters, which JSON can carry and UTF-8 cannot."""
    return text.encode("utf-8", "replace").decode("utf-8")
