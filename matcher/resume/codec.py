"""Dataclasses to plain JSON values and back, checked against their annotations on the way back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from functools import cache
from types import NoneType, UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints


def plain(value: Any) -> Any:
    """Return a value as JSON can hold it: dataclasses as objects, tuples as lists, days as text."""
    if is_dataclass(value) and not isinstance(value, type):
        return {item.name: plain(getattr(value, item.name)) for item in fields(value)}
    if isinstance(value, Mapping):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, tuple | list):
        return [plain(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


def built(kind: Any, value: Any) -> Any:
    """Return what `plain` was given; TypeError, ValueError or KeyError when it is something else.

    `kind` is an annotation: of dataclasses, tuples, mappings, unions, days and plain values.
    """
    origin = get_origin(kind)
    if origin in (Union, UnionType):
        return _one_of(get_args(kind), value)
    if origin is tuple:
        return _tuple(get_args(kind), value)
    if origin is not None and issubclass(origin, Mapping):
        of = get_args(kind)[1]
        return {str(key): built(of, item) for key, item in _checked(dict, value).items()}
    if isinstance(kind, type) and is_dataclass(kind):
        given = _checked(dict, value)
        return kind(**{name: built(hint, given[name]) for name, hint in _hints(kind).items()})
    if kind is date:
        return date.fromisoformat(_checked(str, value))
    if kind is float:
        return float(_checked((int, float), value))
    found = _checked(kind, value)
    return whole(found) if isinstance(found, str) else found


def whole(text: str) -> str:
    """Return a text without halves of characters, which JSON can carry and UTF-8 cannot."""
    return text.encode("utf-8", "replace").decode("utf-8")


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _one_of(kinds: tuple[Any, ...], value: Any) -> Any:
    if value is None and NoneType in kinds:
        return None
    (kind,) = (kind for kind in kinds if kind is not NoneType)
    return built(kind, value)


def _tuple(kinds: tuple[Any, ...], value: Any) -> tuple[Any, ...]:
    items = _checked(list, value)
    if len(kinds) == 2 and kinds[1] is Ellipsis:
        return tuple(built(kinds[0], item) for item in items)
    return tuple(built(kind, item) for kind, item in zip(kinds, items, strict=True))


def _checked(kind: Any, value: Any) -> Any:
    wrong = isinstance(value, bool) and kind is not bool
    if wrong or not isinstance(value, kind):
        raise TypeError(f"expected {kind}, found {type(value).__name__}")
    return value
