"""Several resumes in one table, for people: roles, proof, what is missing, what would help."""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from matcher.report import MatchReport, RoleMatch
from service.failure import Failure
from service.plain import one_line

ROLES = 3
QUOTES = 2
MISSING = 4
QUOTE = 110


def show_batch(out: Console, rows: Sequence[tuple[str, MatchReport | Failure]]) -> None:
    """Print a row per file: its best roles with proof and gaps, or why it could not be read."""
    table = Table(box=None, pad_edge=False, header_style="dim", padding=(0, 2, 1, 0))
    for name, ratio in (("Resume", 3), ("Roles", 5), ("Proof", 8), ("Missing, and what helps", 6)):
        table.add_column(name, ratio=ratio, overflow="fold")
    for name, outcome in rows:
        table.add_row(Text(one_line(name), "bold"), *_cells(outcome))
    out.print(table)
    out.print(Text("A score helps people decide; it decides nothing.", "dim"))


def _cells(outcome: MatchReport | Failure) -> tuple[Text, Text, Text]:
    if isinstance(outcome, Failure):
        return Text(outcome.code, "red"), Text(one_line(outcome.message)), Text()
    if outcome.abstained is not None:
        return Text("no role named"), Text(one_line(outcome.abstained.reason)), Text()
    roles = "\n".join(f"{match.score:.2f} {match.role.title}" for match in outcome.matches[:ROLES])
    best = outcome.matches[0]
    return Text(roles), Text("\n".join(_quotes(best))), Text("\n".join(_help(outcome, best)))


def _quotes(match: RoleMatch) -> list[str]:
    """Return the passages that earned most, each once."""
    passages = [item for item in match.evidence if item.kind in ("duties", "words")]
    texts = dict.fromkeys((one_line(item.text), item.page) for item in passages)
    return [f"“{_short(text)}” p. {page}" for text, page in list(texts)[:QUOTES]]


def _short(text: str) -> str:
    return text if len(text) <= QUOTE else text[: QUOTE - 1].rsplit(" ", 1)[0] + " …"


def _help(report: MatchReport, match: RoleMatch) -> list[str]:
    role = match.role.id
    missing = [gap.name for gap in report.gaps if gap.role == role][:MISSING]
    certifications = [item.name for item in report.certifications if item.role == role][:1]
    levels = [step.title for step in report.next_steps
              if step.role == role and step.kind == "level"]  # fmt: skip
    return [
        *([", ".join(missing)] if missing else []),
        *(f"→ {name}" for name in certifications),
        *(f"↑ {name}" for name in levels),
    ]
