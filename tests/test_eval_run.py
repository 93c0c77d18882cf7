"""Evaluation from suite folders to outcomes, and what an interrupted run leaves behind."""

from __future__ import annotations

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from eval.embeddings import CachedEncoder
from eval.errors import EvalError, SuiteError
from eval.measures import NAMES
from eval.outcome_files import read_outcomes
from eval.result import Result, as_json, from_json
from eval.run import Asking, evaluate, run_suites
from eval.suite import Query
from eval.suite_files import read_suite
from eval.system import Ranking
from eval.systems.chance import Chance
from eval.systems.dense import Dense
from eval.systems.tfidf import Tfidf
from eval.trec import read_qrels, read_run
from models.registry import ModelError
from tests.eval_fakes import write_resumes, write_suite
from tests.fakes import FakeEncoder

CONTRACT = {"suite", "task", "system", "versions", "metrics", "confidence", "queries", "seconds"}


def results(folders: list[Path], systems: list[str], **asking: Any) -> list[Result]:
    outcomes, _ = run_suites(folders, systems, Asking(**asking))
    return [outcome.result for outcome in outcomes]


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("MATCHER_CACHE", str(tmp_path / "cache"))


def test_each_system_is_measured_on_each_suite(tmp_path: Path) -> None:
    suites = [
        read_suite(write_suite(tmp_path / "titles")),
        read_suite(write_resumes(tmp_path / "resumes")),
    ]
    found = [
        outcome.result
        for outcome in evaluate(suites, [Tfidf(), Dense(CachedEncoder(FakeEncoder()))])
    ]
    assert [(result.task, result.system) for result in found] == [
        ("titles", "tfidf"), ("titles", "dense"), ("resumes", "tfidf"), ("resumes", "dense"),
    ]  # fmt: skip
    titles, resumes = found[0], found[2]
    assert titles.metrics == pytest.approx(dict.fromkeys(NAMES, 1.0))
    assert titles.confidence["MRR"] == pytest.approx((1.0, 1.0))
    assert (titles.queries, titles.unreadable) == (3, 0)
    assert set(titles.latency_ms) == {"p50", "p95", "p99"}
    assert resumes.metrics["MRR"] == pytest.approx(2 / 3)  # one of three could not be read
    assert (resumes.queries, resumes.unreadable) == (3, 1)


def test_two_runs_differ_in_nothing_but_time(tmp_path: Path) -> None:
    folder = write_resumes(tmp_path / "suite")
    first, second = (
        json.loads(as_json(results([folder], ["tfidf", "bm25", "random"]))) for _ in range(2)
    )
    for result in (*first, *second):
        del result["seconds"], result["latency_ms"]
    assert first == second


def test_json_follows_the_contract_and_reads_back(tmp_path: Path) -> None:
    folder = write_suite(tmp_path / "suite")
    found = results([folder], ["random"])
    one = json.loads(as_json(found))
    assert set(one) >= CONTRACT
    assert set(one["metrics"]) == set(one["confidence"]) == set(NAMES)
    low, high = one["confidence"]["MRR"]
    assert low <= one["metrics"]["MRR"] <= high
    assert from_json(as_json(found)) == found
    assert isinstance(json.loads(as_json(results([folder], ["random", "tfidf"]))), list)


def test_a_report_folder_holds_every_query_and_trec_files(tmp_path: Path) -> None:
    folder, report = write_suite(tmp_path / "suite"), tmp_path / "report"
    outcomes, _ = run_suites([folder], ["tfidf"], Asking(report=report))
    assert read_outcomes(report) == outcomes
    (outcome,) = outcomes
    assert [item.query for item in outcome.asked] == ["q1", "q2", "q3"]
    assert outcome.asked[0].answers[0] == outcome.asked[0].label == "accountant"
    assert read_qrels(report / "runs" / "tiny.qrels")["q1"] == {"accountant": 1}
    run = read_run(report / "runs" / "tiny.tfidf.run.gz")
    assert next(entry for entry, _ in run["q2"]) == "chef"
    again = results([folder], [f"run:{report / 'runs' / 'tiny.tfidf.run.gz'}"])
    assert again[0].metrics == outcome.result.metrics


class Broken(Chance):
    name = "broken"

    def rank(self, query: Query) -> Ranking:
        raise KeyboardInterrupt


class Counting(Chance):
    name = "counting"
    asked = 0

    def rank(self, query: Query) -> Ranking:
        Counting.asked += 1
        return super().rank(query)


def test_an_interrupted_run_goes_on_where_it_was(tmp_path: Path) -> None:
    suite, report = read_suite(write_suite(tmp_path / "suite")), tmp_path / "report"
    with pytest.raises(KeyboardInterrupt):
        evaluate([suite], [Counting(), Broken()], report)
    asked = Counting.asked
    assert asked > 0
    first, _ = evaluate([suite], [Counting(), Chance()], report)
    assert Counting.asked == asked
    assert first.result.system == "counting"
    file = tmp_path / "suite" / "corpus.jsonl"
    file.write_text(file.read_text().replace("Cooks food", "Cooks meals"))
    evaluate([read_suite(tmp_path / "suite")], [Counting()], report)
    assert Counting.asked > asked  # another suite is measured anew


def test_a_damaged_outcome_is_made_again(tmp_path: Path) -> None:
    suite, report = read_suite(write_suite(tmp_path / "suite")), tmp_path / "report"
    (first,) = evaluate([suite], [Chance()], report)
    (file,) = (report / "queries").glob("*.parquet")
    file.write_bytes(file.read_bytes()[:100])
    (second,) = evaluate([suite], [Chance()], report)
    assert second.asked == first.asked


def test_a_limit_asks_fewer(tmp_path: Path) -> None:
    (result,) = results([write_suite(tmp_path)], ["random"], limit=2)
    assert result.queries == 2


def test_the_bar_is_on_stderr(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    evaluate([read_suite(write_suite(tmp_path))], [Chance()])
    assert capsys.readouterr().out == ""


def test_systems_are_asked_only_what_they_can_do(tmp_path: Path) -> None:
    found = results([write_suite(tmp_path / "suite")], ["random", "matcher-only-words"])
    assert [result.system for result in found] == ["random"]


def test_bad_input_is_refused_before_anything_runs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = write_suite(tmp_path / "suite")
    monkeypatch.setattr("eval.run.evaluate", lambda *_: pytest.fail("it ran"))
    with pytest.raises(EvalError, match="unknown system 'best'; expected one of matcher, "):
        run_suites([folder], ["best"])
    with pytest.raises(EvalError, match="no suite is named"):
        run_suites([], ["tfidf"])
    with pytest.raises(EvalError, match="the limit is 0"):
        run_suites([folder], ["tfidf"], Asking(limit=0))
    with pytest.raises(EvalError, match="unknown task 'poems'"):
        run_suites([folder], ["tfidf"], Asking(task="poems"))
    with pytest.raises(SuiteError, match=r"queries\.jsonl:1"):
        run_suites([folder, tmp_path / "gone"], ["tfidf"])
    twin = write_suite(tmp_path / "twin")
    with pytest.raises(EvalError, match="are both named 'tiny'"):
        run_suites([folder, twin], ["tfidf"])


def test_a_model_that_cannot_be_loaded_is_an_evaluation_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(name: str | None) -> None:
        raise ModelError("unknown_model", f"no model version {name!r}")

    monkeypatch.setattr("models.registry.load_encoder", refuse)
    with pytest.raises(EvalError, match="no model version 'gone'") as caught:
        run_suites([write_suite(tmp_path / "suite")], ["dense:gone"])
    assert caught.value.code == "model"


def test_measures_need_their_packages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eval.errors.find_spec", lambda name: None)
    with pytest.raises(EvalError, match=r"ir-measures, pyarrow, scipy .*'\.\[eval\]'"):
        run_suites([write_suite(tmp_path / "suite")], ["tfidf"])


def test_the_run_file_is_the_same_each_time(tmp_path: Path) -> None:
    folder = write_suite(tmp_path / "suite")
    for name in ("a", "b"):
        run_suites([folder], ["tfidf"], Asking(report=tmp_path / name))
    first, second = (tmp_path / name / "runs" / "tiny.tfidf.run.gz" for name in ("a", "b"))
    assert first.read_bytes() == second.read_bytes()
    assert gzip.decompress(first.read_bytes()).startswith(b"q1 Q0 accountant 1 ")
