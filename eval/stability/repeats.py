"""Repeatability: the same resume gives the same report to the bit, however it is asked for."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from eval.resumes import AS_OF
from eval.stability.checks import Matches
from matcher.report import MatchReport, as_dict
from matcher.resume.read import from_text
from matcher.resume.resume import Resume
from models.encoder import Encoder

THREADS = (1, 2, 4)
SEEDS = ("1", "2")
"""Hash seeds of the processes: an order that hangs on one would differ."""
BATCHES = (1, 7)


@dataclass(frozen=True, slots=True)
class Repeat:
    """One way of asking again; `equal` counts the resumes (or texts) with the same bytes."""

    repeat: str
    cases: int
    equal: int
    passed: bool


def repeats_of(
    matcher: Matches, encoder: Encoder, resumes: Sequence[Resume], processes: bool = True
) -> list[Repeat]:
    """Ask again over runs, threads, batch sizes and, unless told otherwise, processes."""
    first = [digest(matcher.match(resume)) for resume in resumes]
    again = [digest(matcher.match(resume)) for resume in resumes]
    with ThreadPoolExecutor(THREADS[-1]) as pool:
        at_once = [digest(report) for report in pool.map(matcher.match, resumes)]
    found = [
        _repeat("runs", first, again),
        _repeat("calls from 4 threads at once", first, at_once),
        *_batches(encoder, [line for resume in resumes for line in resume.text.splitlines()]),
    ]
    if processes:
        texts = [resume.text for resume in resumes]
        expected = _in_process(texts, SEEDS[0], THREADS[0])
        found += [
            _repeat(f"a new process, hash seed {seed}, {threads} encoder threads", expected, theirs)
            for seed, threads in zip((*SEEDS, SEEDS[0]), THREADS, strict=True)
            for theirs in [_in_process(texts, seed, threads)]
        ]
    return found


def digest(report: MatchReport) -> str:
    """Hash a report but for the time that it took."""
    fields = as_dict(report)
    del fields["elapsed_ms"]
    return hashlib.sha256(json.dumps(fields, sort_keys=False).encode()).hexdigest()


def _repeat(name: str, first: Sequence[str], second: Sequence[str]) -> Repeat:
    equal = sum(one == other for one, other in zip(first, second, strict=True))
    return Repeat(name, len(first), equal, equal == len(first))


def _batches(encoder: Encoder, lines: Sequence[str]) -> list[Repeat]:
    texts = [line for line in dict.fromkeys(lines) if line.strip()][:200]
    together = [row.tobytes().hex() for row in encoder.encode(texts)]
    found = []
    for size in BATCHES:
        parts = [texts[at : at + size] for at in range(0, len(texts), size)]
        apart = [row.tobytes().hex() for part in parts for row in encoder.encode(part)]
        found.append(_repeat(f"vectors in batches of {size} against {len(texts)}", together, apart))
    return found


def _in_process(texts: Sequence[str], seed: str, threads: int) -> list[str]:
    """Match the texts with what ships in a process of its own; hashes of the reports."""
    done = subprocess.run(
        [sys.executable, "-m", "eval.stability.repeats", str(threads)],
        input=json.dumps(list(texts)), capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONHASHSEED": seed},
    )  # fmt: skip
    hashes: list[str] = json.loads(done.stdout)
    return hashes


def main() -> None:
    """Read texts as JSON from stdin and print the hashes of their reports."""
    from matcher.match import Matcher

    matcher = Matcher.open(threads=int(sys.argv[1]))
    texts = json.loads(sys.stdin.read())
    print(json.dumps([digest(matcher.match(from_text(text, as_of=AS_OF))) for text in texts]))


if __name__ == "__main__":
    main()
