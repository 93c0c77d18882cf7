"""Small changes to the text of a resume, each the same for the same text.

A change of form says the same in another shape; a change of content adds or takes away one thing.
"""

from __future__ import annotations

import random
import re

from matcher.resume.resume import Resume, Section

BULLET = re.compile(r"^(\s*)[-•*·▪‣–](\s+)", re.MULTILINE)
HOBBY = "\n\nInterests\nBirdwatching, sourdough baking and long walks by the sea.\n"
WORK = ("experience", "projects")
"""Kinds of sections that a sentence of use belongs to."""


def spaced(text: str) -> str:
    """Double the spaces after sentences and the empty lines, and add spaces at line ends."""
    doubled = re.sub(r"(?<=[.!?]) (?=\S)", "  ", text)
    return re.sub(r"\n", "  \n", re.sub(r"\n[ \t]*\n", "\n\n\n", doubled))


def bulleted(text: str) -> str:
    """Turn every bullet sign into another one."""
    return BULLET.sub(lambda found: f"{found[1]}{'*' if '•' in found[0] else '•'}{found[2]}", text)


def lowered(resume: Resume) -> str:
    """Write the duties in lower case; headings, titles and names of employers stay."""
    text = resume.text
    for position in resume.positions:
        for start, end in position.duties:
            lower = text[start:end].lower()
            if len(lower) == end - start:
                text = text[:start] + lower + text[end:]
    return text


def reordered(resume: Resume) -> str:
    """Turn the order of the kinds of sections round.

    The head of the resume stays, and sections of one kind keep their order, since the
    order of jobs says which is the latest.
    """
    blocks = _blocks(resume)
    head = [text for kind, text in blocks[:1] if kind == "other"]
    rest = blocks[len(head) :]
    kinds = list(dict.fromkeys(kind for kind, _ in rest))
    turned = sorted(rest, key=lambda block: -kinds.index(block[0]))
    return "\n\n".join([*head, *(text for _, text in turned)])


def hobby_added(text: str) -> str:
    """Add a line of interests that no role asks for."""
    return text.rstrip() + HOBBY


def used(resume: Resume, skill: str) -> str:
    """Add a sentence of use of a skill to the end of the work described last."""
    sentence = f"\n- Used {skill} every week for two years in this work.\n"
    work = [section for section in resume.sections if section.kind in WORK]
    if not work:
        return f"{resume.text.rstrip()}\n\nExperience{sentence}"
    at = len(resume.text[: work[-1].end].rstrip())
    return resume.text[:at] + sentence + resume.text[at:]


def without(text: str, start: int, end: int) -> str:
    """Cover a stretch with spaces, so that all other places stay true; line ends stay."""
    return text[:start] + re.sub(r"[^\n]", " ", text[start:end]) + text[end:]


def typed_wrong(text: str, seed: int = 0) -> str:
    """Swap two letters inside one long word, chosen by the seed."""
    words = [found for found in re.finditer(r"[a-z]{6,}", text)]
    if not words:
        return text
    word = random.Random(f"{seed}{len(text)}").choice(words)
    at = word.start() + 2
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _blocks(resume: Resume) -> list[tuple[str, str]]:
    """Cut the text into sections by kind, each with its heading, which stands before its start."""
    outer: list[Section] = []
    for section in sorted(resume.sections, key=lambda item: (item.start, -item.end)):
        if not outer or section.start >= outer[-1].end:
            outer.append(section)
    starts = [0, *(section.end for section in outer[:-1])]
    ends = [*starts[1:], len(resume.text)]
    return [
        (section.kind, resume.text[start:end].strip("\n"))
        for section, start, end in zip(outer, starts, ends, strict=True)
    ]
