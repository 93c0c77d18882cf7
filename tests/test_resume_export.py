"""What `matcher read --json` writes is valid JSON Resume, and can be read again."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from matcher.catalogue.load import load_catalogue
from matcher.resume.export import as_json_resume
from matcher.resume.read import Reader, from_json_resume
from matcher.skills.find import Vocabulary
from service.reading import as_read
from tests import format_files as files
from tests.json_resume_schema import SCHEMA

AS_OF = date(2026, 1, 31)
EXAMPLES = sorted(
    path
    for path in (Path(__file__).resolve().parents[1] / "examples").iterdir()
    if path.suffix in (".pdf", ".docx")
)
VALIDATOR = jsonschema.Draft7Validator(SCHEMA)


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as started:
        yield started


def problems(written: dict[str, Any]) -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in VALIDATOR.iter_errors(written)]


def test_the_schema_is_one_and_finds_mistakes() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)
    wrong = {
        "basics": {"email": "nowhere", "profiles": [{"url": "jane"}]},
        "work": [{"startDate": "May 2020", "highlights": "one"}],
        "x-matcher": {},
        "extra": 1,
    }
    assert len(problems(wrong)) == 5
    assert len(problems({})) == 2


@pytest.mark.parametrize("name", files.samples())
def test_every_format_is_written_as_valid_json_resume(name: str, reader: Reader) -> None:
    written = as_json_resume(reader.read(files.samples()[name], name, AS_OF))
    assert problems(json.loads(json.dumps(written))) == []
    assert written["basics"]["name"] == files.NAME
    assert written["basics"]["email"] == files.EMAIL
    assert len(written["work"]) >= 2


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_examples_are_written_as_valid_json_resume(path: Path, reader: Reader) -> None:
    catalogue = load_catalogue()
    vocabulary = Vocabulary.build(catalogue.skills, catalogue.certifications)
    written = as_read(reader.read_path(path, AS_OF), vocabulary)
    assert problems(json.loads(json.dumps(written))) == []
    assert written["skills"]
    assert written["x-matcher"]["text"]


def test_what_is_written_can_be_read_again(reader: Reader) -> None:
    once = reader.read(files.json_resume(), "x.json", AS_OF)
    again = from_json_resume(as_json_resume(once), "y.json", AS_OF)
    facts = [(item.title, item.employer, item.begin, item.finish) for item in again.positions]
    assert facts == [
        (item.title, item.employer, item.begin, item.finish) for item in once.positions
    ]
    assert again.identity.name == once.identity.name
    assert again.months == once.months
