"""What a reading process is asked: a file, or lines, of which a `Resume` is wanted."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date

MARK = b"\0resume\0"
"""Begins a frame that asks for a resume; any other frame is a file of which lines are wanted."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A file as it was sent, or a document as JSON, with its name, hash and the day given."""

    data: bytes
    name: str
    sha256: str
    as_of: date | None
    is_document: bool = False

    def to_frame(self) -> bytes:
        """Return the frame: the mark, a line of JSON, and the content."""
        day = self.as_of.isoformat() if self.as_of else None
        told = [self.name, self.sha256, day, self.is_document]
        return MARK + json.dumps(told).encode() + b"\n" + self.data

    @classmethod
    def from_frame(cls, frame: bytes) -> Asked:
        """Read back what `to_frame` wrote."""
        head, _, data = frame.removeprefix(MARK).partition(b"\n")
        name, sha256, day, is_document = json.loads(head)
        return cls(data, name, sha256, date.fromisoformat(day) if day else None, is_document)
