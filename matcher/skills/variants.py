"""Other ways to write a name: joined and parted words, and what one did as a verb.

`payment processing` is also `processed payments`, `inventory control` also `controlled inventory`,
`trained clients` also `training clients`; `Power BI` is also `PowerBI`, `PowerPoint` `Power Point`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

SHORTEST_JOINED = 6
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
PARTED = re.compile(r"[A-Z][a-z]+(?:[A-Z][a-z]+)+")
SHORTEST_STEM = 3
VOWELS = "aeiou"
LISTED = frozenset("and or of in to for with at on by from as".split())
"""Words after which a phrase is no verb with its object."""

IRREGULAR = tuple(
    frozenset(forms.split())
    for forms in (
        "teach taught teaching", "write wrote written writing", "build built building",
        "lead led leading", "run ran running", "sell sold selling", "take took taken taking",
        "draw drew drawn drawing", "make made making", "give gave given giving",
        "hold held holding", "keep kept keeping", "buy bought buying", "send sent sending",
        "oversee oversaw overseeing", "speak spoke speaking", "set setting", "cut cutting",
        "drive drove driving", "grow grew grown growing", "win won winning",
    )
)  # fmt: skip
NOUNS = {
    "management": "manage", "development": "develop", "assessment": "assess", "control": "control",
    "recruitment": "recruit", "procurement": "procure", "deployment": "deploy",
    "improvement": "improve", "replacement": "replace", "measurement": "measure",
    "maintenance": "maintain", "analysis": "analyze", "review": "review", "retention": "retain",
    "preparation": "prepare", "administration": "administer", "installation": "install",
    "reconciliation": "reconcile", "resolution": "resolve", "documentation": "document",
    "implementation": "implement", "configuration": "configure", "acquisition": "acquire",
    "collection": "collect", "inspection": "inspect", "selection": "select", "repair": "repair",
    "conversion": "convert", "production": "produce", "interpretation": "interpret",
    "presentation": "present", "design": "design", "entry": "enter", "supervision": "supervise",
    "optimization": "optimize", "visualization": "visualize", "classification": "classify",
    "verification": "verify", "validation": "validate", "preservation": "preserve",
    "facilitation": "facilitate", "evaluation": "evaluate", "creation": "create",
}  # fmt: skip
"""What one did, as a noun, and the verb; most in -ation are found by rule."""

WITH_OBJECT = frozenset(
    "processing handling planning scheduling managing reading writing tracking testing cleaning "
    "editing sourcing screening hiring purchasing ordering negotiating closing resolving "
    "monitoring "
    "drafting filing pricing forecasting recruiting interviewing onboarding debugging retouching "
    "plating building solving coding modeling labeling reporting auditing estimating pitching "
    "mapping dispensing sampling mixing grading balancing proofreading".split()
)
"""What is done to the noun before it: payment processing, but not classroom teaching."""


def joined(name: str) -> Iterator[str]:
    """Yield a name of several words written as one."""
    words = name.replace(".", " ").split()
    if 1 < len(words) <= 3 and len(name) > SHORTEST_JOINED and all(map(str.isalnum, words)):
        yield "".join(words)


def parted(name: str) -> Iterator[str]:
    """Yield a name with capitals inside written as several words."""
    if PARTED.fullmatch(name):
        yield CAMEL.sub(" ", name)


def done(name: str) -> Iterator[str]:
    """Yield a name that is a verb with its object, or could be, in its other forms."""
    words = name.lower().split()
    if len(words) < 2 or not name.replace(" ", "").isalpha():
        return
    first, last = words[0], words[-1]
    if words[1] not in LISTED:
        bare = last.endswith("s") and not last.endswith("ss")  # resolve complaints, no hire process
        yield from (
            " ".join([form, *words[1:]])
            for form in forms(first)
            if form != first and (bare or is_verb(form))
        )
    if len(words) == 2 and first not in LISTED and not is_verb(first):
        noun = _verb(last)  # manage budgets, but no test performance
        if noun or last in WITH_OBJECT:
            yield from (f"{form} {first}" for form in forms(noun or last) if noun or is_verb(form))


def is_done(name: str) -> bool:
    """Tell whether a name of several words begins with a verb."""
    first, *rest = name.lower().split()
    first = first.removesuffix("s")
    return (
        bool(rest)
        and rest[0] not in LISTED
        and (is_verb(first) or f"{first.removesuffix('e')}ed" in BASES)
    )


def is_verb(word: str) -> bool:
    """Tell whether a word is a verb in -ing or -ed, or an irregular one."""
    return bool(_stem(word)) or any(word in group for group in IRREGULAR)


def forms(word: str) -> tuple[str, ...]:
    """Return the forms of a verb that stands in -ing, -ed or as an irregular past; else none.

    Some of them are no words (`manag`): they are only looked for.
    """
    irregular = next((group for group in IRREGULAR if word in group), None)
    if irregular:
        return tuple(sorted(irregular))
    stem = _stem(word)
    if stem is None:
        return ()
    if stem.endswith("y") and stem[-2:-1] not in VOWELS:
        return (stem, f"{stem}ing", f"{stem[:-1]}ied")
    if stem[-1] == stem[-2] and stem[-1] not in "sz":
        return (stem[:-1], stem, f"{stem}ing", f"{stem}ed")
    if stem[-1] in "cgiuvz" or (stem[-2] not in VOWELS and stem[-1] in "lr"):
        return (f"{stem}e", f"{stem}ing", f"{stem}ed")
    return (stem, f"{stem}e", f"{stem}ing", f"{stem}ed")


def _stem(word: str) -> str | None:
    """Return what is left of a verb without its ending."""
    if word.endswith("ied") and len(word) > SHORTEST_STEM + 2:
        return f"{word[:-3]}y"
    for ending in ("ing", "ed"):
        stem = word.removesuffix(ending)
        if stem != word and len(stem) >= SHORTEST_STEM and any(sign in "aeiouy" for sign in stem):
            return stem
    return None


BASES = frozenset(f"{verb.removesuffix('e')}ed" for verb in NOUNS.values())


def _verb(noun: str) -> str | None:
    """Return the past of the verb of a noun."""
    base = NOUNS.get(noun)
    if base is None and noun.endswith("ation") and len(noun) > 8:
        base = f"{noun[:-3]}e"
    if base is None:
        return None
    if base.endswith("e"):
        return f"{base}d"
    if base.endswith("y"):
        return f"{base[:-1]}ied"
    return f"{base}led" if base == "control" else f"{base}ed"
