"""Zip archives of strangers: checked before anything is unpacked, read with a hard cap.

Sizes in zip headers lie, so each part is read up to its cap and no further. Runs only inside the
reading process (`worker.py`).
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO

from matcher.resume.errors import UnreadableResume

MOST_ENTRIES = 2_000
MOST_BYTES = 50 * 1024 * 1024
MOST_RATIO = 100
MOST_PART = 16 * 1024 * 1024
MEGABYTE = 1_000_000


@contextmanager
def opened(data: bytes, name: str) -> Iterator[zipfile.ZipFile]:
    """Open an archive that holds a document; UnreadableResume says what is wrong with it.

    `name` is what the document is called: "DOCX", "ODT".
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            _check(file, name)
            yield file
    except (zipfile.BadZipFile, KeyError, EOFError, NotImplementedError, OSError) as error:
        raise UnreadableResume(
            "broken",
            f"the file begins like a {name} but is damaged: open it in a word processor and save "
            "it again",
            type(error).__name__,
        ) from None


def read_part(file: zipfile.ZipFile, name: str) -> bytes:
    """Return a part of an archive; UnreadableResume when it is longer than any resume's."""
    with file.open(name) as part:
        content = part.read(MOST_PART + 1)
    if len(content) > MOST_PART:
        raise UnreadableResume(
            "too_big",
            f"{name} is longer than {MOST_PART / MEGABYTE:.0f} MB: send the resume alone",
        )
    return content


def _check(file: zipfile.ZipFile, name: str) -> None:
    entries = file.infolist()
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(sum(entry.compress_size for entry in entries), 1)
    if len(entries) > MOST_ENTRIES or unpacked > MOST_BYTES or unpacked / packed > MOST_RATIO:
        raise UnreadableResume(
            "too_big",
            f"the {name} unpacks to {unpacked / MEGABYTE:.0f} MB in {len(entries)} parts; at most "
            f"{MOST_BYTES / MEGABYTE:.0f} MB, {MOST_ENTRIES} parts and {MOST_RATIO} times its size "
            "are read: save it without pictures, or as a PDF",
        )
    if any(entry.flag_bits & 1 for entry in entries):
        raise UnreadableResume(
            "encrypted", f"the {name} is protected by a password: save it without one"
        )
