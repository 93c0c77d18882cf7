"""What people see of other schemes and of the job market in a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from matcher.catalogue.nearest import Near
from service.plain import one_line


def show_market(out: Console, page: Mapping[str, Any]) -> None:
    """Print what else a role page holds: the salary guide, live adverts, other schemes."""
    salary, live, job = page["salary"], page["live"], page["job"]
    if salary:
        span = _span(salary["low"], salary["median"], salary["high"], salary["currency"])
        _block(out, "Salary guide", [f"{span}, {salary['market']}, {salary['year']}",
                                     salary["source"]])  # fmt: skip
    if live:
        _block(out, f"Live market data, {live['as_of']}", _live(live))
    if job:
        valid = f", valid through {job['valid_through']}" if job["valid_through"] else ""
        by = job["employer"] or "employer not named"
        _block(out, "Job advert", [
            f"{by}, posted {job['posted'] or 'no date'}{valid}",
            f"nearest role {job['role']} ({job['similarity']:.2f})", job["url"],
        ])  # fmt: skip
    _block(out, "Elsewhere", [
        f"{item['scheme']} {item['version']}  {item['code']}  {item['label']}  "
        f"({item['confidence']:.1f})" for item in page["concepts"]
    ])  # fmt: skip


def show_concepts(out: Console, found: Sequence[Near]) -> None:
    """Print entries of a scheme, one a line."""
    table = Table(box=None, pad_edge=False, header_style="dim")
    for name in ("Label", "Confidence", "By"):
        table.add_column(name)
    table.add_column("Code", no_wrap=True, overflow="ignore")
    for entry in found:
        concept = entry.concept
        label = concept.label or entry.title
        cells = (label, f"{concept.confidence:.2f}", entry.by, concept.code)
        table.add_row(*(Text(one_line(cell)) for cell in cells))
    out.print(table)


def _live(live: Mapping[str, Any]) -> list[str]:
    jobs = "1 job" if live["jobs"] == 1 else f"{live['jobs']} jobs"
    return [f"{jobs}, {live['with_salary']} with a salary"] + [
        f"{_span(item['lower'], item['median'], item['upper'], item['currency'])} "
        f"(quartiles of {item['jobs']})"
        for item in live["salaries"]
    ]


def _span(low: int, middle: int | None, high: int, currency: str) -> str:
    median = f" · {middle:,}" if middle is not None else ""
    return f"{currency} {low:,}{median} · {high:,}"


def _block(out: Console, heading: str, lines: Sequence[str]) -> None:
    shown = [line for line in lines if line]
    if shown:
        out.print()
        out.print(Text(heading, "bold"))
    for line in shown:
        out.print(Text(f"  {one_line(line)}"))
