"""Read text files line by line so that whatever is wrong can be named with file and line."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.errors import SuiteError


@dataclass(frozen=True, slots=True)
class Row:
    """One JSON object and where it stands."""

    file: Path
    line: int
    fields: dict[str, Any]

    @property
    def id(self) -> str:
        """The `_id` of the object."""
        return self.string("_id")

    def string(self, name: str, expected: str | None = None) -> str:
        """Return a field that must be a string; `expected` words what is missing."""
        if name not in self.fields:
            raise self.error(f"{expected or name} is missing; found {sorted(self.fields)}")
        value = self.fields[name]
        if not isinstance(value, str):
            raise self.error(f"expected {name} to be a string, found {value!r}")
        return value

    def error(self, message: str) -> SuiteError:
        """Return the error that says what is wrong with this row."""
        return SuiteError(self.file, self.line, message)


def read_jsonl(file: Path, what: str) -> list[Row]:
    """Read one JSON object per line; SuiteError for bad JSON, an `_id` that recurs, no line."""
    rows: dict[str, Row] = {}
    for number, text in read_lines(file):
        row = Row(file, number, _object(file, number, text, what))
        if not row.id:
            raise row.error("_id is empty; expected a name of its own")
        if row.id in rows:
            raise row.error(f"_id {row.id!r} stands already in line {rows[row.id].line}")
        rows[row.id] = row
    if not rows:
        raise SuiteError(file, 1, f"the file is empty; expected {what} on each line")
    return list(rows.values())


def read_lines(file: Path, keep_blank: bool = False) -> Iterator[tuple[int, str]]:
    """Yield line numbers from 1 and texts; SuiteError when missing or not UTF-8."""
    try:
        content = file.read_bytes()
    except OSError as error:
        reason = error.strerror or type(error).__name__
        raise SuiteError(file, 1, f"the file cannot be read: {reason}") from None
    for number, line in enumerate(content.removeprefix(b"\xef\xbb\xbf").split(b"\n"), start=1):
        try:
            text = line.decode("utf-8").removesuffix("\r")
        except UnicodeDecodeError as error:
            raise SuiteError(file, number, f"expected UTF-8: {error.reason}") from None
        if text.strip() or keep_blank:
            yield number, text


def _object(file: Path, number: int, text: str, what: str) -> dict[str, Any]:
    try:
        fields = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise SuiteError(file, number, f"expected {what} as JSON: {error}") from None
    if not isinstance(fields, dict):
        raise SuiteError(file, number, f"expected {what} as a JSON object, found {text[:40]!r}")
    return fields
