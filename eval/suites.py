"""Read an evaluation suite: what is ranked, for which queries, and which answers are right.

A suite is a folder with `suite.toml`, `corpus.jsonl`, `queries.jsonl` and `qrels/test.tsv`; the
fields are in `eval/README.md`. Damage is refused with file, line and what was expected.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import Any

from eval.errors import SuiteError
from eval.lines import Row, read_jsonl, read_lines
from matcher.resume.resume import Resume

TASKS = ("titles", "skills", "resumes", "candidates")
HEADER = ("query-id", "corpus-id", "score")


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that is ranked: a role, an occupation, a skill or a resume.

    `capabilities` are pairs of name and text.
    """

    id: str
    title: str
    text: str
    aliases: tuple[str, ...] = ()
    capabilities: tuple[tuple[str, str], ...] = ()

    def titles(self) -> tuple[str, ...]:
        """Return the title and every alias: what a bare title or a skill is compared with."""
        return (self.title, *self.aliases) if self.title else self.aliases

    def page(self) -> str:
        """Return title and text as one: what a resume is compared with."""
        return ". ".join(part for part in (self.title, self.text) if part)


@dataclass(frozen=True, slots=True)
class Query:
    """Something to find answers for: a text, or a file, whose text and resume are read later."""

    id: str
    text: str
    file: Path | None = None
    resume: Resume | None = None


@dataclass(frozen=True, slots=True)
class Suite:
    """A task with its right answers. The corpus is in order of id.

    Only queries with at least one right answer are kept. `qrels` maps query id to corpus id to
    grade; grade 0 means judged wrong.
    """

    name: str
    task: str
    note: str
    corpus: tuple[Entry, ...]
    queries: tuple[Query, ...]
    qrels: Mapping[str, Mapping[str, int]]

    def relevant(self, query: str) -> frozenset[str]:
        """Return the ids of the right answers to a query."""
        return frozenset(entry for entry, grade in self.qrels[query].items() if grade > 0)


def read_suite(folder: Path) -> Suite:
    """Read and check a suite; SuiteError when anything in it is missing or damaged."""
    about = _read_about(folder / "suite.toml")
    corpus = [_entry(row) for row in read_jsonl(folder / "corpus.jsonl", "a corpus entry")]
    queries = [_query(row) for row in read_jsonl(folder / "queries.jsonl", "a query")]
    qrels = _read_qrels(
        folder / "qrels" / "test.tsv",
        {entry.id for entry in corpus},
        {query.id for query in queries},
    )
    return Suite(
        **about,
        corpus=tuple(sorted(corpus, key=lambda entry: entry.id)),
        queries=tuple(query for query in queries if query.id in qrels),
        qrels=qrels,
    )


def first_queries(suite: Suite, most: int, seed: int = 0) -> Suite:
    """Keep `most` queries in a seeded order that takes a query of each label in turn.

    A query's label is its first right answer by id. A smaller limit keeps a part of a larger one.
    """
    shuffle = random.Random(seed).shuffle
    groups: dict[str, list[Query]] = defaultdict(list)
    for query in suite.queries:
        groups[min(suite.relevant(query.id))].append(query)
    labels = sorted(groups)
    shuffle(labels)
    for label in labels:
        shuffle(groups[label])
    turns = zip_longest(*(groups[label] for label in labels))
    kept = [query for turn in turns for query in turn if query is not None][:most]
    qrels = {query.id: suite.qrels[query.id] for query in kept}
    return replace(suite, queries=tuple(kept), qrels=qrels)


def _read_about(file: Path) -> dict[str, str]:
    text = "\n".join(line for _, line in read_lines(file, keep_blank=True))
    try:
        fields = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = re.search(r"at line (\d+)", str(error))
        line = int(place[1]) if place else text.count("\n") + 1
        raise SuiteError(file, line, f"expected TOML: {error}") from None
    for name in ("name", "task"):
        if not isinstance(fields.get(name), str) or not fields[name]:
            raise SuiteError(file, 1, f'expected {name} = "…", found {fields.get(name)!r}')
    if fields["task"] not in TASKS:
        line = next(n for n, text in read_lines(file) if text.lstrip().startswith("task"))
        raise SuiteError(
            file, line, f"unknown task {fields['task']!r}; expected one of {', '.join(TASKS)}"
        )
    return {"name": fields["name"], "task": fields["task"], "note": str(fields.get("note", ""))}


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
    if number == 1:
        raise SuiteError(file, 1, f"expected the header {' '.join(HEADER)}, found {cells}")
    if len(cells) != 3 or not cells[2].isdecimal():
        raise SuiteError(
            file, number, f"expected query-id, corpus-id and a whole score, found {cells}"
        )
    return cells[0], cells[1], int(cells[2])
