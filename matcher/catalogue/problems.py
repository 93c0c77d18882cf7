"""What is wrong with a catalogue, each with the file and the line it stands on.

CatalogueError(Exception)     `.problems`; str() has one "file:line: message" per problem
  ImportRefused               the source of an import is wrong
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

Path_ = tuple[str | int, ...]
"""Keys and positions from the top of a YAML file down to a value."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to mend; `line` counts from 1."""

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        """Write as compilers do, so that editors can jump there."""
        return f"{self.file}:{self.line}: {self.message}"


class CatalogueError(Exception):
    """A catalogue that cannot be used, with everything that is wrong with it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__("\n".join(str(problem) for problem in problems))
        self.problems = tuple(problems)


class ImportRefused(CatalogueError):
    """A source that cannot be imported; nothing was changed."""
