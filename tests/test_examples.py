"""The eight example resumes are read as the people in them wrote them."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from matcher.resume.dates import find_ranges
from matcher.resume.read import Reader
from matcher.resume.resume import Resume

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
AS_OF = date(2026, 1, 15)


def _people() -> dict[str, Any]:
    sys.path.insert(0, str(EXAMPLES))
    try:
        import people_data
        import people_office
        import people_service
        import people_systems
    finally:
        sys.path.remove(str(EXAMPLES))
    modules = (people_data, people_office, people_service, people_systems)
    found = [item for module in modules for item in vars(module).values() if hasattr(item, "jobs")]
    return {person.id: person for person in found}


PEOPLE = _people()


@pytest.fixture(scope="module")
def resumes() -> Iterator[dict[str, Resume]]:
    with Reader() as reader:
        yield {
            path.stem: reader.read_path(path, AS_OF)
            for path in sorted(EXAMPLES.iterdir())
            if path.suffix in (".pdf", ".docx")
        }


def squeezed(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def test_every_person_has_an_example(resumes: dict[str, Resume]) -> None:
    assert len(PEOPLE) == 8
    assert set(resumes) == set(PEOPLE)


@pytest.mark.parametrize("id", sorted(PEOPLE))
def test_who_the_person_is_is_held_apart(id: str, resumes: dict[str, Resume]) -> None:
    person, resume = PEOPLE[id], resumes[id]
    assert resume.identity.name.lower() == person.name.lower()
    assert resume.identity.emails == (person.mail,)
    assert resume.identity.phones == (person.phone,)
    assert resume.identity.links == person.links
    for secret in (person.name, person.mail, person.phone, *person.links):
        assert secret.lower() not in resume.text.lower()


@pytest.mark.parametrize("id", sorted(PEOPLE))
def test_titles_employers_and_dates_are_exact(id: str, resumes: dict[str, Resume]) -> None:
    person, resume = PEOPLE[id], resumes[id]
    found = [
        (item.title, item.employer, item.begin, item.finish, item.current)
        for item in resume.positions
    ]
    expected = []
    for job in person.jobs:
        (dates,) = find_ranges(job.dates, AS_OF)
        expected.append((job.title, job.employer, dates.begin, dates.finish, dates.current))
    assert found == expected


@pytest.mark.parametrize("id", sorted(PEOPLE))
def test_title_spans_point_at_the_titles(id: str, resumes: dict[str, Resume]) -> None:
    resume = resumes[id]
    for item in resume.positions:
        assert resume.text[item.title_start :].startswith(item.title)
        assert item.start <= item.title_start < item.end


@pytest.mark.parametrize("id", sorted(PEOPLE))
def test_duties_hold_the_persons_own_words(id: str, resumes: dict[str, Resume]) -> None:
    person, resume = PEOPLE[id], resumes[id]
    for job, item in zip(person.jobs, resume.positions, strict=True):
        duties = squeezed(" ".join(resume.text[start:end] for start, end in item.duties))
        for duty in job.duties:
            assert squeezed(duty) in duties


@pytest.mark.parametrize("id", sorted(PEOPLE))
def test_headline(id: str, resumes: dict[str, Resume]) -> None:
    person, resume = PEOPLE[id], resumes[id]
    assert resume.headline is not None
    headline = resume.text[slice(*resume.headline)]
    assert headline.lower().startswith(person.headline.lower())


@pytest.mark.parametrize("id", sorted(PEOPLE))
def test_sections_certificates_and_studies(id: str, resumes: dict[str, Resume]) -> None:
    person, resume = PEOPLE[id], resumes[id]
    kinds = {section.kind for section in resume.sections}
    assert {"experience", "education", "skills", "certifications"} <= kinds
    whole = squeezed(resume.text)
    for certificate in person.certificates:
        assert squeezed(certificate) in whole
    for study in person.studies:
        assert squeezed(study.school) in whole
    assert resume.education


@pytest.mark.parametrize("id", sorted(PEOPLE))
def test_columns_do_not_mix(id: str, resumes: dict[str, Resume]) -> None:
    person, resume = PEOPLE[id], resumes[id]
    whole = squeezed(resume.text)
    assert squeezed(person.summary) in whole
    for _, skills in person.skills:
        assert squeezed(skills) in whole


@pytest.mark.parametrize("id", sorted(PEOPLE))
def test_nothing_odd_is_found(id: str, resumes: dict[str, Resume]) -> None:
    resume = resumes[id]
    assert resume.language == "en"
    assert {finding.code for finding in resume.findings} <= {"two_columns"}
    assert resume.months > 60
