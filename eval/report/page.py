"""The report as one HTML file that loads nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from eval.measures import NAMES
from eval.report import plots, words
from eval.report.audits import Audit, audits_of
from eval.report.model import Report
from eval.report.summaries import calibration_error, confusions, worst
from eval.result import Asked, Outcome
from eval.significance import Difference


@dataclass(frozen=True, slots=True)
class Plot:
    """A picture with what it shows in words."""

    title: str
    source: str
    about: str


@dataclass(frozen=True, slots=True)
class Section:
    """A suite in the report; `lead` is the system that is looked at closely."""

    name: str
    main: str
    note: str
    outcomes: Sequence[Outcome]
    best: Outcome
    lead: Outcome
    differences: Mapping[str, Difference]
    plots: Sequence[Plot]
    confusions: Sequence[tuple[str, str, int]]
    worst: Sequence[Asked]


def as_html(report: Report) -> str:
    """Return the report; everything from outside is escaped."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    environment = Environment(
        loader=PackageLoader("eval.report", "."), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip
    template = environment.get_template("page.html.j2")
    audits: list[Audit] = audits_of(report.audits)
    context: dict[str, Any] = {
        "report": report,
        "sections": list(sections(report)),
        "audits": audits,
        "names": NAMES,
        "words": words,
        "measures": words.MEASURES,
    }
    return template.render(context) + "\n"


def sections(report: Report) -> Iterator[Section]:
    """Yield what is shown of each suite."""
    for name, outcomes in report.suites().items():
        main = outcomes[0].result.main
        lead = next((item for item in outcomes if item.result.system == "matcher"), outcomes[0])
        yield Section(
            name=name,
            main=main,
            note=f"{lead.result.task}, {lead.result.queries:,} queries",
            outcomes=outcomes,
            best=max(outcomes, key=lambda item: item.result.metrics[main]),
            lead=lead,
            differences={item.new: item for item in report.differences if item.suite == name},
            plots=[plot for plot in _plots(outcomes, lead) if plot.source],
            confusions=confusions(lead),
            worst=worst(lead),
        )


def _plots(outcomes: Sequence[Outcome], lead: Outcome) -> Iterator[Plot]:
    whole = [item for item in outcomes if not item.result.system.startswith("matcher-")]
    system = lead.result.system
    yield Plot(
        "Found within k", plots.curves(whole),
        "Share of queries with a right answer among the first k, one line per system.",
    )  # fmt: skip
    yield Plot(
        "Scores of first answers", plots.scores(lead),
        f"How the scores of right and of wrong first answers of {system} are spread.",
    )  # fmt: skip
    yield Plot(
        "Calibration", plots.calibrated(lead),
        f"Share of right first answers of {system} against their score, with the queries per "
        f"point; on the dotted line a score is a probability.{_error(lead)}",
    )  # fmt: skip
    yield Plot(
        "Confusion", plots.confused(lead),
        f"Right answer against first answer of {system}, as shares of each row.",
    )  # fmt: skip
    yield Plot(
        "Latency", plots.latencies(outcomes),
        "Milliseconds for one query asked alone, with nothing kept, reading left out.",
    )  # fmt: skip


def _error(lead: Outcome) -> str:
    error = calibration_error(lead)
    return "" if error is None else f" Expected calibration error {error:.3f}."
