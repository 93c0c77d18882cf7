"""Damaged files made from good and bad ones: the same seed and number give the same file."""

from __future__ import annotations

import random
import re
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO

MOST_BYTES = 10 * 1024 * 1024
NUMBER = re.compile(rb"(?<![\w.])\d{1,10}(?![\w.])")
WORDS = (
    b"/Kids", b"/Parent", b"/Length 99999999", b"/FlateDecode", b"/Contents", b"/Encrypt", b"obj",
    b"endobj", b"stream\n", b"xref", b"trailer", b"startxref", b"<<", b">>", b"[", b"]", b"(", b")",
    b"<!DOCTYPE a>", b"<w:p>", b"</w:p>", b"<w:tbl>", b"&lt;", b"&#0;", b"{", b"}", b"\\rtf1",
    b"\\u-1?", b"<table>", b"\x00", b"\xff\xfe", b"\n", b"PK\x03\x04", b"PK\x05\x06", b'"', b"\\",
)  # fmt: skip
NUMBERS = (b"0", b"-1", b"1", b"65536", b"2147483647", b"4294967296", b"99999999999999999999")

Change = Callable[[bytearray, random.Random, bytes], bytearray]


def mutant(seeds: Sequence[bytes], number: int, seed: int) -> bytes:
    """Return damaged file `number`: one to four changes to one of the seeds."""
    chance = random.Random(f"{seed}-{number}")
    data = bytes(chance.choice(seeds))
    other = bytes(chance.choice(seeds))
    if data.startswith(b"PK") and chance.random() < 0.6:
        data = _inside_zip(data, chance, other)
    else:
        data = _changed(data, chance, other)
    return data[:MOST_BYTES]


def _changed(data: bytes, chance: random.Random, other: bytes) -> bytes:
    content = bytearray(data)
    for _ in range(chance.randint(1, 4)):
        if content:
            content = chance.choice(CHANGES)(content, chance, other)
    return bytes(content)


def _inside_zip(data: bytes, chance: random.Random, other: bytes) -> bytes:
    """Change one part of an archive and pack it again, so that its checksums are right."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            names = [entry for entry in file.infolist() if entry.file_size < MOST_BYTES][:50]
            parts = {entry.filename: file.read(entry) for entry in names}
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return _changed(data, chance, other)
    if not parts:
        return _changed(data, chance, other)
    named = [name for name in parts if "document" in name or "content" in name] or list(parts)
    name = chance.choice(named)
    parts[name] = _changed(parts[name], chance, other)
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for part, content in parts.items():
            file.writestr(zipfile.ZipInfo(part), content)
    return buffer.getvalue()


def _flip(data: bytearray, chance: random.Random, other: bytes) -> bytearray:
    for _ in range(chance.randint(1, 40)):
        data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return data


def _overwrite(data: bytearray, chance: random.Random, other: bytes) -> bytearray:
    for _ in range(chance.randint(1, 20)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return data


def _truncate(data: bytearray, chance: random.Random, other: bytes) -> bytearray:
    return data[: chance.randrange(len(data))]


def _behead(data: bytearray, chance: random.Random, other: bytes) -> bytearray:
    return data[chance.randrange(min(len(data), 200)) :]


def _splice(data: bytearray, chance: random.Random, other: bytes) -> bytearray:
    """Put a piece of another file in place of a piece of this one."""
    start, length = _piece(data, chance)
    begin, size = _piece(bytearray(other or b"x"), chance)
    return data[:start] + other[begin : begin + size] + data[start + length :]


def _repeat(data: bytearray, chance: random.Random, other: bytes) -> bytearray:
    start, length = _piece(data, chance)
    return data[:start] + data[start : start + length] * chance.randint(2, 20) + data[start:]


def _remove(data: bytearray, chance: random.Random, other: bytes) -> bytearray:
    start, length = _piece(data, chance)
    return data[:start] + data[start + length :]


def _insert_word(data: bytearray, chance: random.Random, other: bytes) -> bytearray:
    for _ in range(chance.randint(1, 8)):
        place = chance.randrange(len(data) + 1)
        data[place:place] = chance.choice(WORDS)
    return data


def _change_number(data: bytearray, chance: random.Random, other: bytes) -> bytearray:
    found = list(NUMBER.finditer(data))
    for match in sorted(chance.sample(found, min(len(found), 6)), key=lambda item: -item.start()):
        data[match.start() : match.end()] = chance.choice(NUMBERS)
    return data


def _piece(data: bytearray, chance: random.Random) -> tuple[int, int]:
    start = chance.randrange(len(data))
    return start, chance.randint(1, max(1, min(len(data) - start, 4_000)))


CHANGES: tuple[Change, ...] = (
    _flip, _overwrite, _truncate, _behead, _splice, _repeat, _remove, _insert_word, _change_number,
)  # fmt: skip
