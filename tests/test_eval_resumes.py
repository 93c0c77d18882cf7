"""Resumes of a suite are read once, and kept without who the person is."""

from __future__ import annotations

import dataclasses
from pathlib import Path

import pytest

import eval.resumes as resumes
from eval.resumes import Shelf, read_resumes
from eval.suite_files import read_suite
from matcher.resume.read import Reader, from_text
from matcher.resume.resume import Identity
from tests.eval_fakes import RESUME, write_resumes, write_suite


def test_texts_come_from_the_reader_and_unreadable_files_stay_empty(tmp_path: Path) -> None:
    steps: list[None] = []
    suite = read_resumes(read_suite(write_resumes(tmp_path)), step=lambda: steps.append(None))
    first, second, third = suite.queries
    assert first.resume is not None
    assert first.text == first.resume.text
    assert "ledger" in first.text
    assert "kitchen" in second.text
    assert (third.text, third.resume) == ("", None)
    assert len(steps) == 3


def test_a_query_of_text_keeps_its_text_even_when_it_is_no_resume(tmp_path: Path) -> None:
    chef = RESUME.format(title="Chef", duties="Cooked food and planned menus.")
    queries = [{"_id": "q1", "text": chef}, {"_id": "q2", "text": "lorem ipsum"}]
    answers = {"q1": "chef", "q2": "chef"}
    folder = write_suite(tmp_path, "resumes", queries=queries, answers=answers)
    first, second = read_resumes(read_suite(folder)).queries
    assert first.resume is not None
    assert (second.text, second.resume) == ("lorem ipsum", None)


def test_what_is_kept_is_what_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    suite = read_suite(write_resumes(tmp_path / "suite"))
    plain = read_resumes(suite)
    first = read_resumes(suite, tmp_path / "cache")
    assert len(list((tmp_path / "cache").glob("*/*.json"))) == 2

    def refuse(*_: object) -> None:
        raise AssertionError("read again")

    (tmp_path / "suite" / "q3.txt").write_bytes((tmp_path / "suite" / "q1.txt").read_bytes())
    monkeypatch.setattr(Reader, "read", refuse)
    again = read_resumes(suite, tmp_path / "cache")
    assert [query.text for query in first.queries[:2]] == [q.text for q in plain.queries[:2]]
    for kept, read in zip(again.queries[:2], plain.queries[:2], strict=True):
        assert read.resume is not None
        assert kept.resume == dataclasses.replace(read.resume, identity=Identity())
    assert again.queries[2].resume is not None
    assert again.queries[2].resume.file == "q3.txt"


def test_kept_resumes_hold_no_identity(tmp_path: Path) -> None:
    text = RESUME.format(title="Chef", duties="Cooked.") + "jane.roe@example.org\n"
    shelf = Shelf.of(tmp_path)
    resume = from_text(text)
    assert resume.identity.emails == ("jane.roe@example.org",)
    shelf.put("x", resume)
    (kept,) = tmp_path.glob("*/*")
    assert b"jane.roe" not in kept.read_bytes()
    found = shelf.get("x")
    assert found == dataclasses.replace(resume, identity=Identity())


def test_damaged_and_older_keepings_are_read_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shelf = Shelf.of(tmp_path)
    assert shelf.get("none") is None
    (shelf.folder / "cut.json").write_text('{"file": "a"')
    assert shelf.get("cut") is None
    (tmp_path / "changed").mkdir()
    (tmp_path / "changed" / "read.py").write_text("# another reader")
    monkeypatch.setattr(resumes.matcher.resume, "__path__", [str(tmp_path / "changed")])
    assert Shelf.of(tmp_path).folder != shelf.folder
