"""JSON Resume as plain text."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.resume.read import from_text
from service import examples, json_resume

FULL = {
    "basics": {
        "name": "Ada Quill",
        "label": "Data engineer",
        "image": "https://example.com/ada.png",
        "email": "ada@example.com",
        "phone": "+44 20 7946 0000",
        "url": "https://ada.example.com",
        "summary": "Builds pipelines.",
        "location": {"address": "1 Main Street", "city": "Leeds"},
        "profiles": [{"network": "X", "username": "adaquill", "url": "https://x.com/adaquill"}],
    },
    "work": [
        {
            "name": "Example Ltd",
            "position": "Senior Data Engineer",
            "url": "https://example.com",
            "startDate": "2021-05-01",
            "endDate": "2023-11",
            "summary": "Owned the warehouse.",
            "highlights": ["Cut costs by 40 %", "Moved jobs to Airflow"],
        },
        {"name": "Other plc", "position": "Data Engineer", "startDate": "2018", "endDate": ""},
    ],
    "volunteer": [{"organization": "Code Club", "position": "Mentor", "startDate": "2019-01"}],
    "education": [
        {"institution": "Leeds University", "area": "Physics", "studyType": "BSc",
         "startDate": "2014", "endDate": "2017", "courses": ["Statistics"]},
    ],
    "certificates": [{"name": "Data Engineer", "issuer": "Example", "date": "2022-02-03"}],
    "skills": [{"name": "Databases", "level": "Master", "keywords": ["SQL", "Spark"]}],
    "languages": [{"language": "English", "fluency": "Native"}],
    "projects": [{"name": "Lake", "description": "A lake.", "highlights": ["Built it"],
                  "keywords": ["Delta"], "startDate": "2020-01", "endDate": "2020-06"}],
    "meta": {"lastModified": "2024-02-29T10:00:00"},
}  # fmt: skip
TEXT = """\
Data engineer

Summary
Builds pipelines.

Experience
Senior Data Engineer, Example Ltd
2021-05 ~ 2023-11
Owned the warehouse.
- Cut costs by 40 %
- Moved jobs to Airflow
Data Engineer, Other plc
2018 ~ Present

Projects
Lake
2020-01 ~ 2020-06
A lake.
- Built it
Delta

Volunteering
Mentor, Code Club
2019-01 ~ Present

Education
BSc in Physics, Leeds University, 2014 ~ 2017
Statistics

Certifications
Data Engineer, Example, 2022-02-03

Skills
Databases: SQL, Spark

Languages
English: Native
""".replace("~", "\u2013")


def test_everything_but_identity_is_written():
    assert json_resume.as_text(FULL) == TEXT


def test_the_reader_understands_what_is_written():
    resume = from_text(json_resume.as_text(FULL), as_of=date(2024, 2, 29))
    found = [(item.title, item.employer, str(item.begin)) for item in resume.positions]
    assert ("Senior Data Engineer", "Example Ltd", "2021-05") in found
    assert [item.kind for item in resume.sections if item.heading][:2] == ["summary", "experience"]
    assert resume.months >= 31


def test_the_day_is_that_of_the_last_change():
    assert json_resume.as_of(FULL) == date(2024, 2, 29)
    for meta in ({}, {"lastModified": "soon"}, {"lastModified": 5}, [], None):
        assert json_resume.as_of({"meta": meta}) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [(examples.JSON_RESUME, True), ({"work": []}, True), ({"work": "x"}, False), ({}, False),
     ({"text": {}}, False)],
)  # fmt: skip
def test_a_json_resume_is_known_by_its_sections(value, expected):
    assert json_resume.is_json_resume(value) is expected


anything = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=9),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(["name", "position", "startDate", "highlights", "keywords", "area"]),
        inner, max_size=4,
    ),
    max_leaves=12,
)  # fmt: skip


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.dictionaries(st.sampled_from([*json_resume.SECTIONS, "meta"]), anything))
def test_nothing_that_is_sent_breaks_it(resume):
    assert json_resume.as_text(resume).endswith("\n")
    json_resume.as_of(resume)
