"""The names of a catalogue's skills and certifications, ready to be looked for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from matcher.catalogue.records import Certification, Skill
from matcher.skills.names import Names
from matcher.skills.senses import Senses, shipped
from matcher.skills.variants import done, joined, parted

EXPLAINED = re.compile(r"\s*\([^()]*\)\s*$")
"""What some vocabularies put behind a name: Java (computer programming)."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """Skills and certifications ready to be looked for."""

    skills: Mapping[str, Skill]
    certifications: Mapping[str, Certification]
    skill_names: Names
    certification_names: Names
    senses: Senses

    @classmethod
    def build(
        cls, skills: Mapping[str, Skill], certifications: Mapping[str, Certification]
    ) -> Vocabulary:
        """Build the automata of both kinds of name."""
        return cls(
            skills,
            certifications,
            Names.build(_names(skills.values()), _variants(skills.values())),
            Names.build(
                (
                    (name, item.id, "name")
                    for item in certifications.values()
                    for name in (item.name, *item.aliases)
                ),
                loose=True,
            ),
            shipped(),
        )


def _names(skills: Iterable[Skill]) -> Iterator[tuple[str, str, str]]:
    """Yield (name, id, way) of each name and alias."""
    for skill in skills:
        yield skill.name, skill.id, "name"
        for alias in _aliases(skill):
            yield alias, skill.id, "alias"


def _aliases(skill: Skill) -> tuple[str, ...]:
    bare = bare_name(skill.name)
    return skill.aliases if bare == skill.name else (bare, *skill.aliases)


def bare_name(name: str) -> str:
    """Return a name without what explains it in brackets at its end."""
    return (EXPLAINED.sub("", name) or name) if name.endswith(")") else name


def _variants(skills: Iterable[Skill]) -> Iterator[tuple[str, str, str]]:
    """Yield (variant, id, way): tools are written as one or parted, the rest is done."""
    for skill in skills:
        for name in (skill.name, *_aliases(skill)):
            if skill.kind == "tool":
                yield from ((other, skill.id, "variant") for other in joined(name))
                yield from ((other, skill.id, "parted") for other in parted(name))
            else:
                yield from ((other, skill.id, "variant") for other in done(name))
