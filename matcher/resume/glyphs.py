"""From glyphs with boxes to runs: words that stand together in one row.

Glyphs come in the order of the file. A resume has thousands of them, so they are held in arrays
and compared all at once; `tests/slow_glyphs.py` says the same in loops.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

WORD_GAP = 0.14
"""A gap wider than this share of the letter height, over the letter's own, parts two words."""
OWN_GAP_QUANTILE = 0.3
"""A letter's own gap is this quantile of the gaps after it: some boxes overhang (f, w)."""
RUN_GAP = 1.1
"""A gap wider than this many letter heights parts two runs."""
BACK_STEP = 0.8
"""A letter may begin this share of its height before the end of the one before it."""
SAME_ROW = 0.45
"""Runs whose bottoms differ by less than this share of their height stand in one row."""
SPACED = 0.08
"""A usual gap wider than this share of the height means that the letters are set apart."""
ENOUGH_GAPS = 3
RIGHT_TO_LEFT = (("\u0590", "\u08ff"), ("\ufb1d", "\ufdff"), ("\ufe70", "\ufeff"))
"""Hebrew, Arabic and their kin, and their presentation forms."""

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Numbers = NDArray[np.intp]


class Glyph(NamedTuple):
    """One character; y grows downwards. `space` says that the file itself put a space before."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    space: bool = False


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The characters of a page: `boxes` has a row of left, top, right, bottom for each."""

    texts: Sequence[str]
    boxes: Floats
    spaces: Flags

    @classmethod
    def of(cls, glyphs: Iterable[Glyph]) -> Glyphs:
        """Gather single glyphs."""
        found = list(glyphs)
        boxes = np.array([glyph[1:5] for glyph in found], dtype=np.float64).reshape(-1, 4)
        spaces = np.array([glyph.space for glyph in found], dtype=np.bool_)
        return cls([glyph.text for glyph in found], boxes, spaces)


@dataclass(frozen=True, slots=True)
class Run:
    """Words that stand together in one row."""

    text: str
    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """Height of the letter box."""
        return max(self.bottom - self.top, 1.0)


@dataclass(frozen=True, slots=True)
class _Letters:
    """The different letters of a page, and the number of the one that each glyph shows."""

    known: list[str]
    numbers: Numbers

    @classmethod
    def of(cls, texts: Sequence[str]) -> _Letters:
        whole = "".join(texts)
        if len(whole) == len(texts):
            codes = np.frombuffer(whole.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
            known, numbers = np.unique(codes, return_inverse=True)
            return cls(list(map(chr, known.tolist())), numbers.reshape(-1))
        ranks = {text: rank for rank, text in enumerate(sorted(set(texts)))}
        return cls(list(ranks), np.array([ranks[text] for text in texts], dtype=np.intp))


def is_right_to_left(letter: str) -> bool:
    """Tell whether a character belongs to a script that is written from right to left."""
    return letter >= "\u0590" and any(first <= letter[0] <= last for first, last in RIGHT_TO_LEFT)


def runs_of(glyphs: Glyphs) -> list[Run]:
    """Join glyphs that follow each other in one row without a wide gap."""
    if not glyphs.texts:
        return []
    heights = np.maximum(glyphs.boxes[:, 3] - glyphs.boxes[:, 1], 1.0)
    letters = _Letters.of(glyphs.texts)
    gaps = _gaps(glyphs, letters)
    goes_on = _goes_on(glyphs.boxes, heights, gaps)
    first = np.flatnonzero(np.concatenate(([True], ~goes_on)))
    own = _own_gaps(letters, heights, gaps, goes_on) * heights[:-1]
    spaced = _words_begin(glyphs.spaces, own, heights, gaps, goes_on)
    texts = list(glyphs.texts)
    for place in (np.flatnonzero(spaced) + 1).tolist():
        texts[place] = f" {texts[place]}"
    ends = [*first[1:].tolist(), len(texts)]
    boxes = _around(glyphs.boxes, first)
    return [
        Run(" ".join("".join(texts[start:end]).split()), *box)
        for start, end, box in zip(first.tolist(), ends, boxes.tolist(), strict=True)
    ]


def _gaps(glyphs: Glyphs, letters: _Letters) -> Floats:
    """Return the gap before each glyph but the first, in the direction of writing."""
    lefts, rights = glyphs.boxes[:, 0], glyphs.boxes[:, 2]
    gaps = lefts[1:] - rights[:-1]
    backwards = np.array([is_right_to_left(letter) for letter in letters.known], dtype=np.bool_)
    if backwards.any():
        turned = backwards[letters.numbers]
        gaps = np.where(turned[1:] & turned[:-1], lefts[:-1] - rights[1:], gaps)
    return gaps


def _goes_on(boxes: Floats, heights: Floats, gaps: Floats) -> Flags:
    """Tell for each glyph but the first whether it goes on with the run before it."""
    tallest = np.maximum(heights[1:], heights[:-1])
    step = boxes[1:, 3] - boxes[:-1, 3]
    near: Flags = (gaps > -BACK_STEP * tallest) & (gaps < RUN_GAP * tallest)
    return near & (np.abs(step) < SAME_ROW * tallest)


def _words_begin(
    spaces: Flags, own: Floats, heights: Floats, gaps: Floats, goes_on: Flags
) -> Flags:
    """Tell for each glyph but the first whether a word begins with it inside its run."""
    group = np.concatenate(([0], np.cumsum(~goes_on)))
    limit, spaced = _word_gaps(heights, gaps, goes_on, group)
    over = gaps - np.where(spaced[group[1:]], 0.0, own)
    most = limit[group[1:]]
    begins: Flags = goes_on & ((over > most) | ((over > 0.5 * most) & spaces[1:]))
    return begins


def _own_gaps(letters: _Letters, heights: Floats, gaps: Floats, goes_on: Flags) -> Floats:
    """Return the gap that each letter leaves inside a word, as a share of its height; at most 0."""
    inside = np.flatnonzero(goes_on)
    shares = gaps[inside] / heights[inside]
    numbers = letters.numbers[inside]
    ranked = shares[np.lexsort((shares, numbers))]
    counts = np.bincount(numbers, minlength=len(letters.known))
    seen = counts > 0
    places = (np.cumsum(counts) - counts)[seen] + (OWN_GAP_QUANTILE * counts[seen]).astype(np.intp)
    own = np.zeros(len(counts))
    own[seen] = np.minimum(0.0, ranked[places])
    return own[letters.numbers[:-1]]


def _word_gaps(
    heights: Floats, gaps: Floats, goes_on: Flags, group: Numbers
) -> tuple[Floats, Flags]:
    """Return for each run the gap that parts words, and whether its letters are set apart."""
    count = int(group[-1]) + 1
    height = _medians(heights, group, count)
    usual = _medians(gaps[goes_on], group[1:][goes_on], count)
    enough = np.bincount(group, minlength=count) > ENOUGH_GAPS
    spaced: Flags = enough & (usual > SPACED * height)
    return np.maximum(WORD_GAP * height, np.where(spaced, 1.8 * usual, 0.0)), spaced


def _medians(values: Floats, group: Numbers, count: int) -> Floats:
    """Return the median of each group, 0 for a group without values."""
    ranked = values[np.lexsort((values, group))]
    sizes = np.bincount(group, minlength=count)
    begins = np.cumsum(sizes) - sizes
    some = sizes > 0
    upper, lower = begins + sizes // 2, begins + (sizes - 1) // 2
    medians = np.zeros(count)
    medians[some] = (ranked[upper[some]] + ranked[lower[some]]) / 2
    return medians


def _around(boxes: Floats, first: Numbers) -> Floats:
    """Return the box around each run, as rows."""
    least = np.minimum.reduceat(boxes[:, :2], first)
    most = np.maximum.reduceat(boxes[:, 2:], first)
    return np.hstack((least, most))
