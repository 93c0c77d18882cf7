"""Positions from resumes in many manners: title, employer, dates and duties."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.resume.errors import UnreadableResume
from matcher.resume.occupations import is_occupational, may_be_surname, title_strength
from matcher.resume.pieces import fields_of, parts_of
from matcher.resume.read import from_text
from matcher.resume.resume import Position
from tests.pasted_resumes import PASTED

AS_OF = date(2026, 1, 1)
EXPECTED: dict[str, list[tuple[str, str, str, str]]] = {
    "dash": [
        ("Data Engineer", "Acme Corp", "2020-01", "2026-01"),
        ("Junior Developer", "Initech", "2017-06", "2019-12"),
    ],
    "linkedin": [
        ("Senior Data Scientist", "Globex", "2021-01", "2026-01"),
        ("Data Scientist", "Hooli", "2019-06", "2020-12"),
        ("Data Analyst", "Hooli", "2018-01", "2019-06"),
    ],
    "title_first": [
        ("Registered Nurse, ICU", "Massachusetts General Hospital", "2018-01", "2026-01"),
        ("Staff Nurse", "St. Mary's Medical Center", "2015-01", "2018-12"),
    ],
    "employer_line": [
        ("Marketing Manager", "Brightside Foods", "2019-03", "2026-01"),
        ("Marketing Coordinator", "Northwind Traders", "2015-07", "2019-02"),
    ],
    "dates_first": [
        ("Design Engineer", "Bosch GmbH", "2018-03", "2026-01"),
        ("Test Engineer", "ZF Friedrichshafen AG", "2014-09", "2018-02"),
    ],
    "nohead": [
        ("Software Developer", "Initrode", "2019-01", "2024-12"),
        ("Junior Developer", "Pied Piper", "2017-01", "2019-12"),
    ],
    "short": [
        ("Store Manager", "Tesco PLC", "2016-01", "2022-12"),
        ("Team Leader", "Asda", "2012-01", "2016-12"),
    ],
    "tab": [
        ("Sous Chef", "The Grand Hotel", "2020-04", "2026-01"),
        ("Line Cook", "Blue Door Bistro", "2017-01", "2020-03"),
    ],
    "at": [
        ("Product Manager", "Spotify", "2021-01", "2026-01"),
        ("Associate Product Manager", "Klarna", "2018-09", "2021-08"),
    ],
    "apos": [
        ("Journeyman Electrician", "Apex Electric Co.", "2015-03", "2021-07"),
        ("Apprentice Electrician", "Volt Brothers LLC", "2011-05", "2015-02"),
    ],
    "single_year": [
        ("Freelance UX Designer", "", "2022-01", "2026-01"),
        ("UX/UI Designer", "Studio Nova", "2019-01", "2022-12"),
        ("Graphic Design Intern", "Ogilvy", "2018-06", "2018-08"),
    ],
    "iso": [
        ("Backend Engineer", "MTN", "2021-03", "2024-01"),
        ("Software Engineer Intern", "Vodafone", "2020-06", "2020-12"),
    ],
    "until": [
        ("Class Teacher", "Greenfield Primary School", "2017-09", "2026-01"),
        ("Teaching Assistant", "Oakwood Academy", "2015-09", "2017-07"),
    ],
    "md": [
        ("Senior Frontend Developer", "Vercel", "2021-02", "2026-01"),
        ("Frontend Developer", "Shopify", "2018-01", "2021-01"),
    ],
    "since": [
        ("Senior Accountant", "Deloitte", "2019-05", "2026-01"),
        ("Accountant", "KPMG", "2014-01", "2019-12"),
    ],
    "long_range": [
        ("Staff Software Engineer", "Netflix", "2019-08", "2026-01"),
        ("Senior Software Engineer", "LinkedIn", "2014-06", "2019-07"),
    ],
    "upper": [
        ("SENIOR MECHANICAL ENGINEER", "FORD MOTOR COMPANY", "2016-01", "2026-01"),
        ("DESIGN ENGINEER", "GENERAL MOTORS", "2011-01", "2016-12"),
    ],
    "colon": [
        ("Site Engineer", "Julius Berger Nigeria Plc", "2019-01", "2026-01"),
        ("Graduate Trainee", "Dantata & Sawoe", "2016-01", "2018-12"),
    ],
    "unlisted": [
        ("Head of Growth", "Kiwi Mobility", "2021-03", "2026-01"),
        ("Growth Lead", "Kiwi Mobility", "2019-01", "2021-03"),
        ("Performance Marketing Specialist", "Zalando SE", "2016-08", "2018-12"),
    ],
}


def read(experience: str) -> tuple[Position, ...]:
    text = f"Jane Doe\n\nExperience\n{experience}\n\nEducation\nBSc, MIT\nSkills\nPython"
    return from_text(text, as_of=AS_OF).positions


def test_every_manner_has_its_expectation() -> None:
    assert set(EXPECTED) == set(PASTED)


@pytest.mark.parametrize("manner", sorted(PASTED))
def test_pasted_text_in_many_manners(manner: str) -> None:
    resume = from_text(PASTED[manner], as_of=AS_OF)
    found = [
        (item.title, item.employer, str(item.begin), str(item.finish)) for item in resume.positions
    ]
    assert found == EXPECTED[manner]


@pytest.mark.parametrize("manner", sorted(PASTED))
def test_spans_are_true(manner: str) -> None:
    resume = from_text(PASTED[manner], as_of=AS_OF)
    at = 0
    for item in resume.positions:
        assert at <= item.start <= item.title_start < item.end <= len(resume.text)
        assert resume.text[item.title_start :].startswith(item.title)
        assert all(item.start <= start <= end <= item.end for start, end in item.duties)
        assert item.title not in [resume.text[start:end] for start, end in item.duties]
        at = item.end


@pytest.mark.parametrize("manner", sorted(PASTED))
def test_names_are_found_and_covered(manner: str) -> None:
    resume = from_text(PASTED[manner], as_of=AS_OF)
    assert len(resume.identity.name.split()) >= 2
    assert resume.identity.name not in resume.text


def test_duties_follow_their_header() -> None:
    first, second = read(
        "Engineer, Acme Corp\nJan 2020 - Present\n- Built A\n- Built B\n"
        "Clerk, Initech\nJan 2018 - Dec 2019\n- Filed C"
    )
    assert (len(first.duties), len(second.duties)) == (2, 1)
    assert first.months == 73 and first.current
    assert second.months == 24 and not second.current


def test_text_after_the_dates_is_a_duty() -> None:
    text = "Experience\nClerk, Initech, 2018-2019. Filed papers and kept the books.\nSkills\nExcel"
    resume = from_text(f"Jane Doe\n{text}", as_of=AS_OF)
    (position,) = resume.positions
    ((start, end),) = position.duties
    assert resume.text[start:end] == "Filed papers and kept the books."


def test_dates_in_a_duty_open_no_position() -> None:
    (position,) = read(
        "Engineer, Acme Corp\nJan 2015 - Present\n- Ran the move of 2017 - 2019 to the cloud"
    )
    assert position.begin is not None and position.begin.year == 2015


@pytest.mark.parametrize(
    "sentence",
    [
        "I have been using many tools since 1999",
        "and has been a member from 2012 to 2014",
        "She was promoted in the years 2012 - 2014",
    ],
)
def test_dates_in_a_sentence_open_no_position(sentence: str) -> None:
    (position,) = read(f"Engineer, Acme Corp\nJan 2015 - Present\n{sentence}\nBuilt things")
    assert position.title == "Engineer"


def test_memberships_are_no_positions() -> None:
    held = "Experience\nCook, Hilton, 2019 - 2020"
    text = f"{held}\nProfessional Affiliations\n2006-Present Cooks Society"
    (position,) = from_text(f"Jane Doe\n{text}", as_of=AS_OF).positions
    assert position.employer == "Hilton"


def test_studies_are_no_positions() -> None:
    assert read("Bachelor of Science, MIT\n2010 - 2014") == ()
    text = "Jane Doe\nEducation\nMIT, BSc\n2010 - 2014\nSkills\nPython, SQL\nLanguages\nEnglish"
    assert from_text(text, as_of=AS_OF).positions == ()


def test_dates_that_name_neither_title_nor_employer_are_no_position() -> None:
    assert read("2015 - 2017\n- Built pipelines for other people") == ()


def test_a_range_broken_over_lines_is_one_range() -> None:
    (position,) = read("January 2009\nto\nCurrent\nAcme Corp   Office Manager\n- Ran the office")
    assert (str(position.begin), position.current) == ("2009-01", True)
    assert (position.title, position.employer) == ("Office Manager", "Acme Corp")


@pytest.mark.parametrize(
    "title",
    [
        "Software Engineer",
        "VISUAL MERCHANDISING MANAGER",
        "Registered Nurse, ICU",
        "Head of Growth",
        "Senior Machine Learning Engineer II",
        "VP of Sales",
        "Sous Chef",
    ],
)
def test_titles(title: str) -> None:
    assert title_strength(title) >= 0.5


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Boston, MA",
        "Acme Corp",
        "I am an engineer with ten years of experience",
        "Certified paralegal with an extensive legal background who has led teams",
        "managed by the director of their department",
        "Python, SQL",
    ],
)
def test_what_is_no_title(text: str) -> None:
    assert title_strength(text) < 0.5


def test_family_names_that_are_trades() -> None:
    assert may_be_surname("Tom Baker") and may_be_surname("MARY ANN COOK")
    for job in ("Line Cook", "Pastry Cook", "Head Baker", "Software Engineer", "Cook"):
        assert not may_be_surname(job)
    assert is_occupational("Retail Sales") and not is_occupational("Jane Doe")


def test_pieces_keep_suffixes_places_and_brackets() -> None:
    (field,) = fields_of("Maumee Castings, Inc., Toledo, OH", 10, 0)
    assert [part.text for part in parts_of(field)] == ["Maumee Castings, Inc.", "Toledo, OH"]
    assert parts_of(field)[1].is_place
    texts = [
        field.text for field in fields_of("Analyst (Tier 2) | Acme – Boston, MA (2 years)", 0, 0)
    ]
    assert texts == ["Analyst (Tier 2)", "Acme", "Boston, MA"]


@settings(max_examples=80, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "Engineer|Acme Corp|Jan 2020 - Present|2018 - 2019|- Built things|Boston, MA|,"
            "|Experience"
            "|Education|BSc 2014|Clerk, Initech, 2015|(3 years)|to|Title: Cook|Summer 2019|x".split(
                "|"
            )
        ),
        max_size=14,
    )
)
def test_any_order_of_lines_is_read_or_refused(lines: list[str]) -> None:
    try:
        resume = from_text("\n".join(lines), as_of=AS_OF)
    except UnreadableResume:
        return
    for item in resume.positions:
        assert 0 <= item.start <= item.end <= len(resume.text)
        assert resume.text[item.title_start :].startswith(item.title)
        assert (item.months >= 1) == (item.begin is not None)
    assert resume.months <= sum(item.months for item in resume.positions)
