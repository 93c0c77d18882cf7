"""The seam of evaluation: whatever ranks a corpus for a query."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from itertools import accumulate
from typing import Any, Protocol, runtime_checkable

import numpy as np
from numpy.typing import NDArray

from eval.suite import SHORT, Query, Suite

Ranking = list[tuple[str, float]]
"""Ids of the corpus with their scores, best first, equal scores in order of id."""


class System(Protocol):
    """A way of ranking. Nobody has to inherit from it. The same suite gives the same rankings."""

    @property
    def tasks(self) -> Collection[str]:
        """The tasks that it can do."""

    @property
    def name(self) -> str:
        """What the system is called on the command line and in results."""

    @property
    def versions(self) -> Mapping[str, str]:
        """Versions of what the rankings depend on."""

    def prepare(self, suite: Suite) -> None:
        """Get ready for the queries of a suite: the only ones that will be asked."""

    def rank(self, query: Query) -> Ranking:
        """Rank the corpus for a query; empty when there is nothing to go on."""

    def answer(self, query: Query) -> None:
        """Do all that a user waits for once a query is read, with nothing kept: to be timed."""


@dataclass(frozen=True, slots=True)
class Advised:
    """What a system says of one resume and its role: skills it calls missing, certifications."""

    missing: frozenset[str]
    certifications: tuple[str, ...]


@runtime_checkable
class Advises(Protocol):
    """A system that says what is missing, too."""

    def advise(self, query: Query, role: str) -> Advised | None:
        """Say what is missing for a role; None when the resume could not be read."""


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts that stand for a corpus; an entry with several scores as its best one.

    Job titles and skills are compared with titles and aliases, everything else with whole pages.
    """

    ids: tuple[str, ...]
    texts: tuple[str, ...]
    starts: tuple[int, ...]

    @classmethod
    def of(cls, suite: Suite) -> Texts:
        """Take the texts of a suite's corpus."""
        short = suite.task in SHORT
        groups = [(short and entry.titles()) or (entry.page(),) for entry in suite.corpus]
        starts = accumulate((len(group) for group in groups[:-1]), initial=0)
        ids = tuple(entry.id for entry in suite.corpus)
        return cls(ids, tuple(text for group in groups for text in group), tuple(starts))

    def rank(self, scores: NDArray[Any]) -> Ranking:
        """Rank the entries by scores of `texts`."""
        return best_first(self.ids, np.maximum.reduceat(scores, self.starts))


def best_first(ids: tuple[str, ...], scores: NDArray[Any]) -> Ranking:
    """Rank ids, given in order, by their scores; equal scores keep the order of ids."""
    order = np.argsort(-scores, kind="stable")
    return list(zip([ids[at] for at in order], scores[order].tolist(), strict=True))
