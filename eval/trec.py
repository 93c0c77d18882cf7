"""TREC's files: runs and judgements, so that results can be checked with other tools.

A run has `query Q0 document rank score tag` on each line, judgements have `query 0 document grade`
(https://trec.nist.gov/data/qrels_eng/, trec_eval's README). trec_eval sorts by score and breaks
ties by document id, whatever the rank says; so equal scores are set apart here by a hair, in the
order in which the system gave them. White space in an id is written as in a URL (`%20`).
"""

from __future__ import annotations

import gzip
import math
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote, unquote

import numpy as np

from eval.errors import SuiteError

HAIR = 1e-6
"""The least distance of two scores, relative to the best one where that is above 1."""

FAST = 1
"""How hard to compress: a run of 23 million lines takes seconds, and a sixth more room."""

Run = Mapping[str, Sequence[tuple[str, float]]]


def write_run(file: Path, run: Run, tag: str) -> Path:
    """Write rankings, best first; with the suffix .gz compressed, the same bytes each time."""
    names = _Names()
    last = f" {names[tag]}\n"
    lines = (
        "".join([
            f"{names[query]} Q0 {names[entry]} {rank} {score:.9g}{last}"
            for rank, (entry, score) in enumerate(_set_apart(ranking), 1)
        ])
        for query, ranking in run.items()
    )  # fmt: skip
    return _write(file, lines)


def write_qrels(file: Path, qrels: Mapping[str, Mapping[str, int]]) -> Path:
    """Write judgements."""
    lines = (
        f"{encode(query)} 0 {encode(entry)} {grade}\n"
        for query, grades in qrels.items()
        for entry, grade in grades.items()
    )
    return _write(file, lines)


def read_run(file: Path) -> dict[str, list[tuple[str, float]]]:
    """Read rankings as trec_eval does: by score, ties by id from the end of the alphabet.

    SuiteError for a line that is none, with its number.
    """
    found: dict[str, dict[str, float]] = defaultdict(dict)
    for number, cells in _rows(file, 6, "query Q0 document rank score tag"):
        query, entry = unquote(cells[0]), unquote(cells[2])
        try:
            score = float(cells[4])
        except ValueError:
            score = math.nan
        if not math.isfinite(score):
            raise SuiteError(file, number, f"expected a number as score, found {cells[4]!r}")
        if entry in found[query]:
            raise SuiteError(file, number, f"{entry!r} stands twice in the ranking of {query!r}")
        found[query][entry] = score
    return {
        query: sorted(sorted(ranking.items(), reverse=True), key=lambda pair: -pair[1])
        for query, ranking in found.items()
    }


def read_qrels(file: Path) -> dict[str, dict[str, int]]:
    """Read judgements; SuiteError for a line that is none, with its number."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for number, cells in _rows(file, 4, "query 0 document grade"):
        if not re.fullmatch(r"-?\d+", cells[3], re.ASCII):
            raise SuiteError(file, number, f"expected a whole grade, found {cells[3]!r}")
        found[unquote(cells[0])][unquote(cells[2])] = int(cells[3])
    return dict(found)


def apart(ranking: Iterable[tuple[str, float]]) -> Iterator[tuple[str, float]]:
    """Yield a ranking with scores that fall at each step."""
    last, hair = math.inf, HAIR
    for entry, score in ranking:
        if math.isinf(last):
            last, hair = score, HAIR * max(1.0, abs(score))
        else:
            last = min(score, last - hair)
        yield entry, last


def _set_apart(ranking: Sequence[tuple[str, float]]) -> Iterable[tuple[str, float]]:
    """Return `apart(ranking)`; at once where all scores fall far enough, as nearly all do."""
    scores = np.array([score for _, score in ranking])
    hair = HAIR * max(1.0, abs(float(scores[0]))) if len(scores) else 0.0
    return ranking if np.all(np.diff(scores) <= -hair) else apart(ranking)


class _Names(dict[str, str]):
    """Ids as they are written; each is encoded once, since a run repeats them for every query."""

    def __missing__(self, text: str) -> str:
        return self.setdefault(text, encode(text))


def encode(text: str) -> str:
    """Return an id without white space; `unquote` gives it back."""
    return re.sub(r"[\s%]", lambda found: quote(found[0]), text) or "%00"


def _rows(file: Path, cells: int, expected: str) -> Iterator[tuple[int, list[str]]]:
    try:
        data = file.read_bytes()
        text = (gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode("utf-8")
    except (OSError, EOFError, ValueError) as error:
        reason = getattr(error, "strerror", None) or type(error).__name__
        raise SuiteError(file, 1, f"the file cannot be read: {reason}") from None
    for number, line in enumerate(text.splitlines(), 1):
        found = line.split()
        if found and len(found) != cells:
            raise SuiteError(file, number, f"expected {expected}, found {line[:60]!r}")
        if found:
            yield number, found


def _write(file: Path, lines: Iterable[str]) -> Path:
    file.parent.mkdir(parents=True, exist_ok=True)
    data = "".join(lines).encode("utf-8")
    file.write_bytes(gzip.compress(data, FAST, mtime=0) if file.suffix == ".gz" else data)
    return file
