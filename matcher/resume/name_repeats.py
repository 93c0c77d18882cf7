"""The name of the person wherever it stands again: whole, turned, with initials, or in part."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from matcher.resume.given_words import AMBIGUOUS
from matcher.resume.occupations import is_occupational
from matcher.resume.person_name import DOCUMENT, HONORIFIC, PARTICLES, is_capital_name
from matcher.resume.spans import Span

SHORTEST_PART = 3
"""A part of the name so long or longer is covered where it stands alone and a person is meant."""
CAPITAL_BEFORE = re.compile(r"(?P<word>[A-Z][\w&.'’-]*)[ ]$")
CAPITAL_AFTER = re.compile(r"^[ -](?P<word>[A-Z&][\w&.'’-]*)")


def repeats_of(text: str, name: Sequence[Span]) -> list[Span]:
    """Return every place where the name stands again, whole, turned, with initials, or in part."""
    parts = [part.strip(".,") for start, end in name for part in text[start:end].split()]
    parts = [part for part in parts if part and not re.fullmatch(rf"{HONORIFIC}", part)]
    spans = [*name]
    small = all(part.islower() for part in parts)
    for pattern in _forms(parts):
        matches = list(pattern.finditer(text))
        spans += [match.span() for match in matches if small or _is_written_as_name(match.group())]
    taken = sorted(spans)
    for part in parts:
        if len(part) >= SHORTEST_PART and part.lower() not in PARTICLES:
            spans += [span for span in _alone(text, part, parts)
                      if not any(start <= span[0] < end for start, end in taken)]  # fmt: skip
    return spans


def _is_written_as_name(content: str) -> bool:
    return is_capital_name([part for part in re.split(r"[\s_,-]+", content) if part], 1)


def _forms(parts: Sequence[str]) -> list[re.Pattern[str]]:
    """Return patterns for the whole name: in order, last name first, with initials in it."""
    whole = r"\s{1,3}".join(map(re.escape, parts))
    forms = [rf"\b{whole}(?!\w)"]
    long = [part for part in parts if len(part) > 1]
    if len(long) >= 2:
        first, last = re.escape(long[0]), re.escape(long[-1])
        initial = re.escape(long[0][0])
        between = "[,_-] ?" if AMBIGUOUS.issuperset(map(str.lower, long)) else "[ ,_-] ?"
        forms += [
            rf"\b{first}[ _-](?:[^\W\d_]\.? |[^\W\d_]{{2,20}} )?{last}(?![^\W_])",
            rf"\b{last}{between}{first}(?![^\W_])",
            rf"\b{initial}\. ?(?:[^\W\d_]\. ?)?{last}(?![^\W_])",
            rf"\b{last},? {initial}\.(?!\w)",
            rf"\b{first} {re.escape(long[-1][0])}\.(?!\w)",
        ]
    return [re.compile(form, re.IGNORECASE) for form in forms]


def _alone(text: str, part: str, parts: Sequence[str]) -> Iterator[Span]:
    """Yield where one part of the name stands for the person."""
    written = "|".join(
        dict.fromkeys((re.escape(part), re.escape(part.title()), re.escape(part.upper())))
    )
    ambiguous = part.lower() in AMBIGUOUS or is_occupational(part) or len(part) == 2
    own = {piece.lower() for piece in parts}
    for match in re.finditer(rf"(?<![\w@./-])(?:{written})(?![\w@-])", text):
        start, end = match.span()
        if not ambiguous and text[start:end].islower() and not part.islower():
            continue
        before, after = text[max(0, start - 30) : start], text[end : end + 30]
        addressed = re.search(rf"\b{HONORIFIC}\.? $", before) is not None
        if (
            addressed
            or _has_own_line(text, start, end, own)
            or (not ambiguous and not _is_part_of_another(before, after, own))
        ):
            yield start, end


def _has_own_line(text: str, start: int, end: int, own: set[str]) -> bool:
    """Tell whether a line has nothing but parts of the name and marks of a page."""
    line = text[
        text.rfind("\n", 0, start) + 1 : text.find("\n", end) if "\n" in text[end:] else None
    ]
    found = re.findall(r"[^\W\d_]+", line.lower())
    known = own | DOCUMENT
    return bool(found) and all(word in known for word in found) and len(own & set(found)) >= 1


def _is_part_of_another(before: str, after: str, own: set[str]) -> bool:
    """Tell whether a word belongs to a longer proper name, as in Stanley Works or Marriott "
    "Hotels."""
    ahead = CAPITAL_AFTER.match(after)
    behind = CAPITAL_BEFORE.search(before)
    words = [match["word"].lower().rstrip(".") for match in (ahead, behind) if match]
    sentence = (
        behind is not None and re.search(r"(?:^|[.!?•\n]\s?)[A-Z][\w'’-]* $", before) is not None
    )
    if sentence and not ahead:
        return False
    return any(word not in own and len(word) > 1 for word in words)
