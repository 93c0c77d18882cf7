"""Names in text: a trie over words, so that all names are looked for in one pass.

Words are compared in lower case and in the singular; a hyphen, a slash and a space between two
words are the same; + and # belong to the word before them and `.net` is a word of its own. Short
words in capitals may be acronyms (CSCS) or plurals (POWER APPS): in a text they stand as written,
and a name is filed both ways unless it is such a word itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise, product

WORD = re.compile(r"(?<![^\W_])\.net(?![^\W_])|[^\W_]+(?:\+\+|[+#](?![^\W_]))?|&", re.IGNORECASE)
BETWEEN = re.compile(r"(?:[\s/'’®™‐‑-]|\.(?!\s)|(?<=\bvs)\.){0,4}", re.IGNORECASE)
"""What may stand between the words of a name; the end of a sentence may not, but "vs." may."""
BETWEEN_LOOSE = re.compile(r"[\s./'’®™‐‑–—:,()|-]{0,4}")
"""The same for long names, which people punctuate as they like."""
SHORTEST_PLURAL = 4
SIBILANT = ("sse", "che", "she", "xe")
"""The e that a plural adds: processes, batches, dishes, boxes."""
ACRONYM = 5
"""Capitals up to this length are an acronym, whose last S is no plural."""


SPELLINGS = {
    "licence": "license",
    "centre": "center",
    "programme": "program",
    "behaviour": "behavior",
    "colour": "color",
    "organisation": "organization",
    "optimisation": "optimization",
    "visualisation": "visualization",
    "virtualisation": "virtualization",
    "modelling": "modeling",
    "analyse": "analyze",
    "catalogue": "catalog",
    "labour": "labor",
    "defence": "defense",
}
"""British spellings and the American ones they are compared as."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text in the form that is compared."""

    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Hit:
    """A name found: the key it stands for and the characters it covers."""

    key: str
    start: int
    end: int


@dataclass(slots=True)
class Node:
    """A place in the trie; `keys` are the names that end here, `signs` what some have next."""

    next: dict[str, Node] = field(default_factory=dict)
    keys: list[str] = field(default_factory=list)
    signs: set[str] = field(default_factory=set)


def split(text: str) -> list[Word]:
    """Return the words of a text with their places."""
    return [Word(_form(match.group()), *match.span()) for match in WORD.finditer(text)]


def comparable(name: str) -> str:
    """Return what a name is compared by: equal for two names that no text can tell apart."""
    return " ".join(map(_form, WORD.findall(name))) or name.lower()


def build_trie(names: Iterable[tuple[str, str]]) -> Node:
    """Build a trie from (name, key) pairs; names without a word are left out."""
    root = Node()
    for name, key in names:
        found = list(WORD.finditer(name))
        signs = [_signs(name, *pair) for pair in pairwise(found)] + [""]
        for forms in product(*(_filed(match.group()) for match in found)):
            node = root
            for form, sign in zip(forms, signs, strict=False):
                node = node.next.setdefault(form, Node())
                node.signs.update([sign] if sign else ())
            if node is not root and key not in node.keys:
                node.keys.append(key)
    return root


def _signs(name: str, left: re.Match[str], right: re.Match[str]) -> str:
    """Return what a name itself has between two words, if that is not usual: `extract, load`."""
    usual = BETWEEN.fullmatch(name, left.end(), right.start())
    return "" if usual else name[left.end() : right.start()].strip()


def find_names(
    text: str, words: list[Word], trie: Node, between: re.Pattern[str] = BETWEEN
) -> Iterator[Hit]:
    """Yield the longest name at each place, from left to right, without overlaps."""
    at = 0
    while at < len(words):
        last, keys = _longest(text, words, at, trie, between)
        for key in keys:
            yield Hit(key, words[at].start, words[last].end)
        at = last + 1 if keys else at + 1


def _longest(
    text: str, words: list[Word], at: int, trie: Node, between: re.Pattern[str]
) -> tuple[int, list[str]]:
    best: tuple[int, list[str]] = (at, [])
    node: Node | None = trie.next.get(words[at].form)
    place = at
    while node is not None:
        if node.keys:
            best = (place, node.keys)
        place += 1
        if place >= len(words):
            break
        end, start = words[place - 1].end, words[place].start
        if not between.fullmatch(text, end, start) and text[end:start].strip() not in node.signs:
            break
        node = node.next.get(words[place].form)
    return best


def _filed(word: str) -> tuple[str, ...]:
    """Return the forms of a word of a name under which it may stand in a text."""
    form = _form(word)
    as_written = word.lower()
    return (form, as_written) if form != as_written and form != "and" else (form,)


def _form(word: str) -> str:
    if word == "&":
        return "and"
    form = word.lower()
    form = form if word.isupper() and len(word) <= ACRONYM else _singular(form)
    return SPELLINGS.get(form, form)


def _singular(form: str) -> str:
    """Return one form for singular and plural; not always a word (movy, cach), but the same."""
    if len(form) < SHORTEST_PLURAL:
        return form
    if form.endswith("s") and not form.endswith("ss"):
        form = form[:-1]
    if form.endswith("ie") and len(form) > SHORTEST_PLURAL:
        return form[:-2] + "y"
    return form[:-1] if form.endswith(SIBILANT) else form
