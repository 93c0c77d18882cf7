"""What is broader than what in ESCO; a circle in it is refused."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from graphlib import CycleError, TopologicalSorter

from matcher.catalogue.importers.tables import Row


@dataclass(frozen=True, slots=True)
class Tree:
    """Addresses of concepts, each with those directly above and below it, in order of source."""

    above: Mapping[str, Sequence[str]]
    below: Mapping[str, Sequence[str]]

    @classmethod
    def read(cls, *tables: Iterable[Row]) -> Tree:
        """Read broader relations; CatalogueError at a row that closes a circle."""
        above: dict[str, list[str]] = {}
        below: dict[str, list[str]] = {}
        rows: dict[tuple[str, str], Row] = {}
        for row in (row for table in tables for row in table):
            pair = row.required("conceptUri"), row.required("broaderUri")
            if pair not in rows:
                above.setdefault(pair[0], []).append(pair[1])
                below.setdefault(pair[1], []).append(pair[0])
            rows.setdefault(pair, row)
        _check(above, rows)
        return cls(above, below)

    def parents(self, uri: str) -> Sequence[str]:
        """Return what is directly broader."""
        return self.above.get(uri, ())

    def children(self, uri: str) -> Sequence[str]:
        """Return what is directly narrower."""
        return self.below.get(uri, ())

    def parent(self, uri: str) -> str:
        """Return the first broader concept, or nothing."""
        return next(iter(self.parents(uri)), "")


def _check(above: Mapping[str, Sequence[str]], rows: Mapping[tuple[str, str], Row]) -> None:
    try:
        TopologicalSorter(above).prepare()
    except CycleError as error:
        circle = list(error.args[1])
        edges = zip(circle[1:], circle, strict=False)  # each is a predecessor of the next
        row = max((rows[edge] for edge in edges), key=lambda row: (row.file, row.line))
        names = " → ".join(uri.rsplit("/", 1)[-1] for uri in reversed(circle))
        raise row.refuse(f"this closes a circle of broader concepts: {names}") from None
