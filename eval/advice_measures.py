"""How good the advice on one resume is: what it calls missing, and the certifications it names.

Only judged skills count. A measure that is not defined for a resume (nothing called missing, no
certification would help) is NaN and left out of its mean; a resume that could not be read gets the
worst value of each.
"""

from __future__ import annotations

import math

from eval.suite import Labels
from eval.system import Advised

ADVICE = (
    "gap_precision", "gap_recall", "false_gap_rate", "other_words_found",
    "cert_P@3", "cert_coverage", "cert_forbidden",
)  # fmt: skip
LOWER_IS_BETTER = frozenset({"false_gap_rate", "cert_forbidden"})
FORBIDDEN = ("held", "outranked", "retired", "wrong_level")
"""Labels of certifications that must not be suggested to a person."""
DEPTH = 3


def advice_values(labels: Labels, advised: Advised | None) -> tuple[float, ...]:
    """Measure what was said of one resume; values in the order of ADVICE.

    gap_precision      of the skills called missing, those that are
    gap_recall         of the missing skills, those called so
    false_gap_rate     of the skills that are there, those called missing
    other_words_found  of the skills there in other words only, those not called missing
    cert_P@3           of the first three certifications named, those that help
    cert_coverage      of the certifications that help, those named
    cert_forbidden     of the certifications named, those that must not be
    """
    if advised is None:
        return tuple(1.0 if name in LOWER_IS_BETTER else 0.0 for name in ADVICE)
    missing = {skill for skill, label in labels.skills.items() if label == "missing"}
    worded = {skill for skill, label in labels.skills.items() if label == "other_words"}
    there = labels.skills.keys() - missing
    called = advised.missing & labels.skills.keys()
    named = advised.certifications
    helps = {key for key, label in labels.certifications.items() if label == "helps"}
    bad = {key for key, label in labels.certifications.items() if label in FORBIDDEN}
    return (
        _share(len(called & missing), len(called)),
        _share(len(called & missing), len(missing)),
        _share(len(called & there), len(there)),
        _share(len(worded - called), len(worded)),
        _precision(named[:DEPTH], helps),
        _share(len(helps.intersection(named)), len(helps)),
        _share(len(bad.intersection(named)), len(named)),
    )


def _precision(named: tuple[str, ...], helps: set[str]) -> float:
    """Return the share that helps; saying nothing is wrong where something would help."""
    if not named:
        return 0.0 if helps else math.nan
    return len(helps.intersection(named)) / len(named)


def _share(part: int, whole: int) -> float:
    return part / whole if whole else math.nan
