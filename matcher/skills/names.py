"""Names in text: how words are compared, and all names looked for in one pass.

Words are compared in lower case and in the singular; a hyphen, a slash and a space between two
words are the same, and so is an article; + and # belong to the word before them and `.net` is a
word of its own; a number at the end of a word is one too (Python3, HTML5). Short words in capitals
may be acronyms (CSCS) or plurals (POWER APPS): in a text they stand as written, and a name is filed
both ways unless it is such a word itself.

A text is made into its compared form, words between single spaces, and names are found there by an
Aho-Corasick automaton. `tests/test_names.py` compares that with the obvious slow search.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from itertools import accumulate, product
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

WORD = re.compile(
    r"(?<![^\W_])\.net(?![^\W_])|(?<![^\W_])[^\W\d_]{3,}(?=\d+(?![^\W_]))"
    r"|(?<![^\W_])[^\W_]+(?:\+\+|[+#](?![^\W_]))?|(?<=[^\W\d_])\d+|&",
    re.IGNORECASE,
)
WHITE = "\n\t\r\v\f\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
WIDE = " " * 5
"""White space so wide separates words; less stands between them."""
USUAL = "/'’®™‐‑-."
"""Signs that may stand between the words of a name; a full stop only inside a word."""
USUAL_LOOSE = USUAL + "–—:,()|"
"""The same for long names, which people punctuate as they like."""
ARTICLES = frozenset("the their our your these those various multiple several".split())
SHORTEST_PLURAL = 4
SIBILANT = ("sse", "che", "she", "xe")
"""The e that a plural adds: processes, batches, dishes, boxes."""
ACRONYM = 5
"""Capitals up to this length are an acronym, whose last S is no plural."""
REMEMBERED = 1 << 15
"""Words and gaps whose forms are kept: more than a vocabulary and a day's texts have."""
LONGEST_KEPT = 200
WAYS = ("name", "alias", "variant", "parted")
"""How a name may have been filed, the most trusted way first."""

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
    "analysed": "analyzed",
    "analysing": "analyzing",
    "catalogue": "catalog",
    "labour": "labor",
    "defence": "defense",
    "&": "and",
}
"""British spellings and the American ones they are compared as."""


Cut = Callable[[str, bool], tuple[tuple[str, int, int], ...]]


class Hit(NamedTuple):
    """A name found: the key it stands for, the way it was filed, the characters it covers."""

    key: str
    start: int
    end: int
    way: str = "name"


@dataclass(frozen=True)
class Compared:
    """A text in the form that is compared: ` word word , word `, and the pieces it is made of.

    `pieces` are what stands between single characters of white space, `forms` what became of each:
    empty, or words and signs with a space after each.
    """

    pieces: list[str]
    forms: list[str]
    loose: bool
    cut: Cut

    @classmethod
    def of(cls, text: str, loose: bool = False) -> Compared:
        """Cut a text into pieces and bring each into its form."""
        for white in WHITE:
            text = text.replace(white, " ")
        pieces = text.split(" ")
        long = max(map(len, pieces)) > LONGEST_KEPT
        if long:  # a page without spaces is not worth keeping
            forms = [_joined(_cut(piece, loose)) for piece in pieces]
        else:
            forms = list(map(_loose_form if loose else _strict_form, pieces))
        if WIDE in text:
            _separate(text, forms)
        return cls(pieces, forms, loose, _cut if long else _kept_cut)

    @cached_property
    def text(self) -> str:
        """The compared text as a whole."""
        return f" {''.join(self.forms)}"

    @cached_property
    def _ends(self) -> list[int]:
        """Where each piece ends in the text, the white space before each not counted."""
        return list(accumulate(map(len, self.pieces)))

    @cached_property
    def _form_ends(self) -> list[int]:
        return list(accumulate(map(len, self.forms), initial=1))

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where in the text the words stand that are at `start` to `end` compared."""
        ends, raw, pieces = self._form_ends, self._ends, self.pieces
        first = last = bisect_right(ends, start) - 1
        while ends[last + 1] < end:
            last += 1
        at, begin, stop = ends[first], 0, 0
        for form, left, _ in self.cut(pieces[first], self.loose):
            begin = left
            if at >= start:
                break
            at += len(form) + 1
        at = ends[last]
        for form, _, right in self.cut(pieces[last], self.loose):
            stop = right
            at += len(form) + 1
            if at > end:
                break
        before_first, before_last = raw[first] - len(pieces[first]), raw[last] - len(pieces[last])
        return before_first + first + begin, before_last + last + stop


def _separate(text: str, forms: list[str]) -> None:
    """Put a sign among the forms wherever white space is wide."""
    number, last = 1, 0
    for gap in re.finditer(f"{WIDE}+", text):
        number, last = number + text.count(" ", last, gap.start()), gap.start()
        forms[number] = "¶ "


@dataclass(frozen=True, slots=True)
class Names:
    """Names ready to be looked for; `owners` has the keys and ways of each pattern."""

    automaton: AhoCorasick | None
    owners: tuple[tuple[tuple[str, str], ...], ...]

    @classmethod
    def build(
        cls,
        names: Iterable[tuple[str, str, str]],
        variants: Iterable[tuple[str, str, str]] = (),
        loose: bool = False,
    ) -> Names:
        """Build from (name, key, way); a name filed twice for a key keeps its first way.

        `variants` give way to the names of others. `loose` is for texts compared loosely, too.
        """
        filed: dict[str, dict[str, str]] = {}
        for name, key, way in names:
            for form in _filed(name, loose):
                filed.setdefault(form, {}).setdefault(key, way)
        for name, key, way in variants:
            for form in _filed(name, loose):
                filed.setdefault(form, {key: way})
        owners = tuple(tuple(keys.items()) for keys in filed.values())
        return cls(AhoCorasick(list(filed)) if filed else None, owners)

    def find(self, text: Compared) -> Iterator[Hit]:
        """Yield names from left to right without overlaps.

        Of names inside another the longest counts; of two that share some words the better filed
        one, then the longer one, then the first.
        """
        if self.automaton is None:
            return
        found = self.automaton.find_matches_as_indexes(text.text, overlapping=True)
        for number, begin, after in self._apart(found):
            start, stop = text.place(begin + 1, after - 1)
            for key, way in self.owners[number]:
                yield Hit(key, start, stop, way)

    def _apart(self, found: list[tuple[int, int, int]]) -> list[tuple[int, int, int]]:
        """Keep matches that do not share a word; the space after one may be the next one's."""
        kept: list[tuple[int, int, int]] = []
        for match in sorted(found, key=lambda match: (match[1], -match[2])):
            if kept and match[1] < kept[-1][2] - 1:
                if match[2] <= kept[-1][2] or self._rank(match) <= self._rank(kept[-1]):
                    continue
                kept.pop()
            kept.append(match)
        return kept

    def _rank(self, match: tuple[int, int, int]) -> tuple[int, int]:
        number, start, end = match
        best = min(WAYS.index(way) for _, way in self.owners[number])
        return -best, end - start


def words_of(text: str) -> list[str]:
    """Return the words of a text in the form that is compared."""
    return [form for word in WORD.findall(text) if (form := _form(word)) not in ARTICLES]


def comparable(name: str) -> str:
    """Return what a name is compared by: equal for two names that no text can tell apart."""
    return " ".join(words_of(name)) or name.lower()


def _filed(name: str, loose: bool) -> Iterator[str]:
    """Yield the compared forms under which a name may stand in a text; none without a word."""
    tokens = [token for piece in name.split() for token in _named(piece, loose)]
    words = [forms for forms, is_word in tokens if is_word]
    if not words:
        return
    if len(words) < len(tokens):
        for forms in product(*(forms for forms, _ in tokens)):
            yield f" {' '.join(forms)} "
    for forms in product(*words):
        yield f" {' '.join(forms)} "


@lru_cache(maxsize=REMEMBERED)
def _named(piece: str, loose: bool) -> tuple[tuple[tuple[str, ...], bool], ...]:
    """Return the forms of each word, or sign, of a piece of a name, and whether it is a word."""
    found = []
    for form, start, end in _cut(piece, loose):
        word = piece[start:end]
        is_word = WORD.fullmatch(word) is not None
        small = word.lower()
        both = is_word and word != "&" and small != form
        found.append(((form, small) if both else (form,), is_word))
    return tuple(found)


@lru_cache(maxsize=REMEMBERED)
def _strict_form(piece: str) -> str:
    return _joined(_kept_cut(piece, False))


@lru_cache(maxsize=REMEMBERED)
def _loose_form(piece: str) -> str:
    return _joined(_kept_cut(piece, True))


def _joined(cut: tuple[tuple[str, int, int], ...]) -> str:
    return "".join(f"{form} " for form, _, _ in cut)


@lru_cache(maxsize=REMEMBERED)
def _kept_cut(piece: str, loose: bool) -> tuple[tuple[str, int, int], ...]:
    return _cut(piece, loose)


def _cut(piece: str, loose: bool) -> tuple[tuple[str, int, int], ...]:
    """Cut what stands between white space into words and signs, with their places in it."""
    found, end = [], 0
    for match in (*WORD.finditer(piece), None):
        start, after = match.span() if match else (len(piece), len(piece))
        sign = _sign(piece, end, start, loose)
        if sign:
            found.append((sign, end, start))
        form = _form(match.group()) if match else ""
        if form and form not in ARTICLES:
            found.append((form, start, after))
        end = after
    return tuple(found)


def _sign(piece: str, start: int, end: int, loose: bool) -> str:
    """Return the signs between two words, or at the end, unless names may run over them."""
    gap = piece[start:end]
    if loose:
        return "" if all(sign in USUAL_LOOSE for sign in gap) else gap
    if end == len(piece) and gap.endswith(".") and not piece.lower().endswith("vs."):
        return gap
    return "" if all(sign in USUAL for sign in gap) else gap


@lru_cache(maxsize=REMEMBERED)
def _form(word: str) -> str:
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
