"""Suites are read as they stand; damage is refused with file, line and what was expected."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from eval.errors import SuiteError
from eval.suite import Entry, first_queries
from eval.suite_files import read_suite
from matcher.catalogue.load import load_catalogue
from tests.eval_fakes import QUERIES, write_advice, write_suite

SHARED = Path(__file__).resolve().parents[2] / "shared" / "suites"
CHEF = '{"_id": "chef", "title": "Chef", "text": ""}\n'


def test_a_suite_is_read(tmp_path: Path) -> None:
    suite = read_suite(write_suite(tmp_path))
    assert (suite.name, suite.task, suite.note) == ("tiny", "titles", "made up")
    assert [entry.id for entry in suite.corpus] == ["accountant", "chef", "nurse"]
    assert suite.corpus[0].titles() == ("Accountant", "Bookkeeper")
    assert [query.text for query in suite.queries] == [row["text"] for row in QUERIES]
    assert suite.relevant("q1") == {"accountant"}


def test_pages_and_titles_of_an_entry() -> None:
    assert Entry("a", "Chef", "Cooks.").page() == "Chef. Cooks."
    assert Entry("a", "Chef", "").page() == "Chef"
    assert Entry("a", "", "Cooks.").page() == "Cooks."
    assert Entry("a", "", "Cooks.", ("Cook",)).titles() == ("Cook",)


def test_capabilities_are_strings_or_objects(tmp_path: Path) -> None:
    row = {
        "_id": "chef",
        "title": "Chef",
        "text": "",
        "metadata": {"capabilities": ["Menus", {"name": "Sauces", "text": "Makes five."}]},
    }
    folder = write_suite(tmp_path, corpus=[row], answers={"q1": "chef"})
    assert read_suite(folder).corpus[0].capabilities == (("Menus", ""), ("Sauces", "Makes five."))


def test_windows_line_ends_marks_and_blank_lines_are_no_damage(tmp_path: Path) -> None:
    write_suite(tmp_path)
    for file in (tmp_path / "corpus.jsonl", tmp_path / "qrels" / "test.tsv"):
        file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().replace(b"\n", b"\r\n\r\n"))
    assert len(read_suite(tmp_path).corpus) == 3


def test_queries_without_a_right_answer_are_left_out(tmp_path: Path) -> None:
    write_suite(tmp_path, answers={"q1": "accountant"})
    with (tmp_path / "qrels" / "test.tsv").open("a") as file:
        file.write("q2\tchef\t0\n")
    assert [query.id for query in read_suite(tmp_path).queries] == ["q1"]


def test_files_are_relative_to_the_suite(tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_text("Chef")
    queries = [{"_id": "q1", "file": "../cv.txt"}]
    write_suite(tmp_path / "suite", "resumes", queries=queries, answers={"q1": "chef"})
    (query,) = read_suite(tmp_path / "suite").queries
    assert query.file is not None
    assert query.file.read_text() == "Chef"


@pytest.mark.parametrize(
    ("file", "content", "line", "words"),
    [
        ("suite.toml", 'name = "x"\ntask = oops\n', 2, "expected TOML"),
        ("suite.toml", 'name = "x"\n', 1, "task"),
        ("suite.toml", 'task = "titles"\n', 1, "name"),
        ("suite.toml", 'name = "x"\ntask = "poems"\n', 2, "unknown task 'poems'; expected one of"),
        ("corpus.jsonl", CHEF + "{not json\n", 2, "expected a corpus entry as JSON"),
        ("corpus.jsonl", CHEF + "[1, 2]\n", 2, "JSON object"),
        ("corpus.jsonl", CHEF + '{"_id": "x", "title": "X"}\n', 2, "text is missing"),
        ("corpus.jsonl", CHEF + '{"title": "X", "text": ""}\n', 2, "_id is missing"),
        ("corpus.jsonl", CHEF + '{"_id": 7, "title": "X", "text": ""}\n', 2, "string, found 7"),
        ("corpus.jsonl", '{"_id": "", "title": "X", "text": ""}\n', 1, "_id is empty"),
        ("corpus.jsonl", '{"_id": "x", "title": "", "text": " "}\n', 1, "both empty"),
        ("corpus.jsonl", CHEF + CHEF, 2, "'chef' stands already in line 1"),
        ("corpus.jsonl", "\n\n", 1, "the file is empty; expected a corpus entry"),
        ("corpus.jsonl", CHEF[:-2] + ', "metadata": 3}\n', 1, "metadata to be an object"),
        ("corpus.jsonl", CHEF[:-2] + ', "metadata": {"aliases": "x"}}\n', 1, "aliases"),
        ("corpus.jsonl", CHEF[:-2] + ', "metadata": {"aliases": [1]}}\n', 1, "list of strings"),
        ("corpus.jsonl", CHEF[:-2] + ', "metadata": {"capabilities": [1]}}\n', 1, "capability"),
        ("queries.jsonl", '{"_id": "q1"}\n', 1, "text or file is missing"),
        ("queries.jsonl", '{"_id": "q1", "text": ""}\n', 1, "text is empty"),
        ("queries.jsonl", '{"_id": "q1", "file": "gone.pdf"}\n', 1, "gone.pdf"),
        ("queries.jsonl", "", 1, "the file is empty; expected a query"),
        ("qrels/test.tsv", "q1\tchef\t1\n", 1, "expected the header"),
        ("qrels/test.tsv", "query-id\tcorpus-id\tscore\n", 1, "no qrels"),
        ("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq1 chef 1\n", 2, "whole score"),
        ("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq1\tchef\t1.5\n", 2, "whole score"),
        ("suite.toml", 'name = "x"\nformat = 2\n', 2, "this version reads format 1"),
        ("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq9\tchef\t1\n", 2, "'q9': not in queries"),
        ("qrels/test.tsv", "query-id\tcorpus-id\tscore\nq1\tcook\t1\n", 2, "'cook': not in corpus"),
        ("qrels/test.tsv", "query-id\tcorpus-id\tscore\n" + "q1\tchef\t1\n" * 2, 3, "judged twice"),
    ],
)
def test_damage_is_refused_with_its_place(
    tmp_path: Path, file: str, content: str, line: int, words: str
) -> None:
    write_suite(tmp_path)
    (tmp_path / file).write_text(content)
    with pytest.raises(SuiteError) as caught:
        read_suite(tmp_path)
    assert (caught.value.file, caught.value.line) == (tmp_path / file, line)
    assert words in caught.value.message
    assert str(caught.value).startswith(f"{tmp_path / file}:{line}: ")


@pytest.mark.parametrize("file", ["suite.toml", "corpus.jsonl", "queries.jsonl", "qrels/test.tsv"])
def test_missing_and_garbled_files_are_refused(tmp_path: Path, file: str) -> None:
    path = write_suite(tmp_path) / file
    content = path.read_bytes()
    path.write_bytes(content + b"\n\xff\xfe")
    with pytest.raises(SuiteError, match="expected UTF-8") as caught:
        read_suite(tmp_path)
    assert caught.value.line == content.count(b"\n") + 2
    path.unlink()
    if file == "suite.toml":  # a folder without one is BEIR's
        assert read_suite(tmp_path).name == tmp_path.name
        return
    with pytest.raises(SuiteError, match=r":1: the file cannot be read"):
        read_suite(tmp_path)


def test_a_folder_of_beir_opens_as_it_is(tmp_path: Path) -> None:
    folder = write_suite(tmp_path / "scifact")
    (folder / "suite.toml").unlink()
    suite = read_suite(folder)
    assert (suite.name, suite.task, len(suite.queries)) == ("scifact", "titles", 3)
    assert read_suite(folder, "skills").task == "skills"
    long = [{"_id": "q1", "text": "Cooked for guests of a hotel. " * 10}]
    pages = write_suite(tmp_path / "pages", queries=long, answers={"q1": "chef"})
    (pages / "suite.toml").unlink()
    assert read_suite(pages).task == "resumes"


def test_a_folder_that_is_no_suite_is_refused(tmp_path: Path) -> None:
    with pytest.raises(SuiteError, match=r"queries\.jsonl:1: the file cannot be read"):
        read_suite(tmp_path)


def test_what_a_suite_says_of_its_task_goes_first(tmp_path: Path) -> None:
    assert read_suite(write_suite(tmp_path), "skills").task == "titles"


def test_grades_below_zero_are_wrong_answers(tmp_path: Path) -> None:
    write_suite(tmp_path)
    with (tmp_path / "qrels" / "test.tsv").open("a") as file:
        file.write("q2\tnurse\t-1\nq2\taccountant\t3\n")
    suite = read_suite(tmp_path)
    assert suite.qrels["q2"] == {"chef": 1, "nurse": 0, "accountant": 3}
    assert suite.label("q2") == "accountant"


def test_the_hash_follows_whatever_was_read(tmp_path: Path) -> None:
    (tmp_path / "cv.txt").write_text("Chef")
    folder = write_suite(
        tmp_path / "suite", "resumes", queries=[{"_id": "q1", "file": "../cv.txt"}],
        answers={"q1": "chef"},
    )  # fmt: skip
    first = read_suite(folder).sha256
    assert read_suite(folder).sha256 == first
    (tmp_path / "cv.txt").write_text("Cook")
    assert read_suite(folder).sha256 != first


def test_labels_are_read_with_their_resumes(tmp_path: Path) -> None:
    suite = read_suite(write_advice(tmp_path))
    assert [query.id for query in suite.queries] == ["q1"]  # q2 has no labels
    labels = suite.labels["q1"]
    assert (labels.role, labels.level, labels.skills["python"]) == (
        "data-engineer", "mid", "other_words",
    )  # fmt: skip
    assert suite.relevant("q1") == {"data-engineer"}
    assert len(suite.corpus) == len(load_catalogue().roles)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"_id": "q9"}, "unknown id 'q9'"),
        ({"role": "wizard"}, "unknown role 'wizard'"),
        ({"level": "guru"}, "unknown level 'guru'"),
        ({"skills": ["python"]}, "skills to be an object"),
        ({"skills": {"levitation": "shown"}}, "unknown id 'levitation' in skills"),
        ({"skills": {"python": "maybe"}}, "skills.python is 'maybe'; expected one of shown"),
    ],
)
def test_damaged_labels_are_refused(tmp_path: Path, change: dict[str, Any], words: str) -> None:
    with pytest.raises(SuiteError) as caught:
        read_suite(write_advice(tmp_path, **change))
    assert (caught.value.file.name, caught.value.line) == ("labels.jsonl", 1)
    assert words in caught.value.message


def test_a_limit_takes_each_label_in_turn(tmp_path: Path) -> None:
    names = [f"{label}{number}" for label in "abc" for number in range(10 if label == "a" else 2)]
    suite = read_suite(
        write_suite(
            tmp_path,
            corpus=[{"_id": label, "title": label, "text": ""} for label in "abc"],
            queries=[{"_id": name, "text": name} for name in names],
            answers={name: name[0] for name in names},
        )
    )
    six = first_queries(suite, 6)
    assert sorted(query.id[0] for query in six.queries) == ["a", "a", "b", "b", "c", "c"]
    assert set(six.qrels) == {query.id for query in six.queries}
    assert first_queries(suite, 6) == six
    assert first_queries(suite, 4).queries == six.queries[:4]
    assert first_queries(suite, 6, seed=1).queries != six.queries
    assert len(first_queries(suite, 99).queries) == len(names)


@pytest.mark.shared
@pytest.mark.skipif(not SHARED.is_dir(), reason="the shared suites are not here")
def test_the_shared_suites_are_sound() -> None:
    sizes = {
        suite.name: (suite.task, len(suite.corpus), len(suite.queries))
        for suite in map(read_suite, sorted(SHARED.iterdir()))
    }
    assert sizes["resumes-livecareer"] == ("resumes", 24, 1246)
    assert sizes["titles-jobbert"] == ("titles", 2942, 15463)
    assert sizes["skills-tech"] == ("skills", 13896, 75)
