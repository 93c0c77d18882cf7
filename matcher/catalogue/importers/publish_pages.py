"""Put the roles of career pages into a catalogue, which may hold others already.

Files of the catalogue stay as they are, comments and all; skills and certifications that it lacks
are added at the end of its lists.
"""

from __future__ import annotations

import hashlib
import shutil
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from matcher.catalogue.files import CERTIFICATIONS, IMPORT, SKILLS, CatalogueFiles
from matcher.catalogue.importers.dump import (
    certification_fields,
    list_yaml,
    role_yaml,
    skill_fields,
)
from matcher.catalogue.importers.imported import Imported, refuse
from matcher.catalogue.importers.publish import (
    FORMAT,
    Published,
    import_record,
    json_text,
    settle,
    written_aside,
)
from matcher.catalogue.load import load_files
from matcher.catalogue.records import Capability, Catalogue, Certification, Role, Skill
from matcher.skills.names import comparable


def publish_pages(pages: Sequence[Imported], out: Path) -> Published:
    """Add or renew the role of each page; CatalogueError, and nothing changed, if it is wrong."""
    with written_aside(out) as aside:
        _start(aside, out)
        record = import_record(aside) or {"format": FORMAT, "importer": "career-page"}
        record.setdefault("pages", {})
        for page in pages:
            catalogue = load_files(CatalogueFiles.read(aside))
            _add(aside, page, catalogue, record)
        (aside / IMPORT).write_text(json_text(record), encoding="utf-8")
        catalogue = load_files(CatalogueFiles.read(aside))
        return Published(out, catalogue, settle(aside, out), record)


def _start(aside: Path, out: Path) -> None:
    """Begin with what lies in the folder, or with an empty catalogue."""
    if out.is_dir() and any(out.iterdir()):
        load_files(CatalogueFiles.read(out))
        shutil.copytree(out, aside, dirs_exist_ok=True, symlinks=True)
        return
    (aside / "roles").mkdir()
    for name in (SKILLS, CERTIFICATIONS):
        (aside / name).write_bytes(b"[]\n")


def _add(aside: Path, page: Imported, catalogue: Catalogue, record: dict[str, Any]) -> None:
    (role,) = page.roles
    path = aside / "roles" / f"{role.id}.yaml"
    before = record["pages"].get(role.id, {})
    if path.is_file() and _sha256(path) != before.get("role_sha256"):
        raise refuse(f"roles/{path.name}", 1, "this role was not imported from a page, or was "
                     "changed since; move it away to import it anew")  # fmt: skip
    skills, certifications, role = _fitted(page, role, catalogue)
    path.write_bytes(role_yaml(role))
    _append(aside / SKILLS, catalogue.skills, [skill_fields(one) for one in skills])
    entries = [certification_fields(one) for one in certifications]
    _append(aside / CERTIFICATIONS, catalogue.certifications, entries)
    record["pages"][role.id] = {
        "source": dict(page.source), "role_sha256": _sha256(path), "counts": dict(page.counts),
        "notes": {kind: found for kind, found in sorted(page.notes.items()) if found},
    }  # fmt: skip
    record["pages"] = dict(sorted(record["pages"].items()))


def _fitted(
    page: Imported, role: Role, catalogue: Catalogue
) -> tuple[list[Skill], list[Certification], Role]:
    """Use skills that the catalogue has under another id; return what it lacks, and the role."""
    names = {comparable(name): skill.id for skill in catalogue.skills.values()
             for name in (skill.name, *skill.aliases)}  # fmt: skip
    ids = {skill.id: skill.id if skill.id in catalogue.skills
           else names.get(comparable(skill.name), skill.id) for skill in page.skills}  # fmt: skip
    new = [
        replace(
            skill,
            aliases=tuple(alias for alias in skill.aliases if comparable(alias) not in names),
            broader=_renamed(skill.broader, ids),
            related=_renamed(skill.related, ids),
        )
        for skill in page.skills
        if ids[skill.id] == skill.id and skill.id not in catalogue.skills
    ]
    certifications = [
        replace(item, validates=_renamed(item.validates, ids))
        for item in page.certifications
        if item.id not in catalogue.certifications
    ]
    capabilities = tuple(
        Capability(item.name, item.text, _renamed(item.skills, ids)) for item in role.capabilities
    )
    skills = {ids.get(skill, skill): value for skill, value in role.skills.items()}
    return new, certifications, replace(role, capabilities=capabilities, skills=skills)


def _renamed(skills: Sequence[str], ids: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(ids.get(skill, skill) for skill in skills))


def _append(path: Path, there: Mapping[str, Any], entries: list[dict[str, Any]]) -> None:
    if entries and there:
        path.write_bytes(path.read_bytes().rstrip() + b"\n" + list_yaml(entries))
    elif entries:
        path.write_bytes(list_yaml(entries))


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()
