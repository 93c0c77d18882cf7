"""Tiny suites on disk, for tests of evaluation."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

CORPUS = (
    {"_id": "chef", "title": "Chef", "text": "Cooks food in a kitchen and plans menus."},
    {
        "_id": "accountant",
        "title": "Accountant",
        "text": "Keeps the ledger, tax and financial statements.",
        "metadata": {"aliases": ["Bookkeeper"]},
    },
    {"_id": "nurse", "title": "Nurse", "text": "Cares for patients in a hospital ward."},
)
QUERIES = (
    {"_id": "q1", "text": "Senior Bookkeeper"},
    {"_id": "q2", "text": "Kitchen chef"},
    {"_id": "q3", "text": "Hospital nurse"},
)
ANSWERS = {"q1": "accountant", "q2": "chef", "q3": "nurse"}
RESUME = """{title}
Summary
{title} with eight years of experience.
Experience
{title}, Example Ltd, January 2015 - March 2021
{duties}
Skills
{duties}
Education
Bachelor of Arts, 2014
"""


def write_suite(
    folder: Path,
    task: str = "titles",
    corpus: Sequence[Mapping[str, Any]] = CORPUS,
    queries: Sequence[Mapping[str, Any]] = QUERIES,
    answers: Mapping[str, str] = ANSWERS,
) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "suite.toml").write_text(f'name = "tiny"\ntask = "{task}"\nnote = "made up"\n')
    for name, rows in (("corpus", corpus), ("queries", queries)):
        lines = "".join(json.dumps(row) + "\n" for row in rows)
        (folder / f"{name}.jsonl").write_text(lines, encoding="utf-8")
    (folder / "qrels").mkdir(exist_ok=True)
    pairs = "".join(f"{query}\t{entry}\t1\n" for query, entry in answers.items())
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\n" + pairs)
    return folder


def write_resumes(folder: Path) -> Path:
    """Write a suite whose queries are files: two resumes, and one that cannot be read."""
    folder.mkdir(parents=True, exist_ok=True)
    duties = {
        "q1": ("Accountant", "Kept the ledger and wrote tax returns and financial statements."),
        "q2": ("Chef", "Cooked food in a hotel kitchen and planned menus."),
    }
    for name, (title, words) in duties.items():
        (folder / f"{name}.txt").write_text(RESUME.format(title=title, duties=words))
    (folder / "q3.txt").write_bytes(b"\x89PNG not a resume")
    queries = [{"_id": name, "file": f"{name}.txt"} for name in ("q1", "q2", "q3")]
    return write_suite(folder, "resumes", queries=queries)


def write_advice(folder: Path, **change: Any) -> Path:
    """Write a suite of advice: a data engineer with labels, and one without."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "suite.toml").write_text('name = "tiny-advice"\ntask = "advice"\n')
    duties = "Wrote SQL for a warehouse and kept the code in branches and pull requests."
    (folder / "q1.txt").write_text(RESUME.format(title="Data Engineer", duties=duties))
    queries = [{"_id": "q1", "file": "q1.txt"}, {"_id": "q2", "file": "q1.txt"}]
    (folder / "queries.jsonl").write_text("".join(json.dumps(row) + "\n" for row in queries))
    labels = {
        "_id": "q1",
        "role": "data-engineer",
        "level": "mid",
        "skills": {"sql": "shown", "python": "other_words"},
        "certifications": {},
        **change,
    }
    (folder / "labels.jsonl").write_text(json.dumps(labels) + "\n")
    return folder
