"""The matcher with some of its signals: each alone, and all but one.

All variants of a run share one reading of each resume, so that an ablation costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from eval.embeddings import CachedEncoder
from eval.suite import FILES, Query, Suite
from eval.system import Ranking, best_first
from eval.systems.suite_catalogue import catalogue_of
from matcher.catalogue.records import Catalogue
from matcher.match import Matcher
from matcher.ranking.fusion import PARTS, Part, fuse, totals
from matcher.ranking.signals import Scores

DENSE = ("titles", "duties")
"""The signals that need the encoder."""


def variants() -> dict[str, dict[str, Part]]:
    """Return the parts that each variant keeps, by the name of its system."""
    alone = {f"matcher-only-{name}": {name: part} for name, part in PARTS.items()}
    left = {f"matcher-without-{name}": without(name) for name in PARTS}
    return {**alone, **left, "matcher-without-dense": without(*DENSE)}


def without(*names: str) -> dict[str, Part]:
    """Return the parts of the score but for some."""
    return {name: part for name, part in PARTS.items() if name not in names}


@dataclass
class SharedSignals:
    """The raw signals of each resume of a suite, computed when a variant first asks."""

    shipped: Catalogue
    encoder: CachedEncoder
    _suite: str = ""
    _raw: dict[str, dict[str, Scores]] = field(default_factory=dict)

    def prepare(self, suite: Suite) -> Mapping[str, str]:
        """Open the suite's catalogue unless it is open, and return the versions."""
        if suite.sha256 != self._suite or not suite.sha256:
            self.matcher = Matcher(catalogue_of(suite, self.shipped), self.encoder)
            self._suite, self._raw = suite.sha256, {}
        return self.matcher.versions

    def of(self, query: Query) -> dict[str, Scores]:
        """Return the raw signals of a query's resume, which must have been read."""
        assert query.resume is not None
        if query.id not in self._raw:
            self._raw[query.id] = self.matcher.signals(query.resume)
        return self._raw[query.id]


class Variant:
    """The matcher with other parts than all of them."""

    tasks = FILES

    def __init__(self, name: str, parts: Mapping[str, Part], signals: SharedSignals) -> None:
        self.name = name
        self.versions: Mapping[str, str] = {}
        self._parts = parts
        self._signals = signals

    def prepare(self, suite: Suite) -> None:
        """Open the suite's catalogue."""
        self.versions = dict(self._signals.prepare(suite))

    def rank(self, query: Query) -> Ranking:
        """Rank by the parts kept; nothing where the resume has none of them."""
        if query.resume is None:
            return []
        raw = self._signals.of(query)
        if all(np.isnan(raw[name]).all() for name in self._parts):
            return []
        roles = tuple(role.id for role in self._signals.matcher.roles)
        return best_first(roles, totals(fuse(raw, self._parts)))

    def answer(self, query: Query) -> None:
        """Rank with signals computed again."""
        if query.resume is not None:
            with self._signals.encoder.directly():
                fuse(self._signals.matcher.signals(query.resume), self._parts)
