"""Load a catalogue from its folder and refuse it, with every problem named, when it is wrong."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol, TypeVar

import yaml

from matcher.catalogue.fields import Fields
from matcher.catalogue.parse import parse_certification, parse_role, parse_skill
from matcher.catalogue.problems import CatalogueError, Path_, Problem, line_of
from matcher.catalogue.records import Catalogue, Certification, Role, Skill
from matcher.resume.characters import words

DEFAULT = Path(__file__).parent / "default"


class _Record(Protocol):
    @property
    def id(self) -> str: ...


R = TypeVar("R", bound=_Record)


@dataclass(slots=True)
class _Loaded:
    """Records with where they stand, while the whole is being checked."""

    problems: list[tuple[Path, Path_, str]] = field(default_factory=list)
    places: dict[tuple[str, str], tuple[Path, Path_]] = field(default_factory=dict)

    def note(self, kind: str, identifier: str, step: Path_, message: str) -> None:
        """Note a problem in a record."""
        path, place = self.places[kind, identifier]
        self.problems.append((path, (*place, *step), message))


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
    if not loaded.problems:
        _check_references(skills, certifications, roles, loaded)
        _check_names(skills, loaded)
    if loaded.problems:
        raise CatalogueError(sorted(_located(loaded.problems, folder)))
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


def _located(problems: Iterable[tuple[Path, Path_, str]], folder: Path) -> Iterator[Problem]:
    for path, place, message in problems:
        name = str(path.relative_to(folder)) if path.is_relative_to(folder) else str(path)
        yield Problem(name, line_of(path, place) if path.is_file() and place else 1, message)


def _read_yaml(path: Path, loaded: _Loaded) -> Any:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
    except FileNotFoundError:
        loaded.problems.append((path, (), "the file is missing"))
    except UnicodeDecodeError as error:
        loaded.problems.append((path, (), f"not UTF-8: {error.reason} at byte {error.start}"))
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f"line {mark.line + 1}, column {mark.column + 1}: " if mark else ""
        what = getattr(error, "problem", None) or str(error)
        loaded.problems.append((path, (), f"not valid YAML: {line}{what}"))
    return None


def _load_list(
    path: Path, kind: str, parse: Callable[[Fields], R], loaded: _Loaded
) -> dict[str, R]:
    values = _read_yaml(path, loaded)
    if values is None:
        return {}
    if not isinstance(values, list):
        loaded.problems.append((path, (), "expected a list of mappings"))
        return {}
    records: dict[str, R] = {}
    for row, value in enumerate(values):
        if isinstance(value, dict):
            _add(records, kind, path, Fields(value, (row,)), parse, loaded)
        else:
            loaded.problems.append((path, (row,), f"found {value!r}; expected a mapping"))
    return dict(sorted(records.items()))


def _load_roles(paths: list[Path], loaded: _Loaded) -> dict[str, Role]:
    roles: dict[str, Role] = {}
    for path in paths:
        value = _read_yaml(path, loaded)
        if isinstance(value, dict):
            fields = Fields(value, ())
            _add(roles, "role", path, fields, parse_role, loaded)
            if value.get("id") != path.stem:
                message = f"id is {value.get('id')!r}; expected the name of the file, {path.stem!r}"
                loaded.problems.append((path, ("id",), message))
        elif value is not None:
            loaded.problems.append((path, (), "expected one mapping: a role"))
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
            step = (name,) if name in ("skills", "successor") else (name, row)
            loaded.problems.append((path, _skill_place(loaded, kind, identifier, item)
                                    if name == "skills" else (*place, *step), message))  # fmt: skip


def _skill_place(loaded: _Loaded, kind: str, identifier: str, skill: str) -> Path_:
    """Return where in a role's skills an id stands."""
    path, place = loaded.places[kind, identifier]
    groups = yaml.safe_load(path.read_text(encoding="utf-8"))["skills"]
    for importance, ids in groups.items():
        if skill in ids:
            return (*place, "skills", importance, ids.index(skill))
    return (*place, "skills")


def _check_names(skills: dict[str, Skill], loaded: _Loaded) -> None:
    """Note every name that two skills share."""
    owners: dict[str, str] = {}
    for skill in skills.values():
        for name in (skill.name, *skill.aliases):
            owner = owners.setdefault(" ".join(words(name)) or name.lower(), skill.id)
            if owner != skill.id:
                loaded.note("skill", skill.id, ("aliases" if name != skill.name else "name",),
                            f"{name!r} already names the skill {owner!r}")  # fmt: skip
