"""Keyword blocks: terms repeated far beyond what a list of skills or a text needs."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from matcher.resume.spans import Span, merged

WORD = re.compile(r"[^\W\d_][\w+#.]*[\w+#]|[^\W\d_]")
SMALL = frozenset(
    """
    a an and are as at be by for from has have i in is it its of on or that the their this to was
    were with we our my you your not all new de la el en y und der die das et les des e o do da
    """.split()
)
WINDOWS = ((24, 1, 0.25), (90, 1, 0.28), (90, 3, 0.4))
"""So many words in a row, of which at most this share of words, or of three words, is different."""
OFTEN = 3
"""In such a stretch a term that stands there so often is cut to its first mention."""
PROSE = 0.12
"""Of the words of a sentence more than this share is small ones; lists of terms have fewer."""
LONG_LINE, TOO_OFTEN = 5, 10
"""A line of so many words that stands there so often was pasted."""
DIGIT = re.compile(r"\d")
SEPARATOR = re.compile(r"[,;|•\n]")
LONGEST_TERM = 40
MOST_TERMS = 150
"""A list of skills has at most so many terms; what follows is left out."""


class _Word(NamedTuple):
    form: str
    start: int
    end: int


def find_repeats(text: str) -> list[Span]:
    """Return the copies of terms in keyword blocks, first mentions excepted."""
    every = [_Word(match.group().lower(), *match.span()) for match in WORD.finditer(text)]
    words = [word for word in every if word.form not in SMALL]
    starts = [word.start for word in every]
    spans: list[Span] = []
    for first, last in _dense(words):
        inside = bisect_right(starts, words[last].start) - bisect_left(starts, words[first].start)
        if last - first + 1 >= (1 - PROSE) * inside:
            spans += _copies(words[first : last + 1])
    return merged([*spans, *_again(text), *_overlong(text)])


def _dense(words: Sequence[_Word]) -> Iterator[tuple[int, int]]:
    """Yield stretches of words, first and last, in which too few are different."""
    marked = [False] * len(words)
    forms = [word.form for word in words]
    for length, size, share in WINDOWS:
        runs = list(zip(*(forms[shift:] for shift in range(size)), strict=False))
        for place in _poor(runs, length, share):
            marked[place : place + length + size - 1] = [True] * (length + size - 1)
    first = None
    for place, inside in enumerate([*marked[: len(words)], False]):
        if inside and first is None:
            first = place
        elif not inside and first is not None:
            yield first, place - 1
            first = None


def _poor(items: Sequence[tuple[str, ...]], length: int, share: float) -> Iterator[int]:
    """Yield where windows begin of which at most a share of the items is different."""
    counts: Counter[tuple[str, ...]] = Counter()
    for place, item in enumerate(items):
        counts[item] += 1
        if place >= length:
            gone = items[place - length]
            counts[gone] -= 1
            if not counts[gone]:
                del counts[gone]
        if place >= length - 1 and len(counts) <= share * length:
            yield place - length + 1


def _copies(words: Sequence[_Word]) -> Iterator[Span]:
    """Yield words that a stretch has often and already had, up to the word after each."""
    counts = Counter(word.form for word in words)
    had: set[str] = set()
    for word, following in pairwise([*words, None]):
        assert word is not None
        if word.form in had and counts[word.form] >= OFTEN:
            yield word.start, following.start if following else word.end
        had.add(word.form)


def _again(text: str) -> Iterator[Span]:
    """Yield the copies of long lines that stand in the text too often, as pasted ones do."""
    counts: Counter[str] = Counter()
    places: dict[str, list[Span]] = {}
    at = 0
    for line in text.split("\n"):
        form = " ".join(match.group().lower() for match in WORD.finditer(line))
        if form.count(" ") >= LONG_LINE - 1 and not DIGIT.search(line):
            counts[form] += 1
            places.setdefault(form, []).append((at, at + len(line)))
        at += len(line) + 1
    for form, count in counts.items():
        if count >= TOO_OFTEN:
            yield from places[form][1:]


def _overlong(text: str) -> Iterator[Span]:
    """Yield what follows the longest list of skills that a person would write."""
    terms, at, cut = 0, 0, 0
    for match in SEPARATOR.finditer(text + ",,"):
        long = not 0 < len(text[at : match.start()].strip()) <= LONGEST_TERM
        if match.group() == "\n" and not long:
            at = match.end()
            continue
        if long:
            if terms > MOST_TERMS:
                yield cut, min(at, len(text))
            terms = 0
        else:
            terms += 1
            cut = match.start() if terms == MOST_TERMS else cut
        at = match.end()
