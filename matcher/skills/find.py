"""Skills and certifications in the text of a resume."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from matcher.catalogue.records import Certification, Skill
from matcher.resume.resume import Resume, Section
from matcher.skills.names import BETWEEN_LOOSE, Hit, Node, Word, build_trie, find_names, split

NOT_SEARCHED = frozenset({"interests", "references", "contact"})
BROADER_STEPS = 2
PLANNED = re.compile(
    r"\b(?:studying|preparing|pursuing|planned|planning to|in progress|expected|candidate for"
    r"|working towards?|scheduled|upcoming)\b",
    re.IGNORECASE,
)
SHORT_NAME = 2
TIED_BEFORE = re.compile(r"[&‐‑-]$|\b\w & $")
TIED_AFTER = re.compile(r"[&‐‑-]| & \w\b")
"""A name so short is no name where it is tied to another word: R&D, R & D, C-level, go-live."""
NAME = "name:"
"""Marks hits on a guarded skill's own name, which `case` and `near` apply to."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A skill or certification named in the text, at its first good place.

    `through` is the narrower skill that implies it, when it is not named itself.
    """

    id: str
    start: int
    end: int
    through: str | None = None


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Skills and certifications ready to be looked for."""

    skills: Mapping[str, Skill]
    certifications: Mapping[str, Certification]
    skill_names: Node
    certification_names: Node

    @classmethod
    def build(
        cls, skills: Mapping[str, Skill], certifications: Mapping[str, Certification]
    ) -> Vocabulary:
        """Build the tries of both kinds of name."""
        return cls(
            skills,
            certifications,
            build_trie(pair for skill in skills.values() for pair in _skill_names(skill)),
            build_trie(
                (name, item.id)
                for item in certifications.values()
                for name in (item.name, *item.aliases)
            ),
        )


def find_skills(resume: Resume, vocabulary: Vocabulary) -> dict[str, Mention]:
    """Return each skill that the resume names, or that a named one implies, by id."""
    words = split(resume.text)
    mentions: dict[str, Mention] = {}
    for hit in find_names(resume.text, words, vocabulary.skill_names):
        skill_id = hit.key.removeprefix(NAME)
        section = _section_at(resume.sections, hit.start)
        if skill_id in mentions or (section and section.kind in NOT_SEARCHED):
            continue
        guarded = hit.key.startswith(NAME)
        skill = vocabulary.skills[skill_id]
        if not guarded or _is_meant(skill, hit, resume.text, words, section):
            mentions[skill_id] = Mention(skill_id, hit.start, hit.end)
    return dict(sorted({**_implied(mentions, vocabulary.skills), **mentions}.items()))


def find_certifications(resume: Resume, vocabulary: Vocabulary) -> dict[str, Mention]:
    """Return each certification that the resume names as held, by id."""
    words = split(resume.text)
    mentions: dict[str, Mention] = {}
    for hit in find_names(resume.text, words, vocabulary.certification_names, BETWEEN_LOOSE):
        section = _section_at(resume.sections, hit.start)
        if not (section and section.kind in NOT_SEARCHED) and not _is_planned(resume.text, hit):
            mentions.setdefault(hit.key, Mention(hit.key, hit.start, hit.end))
    return dict(sorted(mentions.items()))


def _is_planned(text: str, hit: Hit) -> bool:
    """Tell whether the line speaks of a certification that is still to come."""
    start = text.rfind("\n", 0, hit.start) + 1
    end = text.find("\n", hit.end)
    around = f"{text[start : hit.start]}\n{text[hit.end : end if end >= 0 else len(text)]}"
    return PLANNED.search(around) is not None


def _skill_names(skill: Skill) -> Iterable[tuple[str, str]]:
    guarded = skill.case or skill.near
    yield skill.name, NAME + skill.id if guarded else skill.id
    for alias in skill.aliases:
        yield alias, skill.id


def _section_at(sections: Iterable[Section], offset: int) -> Section | None:
    return next((item for item in sections if item.start <= offset < item.end), None)


def _is_meant(
    skill: Skill, hit: Hit, text: str, words: list[Word], section: Section | None
) -> bool:
    """Tell whether an ambiguous word stands for the skill: its case, and the company it keeps."""
    if skill.case and text[hit.start : hit.end] != skill.name:
        return False
    if len(skill.name) <= SHORT_NAME and (
        TIED_BEFORE.search(text[max(0, hit.start - 4) : hit.start])
        or TIED_AFTER.match(text, hit.end)
    ):
        return False
    if not skill.near:
        return True
    start, end = (section.start, section.end) if section else (0, len(text))
    forms = " ".join(
        word.form
        for word in words
        if start <= word.start < end and not hit.start <= word.start < hit.end
    )
    return any(f" {phrase} " in f" {forms} " for phrase in _phrases(skill.near))


@cache
def _phrases(near: tuple[str, ...]) -> tuple[str, ...]:
    """Return words and phrases in the form that is compared."""
    return tuple(" ".join(word.form for word in split(phrase)) for phrase in near)


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
            implied.setdefault(broader, Mention(broader, mention.start, mention.end, mention.id))
    return implied
