"""What a sentence says of a skill that it names: that it is had, or not, not yet, or by others.

In the manner of NegEx and ConText (Chapman et al. 2001, Harkema et al. 2009): a cue before or after
the name, and between them nothing but words that carry the cue on, and other names. The cues:
`cues.py`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from matcher.skills.cues import (
    AFTER_FIRM,
    AFTERTHOUGHT,
    AGENT,
    AHEAD,
    ALONG,
    AT,
    BY_KIN,
    BY_OTHERS_AFTER,
    BY_OTHERS_BEFORE,
    COURSES,
    END,
    FIRM,
    HIRED,
    HIRED_WITH,
    HIRING,
    LONGEST,
    NEXT_HEADING,
    NON,
    NOT,
    NOT_AFTER,
    NOT_YET_AFTER,
    NOT_YET_BEFORE,
    OURS,
    PASSIVE_BEFORE,
    PLACE,
    PLANNED,
    SELLING,
    SOLD,
    SOUGHT,
    TO_THEM,
    WHEN,
)


def is_someone_else(text: str, start: int, end: int, plural: bool) -> bool:
    """Tell whether a name that is a person's occupation is that of other people.

    `plural` says that the name itself is one.
    """
    agent = AGENT.search(text[start:end])
    if agent is None:
        return False
    return (
        bool(agent.group(1) and not plural)
        or TO_THEM.search(text, max(0, start - LONGEST), start) is not None
    )


def denied(
    text: str, start: int, end: int, tool: bool, others: Iterable[tuple[int, int]] = ()
) -> str:
    """Return why a name at `start` to `end` is no skill of the writer; empty when it may be one.

    `others` are the places of other names: a cue carries on over them (no Java, Scala or Kafka).
    The reasons: negated, planned, sought, by others; for the name of a `tool` hired and sold, too.
    """
    before, after = _clause(text, start, end)
    if _negated(before, after, _blank(text, start, others)):
        return "negated"
    cue = _last(PLANNED, before)
    if cue is not None and _along(
        _blank(text, start, others)[-len(before) + cue :] if before else ""
    ):
        return "planned"
    if AFTERTHOUGHT.match(text[end : end + LONGEST]):
        return "negated"
    if SOUGHT.search(before):
        return "sought"
    if _is_ahead(before, after if after.lstrip().startswith("(") else after.partition("(")[0]):
        return "planned"
    if _is_by_others(before, after):
        return "by others"
    if not tool:
        return ""
    if HIRED_WITH.search(before) or (HIRING.search(before) and HIRED.match(after)):
        return "hired"
    if SELLING.search(before) and SOLD.match(after):
        return "sold"
    return ""


def places_ahead(text: str) -> Iterator[tuple[int, int]]:
    """Yield where a resume lists what is still to be learned, or not the writer's, by headings."""
    for match in AHEAD.finditer(text):
        end = NEXT_HEADING.search(text, match.end())
        yield match.end(), end.start() if end else len(text)


def is_firm(text: str, start: int, end: int, employer: bool) -> bool:
    """Tell whether a name stands for a firm; `employer` where it is known to be one's name, too."""
    if FIRM.match(text, end):
        return True
    if employer and PLACE.match(text, end):
        return True
    return bool(
        employer and AT.search(text, max(0, start - 20), start) and AFTER_FIRM.match(text, end)
    )


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands in the clause before the name and after it."""
    first = max(0, start - LONGEST)
    for match in END.finditer(text, first, start):
        first = match.end()
    stop = END.search(text, end, end + LONGEST)
    return text[first:start], text[end : stop.start() if stop else end + LONGEST]


def _blank(text: str, start: int, others: Iterable[tuple[int, int]]) -> str:
    """Return the text before a name with other names blanked out."""
    first = max(0, start - LONGEST)
    part = text[first:start]
    for begin, stop in others:
        if first <= begin and stop <= start:
            part = part[: begin - first] + " " * (stop - begin) + part[stop - first :]
    return part


def _is_ahead(before: str, after: str) -> bool:
    """Tell whether a course, a book or hearsay is all that there is of a skill."""
    ahead = NOT_YET_AFTER.search(after)
    course = NOT_YET_BEFORE.search(before)
    if course and COURSES.match(course.group()):
        return re.search(rf"\b{WHEN}\b", after, re.IGNORECASE) is not None
    return bool(ahead or course)


def _is_by_others(before: str, after: str) -> bool:
    if BY_KIN.search(before):
        return True
    who = BY_OTHERS_BEFORE.search(before)
    if who and not OURS.search(before[: who.start()]):
        return True
    return bool(PASSIVE_BEFORE.search(before) or BY_OTHERS_AFTER.search(after))


def _negated(before: str, after: str, blanked: str) -> bool:
    if NON.search(before) or NOT_AFTER.match(after):
        return True
    cue = _last(NOT, before)
    return cue is not None and _along(blanked[len(blanked) - len(before) + cue :])


def _along(between: str) -> bool:
    return re.fullmatch(ALONG, between, re.IGNORECASE) is not None


def _last(cue: re.Pattern[str], before: str) -> int | None:
    """Return where the last such cue ends."""
    ends = [match.end() for match in cue.finditer(before)]
    return ends[-1] if ends else None
