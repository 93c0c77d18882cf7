"""Gaps, certifications and next steps."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matcher.advice.certifications import advise_certifications, outranked_by
from matcher.advice.gaps import adjacent, find_gaps
from matcher.advice.next_steps import next_level
from matcher.match import Matcher
from matcher.report import Gap
from matcher.skills.find import Mention
from tests import samples
from tests.fakes import FakeEncoder

CATALOGUE = samples.catalogue()
ROLE = CATALOGUE.roles["data-engineer"]


def gap(skill: str, importance: str = "common") -> Gap:
    return Gap(skill, skill, "data-engineer", "missing", importance, 0.01)


def names(held: set[str], gaps: list[Gap], months: int = 24, in_role: int = 24) -> list[str]:
    advice = advise_certifications(ROLE, gaps, frozenset(held), months, in_role, CATALOGUE)
    return [item.id for item in advice]


def test_gaps_are_what_the_role_asks_for_and_the_resume_does_not_show() -> None:
    report = Matcher(CATALOGUE, FakeEncoder()).match(samples.resume(), role="data-engineer")
    (match,) = report.matches
    assert {item.skill for item in match.found} == {"python", "sql", "spark", "airflow"}
    assert [item.skill for item in match.missing] == ["kafka", "dbt"]
    assert [(item.skill, item.importance, item.status, item.through) for item in report.gaps] == [
        ("kafka", "common", "adjacent", "spark"),
        ("dbt", "helpful", "missing", None),
    ]
    assert report.gaps[0].effect > report.gaps[1].effect > 0


def test_effect_is_what_the_score_gains_when_the_skill_is_shown() -> None:
    matcher = Matcher(CATALOGUE, FakeEncoder())
    before = matcher.read(samples.resume())
    row = list(CATALOGUE.roles).index("data-engineer")
    (kafka, _) = find_gaps(ROLE, row, before.raw, before.skills, CATALOGUE.skills)
    share = before.raw["skills"][row]
    assert share == pytest.approx((3 * 3 + 2) / 14)
    expected = 0.2 * (((11 + 2) / 14) ** 0.6 - (11 / 14) ** 0.6)
    assert kafka.effect == pytest.approx(expected, abs=1e-6)


def test_core_gaps_come_first() -> None:
    held = {"airflow": Mention("airflow", 0, 1)}
    raw = Matcher(CATALOGUE, FakeEncoder()).read(samples.resume()).raw
    row = list(CATALOGUE.roles).index("data-engineer")
    order = [item.importance for item in find_gaps(ROLE, row, raw, held, CATALOGUE.skills)]
    assert order == ["core", "core", "core", "common", "helpful"]


def test_adjacent_works_in_both_directions() -> None:
    assert adjacent("kafka", frozenset({"spark"}), CATALOGUE.skills) == "spark"
    assert adjacent("spark", frozenset({"kafka"}), CATALOGUE.skills) == "kafka"
    assert adjacent("dbt", frozenset({"kafka"}), CATALOGUE.skills) is None


def test_certifications_close_gaps_and_are_neither_held_nor_retired_nor_outranked() -> None:
    assert names(set(), [gap("kafka")]) == ["pipeline-professional", "new-streams", "late-streams"]
    assert names({"pipeline-professional"}, [gap("kafka"), gap("spark", "core")]) == [
        "new-streams", "late-streams",
    ]  # fmt: skip
    assert names(set(), [gap("airflow")]) == []


def test_retired_gives_way_to_its_successor_once() -> None:
    found = names(set(), [gap("kafka"), gap("dbt")])
    assert found[0] == "new-streams"
    assert "old-streams" not in found
    assert "gone" not in found


@pytest.mark.parametrize(
    ("months", "in_role", "named"),
    [
        (12, 12, "pipeline-practitioner"),
        (12, 23, "pipeline-practitioner"),
        (24, 24, "pipeline-professional"),
        (80, 0, None),
        (80, 24, "pipeline-professional"),
    ],
)
def test_a_level_fits_the_person(months: int, in_role: int, named: str | None) -> None:
    found = names(set(), [gap("spark", "core")], months, in_role)
    assert found == ([named] if named else [])


def test_retiring_says_when() -> None:
    advice = advise_certifications(ROLE, [gap("kafka")], frozenset(), 24, 24, CATALOGUE)
    (late,) = [item for item in advice if item.id == "late-streams"]
    assert late.status == "retiring"
    assert "2027-01-31" in late.why


def test_licence_comes_first_for_newcomers_and_is_presumed_of_those_who_work() -> None:
    role = CATALOGUE.roles["chef"]
    newcomer = advise_certifications(role, [], frozenset(), 0, 0, CATALOGUE)
    assert [item.id for item in newcomer] == ["kitchen-licence"]
    assert newcomer[0].licence
    assert advise_certifications(role, [], frozenset(), 60, 60, CATALOGUE) == ()


def test_outranked_are_prerequisites_and_what_was_replaced() -> None:
    held = frozenset({"pipeline-professional", "new-streams"})
    assert outranked_by(held, CATALOGUE.certifications) == {"pipeline-practitioner", "old-streams"}


@pytest.mark.parametrize(
    ("months", "level"),
    [
        (0, "Junior Data Engineer"),
        (1, "Data Engineer"),
        (23, "Data Engineer"),
        (24, "Principal Data Engineer"),
        (200, None),
    ],
)
def test_next_level(months: int, level: str | None) -> None:
    found = next_level(ROLE, months)
    assert (found.title if found else None) == level


def test_steps_name_level_gap_certification_and_neighbour() -> None:
    report = Matcher(CATALOGUE, FakeEncoder()).match(samples.resume(), top=1)
    assert [step.kind for step in report.next_steps] == ["level", "gap", "certification", "role"]
    assert [step.title for step in report.next_steps] == [
        "Principal Data Engineer", "Kafka", "New Streams", "Data Analyst",
    ]  # fmt: skip


def test_effect_counts_what_the_skill_implies() -> None:
    broader = replace(CATALOGUE.skills["dbt"], broader=("kafka",))
    skills = {**CATALOGUE.skills, "dbt": broader}
    reading = Matcher(CATALOGUE, FakeEncoder()).read(samples.resume())
    row = list(CATALOGUE.roles).index("data-engineer")
    gaps = {gap.skill: gap for gap in find_gaps(ROLE, row, reading.raw, reading.skills, skills)}
    expected = 0.2 * (1.0 - (11 / 14) ** 0.6)  # dbt and kafka were all that was missing
    assert gaps["dbt"].effect == pytest.approx(expected, abs=1e-6)
