"""Plots of a report as data URIs of SVG pictures, the same bytes each time."""

from __future__ import annotations

import base64
import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import numpy as np

from eval.report.summaries import (
    DEPTHS,
    calibration,
    confusion_matrix,
    first_scores,
    success_curve,
)
from eval.result import Outcome

if TYPE_CHECKING:
    from matplotlib.axes import Axes

COLOURS = ("#0b5cad", "#c2410c", "#15803d", "#7e22ce", "#a16207", "#0e7490", "#be123c", "#57534e")
DASHES = ("-", "--", "-.", ":")
SIZE = (6.4, 3.6)
MOST_CURVES = 8


def curves(outcomes: Sequence[Outcome]) -> str:
    """Draw the share of queries with a right answer within k, per system."""

    def draw(axes: Axes) -> None:
        for at, outcome in enumerate(outcomes[:MOST_CURVES]):
            points = success_curve(outcome)
            axes.plot(
                [depth for depth, _ in points], [share for _, share in points],
                color=COLOURS[at % len(COLOURS)], linestyle=DASHES[at % len(DASHES)], marker="o",
                markersize=3, label=outcome.result.system,
            )  # fmt: skip
        axes.set_xscale("log")
        axes.set_xticks(DEPTHS, [str(depth) for depth in DEPTHS])
        axes.minorticks_off()
        axes.set(xlabel="answers looked at, k", ylabel="queries with a right one", ylim=(0, 1.02))
        axes.legend(fontsize=8, loc="lower right")

    return _svg(draw, "curves")


def scores(outcome: Outcome) -> str:
    """Draw how the scores of right and wrong first answers are spread; empty without answers."""
    right, wrong = first_scores(outcome)
    both = np.concatenate([right, wrong])
    if not len(both):
        return ""
    edges: list[float] = np.linspace(both.min(), both.max() + 1e-9, 25).tolist()

    def draw(axes: Axes) -> None:
        for values, name, colour, hatch in (
            (right, "right", COLOURS[0], ""), (wrong, "wrong", COLOURS[1], "///"),
        ):  # fmt: skip
            axes.hist(values, edges, alpha=0.6, color=colour, hatch=hatch, label=name)
        axes.set(xlabel="score of the first answer", ylabel="queries")
        axes.legend(fontsize=8)

    return _svg(draw, "scores")


def calibrated(outcome: Outcome) -> str:
    """Draw the share of right first answers against their score; empty where it has no meaning."""
    bins = calibration(outcome)
    if not bins:
        return ""

    def draw(axes: Axes) -> None:
        axes.plot([0, 1], [0, 1], color="#888888", linestyle=":", label="score = share")
        axes.plot(
            [item.score for item in bins], [item.right for item in bins], color=COLOURS[0],
            marker="o", label=outcome.result.system,
        )  # fmt: skip
        for item in bins:
            axes.annotate(
                str(item.queries), (item.score, item.right), fontsize=7,
                xytext=(3, -9), textcoords="offset points",
            )  # fmt: skip
        axes.set(xlabel="score of the first answer", ylabel="share that is right")
        axes.set(xlim=(0, 1), ylim=(0, 1.02))
        axes.legend(fontsize=8, loc="lower right")

    return _svg(draw, "calibrated")


def confused(outcome: Outcome) -> str:
    """Draw right label against first answer; empty for too many labels."""
    found = confusion_matrix(outcome)
    if found is None:
        return ""
    labels, shares = found

    def draw(axes: Axes) -> None:
        image = axes.imshow(shares, cmap="Blues", vmin=0, vmax=1)
        ticks = range(len(labels))
        axes.set_xticks(ticks, [label[:24] for label in labels], rotation=90, fontsize=6)
        axes.set_yticks(ticks, [label[:24] for label in labels], fontsize=6)
        axes.set(xlabel="first answer", ylabel="right answer")
        axes.figure.colorbar(image, ax=axes, label="share of the row")

    return _svg(draw, "confused", (6.4, 5.6), grid=False)


def latencies(outcomes: Sequence[Outcome]) -> str:
    """Draw median and 95th percentile of answering one query; empty if nothing was timed."""
    timed = [outcome.result for outcome in outcomes if outcome.result.latency_ms]
    if not timed:
        return ""

    def draw(axes: Axes) -> None:
        rows = np.arange(len(timed))
        for offset, name, colour in ((-0.2, "p50", COLOURS[0]), (0.2, "p95", COLOURS[1])):
            axes.barh(
                rows + offset, [result.latency_ms[name] for result in timed], 0.38,
                color=colour, label=name,
            )  # fmt: skip
        axes.set_yticks(rows, [result.system for result in timed], fontsize=8)
        axes.invert_yaxis()
        axes.set(xlabel="milliseconds")
        axes.legend(fontsize=8)

    return _svg(draw, "latencies", (6.4, 0.6 + 0.32 * len(timed)))


def _svg(
    draw: Callable[[Axes], None], salt: str, size: tuple[float, float] = SIZE, grid: bool = True
) -> str:
    """Draw on a canvas of its own; the size comes from the page."""
    from matplotlib.figure import Figure

    with _style(salt):
        figure = Figure(figsize=size, layout="constrained")
        axes = figure.add_subplot()
        if grid:
            axes.grid(alpha=0.3)
        draw(axes)
        written = io.StringIO()
        figure.savefig(written, format="svg", metadata={"Date": None, "Creator": None})
    svg = written.getvalue()
    svg = re.sub(r"<metadata>.*?</metadata>", "", svg[svg.index("<svg") :], flags=re.DOTALL)
    return "data:image/svg+xml;base64," + base64.b64encode(svg.encode()).decode()


@contextmanager
def _style(salt: str) -> Iterator[None]:
    import matplotlib as mpl

    settings: dict[str, Any] = {
        "svg.hashsalt": salt, "svg.fonttype": "none", "font.family": "sans-serif",
        "font.size": 9, "axes.spines.top": False, "axes.spines.right": False,
        "savefig.facecolor": "white",
    }  # fmt: skip
    with mpl.rc_context(settings):
        yield
