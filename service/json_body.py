"""JSON from strangers, read without surprises.

Deep nesting, a flood of tiny values, numbers that are none (`NaN`), halves of characters and bytes
that are no text are all refused or mended here, so that nothing behind has to think of them.
"""

from __future__ import annotations

import json
from typing import Any

from service.failure import Failure
from service.plain import whole

DEPTH = 32
VALUES = 200_000


def read_object(body: bytes) -> dict[str, Any]:
    """Return the JSON object in a body; Failure `bad_json` says what is wrong with it."""
    if body.count(b",") + body.count(b"[") + body.count(b"{") > VALUES:
        raise _bad(f"more than {VALUES:,} values")
    try:
        value = json.loads(body, parse_constant=_no_number)
    except RecursionError:
        raise _bad(f"nested deeper than {DEPTH} levels") from None
    except ValueError as error:
        raise _bad(_reason(error)) from None
    if not isinstance(value, dict):
        raise _bad(f"expected an object, found {type(value).__name__}")
    return {whole(name): _mended(item, 1) for name, item in value.items()}


def _mended(value: Any, depth: int) -> Any:
    """Copy a value with every text made whole; refuse what is nested too deep."""
    if depth > DEPTH:
        raise _bad(f"nested deeper than {DEPTH} levels")
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, list):
        return [_mended(item, depth + 1) for item in value]
    if isinstance(value, dict):
        return {whole(name): _mended(item, depth + 1) for name, item in value.items()}
    return value


def _no_number(name: str) -> None:
    raise ValueError(f"{name} is not a number in JSON")


def _reason(error: ValueError) -> str:
    """Say what is wrong without quoting the body."""
    if isinstance(error, json.JSONDecodeError):
        return f"{error.msg} at line {error.lineno}, column {error.colno}"
    if isinstance(error, UnicodeDecodeError):
        return f"not {error.encoding} text at byte {error.start}"
    return "a number that JSON does not know or that is too long"


def _bad(reason: str) -> Failure:
    return Failure("bad_json", f"the body is not JSON that can be used: {reason}")
