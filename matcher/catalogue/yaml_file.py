"""A YAML file as read: its value, the line of each part, and what is wrong with it as YAML."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from matcher.catalogue.problems import Path_

Wrong = tuple[int, str]
"""A line and a message."""


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A file; `value` is None where it is empty or could not be read, `wrong` then says why."""

    value: Any = None
    text: str = ""
    wrong: tuple[Wrong, ...] = ()

    @classmethod
    def read(cls, content: bytes | OSError) -> YamlFile:
        """Read the content of a file, or why there is none; what is wrong is told in `wrong`."""
        if isinstance(content, FileNotFoundError):
            return cls(wrong=((1, "the file is missing"),))
        if isinstance(content, OSError):
            return cls(wrong=((1, f"the file cannot be read: {content.strerror}"),))
        try:
            text = content.decode("utf-8")
        except UnicodeDecodeError as error:
            line = error.object.count(b"\n", 0, error.start) + 1
            return cls(wrong=((line, f"not UTF-8: {error.reason}; save the file as UTF-8"),))
        try:
            return cls._parse(text)
        except yaml.YAMLError as error:
            return cls(wrong=(_explain(text, error),))

    @classmethod
    def _parse(cls, text: str) -> YamlFile:
        loader = _loader(text)
        try:
            node = loader.get_single_node()
            value = None if node is None else loader.construct_document(node)
        finally:
            loader.dispose()
        return cls(value, text, tuple(_repeated(node)))

    def node(self) -> yaml.Node | None:
        """Parse the text once more, into nodes that know where they stand."""
        loader = _loader(self.text)
        try:
            node: yaml.Node | None = loader.get_single_node()
        finally:
            loader.dispose()
        return node


def line_of(node: yaml.Node | None, place: Path_) -> int:
    """Return the line on which a value stands, or else that of the nearest parent."""
    line = 1
    for step in place:
        if isinstance(node, yaml.MappingNode):
            keys = [pair for pair in node.value if pair[0].value == str(step)]
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


def _loader(text: str) -> Any:
    return getattr(yaml, "CSafeLoader", yaml.SafeLoader)(text)


def _repeated(node: yaml.Node | None) -> Iterator[Wrong]:
    """Yield each key that a mapping has twice, of which YAML would keep the last alone."""
    if isinstance(node, yaml.MappingNode):
        seen: set[Any] = set()
        for key, value in node.value:
            if key.value in seen:
                yield key.start_mark.line + 1, f"field {key.value!r} stands here a second time"
            seen.add(key.value)
            yield from _repeated(value)
    elif isinstance(node, yaml.SequenceNode):
        for item in node.value:
            if not isinstance(item, yaml.ScalarNode):
                yield from _repeated(item)


def _explain(text: str, error: yaml.YAMLError) -> Wrong:
    if isinstance(error, yaml.reader.ReaderError):
        line = text.count("\n", 0, error.position) + 1
        return line, f"not valid YAML: character U+{ord(text[error.position]):04X} is not allowed"
    mark = getattr(error, "problem_mark", None)
    what = getattr(error, "problem", None) or str(error).splitlines()[0]
    if mark is None:
        return 1, f"not valid YAML: {what}"
    return mark.line + 1, f"not valid YAML, column {mark.column + 1}: {what}"
