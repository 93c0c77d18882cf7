"""The report as Markdown."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from eval.measures import NAMES
from eval.report import words
from eval.report.audits import audits_of
from eval.report.model import Report
from eval.report.page import Section, sections
from eval.report.summaries import calibration_error
from eval.significance import Difference


def as_markdown(report: Report) -> str:
    """Return the same tables as the page has, without its plots."""
    return "\n".join(_lines(report)) + "\n"


def _lines(report: Report) -> Iterator[str]:
    yield f"# Evaluation\n\n{report.verdict()}\n"
    if report.changes:
        yield from _changes(report.changes)
    for note in report.notes:
        yield f"Note: {_text(note)}\n"
    for section in sections(report):
        yield from _section(section)
    for audit in audits_of(report.audits):
        yield f"## {audit.name}: {'passed' if audit.passed else 'failed'}\n"
        yield from (f"- {_text(name)}: {_text(value)}" for name, value in audit.facts)
        for table in audit.tables:
            yield f"\n### {_text(table.name)}\n"
            yield from _table(table.columns, table.rows)
    yield "## How to read this\n"
    yield "Intervals are 95 % bootstrap over queries. p-values are of paired randomisation tests,"
    yield "corrected with Holm's method.\n"
    yield from (f"- {name}: {text}" for name, text in words.MEASURES.items())


def _changes(changes: Sequence[Difference]) -> Iterator[str]:
    yield from _table(
        ("suite", "measure", "release", "now", "change", "p", "verdict"),
        [
            (
                item.suite, item.measure, words.number(item.before), words.number(item.after),
                f"{item.change:+.3f} ({item.low:+.3f} to {item.high:+.3f})",
                f"{item.p_holm:.4f}", words.judgement(item),
            )
            for item in changes
        ],
    )  # fmt: skip


def _section(section: Section) -> Iterator[str]:
    yield f"## {_text(section.name)}\n\n{section.note}. Compared by {section.main}.\n"
    others = [name for name in NAMES if name != section.main]
    rows = []
    for outcome in section.outcomes:
        result = outcome.result
        unread = f" ({result.unreadable} unread)" if result.unreadable else ""
        against = section.differences.get(result.system)
        rows.append([
            result.system, f"{result.queries}{unread}", words.interval(result, section.main),
            "" if against is None else f"{against.change:+.3f}, p {against.p_holm:.4f}",
            *(words.number(result.metrics[name]) for name in others),
            f"{result.latency_ms['p50']:.1f}" if result.latency_ms else "",
        ])  # fmt: skip
    lead = section.lead.result.system
    yield from _table(
        ("system", "queries", section.main, f"against {lead}", *others, "ms, p50"), rows
    )
    if advice := words.advice_of(section.lead.result):
        yield from _table(
            ("advice", lead), [(name, words.interval(section.lead.result, name)) for name in advice]
        )
    error = calibration_error(section.lead)
    if error is not None:
        yield f"Expected calibration error of {lead}: {error:.3f}.\n"
    if section.confusions:
        yield f"### Most confused by {lead}\n"
        yield from _table(("right", "first answer", "queries"), section.confusions)
    if section.worst:
        yield f"### Worst queries of {lead}\n"
        yield from _table(
            ("query", "right", "what went wrong"),
            [(item.query, item.label, words.what_went_wrong(item)) for item in section.worst],
        )
    versions = ", ".join(f"{name} {value}" for name, value in section.lead.result.versions.items())
    yield f"Versions: {_text(versions)}.\n"


def _table(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> Iterator[str]:
    yield _line(columns)
    yield _line(["---"] * len(columns))
    yield from (_line(row) for row in rows)
    yield ""


def _line(cells: Sequence[object]) -> str:
    return "| " + " | ".join(_text(str(cell)) for cell in cells) + " |"


def _text(text: str) -> str:
    """Return a text on one line that starts no markup of its own."""
    plain = " ".join(text.split()).replace("\\", "\\\\").replace("|", "\\|")
    return plain.replace("<", "&lt;")
