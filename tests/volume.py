"""Read a folder of resumes and count what came of it: `python -m tests.volume FOLDER`.

Prints one JSON object: files, refusals by code, positions, how many of those with a date range have
neither title nor employer, findings by code, and time.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from matcher.resume.errors import UnreadableResume
from matcher.resume.read import Reader
from matcher.resume.resume import Resume

PROCESSES = 2


def counts_of(paths: Sequence[Path], processes: int = PROCESSES) -> Counter[str]:
    """Read every file, each in the reading process, and count."""
    counts: Counter[str] = Counter()
    with Reader(processes) as reader, ThreadPoolExecutor(processes) as threads:
        for outcome in threads.map(lambda path: _read(reader, path), paths):
            counts["files"] += 1
            if isinstance(outcome, str):
                counts["refused"] += 1
                counts[f"refused: {outcome}"] += 1
            else:
                counts += _counts(outcome)
    return counts


def _read(reader: Reader, path: Path) -> Resume | str:
    try:
        return reader.read_path(path)
    except UnreadableResume as error:
        return error.code


def _counts(resume: Resume) -> Counter[str]:
    dated = [item for item in resume.positions if item.begin]
    found = Counter(
        {
            "positions": len(resume.positions),
            "dated positions": len(dated),
            "dated, with title": sum(bool(item.title) for item in dated),
            "dated, with employer": sum(bool(item.employer) for item in dated),
            "dated, with neither": sum(not (item.title or item.employer) for item in dated),
            "resumes without positions": int(not resume.positions),
            "resumes with a study": int(bool(resume.education)),
            f"day: {resume.as_of_source}": 1,
        }
    )
    return found + Counter(f"finding: {code}" for code in {item.code for item in resume.findings})


def main(arguments: Sequence[str]) -> int:
    paths = sorted(path for folder in arguments for path in Path(folder).rglob("*.pdf"))
    if not paths:
        print("no PDF found; name a folder of resumes", file=sys.stderr)
        return 2
    begun = time.monotonic()
    counts = {"refused": 0, "dated, with neither": 0, **counts_of(paths)}
    print(json.dumps({**dict(sorted(counts.items())), "seconds": round(time.monotonic() - begun)}))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
