"""Words that were broken at the end of a line, made whole."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from matcher.resume.document import TextLine

BROKEN = re.compile(r"(?P<head>[^\W\d_]{2,})[-‐]$")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
REST = re.compile(r"(?P<rest>[a-zà-öø-ÿ]\S*)(?<![-‐])(?:\s+|$)")
KEPT_AFTER = frozenset(
    "non multi self cross end full part long short high low well role co customer client team data "
    "user on off in out up back front real all semi ex one two three first second third".split()
)
KEPT_BEFORE = frozenset(
    "based oriented driven level time term to end side wide specific ready facing party line site "
    "house related scale making source stack friendly centric native effective saving solving "
    "functional disciplinary".split()
)
"""Words that stand after or before a hyphen of their own."""


def hyphens_joined(lines: Iterable[TextLine]) -> list[TextLine]:
    """Move the rest of each broken word up to its beginning; a line that it empties goes.

    The hyphen stays in compounds such as "cross-functional".
    """
    whole = list(lines)
    if not any(line.text.endswith(("-", "‐")) for line in whole):
        return whole
    known = {word for line in whole for word in WORD.findall(line.text.lower())}
    for place, after in enumerate(whole[1:]):
        head, rest = BROKEN.search(whole[place].text), REST.match(after.text)
        if head and rest and whole[place].flow == after.flow:
            start = whole[place].text[: head.start()]
            word = _whole(head["head"], rest["rest"], known)
            whole[place] = replace(whole[place], text=start + word)
            whole[place + 1] = replace(after, text=after.text[rest.end() :])
    return [line for line in whole if line.text]


def _whole(head: str, rest: str, known: Iterable[str]) -> str:
    """Return the word with its hyphen or without, as the rest of the text writes it."""
    joined = head + rest
    letters = "".join(_letters(rest)).lower()
    if (head + letters).lower() in known:
        return joined
    compound = f"{head.lower()}-{letters}" in known
    kept = head.lower() in KEPT_AFTER or letters in KEPT_BEFORE
    return f"{head}-{rest}" if compound or kept else joined


def _letters(text: str) -> Iterator[str]:
    for letter in text:
        if not letter.isalpha():
            return
        yield letter
