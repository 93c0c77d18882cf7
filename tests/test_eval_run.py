"""Evaluation from suite folder to results, JSON, table and report."""

from __future__ import annotations

import json
from io import StringIO
from pathlib import Path

import pytest
from rich.console import Console

from eval.errors import EvalError, SuiteError
from eval.measures import NAMES
from eval.result import as_json, as_markdown, as_table
from eval.run import evaluate, run_command
from eval.suites import read_suite
from eval.systems.chance import Chance
from eval.systems.dense import Dense
from eval.systems.tfidf import Tfidf
from models.registry import ModelError
from tests.eval_fakes import write_resumes, write_suite
from tests.fakes import FakeEncoder

CONTRACT = {"suite", "task", "system", "versions", "metrics", "confidence", "queries", "seconds"}


def test_each_system_is_measured_on_each_suite(tmp_path: Path) -> None:
    suites = [
        read_suite(write_suite(tmp_path / "titles")),
        read_suite(write_resumes(tmp_path / "resumes")),
    ]
    results = evaluate(suites, [Tfidf(), Dense(FakeEncoder())])
    assert [(result.task, result.system) for result in results] == [
        ("titles", "tfidf"), ("titles", "dense"), ("resumes", "tfidf"), ("resumes", "dense"),
    ]  # fmt: skip
    titles, resumes = results[0], results[2]
    assert titles.metrics == pytest.approx(dict.fromkeys(NAMES, 1.0))
    assert titles.confidence["MRR"] == pytest.approx((1.0, 1.0))
    assert (titles.queries, titles.unreadable) == (3, 0)
    assert resumes.metrics["MRR"] == pytest.approx(2 / 3)  # one of three could not be read
    assert (resumes.queries, resumes.unreadable) == (3, 1)


def test_two_runs_differ_in_nothing_but_time(tmp_path: Path) -> None:
    folder = write_resumes(tmp_path)
    first, second = (
        json.loads(as_json(run_command([folder], ["tfidf", "bm25", "random"]))) for _ in range(2)
    )
    for result in (*first, *second):
        del result["seconds"]
    assert first == second


def test_json_follows_the_contract(tmp_path: Path) -> None:
    folder = write_suite(tmp_path / "suite")
    one = json.loads(as_json(run_command([folder], ["random"])))
    assert set(one) >= CONTRACT
    assert set(one["metrics"]) == set(one["confidence"]) == set(NAMES)
    low, high = one["confidence"]["MRR"]
    assert low <= one["metrics"]["MRR"] <= high
    assert isinstance(json.loads(as_json(run_command([folder], ["random", "tfidf"]))), list)


def test_results_are_written_where_asked(tmp_path: Path) -> None:
    folder = write_suite(tmp_path / "suite")
    results = run_command(
        [folder], ["tfidf", "tfidf"], tmp_path / "new" / "r.json", tmp_path / "report"
    )
    assert len(results) == 1
    assert (tmp_path / "new" / "r.json").read_text() == as_json(results)
    assert (tmp_path / "report" / "results.json").read_text() == as_json(results)
    report = (tmp_path / "report" / "report.md").read_text()
    assert report == as_markdown(results)
    assert "| tiny | tfidf | 3 | 1.000<br>1.000 to 1.000 |" in report
    assert "scikit-learn" in report


def test_the_table_fits_a_terminal(tmp_path: Path) -> None:
    results = run_command([write_resumes(tmp_path)], ["random"])
    console = Console(width=120, record=True, file=StringIO())
    console.print(as_table(results))
    text = console.export_text()
    assert "3 (1 unread)" in text
    low, high = results[0].confidence["MRR"]
    assert f"{results[0].metrics['MRR']:.3f} ({low:.3f} to {high:.3f})" in text


def test_a_limit_asks_fewer(tmp_path: Path) -> None:
    (result,) = run_command([write_suite(tmp_path)], ["random"], limit=2)
    assert result.queries == 2


def test_the_bar_is_on_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evaluate([read_suite(write_suite(tmp_path))], [Chance()])
    assert capsys.readouterr().out == ""


def test_bad_input_is_refused_before_anything_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_suite(tmp_path / "suite")
    monkeypatch.setattr("eval.run.evaluate", lambda *_: pytest.fail("it ran"))
    with pytest.raises(EvalError, match="unknown system 'best'; expected one of matcher, tfidf"):
        run_command([folder], ["best"])
    with pytest.raises(EvalError, match="no suite is named"):
        run_command([], ["tfidf"])
    with pytest.raises(EvalError, match="the limit is 0"):
        run_command([folder], ["tfidf"], limit=0)
    with pytest.raises(SuiteError, match=r"suite\.toml:1"):
        run_command([folder, tmp_path / "gone"], ["tfidf"])


def test_a_model_that_cannot_be_loaded_is_an_evaluation_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(name: str | None) -> None:
        raise ModelError("unknown_model", f"no model version {name!r}")

    monkeypatch.setattr("models.registry.load_encoder", refuse)
    with pytest.raises(EvalError, match="no model version 'gone'") as caught:
        run_command([write_suite(tmp_path)], ["dense:gone"])
    assert caught.value.code == "model"


def test_measures_need_their_package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eval.errors.find_spec", lambda name: None)
    with pytest.raises(EvalError, match=r"ir-measures is not installed; .*'\.\[dev\]'"):
        run_command([write_suite(tmp_path)], ["tfidf"])
