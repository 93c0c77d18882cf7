"""Measures of advice, by hand."""

from __future__ import annotations

import math

import numpy as np
import pytest

from eval.advice_measures import ADVICE, LOWER_IS_BETTER, advice_values
from eval.measures import intervals, means
from eval.suite import Labels
from eval.system import Advised

LABELS = Labels(
    role="r",
    level="mid",
    skills={"a": "shown", "b": "other_words", "c": "missing", "d": "missing", "e": "missing"},
    certifications={"x": "helps", "y": "helps", "z": "held", "w": "no_need"},
)


def named(labels: Labels, advised: Advised | None) -> dict[str, float]:
    return dict(zip(ADVICE, advice_values(labels, advised), strict=True))


def test_each_measure_by_hand() -> None:
    found = named(LABELS, Advised(frozenset("bcd") | {"unjudged"}, ("x", "z", "w", "y")))
    assert found == pytest.approx({
        "gap_precision": 2 / 3,  # b, c, d called; c, d are
        "gap_recall": 2 / 3,  # c, d of c, d, e
        "false_gap_rate": 1 / 2,  # b of a, b
        "other_words_found": 0,  # b
        "cert_P@3": 1 / 3,  # x of x, z, w
        "cert_coverage": 1,  # x, y
        "cert_forbidden": 1 / 4,  # z of four
    })  # fmt: skip


def test_silence_where_something_is_missing() -> None:
    found = named(LABELS, Advised(frozenset(), ()))
    assert math.isnan(found["gap_precision"])
    assert (found["gap_recall"], found["false_gap_rate"]) == (0, 0)
    assert (found["cert_P@3"], found["cert_coverage"]) == (0, 0)
    assert math.isnan(found["cert_forbidden"])


def test_silence_where_nothing_is_missing_is_not_measured() -> None:
    full = Labels("r", "mid", {"a": "shown"}, {"w": "no_need"})
    found = named(full, Advised(frozenset(), ()))
    assert [name for name, value in found.items() if not math.isnan(value)] == ["false_gap_rate"]
    assert found["false_gap_rate"] == 0


def test_an_unread_resume_gets_the_worst_of_each() -> None:
    for name, value in named(LABELS, None).items():
        assert value == (1 if name in LOWER_IS_BETTER else 0)


def test_means_and_intervals_leave_out_what_is_not_defined() -> None:
    values = np.array([[1.0, math.nan], [0.0, 0.5], [math.nan, 0.5]])
    assert means(values, ("a", "b")) == pytest.approx({"a": 0.5, "b": 0.5})
    found = intervals(values, ("a", "b"))
    assert found["b"] == pytest.approx((0.5, 0.5))
    assert found["a"] == pytest.approx((0.0, 1.0))
    nowhere = means(np.full((2, 1), math.nan), ("a",))
    assert math.isnan(nowhere["a"])
