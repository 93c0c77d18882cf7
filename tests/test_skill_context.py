"""What a sentence denies of a skill, other ways to write its name, and what a mention says."""

from __future__ import annotations

import time

import pytest

from matcher.catalogue.records import Skill
from matcher.resume.resume import Section
from matcher.skills.context import denied, is_firm
from matcher.skills.link import link
from matcher.skills.senses import shipped
from matcher.skills.variants import done, is_done, joined, parted
from matcher.skills.vocabulary import Vocabulary, bare_name


def reason(text: str, name: str, tool: bool = True) -> str:
    start = text.index(name)
    return denied(text, start, start + len(name), tool)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No experience with Kafka", "negated"),
        ("I have never worked professionally with Kafka", "negated"),
        ("non-Kafka systems", "negated"),
        ("Kafka: none", "negated"),
        ("Kafka experience is not there", "negated"),
        ("Not only Kafka but Flink", ""),
        ("Including but not limited to Kafka", ""),
        ("No downtime since we moved to Kafka", ""),
        ("No Java. Kafka daily", ""),
        ("No Java, but Kafka", ""),
        ("Will start learning Kafka", "planned"),
        ("Planning to take a course in Kafka", "planned"),
        ("Interested in exploring Kafka", "planned"),
        ("Seeking a position in Kafka", "sought"),
        ("Seeking a position where my skills in Kafka count", ""),
        ("Kafka clusters are run by another team", "by others"),
        ("The platform team runs Kafka", "by others"),
        ("Led the platform team that runs Kafka", ""),
        ("Kafka clusters are run by me", ""),
        ("Hired three Kafka engineers", "hired"),
        ("Recruited people with Kafka", "hired"),
        ("Sold Kafka licences", "sold"),
        ("Interviewed users and moved logs to Kafka for managers", ""),
        ("", ""),
    ],
)
def test_why_a_name_is_no_skill_of_the_writer(text, expected):
    assert reason(text or "Kafka", "Kafka") == expected


def test_hiring_for_a_skill_denies_tools_only():
    text = "Recruited nursing staff"
    assert reason(text, "nursing", tool=True) == "hired"
    assert reason(text, "nursing", tool=False) == ""


def test_a_cue_carries_on_over_other_names():
    text = "No Pulsar, Flink or Kafka"
    assert denied(text, 19, 24, True, [(3, 9), (11, 16)]) == "negated"
    assert denied(text, 19, 24, True) == ""


@pytest.mark.parametrize(
    ("text", "employer", "expected"),
    [
        ("Oracle Corporation", False, True),
        ("at Oracle, 2014", True, True),
        ("at Oracle, 2014", False, False),
        ("Oracle, Austin, TX", True, True),
        ("queries at Oracle level", True, False),
    ],
)
def test_a_name_may_be_that_of_a_firm(text, employer, expected):
    start = text.index("Oracle")
    assert is_firm(text, start, start + 6, employer) == expected


@pytest.mark.parametrize(
    ("name", "variants"),
    [
        ("payment processing", {"processing payment", "processed payment"}),
        ("inventory control", {"controlled inventory", "controlling inventory"}),
        ("planning lessons", {"planned lessons", "plan lessons"}),
        ("taught classes", {"teach classes", "teaching classes"}),
        ("applied patches", {"apply patches", "applying patches"}),
    ],
)
def test_what_one_does_is_found_in_other_forms(name, variants):
    assert variants <= set(done(name))


@pytest.mark.parametrize("name", ["Python", "customer service", "training and development",
                                  "classroom teaching", "scheduled maintenance of x"])  # fmt: skip
def test_no_verb_is_made_of_other_names(name):
    assert f"{name.split()[-1]} {name.split()[0]}" not in set(done(name))


def test_names_are_joined_and_parted():
    assert list(joined("Power BI")) == ["PowerBI"]
    assert list(joined("Node.js")) == ["Nodejs"]
    assert list(joined("C++ STL")) == list(joined("R")) == []
    assert list(parted("PowerPoint")) == ["Power Point"]
    assert list(parted("iOS")) == list(parted("Excel")) == []
    assert is_done("managed budgets") and is_done("manage budgets") and not is_done("budget")


def vocabulary(*skills: Skill) -> Vocabulary:
    return Vocabulary.build({skill.id: skill for skill in skills}, {})


POWER_POINT = Skill("powerpoint", "PowerPoint", "tool", ("MS PowerPoint",))
BUDGETS = Skill("budgets", "Budget management", "practice")


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("PowerPoint", "name"),
        ("MS Powerpoint", "alias"),
        ("Power Point", "variant"),
        ("managed budgets of 3 teams", "variant"),
        ("Budget-Management", "name"),
    ],
)
def test_a_mention_says_how_it_was_found(text, way):
    (mention,) = link(text, vocabulary(POWER_POINT, BUDGETS))
    assert (mention.way, mention.through) == (way, None)
    assert 0.5 < mention.confidence < 1
    assert (mention.start, text[mention.end :].split(" ")[0]) == (0, "")


def test_a_power_point_that_is_none():
    assert list(link("the power point of the argument", vocabulary(POWER_POINT))) == []


def test_a_verb_needs_its_object():
    words = vocabulary(BUDGETS)
    assert [item.id for item in link("managed budgets", words)] == ["budgets"]
    assert list(link("managed budget hotels", words)) == []


def test_every_mention_is_told_and_once_only_the_first():
    words = vocabulary(POWER_POINT)
    text = "PowerPoint. No PowerPoint. PowerPoint"
    assert [item.start for item in link(text, words)] == [0, 27]
    assert [item.start for item in link(text, words, once=True)] == [0]
    assert list(link(text, words, [Section("interests", "", 0, len(text))])) == []
    assert [item.start for item in link(text, words, employers=[(0, 10)])] == [27]


def test_what_stands_in_brackets_behind_a_name_need_not_be_written():
    words = vocabulary(Skill("java", "Java (computer programming)", "tool"))
    assert [item.id for item in link("Wrote Java.", words)] == ["java"]
    assert bare_name("Java (computer programming)") == "Java"
    assert bare_name("(ISC)") == "(ISC)"


def test_the_senses_that_ship_read_well():
    senses = shipped()
    assert senses.of("Go") and senses.of("golang") is None
    assert {"oracle", "sap"} <= senses.companies
    assert senses.is_weak("Budgets") and not senses.is_weak("Python")
    assert all(sense.near or sense.never or sense.item for sense in senses.words.values())


@pytest.mark.parametrize(
    "text",
    [
        "no " + "experience with " * 4000 + "Excel",
        "will learn " + "programming and " * 4000 + "Excel",
        "recruited " + "a/b-c " * 4000 + "Excel developers",
        "the team " * 4000 + "Excel by the team " * 2000,
        "Excel, " * 4000,
        "     " * 20000 + "Excel",
    ],
)
def test_no_text_takes_long(text):
    words = vocabulary(Skill("excel", "Excel", "tool"), POWER_POINT)
    began = time.perf_counter()
    list(link(text, words))
    assert time.perf_counter() - began < 20
