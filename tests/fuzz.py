"""Read many damaged files and demand a typed answer for each: `make fuzz`.

    python -m tests.fuzz [--count N] [--seed N] [--keep DIR]

Prints what came of them as JSON; ends with 1 when a file took too long, used too much memory, cost
a reading process or raised anything but UnreadableResume.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from matcher.resume.errors import CODES, UnreadableResume
from matcher.resume.pool import Pool
from matcher.resume.read import Reader
from tests.mutations import mutant

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"
AS_OF = date(2026, 1, 1)
MOST_SECONDS = 2.0
MOST_MEGABYTES = 256
SUFFIXES = frozenset({".pdf", ".docx", ".odt", ".rtf", ".html", ".json", ".xml", ".md", ".txt"})
WORKERS = 2
START = f"""
import sys; sys.path.insert(0, {str(ROOT)!r})
import resource
from matcher.resume import worker

def answer(data, cage, read, plain=worker.answer):
    content = plain(data, cage, read)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return content[:-1] + b', "peak": %d}}' % peak

worker.answer = answer
worker.main()
"""
"""A reading process that also tells the most memory that any of its children has held so far."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one file: a code or `read`, how long it took, and the peak so far, in MB."""

    name: str
    code: str
    seconds: float
    megabytes: float
    fault: str = ""


class MeasuredPool(Pool):
    """A pool that notes the peak of memory its processes tell, and every process it loses."""

    peak = 0
    lost = 0

    def _ask(self, data: bytes) -> dict[str, object]:
        before = [process.running.pid for process in self._free.queue]
        answer = super()._ask(data)
        after = [process.running.pid for process in self._free.queue]
        self.lost += bool(before) and before != after
        self.peak = max(self.peak, answer.pop("peak", 0))
        return answer


def read_all(files: Iterable[tuple[str, bytes]]) -> Iterator[Outcome]:
    """Read each file through the whole path, in processes of its own, several at a time."""
    readers = [Reader(scan_seconds=0) for _ in range(WORKERS)]
    for reader in readers:
        reader._pool = MeasuredPool(program=START)

    def judge(item: tuple[int, tuple[str, bytes]]) -> Outcome:
        number, (name, data) = item
        return _judge(readers[number % WORKERS], name, data)

    with ThreadPoolExecutor(WORKERS) as threads:
        rounds = enumerate(files)
        while batch := [item for _, item in zip(range(WORKERS), rounds, strict=False)]:
            yield from threads.map(judge, batch)
    for reader in readers:
        reader.close()


def _judge(reader: Reader, name: str, data: bytes) -> Outcome:
    pool = reader._pool
    assert isinstance(pool, MeasuredPool)
    lost, fault, begun = pool.lost, "", time.monotonic()
    try:
        reader.read(data, name, AS_OF)
        code = "read"
    except UnreadableResume as error:
        code = error.code
        fault = "" if code in CODES and error.message else "no message"
    except Exception as error:
        code, fault = "internal", f"{type(error).__name__} escaped"
    seconds, megabytes = time.monotonic() - begun, pool.peak / 1024
    if seconds > MOST_SECONDS:
        fault = f"took {seconds:.2f} s"
    if megabytes > MOST_MEGABYTES:
        fault = f"held {megabytes:.0f} MB"
    if pool.lost > lost:
        fault = "cost a reading process"
    return Outcome(name, code, seconds, megabytes, fault)


def seeds() -> dict[str, bytes]:
    """Return our examples and samples, and beside the project the bad files and some good ones."""
    from tests.format_files import samples

    paths = list((ROOT / "examples").iterdir())
    paths += (DATA / "bad-files").glob("*.*")
    paths += (DATA / "resume-layouts").glob("*.*")
    paths += sorted((DATA / "resumes-pdf").rglob("*.pdf"))[::100]
    kept = sorted(path for path in paths if path.suffix in SUFFIXES)
    return {**{path.name: path.read_bytes() for path in kept}, **samples()}


def mutants(count: int, seed: int) -> Iterator[tuple[str, bytes]]:
    """Yield `count` damaged files and their names."""
    good = list(seeds().values())
    for number in range(count):
        yield f"mutant {number} of seed {seed}", mutant(good, number, seed)


def summary(outcomes: Sequence[Outcome]) -> dict[str, object]:
    """Return counts by code, the slowest files, the peak of memory and all faults."""
    slowest = sorted(outcomes, key=lambda item: -item.seconds)[:5]
    return {
        "files": len(outcomes),
        "codes": dict(Counter(item.code for item in outcomes).most_common()),
        "slowest": [{"name": item.name, "seconds": round(item.seconds, 3)} for item in slowest],
        "peak_megabytes": round(max(item.megabytes for item in outcomes), 1),
        "faults": [f"{item.name}: {item.fault}" for item in outcomes if item.fault],
    }


def main(argv: Sequence[str] | None = None) -> int:
    """Read the seeds as they are and damaged; return the exit code."""
    parser = argparse.ArgumentParser(description="Read damaged files; a typed answer for each.")
    parser.add_argument("--count", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="where files with a fault are kept")
    asked = parser.parse_args(argv)
    outcomes: list[Outcome] = []
    for files in (seeds().items(), mutants(asked.count, asked.seed)):
        for outcome in read_all(files):
            outcomes.append(outcome)
            if outcome.fault:
                print(f"{outcome.name}: {outcome.fault}", file=sys.stderr)
    if asked.keep is not None:
        _keep(outcomes, asked.keep, asked.count, asked.seed)
    found = summary(outcomes)
    print(json.dumps(found, indent=2))
    return 1 if found["faults"] else 0


def _keep(outcomes: Sequence[Outcome], folder: Path, count: int, seed: int) -> None:
    faulty = {item.name for item in outcomes if item.fault}
    folder.mkdir(parents=True, exist_ok=True)
    for name, data in mutants(count, seed):
        if name in faulty:
            (folder / name.replace(" ", "-")).write_bytes(data)


if __name__ == "__main__":
    sys.exit(main())
