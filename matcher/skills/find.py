"""Skills and certifications in the text of a resume."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from matcher.catalogue.records import Skill
from matcher.resume.resume import Resume
from matcher.skills.link import IMPLIED, NOT_SEARCHED, Mention, link
from matcher.skills.names import Compared, Hit
from matcher.skills.vocabulary import Vocabulary

__all__ = ["Mention", "Vocabulary", "broader_than", "find_certifications", "find_skills"]

BROADER_STEPS = 2
SURE_IF_IMPLIED = 0.6
PLANNED = re.compile(
    r"\b(?:studying|preparing|pursuing|planned|planning to|in progress|expected|candidate for"
    r"|working towards?|scheduled|upcoming)\b",
    re.IGNORECASE,
)


def find_skills(resume: Resume, vocabulary: Vocabulary) -> dict[str, Mention]:
    """Return each skill that the resume names, or that a named one implies, by id."""
    employers = tuple(_employers(resume))
    mentions = {
        mention.id: mention
        for mention in link(resume.text, vocabulary, resume.sections, employers, once=True)
    }
    return dict(sorted({**_implied(mentions, vocabulary.skills), **mentions}.items()))


def find_certifications(resume: Resume, vocabulary: Vocabulary) -> dict[str, Mention]:
    """Return each certification that the resume names as held, by id."""
    mentions: dict[str, Mention] = {}
    for hit in vocabulary.certification_names.find(Compared.of(resume.text, loose=True)):
        section = next(
            (item for item in resume.sections if item.start <= hit.start < item.end), None
        )
        if not (section and section.kind in NOT_SEARCHED) and not _is_planned(resume.text, hit):
            mentions.setdefault(hit.key, Mention(hit.key, hit.start, hit.end))
    return dict(sorted(mentions.items()))


def _employers(resume: Resume) -> Iterator[tuple[int, int]]:
    """Yield where the employer of each position stands in the lines above its duties."""
    for position in resume.positions:
        end = position.duties[0][0] if position.duties else position.end
        start = resume.text.find(position.employer, position.start, end)
        if position.employer and start >= 0:
            yield start, start + len(position.employer)


def _is_planned(text: str, hit: Hit) -> bool:
    """Tell whether the line speaks of a certification that is still to come."""
    start = text.rfind("\n", 0, hit.start) + 1
    end = text.find("\n", hit.end)
    around = f"{text[start : hit.start]}\n{text[hit.end : end if end >= 0 else len(text)]}"
    return PLANNED.search(around) is not None


def broader_than(skill: str, skills: Mapping[str, Skill]) -> list[str]:
    """Return the skills that this one implies: broader ones, up to BROADER_STEPS away."""
    found: list[str] = []
    layer = [skill]
    for _ in range(BROADER_STEPS):
        layer = [broader for item in layer for broader in skills[item].broader]
        found += layer
    return found


def _implied(mentions: Mapping[str, Mention], skills: Mapping[str, Skill]) -> dict[str, Mention]:
    implied: dict[str, Mention] = {}
    for mention in mentions.values():
        for broader in broader_than(mention.id, skills):
            found = Mention(
                broader, mention.start, mention.end, mention.id, IMPLIED, SURE_IF_IMPLIED
            )
            implied.setdefault(broader, found)
    return implied
