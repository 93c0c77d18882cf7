"""Write an import: aside, checked as any catalogue is, then put in its place in one step.

`import.json` in the folder records the source, its version, counts, and what was not taken over as
it stands. It holds no time and no path: the same source gives the same bytes.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matcher.catalogue.files import CERTIFICATIONS, IMPORT, SKILLS, CatalogueFiles
from matcher.catalogue.importers.dump import (
    certification_fields,
    list_yaml,
    role_yaml,
    skill_fields,
)
from matcher.catalogue.importers.imported import Imported, Watch, refuse
from matcher.catalogue.load import load_files
from matcher.catalogue.problems import CatalogueError
from matcher.catalogue.records import Catalogue

FORMAT = 1
EXCHANGE = 2
AT_FDCWD = -100


@dataclass(frozen=True, slots=True)
class Published:
    """The catalogue as it now lies in the folder; `changed` tells whether it did not before."""

    folder: Path
    catalogue: Catalogue
    changed: bool
    record: dict[str, Any]


def publish(imported: Imported, out: Path, watch: Watch[Any]) -> Published:
    """Write an import as a whole; CatalogueError, with nothing changed, when it is wrong.

    The folder may be missing, empty or an untouched import of the same kind.
    """
    _check_place(out, imported.importer)
    with written_aside(out) as aside:
        (aside / "roles").mkdir()
        for role in watch(imported.roles, len(imported.roles), "Writing roles"):
            (aside / "roles" / f"{role.id}.yaml").write_bytes(role_yaml(role))
        (aside / SKILLS).write_bytes(list_yaml([skill_fields(one) for one in imported.skills]))
        certifications = [certification_fields(one) for one in imported.certifications]
        (aside / CERTIFICATIONS).write_bytes(list_yaml(certifications))
        for name, content in imported.files.items():
            (aside / name).write_bytes(content)
        record = _record(imported, _content_sha256(aside))
        (aside / IMPORT).write_text(json_text(record), encoding="utf-8")
        return Published(out, load_files(CatalogueFiles.read(aside)), settle(aside, out), record)


@contextmanager
def written_aside(out: Path) -> Iterator[Path]:
    """Lend a folder beside `out`, on the same disk, and clear away what is left of it."""
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        place = Path(tempfile.mkdtemp(dir=out.parent, prefix=f".{out.name}.importing-"))
    except OSError as error:
        raise refuse(str(out), 1, f"cannot be written: {error.strerror}") from None
    aside = place / "catalogue"
    try:
        aside.mkdir()
        yield aside
    except OSError as error:
        message = f"cannot be written: {error.strerror or error}; nothing was changed"
        raise refuse(str(out), 1, message) from None
    finally:
        shutil.rmtree(place, ignore_errors=True)


def settle(aside: Path, out: Path) -> bool:
    """Put a written folder in its place; False when the same stands there already."""
    if out.is_dir() and _all_files(aside) == _all_files(out):
        return False
    os.sync()
    if not out.exists() or not any(out.iterdir()):
        aside.rename(out)
    else:
        _exchange(aside, out)
    return True


def json_text(value: Any) -> str:
    """Write JSON for people and programs, the same each time."""
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def import_record(folder: Path) -> dict[str, Any]:
    """Return the record of the import that a folder holds; empty when it holds none."""
    try:
        record = json.loads((folder / IMPORT).read_bytes())
    except (OSError, ValueError):
        return {}
    return record if isinstance(record, dict) else {}


def _check_place(out: Path, importer: str) -> None:
    if not out.exists() or (out.is_dir() and not any(out.iterdir())):
        return
    record = import_record(out) if out.is_dir() else {}
    if record.get("importer") != importer:
        raise refuse(str(out), 1, f"this is not an earlier import by {importer}; give --out a "
                     "new or empty folder")  # fmt: skip
    try:
        touched = _content_sha256(out) != record.get("content")
    except CatalogueError:
        touched = True
    if touched:
        raise refuse(str(out), 1, "files were changed since they were imported, and importing "
                     "again would lose that; give --out a new folder")  # fmt: skip


def _content_sha256(folder: Path) -> str:
    """Return the hash of every file but the record, which holds it."""
    digest = hashlib.sha256()
    for name, content in _all_files(folder).items():
        if name != IMPORT:
            digest.update(f"{name} {len(content)}\n".encode())
            digest.update(content)
    return digest.hexdigest()


def _all_files(folder: Path) -> dict[str, bytes]:
    paths = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _record(imported: Imported, content: str) -> dict[str, Any]:
    return {
        "format": FORMAT,
        "importer": imported.importer,
        "source": dict(imported.source),
        "versions": dict(imported.versions),
        "content": content,
        "counts": {
            "roles": len(imported.roles),
            "skills": len(imported.skills),
            "certifications": len(imported.certifications),
            **imported.counts,
        },
        "notes": {kind: found for kind, found in imported.notes.items() if found},
    }


def _exchange(aside: Path, out: Path) -> None:
    """Swap two folders in one step where the system can (Linux), else in two."""
    libc = ctypes.CDLL(None, use_errno=True)
    swapped = hasattr(libc, "renameat2") and not libc.renameat2(
        AT_FDCWD, os.fsencode(aside), AT_FDCWD, os.fsencode(out), EXCHANGE
    )
    if not swapped:
        old = aside.with_name("old")
        out.rename(old)
        try:
            aside.rename(out)
        except OSError:
            old.rename(out)
            raise
