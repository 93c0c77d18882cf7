"""Dataclasses through JSON and back, checked on the way: the answers of reading processes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from matcher.resume.asked import Asked
from matcher.resume.codec import built, read_back, written
from matcher.resume.finish import resume_of
from matcher.resume.read import Reader
from matcher.resume.resume import Resume
from matcher.resume.worker import read_document
from tests import format_files as files

AS_OF = date(2026, 1, 31)
FILES = {
    **files.samples(),
    **{
        path.name: path.read_bytes()
        for path in (Path(__file__).resolve().parents[1] / "examples").iterdir()
        if path.suffix in (".pdf", ".docx")
    },
}


@dataclass(frozen=True)
class Part:
    name: str
    size: float = 0.0


@dataclass(frozen=True)
class Whole:
    count: int
    flag: bool
    day: date | None
    parts: tuple[Part, ...]
    pair: tuple[int, str]
    named: Mapping[str, Part]


WHOLE = Whole(2, True, AS_OF, (Part("a", 1.5), Part("b")), (1, "x"), {"k": Part("c")})


@pytest.fixture(scope="module")
def reader():
    with Reader(scan_seconds=0) as started:
        yield started


def changed(**fields: Any) -> Any:
    return {**read_back(written(WHOLE)), **fields}


@pytest.mark.parametrize("value", [WHOLE, replace(WHOLE, day=None, parts=(), named={})])
def test_a_dataclass_comes_back_as_it_was(value: Whole) -> None:
    assert built(Whole, read_back(written(value))) == value


@pytest.mark.parametrize(
    "value",
    [
        None, 5, [], {}, changed(count="2"), changed(count=True), changed(count=2.5),
        changed(flag=1),
        changed(day="soon"), changed(day=5), changed(parts=None), changed(parts=[{}]),
        changed(parts=[{"name": 1, "size": 1}]), changed(pair=[1]), changed(pair=[1, "x", 2]),
        changed(named=[]), changed(named={"k": None}), changed(parts=[{"name": "x", "size": "y"}]),
    ],
)  # fmt: skip
def test_anything_else_is_refused(value: Any) -> None:
    with pytest.raises(ValueError):
        built(Whole, value)


@pytest.mark.parametrize("name", FILES)
def test_a_resume_from_the_cage_is_the_resume(name: str, reader: Reader) -> None:
    there = reader.read(FILES[name], name, AS_OF)
    here = resume_of(read_document(FILES[name]), name, there.sha256, AS_OF)
    assert there == here
    assert built(Resume, read_back(written(here))) == here


def test_what_is_asked_comes_back_as_it_was() -> None:
    for asked in (
        Asked(b"\n\0x\n", "a \u00e9\n\ud800.pdf", "ab", AS_OF),
        Asked(b"", "", "", None, is_document=True),
    ):
        assert Asked.from_frame(asked.to_frame()) == asked


def test_halves_of_characters_go_neither_out_nor_in() -> None:
    part = Part("a \ud83d b \U0001f600 \\\\ud83d")
    assert built(Part, read_back(written(part))).name == "a ? b \U0001f600 \\\\ud83d"
    for content in (b'"\\ud83d"', b'"\\\\\\uDE00"', b"[" * 100_000, b"nothing"):
        with pytest.raises(ValueError):
            read_back(content)
    assert read_back(b'"\\\\ud83d \\u00e9"') == "\\ud83d \u00e9"
