"""Read a suite from its folder.

A suite is a folder with `suite.toml`, `corpus.jsonl`, `queries.jsonl` and `qrels/test.tsv`; the
fields are in `eval/README.md`. A folder in BEIR's format, without `suite.toml`, opens as it is.
Damage is refused with file, line and what was expected.
"""

from __future__ import annotations

import hashlib
import re
import statistics
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from eval.errors import SuiteError
from eval.labels import read_labels, roles_as_corpus
from eval.lines import Row, read_jsonl, read_lines
from eval.suite import TASKS, Entry, Query, Suite

HEADER = ("query-id", "corpus-id", "score")
FORMAT = 1
LONG_QUERY = 40
"""Queries of so many words, by their median, are taken for resumes where no file says the task."""


@dataclass(frozen=True, slots=True)
class About:
    """What `suite.toml` says."""

    name: str
    task: str
    note: str


def read_suite(folder: Path, task: str | None = None) -> Suite:
    """Read and check a suite; SuiteError when anything in it is missing or damaged.

    `task` is that of a folder that does not say it; what `suite.toml` says goes first.
    """
    queries = [_query(row) for row in read_jsonl(folder / "queries.jsonl", "a query")]
    about = _about(folder, queries, task)
    if about.task == "advice":
        return _advice(folder, about, queries)
    corpus = [_entry(row) for row in read_jsonl(folder / "corpus.jsonl", "a corpus entry")]
    qrels = _read_qrels(
        folder / "qrels" / "test.tsv",
        {entry.id for entry in corpus},
        {query.id for query in queries},
    )
    names = ("suite.toml", "corpus.jsonl", "queries.jsonl", "qrels/test.tsv")
    return Suite(
        name=about.name,
        task=about.task,
        note=about.note,
        corpus=tuple(sorted(corpus, key=lambda entry: entry.id)),
        queries=tuple(query for query in queries if query.id in qrels),
        qrels=qrels,
        sha256=_digest(folder, names, queries),
    )


def _advice(folder: Path, about: About, queries: Sequence[Query]) -> Suite:
    """Read resumes with labels; what is ranked is the catalogue that ships."""
    labels = read_labels(folder / "labels.jsonl", {query.id for query in queries})
    kept = tuple(query for query in queries if query.id in labels)
    return Suite(
        name=about.name,
        task=about.task,
        note=about.note,
        corpus=roles_as_corpus(),
        queries=kept,
        qrels={query.id: {labels[query.id].role: 1} for query in kept},
        sha256=_digest(folder, ("suite.toml", "queries.jsonl", "labels.jsonl"), queries),
        labels=labels,
    )


def _digest(folder: Path, names: Sequence[str], queries: Sequence[Query]) -> str:
    """Hash the files of a suite, and the resumes that it names."""
    files = [folder / name for name in names]
    files += [query.file for query in queries if query.file is not None]
    digest = hashlib.sha256()
    for file in files:
        content = file.read_bytes() if file.is_file() else b""
        digest.update(hashlib.sha256(content).digest())
    return digest.hexdigest()


def _about(folder: Path, queries: Sequence[Query], task: str | None) -> About:
    file = folder / "suite.toml"
    if file.is_file() or not (folder / "qrels" / "test.tsv").is_file():
        return _read_about(file)
    words = statistics.median(len(query.text.split()) for query in queries)
    guessed = "resumes" if words >= LONG_QUERY or not queries[0].text else "titles"
    return About(folder.resolve().name, task or guessed, "a folder without suite.toml, as BEIR's")


def _read_about(file: Path) -> About:
    text = "\n".join(line for _, line in read_lines(file, keep_blank=True))
    try:
        fields = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        raise SuiteError(file, line, f"expected TOML: {error}") from None
    if fields.get("format", FORMAT) != FORMAT:
        raise SuiteError(
            file, _line_of("format", file),
            f"the suite has format {fields['format']!r}; this version reads format {FORMAT}: "
            "use a newer matcher",
        )  # fmt: skip
    for name in ("name", "task"):
        if not isinstance(fields.get(name), str) or not fields[name]:
            raise SuiteError(file, 1, f'expected {name} = "…", found {fields.get(name)!r}')
    if fields["task"] not in TASKS:
        raise SuiteError(
            file, _line_of("task", file),
            f"unknown task {fields['task']!r}; expected one of {', '.join(TASKS)}",
        )  # fmt: skip
    return About(fields["name"], fields["task"], str(fields.get("note", "")))


def _line_of(name: str, file: Path) -> int:
    return next((n for n, text in read_lines(file) if text.lstrip().startswith(name)), 1)


def _entry(row: Row) -> Entry:
    title, text = row.string("title"), row.string("text")
    if not title.strip() and not text.strip():
        raise row.error("title and text are both empty; expected at least one of them")
    metadata = row.fields.get("metadata") or {}
    if not isinstance(metadata, dict):
        raise row.error(f"expected metadata to be an object, found {metadata!r}")
    aliases = _list(row, metadata, "aliases")
    if not all(isinstance(alias, str) for alias in aliases):
        raise row.error("expected metadata.aliases to be a list of strings")
    capabilities = tuple(_capability(row, item) for item in _list(row, metadata, "capabilities"))
    return Entry(row.id, title, text, tuple(aliases), capabilities)


def _list(row: Row, metadata: Mapping[str, Any], name: str) -> Sequence[Any]:
    values = metadata.get(name) or []
    if not isinstance(values, list):
        raise row.error(f"expected metadata.{name} to be a list, found {values!r}")
    return values


def _capability(row: Row, item: object) -> tuple[str, str]:
    if isinstance(item, str):
        return item, ""
    if isinstance(item, dict) and isinstance(item.get("name"), str):
        return item["name"], str(item.get("text") or "")
    raise row.error(f"expected a capability as a string or {{name, text}}, found {item!r}")


def _query(row: Row) -> Query:
    if "file" not in row.fields:
        text = row.string("text", "text or file")
        if not text.strip():
            raise row.error("text is empty; expected the words to rank for")
        return Query(row.id, text)
    path = row.file.parent / row.string("file")
    if not path.is_file():
        raise row.error(f"there is no file {path}; expected the resume of this query")
    return Query(row.id, "", path)


def _read_qrels(file: Path, corpus: set[str], queries: set[str]) -> dict[str, dict[str, int]]:
    qrels: dict[str, dict[str, int]] = defaultdict(dict)
    for number, text in read_lines(file):
        cells = tuple(cell.strip() for cell in text.split("\t"))
        if number == 1 and cells == HEADER:
            continue
        query, entry, grade = _qrel(file, number, cells)
        for key, known, where in ((query, queries, "queries"), (entry, corpus, "corpus")):
            if key not in known:
                raise SuiteError(file, number, f"unknown id {key!r}: not in {where}.jsonl")
        if entry in qrels[query]:
            raise SuiteError(file, number, f"{query!r} and {entry!r} are judged twice")
        qrels[query][entry] = grade
    judged = {key: grades for key, grades in qrels.items() if any(grades.values())}
    if not judged:
        raise SuiteError(file, 1, "no qrels: expected at least one line with a score above 0")
    return judged


def _qrel(file: Path, number: int, cells: tuple[str, ...]) -> tuple[str, str, int]:
    """Read a judgement; below zero, which some TREC qrels have, means judged wrong."""
    if number == 1:
        raise SuiteError(file, 1, f"expected the header {' '.join(HEADER)}, found {cells}")
    if len(cells) != 3 or not re.fullmatch(r"-?\d+", cells[2], re.ASCII):
        raise SuiteError(
            file, number, f"expected query-id, corpus-id and a whole score, found {cells}"
        )
    return cells[0], cells[1], max(int(cells[2]), 0)
