"""Load a catalogue from its folder and refuse it, with every problem named, when it is wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

from matcher.catalogue.fields import Fields
from matcher.catalogue.parse import parse_certification, parse_role, parse_skill
from matcher.catalogue.problems import CatalogueError, Path_, Problem
from matcher.catalogue.records import Catalogue, Certification, Role, Skill
from matcher.catalogue.yaml_file import YamlFile, line_of
from matcher.skills.names import comparable

DEFAULT = Path(__file__).parent / "default"


class _Record(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_Record)
V = TypeVar("V")


@dataclass(slots=True)
class _Loaded:
    """Records with where they stand, while the whole is being checked."""

    problems: list[tuple[Path, Path_ | int, str]] = field(default_factory=list)
    """File, place in it or line of it, and message."""
    files: dict[Path, YamlFile] = field(default_factory=dict)
    places: dict[tuple[str, str], tuple[Path, Path_]] = field(default_factory=dict)

    def note(self, kind: str, identifier: str, step: Path_, message: str) -> None:
        """Note a problem in a record."""
        path, place = self.places[kind, identifier]
        self.problems.append((path, (*place, *step), message))

    def located(self, folder: Path) -> Iterator[Problem]:
        """Yield every problem with the line it stands on."""
        wrong = {path for path, place, _ in self.problems if not isinstance(place, int)}
        nodes = {path: self.files[path].node() for path in wrong}
        for path, place, message in self.problems:
            line = place if isinstance(place, int) else line_of(nodes[path], place)
            yield Problem(str(path.relative_to(folder)), line, message)


def load_catalogue(folder: Path | None = None) -> Catalogue:
    """Load and check a catalogue, the shipped one by default; CatalogueError when it is wrong."""
    folder = folder or DEFAULT
    if not (folder / "roles").is_dir():
        raise CatalogueError([Problem(
            str(folder), 1, "no catalogue here: expected a folder with roles/, skills.yaml and "
            "certifications.yaml")])  # fmt: skip
    loaded = _Loaded()
    skills = _load_list(folder / "skills.yaml", "skill", parse_skill, loaded)
    certifications = _load_list(
        folder / "certifications.yaml", "certification", parse_certification, loaded
    )
    roles = _load_roles(sorted((folder / "roles").glob("*.yaml")), loaded)
    for path in (folder / "roles").glob("*.yml"):
        loaded.problems.append((path, 1, "this file is not read; its name must end in .yaml"))
    if not loaded.problems:
        _check_references(skills, certifications, roles, loaded)
        _check_names(skills, loaded)
    if loaded.problems:
        raise CatalogueError(sorted(loaded.located(folder)))
    return Catalogue(roles, skills, certifications, catalogue_sha256(folder))


def catalogue_sha256(folder: Path | None = None) -> str:
    """Return the hash of the files of a catalogue: equal hashes, equal catalogues."""
    folder = folder or DEFAULT
    digest = hashlib.sha256()
    files = [folder / "skills.yaml", folder / "certifications.yaml"]
    for path in (*files, *sorted((folder / "roles").glob("*.yaml"))):
        if path.is_file():
            content = path.read_bytes()
            digest.update(f"{path.relative_to(folder)} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()


def _read(path: Path, kind: type[V], expected: str, loaded: _Loaded) -> V | None:
    """Read a file that should hold a list or a mapping; None when it does not, which is noted."""
    file = loaded.files[path] = YamlFile.read(path)
    loaded.problems.extend((path, line, message) for line, message in file.wrong)
    if isinstance(file.value, kind):
        return file.value
    if not file.wrong:
        found = "the file is empty" if file.value is None else f"found {file.value!r:.60}"
        loaded.problems.append((path, 1, f"{found}; expected {expected}"))
    return None


def _load_list(
    path: Path, kind: str, parse: Callable[[Fields], R], loaded: _Loaded
) -> dict[str, R]:
    records: dict[str, R] = {}
    values = _read(path, list, "a list of mappings ([] for none)", loaded)
    for row, value in enumerate(values or []):
        if isinstance(value, dict):
            _add(records, kind, path, Fields(value, (row,)), parse, loaded)
        else:
            loaded.problems.append((path, (row,), f"found {value!r}; expected a mapping"))
    return dict(sorted(records.items()))


def _load_roles(paths: list[Path], loaded: _Loaded) -> dict[str, Role]:
    roles: dict[str, Role] = {}
    for path in paths:
        value = _read(path, dict, "one mapping: a role", loaded)
        if value is None:
            continue
        _add(roles, "role", path, Fields(value, ()), parse_role, loaded)
        if value.get("id") != path.stem:
            message = f"id is {value.get('id')!r}; expected the name of the file, {path.stem!r}"
            loaded.problems.append((path, ("id",), message))
    return dict(sorted(roles.items()))


def _add(
    records: dict[str, R],
    kind: str,
    path: Path,
    fields: Fields,
    parse: Callable[[Fields], R],
    loaded: _Loaded,
) -> None:
    record = parse(fields)
    loaded.problems.extend((path, place, message) for place, message in fields.wrong)
    if record.id in records:
        first = loaded.places[kind, record.id][0].name
        message = f"duplicate {kind} id {record.id!r}; it stands already in {first}"
        loaded.problems.append((path, (*fields.place, "id"), message))
    elif record.id:
        records[record.id] = record
        loaded.places[kind, record.id] = (path, fields.place)


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
            path, place = loaded.places[kind, identifier]
            message = f"unknown {what} {item!r}; define it, or correct the id"
            step: Path_ = (name,) if name in ("skills", "successor") else (name, row)
            if kind == "role" and isinstance(loaded.files[path].value.get(name), dict):
                step = (name, item)
            loaded.problems.append((path, _skill_place(loaded, kind, identifier, item)
                                    if name == "skills" else (*place, *step), message))  # fmt: skip


def _skill_place(loaded: _Loaded, kind: str, identifier: str, skill: str) -> Path_:
    """Return where in a role's skills an id stands."""
    path, place = loaded.places[kind, identifier]
    groups = loaded.files[path].value["skills"]
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
