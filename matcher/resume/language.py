"""The language of a text, by its commonest small words."""

from __future__ import annotations

from collections import Counter

from matcher.resume.characters import words

COMMON = {
    "de": "und der die das mit für von bei den im zur des auf ein eine als",
    "en": "and the of to in for with on by from at as a an or",
    "es": "y de la el los en para con por las del una un al",
    "fr": "et de la le les des en pour avec du une un au dans sur",
    "it": "e di la il per con della del le gli una dei nel",
    "nl": "en de het van een voor met op bij aan als naar",
    "pt": "e de da do para com em os as uma um na no",
}
FEWEST = 4


def guess_language(text: str) -> str:
    """Return an ISO 639-1 code, or `und` when too few common words of any language stand in it."""
    found = Counter(words(text))
    counts = {
        code: sum(found[word] for word in set(common.split())) for code, common in COMMON.items()
    }
    best = max(sorted(counts), key=lambda code: counts[code])
    return best if counts[best] >= FEWEST else "und"
