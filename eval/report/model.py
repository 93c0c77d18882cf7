"""What a report shows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from eval.result import Outcome
from eval.significance import Difference


@dataclass(frozen=True, slots=True)
class Report:
    """Outcomes and what was found by comparing them.

    `differences` compare each system with the matcher by a suite's main measure; `changes` compare
    the matcher with the recorded `release`, whose name is empty when none has these suites.
    `audits` holds what `fairness.json` and `stability.json` say, by those names.
    """

    outcomes: tuple[Outcome, ...]
    differences: tuple[Difference, ...] = ()
    release: str = ""
    changes: tuple[Difference, ...] = ()
    audits: Mapping[str, Any] = field(default_factory=dict)
    notes: tuple[str, ...] = ()

    def suites(self) -> dict[str, list[Outcome]]:
        """Return the outcomes by suite, in order."""
        found: dict[str, list[Outcome]] = {}
        for outcome in self.outcomes:
            found.setdefault(outcome.result.suite, []).append(outcome)
        return found

    def better(self) -> list[Difference]:
        """Return what is significantly better than in the release."""
        return [item for item in self.changes if item.significant and not item.is_worse]

    def worse(self) -> list[Difference]:
        """Return what is significantly worse than in the release."""
        return [item for item in self.changes if item.significant and item.is_worse]

    def verdict(self) -> str:
        """Say in a sentence what changed since the last release."""
        if not self.release:
            return "No release is recorded for these suites, so there is nothing to compare with."
        better, worse = len(self.better()), len(self.worse())
        if not better and not worse:
            return f"Nothing changed significantly since release {self.release}."
        return (
            f"Since release {self.release}: {worse} of {len(self.changes)} measures significantly "
            f"worse, {better} significantly better."
        )
