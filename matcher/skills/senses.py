"""Words that are a skill only where the company they keep says so: `senses.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from matcher.skills.names import Compared, comparable, words_of

FILE = Path(__file__).parent / "senses.yaml"
NEAR = 25
"""Words on either side among which company is looked for."""
LETTERS = 8
"""Characters that a word takes, with the space after it, at most as a rule."""
CONTEXT = 60
"""Characters on either side that are looked at for what must not stand there."""
INITIAL = re.compile(
    r"(?:^|[\s(])(?:Mr|Ms|Mrs|Dr|Prof|[A-Z])\.\s?$|[a-z,] [A-Z][a-z]+ $|\b(?:to|by|from|of|under) $"
)
SURNAME = re.compile(r"\.\s?[A-Z]")
"""A letter between them is an initial: J. R. Smith, Dr. R. Patel, Ann R. Lee."""


@dataclass(frozen=True, slots=True)
class Sense:
    """What tells that a word is meant: company, capitals, and what must not stand around it."""

    near: frozenset[str] = frozenset()
    never: re.Pattern[str] | None = None
    small: bool = False
    proper: bool = False
    item: bool = False


@dataclass(frozen=True, slots=True)
class Senses:
    """The ambiguous words by their compared form; acronyms that are words; names of firms."""

    words: Mapping[str, Sense]
    capitals: frozenset[str]
    companies: frozenset[str]
    weak: frozenset[str]

    def of(self, name: str) -> Sense | None:
        """Return the sense that guards a name; None for one that can be trusted."""
        return self.words.get(comparable(name))

    def is_weak(self, name: str) -> bool:
        """Tell whether a name says too little inside a sentence, and counts only by itself."""
        return comparable(name) in self.weak


@cache
def shipped() -> Senses:
    """Read the senses that ship, once."""
    content = yaml.load(FILE.read_text(encoding="utf-8"), Loader=_LOADER)
    small, proper = _forms(content["small"]), _forms(content["proper"])
    never = {word: re.compile(pattern) for word, pattern in content["never"].items()}
    words: dict[str, Sense] = {}
    for domain in content["domains"].values():
        near = _forms(domain["near"])
        for word in _forms(domain["words"]):
            known = words.get(word, Sense()).near
            words[word] = Sense(
                known | near - {word}, never.get(word), word in small, word in proper
            )
    for word in _forms(content["item"]):
        words[word] = Sense(never=never.get(word), item=True)
    for word, pattern in never.items():
        words.setdefault(word, Sense(never=pattern, small=True))
    return Senses(
        words,
        _forms(content["capitals"]),
        _forms(content["companies"]),
        frozenset(map(comparable, content["weak"])),
    )


_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def _forms(text: str) -> frozenset[str]:
    return frozenset(map(comparable, text.split()))


def is_forbidden(sense: Sense, text: str, start: int, end: int) -> bool:
    """Tell whether what stands around a word says that it is not meant."""
    if end - start == 1 and _is_initial(text, start, end):
        return True
    if sense.never is None:
        return False
    before, right = (
        text[max(0, start - CONTEXT) : start],
        Compared.of(text[end : end + CONTEXT]).text,
    )
    lefts = [Compared.of(before).text.rstrip()]
    if not before.rpartition("\n")[2].strip():
        lefts.append(" §")
    return any(sense.never.search(f"{left} <>{right}") for left in lefts)


def _is_initial(text: str, start: int, end: int) -> bool:
    before = text[max(0, start - CONTEXT) : start]
    return INITIAL.search(before) is not None and SURNAME.match(text, end) is not None


def is_proper(sense: Sense, text: str, start: int) -> bool:
    """Tell whether a word has a capital that nothing but its being a name asks for."""
    before = text[max(0, start - CONTEXT) : start].rstrip(" ")
    inside = before[-1:].islower() or before.endswith((",", ";", "("))
    return sense.proper and inside and text[start].isupper()


def words_near(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    """Return the words before and after a place among which company is looked for."""
    reach = NEAR * LETTERS
    before = words_of(text[max(0, start - reach) : start])[-NEAR:]
    return before, words_of(text[end : end + reach])[:NEAR]
