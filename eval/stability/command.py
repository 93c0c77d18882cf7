"""`matcher eval stability`: from a suite of resumes to a report."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from eval.embeddings import CachedEncoder
from eval.errors import EvalError, need
from eval.resumes import AS_OF, read_resumes
from eval.run import bars, evaluation_cache
from eval.stability.checks import Check, Matches, cases_of, summary
from eval.stability.repeats import Repeat, repeats_of
from eval.suite import FILES, first_queries
from eval.suite_files import read_suite
from matcher.resume.errors import UnreadableResume
from matcher.resume.read import Reader, from_text
from matcher.resume.resume import Resume
from models.encoder import Encoder

if TYPE_CHECKING:
    from rich.console import RenderableType

PACKAGES = {"reportlab": "reportlab", "docx": "python-docx"}
RESUMES = 30
REPEATED = 8
"""How many resumes are changed, and how many are asked for again and again."""


@dataclass(frozen=True, slots=True)
class StabilityReport:
    """What moved and what did not; `passed` when every check and every repeat did."""

    passed: bool
    suite: str
    resumes: int
    note: str
    versions: Mapping[str, str]
    repeatability: tuple[Repeat, ...]
    checks: tuple[Check, ...]


def stability_command(
    suite: Path,
    report: Path | None = None,
    json_file: Path | None = None,
    limit: int | None = None,
    cache: Path | None = None,
) -> StabilityReport:
    """Check what ships on a suite's resumes, and write; EvalError where it cannot."""
    from matcher.catalogue.load import load_catalogue
    from matcher.match import Matcher
    from models.registry import load_encoder

    need(PACKAGES, "eval")
    kept = cache or evaluation_cache()
    resumes, name = readable_resumes(suite, limit or RESUMES, kept)
    encoder = load_encoder()
    cached = CachedEncoder(encoder, kept / "vectors")
    catalogue = load_catalogue()
    found = check(
        name, resumes, Matcher(catalogue, cached), Matcher(catalogue, encoder), encoder,
    )  # fmt: skip
    for folder, file, text in (
        (report, "stability.json", as_json(found)), (report, "stability.md", as_markdown(found)),
    ):  # fmt: skip
        if folder is not None:
            folder.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8")
    if json_file is not None:
        json_file.parent.mkdir(parents=True, exist_ok=True)
        json_file.write_text(as_json(found), encoding="utf-8")
    return found


def check(
    name: str,
    resumes: Sequence[Resume],
    changed: Matches,
    repeated: Matches,
    encoder: Encoder,
    documents: bool = True,
    processes: bool = True,
) -> StabilityReport:
    """Check a matcher: `changed` may keep vectors, `repeated` must not."""
    cases = []
    with Reader() as reader, bars() as bar:

        def read(data: bytes, file: str) -> Resume:
            return reader.read(data, file, AS_OF)

        step = bar(f"{name}: changes", len(resumes))
        for resume in resumes:
            cases += cases_of(changed, resume, read if documents else None)
            step()
    checks = summary(cases)
    if not checks:
        raise EvalError(
            "bad_suite", f"no resume of {name} gets a match, so there is nothing to change"
        )
    again = [from_text(resume.text, as_of=AS_OF) for resume in resumes[:REPEATED]]
    repeats = repeats_of(repeated, encoder, again, processes)
    return StabilityReport(
        passed=all(item.passed for item in checks) and all(item.passed for item in repeats),
        suite=name,
        resumes=len(resumes),
        note="A change passes when at least the stated share of cases moves by no more than the "
        "bound, and in as many the rest holds: the first role stays, the gap goes or comes, the "
        "score falls.",
        versions={"model": f"{encoder.id}@{encoder.sha256[:12]}"},
        repeatability=tuple(repeats),
        checks=tuple(checks),
    )


def as_json(found: StabilityReport) -> str:
    """Return the report as JSON."""
    return json.dumps(asdict(found), indent=2) + "\n"


def as_table(found: StabilityReport) -> RenderableType:
    """Return the report for a terminal."""
    from rich.console import Group
    from rich.table import Table

    bounds = Table(title=f"{found.suite}, {found.resumes} resumes", title_justify="left")
    for column in (*COLUMNS, "verdict"):
        bounds.add_column(column)
    for item in found.checks:
        bounds.add_row(*_cells(item), _verdict(item.passed))
    repeats = Table()
    for column in ("asked again over", "equal", "of", "verdict"):
        repeats.add_column(column)
    for repeat in found.repeatability:
        repeats.add_row(
            repeat.repeat, str(repeat.equal), str(repeat.cases), _verdict(repeat.passed)
        )
    return Group(bounds, repeats, found.note)


def as_markdown(found: StabilityReport) -> str:
    """Return the report as Markdown."""
    lines = [f"# Stability on {found.suite}: {_verdict(found.passed)}", "", found.note, ""]
    lines += ["| " + " | ".join((*COLUMNS, "verdict")) + " |", "| --- " * 10 + "|"]
    lines += [f"| {' | '.join((*_cells(x), _verdict(x.passed)))} |" for x in found.checks]
    lines += ["", "| asked again over | equal | of | verdict |", "| --- | --- | --- | --- |"]
    lines += [
        f"| {x.repeat} | {x.equal} | {x.cases} | {_verdict(x.passed)} |"
        for x in found.repeatability
    ]
    return "\n".join(lines) + "\n"


COLUMNS = (
    "change", "cases", "mean", "95th", "largest", "bound", "within", "rest holds", "at least",
)  # fmt: skip


def _cells(item: Check) -> tuple[str, ...]:
    figures = (item.mean, item.p95, item.largest, item.bound)
    return (
        item.check, str(item.cases), *(f"{value:.3f}" for value in figures),
        f"{item.within:.0%}", f"{item.held:.0%}", f"{item.least:.0%}",
    )  # fmt: skip


def _verdict(passed: bool) -> str:
    return "passed" if passed else "failed"


def readable_resumes(folder: Path, most: int, cache: Path) -> tuple[list[Resume], str]:
    """Return resumes of a suite that can be read, also as text alone, and the suite's name."""
    suite = read_suite(folder)
    if suite.task not in FILES:
        raise EvalError(
            "bad_arguments", f"{folder} has the task {suite.task}; expected resumes or advice"
        )
    with bars() as bar:
        suite = first_queries(suite, most)
        read = read_resumes(suite, cache / "resumes", bar(f"{suite.name}: reading", most))
    resumes = [query.resume for query in read.queries if query.resume is not None]
    readable = []
    for resume in resumes:
        try:
            from_text(resume.text, as_of=AS_OF)
        except UnreadableResume:
            continue
        readable.append(resume)
    return readable, suite.name
