"""Load a catalogue from its folder and refuse it, with every problem named, when it is wrong."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from matcher.catalogue.fields import Fields
from matcher.catalogue.files import CERTIFICATIONS, DEFAULT, IMPORT, SKILLS, CatalogueFiles
from matcher.catalogue.parse import parse_certification, parse_role, parse_skill
from matcher.catalogue.problems import CatalogueError, Path_, Problem
from matcher.catalogue.records import Catalogue, Certification, Role, Skill
from matcher.catalogue.yaml_file import YamlFile, line_of
from matcher.skills.names import comparable

__all__ = ["DEFAULT", "catalogue_sha256", "load_catalogue", "load_files"]


class _Record(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_Record)
V = TypeVar("V")


@dataclass(slots=True)
class _Loaded:
    """Records with where they stand, while the whole is being checked."""

    files: CatalogueFiles
    problems: list[tuple[str, Path_ | int, str]] = field(default_factory=list)
    """File, place in it or line of it, and message."""
    parsed: dict[str, YamlFile] = field(default_factory=dict)
    places: dict[tuple[str, str], tuple[str, Path_]] = field(default_factory=dict)

    def note(self, kind: str, identifier: str, step: Path_, message: str) -> None:
        """Note a problem in a record."""
        name, place = self.places[kind, identifier]
        self.problems.append((name, (*place, *step), message))

    def located(self) -> Iterator[Problem]:
        """Yield every problem with the line it stands on."""
        wrong = {name for name, place, _ in self.problems if not isinstance(place, int)}
        nodes = {name: self.parsed[name].node() for name in wrong}
        for name, place, message in self.problems:
            line = place if isinstance(place, int) else line_of(nodes[name], place)
            yield Problem(name, line, message)


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """Load and check a catalogue, the shipped one by default; CatalogueError when it is wrong."""
    return load_files(CatalogueFiles.read(folder))


def load_files(files: CatalogueFiles) -> Catalogue:
    """Parse and check the files of a catalogue; CatalogueError when something is wrong."""
    loaded = _Loaded(files)
    skills = _load_list(SKILLS, "skill", parse_skill, loaded)
    certifications = _load_list(CERTIFICATIONS, "certification", parse_certification, loaded)
    roles = _load_roles(files.roles(), loaded)
    schemes = _load_schemes(loaded)
    for name in files.others:
        loaded.problems.append((name, 1, "this file is not read; its name must end in .yaml"))
    if not loaded.problems:
        _check_references(skills, certifications, roles, loaded)
        _check_names(skills, loaded)
    if loaded.problems:
        raise CatalogueError(sorted(loaded.located()))
    return Catalogue(roles, skills, certifications, files.sha256(), schemes)


def catalogue_sha256(folder: Path | None = None) -> str:
    """Return the hash of the files of a catalogue: equal hashes, equal catalogues."""
    return CatalogueFiles.read(folder).sha256()


def _load_schemes(loaded: _Loaded) -> dict[str, str]:
    """Read from an import's record which version of which scheme the codes are of."""
    content = loaded.files.contents.get(IMPORT, b"{}")
    try:
        versions = json.loads(content if isinstance(content, bytes) else b"").get("versions", {})
        return {str(scheme): str(version) for scheme, version in versions.items()}
    except (ValueError, AttributeError, RecursionError):
        loaded.problems.append((IMPORT, 1, "not the record of an import; import again"))
        return {}


def _read(name: str, kind: type[V], expected: str, loaded: _Loaded) -> V | None:
    """Read a file that should hold a list or a mapping; None when it does not, which is noted."""
    file = loaded.parsed[name] = YamlFile.read(loaded.files.contents[name])
    loaded.problems.extend((name, line, message) for line, message in file.wrong)
    if isinstance(file.value, kind):
        return file.value
    if not file.wrong:
        found = "the file is empty" if file.value is None else f"found {file.value!r:.60}"
        loaded.problems.append((name, 1, f"{found}; expected {expected}"))
    return None


def _load_list(name: str, kind: str, parse: Callable[[Fields], R], loaded: _Loaded) -> dict[str, R]:
    records: dict[str, R] = {}
    values = _read(name, list, "a list of mappings ([] for none)", loaded)
    for row, value in enumerate(values or []):
        if isinstance(value, dict):
            _add(records, kind, name, Fields(value, (row,)), parse, loaded)
        else:
            loaded.problems.append((name, (row,), f"found {value!r}; expected a mapping"))
    return dict(sorted(records.items()))


def _load_roles(names: list[str], loaded: _Loaded) -> dict[str, Role]:
    roles: dict[str, Role] = {}
    for name in names:
        value = _read(name, dict, "one mapping: a role", loaded)
        if value is None:
            continue
        _add(roles, "role", name, Fields(value, ()), parse_role, loaded)
        stem = name.removeprefix("roles/").removesuffix(".yaml")
        if value.get("id") != stem:
            message = f"id is {value.get('id')!r}; expected the name of the file, {stem!r}"
            loaded.problems.append((name, ("id",), message))
    return dict(sorted(roles.items()))


def _add(
    records: dict[str, R],
    kind: str,
    name: str,
    fields: Fields,
    parse: Callable[[Fields], R],
    loaded: _Loaded,
) -> None:
    record = parse(fields)
    loaded.problems.extend((name, place, message) for place, message in fields.wrong)
    if record.id in records:
        first = loaded.places[kind, record.id][0]
        message = f"duplicate {kind} id {record.id!r}; it stands already in {first}"
        loaded.problems.append((name, (*fields.place, "id"), message))
    elif record.id:
        records[record.id] = record
        loaded.places[kind, record.id] = (name, fields.place)


def _check_references(
    skills: dict[str, Skill],
    certifications: dict[str, Certification],
    roles: dict[str, Role],
    loaded: _Loaded,
) -> None:
    """Note every id that names nothing."""
    for skill in skills.values():
        _known(loaded, "skill", skill.id, "broader", skill.broader, skills, "skill")
        _known(loaded, "skill", skill.id, "related", skill.related, skills, "skill")
    for item in certifications.values():
        note = (loaded, "certification", item.id)
        successor = (item.successor,) if item.successor else ()
        _known(*note, "validates", item.validates, skills, "skill")
        _known(*note, "requires", item.requires, certifications, "certification")
        _known(*note, "successor", successor, certifications, "certification")
    for role in roles.values():
        _known(loaded, "role", role.id, "skills", role.skills, skills, "skill")
        _known(loaded, "role", role.id, "related", role.related, roles, "role")
        named = (role.certifications, certifications, "certification")
        _known(loaded, "role", role.id, "certifications", *named)
        for row, capability in enumerate(role.capabilities):
            for skill_id in capability.skills:
                if skill_id not in role.skills:
                    loaded.note("role", role.id, ("capabilities", row, "skills"),
                                f"skill {skill_id!r} of a capability is not under the role's "
                                "skills; add it there")  # fmt: skip


def _known(
    loaded: _Loaded,
    kind: str,
    identifier: str,
    name: str,
    ids: Iterable[str],
    known: dict[str, Any],
    what: str,
) -> None:
    for row, item in enumerate(ids):
        if item not in known:
            file, place = loaded.places[kind, identifier]
            message = f"unknown {what} {item!r}; define it, or correct the id"
            step: Path_ = (name,) if name in ("skills", "successor") else (name, row)
            if kind == "role" and isinstance(loaded.parsed[file].value.get(name), dict):
                step = (name, item)
            loaded.problems.append((file, _skill_place(loaded, kind, identifier, item)
                                    if name == "skills" else (*place, *step), message))  # fmt: skip


def _skill_place(loaded: _Loaded, kind: str, identifier: str, skill: str) -> Path_:
    """Return where in a role's skills an id stands."""
    name, place = loaded.places[kind, identifier]
    groups = loaded.parsed[name].value["skills"]
    for importance, ids in groups.items():
        if skill in ids:
            return (*place, "skills", importance, ids.index(skill))
    return (*place, "skills")


def _check_names(skills: dict[str, Skill], loaded: _Loaded) -> None:
    """Note every name that two skills share, compared as names are compared with a text."""
    owners: dict[str, str] = {}
    for skill in skills.values():
        for row, name in enumerate((skill.name, *skill.aliases), start=-1):
            owner = owners.setdefault(comparable(name), skill.id)
            if owner != skill.id:
                loaded.note("skill", skill.id, ("name",) if row < 0 else ("aliases", row),
                            f"{name!r} already names the skill {owner!r}")  # fmt: skip
