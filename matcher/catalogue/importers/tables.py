"""Tables of a source (tab-separated, CSV or Excel) as rows that know their file and line."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Literal

from matcher.catalogue.importers.imported import refuse
from matcher.catalogue.importers.sources import Source, lines_of
from matcher.catalogue.problems import CatalogueError

DELIMITERS = {"\t": "tabs", ",": "commas", ";": "semicolons", "|": "bars"}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table by column; `line` is where it begins."""

    values: dict[str, str]
    file: str
    line: int

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    def get(self, column: str) -> str:
        """Return a cell; nothing where the table has no such column."""
        return self.values.get(column, "")

    def required(self, column: str) -> str:
        """Return a cell that may not be empty."""
        if not self.values[column]:
            raise self.refuse(f"{column} is empty; expected a text")
        return self.values[column]

    def refuse(self, message: str) -> CatalogueError:
        """Return the error that this row is wrong."""
        return refuse(self.file, self.line, message)


def read_table(source: Source, name: str, columns: Iterable[str], delimiter: str) -> Iterator[Row]:
    """Yield the rows of a table that must have the given columns.

    Between commas a quoted cell may hold commas and line ends, as in CSV. Between tabs a line is a
    row, and quotes around a whole cell are taken off.
    """
    if name.lower().endswith(".xlsx"):
        cells = _excel(source, name)
    else:
        cells = _separated(source, name, delimiter)
    file = PurePosixPath(name).name
    header: list[str] | None = None
    for line, row in cells:
        if header is None:
            header = [cell.strip() for cell in row]
            _check_header(file, header, list(columns), delimiter)
        elif any(row):
            if len(row) != len(header):
                raise refuse(
                    file, line, f"{len(row)} columns; expected {len(header)}, as in line 1"
                )
            yield Row(dict(zip(header, map(str.strip, row), strict=True)), file, line)
    if header is None:
        raise refuse(file, 1, f"the file is empty; expected columns {', '.join(columns)}")


def unique(rows: Iterable[Row], key: Callable[[Row], str]) -> Iterator[Row]:
    """Pass rows on; CatalogueError at the second one with the same key."""
    seen: dict[str, int] = {}
    for row in rows:
        value = key(row)
        if value in seen:
            raise row.refuse(f"duplicate id {value!r}; it stands already in line {seen[value]}")
        seen[value] = row.line
        yield row


def _check_header(file: str, header: list[str], columns: list[str], delimiter: str) -> None:
    missing = [column for column in columns if column not in header]
    if not missing:
        return
    for other, words in DELIMITERS.items():
        if other != delimiter and len(header) == 1 and other in header[0]:
            raise refuse(file, 1, f"columns are separated by {words}; expected "
                         f"{DELIMITERS[delimiter]}")  # fmt: skip
    found = ", ".join(cell[:40] for cell in header[:20]) or "nothing"
    raise refuse(file, 1, f"no column {', '.join(map(repr, missing))}; found {found}")


def _separated(source: Source, name: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    tabs = delimiter == "\t"
    quoting: Literal[0, 3] = csv.QUOTE_NONE if tabs else csv.QUOTE_MINIMAL
    reader = csv.reader(lines_of(source, name), delimiter=delimiter, quoting=quoting, strict=True)
    line = 1
    try:
        for row in reader:
            yield line, [_unquoted(cell) for cell in row] if tabs else row
            line = reader.line_num + 1
    except csv.Error as error:
        raise refuse(PurePosixPath(name).name, line, f"not a row of a table: {error}") from None


def _excel(source: Source, name: str) -> Iterator[tuple[int, list[str]]]:
    from matcher.catalogue.importers.excel import excel_rows

    return excel_rows(source, name)


def _unquoted(cell: str) -> str:
    """Take the quotes off a cell that is quoted as a whole, and single its doubled ones."""
    if len(cell) < 2 or not cell[0] == cell[-1] == '"':
        return cell
    inner = cell[1:-1]
    return cell if '"' in inner.replace('""', "") else inner.replace('""', '"')
