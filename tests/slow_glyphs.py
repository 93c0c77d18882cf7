"""Glyphs to runs in plain loops: what `matcher.resume.glyphs` must agree with."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from matcher.resume.glyphs import (
    BACK_STEP,
    OWN_GAP_QUANTILE,
    RUN_GAP,
    SAME_ROW,
    SPACED,
    WORD_GAP,
    Glyph,
    Run,
)


@dataclass(slots=True)
class _Group:
    """Glyphs of one run, and the gap before each of them but the first."""

    glyphs: list[Glyph]
    gaps: list[float]


def runs_of(glyphs: Iterable[Glyph]) -> list[Run]:
    """Join glyphs that follow each other in one row without a wide gap."""
    groups = _groups(glyphs)
    own = _own_gaps(groups)
    return [_run(group, own) for group in groups]


def _groups(glyphs: Iterable[Glyph]) -> list[_Group]:
    groups: list[_Group] = []
    last_right = last_bottom = last_height = 0.0
    for glyph in glyphs:
        _, left, top, right, bottom, _ = glyph
        height = max(bottom - top, 1.0)
        tallest = max(height, last_height)
        gap = left - last_right
        step = bottom - last_bottom
        if (
            groups
            and -SAME_ROW * tallest < step < SAME_ROW * tallest
            and -BACK_STEP * tallest < gap < RUN_GAP * tallest
        ):
            groups[-1].glyphs.append(glyph)
            groups[-1].gaps.append(gap)
        else:
            groups.append(_Group([glyph], []))
        last_right, last_bottom, last_height = right, bottom, height
    return groups


def _own_gaps(groups: Sequence[_Group]) -> dict[str, float]:
    """Return the gap each letter leaves inside a word, as a share of its height; at most 0."""
    gaps: dict[str, list[float]] = {}
    for group in groups:
        for (text, _, top, _, bottom, _), gap in zip(group.glyphs, group.gaps, strict=False):
            gaps.setdefault(text, []).append(gap / max(bottom - top, 1.0))
    return {
        letter: min(0.0, sorted(values)[int(OWN_GAP_QUANTILE * len(values))])
        for letter, values in gaps.items()
    }


def _run(group: _Group, own: dict[str, float]) -> Run:
    glyphs = group.glyphs
    texts, lefts, tops, rights, bottoms, spaces = zip(*glyphs, strict=True)
    heights = [max(bottom - top, 1.0) for top, bottom in zip(tops, bottoms, strict=True)]
    limit, spaced = _word_gap(heights, group.gaps)
    parts = [texts[0]]
    for number, gap in enumerate(group.gaps):
        inside = 0.0 if spaced else own[texts[number]] * heights[number]
        over = gap - inside
        if over > limit or (over > 0.5 * limit and spaces[number + 1]):
            parts.append(" ")
        parts.append(texts[number + 1])
    text = " ".join("".join(parts).split())
    return Run(text, min(lefts), min(tops), max(rights), max(bottoms))


def _word_gap(heights: list[float], gaps: list[float]) -> tuple[float, bool]:
    """Return the gap that parts words, and whether the letters themselves are set apart."""
    height = _middle(heights)
    usual = _middle(gaps) if len(gaps) >= 3 else 0.0
    spaced = usual > SPACED * height
    return max(WORD_GAP * height, 1.8 * usual if spaced else 0.0), spaced


def _middle(values: list[float]) -> float:
    """Return the median; `statistics.median` is slow on thousands of short lists."""
    ranked = sorted(values)
    half = len(ranked) // 2
    return ranked[half] if len(ranked) % 2 else (ranked[half - 1] + ranked[half]) / 2
