"""Two runs side by side: what changed, whether it is more than luck, which queries flipped."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from eval.result import Asked, Outcome
from eval.significance import Difference, as_dicts, changes

Pair = tuple[Outcome, Outcome]


@dataclass(frozen=True, slots=True)
class Flip:
    """A query whose first answer was right in one run only; ranks are 0 where none was given."""

    suite: str
    system: str
    query: str
    label: str
    rank_before: int
    rank_after: int
    answer_before: str
    answer_after: str

    @property
    def gained(self) -> bool:
        """Whether it is right now and was not before."""
        return self.rank_after == 1


@dataclass(frozen=True, slots=True)
class Comparison:
    """What changed from `old` to `new`."""

    old: str
    new: str
    changes: tuple[Difference, ...]
    flips: tuple[Flip, ...]
    notes: tuple[str, ...]


def compare(
    old: Sequence[Outcome], new: Sequence[Outcome], old_name: str, new_name: str
) -> Comparison:
    """Compare the systems that both runs have, each on the queries that both asked."""
    before = {(item.result.suite, item.result.system): item for item in old}
    after = {(item.result.suite, item.result.system): item for item in new}
    pairs = [(before[key], after[key]) for key in after if key in before]
    notes = [f"{system} on {suite}: only in {old_name}" for suite, system in before.keys() - after]
    notes += [f"{system} on {suite}: only in {new_name}" for suite, system in after.keys() - before]
    notes += [note for pair in pairs for note in _unlike(*pair)]
    return Comparison(
        old_name,
        new_name,
        tuple(changes(old, new, old_name, new_name)),
        tuple(flip for pair in pairs for flip in flips(*pair)),
        tuple(sorted(notes)),
    )


def flips(old: Outcome, new: Outcome) -> Iterator[Flip]:
    """Yield the queries whose first answer turned right or wrong, in order."""
    before = {item.query: item for item in old.asked}
    for item in new.asked:
        was = before.get(item.query)
        if was is not None and (_rank(was) == 1) != (_rank(item) == 1):
            yield Flip(
                new.result.suite, new.result.system, item.query, item.label,
                _rank(was), _rank(item), _answer(was), _answer(item),
            )  # fmt: skip


def as_dict(found: Comparison) -> dict[str, Any]:
    """Return a comparison for JSON."""
    return {
        "old": found.old,
        "new": found.new,
        "changes": as_dicts(found.changes),
        "flips": [asdict(flip) for flip in found.flips],
        "notes": list(found.notes),
    }


def _unlike(old: Outcome, new: Outcome) -> Iterator[str]:
    """Say what keeps a pair from being compared as a whole."""
    if old.result.suite_sha256 != new.result.suite_sha256:
        yield f"the suite {new.result.suite} is not the same in both: shared queries are compared"
    ours, theirs = ({item.query for item in each.asked} for each in (old, new))
    if ours != theirs:
        yield (
            f"{new.result.system} on {new.result.suite}: {len(ours & theirs)} queries are in both, "
            f"{len(ours ^ theirs)} in one only and left out"
        )


def _rank(item: Asked) -> int:
    return item.ranks[0] if item.ranks else 0


def _answer(item: Asked) -> str:
    return item.answers[0] if item.answers else ""
