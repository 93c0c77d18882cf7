"""How common each word is in texts about work: what makes a shared word count for little or much.

`word_counts.json` holds document frequencies over occupation descriptions and task statements. Make
it again with the O*NET and ESCO downloads:

    python -m matcher.ranking.word_counts --onet FOLDER --esco FOLDER
"""

from __future__ import annotations

import argparse
import csv
import gzip
import json
import math
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

FILE = Path(__file__).parent / "word_counts.json"
WORD = re.compile(r"[^\W_][\w+#]+")
FEWEST = 3
"""A word in fewer texts than this is as rare as an unknown one."""


def words_of(text: str) -> list[str]:
    """Return the words of a text, of two letters or more, in lower case."""
    return WORD.findall(text.lower())


@dataclass(frozen=True, slots=True)
class WordWeights:
    """Inverse document frequency, smoothed: ln((documents + 1) / (count + 1)) + 1."""

    documents: int
    counts: Mapping[str, int]

    @classmethod
    def load(cls, path: Path = FILE) -> WordWeights:
        """Read the counts that ship."""
        fields = json.loads(path.read_text(encoding="utf-8"))
        return cls(fields["documents"], fields["counts"])

    def weight(self, word: str) -> float:
        """Return how much it tells that a text has this word; 1 at least."""
        return math.log((self.documents + 1) / (self.counts.get(word, 0) + 1)) + 1.0


def count(texts: Iterable[str]) -> dict[str, object]:
    """Count in how many texts each word stands."""
    counts: Counter[str] = Counter()
    documents = 0
    for text in texts:
        counts.update(set(words_of(text)))
        documents += 1
    kept = {word: number for word, number in sorted(counts.items()) if number >= FEWEST}
    return {"documents": documents, "counts": kept}


def texts_of(onet: Path, esco: Path) -> Iterator[str]:
    """Yield O*NET descriptions and tasks, and ESCO occupation descriptions."""
    with gzip.open(onet / "Task Statements.tsv.gz", "rt", encoding="utf-8", newline="") as tasks:
        yield from (row["Task"] for row in csv.DictReader(tasks, delimiter="\t"))
    with (onet / "Occupation Data.tsv").open(encoding="utf-8", newline="") as occupations:
        yield from (row["Description"] for row in csv.DictReader(occupations, delimiter="\t"))
    with (esco / "occupations_en.csv").open(encoding="utf-8", newline="") as occupations:
        yield from (row["description"] for row in csv.DictReader(occupations))


def main() -> None:
    """Write the counts from the command line."""
    parser = argparse.ArgumentParser(description="Count words over O*NET and ESCO texts.")
    parser.add_argument("--onet", type=Path, required=True)
    parser.add_argument("--esco", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=FILE)
    args = parser.parse_args()
    counts = count(texts_of(args.onet, args.esco))
    args.out.write_text(json.dumps(counts, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
