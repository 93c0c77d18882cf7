"""Characters that look like others, or like nothing, read as a person reads them.

Only words that mix scripts are folded, and in a text of Latin letters those whose every letter has
a Latin twin: a resume in Cyrillic or Greek is left as it is. A folded character stands for one
character, so that places stay true.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

WORD = re.compile(r"[^\W\d_]+")
NOT_ASCII = re.compile(r"[^\x00-\x7f]")
LATIN = re.compile("[A-Za-z\u00aa\u00ba\u00c0-\u024f\u1e00-\u1eff]")
ZERO_WIDTH = "\u200b-\u200d\u2060-\u2064\ufeff\u180e\u034f\u115f\u1160\u3164\uffa0"
BROKEN = re.compile(rf"(?<=[A-Za-z])[{ZERO_WIDTH}]+(?=[A-Za-z])")
"""Something invisible between two letters of a word; soft hyphens are honest there."""
TAGS = re.compile(
    "(?P<flag>\U0001f3f4[\U000e0020-\U000e007f]+)|[\U000e0001-\U000e007f]{2,}"
    "|(?<![\u3400-\u9fff])[\U000e0100-\U000e01ef]{2,}"
)
"""Invisible copies of letters, as no flag and no Chinese character has them."""
TURNED = re.compile("[\u202d\u202e]([^\u202c\n]*)\u202c?")
"""Text that is shown in the order opposite to how it is written."""
FILLERS = re.compile("[\u3164\uffa0\u2800]")
SMALL_CAPITAL = re.compile(r"LATIN LETTER SMALL CAPITAL ([A-Z])")
PHONETIC = re.compile("[\u0250-\u02af\u1d00-\u1dbf\ua720-\ua7ff]")
"""Letters of phonetic scripts, which some use as ornaments."""
NEAR = {"\u0138": "k", "\u028d": "m"}
"""What the table of look-alikes has for Cyrillic k and m."""
SYMBOL = re.compile("(?:[\u03b1-\u03c9][A-Za-z]*|[A-Za-z]+[\u03b1-\u03bd\u03c0-\u03c9])")
"""One small Greek letter at the edge of a word, as in TNF-alpha: a symbol, not a disguise."""
ENOUGH = 20
"""So many letters without a Latin twin make a text one in another script."""


def is_latin(text: str) -> bool:
    """Tell whether a text is in Latin letters, but for a few words and disguises."""
    foreign = [letter for letter in NOT_ASCII.findall(text)
               if letter.isalpha() and not LATIN.match(letter)]  # fmt: skip
    own = sum(twin(letter) is None for letter in foreign)
    return own < ENOUGH and 2 * len(foreign) < sum(map(str.isalpha, text)) + 1


def fold(line: str, latin: bool) -> tuple[str, int]:
    """Return the line as it looks, and how many of its words were disguised.

    `latin` says whether the whole text is in Latin letters.
    """
    if line.isascii():
        return line, 0
    broken = {_word_at(line, match.start()) for match in BROKEN.finditer(line)}
    disguised = len(broken) + sum(not match["flag"] for match in TAGS.finditer(line))
    line = TAGS.sub(lambda match: match["flag"] or "", FILLERS.sub(" ", line))
    line = BROKEN.sub("", line)
    line, turned = TURNED.subn(_turned, line)
    parts, at = [], 0
    for match in WORD.finditer(line):
        word = match.group()
        if not word.isascii() and (folded := _folded(word, latin)) != word:
            parts += [line[at : match.start()], folded]
            at = match.end()
            disguised += not PHONETIC.search(word)
    return "".join([*parts, line[at:]]), disguised + turned


def _word_at(line: str, place: int) -> int:
    """Return where the word around a place begins."""
    return max(line.rfind(mark, 0, place) for mark in " \t,;|/") + 1


def _turned(match: re.Match[str]) -> str:
    """Return the text as it is shown; digits and right-to-left letters keep their own order."""
    inside = match.group(1)
    if match.group().startswith("\u202d"):
        return inside
    return inside[::-1]


def _folded(word: str, latin: bool) -> str:
    """Return a word with look-alikes as Latin letters; the word itself where it is honest."""
    foreign = [character for character in word if not LATIN.match(character)]
    twins = [twin(character) for character in foreign]
    if not foreign or None in twins:
        return word
    mixed = len(foreign) < len(word)
    if SYMBOL.fullmatch(word) or not (mixed or latin):
        return word
    return "".join(character if LATIN.match(character) else twin(character) or character
                   for character in word)  # fmt: skip


@cache
def twin(character: str) -> str | None:
    """Return the ASCII letter that a character looks like, or None.

    Source: the confusables of Unicode Technical Standard 39, by the package confusable_homoglyphs.
    """
    from confusable_homoglyphs.confusables import confusables_data

    if capital := SMALL_CAPITAL.fullmatch(unicodedata.name(character, "")):
        return capital.group(1)
    looks = [entry["c"] for entry in confusables_data.get(character, ())]
    for look in looks:
        if look.isascii() and look.isalpha():
            return "I" if look == "l" and character.isupper() else look
    for look in looks:
        if look in NEAR:
            return NEAR[look]
        if capital := SMALL_CAPITAL.fullmatch(unicodedata.name(look[:1], "")):
            return capital.group(1).lower()
    return None
