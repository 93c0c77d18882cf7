"""Skills and certifications found by name, among words that only look like them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from matcher.catalogue.load import load_catalogue
from matcher.catalogue.records import Certification, Skill
from matcher.resume.resume import Resume, Section
from matcher.skills.find import NOT_SEARCHED, Mention, Vocabulary, find_certifications, find_skills
from tests import samples

SHIPPED = load_catalogue()
VOCABULARY = Vocabulary.build(SHIPPED.skills, SHIPPED.certifications)
BARE = samples.resume()


def resume(text: str, *sections: Section) -> Resume:
    return replace(BARE, text=text, sections=sections)


def named(text: str, vocabulary: Vocabulary = VOCABULARY) -> dict[str, str]:
    """Return the skills that a text names itself, each with its words."""
    return {
        skill: text[mention.start : mention.end]
        for skill, mention in find_skills(resume(text), vocabulary).items()
        if mention.through is None
    }


def held(text: str) -> dict[str, str]:
    found = find_certifications(resume(text), VOCABULARY)
    return {item: text[mention.start : mention.end] for item, mention in found.items()}


def vocabulary(*skills: Skill) -> Vocabulary:
    return Vocabulary.build({skill.id: skill for skill in skills}, {})


def skill(name: str, *aliases: str, **more: object) -> Skill:
    identifier = name.lower().replace(" ", "-")
    return Skill(identifier, name, "tool", aliases, **more)  # type: ignore[arg-type]


def places(mentions: dict[str, Mention]) -> dict[str, tuple[int, int, str | None]]:
    return {item.id: (item.start, item.end, item.through) for item in mentions.values()}


FOUND = [
    ("C++", "c-plus-plus", "C++"),
    ("c++, java", "c-plus-plus", "c++"),
    ("C/C++ on Linux", "c-plus-plus", "C++"),
    ("C/C++ on Linux", "c-language", "C"),
    ("Visual C++.", "c-plus-plus", "C++"),
    ("C# developer", "c-sharp", "C#"),
    ("(c#)", "c-sharp", "c#"),
    ("C#/.NET services", "c-sharp", "C#"),
    ("C#/.NET services", "dot-net", ".NET"),
    ("wrote .net services in C#", "dot-net", ".net"),
    ("ASP.NET", "dot-net", "ASP.NET"),
    ("Python, R, SQL", "r", "R"),
    ("statistics in R.", "r", "R"),
    ("services in Go and Kubernetes", "go", "Go"),
    ("Golang", "go", "Golang"),
    ("Node.js", "node-js", "Node.js"),
    ("NodeJS", "node-js", "NodeJS"),
    ("NODEJS", "node-js", "NODEJS"),
    ("Node JS", "node-js", "Node JS"),
    ("node-js", "node-js", "node-js"),
    ("CI/CD", "ci-cd", "CI/CD"),
    ("ci-cd", "ci-cd", "ci-cd"),
    ("CI CD", "ci-cd", "CI CD"),
    ("HTML/CSS", "html", "HTML"),
    ("HTML/CSS", "css", "CSS"),
    ("Microsoft Excel", "excel", "Microsoft Excel"),
    ("Excel, Word and PowerPoint", "excel", "Excel"),
    ("Apache Spark", "apache-spark", "Apache Spark"),
    ("Spark jobs on Hadoop", "apache-spark", "Spark jobs"),
    ("Spark, Scala", "apache-spark", "Spark"),
    ("iOS apps in Swift", "swift", "Swift"),
    ("LLMs, prompts", "large-language-models", "LLMs"),
    ("Large Language Models", "large-language-models", "Large Language Models"),
    ("Epic, Cerner; patient records", "epic", "Epic"),
    ("triage of patients", "triage", "triage"),
    ("unit tests", "unit-testing", "unit tests"),
    ("Unit-Testing", "unit-testing", "Unit-Testing"),
    ("Machine\nLearning", "machine-learning", "Machine\nLearning"),
    ("machine-learning", "machine-learning", "machine-learning"),
    ("scikit learn", "scikit-learn", "scikit learn"),
    ("budget vs. actual", "variance-analysis", "budget vs. actual"),
    ("KERAS, NUMPY", "keras", "KERAS"),
    ("POWER APPS", "power-apps", "POWER APPS"),
    ("SAAS", "saas", "SAAS"),
    ("Group Policies", "group-policy", "Group Policies"),
    ("marketing strategies", "marketing-strategy", "marketing strategies"),
]
NOT_FOUND = [
    ("led an R&D team; Python, SQL", "r"),
    ("an R & D budget; Python, SQL", "r"),
    ("J. R. Smith", "r"),
    ("go to market plans, Python backend", "go"),
    ("Go-to-market plans, Python backend", "go"),
    ("Go-live of the Java backend", "go"),
    ("let it go; Kubernetes", "go"),
    ("net income rose; C# and Azure", "dot-net"),
    ("see www.example.net for C# work", "dot-net"),
    ("C-level reports; programming languages", "c-language"),
    ("vitamin C", "c-language"),
    ("C++ and C#", "c-language"),
    ("Objective-C programming", "c-language"),
    ("I excel at working with data in SQL", "excel"),
    ("Excel", "excel"),
    ("to spark interest", "apache-spark"),
    ("sparked SQL debates", "apache-spark"),
    ("swift response", "swift"),
    ("a swift iOS release", "swift"),
    ("wrote epics and stories in Jira", "epic"),
    ("bug triage in Jira", "triage"),
    ("LLM, Georgetown University Law Center", "large-language-models"),
    ("measured airflow in ducts", "apache-airflow"),
    ("a rag and bone man", "rag"),
    ("the rest of the team", "rest-api"),
    ("grew the network. Troubleshooting of pumps", "network-troubleshooting"),
    ("", "python"),
    ("Pythonic, JavaScripting", "python"),
    ("JavaScript", "java"),
]


@pytest.mark.parametrize(("text", "skill_id", "words"), FOUND)
def test_a_name_is_found(text, skill_id, words):
    assert named(text).get(skill_id) == words


@pytest.mark.parametrize(("text", "skill_id"), NOT_FOUND)
def test_what_only_looks_like_a_name_is_not_found(text, skill_id):
    assert skill_id in SHIPPED.skills
    assert skill_id not in find_skills(resume(text), VOCABULARY)


def test_every_shipped_name_finds_its_skill():
    lost = []
    for item in SHIPPED.skills.values():
        for name in (item.name, *item.aliases):
            if item.id not in named(f"Kubernetes, {name}, Tableau. {' '.join(item.near)}"):
                lost.append((item.id, name))
    assert lost == []


def test_every_shipped_name_of_a_certification_finds_it():
    for item in SHIPPED.certifications.values():
        for name in (item.name, *item.aliases):
            assert held(f"{name}, 2024") == {item.id: held(name)[item.id]}, name


@pytest.mark.parametrize("text", ["İstanbul Python", "ﬁne Python", "🙂 Python", "Straße, Python"])
def test_offsets_are_those_of_the_text_whatever_its_letters(text):
    at = text.index("Python")
    mention = find_skills(resume(text), VOCABULARY)["python"]
    assert (mention.start, mention.end) == (at, at + 6)


# Which name counts, and where


def test_the_longer_name_wins():
    words = vocabulary(skill("Spark"), skill("Spark SQL"), skill("SQL"))
    assert named("Spark SQL", words) == {"spark-sql": "Spark SQL"}
    assert named("Spark and SQL", words) == {"spark": "Spark", "sql": "SQL"}


def test_an_alias_wins_over_a_shorter_name():
    words = vocabulary(skill("Python"), skill("Data science", "Python notebooks"))
    assert named("Python notebooks", words) == {"data-science": "Python notebooks"}
    assert named("Python notebooks. Python.", words) == {
        "data-science": "Python notebooks",
        "python": "Python",
    }


def test_a_name_that_breaks_off_gives_way_to_the_shorter_one():
    words = vocabulary(skill("Power BI Report Server"), skill("Power BI"), skill("Server"))
    assert named("Power BI report and server", words) == {
        "power-bi": "Power BI",
        "server": "server",
    }


def test_the_first_good_place_counts():
    text = "I excel. Excel, SQL and Excel"
    words = vocabulary(skill("Excel", case=True), skill("SQL"))
    assert places(find_skills(resume(text), words))["excel"] == (9, 14, None)


def test_a_guard_is_for_the_name_and_not_for_aliases():
    words = vocabulary(skill("Gear", "Gearlang", case=True, near=("python",)))
    assert named("gearlang", words) == {"gear": "gearlang"}
    assert named("Gear", words) == {}
    assert named("Gear. Python.", words) == {"gear": "Gear"}
    assert named("GEAR. Python.", words) == {}


def test_company_must_stand_in_the_same_section():
    text = "Gear one. Python, Gear."
    first, second = Section("summary", "", 0, 9), Section("skills", "", 10, 23)
    words = vocabulary(skill("Gear", near=("python",)))
    assert find_skills(resume(text), words)["gear"].start == 0
    assert find_skills(resume(text, first, second), words)["gear"].start == 18


def test_a_name_is_no_company_to_itself():
    words = vocabulary(skill("Apache Spark", near=("spark",)))
    assert named("Apache Spark", words) == {}
    assert named("Apache Spark and Spark", words) == {"apache-spark": "Apache Spark"}


def test_company_may_be_of_several_words():
    words = vocabulary(skill("Gear", near=("design systems",)))
    assert named("Gear; design-system", words) == {"gear": "Gear"}
    assert named("Gear; design of systems", words) == {}


@pytest.mark.parametrize("kind", sorted(NOT_SEARCHED))
def test_some_sections_are_not_searched(kind):
    text = "Python at home. Python, SQL."
    sections = (Section(kind, "", 0, 15), Section("skills", "", 16, 28))
    words = vocabulary(skill("Python"), skill("SQL"), skill("Home"))
    found = find_skills(resume(text, *sections), words)
    assert {name: mention.start for name, mention in found.items()} == {"python": 16, "sql": 24}


def test_interests_references_and_contact_are_not_searched():
    assert {"interests", "references", "contact"} == NOT_SEARCHED


def test_a_name_does_not_run_over_the_end_of_a_sentence():
    words = vocabulary(skill("Data Entry"))
    assert named("cleaned data. Entry of orders", words) == {}
    assert named("data.\nentry", words) == {}
    assert named("data\nentry", words) == {"data-entry": "data\nentry"}
    assert named("data, entry", words) == {}
    assert named("data; entry", words) == {}


def test_signs_that_a_name_has_itself_may_stand_in_a_text():
    words = vocabulary(skill("ETL", "extract, transform, load"), skill("Plan", "401(k) plan"))
    assert named("extract, transform,\nload", words) == {"etl": "extract, transform,\nload"}
    assert named("extract transform load; a 401(k) plan", words) == {
        "etl": "extract transform load",
        "plan": "401(k) plan",
    }
    assert named("extract; transform; load", words) == {}


def test_several_skills_may_answer_to_one_name():
    words = vocabulary(skill("SEM"), replace(skill("SEM"), id="microscopy"))
    assert named("SEM", words) == {"microscopy": "SEM", "sem": "SEM"}


# What a skill implies

CHAIN = vocabulary(
    Skill("keras", "Keras", "tool", broader=("deep-learning",)),
    Skill("deep-learning", "Deep learning", "knowledge", broader=("machine-learning",)),
    Skill("machine-learning", "Machine learning", "knowledge", broader=("statistics",)),
    Skill("statistics", "Statistics", "knowledge"),
)


def test_a_skill_implies_the_broader_ones_two_steps_up():
    found = find_skills(resume("uses Keras"), CHAIN)
    assert places(found) == {
        "keras": (5, 10, None),
        "deep-learning": (5, 10, "keras"),
        "machine-learning": (5, 10, "keras"),
    }
    assert [found[name].way for name in ("keras", "deep-learning")] == ["name", "implied"]
    assert found["keras"].confidence > found["deep-learning"].confidence > 0


def test_a_broader_skill_that_is_named_stands_for_itself():
    found = find_skills(resume("Keras, deep learning"), CHAIN)
    assert places(found)["deep-learning"] == (7, 20, None)
    assert found["statistics"].through == "deep-learning"


def test_skills_that_imply_each_other_come_to_an_end():
    words = vocabulary(
        Skill("a", "Alpha", "tool", broader=("b",)), Skill("b", "Beta", "tool", broader=("a",))
    )
    assert places(find_skills(resume("alpha"), words)) == {"a": (0, 5, None), "b": (0, 5, "a")}


def test_the_shipped_vocabulary_implies_too():
    found = find_skills(resume("PyTorch"), VOCABULARY)
    implied = {name for name, mention in found.items() if mention.through == "pytorch"}
    assert "pytorch" in found and implied
    assert implied <= SHIPPED.skills.keys()


# Certifications


def test_acronyms_that_differ_by_an_s_are_two():
    assert held("CSCS, NSCA") == {"nsca-cscs": "CSCS"}
    assert held("ACF CSC") == {"acf-certified-sous-chef": "ACF CSC"}


@pytest.mark.parametrize(
    "text",
    [
        "Certified Strength and Conditioning Specialist (CSCS)",
        "Certified Strength & Conditioning Specialist - CSCS",
        "certified strength and conditioning\nspecialist",
    ],
)
def test_long_names_may_be_punctuated_as_one_likes(text):
    assert list(held(text)) == ["nsca-cscs"]


def test_certifications_are_found_at_their_first_place():
    item = Certification("a", "Alpha Badge", "X", "https://x.org", "T", (), "entry", "active")
    words = Vocabulary.build({}, {"a": item})
    assert find_certifications(resume("alpha: badge, Alpha Badge"), words) == {
        "a": Mention("a", 0, 12)
    }
    assert find_certifications(resume("alpha or badge"), words) == {}


def test_a_certification_still_to_come_is_not_held():
    assert "isc2-cissp" in held("CISSP, 2024")
    assert "isc2-cissp" not in held("Currently studying for the CISSP exam, planned 2027")
    assert "isc2-cissp" not in held("CISSP (in progress)")
