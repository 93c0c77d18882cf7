"""Figures and findings in words, the same in every form of the report."""

from __future__ import annotations

import math

from eval.advice_measures import ADVICE, LOWER_IS_BETTER
from eval.result import Asked, Result
from eval.significance import Difference

MEASURES = {
    "MRR": "mean of 1 / rank of the first right answer; none is 0",
    "MAP": "mean average precision over all right answers",
    "nDCG@10": "discounted gain of the first ten by their grades, against the best order",
    "P@1": "share of queries whose first answer is right",
    "R@5": "share of the right answers among the first five",
    "R@10": "share of the right answers among the first ten",
    "RP@5": "hits in the first five over the hits that are possible there",
    "RP@10": "hits in the first ten over the hits that are possible there",
    "success@1": "share of queries with a right answer first",
    "success@3": "share of queries with a right answer among the first three",
    "gap_precision": "of the skills called missing, those that are",
    "gap_recall": "of the missing skills, those called missing",
    "false_gap_rate": "of the skills that are there, those called missing (lower is better)",
    "other_words_found": "of the skills there in other words only, those not called missing",
    "cert_P@3": "of the first three certifications suggested, those that would help",
    "cert_coverage": "of the certifications that would help, those suggested",
    "cert_forbidden": "of the suggestions, those held, outranked, retired or of the wrong level "
    "(lower is better)",
}


def number(value: float) -> str:
    """Return three decimals, or a dash for what is not defined."""
    return f"{value:.3f}" if math.isfinite(value) else "–"


def interval(result: Result, measure: str) -> str:
    """Return a measure with its 95 % interval."""
    low, high = result.confidence[measure]
    return f"{number(result.metrics[measure])} ({number(low)} to {number(high)})"


def judgement(item: Difference) -> str:
    """Say what a difference is: an arrow is never all there is to it."""
    if not item.significant:
        return "no clear change"
    return "worse" if item.is_worse else "better"


def what_went_wrong(item: Asked) -> str:
    """Say why a query scored as it did; names ids only."""
    if not item.answers:
        return "no answer: nothing could be read, or nothing to go on"
    if not item.ranks:
        return f"“{item.label}” was not ranked; first came “{item.answers[0]}”"
    if item.ranks[0] == 1:
        return "the first answer is right, others are far down"
    return f"first right answer at rank {item.ranks[0]}; first came “{item.answers[0]}”"


def lower_is_better(measure: str) -> bool:
    """Whether a smaller value is the better one."""
    return measure in LOWER_IS_BETTER


def advice_of(result: Result) -> list[str]:
    """Return the measures of advice that a result has."""
    return [name for name in ADVICE if name in result.metrics]
