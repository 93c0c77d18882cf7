"""An evaluation suite: what is ranked, for which queries, and which answers are right."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import zip_longest
from pathlib import Path

from matcher.resume.resume import Resume

TASKS = ("titles", "skills", "resumes", "candidates", "advice")
SHORT = ("titles", "skills")
"""Tasks whose queries are a title or a sentence; in the others they are pages."""
FILES = ("resumes", "advice")
"""Tasks whose queries are resumes."""


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
class Labels:
    """What a careful recruiter says of one resume and its role; ids are those of the catalogue.

    `skills` maps a skill of the role to `shown`, `other_words` or `missing`; `certifications` maps
    one to `helps`, `no_need`, or why it must not be suggested (`eval/labels.py`).
    """

    role: str
    level: str
    skills: Mapping[str, str]
    certifications: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Suite:
    """A task with its right answers. The corpus is in order of id.

    Only queries with at least one right answer are kept. `qrels` maps query id to corpus id to
    grade; grade 0 means judged wrong. `labels` are by query id, of the task `advice` only. `sha256`
    is the hash of everything that was read, resumes included.
    """

    name: str
    task: str
    note: str
    corpus: tuple[Entry, ...]
    queries: tuple[Query, ...]
    qrels: Mapping[str, Mapping[str, int]]
    sha256: str = ""
    labels: Mapping[str, Labels] = field(default_factory=dict)

    def relevant(self, query: str) -> frozenset[str]:
        """Return the ids of the right answers to a query."""
        return frozenset(entry for entry, grade in self.qrels[query].items() if grade > 0)

    def label(self, query: str) -> str:
        """Return the right answer that stands for a query: the best graded, the first by id."""
        grades = self.qrels[query]
        return min(grades, key=lambda entry: (-grades[entry], entry))


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
