"""The catalogue that ships meets its bar."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

import pytest

from matcher.catalogue.load import DEFAULT, catalogue_sha256, load_catalogue
from matcher.catalogue.parse import KINDS
from matcher.catalogue.records import IMPORTANCES, Certification
from matcher.skills.names import comparable

CATALOGUE = load_catalogue()
ROLES = tuple(CATALOGUE.roles.values())
SKILLS = tuple(CATALOGUE.skills.values())
CERTIFICATIONS = tuple(CATALOGUE.certifications.values())

each_role = pytest.mark.parametrize("role", ROLES, ids=[role.id for role in ROLES])


def shared(names: Iterable[tuple[str, str]]) -> dict[str, set[str]]:
    """Return the names, as they are compared, that more than one owner has."""
    owners: dict[str, set[str]] = {}
    for owner, name in names:
        owners.setdefault(comparable(name), set()).add(owner)
    return {name: who for name, who in owners.items() if len(who) > 1}


def test_sharing_is_seen():
    assert shared([("a", "Line Cook"), ("b", "line-cooks"), ("c", "Chef"), ("c", "chef")]) == {
        "line cook": {"a", "b"}
    }


TECHNICAL = frozenset(
    {"ai", "data", "software", "cloud", "security", "it-operations", "automation", "product"}
)


def test_it_has_roles_of_many_kinds():
    assert len(ROLES) >= 150
    technical = [role for role in ROLES if role.family in TECHNICAL]
    others = [role for role in ROLES if role.family not in TECHNICAL]
    assert len(technical) >= 90
    assert len(others) >= 60
    assert {role.family for role in technical} == TECHNICAL
    assert len({role.codes["onet_soc"].code[:2] for role in others}) >= 18, (
        "major groups of the SOC"
    )
    assert CATALOGUE.sha256 == catalogue_sha256(DEFAULT)


def test_it_has_a_vocabulary_of_every_kind():
    assert len(SKILLS) >= 2500
    assert {item.kind for item in SKILLS} == set(KINDS)
    assert len([item for item in SKILLS if item.kind == "language"]) >= 40
    assert len([item for item in SKILLS if item.kind == "licence"]) >= 15
    assert len(CERTIFICATIONS) >= 250


def test_skills_have_the_codes_of_other_schemes():
    counts = Counter(scheme for item in SKILLS for scheme in item.codes)
    assert counts["esco"] >= 250
    assert counts["unspsc"] >= 150
    assert counts["onet"] >= 100
    assert [item.id for item in SKILLS if not all(code.label for code in item.codes.values())] == []


@pytest.mark.parametrize(
    ("skill", "label"),
    [
        ("python", "Python (computer programming)"),
        ("java", "Java (computer programming)"),
        ("swift", "Swift (computer programming)"),
        ("r", "R"),
        ("c-plus-plus", "C++"),
    ],
)
def test_a_language_has_the_code_of_the_language(skill, label):
    assert CATALOGUE.skills[skill].codes["esco"].label == label


@pytest.mark.parametrize("skill", ["go", "rust", "apache-spark", "canva", "spring"])
def test_what_esco_lacks_or_means_otherwise_has_no_code_there(skill):
    assert "esco" not in CATALOGUE.skills[skill].codes


@each_role
def test_a_role_says_enough(role):
    assert 6 <= len(role.capabilities) <= 10
    assert 15 <= len(role.skills) <= 40
    counts = Counter(role.skills.values())
    assert set(counts) == set(IMPORTANCES)
    assert 5 <= counts["core"] <= 10
    assert 3 <= len(role.levels) <= 5
    assert 3 <= len(role.aliases) <= 15
    assert role.related and role.id not in role.related
    assert role.education
    assert 1 <= len(re.findall(r"[.!?](?=\s|$)", role.summary)) <= 4


@each_role
def test_a_role_has_certifications_to_take(role):
    assert 3 <= len(role.certifications) <= 8
    assert len(set(role.certifications)) == len(role.certifications)
    statuses = [CATALOGUE.certifications[item].status for item in role.certifications]
    assert any(status != "retired" for status in statuses)
    worth = [status == "retired" for status in statuses]
    assert worth == sorted(worth), "what can no longer be taken comes last"


@each_role
def test_a_role_has_a_salary_with_its_source(role):
    assert role.salary is not None
    assert role.salary.market and re.fullmatch("[A-Z]{3}", role.salary.currency)
    assert 2020 <= role.salary.year <= 2026
    assert 10_000 < role.salary.low < role.salary.high < 1_000_000
    assert role.salary.source


@each_role
def test_a_role_has_the_codes_of_its_work(role):
    assert re.fullmatch(r"\d\d-\d{4}\.\d\d", role.codes["onet_soc"].code)
    assert re.fullmatch(r"\d{4}", role.codes["isco_08"].code)
    assert role.codes["esco"].code.startswith("http://data.europa.eu/esco/occupation/")
    assert all(code.label for code in role.codes.values())


@each_role
def test_a_role_says_what_carries_over(role):
    assert len(role.related) >= 3
    assert set(role.carries) == set(role.related)


@each_role
def test_a_role_is_told_without_gaps(role):
    assert len({level.title for level in role.levels}) == len(role.levels)
    assert all(level.text for level in role.levels)
    assert all(item.text.endswith((".", "!")) for item in role.capabilities)
    assert len({item.name for item in role.capabilities}) == len(role.capabilities)


def test_no_two_roles_share_a_title():
    assert shared((role.id, title) for role in ROLES for title in role.titles()) == {}


def test_no_two_skills_share_a_name():
    assert shared((item.id, name) for item in SKILLS for name in (item.name, *item.aliases)) == {}


def test_no_two_certifications_share_a_name():
    names = ((item.id, name) for item in CERTIFICATIONS for name in (item.name, *item.aliases))
    assert shared(names) == {}


def test_an_alias_does_not_undo_the_guard_of_a_name():
    undone = [
        (skill.id, alias)
        for skill in SKILLS
        if skill.case or skill.near
        for alias in skill.aliases
        if comparable(alias) == comparable(skill.name)
    ]
    assert undone == []


def test_every_skill_can_be_found():
    assert [item.id for item in SKILLS if not re.search(r"\w", comparable(item.name))] == []
    assert [item.id for item in SKILLS if item.id in (*item.broader, *item.related)] == []


def test_every_role_and_certification_uses_the_vocabulary():
    used = {skill for role in ROLES for skill in role.skills}
    assert len(used) > 1500
    assert used <= CATALOGUE.skills.keys()


def ids(certifications: Iterable[Certification]) -> list[str]:
    return [item.id for item in certifications]


def test_every_certification_says_enough():
    assert ids(item for item in CERTIFICATIONS if not (item.issuer and item.text)) == []
    assert ids(item for item in CERTIFICATIONS if not item.url.startswith("https://")) == []
    assert ids(item for item in CERTIFICATIONS if len(set(item.validates)) < 2) == []
    assert ids(item for item in CERTIFICATIONS if item.checked < "2026") == []
    assert ids(item for item in CERTIFICATIONS if item.id in item.requires) == []


def test_every_certification_that_ends_says_when():
    ending = [item for item in CERTIFICATIONS if item.status != "active"]
    assert len([item for item in ending if item.status == "retired"]) >= 3
    assert ids(item for item in ending if not item.since) == []
    followed = [item for item in CERTIFICATIONS if item.successor]
    assert followed
    retired = {item.id for item in CERTIFICATIONS if item.status == "retired"}
    assert ids(item for item in followed if item.successor in retired) == []
    assert ids(item for item in CERTIFICATIONS if retired.intersection(item.requires)) == []


# The seed page


SEED = CATALOGUE.roles["machine-learning-engineer"]


def test_the_seed_has_its_eight_capabilities():
    assert [item.name for item in SEED.capabilities] == [
        "Model Development",
        "MLOps & Deployment",
        "Data Pipeline Engineering",
        "Cloud & Infrastructure",
        "Monitoring & Reliability",
        "Software Engineering",
        "LLM & GenAI Integration",
        "Experimentation",
    ]


def test_the_seed_has_its_four_levels():
    assert [level.title for level in SEED.levels] == [
        "Junior / ML Engineer",
        "Machine Learning Engineer",
        "Senior ML / MLOps Engineer",
        "Staff / Principal or ML Lead",
    ]


def test_the_seed_has_its_salary():
    assert SEED.salary is not None
    assert (SEED.salary.low, SEED.salary.high) == (150_000, 190_000)
    assert (SEED.salary.market, SEED.salary.currency) == ("United States", "USD")


@pytest.mark.parametrize(
    ("certification", "status", "since"),
    [
        ("aws-certified-machine-learning-specialty", "retired", "2026-03-31"),
        ("google-professional-machine-learning-engineer", "active", None),
        ("microsoft-azure-ai-engineer-associate", "retired", "2026-06-30"),
        ("tensorflow-developer-certificate", "retired", "2024"),
    ],
)
def test_the_seed_has_its_four_certifications_as_they_are_today(certification, status, since):
    assert certification in SEED.certifications
    item = CATALOGUE.certifications[certification]
    assert item.status == status
    assert (item.since or "")[: len(since or "")] == (since or "")


def test_the_seed_offers_what_replaced_the_retired():
    retired = [
        CATALOGUE.certifications[item]
        for item in SEED.certifications
        if CATALOGUE.certifications[item].status == "retired"
    ]
    assert len(retired) == 3
    for item in retired:
        assert item.successor is None or item.successor in SEED.certifications
    assert sum(item.successor is not None for item in retired) >= 2


def test_the_seed_asks_for_what_its_page_names():
    named = {
        "pytorch", "tensorflow", "scikit-learn", "apache-spark", "apache-airflow", "dbt", "docker",
        "feature-stores", "aws", "gcp", "azure", "kubernetes", "python", "go", "java", "scala",
        "ab-testing", "large-language-models", "rag", "embeddings", "prompt-engineering", "ci-cd",
    }  # fmt: skip
    assert named <= set(SEED.skills)
