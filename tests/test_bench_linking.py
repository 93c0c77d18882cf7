"""The benchmark of linking, on few names."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

import eval.bench_linking as module
from eval.bench_linking import bench_linking, read_names
from eval.bench_report import BenchReport, Figures, LinkingReport, Repeatability, as_dict, render
from eval.errors import BenchError
from matcher.match import Matcher
from tests.fakes import FakeEncoder
from tests.samples import catalogue, resume

FIGURES = Figures(1.0, 1.0, 1.0, 1.0, 2**20, 2**20, 0)
LINKING = LinkingReport(3, 2, 4, 0.5, 3.0, 100.0, 1.0, 4.0)


class FakeReader:
    def __enter__(self) -> FakeReader:
        return self

    def __exit__(self, *error: object) -> None:
        return None

    def read_path(self, path: Path) -> object:
        return resume()


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    script = tmp_path / "encode.py"
    script.write_text("import json, sys; json.load(sys.stdin); print(json.dumps({'seconds': 2}))")
    monkeypatch.setattr(module, "ENCODES", script)
    monkeypatch.setattr(module, "Reader", FakeReader)
    monkeypatch.setattr(Matcher, "open", lambda: Matcher(catalogue(), FakeEncoder()))
    return script


def test_all_ways_are_measured_on_the_same_texts(offline: Path, tmp_path: Path) -> None:
    names = tmp_path / "names.txt"
    names.write_text("Python\nSQL\n\nSpark pipelines\nPython\n")
    report = bench_linking([tmp_path / "a.pdf"], names, sys.executable)
    assert (report.names, report.texts) == (3, 1)
    assert min(report.exact, report.phrase_matcher, report.regex) > 0
    assert (report.encode_seconds, report.note) == (2.0, "")
    assert set(report.ratios) == {"phrase_matcher", "regex", "meaning_share"}


def test_without_sentence_transformers_meaning_stands_alone(offline: Path, tmp_path: Path) -> None:
    offline.write_text("raise SystemExit('no such package')")
    report = bench_linking([tmp_path / "a.pdf"], None, sys.executable)
    assert report.encode_seconds is None
    assert "no such package" in report.note
    assert "meaning_share" not in report.ratios


def test_the_names_that_ship_are_the_default(tmp_path: Path) -> None:
    empty = tmp_path / "empty"
    empty.write_text("\n\n")
    assert "Python" in read_names(None)
    assert len(read_names(None)) == len(set(read_names(None)))
    with pytest.raises(BenchError, match="has no names"):
        read_names(empty)
    with pytest.raises(BenchError, match="cannot be read"):
        read_names(tmp_path / "gone")


def test_ratios_say_how_many_times_and_what_share() -> None:
    assert LINKING.ratios == {"phrase_matcher": 6.0, "regex": 200.0, "meaning_share": 0.25}


def test_the_section_stands_in_both_forms() -> None:
    same = Repeatability(1, 1, ())
    report = BenchReport(1, 1, {"cores": "2"}, FIGURES, None, same, linking=LINKING)
    assert json.loads(json.dumps(as_dict(report)))["linking"]["ratios"]["regex"] == 200.0
    text = render(report)
    assert "3 names, 2 texts: 0.50 ms a text" in text
    assert "(6.0x)" in text and "(200x)" in text and "(share 0.25)" in text
    alone = BenchReport(1, 1, {"cores": "2"}, FIGURES, None, same)
    assert as_dict(alone)["linking"] is None
    assert "linking" not in render(alone)
