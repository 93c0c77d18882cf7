"""What a reader makes of a resume: text with places, structure, and findings.

Every `start` and `end` in this module is an offset in characters into `Resume.text`, half open.
`Resume.text` never holds identity: names, addresses, numbers and links are covered with spaces of
the same length, so that offsets into the text as read stay true.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points, counted from the upper left corner of the page."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text on a page. `page` counts from 1; `box` is None where the format has none.

    Where `flow` changes, a line does not go on with the one before it.
    """

    start: int
    end: int
    page: int
    box: Box | None
    size: float
    flow: int = 0


@dataclass(frozen=True, slots=True)
class Section:
    """A stretch of the text under one heading; `kind` is one of `sections.KINDS`."""

    kind: str
    heading: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A calendar month."""

    year: int
    month: int

    def index(self) -> int:
        """Count months since year 0, so that differences are spans."""
        return self.year * 12 + self.month - 1

    def __str__(self) -> str:
        """Write as ISO 8601, `YYYY-MM`."""
        return f"{self.year:04d}-{self.month:02d}"


@dataclass(frozen=True, slots=True)
class Position:
    """A job held. `begin` and `finish` are None where the resume does not say."""

    title: str
    employer: str
    begin: Month | None
    finish: Month | None
    current: bool
    start: int
    end: int
    title_start: int
    duties: tuple[tuple[int, int], ...]
    place: str = ""

    @property
    def months(self) -> int:
        """Count the months from begin to finish, both included; 0 when a date is missing."""
        if self.begin is None or self.finish is None:
            return 0
        return max(0, self.finish.index() - self.begin.index() + 1)


@dataclass(frozen=True, slots=True)
class Education:
    """A course of study, as far as it was recognised; `text` is the line that names it."""

    text: str
    year: int | None
    start: int
    end: int
    institution: str = ""
    degree: str = ""
    field: str = ""
    begin: Month | None = None
    finish: Month | None = None


@dataclass(frozen=True, slots=True)
class Certificate:
    """A certification that the resume says is held; `issued` and `expires` where it says so."""

    name: str
    issuer: str
    issued: Month | None
    expires: Month | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Language:
    """A language that the person speaks, by its English name, and how well, in their words."""

    name: str
    level: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Work:
    """A project, a publication or an award: its name, what is said of it, and when it was."""

    name: str
    text: str
    begin: Month | None
    finish: Month | None
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Seniority:
    """How senior the person is, one of `seniority.LEVELS`, and what says so.

    `source` is title, duties or months; `start` to `end` are the words, 0 and 0 for months.
    """

    level: str
    source: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class Identity:
    """Who the person is; for the person's own eyes, never for a model, a ranking or a log.

    Fields hold what the resume says, in its own words; `others` is religion, passport, pronouns and
    the like. `photo` tells whether the file shows what may be a photograph.
    """

    name: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    birth_date: str = ""
    age: str = ""
    gender: str = ""
    marital_status: str = ""
    nationality: str = ""
    others: tuple[str, ...] = ()
    photo: bool = False


@dataclass(frozen=True, slots=True)
class Finding:
    """Something a reader of the report should know; `findings.TABLE` lists what there is.

    `level` is info, warn or error; `advice` says what to do about it.
    """

    code: str
    level: str
    message: str
    page: int | None = None
    advice: str = ""


@dataclass(frozen=True, slots=True)
class Resume:
    """A resume as read. `headline` is the span of the title line near the top, if there is one.

    `as_of` is the day that "present" means, and `as_of_source` says who set it: given,
    meta.lastModified, file (its own date) or today.
    """

    file: str
    sha256: str
    format: str
    pages: int
    language: str
    as_of: date
    text: str
    lines: tuple[Line, ...]
    sections: tuple[Section, ...]
    headline: tuple[int, int] | None
    positions: tuple[Position, ...]
    education: tuple[Education, ...]
    months: int
    identity: Identity
    findings: tuple[Finding, ...]
    as_of_source: str = "given"
    certificates: tuple[Certificate, ...] = ()
    languages: tuple[Language, ...] = ()
    projects: tuple[Work, ...] = ()
    publications: tuple[Work, ...] = ()
    awards: tuple[Work, ...] = ()
    seniority: Seniority | None = None

    def page_of(self, offset: int) -> int:
        """Return the page, from 1, on which the character at `offset` stands."""
        for line in self.lines:
            if offset < line.end:
                return line.page
        return max(self.pages, 1)

    def box_of(self, start: int, end: int) -> Box | None:
        """Return the box around the lines that hold `start` to `end` on the page of `start`."""
        page = self.page_of(start)
        boxes = [
            line.box
            for line in self.lines
            if line.page == page and line.box and line.start < end and start < line.end
        ]
        if not boxes:
            return None
        lefts, tops, rights, bottoms = zip(*boxes, strict=True)
        return (min(lefts), min(tops), max(rights), max(bottoms))
