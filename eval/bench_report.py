"""What a benchmark found, and its forms: JSON and lines of text."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from eval.bench_reading import ReadingFigures


@dataclass(frozen=True, slots=True)
class Figures:
    """What one program took; `seconds` and `cpu_seconds` for the whole batch, sizes in bytes.

    `cold_start_seconds` is the median, from process start to exit, for one file.
    """

    seconds: float
    cpu_seconds: float
    files_per_second: float
    cold_start_seconds: float
    peak_memory: int
    largest_rss: int
    failed: int


@dataclass(frozen=True, slots=True)
class Repeatability:
    """Files matched alone `runs` times, and in two batches; `differing` gave another answer."""

    files: int
    runs: int
    differing: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LinkingReport:
    """Processor milliseconds per text, or seconds for all sentences; None where not measured."""

    names: int
    texts: int
    sentences: int
    exact: float
    phrase_matcher: float
    regex: float
    meaning_seconds: float
    encode_seconds: float | None
    note: str = ""

    @property
    def ratios(self) -> dict[str, float]:
        """How many times as fast we are exactly, and our share of the encoding time by meaning."""
        found = {
            "phrase_matcher": self.phrase_matcher / self.exact,
            "regex": self.regex / self.exact,
        }
        if self.encode_seconds:
            found["meaning_share"] = self.meaning_seconds / self.encode_seconds
        return found


@dataclass(frozen=True, slots=True)
class BenchReport:
    """Our figures beside the reference's; `note` says why the reference is missing."""

    files: int
    repeats: int
    machine: Mapping[str, str]
    ours: Figures
    reference: Figures | None
    repeatability: Repeatability
    note: str = ""
    reading: ReadingFigures | None = None
    linking: LinkingReport | None = None

    @property
    def ratios(self) -> dict[str, float]:
        """How many times better we are; empty without a reference."""
        if self.reference is None:
            return {}
        ours, theirs = self.ours, self.reference
        return {
            "throughput": ours.files_per_second / theirs.files_per_second,
            "cpu_seconds": theirs.cpu_seconds / ours.cpu_seconds,
            "cold_start": theirs.cold_start_seconds / ours.cold_start_seconds,
            "peak_memory": theirs.peak_memory / ours.peak_memory,
        }


def as_dict(report: BenchReport) -> dict[str, Any]:
    """Return the report with its ratios as plain dicts, lists, strings and numbers."""
    fields = {**asdict(report), "ratios": report.ratios}
    if report.reading is not None:
        fields["reading"]["ratios"] = dict(
            zip(("median", "p95"), report.reading.ratios, strict=True)
        )
    if report.linking is not None:
        fields["linking"]["ratios"] = report.linking.ratios
    return fields


def render(report: BenchReport) -> str:
    """Return the report as lines of text."""
    ours, theirs, ratios = report.ours, report.reference, report.ratios
    lines = [f"{report.files} PDFs, {report.repeats} starts each, {report.machine['cores']} cores"]
    lines.append(f"{'':22}{'matcher':>12}{'reference':>12}{'ratio':>8}")
    rows: list[tuple[str, Callable[[Figures], float], str, str]] = [
        ("files per second", lambda it: it.files_per_second, ".2f", "throughput"),
        ("CPU s for all files", lambda it: it.cpu_seconds, ".1f", "cpu_seconds"),
        ("cold start, s", lambda it: it.cold_start_seconds, ".2f", "cold_start"),
        ("peak memory, MiB", lambda it: it.peak_memory / 2**20, ".0f", "peak_memory"),
        ("largest RSS, MiB", lambda it: it.largest_rss / 2**20, ".0f", ""),
        ("files not answered", lambda it: it.failed, "d", ""),
    ]
    for label, value, form, ratio in rows:
        other = format(value(theirs), form) if theirs else "-"
        times = f"{ratios[ratio]:.1f}x" if ratio in ratios else ""
        lines.append(f"{label:22}{format(value(ours), form):>12}{other:>12}{times:>8}".rstrip())
    same = report.repeatability
    verdict = f"differs for {', '.join(same.differing)}" if same.differing else "the same each time"
    lines.append(f"repeatability: {same.files} files, {same.runs} times alone and in two batches: "
                 f"{verdict}")  # fmt: skip
    if report.reading is not None:
        lines.append(_reading(report.reading))
    linking = render_linking(report.linking) if report.linking else []
    return "\n".join([*lines, *([report.note] if report.note else []), *linking])


def _reading(found: ReadingFigures) -> str:
    median, p95 = found.ratios
    return (
        f"reading alone: median {found.median_ms:.1f} ms, p95 {found.p95_ms:.1f} ms; pypdf alone "
        f"{found.pypdf_median_ms:.1f} and {found.pypdf_p95_ms:.1f} ms: {median:.1f}x and {p95:.1f}x"
    )


def render_linking(report: LinkingReport) -> list[str]:
    """Return the section as lines of text."""
    ratios: Mapping[str, float] = report.ratios
    lines = [
        f"linking, {report.names} names, {report.texts} texts: {report.exact:.2f} ms a text; "
        f"spaCy's PhraseMatcher {report.phrase_matcher:.2f} ms ({ratios['phrase_matcher']:.1f}x), "
        f"one regular expression {report.regex:.0f} ms ({ratios['regex']:.0f}x)"
    ]
    ours = (
        f"by meaning, {report.sentences} sentences that name no skill: "
        f"{report.meaning_seconds:.2f} s"
    )
    if report.encode_seconds is None:
        return [*lines, ours, report.note]
    return [
        *lines,
        f"{ours}; sentence-transformers encodes them in {report.encode_seconds:.2f} s "
        f"(share {ratios['meaning_share']:.2f})",
    ]
