"""Sentences with names of skills that are ordinary words, denied, planned, or others'.

`tricky/sentences.tsv` was written while the linker was, `tricky/held_out.tsv` before it and looked
at once, at the end. What the linker made of it then: eval/LOG.md.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from matcher.catalogue.records import Skill
from matcher.skills.link import link
from matcher.skills.vocabulary import Vocabulary

FOLDER = Path(__file__).parent / "tricky"
PRACTICES = ("Lean", "Agile")
OTHERS = (
    "SQL, PowerPoint, Docker, Kubernetes, Airflow, Hadoop, Kotlin, Flutter, Scrum, Jira, "
    "Hibernate, MySQL, GraphQL, gRPC, SPSS, Outlook, MATLAB, Android, SQLAlchemy, Ansible, "
    "Terraform, Linux, "
    "Rails, PostgreSQL, Fortran, Pascal, Keynote, Zoom, Confluence, Dropbox, SharePoint, MongoDB, "
    "PHP, Redux, TypeScript, Tailwind, Redis, Jenkins, GitHub Actions, Objective-C, Six Sigma, "
    "WebAssembly, Stata, Exchange, PL/SQL, Akka, Node, Numbers, Figma"
).split(", ")


def rows(name: str) -> list[tuple[str, str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as lines:
        table = csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [(row["skill"], row["counts"], row["text"]) for row in table]


SENTENCES = rows("sentences.tsv")
HELD_OUT = rows("held_out.tsv")


def vocabulary() -> Vocabulary:
    names = sorted({*OTHERS, *(name for name, _, _ in SENTENCES + HELD_OUT)})
    skills = {
        name: Skill(name, name, "practice" if name in PRACTICES else "tool") for name in names
    }
    return Vocabulary.build(skills, {})


VOCABULARY = vocabulary()


def counts(name: str, text: str) -> str:
    return "yes" if name in {mention.id for mention in link(text, VOCABULARY)} else "no"


@pytest.mark.parametrize(("name", "expected", "text"), SENTENCES + HELD_OUT)
def test_a_name_counts_where_it_is_a_skill_of_the_writer(name, expected, text):
    assert counts(name, text) == expected


def test_the_table_is_large_and_balanced():
    assert len(SENTENCES) >= 150 and len(HELD_OUT) == 60
    assert len(set(SENTENCES + HELD_OUT)) == len(SENTENCES) + len(HELD_OUT)
    share = sum(expected == "yes" for _, expected, _ in SENTENCES + HELD_OUT) / len(
        SENTENCES + HELD_OUT
    )
    assert 0.4 < share < 0.6
