"""What is wrong with a catalogue, each with the file and the line it stands on.

CatalogueError(Exception)    `.problems`; str() has one "file:line: message" per problem
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

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


def line_of(path: Path, place: Path_) -> int:
    """Return the line on which a value stands; that of the nearest parent when it is missing."""
    node = yaml.compose(path.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)
    line = 1
    for step in place:
        if isinstance(node, yaml.MappingNode):
            keys = [pair for pair in node.value if pair[0].value == step]
            if not keys:
                return line
            line = keys[0][0].start_mark.line + 1
            node = keys[0][1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(step, int):
            if step >= len(node.value):
                return line
            node = node.value[step]
            line = node.start_mark.line + 1
    return line
