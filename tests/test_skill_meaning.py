"""Skills by meaning, with an encoder that compares words."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from index.vectors import VectorIndex
from matcher.catalogue.records import Catalogue, Skill
from matcher.match import Matcher
from matcher.skills.link import link
from matcher.skills.meaning import (
    AT_ONCE,
    MOST_SURE,
    SkillSearch,
    cached_vectors,
    sentences,
    skill_texts,
    suggest,
    texts_sha256,
)
from matcher.skills.vocabulary import Vocabulary
from tests.fakes import FakeEncoder

SKILLS = {
    skill.id: skill
    for skill in (
        Skill("welding", "Welding", "practice", ("join metal parts",)),
        Skill("budgets", "Budget planning", "practice"),
        Skill("java", "Java (computer programming)", "tool"),
    )
}
VOCABULARY = Vocabulary.build(SKILLS, {})
SEARCH = SkillSearch.build(VOCABULARY, FakeEncoder())


def best(sentence: str) -> str:
    return SEARCH.rank(sentence)[0][0]


def test_the_nearest_name_or_alias_counts():
    assert best("joined metal parts of a hull") == "welding"
    assert best("planned the budget of a school") == "budgets"


def test_letters_find_what_words_do_not():
    assert best("budgetary planner") == "budgets"


def test_a_named_skill_comes_first():
    sentence = "Welding robots programmed in Java"
    scores = dict(SEARCH.rank(sentence))
    without = dict(replace(SEARCH, vocabulary=Vocabulary.build({}, {})).rank(sentence))
    assert scores["java"] == pytest.approx(without["java"] + 0.1, abs=1e-6)
    assert scores["budgets"] == pytest.approx(without["budgets"], abs=1e-6)


def test_every_skill_is_ranked_and_ties_are_broken_by_id():
    assert [skill for skill, _ in SEARCH.rank("")] == sorted(SKILLS)
    assert {skill for skill, _ in SEARCH.rank("x")} == set(SKILLS)


def test_scores_do_not_depend_on_what_stands_beside():
    texts = [f"planned budget {number}" for number in range(AT_ONCE + 3)]
    together = SEARCH.scores(texts)
    assert together.shape == (AT_ONCE + 3, 3)
    assert np.allclose(together, np.vstack([SEARCH.scores([text]) for text in texts]), atol=1e-6)
    assert SEARCH.scores([]).shape == (0, 3)


def test_kept_vectors_serve_as_new_ones(tmp_path):
    encoder = FakeEncoder()
    kept = cached_vectors(SKILLS, encoder, tmp_path)
    again = cached_vectors(SKILLS, encoder, tmp_path)
    assert kept.labels == again.labels == tuple(label for label, _ in skill_texts(SKILLS))
    search = SkillSearch.build(VOCABULARY, encoder, again)
    assert search.rank("metal parts") == SEARCH.rank("metal parts")
    assert list((tmp_path / "skills").iterdir())


def test_vectors_of_other_skills_are_refused():
    other = VectorIndex.build(["a"], ["a"], FakeEncoder())
    with pytest.raises(ValueError, match="other skills"):
        SkillSearch.build(VOCABULARY, FakeEncoder(), other)


def test_the_hash_is_of_every_text():
    more = {**SKILLS, "java": replace(SKILLS["java"], aliases=("JDK",))}
    assert texts_sha256(SKILLS) != texts_sha256(more)
    assert texts_sha256(SKILLS) == texts_sha256(dict(reversed(SKILLS.items())))


def test_the_matcher_ranks_skills(tmp_path):
    catalogue = Catalogue(roles={}, skills=SKILLS, certifications={}, sha256="x")
    matcher = Matcher(catalogue, FakeEncoder())
    assert matcher.rank_skills("joined metal parts") == SEARCH.rank("joined metal parts")
    assert not list(tmp_path.iterdir())
    keeping = Matcher(catalogue, FakeEncoder(), cache=tmp_path)
    assert keeping.rank_skills("joined metal parts") == SEARCH.rank("joined metal parts")
    assert [path.name for path in tmp_path.iterdir()] == ["skills"]


def test_sentences_are_cut_at_stops_and_points():
    text = "Joined metal parts\nof a hull. Java.\n• Planned budgets for two schools\nx"
    assert list(sentences(text)) == [
        "Joined metal parts of a hull.",
        "• Planned budgets for two schools x",
    ]


def test_only_sentences_that_name_no_skill_get_a_suggestion():
    text = "Wrote Java for two years. Join metal parts daily. Watched quite another thing."
    found = list(suggest(text, SEARCH, list(link(text, VOCABULARY))))
    named = [item for item in found if item.id == "welding"]
    assert not named or named[0].way == "meaning"
    assert all(item.way == "meaning" and 0.3 <= item.confidence <= MOST_SURE for item in found)
    assert all(not text[item.start : item.end].startswith("Wrote Java") for item in found)
    assert list(suggest("", SEARCH, [])) == []


def test_a_denied_skill_is_not_suggested():
    text = "No experience with Java whatsoever. Join metal parts of hulls."
    found = {item.id for item in suggest(text, SEARCH, [])}
    assert "java" not in found
