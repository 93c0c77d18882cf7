"""How well a resume was read, against what a person saw: positions, dates, headings, columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from difflib import SequenceMatcher
from operator import add

from matcher.resume.resume import Month, Position, Resume

PRESENT = "present"


@dataclass(frozen=True)
class Held:
    """A position as a person reads it; dates `YYYY-MM` or `YYYY`, `present`, or "" for none.

    An employer of None is not compared.
    """

    title: str
    employer: str | None
    begin: str = ""
    finish: str = ""


@dataclass(frozen=True)
class Gutter:
    """Where two columns of a page part: from `top` to `bottom` no line crosses `x` (points)."""

    page: int
    x: float
    top: float = 0.0
    bottom: float = 10_000.0


@dataclass(frozen=True)
class Truth:
    """What a resume says, and how it is laid out."""

    name: str
    headings: tuple[str, ...]
    positions: tuple[Held, ...]
    gutters: tuple[Gutter, ...] = ()
    studies: tuple[str, ...] = ()


@dataclass(frozen=True)
class Score:
    """Counts over one file or over several, which add up."""

    right: int = 0
    found: int = 0
    true: int = 0
    dated: int = 0
    exact: int = 0
    crossing: int = 0
    headings: int = 0
    headings_true: int = 0
    names: int = 0

    def __add__(self, other: Score) -> Score:
        return Score(*map(add, astuple(self), astuple(other)))

    @property
    def f1(self) -> float:
        return 2 * self.right / max(self.found + self.true, 1)

    @property
    def dates(self) -> float:
        """Return the share of true positions whose begin and finish were both read exactly."""
        return self.exact / max(self.true, 1)


def score(resume: Resume, truth: Truth) -> Score:
    """Compare one resume with what is true of it."""
    pairs = list(matched(resume.positions, truth.positions))
    headings = [section.heading.lower() for section in resume.sections if section.heading]
    return Score(
        right=len(pairs),
        found=len(resume.positions),
        true=len(truth.positions),
        dated=len(pairs),
        exact=sum(same_dates(item, held) for item, held in pairs),
        crossing=len(crossing(resume, truth.gutters)),
        headings=in_order(truth.headings, headings),
        headings_true=len(truth.headings),
        names=resume.identity.name.lower() == truth.name.lower(),
    )


def matched(
    positions: Iterable[Position], truths: Sequence[Held]
) -> Iterable[tuple[Position, Held]]:
    """Pair each position with a true one of the same title and employer, dates first."""
    left = list(truths)
    waiting = []
    for item in positions:
        alike = [held for held in left if same_words(item, held)]
        if not alike:
            continue
        exact = [held for held in alike if same_dates(item, held)]
        if exact:
            left.remove(exact[0])
            yield item, exact[0]
        else:
            waiting.append(item)
    for item in waiting:
        held = next((held for held in left if same_words(item, held)), None)
        if held is not None:
            left.remove(held)
            yield item, held


def same_words(item: Position, held: Held) -> bool:
    employer = held.employer is None or alike(item.employer, held.employer)
    return alike(item.title, held.title) and employer


def alike(found: str, true: str) -> bool:
    """Tell whether two names are the same but for case, spaces and marks, or nearly all of one."""
    first, second = (
        "".join(letter for letter in name.lower() if letter.isalnum()) for name in (found, true)
    )
    if first == second:
        return True
    short, long = sorted((first, second), key=len)
    return bool(short) and short in long and len(short) >= 0.6 * len(long)


def same_dates(item: Position, held: Held) -> bool:
    if (held.finish == PRESENT) != item.current:
        return False
    begin = same_month(item.begin, held.begin, first=True)
    return begin and (item.current or same_month(item.finish, held.finish, first=False))


def same_month(found: Month | None, true: str, first: bool) -> bool:
    if not true:
        return found is None
    if len(true) == 4:
        true += "-01" if first else "-12"
    return str(found) == true


def crossing(resume: Resume, gutters: Iterable[Gutter]) -> list[str]:
    """Return the lines that run over a gutter."""
    return [
        resume.text[line.start : line.end]
        for gutter in gutters
        for line in resume.lines
        if line.box
        and line.page == gutter.page
        and gutter.top <= line.box[1]
        and line.box[3] <= gutter.bottom
        and line.box[0] < gutter.x - 5
        and line.box[2] > gutter.x + 5
    ]


def in_order(true: Sequence[str], found: Sequence[str]) -> int:
    """Count the true headings that were found, in their order."""
    blocks = SequenceMatcher(None, list(true), list(found), autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks)
