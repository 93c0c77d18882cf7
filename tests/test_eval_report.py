"""Reports: the same figures in every form, nothing loaded, nothing of a hostile name believed."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from eval.commands import compare_command, make_report, run_command, write_report
from eval.compare import as_dict, compare
from eval.errors import EvalError
from eval.releases import Release
from eval.report.comparison import render
from eval.report.markdown import as_markdown
from eval.report.page import as_html
from eval.report.summaries import (
    calibration,
    calibration_error,
    confusion_matrix,
    confusions,
    success_curve,
    worst,
)
from eval.report.terminal import as_table
from eval.result import Asked, Outcome, Result
from eval.run import Asking
from tests.eval_fakes import write_suite

LABELS = ("chef", "nurse", "accountant")


def outcome(system: str, right: float, suite: str = "tiny", queries: int = 30) -> Outcome:
    """Make a system that is right for a share of the queries, and second for the others."""
    asked = []
    for at in range(queries):
        label, other = LABELS[at % 3], LABELS[(at + 1) % 3]
        hit = at < right * queries
        order = (label, other) if hit else (other, label)
        value = 1.0 if hit else 0.5
        asked.append(
            Asked(f"q{at}", label, (value,) * 10, (1,) if hit else (2,), order, (0.9, 0.3))
        )
    from eval.measures import NAMES

    mean = sum(item.values[0] for item in asked) / queries
    result = Result(
        suite, "titles", system, {"engine": "1"}, dict.fromkeys(NAMES, mean),
        dict.fromkeys(NAMES, (mean - 0.1, mean + 0.1)), queries, 2, 1.5, {"p50": 3.0, "p95": 4.0,
        "p99": 5.0}, "ab" * 32,
    )  # fmt: skip
    return Outcome(result, NAMES, tuple(asked))


NOW = [outcome("matcher", 0.5), outcome("tfidf", 0.9)]


def test_the_first_screen_says_what_got_worse() -> None:
    before = Release("0.1.0", (outcome("matcher", 1.0),))
    report = make_report(NOW, ["a system is left out"], before, None)
    page = as_html(report)
    verdict = "Since release 0.1.0: 1 of 1 measures significantly worse, 0 significantly better."
    assert verdict in page
    assert verdict in as_markdown(report)
    assert "▼ worse" in page
    assert "a system is left out" in page
    better = make_report(NOW, [], Release("0.1.0", (outcome("matcher", 0.0),)), None)
    assert "0 of 1 measures significantly worse, 1 significantly better" in as_html(better)
    same = make_report(NOW, [], Release("0.1.0", (NOW[0],)), None)
    assert same.verdict() == "Nothing changed significantly since release 0.1.0."
    other = make_report(NOW, [], Release("0.1.0", (outcome("matcher", 1.0, "else"),)), None)
    assert other.verdict().startswith("No release is recorded for these suites")


def test_every_form_has_the_same_figures() -> None:
    report = make_report(NOW, [], None, None)
    page, text = as_html(report), as_markdown(report)
    for form in (page, text):
        assert "0.750 (0.650 to 0.850)" in form
        assert "0.950 (0.850 to 1.050)" in form
    console = Console(width=120, record=True, file=StringIO())
    console.print(as_table([item.result for item in NOW]))
    table = console.export_text()
    assert "0.750" in table
    assert "30 (2 unread)" in table
    assert max(map(len, table.splitlines())) <= 120


def test_the_page_loads_nothing_and_believes_nothing() -> None:
    bad = [outcome("matcher", 0.5, "<script>alert(1)</script>|x\ny")]
    report = make_report(bad, ["<b>note</b>"], None, None)
    page = as_html(report)
    assert "<script" not in page
    assert "<b>" not in page
    assert not re.search(r"(src|href)\s*=\s*[\"'](?!data:image/svg\+xml;base64,|#)", page)
    assert "default-src 'none'" in page
    assert "\n| matcher | 30 (2 unread) |" in as_markdown(report)
    assert "<script" not in as_markdown(report)


def test_two_pages_are_the_same_to_the_byte() -> None:
    report = make_report(NOW, [], None, None)
    assert as_html(report) == as_html(report)


def test_audits_are_shown(tmp_path: Path) -> None:
    audit = {"passed": False, "note": "read me", "checks": [{"check": "case", "p95": 0.25}]}
    (tmp_path / "stability.json").write_text(json.dumps(audit))
    report = make_report(NOW, [], None, tmp_path)
    for form in (as_html(report), as_markdown(report)):
        assert "tability: failed" in form
        assert "read me" in form
        assert "0.2500" in form
    (tmp_path / "fairness.json").write_text("{")
    with pytest.raises(EvalError, match=r"fairness\.json is no JSON"):
        make_report(NOW, [], None, tmp_path)


def test_summaries_by_hand() -> None:
    half = NOW[0]
    assert success_curve(half)[:2] == [(1, 0.5), (2, 1.0)]
    (point,) = calibration(half)
    assert (point.queries, point.right) == (30, 0.5)
    assert point.score == pytest.approx(0.9)
    far = replace(half, asked=tuple(replace(item, scores=(7.0, 1.0)) for item in half.asked))
    assert calibration(far) == []
    # thirty scores of .9, half of them right: |.9 - .5|
    assert calibration_error(half) == pytest.approx(0.4)
    assert calibration_error(far) is None
    assert "alibration error 0.400" in as_html(make_report([half], [], None, None))
    assert "alibration error of matcher: 0.400" in as_markdown(make_report([half], [], None, None))
    assert confusions(half)[0] == ("accountant", "chef", 5)
    found = confusion_matrix(half)
    assert found is not None
    assert found[0] == ["accountant", "chef", "nurse"]
    assert found[1][1].tolist() == [0.0, 0.5, 0.5]
    assert [item.query for item in worst(half)][:2] == ["q15", "q16"]


def test_a_comparison_names_what_flipped(tmp_path: Path) -> None:
    old, new = [outcome("matcher", 1.0)], [outcome("matcher", 0.9), outcome("tfidf", 1.0)]
    found = compare(old, new, "one", "two")
    assert [(flip.query, flip.rank_before, flip.rank_after) for flip in found.flips] == [
        ("q27", 1, 2), ("q28", 1, 2), ("q29", 1, 2),
    ]  # fmt: skip
    assert not found.flips[0].gained
    assert found.notes == ("tfidf on tiny: only in two",)
    assert found.changes[0].worse == 3
    assert json.loads(json.dumps(as_dict(found)))["flips"][0]["answer_after"] == "nurse"
    console = Console(width=160, record=True, file=StringIO())
    for part in render(found):
        console.print(part)
    text = console.export_text()
    assert "0 now right, 3 now wrong" in text
    assert "no clear change" in text  # three queries are too few to be sure


def test_runs_of_other_suites_are_compared_on_what_they_share() -> None:
    old = outcome("matcher", 1.0)
    cut = replace(old, asked=old.asked[:10], result=replace(old.result, suite_sha256="cd" * 32))
    found = compare([old], [cut], "one", "two")
    assert found.changes[0].queries == 10
    assert any("is not the same in both" in note for note in found.notes)
    assert any("10 queries are in both, 20 in one only" in note for note in found.notes)


def test_a_run_writes_its_report_and_two_are_compared(tmp_path: Path) -> None:
    folder = write_suite(tmp_path / "suite")
    for name in ("a", "b"):
        asking = Asking(report=tmp_path / name, cache=tmp_path / "cache")
        run_command([folder], ["tfidf", "random"], asking, tmp_path / "new" / f"{name}.json")
    written = {file.name for file in (tmp_path / "a").iterdir()}
    assert written == {
        "queries", "runs", "results.json", "differences.json", "report.md", "report.html",
    }  # fmt: skip
    assert (tmp_path / "a" / "results.json").read_text() == (tmp_path / "new/a.json").read_text()
    found = compare_command(tmp_path / "a", tmp_path / "b")
    assert [item.p_holm for item in found.changes] == [1.0, 1.0]
    assert not found.flips
    with pytest.raises(EvalError, match="no outcomes in"):
        compare_command(tmp_path / "a", tmp_path / "suite")


def test_json_of_a_report_is_complete(tmp_path: Path) -> None:
    write_report(tmp_path, make_report(NOW, [], Release("1.0.0", (NOW[0],)), None))
    found = json.loads((tmp_path / "differences.json").read_text())
    assert found["release"] == "1.0.0"
    assert found["since_release"][0]["change"] == 0
    assert found["against_matcher"][0]["new"] == "tfidf"
