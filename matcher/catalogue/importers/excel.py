"""Excel tables, row by row; needs the `excel` extra."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from matcher.catalogue.importers.imported import refuse
from matcher.catalogue.importers.sources import BROKEN, MEBIBYTE, Source

LARGEST_BOOK = 64 * MEBIBYTE
LARGEST_UNPACKED = 256 * MEBIBYTE
"""Shared texts of a workbook are held in memory while it is read."""


def excel_rows(source: Source, name: str) -> Iterator[tuple[int, list[str]]]:
    """Yield (line, cells) of the first sheet of a workbook."""
    file = PurePosixPath(name).name
    try:
        from openpyxl import load_workbook
        from openpyxl.utils.exceptions import InvalidFileException
    except ImportError:
        raise refuse(file, 1, "reading Excel needs the extra: pip install 'matcher[excel]'; or "
                     "take the text version of the database") from None  # fmt: skip
    line = 1
    try:
        with source.read(name) as handle:
            content = handle.read(LARGEST_BOOK + 1)
        _check_sizes(file, content)
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
        for line, row in enumerate(book.worksheets[0].iter_rows(values_only=True), start=1):
            yield line, [_text(cell) for cell in row]
    except (*BROKEN, InvalidFileException, KeyError, ValueError, SyntaxError, IndexError) as error:
        message = f"not a workbook that can be read: {str(error) or type(error).__name__:.100}"
        raise refuse(file, line, message) from None


def _check_sizes(file: str, content: bytes) -> None:
    """Refuse what unpacks to too much; `zipfile` reads no more of an entry than it declares."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        unpacked = sum(entry.file_size for entry in archive.infolist())
    if len(content) > LARGEST_BOOK or unpacked > LARGEST_UNPACKED:
        raise refuse(file, 1, f"more than {LARGEST_UNPACKED // MEBIBYTE} MiB unpacked; take the "
                     "text version of the database")  # fmt: skip


def _text(cell: object) -> str:
    """Write a cell as the text version of the database has it."""
    if cell is None:
        return ""
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
