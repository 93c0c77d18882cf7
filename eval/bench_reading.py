"""Time of reading alone: lines with boxes in reading order, beside pypdf's bare text.

Both read the same bytes in this process, file by file in turns, after one file each that is not
counted.
"""

from __future__ import annotations

import contextlib
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from matcher.resume.pdf import read_pdf


@dataclass(frozen=True, slots=True)
class ReadingFigures:
    """Milliseconds a file, median and 95th percentile, ours and pypdf's."""

    files: int
    median_ms: float
    p95_ms: float
    pypdf_median_ms: float
    pypdf_p95_ms: float

    @property
    def ratios(self) -> tuple[float, float]:
        """How many times faster we are, by median and by 95th percentile."""
        return self.pypdf_median_ms / self.median_ms, self.pypdf_p95_ms / self.p95_ms


def measure_reading(
    files: Sequence[Path],
    ours: Callable[[bytes], object] = read_pdf,
    theirs: Callable[[bytes], object] | None = None,
) -> ReadingFigures:
    """Read each file once with both; files that either cannot read are timed all the same."""
    theirs = theirs or read_with_pypdf_alone
    contents = [path.read_bytes() for path in files]
    _time(ours, contents[0])
    _time(theirs, contents[0])
    pairs = [(_time(ours, data), _time(theirs, data)) for data in contents]
    first, second = ([pair[side] for pair in pairs] for side in (0, 1))
    return ReadingFigures(
        len(files), statistics.median(first), _p95(first), statistics.median(second), _p95(second)
    )


def read_with_pypdf_alone(data: bytes) -> str:
    """Return the text of every page, as most readers of resumes do."""
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(BytesIO(data)).pages)


def _time(read: Callable[[bytes], object], data: bytes) -> float:
    begun = time.perf_counter()
    with contextlib.suppress(Exception):
        read(data)
    return 1000 * (time.perf_counter() - begun)


def _p95(values: Sequence[float]) -> float:
    return sorted(values)[int(0.95 * (len(values) - 1))]
