"""TREC's files are written and read as trec_eval reads them; ir-measures is the judge."""

from __future__ import annotations

from pathlib import Path

import ir_measures
import numpy as np
import pytest

from eval.errors import SuiteError
from eval.measures import LIBRARY, means, score
from eval.trec import apart, read_qrels, read_run, write_qrels, write_run


def test_a_run_reads_back_in_its_order(tmp_path: Path) -> None:
    run = {"q 1": [("b", 0.5), ("a", 0.5), ("c%d", 0.5)], "q2": [("a", -3.0)]}
    read = read_run(write_run(tmp_path / "x.run.gz", run, "my tag"))
    assert {query: [entry for entry, _ in found] for query, found in read.items()} == {
        "q 1": ["b", "a", "c%d"], "q2": ["a"],
    }  # fmt: skip


def test_equal_scores_are_set_apart_by_a_hair() -> None:
    scores = [value for _, value in apart([("a", 2.0), ("b", 2.0), ("c", 2.0), ("d", 1.0)])]
    assert scores == sorted(set(scores), reverse=True)
    assert scores[0] - scores[2] < 1e-5
    assert scores[3] == 1.0


def test_qrels_read_back(tmp_path: Path) -> None:
    qrels = {"q1": {"a": 2, "b c": 0}, "q2": {"a": -1}}
    assert read_qrels(write_qrels(tmp_path / "x.qrels", qrels)) == qrels


def test_a_file_of_another_tool_is_read_as_trec_eval_does(tmp_path: Path) -> None:
    file = tmp_path / "x.run"
    file.write_text("q1 Q0 a 9 0.5 x\nq1\tQ0\tb\t1\t0.5\tx\n\nq1 Q0 c 2 0.7 x\n")
    assert read_run(file)["q1"] == [("c", 0.7), ("b", 0.5), ("a", 0.5)]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("q1 Q0 a 1 0.5", "expected query Q0 document rank score tag"),
        ("q1 Q0 a 1 high x", "expected a number as score, found 'high'"),
        ("q1 Q0 a 1 nan x", "expected a number as score"),
        ("q0 Q0 z 1 0.5 x", "'z' stands twice"),
    ],
)
def test_damage_is_refused_with_its_line(tmp_path: Path, line: str, words: str) -> None:
    file = tmp_path / "x.run"
    file.write_text(f"q0 Q0 z 1 0.5 x\n{line}\n")
    with pytest.raises(SuiteError) as caught:
        read_run(file)
    assert caught.value.line == 2
    assert words in caught.value.message


def test_a_missing_or_torn_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SuiteError, match="the file cannot be read: No such file"):
        read_run(tmp_path / "gone.run")
    whole = write_run(tmp_path / "x.run.gz", {"q": [("a", 1.0)]}, "x").read_bytes()
    (tmp_path / "torn.run.gz").write_bytes(whole[:-9])
    with pytest.raises(SuiteError, match="the file cannot be read"):
        read_run(tmp_path / "torn.run.gz")
    (tmp_path / "x.qrels").write_text("q 0 a high\n")
    with pytest.raises(SuiteError, match="expected a whole grade, found 'high'"):
        read_qrels(tmp_path / "x.qrels")


def test_measures_agree_with_trec_eval_on_the_written_files(tmp_path: Path) -> None:
    """ir-measures reads both files by itself and asks pytrec_eval, which is trec_eval's code."""
    random = np.random.default_rng(7)
    ids = [f"d{number}" for number in range(40)]
    qrels, run = {}, {}
    for number in range(25):
        grades = random.integers(0, 4, size=6)
        chosen = random.choice(ids, size=6, replace=False)
        qrels[f"q{number}"] = {"d0": 1, **dict(zip(chosen.tolist(), grades.tolist(), strict=True))}
        scores = random.integers(0, 5, size=40).astype(float)  # many are equal
        order = np.argsort(-scores, kind="stable")
        run[f"q{number}"] = [(ids[at], float(scores[at])) for at in order]
    run["q0"] = []
    ours = means(score(qrels, {query: [entry for entry, _ in x] for query, x in run.items()}))
    write_run(tmp_path / "x.run", run, "x")
    write_qrels(tmp_path / "x.qrels", qrels)
    theirs = ir_measures.pytrec_eval.calc_aggregate(
        [ir_measures.parse_measure(name) for name in LIBRARY.values()],
        ir_measures.read_trec_qrels(str(tmp_path / "x.qrels")),
        ir_measures.read_trec_run(str(tmp_path / "x.run")),
    )
    for name, library in LIBRARY.items():
        assert ours[name] == pytest.approx(theirs[ir_measures.parse_measure(library)]), name
