"""Whole resumes in many layouts: real templates judged by eye, and our own with known truth."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest

from matcher.resume.errors import UnreadableResume
from matcher.resume.read import Reader
from tests.drawn_layouts import LAYOUTS, Drawn
from tests.held_out_layouts import HELD_OUT, HELD_PEOPLE
from tests.layout_people import PEOPLE, Person, Point
from tests.layout_truth import LETTER, TRUTHS
from tests.reading_score import PRESENT, Gutter, Held, Score, Truth, score

TEMPLATES = Path(__file__).resolve().parents[2] / "shared" / "data" / "resume-layouts"
AS_OF = date(2026, 1, 1)
TWO_COLUMNS = ("two_columns", "sidebar_left", "sidebar_right", "linkedin")
ONE_COLUMN = ("dates_right", "dates_left", "table", "timeline", "small_capitals", "three_pages")


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as reader:
        yield reader


def truth(person: Person, gutters: tuple[Gutter, ...]) -> Truth:
    def written(point: Point | None) -> str:
        if point is None:
            return PRESENT
        return str(point[0]) if person.yearly else f"{point[0]}-{point[1]:02d}"

    jobs = tuple(
        Held(job.title, job.employer, written(job.begin), written(job.finish))
        for job in person.jobs
    )
    return Truth(person.name, (), jobs, gutters)


def total(reader: Reader, layout: Callable[[Person], Drawn], people: tuple[Person, ...]) -> Score:
    found = Score()
    for person in people:
        data, gutters = layout(person)
        found += score(reader.read(data, layout.__name__, AS_OF), truth(person, gutters))
    return found


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_our_layouts(name: str, reader: Reader) -> None:
    found = total(reader, LAYOUTS[name], PEOPLE)
    assert found.crossing == 0
    assert found.names == len(PEOPLE)
    assert min(found.f1, found.dates) >= 0.94


@pytest.mark.parametrize("name", sorted(HELD_OUT))
def test_layouts_and_people_that_were_held_out(name: str, reader: Reader) -> None:
    found = total(reader, HELD_OUT[name], (*PEOPLE, *HELD_PEOPLE))
    assert found.crossing == 0
    assert min(found.f1, found.dates) >= 0.9


@pytest.mark.parametrize("name", sorted(LAYOUTS))
def test_our_layouts_with_people_that_were_held_out(name: str, reader: Reader) -> None:
    found = total(reader, LAYOUTS[name], HELD_PEOPLE)
    assert found.crossing == 0
    assert min(found.f1, found.dates) >= 0.9


@pytest.mark.parametrize("name", [*TWO_COLUMNS, *ONE_COLUMN])
def test_the_report_says_where_there_are_two_columns(name: str, reader: Reader) -> None:
    for person in PEOPLE:
        resume = reader.read(LAYOUTS[name](person)[0], name, AS_OF)
        codes = {finding.code for finding in resume.findings if finding.level == "info"}
        assert ("two_columns" in codes) == (name in TWO_COLUMNS)


def test_heads_and_feet_are_in_no_duty(reader: Reader) -> None:
    for person in PEOPLE:
        resume = reader.read(LAYOUTS["three_pages"](person)[0], "x.pdf", AS_OF)
        duties = [resume.text[start:end] for item in resume.positions for start, end in item.duties]
        assert not [duty for duty in duties if "Page" in duty or f"– {person.headline}" in duty]


def test_studies_languages_and_places(reader: Reader) -> None:
    found = 0
    for person in PEOPLE:
        resume = reader.read(LAYOUTS["dates_right"](person)[0], "x.pdf", AS_OF)
        ((degree, field, school),) = person.studies
        (study,) = resume.education
        assert (study.degree, study.field, study.year) == (degree, field, 2012)
        assert study.institution == school
        assert len(resume.languages) == len(person.languages)
        assert [item.place for item in resume.positions] == [job.place for job in person.jobs]
        found += len(resume.certificates)
    assert found == len(PEOPLE)


@pytest.mark.shared
def test_templates_are_read_as_a_person_reads_them(reader: Reader) -> None:
    if not TEMPLATES.is_dir():
        pytest.skip("the layouts are not here")
    found = Score()
    for name, expected in TRUTHS.items():
        found += score(reader.read_path(TEMPLATES / name, AS_OF), expected)
    assert found.crossing == 0
    assert found.headings == found.headings_true
    assert found.f1 >= 0.95
    assert found.dates >= 0.95


@pytest.mark.shared
def test_the_letter_is_no_resume(reader: Reader) -> None:
    if not TEMPLATES.is_dir():
        pytest.skip("the layouts are not here")
    with pytest.raises(UnreadableResume) as refused:
        reader.read_path(TEMPLATES / LETTER, AS_OF)
    assert refused.value.code == "not_a_resume"
