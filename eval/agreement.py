"""How far two labelling passes of the same resumes agree, before what they differ on is settled.

`python -m eval.agreement FOLDER` reads `passes/first.jsonl` and `passes/second.jsonl` of a suite of
advice. Agreement by chance is taken out as Cohen's kappa does (Educational and Psychological
Measurement 20, 1960): 0 is chance, 1 is no difference at all.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from eval.errors import EvalError
from eval.labels import read_labels
from eval.suite import Labels

PASSES = ("first", "second")
Pass = Mapping[str, Labels]
Judgement = tuple[str, str, str]
"""Resume, `skills` or `certifications`, and the id that was judged."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What two readers said of the same things: how many, the share said alike, kappa."""

    what: str
    judged: int
    share: float
    kappa: float


def read_passes(folder: Path, queries: Sequence[str]) -> tuple[Pass, Pass]:
    """Read both passes; EvalError when they are not of the same resumes and ids."""
    first, second = (read_labels(folder / "passes" / f"{name}.jsonl", queries) for name in PASSES)
    mine, theirs = (set(_judgements(labels)) for labels in (first, second))
    if mine != theirs:
        lone = sorted(mine ^ theirs)[0]
        raise EvalError(
            "bad_suite",
            f"{folder / 'passes'}: {len(mine ^ theirs)} things are judged in one pass only, the "
            f"first is {' '.join(lone)}; expected the same in both",
        )
    return first, second


def agreement(first: Pass, second: Pass) -> list[Agreement]:
    """Compare by all labels, and by the one that decides: is it missing, would it help."""
    mine, theirs = dict(_labelled(first)), dict(_labelled(second))
    found = []
    for kind, deciding in (("skills", "missing"), ("certifications", "helps")):
        keys = [key for key in mine if key[1] == kind]
        one, two = ([labels[key] for key in keys] for labels in (mine, theirs))
        found.append(_agreement(kind, one, two))
        yes_or_no = ([str(label == deciding) for label in labels] for labels in (one, two))
        found.append(_agreement(f"{kind}, {deciding} or not", *yes_or_no))
    return found


def disagreements(first: Pass, second: Pass) -> list[tuple[Judgement, str, str]]:
    """Return what was said differently, in order."""
    theirs = dict(_labelled(second))
    return [
        (key, label, theirs[key]) for key, label in sorted(_labelled(first)) if label != theirs[key]
    ]


def main(argv: Sequence[str]) -> int:
    """Print the agreement of a suite's passes, and how many labels were settled."""
    from eval.suite_files import read_suite

    (folder,) = map(Path, argv)
    suite = read_suite(folder)
    first, second = read_passes(folder, [query.id for query in suite.queries])
    for item in agreement(first, second):
        print(f"{item.what}: {item.judged} judged, {item.share:.1%} alike, kappa {item.kappa:.2f}")
    print(f"settled: {len(disagreements(first, second))}")
    return 0


def _labelled(labels: Pass) -> Iterator[tuple[Judgement, str]]:
    for query, item in labels.items():
        yield from (((query, "skills", key), label) for key, label in item.skills.items())
        yield from (
            ((query, "certifications", key), label) for key, label in item.certifications.items()
        )


def _judgements(labels: Pass) -> Iterator[Judgement]:
    return (key for key, _ in _labelled(labels))


def _agreement(what: str, one: Sequence[str], two: Sequence[str]) -> Agreement:
    from sklearn.metrics import cohen_kappa_score

    alike = sum(a == b for a, b in zip(one, two, strict=True))
    return Agreement(what, len(one), alike / len(one), float(cohen_kappa_score(one, two)))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
