"""The files of a catalogue, read once: their hash and their records come from the same bytes."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from matcher.catalogue.problems import CatalogueError, Problem

DEFAULT = Path(__file__).parent / "default"
SKILLS, CERTIFICATIONS, IMPORT = "skills.yaml", "certifications.yaml", "import.json"


@dataclass(frozen=True, slots=True)
class CatalogueFiles:
    """What lies in the folder: bytes by name within it, or the error that reading gave.

    `others` are names beside the role files that look like roles but are not read.
    """

    folder: Path
    contents: Mapping[str, bytes | OSError]
    others: tuple[str, ...] = ()

    @classmethod
    def read(cls, folder: Path | None = None) -> CatalogueFiles:
        """Read the files of a catalogue, the shipped one by default; CatalogueError if none is."""
        folder = folder or DEFAULT
        if not (folder / "roles").is_dir():
            raise CatalogueError([Problem(
                str(folder), 1, "no catalogue here: expected a folder with roles/, skills.yaml and "
                "certifications.yaml")])  # fmt: skip
        names = [SKILLS, CERTIFICATIONS, IMPORT, *_names(folder, "*.yaml")]
        contents = {name: _content(folder / name) for name in names}
        if isinstance(contents[IMPORT], FileNotFoundError):
            del contents[IMPORT]
        return cls(folder, contents, tuple(_names(folder, "*.yml")))

    def roles(self) -> list[str]:
        """Return the names of the role files, in order."""
        return [name for name in self.contents if name.startswith("roles/")]

    def sha256(self) -> str:
        """Return the hash of the contents: equal hashes, equal catalogues."""
        digest = hashlib.sha256()
        for name, content in self.contents.items():
            if isinstance(content, bytes):
                digest.update(f"{name} {len(content)}\n".encode())
                digest.update(content)
        return digest.hexdigest()


def _names(folder: Path, pattern: str) -> list[str]:
    return [f"roles/{path.name}" for path in sorted((folder / "roles").glob(pattern))]


def _content(path: Path) -> bytes | OSError:
    try:
        return path.read_bytes()
    except OSError as error:
        return error
