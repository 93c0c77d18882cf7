"""Precision and recall of skill linking on resumes labelled by reading.

    python -m eval.linking.measure FOLDER

`labels.tsv` has a line per PDF of the folder: its path without `.pdf`, the part (`first` was
labelled before the linker was looked at, `second` before it was run on them), the skills that the
text names, and those that were added when the linker's answers were looked through.
`vocabulary.txt` has the skills that were known then: others that are found are not counted. Texts
are not kept.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from eval.errors import EvalError
from matcher.catalogue.load import load_catalogue
from matcher.resume.read import Reader
from matcher.skills.find import Vocabulary, find_skills

HERE = Path(__file__).resolve().parent
SAMPLES = 2_000
LEVEL = (2.5, 97.5)


@dataclass(frozen=True, slots=True)
class Labelled:
    """A resume of the labelled set."""

    file: str
    part: str
    skills: frozenset[str]
    added: frozenset[str]


@dataclass(frozen=True, slots=True)
class Counts:
    """Skills found rightly, found wrongly, and missed."""

    right: int
    wrong: int
    missed: int

    @classmethod
    def of(cls, found: frozenset[str], wanted: frozenset[str]) -> Counts:
        """Count one resume."""
        return cls(len(found & wanted), len(found - wanted), len(wanted - found))


def read_labels(file: Path = HERE / "labels.tsv") -> tuple[Labelled, ...]:
    """Read the labels that ship."""
    with file.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Labelled(
                row["resume"],
                row["part"],
                frozenset(row["skills"].split()),
                frozenset(row["added"].split()),
            )
            for row in csv.DictReader(lines, delimiter="\t")
        )


def read_vocabulary(file: Path = HERE / "vocabulary.txt") -> frozenset[str]:
    """Read the ids of the skills that were known when the labels were made."""
    return frozenset(file.read_text(encoding="utf-8").split())


def named_skills(folder: Path, labels: Sequence[Labelled]) -> list[frozenset[str]]:
    """Return the labelled vocabulary's skills that are named in each resume; EvalError if none."""
    catalogue = load_catalogue()
    vocabulary = Vocabulary.build(catalogue.skills, catalogue.certifications)
    known = read_vocabulary() & catalogue.skills.keys()
    found = []
    with Reader() as reader:
        for item in labels:
            path = folder / f"{item.file}.pdf"
            if not path.is_file():
                raise EvalError("bad_arguments", f"{path} is not there; expected the labelled PDFs")
            mentions = find_skills(reader.read_path(path), vocabulary).values()
            found.append(frozenset(m.id for m in mentions if m.through is None) & known)
    return found


def figures(counts: Sequence[Counts]) -> tuple[float, float]:
    """Return precision and recall over all."""
    right = sum(item.right for item in counts)
    found = right + sum(item.wrong for item in counts)
    wanted = right + sum(item.missed for item in counts)
    return right / max(found, 1), right / max(wanted, 1)


def with_intervals(counts: Sequence[Counts], seed: int = 0) -> str:
    """Return precision and recall with 95 % bootstrap intervals over resumes."""
    random = np.random.default_rng(seed)
    rows = random.integers(0, len(counts), (SAMPLES, len(counts)))
    samples = np.array([figures([counts[at] for at in row]) for row in rows])
    low, high = np.percentile(samples, LEVEL, axis=0)
    words = (
        f"{name} {value:.3f} ({a:.3f} to {b:.3f})"
        for name, value, a, b in zip(
            ("precision", "recall"), figures(counts), low, high, strict=True
        )
    )
    return ", ".join(words)


def main(argv: Sequence[str]) -> int:
    """Print the figures of each part and of all, as labelled first and with what was added."""
    if len(argv) != 1:
        print(__doc__, file=sys.stderr)
        return 2
    labels = read_labels()
    found = named_skills(Path(argv[0]), labels)
    for part in ("first", "second", "all"):
        pairs = [pair for pair in zip(labels, found, strict=True) if part in (pair[0].part, "all")]
        before = [Counts.of(got, item.skills) for item, got in pairs]
        after = [Counts.of(got, item.skills | item.added) for item, got in pairs]
        print(f"{part}: {len(pairs)} resumes, as labelled first: {with_intervals(before)}")
        print(f"{part}: {len(pairs)} resumes, labels looked through: {with_intervals(after)}")
    return 0


if __name__ == "__main__":
    try:
        sys.exit(main(sys.argv[1:]))
    except EvalError as error:
        sys.exit(error.message)
