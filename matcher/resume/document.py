"""What comes out of a file before anything is understood: lines of text with their places."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from matcher.resume.codec import whole
from matcher.resume.resume import Box

MOST_CHARACTERS, MOST_LINES = 200_000, 10_000
"""More text than any resume has is refused."""
LONGEST_LINE = 3_000
"""Of a longer line the rest is left out: no person writes one."""

Note = tuple[str, str, int | None]
"""What was odd about reading: the code of a finding, its message, and the page or None."""


@dataclass(frozen=True, slots=True)
class TextLine:
    """A line as it stands on a page, in reading order. `size` is the height of its letters.

    Where `flow` changes, as from a side bar to the main column, a line does not go on with the one
    before it.

    `confidence` is how sure an OCR engine is of it, from 0 to 1.
    """

    text: str
    page: int
    box: Box | None = None
    size: float = 0.0
    flow: int = 0
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Entry:
    """What a structured file itself says of its lines from `first` to before `last`.

    Kinds are `name` (with `name`), `contact` (`email`, `phone`, `address`, `links`) and `work`
    (`title`, `employer`, `place`, `begin`, `finish`: dates as a resume would write them). The first
    `header` lines say that much; what follows are duties.
    """

    kind: str
    first: int
    last: int
    fields: Mapping[str, str]
    header: int = 0


@dataclass(frozen=True, slots=True)
class Document:
    """The lines of a file, what was odd about reading it, and the day that it says it is from.

    `dated_by` names where the day stands: file, or meta.lastModified.
    """

    format: str
    pages: int
    lines: tuple[TextLine, ...]
    notes: tuple[Note, ...] = ()
    entries: tuple[Entry, ...] = ()
    dated: date | None = None
    dated_by: str = "file"

    def to_json(self) -> dict[str, Any]:
        """Return plain lists, for the pipe between the reading process and its owner."""
        rows = [
            [line.text, line.page, line.box, line.size, line.flow, line.confidence]
            for line in self.lines
        ]
        said = [
            [item.kind, item.first, item.last, dict(item.fields), item.header]
            for item in self.entries
        ]
        day = self.dated.isoformat() if self.dated else None
        return {"format": self.format, "pages": self.pages, "lines": rows, "notes": self.notes,
                "entries": said, "dated": day, "dated_by": self.dated_by}  # fmt: skip

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> Document:
        """Build from `to_json`; KeyError, TypeError or ValueError when it is something else."""
        lines = tuple(
            TextLine(whole(str(text)), int(page), _box(box), float(size), int(flow), float(certain))
            for text, page, box, size, flow, certain in fields["lines"]
        )
        notes = tuple((str(code), str(message), page) for code, message, page in fields["notes"])
        entries = tuple(
            Entry(str(kind), int(first), int(last), _said(said), int(header))
            for kind, first, last, said, header in fields["entries"]
        )
        dated = date.fromisoformat(fields["dated"]) if fields["dated"] else None
        form, pages = str(fields["format"]), int(fields["pages"])
        return cls(form, pages, lines, notes, entries, dated, str(fields["dated_by"]))


def _said(fields: Mapping[str, Any]) -> dict[str, str]:
    return {str(name): whole(str(value)) for name, value in fields.items()}


def _box(values: Sequence[float] | None) -> Box | None:
    if values is None:
        return None
    left, top, right, bottom = values
    return (float(left), float(top), float(right), float(bottom))
