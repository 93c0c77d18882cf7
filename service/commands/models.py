"""`matcher models`: the model versions that ship."""

from __future__ import annotations

from dataclasses import asdict

from models.registry import WEIGHTS, Manifest, list_models, read_manifest
from service.output import console, print_json, reported


def show_models(as_json: bool) -> int:
    """List the versions."""
    with reported(as_json):
        found = list_models()
    if as_json:
        print_json([_fields(item) for item in found])
        return 0
    from service import tables

    tables.show_models(console(), found)
    return 0


def show_model(name: str, as_json: bool) -> int:
    """Show the manifest of one version."""
    with reported(as_json):
        manifest = read_manifest(WEIGHTS / name)
    if as_json:
        print_json(_fields(manifest))
        return 0
    from service import tables

    tables.show_fields(console(), _fields(manifest))
    return 0


def _fields(manifest: Manifest) -> dict[str, object]:
    return {**asdict(manifest), "sha256": manifest.sha256}
