"""What the signals read of a resume: titles, passages, words; each with its place in the text."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from matcher.ranking.word_counts import words_of
from matcher.resume.characters import BULLET
from matcher.resume.resume import Line, Position, Resume, Section

MOST_WORDS_IN_ALL = 300
"""Passages are encoded up to so many words together: what bounds the time of a match."""
FEWEST_WORDS = 4
MOST_WORDS = 36
RECENCY = 0.7
"""Each earlier position counts this much of the one after it."""
MOST_TITLES = 8
READ_FIRST = ("summary", "experience", "projects", "skills", "awards", "other", "certifications",
              "education", "volunteering", "publications")  # fmt: skip
PREFERENCE = {kind: rank for rank, kind in enumerate(READ_FIRST)}
FULL_LINE = 0.9
"""A line that reaches so far towards the longest one's end was wrapped, not ended."""
TITLE_END = re.compile(r",|\(|\s[-–—|/]\s")
"""Where the unit, the degree or the place begins: Registered Nurse, Intensive Care."""
SENTENCE_END = re.compile(r"(?<=[.!?;])\s+(?=[A-Z•])")


@dataclass(frozen=True, slots=True)
class Passage:
    """A duty or sentence: its words on one line, and where they stand in the resume's text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Title:
    """A title held; `weight` says how much it counts among the others, adding up to 1."""

    text: str
    start: int
    end: int
    weight: float


@dataclass(frozen=True, slots=True)
class Profile:
    """The parts of a resume, each for the signal that reads it well."""

    headline: Passage | None
    titles: tuple[Title, ...]
    passages: tuple[Passage, ...]
    words: Mapping[str, int]

    def named(self) -> list[str]:
        """Return the headline, if there is one, and the titles held."""
        headline = [self.headline.text] if self.headline else []
        return [*headline, *(title.text for title in self.titles)]

    def leads(self) -> list[tuple[int, str]]:
        """Return (row of `named`, what stands before a comma, bracket or dash) where one does."""
        cut = [(row, TITLE_END.split(text)[0].strip()) for row, text in enumerate(self.named())]
        return [(row, lead) for row, lead in cut if lead and lead != self.named()[row]]

    def texts(self) -> list[str]:
        """Return every text to encode: what is named, its leads, the passages."""
        leads = [lead for _, lead in self.leads()]
        return [*self.named(), *leads, *(passage.text for passage in self.passages)]


def profile_of(resume: Resume) -> Profile:
    """Pick what the signals read; nothing of it names the person."""
    headline = None
    if resume.headline is not None:
        start, end = resume.headline
        headline = Passage(" ".join(resume.text[start:end].split()), start, end)
    return Profile(
        headline,
        _titles(resume),
        _passages(resume),
        Counter(word for text in _read(resume) for word in words_of(text)),
    )


def _read(resume: Resume) -> Iterator[str]:
    return (
        resume.text[section.start : section.end]
        for section in resume.sections
        if section.kind not in ("references", "contact", "interests")
    )


def _titles(resume: Resume) -> tuple[Title, ...]:
    held = [item for item in resume.positions if item.title]
    held = sorted(held, key=_recency, reverse=True)[:MOST_TITLES]
    weights = [RECENCY**rank for rank in range(len(held))]
    return tuple(
        Title(item.title, item.title_start, item.title_start + len(item.title),
              weight / sum(weights))
        for item, weight in zip(held, weights, strict=True)
    )  # fmt: skip


def _recency(position: Position) -> tuple[int, int]:
    """Order by end, then by begin; undated positions last."""
    return (
        position.finish.index() if position.finish else -1,
        position.begin.index() if position.begin else -1,
    )


def _passages(resume: Resume) -> tuple[Passage, ...]:
    """Return the passages that say most, in the order of the text."""
    headers = [
        (item.start, item.duties[0][0] if item.duties else item.end) for item in resume.positions
    ]
    found: dict[str, tuple[int, Passage]] = {}
    for section in resume.sections:
        rank = PREFERENCE.get(section.kind)
        if rank is None:
            continue
        for passage in passages_in(resume, section):
            count = len(passage.text.split())
            in_header = any(start <= passage.start < end for start, end in headers)
            if count >= FEWEST_WORDS and not in_header:
                found.setdefault(passage.text.lower(), (rank, passage))
    ranked = sorted(found.values(), key=lambda item: (item[0], item[1].start))
    read, left = [], MOST_WORDS_IN_ALL
    for _, passage in ranked:
        left -= len(passage.text.split())
        if left < 0:
            break
        read.append(passage)
    return tuple(sorted(read, key=lambda item: item.start))


def passages_in(resume: Resume, section: Section) -> Iterator[Passage]:
    """Yield a section's passages: lines joined where a sentence runs on, cut where one ends."""
    lines = [line for line in resume.lines if section.start <= line.start < section.end]
    edge = max((line.box[2] for line in lines if line.box), default=0.0)
    start = end = section.start
    last: Line | None = None
    for line in lines:
        runs_on = last is not None and _runs_on(resume.text[start:end], last, line, resume, edge)
        if not runs_on:
            if end > start:
                yield from _sentences(resume.text, start, end)
            start = line.start
        end, last = line.end, line
    if end > start:
        yield from _sentences(resume.text, start, end)


def _runs_on(before: str, last: Line, line: Line, resume: Resume, edge: float) -> bool:
    """Tell whether a line goes on with the sentence before it: by its words, or a full line."""
    content = resume.text[line.start : line.end].lstrip()
    if not content or BULLET.match(content) or "   " in content or "   " in before[-120:]:
        return False
    if len(before.split()) > MOST_WORDS or before.rstrip().endswith((".", ":", ";", "!", "?")):
        return False
    full = last.box is not None and last.box[2] >= FULL_LINE * edge
    return content[0].islower() or before.rstrip().endswith((",", "-", "&")) or full


def _sentences(text: str, start: int, end: int) -> Iterator[Passage]:
    at = start
    for piece in SENTENCE_END.split(text[start:end]):
        place = text.index(piece, at)
        at = place + len(piece)
        bullet = BULLET.match(piece)
        place += bullet.end() if bullet else 0
        plain = re.sub(r"(?<=[a-z])-\n(?=[a-z])", "", text[place:at])
        plain = " ".join(plain.split()[:MOST_WORDS]).strip(" \t•|:;,-–—")
        if plain:
            first = len(text[place:at]) - len(text[place:at].lstrip())
            yield Passage(plain, place + first, place + len(text[place:at].rstrip()))
