"""JSON Resume to lines, and what it states of them; and that ours is valid."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from matcher.resume.errors import UnreadableResume
from matcher.resume.json_resume import SECTIONS, is_json_resume, read_record
from matcher.resume.read import from_json_resume
from service import examples

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
LINES = """\
Ada Quill
Data engineer
ada@example.com
+44 20 7946 0000
1 Main Street, Leeds
https://ada.example.com
https://x.com/adaquill
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
""".replace("~", "\u2013").splitlines()


def test_every_section_is_written() -> None:
    document = read_record(FULL)
    assert [line.text for line in document.lines] == LINES
    stated = [(item.kind, item.first, item.last, item.header) for item in document.entries]
    assert stated == [("name", 0, 1, 1), ("contact", 2, 7, 2), ("work", 10, 15, 2),
                      ("work", 15, 17, 2)]  # fmt: skip
    assert document.dated == date(2024, 2, 29)


def test_what_is_stated_is_taken_at_its_word() -> None:
    resume = from_json_resume(FULL, "x.json")
    assert resume.as_of == date(2024, 2, 29)
    found = [(item.title, item.employer, str(item.begin), str(item.finish), item.current)
             for item in resume.positions]  # fmt: skip
    assert found == [
        ("Senior Data Engineer", "Example Ltd", "2021-05", "2023-11", False),
        ("Data Engineer", "Other plc", "2018-01", "2024-02", True),
    ]
    assert [item.kind for item in resume.sections if item.heading][:2] == ["summary", "experience"]
    assert resume.months == 74


def test_who_the_person_is_is_set_apart_for_certain() -> None:
    strange = {
        **FULL["basics"],
        "name": "Data Warehouse",
        "summary": "Data Warehouse builds lakes.",
    }
    resume = from_json_resume({**FULL, "basics": strange}, "x.json")
    assert resume.identity.name == "Data Warehouse"
    assert resume.identity.emails == ("ada@example.com",)
    assert resume.identity.addresses[0] == "1 Main Street, Leeds"
    for word in ("Data Warehouse", "example.com", "7946", "Main Street", "adaquill"):
        assert word not in resume.text


@pytest.mark.parametrize(
    ("begin", "finish", "expected"),
    [
        ("2020", "2021", ("2020-01", "2021-12", False)),
        ("2020-03-15", "2021-04-01T00:00:00Z", ("2020-03", "2021-04", False)),
        ("Mar 2020", "", ("2020-03", "2024-02", True)),
        ("", "2021-04", ("None", "2021-04", False)),
        ("soon", "later", ("None", "None", False)),
    ],
)
def test_dates_in_many_forms(begin: str, finish: str, expected: tuple[str, str, bool]) -> None:
    work = [{"position": "Nurse", "name": "Clinic", "startDate": begin, "endDate": finish}]
    (held,) = from_json_resume({**FULL, "work": work}, "x.json").positions
    assert (str(held.begin), str(held.finish), held.current) == expected


def test_a_day_that_is_none_is_passed_over() -> None:
    for meta in ({}, {"lastModified": "soon"}, {"lastModified": 5}, [], None):
        assert from_json_resume({**FULL, "meta": meta}, "x.json").as_of > date(2025, 1, 1)


@pytest.mark.parametrize(
    ("value", "expected"),
    [(examples.JSON_RESUME, True), ({"work": []}, True), ({"work": "x"}, False), ({}, False),
     ({"text": {}}, False)],
)  # fmt: skip
def test_a_json_resume_is_known_by_its_sections(value: dict[str, object], expected: bool) -> None:
    assert is_json_resume(value) is expected


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
@given(st.dictionaries(st.sampled_from([*SECTIONS, "meta"]), anything))
def test_nothing_that_is_sent_breaks_it(resume: dict[str, object]) -> None:
    try:
        document = read_record(resume)
    except UnreadableResume as error:
        assert error.code == "empty"
    else:
        assert all(line.text for line in document.lines)
        assert all(item.first < item.last <= len(document.lines) for item in document.entries)
