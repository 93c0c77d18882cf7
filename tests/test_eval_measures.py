"""Measures, with the arithmetic spelled out."""

from __future__ import annotations

from math import log2

import numpy as np
import pytest

from eval.measures import NAMES, intervals, means, needed, rp_at, score

QRELS = {"q": {"a": 1, "b": 1, "c": 1, "x": 0}}


def one(ranking: list[str], grades: dict[str, int] = QRELS["q"]) -> dict[str, float]:
    return means(score({"q": grades}, {"q": ranking}))


def test_each_measure_by_hand() -> None:
    # Right answers a, b, c; found at places 2 and 5; c is not ranked at all.
    found = one(["x", "a", "y", "z", "b", "w"])
    assert found["MRR"] == pytest.approx(1 / 2)
    assert found["MAP"] == pytest.approx((1 / 2 + 2 / 5) / 3)
    ideal = 1 / log2(2) + 1 / log2(3) + 1 / log2(4)
    assert found["nDCG@10"] == pytest.approx((1 / log2(3) + 1 / log2(6)) / ideal)
    assert found["P@1"] == 0
    assert found["success@1"] == 0
    assert found["success@3"] == 1
    assert found["R@5"] == pytest.approx(2 / 3)
    assert found["R@10"] == pytest.approx(2 / 3)
    assert found["RP@5"] == pytest.approx(2 / 3)  # 3 could be hit in 5
    assert found["RP@10"] == pytest.approx(2 / 3)


def test_a_perfect_ranking_has_one_everywhere() -> None:
    assert one(["a", "b", "c"]) == pytest.approx(dict.fromkeys(NAMES, 1.0))


def test_grades_count_in_ndcg() -> None:
    found = one(["a", "b"], {"a": 1, "b": 3})
    assert found["nDCG@10"] == pytest.approx((1 + 3 / log2(3)) / (3 + 1 / log2(3)))


def test_rp_divides_by_what_can_be_hit() -> None:
    many = {name: 1 for name in "abcdefgh"}
    assert rp_at(5, list("abxyz"), many) == 2 / 5  # 8 right, 5 places
    assert rp_at(5, list("axyzv"), {"a": 1, "b": 1}) == 1 / 2  # 2 right, 5 places
    assert rp_at(5, list("xyzvwa"), {"a": 1}) == 0  # found too late
    assert rp_at(10, ["a"], {"a": 1, "x": 0}) == 1


def test_a_query_without_an_answer_scores_zero_and_counts() -> None:
    qrels = {"q1": {"a": 1}, "q2": {"a": 1}, "q3": {"a": 1}}
    values = score(qrels, {"q1": ["a"], "q2": []})
    assert values[0].tolist() == [1.0] * len(NAMES)
    assert values[1:].tolist() == [[0.0] * len(NAMES)] * 2
    assert means(values)["MRR"] == pytest.approx(1 / 3)


def test_the_order_given_stands_whatever_the_ids() -> None:
    assert one(["z", "a"], {"a": 1})["MRR"] == 1 / 2
    assert one(["a", "z"], {"z": 1})["MRR"] == 1 / 2


def test_cutting_a_ranking_changes_no_measure() -> None:
    random = np.random.default_rng(1)
    ids = [f"d{number:03d}" for number in range(300)]
    qrels = {
        f"q{row}": dict.fromkeys(random.choice(ids, size=1 + row % 7, replace=False).tolist(), 1)
        for row in range(40)
    }
    whole = {query: random.permutation(ids).tolist() for query in qrels}
    cut = {query: needed(order, frozenset(qrels[query])) for query, order in whole.items()}
    assert sum(map(len, cut.values())) < sum(map(len, whole.values()))
    np.testing.assert_array_equal(score(qrels, cut), score(qrels, whole))


def test_cutting_keeps_the_last_right_answer_and_ten_at_least() -> None:
    ids = [str(number) for number in range(30)]
    assert needed(ids, frozenset({"19"})) == ids[:20]
    assert needed(ids, frozenset({"3"})) == ids[:10]
    assert needed(ids, frozenset({"none"})) == ids[:10]


def test_intervals_are_those_of_plain_resampling() -> None:
    values = np.random.default_rng(2).random((80, len(NAMES)))
    low, high = intervals(values, draws=2000)["MAP"]
    random = np.random.default_rng(3)
    plain = [
        values[random.integers(0, 80, size=80), NAMES.index("MAP")].mean() for _ in range(2000)
    ]
    assert [low, high] == pytest.approx(np.percentile(plain, [2.5, 97.5]), abs=0.01)
    assert low < means(values)["MAP"] < high


def test_intervals_are_seeded_and_narrow_where_nothing_varies() -> None:
    values = np.full((12, len(NAMES)), 0.25)
    assert intervals(values)["MRR"] == pytest.approx((0.25, 0.25))
    mixed = np.eye(len(NAMES))
    assert intervals(mixed, draws=250) == intervals(mixed, draws=250)
    assert intervals(mixed, draws=250) != intervals(mixed, draws=250, seed=1)
