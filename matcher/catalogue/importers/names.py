"""Ids and names for records of other schemes: stable ids, and no name that two skills share."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from matcher.catalogue.records import Skill
from matcher.skills.names import comparable

SPELLED = (("++", " plus plus "), ("#", " sharp "), ("&", " and "), ("+", " plus "), ("@", " at "))
GUARDED = 5
"""A single word up to this length is often another word too (Go, Spark): its case has to agree."""
LONGEST_ID = 100


def slug(text: str) -> str:
    """Return a text as an id: lower-case ASCII words joined by hyphens, signs spelled out."""
    text = re.sub(r"(?<![^\W_])\.(?=[A-Za-z])", " dot ", text)
    for sign, word in SPELLED:
        text = text.replace(sign, word)
    plain = unicodedata.normalize("NFKD", text.lower()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.replace("'", "")).strip("-")[:LONGEST_ID].strip("-")


def guarded(skill: Skill) -> Skill:
    """Let a short name of one word count only where its case agrees."""
    short = len(skill.name) <= GUARDED and " " not in skill.name and skill.name[:1].isupper()
    return replace(skill, case=True) if short else skill


def tell_apart(
    skills: Iterable[Skill], hints: Mapping[str, str]
) -> tuple[tuple[Skill, ...], list[dict[str, Any]]]:
    """Give every name to one skill alone; return the skills and what was renamed.

    The skill whose own name it is comes first, then the first in order of id. Another skill of
    that name gets its hint (what it is a kind of) in brackets, else its id; another skill's alias
    gets that skill's name in brackets. No record and no name is dropped.
    """
    ordered = sorted(skills, key=lambda skill: skill.id)
    owners: dict[str, str] = {}
    renamed: list[dict[str, Any]] = []

    def claim(name: str, skill: Skill, hints: Iterable[str]) -> str:
        kept = name
        for candidate in (name, *(f"{name} ({hint})" for hint in hints if hint)):
            kept = candidate
            if owners.setdefault(comparable(candidate), skill.id) == skill.id:
                break
        if kept != name:
            owner = owners[comparable(name)]
            renamed.append({"skill": skill.id, "name": name, "kept_as": kept, "names": owner})
        return kept

    named = [
        replace(skill, name=claim(skill.name, skill, (hints.get(skill.id, ""), skill.id)))
        for skill in ordered
    ]
    told = [
        replace(skill, aliases=tuple(
            claim(alias, skill, (skill.name, skill.id)) for alias in skill.aliases
        ))
        for skill in named
    ]  # fmt: skip
    return tuple(told), renamed


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Return texts without those that differ in case or spaces alone, in order."""
    kept: dict[str, str] = {}
    for text in texts:
        clean = " ".join(text.split())
        if clean:
            kept.setdefault(clean.casefold(), clean)
    return tuple(kept.values())


def version_in(name: str) -> str:
    """Return the version that the name of a download tells (`db_29_3_text.zip`), or nothing."""
    found = re.search(r"(?<!\d)(\d{1,2}(?:[._]\d{1,2}){1,2})(?!\d)", name)
    return found.group(1).replace("_", ".") if found else ""
