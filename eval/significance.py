"""Is a difference between two systems more than luck? Both answered the same queries.

Paired randomisation test on the mean difference (Smucker, Allan and Carterette, "A comparison of
statistical significance tests for information retrieval evaluation", CIKM 2007), two-sided, with
Holm's step-down correction over all differences that are looked at together ("A simple sequentially
rejective multiple test procedure", Scandinavian Journal of Statistics 6, 1979).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from eval.advice_measures import ADVICE, LOWER_IS_BETTER
from eval.measures import intervals
from eval.result import Outcome

DRAWS = 9_999
"""Sign patterns that are tried where there are more than that; the least p-value is 1 / 10,000."""
BATCH = 250
LEVEL = 0.05


@dataclass(frozen=True, slots=True)
class Difference:
    """A measure of `new` less that of `old` on one suite, with its 95 % interval.

    `old` and `new` name systems, or releases of one `system`. `better` and `worse` count queries,
    from the reader's side: fewer false gaps are better. `p_holm` is the corrected p-value.
    """

    suite: str
    system: str
    measure: str
    old: str
    new: str
    before: float
    after: float
    low: float
    high: float
    p: float
    p_holm: float
    queries: int
    better: int
    worse: int

    @property
    def change(self) -> float:
        """The difference of the means."""
        return self.after - self.before

    @property
    def significant(self) -> bool:
        """Whether it is more than luck at 5 % once corrected."""
        return self.p_holm < LEVEL

    @property
    def is_worse(self) -> bool:
        """Whether the change is for the worse, however small."""
        return self.change > 0 if self.measure in LOWER_IS_BETTER else self.change < 0


def against(outcomes: Sequence[Outcome], system: str = "matcher") -> list[Difference]:
    """Compare each system with one, or with the first where it is absent, by the main measure.

    The p-values are corrected within each suite.
    """
    found = []
    for suite in dict.fromkeys(outcome.result.suite for outcome in outcomes):
        here = [outcome for outcome in outcomes if outcome.result.suite == suite]
        base = next((item for item in here if item.result.system == system), here[0])
        found += holm([
            difference(base, other, base.result.main, base.result.system, other.result.system)
            for other in here
            if other is not base
        ])  # fmt: skip
    return found


def changes(
    old: Iterable[Outcome], new: Iterable[Outcome], old_name: str, new_name: str
) -> list[Difference]:
    """Compare each system with itself in another run, by each measure that counts for the suite."""
    before = {(item.result.suite, item.result.system): item for item in old}
    found = []
    for after in new:
        base = before.get((after.result.suite, after.result.system))
        if base is not None and set(base.of("MRR")) & set(after.of("MRR")):
            names = (after.result.main, *(name for name in ADVICE if name in after.measures))
            found += [
                difference(base, after, name, old_name, new_name)
                for name in names
                if name in base.measures
            ]
    return holm(found)


def difference(
    old: Outcome, new: Outcome, measure: str, old_name: str, new_name: str
) -> Difference:
    """Compare two outcomes on the queries that both were asked; not corrected."""
    before, after = old.of(measure), new.of(measure)
    pairs = np.array([
        (before[query], after[query]) for query in before if query in after
    ]).reshape(-1, 2)  # fmt: skip
    pairs = pairs[np.isfinite(pairs).all(axis=1)]
    gained = pairs[:, 1] - pairs[:, 0]
    low, high = intervals(gained[:, None], ("x",))["x"] if len(pairs) else (0.0, 0.0)
    sign = -1 if measure in LOWER_IS_BETTER else 1
    means = pairs.mean(axis=0).tolist() if len(pairs) else [0.0, 0.0]
    p = p_value(gained)
    return Difference(
        suite=new.result.suite,
        system=new.result.system,
        measure=measure,
        old=old_name,
        new=new_name,
        before=means[0],
        after=means[1],
        low=low,
        high=high,
        p=p,
        p_holm=p,
        queries=len(pairs),
        better=int((sign * gained > 0).sum()),
        worse=int((sign * gained < 0).sum()),
    )


def p_value(gained: NDArray[np.float64], draws: int = DRAWS, seed: int = 0) -> float:
    """Return the two-sided p-value of paired differences; exact where few of them are not zero."""
    from scipy.stats import permutation_test

    moved = gained[gained != 0]
    if len(moved) == 0:
        return 1.0
    if len(moved) == 1:
        return 1.0  # both signs are equally far from zero
    found = permutation_test(
        (moved,),
        lambda sample, axis: sample.sum(axis=axis),
        permutation_type="samples",
        n_resamples=draws,
        batch=BATCH,
        rng=np.random.default_rng(seed),
    )
    return float(found.pvalue)


def holm(found: Sequence[Difference]) -> list[Difference]:
    """Correct the p-values of differences that are looked at together; the order stays."""
    corrected = holm_values([item.p for item in found])
    return [replace(item, p_holm=p) for item, p in zip(found, corrected, strict=True)]


def holm_values(values: Sequence[float]) -> list[float]:
    """Return Holm's corrected p-values: the k-th smallest of n times n - k + 1, never falling."""
    order = sorted(range(len(values)), key=lambda at: values[at])
    corrected = [0.0] * len(values)
    highest = 0.0
    for place, at in enumerate(order):
        highest = max(highest, min(1.0, values[at] * (len(values) - place)))
        corrected[at] = highest
    return corrected


def as_dicts(found: Sequence[Difference]) -> list[Mapping[str, object]]:
    """Return differences for JSON."""
    return [
        {name: getattr(item, name) for name in (*item.__slots__, "change", "significant")}
        for item in found
    ]
