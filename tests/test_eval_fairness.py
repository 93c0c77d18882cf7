"""Fairness: what ships passes, a scorer that reads names does not."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

from eval.errors import EvalError
from eval.fairness.command import (
    NOT_AN_AUDIT,
    FairnessReport,
    as_json,
    as_markdown,
    audit,
    fairness_command,
)
from eval.fairness.figures import impacts, ndcg_gap, shifts
from eval.fairness.names import GROUPS
from eval.fairness.scorers import Scorer, Scores, blind, plain, raw
from eval.fairness.versions import CONTROLS, Person, few_articles, versions_of, written
from eval.releases import SUITES
from matcher.catalogue.load import load_catalogue
from matcher.match import Matcher
from matcher.resume.read import from_text
from tests.eval_fakes import RESUME
from tests.fakes import FakeEncoder

BODIES = [
    RESUME.format(title=title, duties=f"{duty} for the {place} with great care.")
    for title, duty in (("Chef", "Cooked food"), ("Accountant", "Kept the ledger"))
    for place in ("hotel", "school", "town")
]


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(load_catalogue(), FakeEncoder())


def leaky(scorer: Scorer) -> Scorer:
    """Take off for a name that stands in the text: the fault that the audit is there to find."""
    names = {name for (_, race), (first, _) in GROUPS.items() if race == "Black" for name in first}

    def score(text: str) -> Scores:
        lower = 0.2 if names.intersection(text.split()) else 0.0
        return {role: value - lower for role, value in scorer(text).items()}

    return score


def test_every_version_differs_in_one_thing() -> None:
    versions = versions_of(BODIES[0], "0")
    assert set(versions["name"]) == {f"{sex}, {race}" for sex, race in GROUPS}
    (base,) = versions["base"].values()
    for attribute, texts in versions.items():
        if attribute not in ("base", "whitespace"):
            for text in texts.values():
                assert text != base
                here, there = (sorted(set(one.split("\n"))) for one in (text, base))
                changed = set(here) ^ set(there)
                assert 1 <= len(changed) <= 4, attribute
    assert versions_of(BODIES[0], "0") == versions
    assert versions_of(BODIES[0], "1")["name"] != versions["name"]
    assert few_articles("kept the ledger of a firm") == "kept ledger of firm"


def test_identity_is_cut_from_every_version() -> None:
    for text in versions_of(BODIES[0], "0")["name"].values():
        resume = from_text(text)
        first = text.split()[0]
        assert resume.identity.name.startswith(first)
        assert first not in resume.text


def test_the_blind_path_passes(matcher: Matcher) -> None:
    found = audit("tiny", BODIES, {"blind": blind(matcher)})
    assert found.passed, found.findings
    names = [item for item in found.attributes if item.attribute in ("name", "address")]
    assert {item.largest for item in names} == {0.0}
    assert {item.ratio for item in found.impact} == {1.0}


def test_a_leak_of_names_is_caught(matcher: Matcher) -> None:
    found = audit("tiny", BODIES, {"blind": leaky(blind(matcher))})
    assert not found.passed
    assert any("name (female, Black)" in text and "to be cut" in text for text in found.findings)
    assert any("Black" in text and "times as often" in text for text in found.findings)
    assert not any("white" in text for text in found.findings)


def test_names_left_in_the_text_reach_the_plain_encoder(matcher: Matcher) -> None:
    """With nothing cut the same words move scores; this is what cutting is worth."""
    scorers = {
        "blind": blind(matcher),
        "raw": raw(matcher),
        "raw, plain encoder": plain(FakeEncoder(), load_catalogue().roles),
    }
    found = audit("tiny", BODIES, scorers)
    moved = {
        scorer: max(
            item.largest
            for item in found.attributes
            if item.scorer == scorer and item.attribute == "name"
        )
        for scorer in scorers
    }
    assert moved["blind"] == 0
    assert moved["raw, plain encoder"] > 0.01
    assert found.passed  # only what ships has to pass


def test_the_raw_scorer_sees_what_the_blind_one_does_not() -> None:
    seen: list[str] = []

    class Spy:
        def rank(self, resume):  # type: ignore[no-untyped-def]
            seen.append(resume.text)
            return [("a", 1.0)]

    text = written(BODIES[0], Person(name="Lakisha Washington"))
    blind(Spy())(text)
    raw(Spy())(text)
    assert "Lakisha" not in seen[0]
    assert "Lakisha Washington" in seen[1]


def test_impact_ratios_by_hand() -> None:
    scores = {
        "a": np.array([0.9, 0.8, 0.2, 0.1, 0.1]),
        "b": np.array([0.9, 0.1, 0.1, 0.1, 0.1]),
    }
    found = {(item.selection, item.group): item for item in impacts("s", scores)}
    assert found["above median", "a"].rate == pytest.approx(3 / 5)
    assert found["above median", "b"].ratio == pytest.approx(1 / 3)
    assert found["above median", "b"].finding
    assert found["top 10 %", "b"].ratio == 1.0  # both first places are equal
    assert found["above median", "b"].low <= 1 / 3 <= found["above median", "b"].high


def test_shifts_and_gain_by_hand() -> None:
    base = [np.array([0.5, 0.3])] * 12
    changed = {("x", "up"): [np.array([0.6, 0.3])] * 12, ("x", "same"): base}
    up, same = shifts("s", base, changed)
    assert (up.shift, up.moved, up.largest) == pytest.approx((0.1, 0.1, 0.1))
    assert up.finding
    assert (same.p, same.finding, same.other_first) == (1.0, False, 0.0)
    second = np.array([0.3, 0.5])
    low, high = ndcg_gap([0], {"a": [np.array([0.5, 0.3])], "b": [second]})
    assert (low, high) == pytest.approx((1 / np.log2(3), 1.0))


def test_controls_are_no_findings(matcher: Matcher) -> None:
    def careless(text: str) -> Scores:
        doubled = 0.2 if "  \n" in text else 0.0
        return {role: value + doubled for role, value in blind(matcher)(text).items()}

    found = audit("tiny", BODIES, {"blind": careless})
    assert found.passed
    moved = [item for item in found.attributes if item.attribute in CONTROLS]
    assert max(item.largest for item in moved) == pytest.approx(0.2)


def test_the_command_writes_its_report(tmp_path: Path) -> None:
    found: FairnessReport = fairness_command(
        SUITES / "resumes", tmp_path / "out", tmp_path / "f.json", 3, tmp_path / "cache"
    )
    assert [item.scorer for item in found.scorers] == ["blind", "raw", "raw, plain encoder"]
    assert (tmp_path / "out" / "fairness.json").read_text() == as_json(found)
    assert json.loads((tmp_path / "f.json").read_text())["note"] == NOT_AN_AUDIT
    text = as_markdown(found)
    assert (tmp_path / "out" / "fairness.md").read_text() == text
    assert "Local Law 144" in text


def test_nothing_to_audit_is_refused() -> None:
    with pytest.raises(EvalError, match="no resume of tiny is read"):
        audit("tiny", ["lorem ipsum"], {"blind": lambda text: {}})
