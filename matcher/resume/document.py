"""What comes out of a file before anything is understood: lines of text with their places."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from matcher.resume.resume import Box

Note = tuple[str, str, int | None]
"""What was odd about reading: the code of a finding, its message, and the page or None."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line as it stands on a page, in reading order. `size` is the height of its letters.

    Where `flow` changes, as from a side bar to the main column, a line does not go on with the one
    before it.
    """

    text: str
    page: int
    box: Box | None = None
    size: float = 0.0
    flow: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """The lines of a file, what was odd about reading it, and the day that it says it is from.

    `dated_by` names where the day stands: file, or meta.lastModified.
    """

    format: str
    pages: int
    lines: tuple[TextLine, ...]
    notes: tuple[Note, ...] = ()
    dated: date | None = None
    dated_by: str = "file"

    def to_json(self) -> dict[str, Any]:
        """Return plain lists, for the pipe between the reading process and its owner."""
        rows = [[line.text, line.page, line.box, line.size, line.flow] for line in self.lines]
        fields = {"format": self.format, "pages": self.pages, "lines": rows, "notes": self.notes}
        day = self.dated.isoformat() if self.dated else None
        return {**fields, "dated": day, "dated_by": self.dated_by}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> Document:
        """Build from `to_json`; KeyError, TypeError or ValueError when it is something else."""
        lines = tuple(
            TextLine(str(text), int(page), _box(box), float(size), int(flow))
            for text, page, box, size, flow in fields["lines"]
        )
        notes = tuple((str(code), str(message), page) for code, message, page in fields["notes"])
        dated = date.fromisoformat(fields["dated"]) if fields["dated"] else None
        form, pages = str(fields["format"]), int(fields["pages"])
        return cls(form, pages, lines, notes, dated, str(fields["dated_by"]))


def _box(values: Sequence[float] | None) -> Box | None:
    if values is None:
        return None
    left, top, right, bottom = values
    return (float(left), float(top), float(right), float(bottom))
