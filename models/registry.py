"""The versions of models that ship, and how to load one.

A version is a folder `models/weights/<id>/` with a `manifest.json` beside its files. The manifest
names every file with its sha256; a version with a missing or altered file is refused.

    ModelError(Exception)    has `.code`: unknown_model, missing_weights, damaged_weights or
                             needs_train_extra; and `.message`
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from models.encoder import Encoder

WEIGHTS = Path(__file__).parent / "weights"
DEFAULT = "all-minilm-l6-v2"


class ModelError(Exception):
    """A model that cannot be used; `message` says what was found and what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a version says of itself. `sha256` is that of the weights file."""

    id: str
    base: str
    dimension: int
    max_tokens: int
    licence: str
    recipe: str
    weights: str
    files: Mapping[str, str]
    metrics: Mapping[str, float]

    @property
    def sha256(self) -> str:
        """Hash of the weights file, which names the vector space."""
        return self.files[self.weights]


def list_models(folder: Path = WEIGHTS) -> list[Manifest]:
    """Return the manifests of all versions, in order of id."""
    return [read_manifest(path.parent) for path in sorted(folder.glob("*/manifest.json"))]


def read_manifest(folder: Path) -> Manifest:
    """Read the manifest of one version; ModelError when it is missing or incomplete."""
    path = folder / "manifest.json"
    try:
        fields: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        manifest = Manifest(**fields)
        if not isinstance(manifest.files, dict) or manifest.weights not in manifest.files:
            raise ValueError(f"files does not name the weights, {manifest.weights!r}")
        return manifest
    except FileNotFoundError:
        known = ", ".join(item.parent.name for item in sorted(WEIGHTS.glob("*/manifest.json")))
        raise ModelError(
            "unknown_model",
            f"no model version {folder.name!r} in {folder.parent}; there is: {known or 'none'}",
        ) from None
    except (OSError, ValueError, TypeError) as error:
        raise ModelError(
            "damaged_weights",
            f"{path} is not a complete manifest: {error}; install the package again",
        ) from None


def verify(folder: Path, manifest: Manifest) -> None:
    """Compare every file of a version with its sha256; ModelError names the first that differs."""
    for name, expected in manifest.files.items():
        path = folder / name
        if not path.is_file():
            raise ModelError(
                "missing_weights",
                f"{path} is missing; install the package again, "
                "or make the file with `python -m models.export`",
            )
        found = file_sha256(path)
        if found != expected:
            raise ModelError(
                "damaged_weights",
                f"{path} has sha256 {found[:12]}…, its manifest expects {expected[:12]}…; "
                "install the package again",
            )


def file_sha256(path: Path) -> str:
    """Return the sha256 of a file in hexadecimal."""
    with path.open("rb") as handle:
        return hashlib.file_digest(handle, "sha256").hexdigest()


def load_encoder(name: str | None = None, threads: int | None = None) -> Encoder:
    """Load a shipped version by id or, with the `train` extra, any sentence-transformers model.

    `None` is the default version. `threads` bounds the cores used; `None` takes all that are free
    to this process. ModelError when the model is unknown, missing or altered.
    """
    name = name or DEFAULT
    if (WEIGHTS / name / "manifest.json").is_file():
        from models.onnx_encoder import OnnxEncoder

        folder = WEIGHTS / name
        manifest = read_manifest(folder)
        verify(folder, manifest)
        return OnnxEncoder.from_folder(folder, manifest, threads)
    if name == DEFAULT:
        read_manifest(WEIGHTS / name)
    from models.sentence_transformers_encoder import SentenceTransformersEncoder

    return SentenceTransformersEncoder.from_name(name)
