"""Reading fields of a YAML mapping, each checked, with what was found and what was expected."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from matcher.catalogue.problems import Path_

SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
DATE = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?")
WEB = re.compile(r"https?://[^\s]+\.[^\s]+")


@dataclass(slots=True)
class Fields:
    """A mapping being read; what is wrong goes to `wrong` as (place, message)."""

    values: Mapping[str, Any]
    place: Path_
    wrong: list[tuple[Path_, str]] = field(default_factory=list)

    def refuse(self, name: str | int, message: str) -> None:
        """Note that a field is wrong."""
        self.wrong.append(((*self.place, name), message))

    def unknown(self, known: Iterable[str]) -> None:
        """Note every field that the format does not have."""
        for name in self.values:
            if name not in set(known):
                self.refuse(name, f"unknown field {name!r}; known are {', '.join(sorted(known))}")

    def text(self, name: str, required: bool = True) -> str:
        """Read a text; folded whitespace."""
        value = self.values.get(name)
        if value is None or value == "":
            if required:
                self.refuse(name, f"{name} is missing; expected a text")
            return ""
        if not isinstance(value, str):
            self.refuse(name, f"{name} is {value!r}; expected a text (quote it if it is a number)")
            return ""
        return " ".join(value.split())

    def slug(self, name: str) -> str:
        """Read an id."""
        value = self.text(name)
        if value and not SLUG.fullmatch(value):
            self.refuse(name, f"{name} is {value!r}; expected lower-case words joined by hyphens")
        return value

    def optional_slug(self, name: str) -> str | None:
        """Read an id that may be null or absent."""
        return self.slug(name) if self.values.get(name) is not None else None

    def choice(self, name: str, choices: tuple[str, ...], required: bool = True) -> str:
        """Read one of a few words."""
        value = self.text(name, required)
        if value and value not in choices:
            self.refuse(name, f"{name} is {value!r}; expected one of {', '.join(choices)}")
        return value

    def date(self, name: str) -> str | None:
        """Read YYYY, YYYY-MM or YYYY-MM-DD; None when absent."""
        value = self.values.get(name)
        if value is None:
            return None
        if not (isinstance(value, str) and _is_date(value)):
            self.refuse(
                name, f"{name} is {value!r}; expected a quoted date: YYYY, YYYY-MM or YYYY-MM-DD"
            )
            return None
        return value

    def url(self, name: str, required: bool = True) -> str:
        """Read a web address."""
        value = self.text(name, required)
        if value and not WEB.fullmatch(value):
            self.refuse(name, f"{name} is {value!r}; expected a web address (https://…)")
        return value

    def flag(self, name: str) -> bool:
        """Read true or false; false when absent."""
        value = self.values.get(name, False)
        if not isinstance(value, bool):
            self.refuse(name, f"{name} is {value!r}; expected true or false")
        return value is True

    def number(self, name: str, low: float, high: float, required: bool = True) -> float | None:
        """Read a number within bounds."""
        value = self.values.get(name)
        if value is None and not required:
            return None
        good = isinstance(value, int | float) and not isinstance(value, bool)
        if not good or not low <= float(value or 0) <= high:
            self.refuse(name, f"{name} is {value!r}; expected a number from {low:g} to {high:g}")
            return low
        return float(value or 0)

    def texts(self, name: str) -> tuple[str, ...]:
        """Read a list of texts; empty when absent."""
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
            self.refuse(
                name,
                f"{name} is {value!r}; expected a list of texts (quote words like yes, no, 1.0)",
            )
            return ()
        return tuple(" ".join(item.split()) for item in value)

    def mappings(self, name: str) -> list[Fields]:
        """Read a list of mappings; empty when absent."""
        value = self.values.get(name, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self.refuse(name, f"{name} is not a list of mappings")
            return []
        return [
            Fields(item, (*self.place, name, row), self.wrong) for row, item in enumerate(value)
        ]

    def mapping(self, name: str) -> Fields | None:
        """Read a mapping; None when absent."""
        value = self.values.get(name)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.refuse(name, f"{name} is {value!r}; expected a mapping")
            return None
        return Fields(value, (*self.place, name), self.wrong)


def _is_date(text: str) -> bool:
    if not DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat((text + "-01-01")[:10])
    except ValueError:
        return False
    return True
