"""Stretches of a text, half open, and how they are put together."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

Span = tuple[int, int]


def merged(spans: Iterable[Span], gap: int = 0) -> list[Span]:
    """Return spans in order, those joined that overlap or are at most `gap` apart."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and start <= found[-1][1] + gap:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def without_nested(spans: Iterable[Span]) -> list[Span]:
    """Return the spans without those that begin inside another."""
    kept: list[Span] = []
    for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept


def lines_with(pattern: re.Pattern[str], text: str) -> Iterator[Span]:
    """Yield the lines of a text in which a pattern is found."""
    at = 0
    for line in text.split("\n"):
        if pattern.search(line):
            yield at, at + len(line)
        at += len(line) + 1
