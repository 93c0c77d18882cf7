"""`matcher eval fairness`: from a suite of resumes to a report."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from eval.embeddings import CachedEncoder
from eval.errors import EvalError, need
from eval.fairness.figures import Array, Impact, Shift, impacts, ndcg_gap, shifts
from eval.fairness.scorers import Scorer, blind, plain, raw
from eval.fairness.versions import CONTROLS, IDENTITY, versions_of
from eval.run import bars, evaluation_cache
from eval.stability.command import readable_resumes

if TYPE_CHECKING:
    from rich.console import RenderableType

PACKAGES = {"fairlearn": "fairlearn", "scipy": "scipy"}
RESUMES = 60
AUDITED = "blind"
"""The scorer that has to pass: what ships. The others show what cutting is worth."""
NOT_AN_AUDIT = (
    "This is not a bias audit under New York City's Local Law 144: that needs the data of real "
    "applicants and an independent auditor. Here the same resumes are written for made-up people; "
    "no finding means that these changes moved nothing, not that the tool is fair."
)


@dataclass(frozen=True, slots=True)
class Summary:
    """One scorer in a line: its nDCG between groups and the share of shifts that are findings."""

    scorer: str
    significant: float
    ndcg_lowest: float
    ndcg_highest: float
    ndcg_gap: float


@dataclass(frozen=True, slots=True)
class FairnessReport:
    """What was found; `passed` when nothing was found for the scorer that ships."""

    passed: bool
    suite: str
    resumes: int
    note: str
    findings: tuple[str, ...]
    scorers: tuple[Summary, ...]
    impact: tuple[Impact, ...]
    attributes: tuple[Shift, ...]


def fairness_command(
    suite: Path,
    report: Path | None = None,
    json_file: Path | None = None,
    limit: int | None = None,
    cache: Path | None = None,
) -> FairnessReport:
    """Audit what ships on a suite's resumes, and write; EvalError where it cannot."""
    from matcher.catalogue.load import load_catalogue
    from matcher.match import Matcher
    from models.registry import load_encoder

    need(PACKAGES, "eval")
    kept = cache or evaluation_cache()
    resumes, name = readable_resumes(suite, limit or RESUMES, kept)
    encoder = CachedEncoder(load_encoder(), kept / "vectors")
    catalogue = load_catalogue()
    matcher = Matcher(catalogue, encoder)
    scorers = {
        AUDITED: blind(matcher),
        "raw": raw(matcher),
        "raw, plain encoder": plain(encoder, catalogue.roles),
    }
    found = audit(name, [resume.text for resume in resumes], scorers)
    for folder, file, text in (
        (report, "fairness.json", as_json(found)), (report, "fairness.md", as_markdown(found)),
    ):  # fmt: skip
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8")
    if json_file is not None:
        json_file.parent.mkdir(parents=True, exist_ok=True)
        json_file.write_text(as_json(found), encoding="utf-8")
    return found


def audit(name: str, bodies: Sequence[str], scorers: Mapping[str, Scorer]) -> FairnessReport:
    """Write every resume for every person, score all versions with each scorer, and compare."""
    written = [versions_of(body, str(at)) for at, body in enumerate(bodies)]
    summaries: list[Summary] = []
    impact: list[Impact] = []
    attributes: list[Shift] = []
    with bars() as bar:
        for scorer, score in scorers.items():
            table = _scores(written, score, bar(f"{name}: {scorer}", len(written)))
            if not table:
                raise EvalError("bad_suite", f"no resume of {name} is read; nothing to audit")
            base = table.pop(("base", ""))
            moved = shifts(scorer, base, table)
            first = [int(np.argmax(row)) for row in base]
            groups = {value: rows for (kind, value), rows in table.items() if kind == "name"}
            low, high = ndcg_gap(first, groups)
            swaps = [item for item in moved if item.attribute not in CONTROLS]
            share = float(np.mean([item.p < 0.05 for item in swaps]))
            summaries.append(Summary(scorer, share, low, high, high - low))
            impact += impacts(scorer, {
                group: np.array([row[at] for row, at in zip(rows, first, strict=True)])
                for group, rows in groups.items()
            })  # fmt: skip
            attributes += moved
    findings = tuple(_findings(attributes, impact))
    return FairnessReport(
        passed=not findings,
        suite=name,
        resumes=len(base),
        note=NOT_AN_AUDIT,
        findings=findings,
        scorers=tuple(summaries),
        impact=tuple(impact),
        attributes=tuple(attributes),
    )


def _scores(
    written: Sequence[Mapping[str, Mapping[str, str]]], score: Scorer, step: Callable[[], None]
) -> dict[tuple[str, str], list[Array]]:
    """Score all versions; a resume of which one version is not read is left out as a whole."""
    table: dict[tuple[str, str], list[Array]] = {}
    for versions in written:
        rows = {
            (attribute, value): score(text)
            for attribute, texts in versions.items()
            for value, text in texts.items()
        }
        step()
        if all(rows.values()):
            roles = sorted(rows["base", ""])
            for number, found in enumerate(rows.values()):
                key = _keys(versions)[number]
                table.setdefault(key, []).append(np.array([found[role] for role in roles]))
    return table


def _keys(versions: Mapping[str, Mapping[str, str]]) -> list[tuple[str, str]]:
    return [(attribute, value) for attribute, texts in versions.items() for value in texts]


def _findings(attributes: Sequence[Shift], impact: Sequence[Impact]) -> Iterator[str]:
    """Say what is wrong with the audited scorer: identity moves nothing, the rest no more."""
    mine = [item for item in attributes if item.scorer == AUDITED]
    for item in mine:
        if item.attribute in IDENTITY and item.largest > 0.05:
            yield (
                f"{item.attribute} ({item.value}) moves the score by up to {item.largest:.3f}, "
                "though it is to be cut"
            )
        elif item.finding and item.attribute not in CONTROLS:
            yield f"{item.attribute} ({item.value}) shifts the score by {item.shift:+.3f}"
    for one in impact:
        if one.scorer == AUDITED and one.finding:
            yield f"{one.group} is selected {one.ratio:.2f} times as often ({one.selection})"


def as_json(found: FairnessReport) -> str:
    """Return the report as JSON."""
    return json.dumps(asdict(found), indent=2) + "\n"


def as_table(found: FairnessReport) -> RenderableType:
    """Return the report for a terminal."""
    from rich.console import Group
    from rich.table import Table

    parts: list[RenderableType] = [f"{found.suite}, {found.resumes} resumes"]
    for title, columns, rows in _tables(found):
        table = Table(title=title, title_justify="left")
        for column in columns:
            table.add_column(column, overflow="fold")
        for row in rows:
            table.add_row(*row)
        parts.append(table)
    return Group(*parts, *(f"Finding: {text}" for text in found.findings), found.note)


def as_markdown(found: FairnessReport) -> str:
    """Return the report as Markdown."""
    verdict = "passed" if found.passed else "failed"
    lines = [f"# Fairness on {found.suite}, {found.resumes} resumes: {verdict}", "", found.note, ""]
    lines += [f"- Finding: {text}" for text in found.findings]
    for title, columns, rows in _tables(found):
        lines += ["", f"## {title}", "", f"| {' | '.join(columns)} |"]
        lines += ["| --- " * len(columns) + "|", *(f"| {' | '.join(row)} |" for row in rows)]
    return "\n".join(lines) + "\n"


def _tables(found: FairnessReport) -> Iterator[tuple[str, list[str], list[list[str]]]]:
    """Yield title, columns and rows; scorers stand side by side."""
    scorers = [item.scorer for item in found.scorers]
    yield "Scorers", ["scorer", "significant", "nDCG@10, lowest", "highest", "gap"], [
        [x.scorer, f"{x.significant:.0%}", f"{x.ndcg_lowest:.4f}", f"{x.ndcg_highest:.4f}",
         f"{x.ndcg_gap:.4f}"]
        for x in found.scorers
    ]  # fmt: skip
    columns = ["attribute", "value", *(f"{name}: shift, largest, p" for name in scorers)]
    by_value = sorted(found.attributes, key=lambda item: (item.attribute, item.value))
    yield (
        "Attributes, and controls",
        columns,
        [
            [*key, *(f"{x.shift:+.4f}, {x.largest:.4f}, {x.p:.3f}" for x in items)]
            for key, items in groupby(by_value, key=lambda item: (item.attribute, item.value))
        ],
    )
    chosen = sorted(found.impact, key=lambda item: (item.selection, item.group))
    columns = ["selection", "group", *(f"{name}: impact ratio" for name in scorers)]
    yield (
        "Selection by sex and race of the name",
        columns,
        [
            [*key, *(f"{x.ratio:.3f} ({x.low:.3f} to {x.high:.3f})" for x in items)]
            for key, items in groupby(chosen, key=lambda item: (item.selection, item.group))
        ],
    )
