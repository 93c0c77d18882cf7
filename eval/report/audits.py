"""Audits in a report: whatever tables `fairness.json` and `stability.json` hold, shown alike."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class AuditTable:
    """Rows of one kind, with the names of their columns."""

    name: str
    columns: Sequence[str]
    rows: Sequence[Sequence[str]]


@dataclass(frozen=True, slots=True)
class Audit:
    """One audit: its verdict, what it says in words, and its tables."""

    name: str
    passed: bool
    facts: Sequence[tuple[str, str]]
    tables: Sequence[AuditTable]


def audits_of(found: Mapping[str, Any]) -> list[Audit]:
    """Arrange each audit: plain values are facts, lists of objects are tables."""
    return [_audit(name, fields) for name, fields in sorted(found.items())]


def _audit(name: str, fields: Mapping[str, Any]) -> Audit:
    facts, tables = [], []
    for key, value in fields.items():
        if isinstance(value, list) and value and isinstance(value[0], Mapping):
            columns = list(value[0])
            rows = [[_cell(row.get(column)) for column in columns] for row in value]
            tables.append(AuditTable(_title(key), [_title(name) for name in columns], rows))
        elif isinstance(value, list):
            facts += [(_title(key), _cell(item)) for item in value]
        elif key != "passed":
            facts.append((_title(key), _cell(value)))
    return Audit(name, bool(fields.get("passed")), facts, tables)


def _title(key: str) -> str:
    return key.replace("_", " ")


def _cell(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return f"{value:.4f}"
    if isinstance(value, list):
        return " to ".join(_cell(item) for item in value)
    return "–" if value is None else str(value)
