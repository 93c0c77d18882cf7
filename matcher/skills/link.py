"""Skills that a text names, each with its place, its way and how sure that is."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from matcher.catalogue.records import Skill
from matcher.resume.resume import Section
from matcher.skills.context import denied, is_firm, is_someone_else, places_ahead
from matcher.skills.names import Compared, Hit, comparable, words_of
from matcher.skills.senses import Sense, Senses, is_forbidden, is_proper, words_near
from matcher.skills.variants import is_done
from matcher.skills.vocabulary import Vocabulary

NOT_SEARCHED = frozenset({"interests", "references", "contact"})
NAME, ALIAS, VARIANT, PARTED, IMPLIED, MEANING = (
    "name", "alias", "variant", "parted", "implied", "meaning",
)  # fmt: skip
SURE = {NAME: 0.98, ALIAS: 0.95, VARIANT: 0.9, PARTED: 0.9}
"""How sure a name is by the way it was found; measured on `eval/linking` in all, not by way."""
LISTED, IN_COMPANY = 0.9, 0.85
"""How sure an ambiguous name is as an item among other tools, and near a word that goes with it."""
SHORT_NAME = 2
TIED_BEFORE = re.compile(r"[&‐‑-]$|\b\w & $")
TIED_AFTER = re.compile(r"[&‐‑-]| & \w\b")
"""A name so short is no name where it is tied to another word: R&D, R & D, C-level, go-live."""
DOTTED = re.compile(r"\w\.\w\.?")
DOTTED_BEFORE = re.compile(r"\w\.$")
DOTTED_AFTER = re.compile(r"\.\w\b")
"""Letters with full stops between are part of a longer acronym: M.A.P.S."""
OPENS = re.compile(r"(?:[,;|/•·&(:●▪*]|\band|\bor|^)\s*$|\n\s*$")
CLOSES = re.compile(r"\s*(?:$|[,;|/•·&)\n.●▪*]|(?:and|or)\b)")
"""What stands before and after an item of a list."""
OBJECT_ENDS = re.compile(
    r"\s*(?:$|[^\w\s/&'’-]|(?:and|or|for|to|with|in|of|by|on|at|as|from|using|via|through|across|within"
    r"|per|up|out|since|until|daily|weekly|monthly|every|about|into|between|among|so|without|during|while|that|which|when|where|before|after|including|due|based|is|are|was|were)\b)"
    r"|\s*\n\s*[A-Z]"
)
"""What may follow a verb with its object: another noun would be the object instead."""
WEAK_OPENS = re.compile(r"(?:[,;|•·:●▪*]|^|\n)\s*$")
WEAK_CLOSES = re.compile(r"\s*(?:$|[,;|•·●▪*]|\n|\((?!\w+\)\s*\w))|\s+skills?\b")
AND = re.compile(r"\s*(?:,?\s*and|&)\s*")
LIST_GAP = re.compile(r"[^.;:!?]{0,25}")
SIGN = re.compile(r"[,;|/•·&\n●▪*(]|\b(?:and|or)\b")


@dataclass(frozen=True, slots=True)
class Mention:
    """A skill or certification named in the text.

    `through` is the narrower skill that implies it, when it is not named itself. `way` is name,
    alias, variant, implied or meaning; `confidence` is from 0 to 1.
    """

    id: str
    start: int
    end: int
    through: str | None = None
    way: str = NAME
    confidence: float = 1.0


@dataclass(frozen=True)
class Page:
    """A text with every name in it, good or not; in `silent` places no name counts."""

    text: str
    hits: Sequence[Hit]
    sections: Sequence[Section]
    silent: Sequence[tuple[int, int]]
    skills: Mapping[str, Skill]
    senses: Senses

    def section(self, offset: int) -> Section | None:
        """Return the section at an offset."""
        found = (item for item in self.sections if item.start <= offset < item.end)
        return next(found, None)


def link(
    text: str,
    vocabulary: Vocabulary,
    sections: Sequence[Section] = (),
    employers: Sequence[tuple[int, int]] = (),
    once: bool = False,
) -> Iterator[Mention]:
    """Yield every mention that counts, from left to right; `once` the first of each skill only.

    `employers` are the places of the names of firms.
    """
    hits = list(vocabulary.skill_names.find(Compared.of(text)))
    silent = (*employers, *places_ahead(text))
    page = Page(text, hits, sections, silent, vocabulary.skills, vocabulary.senses)
    seen: set[str] = set()
    for number, hit in enumerate(hits):
        if once and hit.key in seen:
            continue
        sure = _confidence(page, number)
        if sure > 0:
            seen.add(hit.key)
            way = VARIANT if hit.way == PARTED else hit.way
            yield Mention(hit.key, hit.start, hit.end, None, way, sure)


def _confidence(page: Page, number: int) -> float:
    """Return how sure it is that a hit is a skill that the writer has; 0 where it is none."""
    hit = page.hits[number]
    section = page.section(hit.start)
    if section and section.kind in NOT_SEARCHED:
        return 0.0
    sure = _meant(page, number, section)
    if not sure:
        return 0.0
    skill, text = page.skills[hit.key], page.text
    company = text[hit.start : hit.end].lower() in page.senses.companies
    if any(start <= hit.start and hit.end <= end for start, end in page.silent):
        return 0.0
    if is_firm(text, hit.start, hit.end, company) or _is_of_others(text, hit, skill):
        return 0.0
    places = [(other.start, other.end) for other in page.hits[max(0, number - 12) : number]]
    return 0.0 if denied(text, hit.start, hit.end, skill.kind == "tool", places) else sure


def _is_of_others(text: str, hit: Hit, skill: Skill) -> bool:
    written = text[hit.start : hit.end]
    if skill.kind == "tool" or is_done(written):
        return False
    plural = written.lower() in (name.lower() for name in (skill.name, *skill.aliases))
    return is_someone_else(text, hit.start, hit.end, plural)


def _meant(page: Page, number: int, section: Section | None) -> float:
    """Return how sure it is that the words of a hit mean the skill."""
    hit = page.hits[number]
    text, written = page.text, page.text[hit.start : hit.end]
    skill = page.skills[hit.key]
    if hit.way == PARTED and not written.replace(" ", "").istitle() and not _capitals(written):
        return 0.0
    if _is_tied(text, hit) or (
        comparable(written) in page.senses.capitals and not written.isupper()
    ):
        return 0.0
    if _has_object(skill, hit, written) and not OBJECT_ENDS.match(text, hit.end):
        return 0.0
    if page.senses.is_weak(written) and not _stands_alone(page, number):
        return 0.0
    guarded = hit.way == NAME and (skill.case or skill.near)
    sense = page.senses.of(written)
    if _is_other_number(skill, written):
        return 0.0
    if skill.kind == "knowledge" and sense and sense.never is None:
        sense = None
    if not guarded and sense is None:
        return SURE[hit.way]
    if sense and is_forbidden(sense, text, hit.start, hit.end):
        return 0.0
    if _is_listed(page, number) and not (sense and sense.item and written.islower()):
        return LISTED
    if guarded and skill.case and written != skill.name:
        return 0.0
    if sense and (sense.item or (not sense.small and written.islower())):
        return 0.0
    return IN_COMPANY if _is_in_company(page, hit, skill, sense, section) else 0.0


def _is_in_company(
    page: Page, hit: Hit, skill: Skill, sense: Sense | None, section: Section | None
) -> bool:
    """Tell whether a word that goes with a skill stands near, or in the section as it asks."""
    text = page.text
    if sense is None:
        start, end = (section.start, section.end) if section else (0, len(text))
        around = words_of(text[start : hit.start]), words_of(text[hit.end : end])
        return not skill.near or _has_phrase(skill.near, *around)
    around = words_near(text, hit.start, hit.end)
    if not sense.near or not sense.near.isdisjoint((*around[0], *around[1])):
        return True
    if hit.way == NAME and _has_phrase(skill.near, *around):
        return True
    return is_proper(sense, text, hit.start)


def _has_phrase(near: tuple[str, ...], before: list[str], after: list[str]) -> bool:
    forms = f" {' '.join(before)} \n {' '.join(after)} "
    return any(f" {phrase} " in forms for phrase in _phrases(near))


@cache
def _phrases(near: tuple[str, ...]) -> tuple[str, ...]:
    """Return words and phrases in the form that is compared."""
    return tuple(" ".join(words_of(phrase)) for phrase in near)


def _has_object(skill: Skill, hit: Hit, written: str) -> bool:
    """Tell whether a hit is a verb with its object."""
    return skill.kind != "tool" and (hit.way == VARIANT or (hit.way == ALIAS and is_done(written)))


def _is_other_number(skill: Skill, written: str) -> bool:
    """Tell whether a tool's name is written as a plural, or without the s that it ends in."""
    if skill.kind != "tool" or not written.isalpha() or written[:-1].isupper():
        return False
    names = [name.lower() for name in (skill.name, *skill.aliases)]
    return written.lower() not in names and (
        written.lower().removesuffix("s") in names or f"{written.lower()}s" in names
    )


def _capitals(written: str) -> bool:
    return all(word[:1].isupper() for word in written.split())


def _is_tied(text: str, hit: Hit) -> bool:
    """Tell whether a short name is a part of something longer."""
    before = text[max(0, hit.start - 4) : hit.start]
    if hit.end - hit.start <= SHORT_NAME and (
        TIED_BEFORE.search(before) or TIED_AFTER.match(text, hit.end)
    ):
        return True
    if DOTTED.fullmatch(text, hit.start, hit.end):
        return True
    single = hit.end - hit.start == 1
    return single and bool(DOTTED_BEFORE.search(before) or DOTTED_AFTER.match(text, hit.end))


def _is_listed(page: Page, number: int) -> bool:
    """Tell whether a hit is an item of a list in which a tool beside it can be trusted."""
    if not _is_item(page.text, page.hits[number]):
        return False
    return any(_is_tool_beside(page, number, number + step) for step in (-2, -1, 1, 2))


def _stands_alone(page: Page, number: int) -> bool:
    """Tell whether a hit is all that stands between two signs of a list, or beside another name."""
    hit, text = page.hits[number], page.text
    if not WEAK_CLOSES.match(text, hit.end):
        return False
    before = text[max(0, hit.start - 6) : hit.start]
    beside = page.hits[number - 1].end if number else -1
    return bool(WEAK_OPENS.search(before) or AND.fullmatch(text, max(beside, 0), hit.start))


def _is_item(text: str, hit: Hit) -> bool:
    before = text[max(0, hit.start - 6) : hit.start]
    return OPENS.search(before) is not None and CLOSES.match(text, hit.end) is not None


def _is_tool_beside(page: Page, number: int, other: int) -> bool:
    if not 0 <= other < len(page.hits):
        return False
    left, right = sorted((page.hits[number], page.hits[other]), key=lambda hit: hit.start)
    gap = page.text[left.end : right.start]
    beside = page.hits[other]
    if beside.key == page.hits[number].key or page.skills[beside.key].kind != "tool":
        return False
    if not LIST_GAP.fullmatch(gap) or not SIGN.search(gap):
        return False
    written = page.text[beside.start : beside.end]
    sense = page.senses.of(written)
    if sense is None:
        return True
    return (
        written[:1].isupper()
        and _is_item(page.text, beside)
        and not is_forbidden(sense, page.text, beside.start, beside.end)
    )
