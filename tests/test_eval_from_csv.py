"""From a board's CSV to a suite: the walk through the docs, and what is refused."""

from __future__ import annotations

import json
import re
import shlex
from dataclasses import replace
from pathlib import Path

import pytest

from eval.errors import EvalError
from eval.from_csv import Columns, Options, from_csv_command
from eval.suite_files import read_suite
from service.cli import main
from tests.eval_fakes import RESUME

DOC = (Path(__file__).resolve().parents[1] / "docs" / "evaluate-your-board.md").read_text("utf-8")
TEXTS = Columns("q", "j", "title", "what", query_text="asked")
HEAD = "q,j,title,what,asked\n"


def convert(
    folder: Path, rows: str, columns: Columns = TEXTS, options: Options | None = None
) -> Path:
    file = folder / "events.csv"
    file.write_bytes(rows.encode())
    from_csv_command(file, folder / "suite", columns, options or Options(task="titles"))
    return folder / "suite"


def test_the_docs_are_true(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("MATCHER_CACHE", str(tmp_path / "cache"))
    found = re.search(r"```csv events.csv\n(.*?)```", DOC, re.DOTALL)
    assert found
    Path("events.csv").write_text(found[1])
    Path("cv").mkdir()
    for number, title in ((1, "Cook"), (2, "Accountant")):
        duties = "Cooked meals and kept the ledger of the kitchen in order."
        Path(f"cv/{number}.txt").write_text(RESUME.format(title=title, duties=duties))
    convert_line, run_line = re.findall(
        r"```sh\n(matcher eval (?:from-csv|run).*?)```", DOC, re.DOTALL
    )
    assert main(shlex.split(convert_line.replace("\\\n", " "))[1:]) == 0
    told = capsys.readouterr().out
    assert told in DOC
    arguments = [*shlex.split(run_line)[1:], "--system", "matcher", "--system", "tfidf"]
    assert main(arguments) == 0
    results = json.loads(Path("out/now/results.json").read_text())
    assert [(item["system"], item["queries"]) for item in results] == [
        ("matcher", 2), ("tfidf", 2),
    ]  # fmt: skip


def test_the_best_of_several_rows_counts(tmp_path: Path) -> None:
    rows = "a,1,Cook,click,kitchen\na,1,Cook,hired,kitchen\na,1,Cook,shown,kitchen\nb,1,Cook,2,x\n"
    suite = read_suite(convert(tmp_path, HEAD + rows))
    assert suite.qrels == {"a": {"1": 3}, "b": {"1": 2}}


def test_few_clicks_are_left_out(tmp_path: Path) -> None:
    rows = "a,1,Cook,click,x\na,1,Cook,click,x\na,2,Chef,click,x\n"
    suite = read_suite(convert(tmp_path, HEAD + rows, options=Options("titles", fewest=2)))
    assert suite.qrels == {"a": {"1": 1}}


def test_sheets_of_other_shapes_are_read(tmp_path: Path) -> None:
    rows = '﻿q;j;title;what;asked\r\na;1;"Cook; hot\nline";yes;"say ""hi"""\r\n'
    suite = read_suite(convert(tmp_path, rows))
    assert suite.corpus[0].title == "Cook; hot\nline"
    assert suite.queries[0].text == 'say "hi"'


def test_addresses_in_ids_are_hashed(tmp_path: Path) -> None:
    folder = convert(tmp_path, HEAD + "ann@example.com,1,Cook,yes,x\nb c,1,Cook,yes,y\n")
    assert not any(b"ann@" in file.read_bytes() for file in folder.rglob("*") if file.is_file())
    assert "b_c" in {query.id for query in read_suite(folder).queries}


def test_a_word_of_ones_own(tmp_path: Path) -> None:
    options = Options("titles", grades={"second round": 3})
    suite = read_suite(convert(tmp_path, HEAD + "a,1,Cook,Second Round,x\n", options=options))
    assert suite.qrels == {"a": {"1": 3}}


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        (HEAD + "a,1,Cook,maybe,x\n", r"csv:2: unknown outcome 'maybe'; expected 0 to 3"),
        (HEAD + "a,1,Cook,4,x\n", r"unknown outcome '4'"),
        (HEAD + ",1,Cook,yes,x\n", r"csv:2: q is empty"),
        (HEAD + "a,1,Cook,yes,\n", r"csv:2: asked is empty"),
        (HEAD + "a,1,Cook,yes\n", r"csv:2: expected 5 cells"),
        (HEAD + "a,1,Cook,yes,x,y\n", r"csv:2: expected 5 cells"),
        (HEAD + 'a,1,"Cook,yes,x\n', r"csv:2: "),
        ("q,j\na,1\n", r"csv:1: no column title, what, asked; found q, j"),
        (HEAD + "a,1,Cook,no,x\n", r"no row with an outcome above 0"),
        (HEAD, r"no row with an outcome above 0"),
        ("", r"found nothing"),
    ],
)
def test_bad_rows_are_named_and_nothing_is_written(tmp_path: Path, rows: str, words: str) -> None:
    with pytest.raises(EvalError, match=words):
        convert(tmp_path, rows)
    assert {path.name for path in tmp_path.iterdir()} == {"events.csv"}


def test_all_bad_rows_are_told_at_once_up_to_twenty(tmp_path: Path) -> None:
    with pytest.raises(EvalError) as caught:
        convert(tmp_path, HEAD + "a,1,Cook,maybe,x\n" * 50)
    assert caught.value.message.count("unknown outcome") == 20


def test_other_encodings_and_missing_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "e.csv").write_bytes(HEAD.encode() + "a,1,Caf\xe9,yes,x\n".encode("cp1252"))
    with pytest.raises(EvalError, match=r"e\.csv:2: expected UTF-8"):
        from_csv_command(tmp_path / "e.csv", tmp_path / "s", TEXTS, Options("titles"))
    with pytest.raises(EvalError, match="cannot be read"):
        from_csv_command(tmp_path / "gone.csv", tmp_path / "s", TEXTS, Options("titles"))
    files = replace(TEXTS, query_text=None, query_file="asked")
    with pytest.raises(EvalError, match="there is no file"):
        convert(tmp_path, HEAD + "a,1,Cook,yes,gone.pdf\n", files, Options())


def test_what_stands_in_the_folder_is_kept(tmp_path: Path) -> None:
    folder = convert(tmp_path, HEAD + "a,1,Cook,yes,x\n")
    with pytest.raises(EvalError, match="is not empty"):
        convert(tmp_path, HEAD + "b,1,Cook,yes,x\n")
    assert read_suite(folder).queries[0].id == "a"
    convert(tmp_path, HEAD + "b,1,Cook,yes,x\n", options=Options("titles", force=True))
    assert read_suite(folder).queries[0].id == "b"


def test_bad_options_are_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(EvalError, match="unknown task 'advice'"):
        convert(tmp_path, HEAD, options=Options("advice"))
    with pytest.raises(EvalError, match="one of the two"):
        convert(tmp_path, HEAD, replace(TEXTS, query_file="asked"))
    arguments = "eval from-csv x.csv --out s --query q --entry j --title t --grade good"
    assert main(arguments.split()) == 1
    assert "expected WORD=N" in capsys.readouterr().err
