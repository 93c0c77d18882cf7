"""`matcher eval from-csv`: a board's clicks or decisions as a suite.

One row of the CSV is one event: a query (a resume file, a text or a title), something it was shown
(a job or role), and what came of it. Several rows on a pair count as the best of them.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
import os
import re
import shutil
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.errors import EvalError
from eval.suite import TASKS
from eval.suite_files import read_suite

GRADES: dict[str, int] = {
    "hired": 3, "offer": 3, "interviewed": 2, "interview": 2, "shortlisted": 2, "applied": 2,
    "apply": 2, "clicked": 1, "click": 1, "saved": 1, "viewed": 0, "view": 0, "shown": 0,
    "impression": 0, "rejected": 0, "declined": 0, "no": 0, "yes": 1,
}  # fmt: skip
"""What an outcome is worth: from seen and left (0) to hired (3)."""
HIGHEST = 3
MOST_PROBLEMS = 20
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[a-z]{2,}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Columns:
    """The columns of the CSV; `query_text` or `query_file` says what is asked, not both.

    Without `outcome` every row counts as right.
    """

    query: str
    entry: str
    title: str
    outcome: str | None = None
    text: str | None = None
    query_text: str | None = None
    query_file: str | None = None


@dataclass(frozen=True, slots=True)
class Options:
    """How rows are read: the task, further grades by outcome, the fewest events that count."""

    task: str = "resumes"
    name: str = "my-board"
    grades: Mapping[str, int] | None = None
    fewest: int = 1
    force: bool = False


@dataclass(frozen=True, slots=True)
class Converted:
    """What came of a CSV; `hashed` counts ids that held an e-mail address."""

    folder: str
    rows: int
    queries: int
    entries: int
    judgements: Mapping[str, int]
    left_out: int
    hashed: int


@dataclass(frozen=True, slots=True)
class _Event:
    line: int
    query: str
    entry: str
    title: str
    text: str
    asked: str
    grade: int


def from_csv_command(file: Path, out: Path, columns: Columns, options: Options) -> Converted:
    """Convert a CSV into a suite folder; EvalError lists the rows that are wrong.

    The folder is written whole or not at all, and read back before it is put in place.
    """
    if options.task not in TASKS[:4]:
        raise _wrong(f"unknown task {options.task!r}; expected one of {', '.join(TASKS[:4])}")
    if (columns.query_text is None) == (columns.query_file is None):
        raise _wrong("name the column of the query's text or of its file, one of the two")
    if out.exists() and any(out.iterdir()) and not options.force:
        raise _wrong(f"{out} is not empty; name another folder, or pass --force to replace it")
    events = list(_events(file, columns, options))
    kept = _best(events, options.fewest)
    right = {query for (query, _), event in kept.items() if event.grade > 0}
    if not right:
        raise EvalError(
            "bad_csv", f"{file} has no row with an outcome above 0; expected some, or `--grade`"
        )
    unfinished = out.with_name(f".{out.name}.{os.getpid()}.tmp")
    shutil.rmtree(unfinished, ignore_errors=True)
    try:
        _write(unfinished, file, kept, right, columns, options)
        read_suite(unfinished)
        shutil.rmtree(out, ignore_errors=True)
        out.parent.mkdir(parents=True, exist_ok=True)
        unfinished.rename(out)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)
    used = [event for (query, _), event in kept.items() if query in right]
    grades = Counter(str(event.grade) for event in used)
    ids = {event.query for event in events} | {event.entry for event in events}
    return Converted(
        folder=str(out),
        rows=len(events),
        queries=len(right),
        entries=len({event.entry for event in kept.values()}),
        judgements=dict(sorted(grades.items())),
        left_out=len({event.query for event in events}) - len(right),
        hashed=sum(EMAIL.search(key) is not None for key in ids),
    )


def _events(file: Path, columns: Columns, options: Options) -> Iterator[_Event]:
    """Read the rows; every wrong one is named, up to MOST_PROBLEMS."""
    grades = {**GRADES, **(options.grades or {})}
    problems: list[str] = []
    for line, row in _rows(file, [name for name in _names(columns) if name]):
        try:
            yield _event(file, line, row, columns, grades)
        except ValueError as error:
            problems.append(f"{file}:{line}: {error}")
        if len(problems) >= MOST_PROBLEMS:
            break
    if problems:
        raise EvalError("bad_csv", "\n".join(problems))


def _names(columns: Columns) -> list[str | None]:
    return [
        columns.query, columns.entry, columns.title, columns.outcome, columns.text,
        columns.query_text, columns.query_file,
    ]  # fmt: skip


def _rows(file: Path, names: Sequence[str]) -> Iterator[tuple[int, dict[str, str]]]:
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise EvalError("bad_csv", f"{file} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        line = file.read_bytes()[: error.start].count(b"\n") + 1
        raise EvalError(
            "bad_csv", f"{file}:{line}: expected UTF-8; export the sheet as “CSV UTF-8”"
        ) from None
    head = text.split("\n", 1)[0]
    delimiter = max(",;\t|", key=head.count)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    missing = [name for name in names if name not in (reader.fieldnames or [])]
    if missing:
        found = ", ".join(reader.fieldnames or ["nothing"])
        raise EvalError("bad_csv", f"{file}:1: no column {', '.join(missing)}; found {found}")
    try:
        for row in reader:
            if None in row or None in row.values():
                raise EvalError(
                    "bad_csv", f"{file}:{reader.line_num}: expected {len(reader.fieldnames or [])} "
                    "cells as in the header; is a quote not closed?",
                )  # fmt: skip
            yield reader.line_num, {name: (row[name] or "").strip() for name in names}
    except csv.Error as error:
        line = reader.reader.line_num
        raise EvalError("bad_csv", f"{file}:{line}: no CSV: {error}") from None


def _event(
    file: Path, line: int, row: Mapping[str, str], columns: Columns, grades: Mapping[str, int]
) -> _Event:
    for name in (columns.query, columns.entry, columns.title):
        if not row[name]:
            raise ValueError(f"{name} is empty; expected a value")
    asked = row[columns.query_text or columns.query_file or ""]
    if not asked:
        raise ValueError(f"{columns.query_text or columns.query_file} is empty; expected the query")
    if columns.query_file and not (file.parent / asked).is_file():
        raise ValueError(f"there is no file {file.parent / asked}")
    return _Event(
        line, row[columns.query], row[columns.entry], row[columns.title],
        row[columns.text] if columns.text else "", asked,
        _grade(row[columns.outcome], grades) if columns.outcome else 1,
    )  # fmt: skip


def _grade(word: str, grades: Mapping[str, int]) -> int:
    if re.fullmatch(r"\d+", word, re.ASCII) and int(word) <= HIGHEST:
        return int(word)
    if word.lower() not in grades:
        raise ValueError(
            f"unknown outcome {word!r}; expected 0 to {HIGHEST}, one of {', '.join(grades)}, or "
            f"`--grade {word}=N`"
        )
    return grades[word.lower()]


def _best(events: Sequence[_Event], fewest: int) -> dict[tuple[str, str], _Event]:
    """Keep the best event of each pair; fewer right ones than `fewest` are left out."""
    counts = Counter((event.query, event.entry) for event in events if event.grade > 0)
    kept: dict[tuple[str, str], _Event] = {}
    for event in events:
        pair = (event.query, event.entry)
        if event.grade > 0 and counts[pair] < fewest:
            continue
        if pair not in kept or event.grade > kept[pair].grade:
            kept[pair] = event
    return kept


def _write(
    folder: Path, file: Path, kept: Mapping[tuple[str, str], _Event], right: set[str],
    columns: Columns, options: Options,
) -> None:  # fmt: skip
    (folder / "qrels").mkdir(parents=True)
    corpus: dict[str, dict[str, str]] = {}
    queries: dict[str, dict[str, str]] = {}
    lines = ["query-id\tcorpus-id\tscore"]
    for (query, entry), event in sorted(kept.items()):
        ids = _safe(query), _safe(entry)
        corpus.setdefault(ids[1], {"_id": ids[1], "title": event.title, "text": event.text})
        if query not in right:
            continue
        if ids[0] not in queries:
            queries[ids[0]] = {"_id": ids[0], **_query(folder, file, event, ids[0], columns)}
        lines.append(f"{ids[0]}\t{ids[1]}\t{event.grade}")
    for name, rows in (("corpus", corpus), ("queries", queries)):
        text = "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows.values())
        (folder / f"{name}.jsonl").write_text(text, encoding="utf-8")
    (folder / "qrels" / "test.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    about = {"name": options.name, "task": options.task, "note": f"made of {file.name}"}
    toml = "".join(f"{key} = {json.dumps(value)}\n" for key, value in about.items())
    (folder / "suite.toml").write_text("format = 1\n" + toml, encoding="utf-8")


def _query(folder: Path, file: Path, event: _Event, name: str, columns: Columns) -> dict[str, str]:
    """Give the text, or copy the file under the query's id: file names often hold names."""
    if columns.query_file is None:
        return {"text": event.asked}
    source = file.parent / event.asked
    copy = f"resumes/{hashlib.sha256(name.encode()).hexdigest()[:16]}{source.suffix.lower()}"
    (folder / "resumes").mkdir(exist_ok=True)
    shutil.copyfile(source, folder / copy)
    return {"file": copy}


def _safe(key: str) -> str:
    """Return an id; one that holds an e-mail address as a hash, white space as `_`."""
    if EMAIL.search(key):
        return hashlib.sha256(key.lower().encode()).hexdigest()[:16]
    return re.sub(r"\s+", "_", key)


def _wrong(message: str) -> EvalError:
    return EvalError("bad_arguments", message)
