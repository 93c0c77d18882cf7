"""Signals and their fusion, with the arithmetic spelled out."""

from __future__ import annotations

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.match import Matcher
from matcher.ranking.fusion import DIGITS, PARTS, Part, fuse, gain, level_of, scale, totals
from matcher.ranking.profile import profile_of
from matcher.ranking.signals import (
    duty_support,
    saturation,
    skill_share,
    word_signal,
)
from matcher.ranking.word_counts import WordWeights, count, words_of
from tests import samples
from tests.fakes import FakeEncoder

unit = st.floats(0, 1, allow_nan=False)


def test_skill_share_weighs_core_over_common_over_helpful() -> None:
    role = samples.ROLES[0]  # three core, two common, one helpful: 3*3 + 2*2 + 1 = 14
    assert skill_share(frozenset({"python", "kafka"}), role) == pytest.approx((3 + 2) / 14)
    assert skill_share(frozenset(role.skills), role) == 1.0
    assert math.isnan(skill_share(frozenset({"python"}), replace(role, skills={})))


def test_word_signal_is_bm25_saturation_over_shares_of_weight() -> None:
    role = {"pipelines": 0.75, "chef": 0.25}
    words = {"pipelines": 2, "data": 498}  # 500 words: saturation is 3 * (0.25 + 0.75) = 3
    assert saturation(500) == pytest.approx(3.0)
    assert word_signal(words, [role])[0] == pytest.approx(0.75 * 2 / (2 + 3))
    assert word_signal({}, [role])[0] == 0.0


def test_duty_support_averages_the_three_closest_passages() -> None:
    cosines = np.array([[0.1, 0.9, 0.5, 0.7], [0.2, 0.2, 0.2, 0.2]])
    assert duty_support(cosines) == pytest.approx([(0.9 + 0.7 + 0.5) / 3, 0.2])
    assert duty_support(cosines[:, :2]) == pytest.approx([0.5, 0.2])


def test_word_weights_are_smoothed_idf() -> None:
    weights = WordWeights(documents=9, counts={"the": 9, "kiln": 4})
    assert weights.weight("the") == 1.0
    assert weights.weight("kiln") == pytest.approx(math.log(10 / 5) + 1)
    assert weights.weight("unseen") == pytest.approx(math.log(10) + 1)


def test_word_counts_count_texts_not_occurrences() -> None:
    counted = count(["kiln kiln C++", "Kiln c++ fires", "kiln c++"])
    assert counted == {"documents": 3, "counts": {"c++": 3, "kiln": 3}}
    assert words_of("Node.js, C# and R&D") == ["node", "js", "c#", "and"]


def test_score_is_the_sum_of_weighted_scaled_parts() -> None:
    raw = {name: np.array([part.high]) for name, part in PARTS.items()}
    added = fuse(raw)
    assert {name: float(values[0]) for name, values in added.items()} == pytest.approx(
        {name: part.weight for name, part in PARTS.items()}
    )
    assert totals(added)[0] == pytest.approx(sum(part.weight for part in PARTS.values())) == 1.0


def test_absent_part_gives_its_weight_to_the_others() -> None:
    parts = {"titles": Part(0.6, 0, 1), "skills": Part(0.4, 0, 1)}
    added = fuse({"titles": np.array([0.5]), "skills": np.array([np.nan])}, parts)
    assert totals(added)[0] == pytest.approx(0.5)
    assert added["skills"][0] == 0.0


def test_nothing_known_scores_zero() -> None:
    assert totals(fuse({name: np.array([np.nan]) for name in PARTS}))[0] == 0.0


@given(unit, unit, st.sampled_from(sorted(PARTS)))
def test_more_of_a_signal_never_lowers_the_score(low: float, high: float, name: str) -> None:
    low, high = sorted((low, high))
    raw = {other: np.array([0.4, 0.4]) for other in PARTS}
    raw[name] = np.array([low, high])
    first, second = totals(fuse(raw))
    assert first <= second


@given(unit, unit, unit, unit, unit)
def test_gain_is_the_difference_of_two_scores(
    titles: float, duties: float, words: float, skills: float, more: float
) -> None:
    raw = {"titles": titles, "duties": duties, "words": words, "skills": skills}
    before = {name: np.array([value]) for name, value in raw.items()}
    after = {**before, "skills": np.array([more])}
    difference = sum(fuse(after).values())[0] - sum(fuse(before).values())[0]
    assert gain(before, 0, "skills", more) == pytest.approx(difference, abs=10**-DIGITS)


def test_gain_of_a_part_that_the_role_lacks_is_nothing() -> None:
    raw = {name: np.array([0.5]) for name in PARTS} | {"skills": np.array([np.nan])}
    assert gain(raw, 0, "skills", 1.0) == 0.0


def test_scale_clips_and_bends() -> None:
    part = Part(1.0, 0.2, 0.6, power=0.5)
    assert scale(np.array([0.1, 0.2, 0.3, 0.6, 0.9]), part) == pytest.approx([0, 0, 0.5, 1, 1])


def test_levels_in_words() -> None:
    assert [level_of(score) for score in (1.0, 0.55, 0.54, 0.4, 0.25, 0.1, 0.0)] == [
        "strong", "strong", "good", "good", "partial", "weak", "weak",
    ]  # fmt: skip


def test_profile_reads_titles_by_recency_and_duties_as_passages() -> None:
    resume = samples.resume()
    profile = profile_of(resume)
    assert profile.headline is not None
    assert profile.headline.text == "Senior Data Engineer"
    assert [title.text for title in profile.titles] == ["Senior Data Engineer", "Data Analyst"]
    assert [title.weight for title in profile.titles] == pytest.approx([1 / 1.7, 0.7 / 1.7])
    texts = [passage.text for passage in profile.passages]
    assert "Moved nightly jobs to Airflow and cut failures by two thirds." in texts
    for passage in (*profile.passages, profile.headline):
        assert " ".join(resume.text[passage.start : passage.end].split()) == passage.text


def test_nothing_of_the_person_reaches_the_encoder() -> None:
    profile = profile_of(samples.resume())
    everything = " ".join([*profile.texts(), *profile.words]).lower()
    for secret in ("jane", "doe", "example.com", "415", "0134", "janedoe"):
        assert secret not in everything


def test_single_signals_agree_with_an_obvious_slow_computation() -> None:
    encoder = FakeEncoder()
    matcher = Matcher(samples.catalogue(), encoder)
    resume = samples.resume()
    profile = profile_of(resume)
    signals = matcher.signals(resume)
    for row, role in enumerate(matcher.catalogue.roles.values()):

        def cosine(text: str, others: tuple[str, ...]) -> list[float]:
            return [float(encoder.encode([text])[0] @ encoder.encode([o])[0]) for o in others]

        assert profile.headline is not None
        head = max(cosine(profile.headline.text, role.titles()))
        past = sum(t.weight * max(cosine(t.text, role.titles())) for t in profile.titles)
        assert signals["titles"][row] == pytest.approx(0.7 * head + 0.3 * past, abs=1e-6)
        passages = tuple(passage.text for passage in profile.passages)
        best = [np.mean(sorted(cosine(duty, passages))[-3:]) for duty in role.duties()]
        assert signals["duties"][row] == pytest.approx(float(np.mean(best)), abs=1e-6)


def test_a_title_counts_by_its_lead_where_that_is_closer() -> None:
    text = samples.ENGINEER.replace("Senior Data Engineer\n", "Data Engineer (Platform)\n", 1)
    profile = profile_of(samples.resume(text))
    assert profile.headline is not None
    assert profile.leads() == [(0, "Data Engineer")]
    assert profile.texts()[len(profile.named())] == "Data Engineer"
    matcher = Matcher(samples.catalogue(), FakeEncoder())
    close = matcher.read(samples.resume(text)).close
    row = list(matcher.catalogue.roles).index("data-engineer")
    assert close.headline[0, row] == pytest.approx(1.0)
    plain = matcher.read(samples.resume()).close
    assert close.duties == pytest.approx(plain.duties)
