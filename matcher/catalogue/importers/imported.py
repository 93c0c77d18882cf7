"""What an importer hands over, and how it tells that a source is wrong."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from matcher.catalogue.problems import ImportRefused, Problem
from matcher.catalogue.records import Certification, Role, Skill

Item = TypeVar("Item")
Watch = Callable[[Iterable[Item], int | None, str], Iterable[Item]]
"""Passes items on and shows how far they are; takes how many there are, if known, and a label."""


@dataclass(frozen=True, slots=True)
class Imported:
    """Records to be written as a catalogue.

    `versions` maps each scheme of codes to the version that was read, `source` says what that was,
    `counts` what it held and `notes` everything that was not taken over as it stands, by kind.
    `files` are further files of the folder, by name.
    """

    importer: str
    source: Mapping[str, str]
    versions: Mapping[str, str]
    roles: tuple[Role, ...]
    skills: tuple[Skill, ...] = ()
    certifications: tuple[Certification, ...] = ()
    counts: Mapping[str, int] = field(default_factory=dict)
    notes: Mapping[str, list[Any]] = field(default_factory=dict)
    files: Mapping[str, bytes] = field(default_factory=dict)


def refuse(file: str, line: int, message: str) -> ImportRefused:
    """Return the error for a source that cannot be imported, for the caller to raise."""
    return ImportRefused([Problem(file, line, message)])


def unwatched(items: Iterable[Item], total: int | None, label: str) -> Iterable[Item]:
    """Pass items on and show nothing."""
    return items
