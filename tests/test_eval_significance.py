"""Randomisation tests and Holm's correction, against hand arithmetic and each other."""

from __future__ import annotations

from dataclasses import replace
from itertools import product

import numpy as np
import pytest

from eval.result import Asked, Outcome, Result
from eval.significance import against, changes, difference, holm_values, p_value


def outcome(
    system: str, values: dict[str, float], suite: str = "s", measure: str = "MRR"
) -> Outcome:
    mean = float(np.mean(list(values.values())))
    result = Result(
        suite, "resumes", system, {}, {measure: mean}, {measure: (0.0, 1.0)}, len(values), 0, 0.0
    )
    names = tuple(dict.fromkeys(("MRR", measure)))
    asked = tuple(Asked(q, "x", (v,) * len(names), (), (), ()) for q, v in values.items())
    return Outcome(result, names, asked)


def test_few_queries_are_tested_exactly() -> None:
    gained = np.array([0.5, 0.25, -0.1, 0.3, 0.2, 0.0])
    moved = gained[gained != 0]
    sums = [abs(sum(s * v for s, v in zip(signs, moved, strict=True)))
            for signs in product((1, -1), repeat=len(moved))]  # fmt: skip
    by_hand = np.mean([value >= abs(moved.sum()) - 1e-12 for value in sums])
    assert p_value(gained) == pytest.approx(by_hand)


def test_nothing_moved_is_no_difference() -> None:
    assert p_value(np.zeros(5)) == 1.0
    assert p_value(np.array([0.0, 0.7])) == 1.0
    assert p_value(np.array([])) == 1.0


def test_many_queries_are_sampled_and_seeded() -> None:
    random = np.random.default_rng(1)
    noise, shift = random.normal(0, 1, 300), random.normal(0.5, 1, 300)
    assert p_value(noise) > 0.05
    assert p_value(shift) < 0.001
    assert p_value(noise) == p_value(noise)


def test_the_test_errs_as_often_as_it_says() -> None:
    random = np.random.default_rng(2)
    found = [p_value(random.normal(0, 1, 30), draws=499) for _ in range(200)]
    assert 0.005 < np.mean(np.array(found) < 0.05) < 0.12


def test_holm_by_hand() -> None:
    assert holm_values([0.01, 0.04, 0.03, 0.005]) == pytest.approx([0.03, 0.06, 0.06, 0.02])
    assert holm_values([0.6, 0.9]) == [1.0, 1.0]
    assert holm_values([]) == []


def test_a_difference_has_its_interval_and_counts() -> None:
    old = outcome("a", {f"q{at}": 0.5 for at in range(40)})
    new = outcome("a", {f"q{at}": 0.5 + (0.25 if at < 30 else -0.25) for at in range(40)})
    found = difference(old, new, "MRR", "one", "two")
    assert (found.before, found.after, found.change) == pytest.approx((0.5, 0.625, 0.125))
    assert (found.better, found.worse, found.queries) == (30, 10, 40)
    assert 0.03 < found.low < 0.125 < found.high < 0.21
    assert found.significant
    assert not found.is_worse
    back = difference(new, old, "MRR", "two", "one")
    assert back.is_worse
    assert back.p == pytest.approx(found.p)


def test_only_shared_and_defined_queries_are_compared() -> None:
    old = outcome("a", {"q1": 1.0, "q2": float("nan"), "q3": 0.0})
    new = outcome("a", {"q1": 0.5, "q2": 1.0, "q4": 1.0})
    found = difference(old, new, "MRR", "one", "two")
    assert (found.queries, found.before, found.after) == (1, 1.0, 0.5)


def test_lower_is_better_for_false_gaps() -> None:
    old = outcome("a", {"q1": 0.2, "q2": 0.2}, measure="false_gap_rate")
    new = outcome("a", {"q1": 0.4, "q2": 0.1}, measure="false_gap_rate")
    found = difference(old, new, "false_gap_rate", "one", "two")
    assert (found.better, found.worse, found.is_worse) == (1, 1, True)


def test_systems_are_compared_with_the_matcher_within_each_suite() -> None:
    values = {f"q{at}": at % 2 / 2 for at in range(20)}
    better = {query: value + 0.3 for query, value in values.items()}
    outcomes = [
        outcome("tfidf", values), outcome("matcher", better), outcome("bm25", values),
        outcome("tfidf", values, "t"), outcome("dense", values, "t"),
    ]  # fmt: skip
    found = against(outcomes)
    assert [(item.suite, item.old, item.new) for item in found] == [
        ("s", "matcher", "tfidf"), ("s", "matcher", "bm25"), ("t", "tfidf", "dense"),
    ]  # fmt: skip
    assert found[0].p_holm == pytest.approx(min(1.0, found[0].p * 2))
    assert found[2].p_holm == 1.0


def test_changes_pair_systems_by_name_and_suite() -> None:
    old = [outcome("matcher", {"q1": 1.0, "q2": 1.0})]
    new = [outcome("matcher", {"q1": 0.0, "q2": 1.0}), outcome("tfidf", {"q1": 1.0})]
    (found,) = changes(old, new, "1", "2")
    assert (found.system, found.measure, found.old, found.new) == ("matcher", "MRR", "1", "2")
    other = replace(old[0], asked=(replace(old[0].asked[0], query="q9"),))
    assert changes([other], new, "1", "2") == []
