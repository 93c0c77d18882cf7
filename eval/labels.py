"""Labels of resumes: what a careful recruiter calls shown and missing, and what would help.

One JSON object per line of `labels.jsonl`: `_id`, `role`, `level`, `skills` (skill id to one of
SKILL_LABELS) and `certifications` (certification id to `helps` or one of FORBIDDEN).
"""

from __future__ import annotations

from collections.abc import Collection
from pathlib import Path

from eval.advice_measures import FORBIDDEN
from eval.lines import Row, read_jsonl
from eval.suite import Entry, Labels
from matcher.catalogue.load import load_catalogue
from matcher.catalogue.records import Catalogue

LEVELS = ("entry", "mid", "senior")
SKILL_LABELS = ("shown", "other_words", "missing")
CERTIFICATION_LABELS = ("helps", "no_need", *FORBIDDEN)


def read_labels(file: Path, queries: Collection[str]) -> dict[str, Labels]:
    """Read the labels by query id; SuiteError for unknown ids and words, with the line."""
    catalogue = load_catalogue()
    labels = {}
    for row in read_jsonl(file, "the labels of a resume"):
        if row.id not in queries:
            raise row.error(f"unknown id {row.id!r}: not in queries.jsonl")
        labels[row.id] = _labels(row, catalogue)
    return labels


def roles_as_corpus() -> tuple[Entry, ...]:
    """Return the roles of the catalogue that ships as what is ranked."""
    roles = load_catalogue().roles.values()
    return tuple(
        Entry(
            role.id, role.title, role.summary, role.aliases,
            tuple((item.name, item.text) for item in role.capabilities),
        )
        for role in sorted(roles, key=lambda role: role.id)
    )  # fmt: skip


def _labels(row: Row, catalogue: Catalogue) -> Labels:
    role, level = row.string("role"), row.string("level")
    if role not in catalogue.roles:
        raise row.error(f"unknown role {role!r}: not in the catalogue")
    if level not in LEVELS:
        raise row.error(f"unknown level {level!r}; expected one of {', '.join(LEVELS)}")
    return Labels(
        role,
        level,
        _marks(row, "skills", catalogue.skills, SKILL_LABELS),
        _marks(row, "certifications", catalogue.certifications, CERTIFICATION_LABELS),
    )


def _marks(row: Row, name: str, known: Collection[str], words: tuple[str, ...]) -> dict[str, str]:
    marks = row.fields.get(name)
    if not isinstance(marks, dict):
        raise row.error(f"expected {name} to be an object of id to label, found {marks!r}")
    for key, word in marks.items():
        if key not in known:
            raise row.error(f"unknown id {key!r} in {name}: not in the catalogue")
        if word not in words:
            raise row.error(f"{name}.{key} is {word!r}; expected one of {', '.join(words)}")
    return marks
