"""The compiled form of a catalogue: the same records, never stale, rebuilt when damaged."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from matcher.catalogue import compiled
from matcher.catalogue.compiled import open_catalogue
from matcher.catalogue.load import load_catalogue
from matcher.catalogue.problems import CatalogueError
from tests.catalogue_files import CHEF, SKILLS, WAITER, change, write_files


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "catalogue").mkdir()
    return write_files(tmp_path / "catalogue")


@pytest.fixture
def cached(tmp_path) -> Path:
    return tmp_path / "cache"


@pytest.fixture
def loads(monkeypatch) -> list[int]:
    """Count how often the YAML is read."""
    counted: list[int] = []
    load = compiled._load
    monkeypatch.setattr(compiled, "_load", lambda files: counted.append(1) or load(files))
    return counted


def kept(cached: Path) -> list[Path]:
    return sorted((cached / "catalogue").iterdir())


@pytest.mark.parametrize("shipped", [True, False])
def test_it_holds_the_same_records_in_the_same_order(shipped, folder, cached, loads):
    place = None if shipped else folder
    first, second, plain = (
        open_catalogue(place, cached), open_catalogue(place, cached), load_catalogue(place)
    )  # fmt: skip
    assert first == second == plain
    assert loads == [1]
    for name in ("roles", "skills", "certifications"):
        assert list(getattr(second, name)) == list(getattr(plain, name))
    for role_id, role in plain.roles.items():
        assert list(second.roles[role_id].skills) == list(role.skills)


def test_any_change_of_any_file_is_seen_even_with_the_same_size_and_time(folder, cached, loads):
    open_catalogue(folder, cached)
    for name, old, new in (
        (WAITER, "Serves", "Greets"), (SKILLS, "menu design", "menu making"),
        (CHEF, "high: 90000", "high: 90001"),
    ):  # fmt: skip
        before = os.stat(folder / name)
        change(folder, name, old, new)
        os.utime(folder / name, ns=(before.st_atime_ns, before.st_mtime_ns))
        assert open_catalogue(folder, cached) == load_catalogue(folder)
    (folder / WAITER).rename(folder / "roles" / "gone.txt")
    change(folder, CHEF, "related: [waiter]", "related: []")
    assert list(open_catalogue(folder, cached).roles) == ["chef"]
    assert len(loads) == 5


def test_a_mistake_is_refused_though_the_last_state_is_kept(folder, cached):
    open_catalogue(folder, cached)
    change(folder, WAITER, "family: food", "family: x")
    with pytest.raises(CatalogueError, match=r"roles/waiter\.yaml:3"):
        open_catalogue(folder, cached)
    change(folder, WAITER, "family: x", "family: food")
    (folder / "roles" / "odd.yml").write_text("")
    with pytest.raises(CatalogueError, match=r"roles/odd\.yml"):
        open_catalogue(folder, cached)


def test_a_damaged_file_is_made_again(folder, cached, loads):
    whole = open_catalogue(folder, cached)
    (path,) = kept(cached)
    content = path.read_bytes()
    rounds = [content[:10], b"", content[:-1], content + b"x", b"\x80" * len(content)]
    rounds += [content[:at] + bytes([content[at] ^ 1]) + content[at + 1 :]
               for at in range(0, len(content), 97)]  # fmt: skip
    for number, bad in enumerate(rounds, start=2):
        path.write_bytes(bad)
        assert open_catalogue(folder, cached) == whole
        assert len(loads) == number
        assert path.read_bytes() == content
    assert kept(cached) == [path]


def test_other_code_does_not_use_it(folder, cached, loads, monkeypatch):
    open_catalogue(folder, cached)
    monkeypatch.setattr(compiled, "_code_sha256", lambda: "other")
    open_catalogue(folder, cached)
    assert len(loads) == 2


def test_data_of_another_shape_is_not_taken(folder, cached, loads):
    import hashlib

    import msgspec

    open_catalogue(folder, cached)
    (path,) = kept(cached)
    payload = msgspec.msgpack.encode({"roles": {"x": {"id": 7}}, "skills": {}})
    path.write_bytes(hashlib.sha256(payload).digest() + payload)
    assert "chef" in open_catalogue(folder, cached).roles
    assert len(loads) == 2


def test_where_nothing_can_be_written_it_works_all_the_same(folder, tmp_path, loads):
    (tmp_path / "file").write_text("")
    for _ in range(2):
        assert "chef" in open_catalogue(folder, tmp_path / "file").roles
    assert len(loads) == 2


def test_only_the_last_used_are_kept(folder, cached):
    for number in range(compiled.KEPT + 3):
        (folder / WAITER).write_text(
            f"id: waiter\ntitle: Waiter\nfamily: food\nsummary: Serves {number}.\n"
        )
        open_catalogue(folder, cached)
    assert len(kept(cached)) == compiled.KEPT


def test_opening_it_loads_no_yaml(tmp_path):
    import subprocess
    import sys

    code = (
        "import sys; from pathlib import Path; "
        "from matcher.catalogue.compiled import open_catalogue; "
        f"open_catalogue(None, Path({str(tmp_path)!r})); print('yaml' in sys.modules)"
    )
    told = [
        subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60)
        for _ in range(2)
    ]
    assert [done.stdout.strip() for done in told] == ["True", "False"], told[0].stderr
