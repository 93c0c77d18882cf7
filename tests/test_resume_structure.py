"""Studies, certificates, languages, projects, seniority, the day of the file, and its findings."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from io import BytesIO

import pytest
from pypdf import PdfReader, PdfWriter

from matcher.resume.as_of import choose, day_of
from matcher.resume.read import Reader, from_text
from matcher.resume.resume import Month, Resume
from matcher.resume.seniority import LEVELS, level_of_title
from tests import resume_files as files

AS_OF = date(2026, 1, 1)
JOB = "Experience\nEngineer, Acme Corp\nJan 2020 - Present\n- Built things\n"


def read(text: str) -> Resume:
    return from_text(f"Jane Doe\n{JOB}{text}", as_of=AS_OF)


@pytest.mark.parametrize(
    ("lines", "degree", "field", "institution", "finish"),
    [
        ("BSc Computer Science, University of Hull, 2016", "BSc", "Computer Science",
         "University of Hull", "2016-12"),
        ("Stanford University\nMaster of Science - MS, Statistics · (2015 - 2017)",
         "Master of Science", "Statistics", "Stanford University", "2017-12"),
        ("2009 - 2011\nM. Sc. Physics\nUniversität Bonn", "M. Sc.", "Physics", "Universität Bonn",
         "2011-12"),
        ("Bachelor of Science in Nursing\nLakeshore College   May 2015", "Bachelor of Science",
         "Nursing", "Lakeshore College", "2015-05"),
        ("Licenciatura en Publicidad, Universidad de Valencia, 2012", "Licenciatura", "Publicidad",
         "Universidad de Valencia", "2012-12"),
        ("PhD in Physics | Brown University | expected May 2027", "PhD", "Physics",
         "Brown University", "2027-05"),
        ("High School Diploma, Jackson Central High School, 2010", "High School Diploma", "",
         "Jackson Central High School", "2010-12"),
    ],
)  # fmt: skip
def test_studies(lines: str, degree: str, field: str, institution: str, finish: str) -> None:
    (study,) = read(f"Education\n{lines}").education
    assert (study.degree, study.field, study.institution) == (degree, field, institution)
    assert str(study.finish) == finish and study.year == int(finish[:4])


def test_two_studies_with_what_is_said_of_them() -> None:
    text = (
        "Education\nMSc Statistics, University of Leeds, 2016 - 2017\n- Thesis on rainfall\n"
        "BSc Mathematics, University of York, 2013 - 2016\nFirst class honours"
    )
    first, second = read(text).education
    assert (first.institution, second.institution) == ("University of Leeds", "University of York")
    assert (first.begin, second.finish) == (Month(2016, 1), Month(2016, 12))
    assert first.end < second.start


def test_a_study_without_a_heading_needs_a_school_or_a_year() -> None:
    text = "I am a clerk.\nBSc Mathematics, University of York, 2016\nA degree is a nice thing"
    resume = from_text(f"Jane Doe\nClerk, Initech, 2019 - 2020\n{text}", as_of=AS_OF)
    assert [study.degree for study in resume.education] == ["BSc"]


@pytest.mark.parametrize(
    ("line", "name", "issuer", "issued", "expires"),
    [
        ("CCNA, Cisco, 2021", "CCNA", "Cisco", "2021-01", None),
        ("2022   Certified Scrum Master, Scrum Alliance", "Certified Scrum Master",
         "Scrum Alliance", "2022-01", None),
        ("AWS Certified Security - Specialty, Amazon Web Services",
         "AWS Certified Security - Specialty", "Amazon Web Services", None, None),
        ("Basic Life Support, American Heart Association, valid until May 2027",
         "Basic Life Support", "American Heart Association", None, "2027-05"),
        ("First Aid issued by the Red Cross, Mar 2020 - Mar 2023", "First Aid", "the Red Cross",
         "2020-03", "2023-03"),
        ("Certified Kubernetes Administrator (CKA, 2024)",
         "Certified Kubernetes Administrator (CKA)", "", "2024-01", None),
        ("Microsoft Office Specialist: Excel Expert", "Microsoft Office Specialist: Excel Expert",
         "", None, None),
    ],
)  # fmt: skip
def test_certificates(
    line: str, name: str, issuer: str, issued: str | None, expires: str | None
) -> None:
    (found,) = read(f"Certifications\n{line}").certificates
    assert (found.name, found.issuer) == (name, issuer)
    assert [month and str(month) for month in (found.issued, found.expires)] == [issued, expires]


def test_issuer_and_date_on_the_next_line() -> None:
    text = "Licenses & Certifications\nScrum Master I\nIssued by Scrum.org\nJun 2020"
    (found,) = read(text).certificates
    assert (found.name, found.issuer, str(found.issued)) == ("Scrum Master I", "Scrum.org",
                                                             "2020-06")  # fmt: skip


def test_what_is_planned_and_courses_are_not_held() -> None:
    assert read("Certifications\nCCNA (in progress)").certificates == ()
    assert read("Coursework\nMachine learning, Compilers").certificates == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Languages\nEnglish (native), German - B2", [("English", "native"), ("German", "B2")]),
        ("Languages\nEnglish: fluent\nFrench: basic", [("English", "fluent"), ("French", "basic")]),
        ("Sprachen\nDeutsch (Muttersprache)\nEnglisch C1",
         [("German", "Muttersprache"), ("English", "C1")]),
        ("Idiomas\nEspañol nativo y francés", [("Spanish", "nativo"), ("French", "")]),
        ("Skills\nLanguages: Spanish (fluent), English", [("Spanish", "fluent"), ("English", "")]),
        ("Skills\nLanguages: Python, Java", []),
        ("Skills\nEnglish literature", []),
    ],
)  # fmt: skip
def test_languages(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(item.name, item.level) for item in read(text).languages] == expected


def test_projects_publications_and_awards() -> None:
    text = (
        "Projects\nTide Gauge (2021)\n- Forecasts river levels\n- Used by two towns\n"
        "Tree Map: a map of street trees\n"
        "Publications\n[1] A. Author. A study of tides, 2020.\n[2] B. Author. Another study,\n"
        "in press, 2021.\n"
        "Awards\n- Employee of the year, 2019"
    )
    resume = read(text)
    assert [item.name for item in resume.projects] == ["Tide Gauge", "Tree Map"]
    assert resume.projects[0].text == "Forecasts river levels Used by two towns"
    assert [item.begin and item.begin.year for item in resume.publications] == [2020, 2021]
    assert [item.name for item in resume.awards] == ["Employee of the year"]


@pytest.mark.parametrize(
    ("title", "level"),
    [
        ("Chief Technology Officer", "executive"),
        ("Vice President of Sales", "executive"),
        ("Head of Growth", "director"),
        ("Assistant Manager", "lead"),
        ("Product Manager", "manager"),
        ("Lead Developer", "lead"),
        ("Principal Engineer", "senior"),
        ("Sr. Nurse", "senior"),
        ("Junior Accountant", "junior"),
        ("Marketing Intern", "intern"),
        ("Registered Nurse", ""),
        ("Staff Accountant", ""),
        ("Executive Assistant", ""),
        ("Product Owner", ""),
    ],
)
def test_levels_of_titles(title: str, level: str) -> None:
    assert level_of_title(title) == level
    assert level in ("", *LEVELS)


def test_seniority_by_title_duties_and_months() -> None:
    def level(experience: str) -> tuple[str, str]:
        found = from_text(f"Jane Doe\nExperience\n{experience}", as_of=AS_OF).seniority
        assert found is not None
        return found.level, found.source

    assert level("Senior Cook, Hilton\nJan 2024 - Present") == ("senior", "title")
    led = "Cook, Hilton\nJan 2024 - Present\n- Supervised a team of nine cooks"
    assert level(led) == ("lead", "duties")
    assert level("Cook, Hilton\nJan 2025 - Present") == ("junior", "months")
    assert level("Cook, Hilton\nJan 2022 - Present") == ("mid", "months")
    assert level("Cook, Hilton\nJan 2010 - Present") == ("senior", "months")


def test_positions_without_dates_and_positions_that_overlap_are_found() -> None:
    undated = read("Experience\nClerk, Initech Inc.\n- Filed papers\n- Kept books\n")
    held = from_text(
        "Jane Doe\nExperience\nCook, Hilton Hotel\n- Grilled\nWaiter, Marriott Hotel\n- Served",
        as_of=AS_OF,
    )
    assert [(item.title, item.employer, item.begin) for item in held.positions] == [
        ("Cook", "Hilton Hotel", None), ("Waiter", "Marriott Hotel", None),
    ]  # fmt: skip
    assert "undated_position" in {finding.code for finding in held.findings}
    assert held.months == 0 and undated.months > 0
    both = "Cook, Hilton\nFeb 2020 - Dec 2021\nBaker, Ritz\nJun 2021 - Present"
    found = from_text(f"Jane Doe\nExperience\n{both}", as_of=AS_OF)
    assert "overlapping_dates" in {finding.code for finding in found.findings}
    apart = both.replace("Jun 2021", "Dec 2021")
    codes = {item.code for item in from_text(f"Jane\nExperience\n{apart}", as_of=AS_OF).findings}
    assert "overlapping_dates" not in codes


def test_days_as_files_write_them() -> None:
    assert day_of("D:20240131120000+01'00'") == date(2024, 1, 31)
    assert day_of("2024-01-31T12:00:00Z") == date(2024, 1, 31)
    assert day_of("D:20249931") is None and day_of("") is None and day_of("today") is None


def test_who_sets_the_day() -> None:
    today, old, given = date(2026, 1, 1), date(2020, 5, 5), date(2021, 1, 1)
    assert choose(given, old, "file", today) == (given, "given")
    assert choose(None, old, "file", today) == (old, "file")
    assert choose(None, old, "meta.lastModified", today) == (old, "meta.lastModified")
    assert choose(None, date(2030, 1, 1), "file", today) == (today, "today")
    assert choose(None, date(1970, 1, 1), "file", today) == (today, "today")
    assert choose(None, None, "file", today) == (today, "today")


def dated_pdf(day: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(files.resume_pdf())))
    writer.add_metadata({"/ModDate": day, "/CreationDate": "D:20000101000000"})
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def dated_docx(day: str) -> bytes:
    data = files.resume_docx()
    with zipfile.ZipFile(BytesIO(data)) as file:
        core = file.read("docProps/core.xml")
    changed = re.sub(rb"(<dcterms:modified[^>]*>)[^<]*", rb"\g<1>" + day.encode(), core)
    return files.replaced(data, "docProps/core.xml", changed)


def test_present_means_the_day_of_the_file() -> None:
    with Reader() as reader:
        for data in (dated_pdf("D:20230615120000Z"), dated_docx("2023-06-15T12:00:00Z")):
            resume = reader.read(data, "jane")
            assert (resume.as_of, resume.as_of_source) == (date(2023, 6, 15), "file")
            assert resume.positions[0].finish == Month(2023, 6)
            given = reader.read(data, "jane", AS_OF)
            assert (given.as_of, given.as_of_source) == (AS_OF, "given")


def test_a_file_older_than_what_it_tells_does_not_know_its_day() -> None:
    with Reader() as reader:
        resume = reader.read(dated_pdf("D:20180101000000Z"), "jane")
    assert resume.as_of_source == "today"
    assert from_text(files.RESUME).as_of_source == "today"
