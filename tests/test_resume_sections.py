"""Headings and the sections they open."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.resume.read import from_text
from matcher.resume.resume import Line
from matcher.resume.sections import KINDS, find_sections, kind_of_heading

AS_OF = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("EXPERIENCE", "experience"),
        ("Work Experience:", "experience"),
        ("Professional Experience", "experience"),
        ("Employment History", "experience"),
        ("Career History", "experience"),
        ("WORK HISTORY", "experience"),
        ("Internships", "experience"),
        ("Positions held", "experience"),
        ("• Relevant Experience", "experience"),
        ("Education", "education"),
        ("Education and Training", "education"),
        ("ACADEMIC BACKGROUND", "education"),
        ("Skills", "skills"),
        ("TECHNICAL SKILLS", "skills"),
        ("Core Competencies", "skills"),
        ("Areas of Expertise", "skills"),
        ("Programming Languages", "skills"),
        ("Tech Stack", "skills"),
        ("Summary", "summary"),
        ("Professional Summary", "summary"),
        ("About Me", "summary"),
        ("Career Objective", "summary"),
        ("PROFILE", "summary"),
        ("Projects", "projects"),
        ("Personal Projects", "projects"),
        ("Certifications", "certifications"),
        ("Licenses & Certifications", "certifications"),
        ("Certificates and languages", "certifications"),
        ("Languages", "languages"),
        ("Awards and Honors", "awards"),
        ("Publications", "publications"),
        ("Hobbies", "interests"),
        ("References", "references"),
        ("Contact", "contact"),
        ("Personal Details", "contact"),
        ("Volunteer Experience", "experience"),
        ("Volunteering", "volunteering"),
        ("Additional Information", "other"),
    ],
)
def test_headings(heading: str, kind: str) -> None:
    assert kind_of_heading(heading) == kind
    assert kind in KINDS


@pytest.mark.parametrize(
    "line",
    [
        "",
        "- ",
        "Project Management",
        "Personal training",
        "Experience with Spark and SQL.",
        "Experience in Python, SQL and Spark",
        "Education Coordinator",
        "Language Teacher",
        "Skills: Python, SQL",
        "experience that i gained abroad",
        "10 years of experience",
        "Software Engineer",
        "Acme Corp",
        "History",
    ],
)
def test_lines_that_open_nothing(line: str) -> None:
    assert kind_of_heading(line) is None


def test_sections_cover_the_text_in_order() -> None:
    text = "Jane Doe\nEngineer\nExperience\nAcme\nEducation\nMIT\nSkills\nPython"
    sections = find_sections(text, _lines(text))
    assert [(item.kind, item.heading) for item in sections] == [
        ("other", ""),
        ("experience", "Experience"),
        ("education", "Education"),
        ("skills", "Skills"),
    ]
    contents = [text[item.start : item.end].strip() for item in sections]
    assert contents == ["Jane Doe\nEngineer", "Acme", "MIT", "Python"]


def test_labels_open_sections_only_where_nothing_else_does() -> None:
    text = "Worked at Acme\nSkills: Python, SQL\nEducation: BSc, MIT"
    kinds = [item.kind for item in find_sections(text, _lines(text))]
    assert kinds == ["other", "skills", "education"]
    headed = "Skills\nLanguages: Python, SQL\nTools: git"
    assert [item.kind for item in find_sections(headed, _lines(headed))] == ["skills"]


def test_studies_stand_in_education_or_under_qualifications() -> None:
    text = "Experience\nCook, Hilton\n2019 - 2020\nQualifications\nPGCE, University of Leeds, 2017"
    (study,) = from_text(text, as_of=AS_OF).education
    assert (study.text, study.year) == ("PGCE, University of Leeds, 2017", 2017)


def test_without_headings_the_content_tells_the_sections() -> None:
    text = (
        "Jane Doe\nA careful clerk who has kept the books of two small companies\n"
        "Clerk, Initech, Jan 2018 - Dec 2019\n- Filed papers\n- Kept the books\n"
        "BSc Mathematics, University of York, 2016\n"
        "Excel, Bookkeeping, Payroll, Filing, SAP\nEnglish, German"
    )
    resume = from_text(text, as_of=AS_OF)
    assert [item.kind for item in resume.sections] == [
        "other", "summary", "experience", "education", "skills", "languages",
    ]  # fmt: skip
    assert [item.name for item in resume.languages] == ["English", "German"]
    assert "no_headings" in {finding.code for finding in resume.findings}


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("BERUFSERFAHRUNG", "experience"),
        ("Beruflicher Werdegang", "experience"),
        ("Ausbildung", "education"),
        ("Kenntnisse und Fähigkeiten", "skills"),
        ("Sprachkenntnisse", "languages"),
        ("Expérience professionnelle", "experience"),
        ("Formation", "education"),
        ("Centres d’intérêt", "interests"),
        ("Experiencia laboral", "experience"),
        ("Formación académica", "education"),
        ("Idiomas", "languages"),
        ("Experience and Education", "experience"),
        ("E D U C A T I O N", "education"),
        ("W O R K   E X P E R I E N C E", "experience"),
        ("Experience (continued)", "experience"),
        ("2. Work Experience", "experience"),
        ("IV. Education", "education"),
    ],
)
def test_headings_of_other_languages_and_forms(heading: str, kind: str) -> None:
    assert kind_of_heading(heading) == kind


@given(st.text(max_size=300))
def test_any_text_is_cut_into_sections_that_do_not_overlap(text: str) -> None:
    text = text.replace("\r", "\n")
    at = 0
    for section in find_sections(text, _lines(text)):
        assert at <= section.start <= section.end <= len(text)
        assert section.kind in KINDS
        at = section.end


def _lines(text: str) -> list[Line]:
    lines, at = [], 0
    for content in text.split("\n"):
        lines.append(Line(at, at + len(content), 1, None, 0.0))
        at += len(content) + 1
    return lines
