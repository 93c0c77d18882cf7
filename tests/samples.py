"""Small catalogues and resumes that tests share."""

from __future__ import annotations

from datetime import date

from matcher.catalogue.records import (
    Capability,
    CareerLevel,
    Catalogue,
    Certification,
    Role,
    Skill,
)
from matcher.resume.read import from_text
from matcher.resume.resume import Resume

AS_OF = date(2026, 11, 1)

ENGINEER = """Jane Doe
Senior Data Engineer
jane.doe@example.com | +1 415 555 0134 | github.com/janedoe

SUMMARY
Builds data pipelines and warehouses that analysts trust.

EXPERIENCE
Senior Data Engineer, Acme Analytics                         Jan 2021 - Present
- Built Spark pipelines on AWS that load four terabytes a day into Snowflake.
- Moved nightly jobs to Airflow and cut failures by two thirds.
- Wrote data quality tests in Python and SQL for 120 tables.
Data Analyst, Initech                                        Mar 2018 - Dec 2020
- Reported weekly sales in Tableau and answered questions of the sales team.
- Cleaned customer data with SQL and Excel.

EDUCATION
B.Sc. Computer Science, State University, 2017

CERTIFICATIONS
Pipeline Practitioner
"""

COOK = """John Smith
Sous Chef
john@example.com

EXPERIENCE
Sous Chef, Harbor Grill                                      2019 - Present
- Prepared fish and sauces for 200 covers a night and trained six cooks.
- Wrote menus with the chef and kept food cost below 30 percent.

SKILLS
Menu planning, butchery, food safety
"""


def resume(text: str = ENGINEER) -> Resume:
    return from_text(text, "sample.txt", AS_OF)


def skill(name: str, **fields: object) -> Skill:
    return Skill(name.lower().replace(" ", "-"), name, "tool", **fields)  # type: ignore[arg-type]


def certification(name: str, validates: tuple[str, ...], **fields: object) -> Certification:
    given = {"level": "associate", "status": "active", **fields}
    return Certification(
        id=name.lower().replace(" ", "-"),
        name=name,
        issuer="The Board",
        url="https://example.org/",
        text="Shows it.",
        validates=validates,
        **given,  # type: ignore[arg-type]
    )


SKILLS = (
    skill("Python"), skill("SQL"), skill("Spark"), skill("Airflow"), skill("Kafka",
    related=("spark",)), skill("Snowflake"), skill("AWS"), skill("dbt"), skill("Tableau"),
    skill("Excel"), skill("Menu planning"), skill("Butchery"), skill("Food safety"),
    skill("Baking"),
)  # fmt: skip

CERTIFICATIONS = (
    certification("Pipeline Practitioner", ("spark",), level="entry"),
    certification("Pipeline Professional", ("kafka", "spark"), requires=("pipeline-practitioner",),
                  level="professional"),
    certification("Old Streams", ("kafka",), status="retired", since="2024-01-01",
                  successor="new-streams"),
    certification("New Streams", ("kafka", "dbt")),
    certification("Gone", ("kafka", "dbt"), status="retired", since="2020"),
    certification("Late Streams", ("kafka",), status="retiring", since="2027-01-31"),
    certification("Kitchen Licence", ("food-safety", "baking"), licence=True, level="entry"),
)  # fmt: skip

ROLES = (
    Role(
        id="data-engineer",
        title="Data Engineer",
        aliases=("ETL Developer", "Senior Data Engineer"),
        family="data",
        summary="Builds data pipelines and warehouses for analysts.",
        capabilities=(
            Capability("Pipelines", "Building Spark and Airflow pipelines that load data.",
                       ("spark",)),
            Capability("Quality", "Testing data quality in SQL and Python."),
        ),
        skills={"python": "core", "sql": "core", "spark": "core", "kafka": "common",
                "airflow": "common", "dbt": "helpful"},
        certifications=("pipeline-practitioner", "pipeline-professional", "old-streams", "gone",
                        "late-streams"),
        levels=(CareerLevel("Junior Data Engineer", 0, "Learns."),
                CareerLevel("Data Engineer", 2, "Owns pipelines."),
                CareerLevel("Principal Data Engineer", 9, "Leads.")),
        related=("data-analyst",),
    ),
    Role(
        id="data-analyst",
        title="Data Analyst",
        aliases=("Reporting Analyst",),
        family="data",
        summary="Answers questions with reports in Tableau and Excel.",
        capabilities=(Capability("Reporting", "Reporting sales in Tableau and Excel."),),
        skills={"sql": "core", "tableau": "core", "excel": "common"},
        related=("data-engineer",),
    ),
    Role(
        id="chef",
        title="Chef",
        aliases=("Sous Chef", "Cook"),
        family="food",
        summary="Cooks, writes menus and leads a kitchen.",
        capabilities=(Capability("Kitchen", "Training cooks and keeping food cost low."),),
        skills={"menu-planning": "core", "food-safety": "core", "baking": "common"},
        certifications=("kitchen-licence",),
        levels=(CareerLevel("Commis", 0, "Learns."), CareerLevel("Chef", 3, "Leads.")),
    ),
)  # fmt: skip


def catalogue(roles: tuple[Role, ...] = ROLES) -> Catalogue:
    return Catalogue(
        roles={role.id: role for role in sorted(roles, key=lambda role: role.id)},
        skills={item.id: item for item in SKILLS},
        certifications={item.id: item for item in CERTIFICATIONS},
        sha256="c" * 64,
    )
