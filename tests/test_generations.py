"""Generations on disk: whole or refused."""

from __future__ import annotations

import json
import os
import shutil
import stat
from pathlib import Path

import pytest

from index import generations
from index.generations import KEPT, IndexProblem, open_generation, write_generation
from index.vectors import VectorIndex
from tests.fakes import FakeEncoder
from tests.index_samples import (
    ASK,
    ENCODER,
    FOUR,
    ONE,
    TEXTS,
    THREE,
    TWO,
    is_open,
    left,
    write,
)

FILES = ("vectors.faiss", "labels.json", "manifest.json")


def problem(root: Path, source: str | None = None, encoder: FakeEncoder = ENCODER) -> IndexProblem:
    with pytest.raises(IndexProblem) as caught:
        open_generation(root, encoder, source)
    assert str(caught.value) == caught.value.message
    assert "matcher index build" in caught.value.message
    return caught.value


# Written and opened


def test_what_is_written_is_opened(tmp_path):
    place = write(tmp_path / "deep" / "root", ONE)
    assert is_open(tmp_path / "deep" / "root", ONE)
    assert open_generation(tmp_path / "deep" / "root", ENCODER).labels == tuple(TEXTS[ONE])
    assert {path.name for path in place.iterdir()} == set(FILES)
    assert left(place.parent) == {"CURRENT", place.name}
    assert (place.parent / "CURRENT").read_text() == place.name


def test_an_empty_index_can_be_kept(tmp_path):
    write_generation(tmp_path, VectorIndex.build([], [], ENCODER), ONE)
    assert open_generation(tmp_path, ENCODER, ONE).search(ASK, 3) == [[], []]


def test_equal_content_is_the_same_generation_and_is_not_written_again(tmp_path):
    first = write(tmp_path, ONE)
    inodes = {name: (first / name).stat().st_ino for name in FILES}
    assert write(tmp_path, ONE) == first
    assert {name: (first / name).stat().st_ino for name in FILES} == inodes


def test_a_damaged_generation_is_replaced(tmp_path):
    place = write(tmp_path, ONE)
    (place / "labels.json").write_text("[]")
    problem(tmp_path, ONE)
    assert write(tmp_path, ONE) == place
    assert is_open(tmp_path, ONE)
    assert left(tmp_path) == {"CURRENT", place.name}


def test_vectors_of_other_bits_are_another_generation(tmp_path):
    class Other(FakeEncoder):
        def encode(self, texts):
            return super().encode(texts)[:, ::-1].copy()

    one = write(tmp_path, ONE)
    other = write_generation(tmp_path, VectorIndex.build(["x"], ["nurse"], Other(16)), ONE)
    assert one != other
    assert one.is_dir() and other.is_dir()


@pytest.mark.parametrize("name", ["org/model", "../../up", ".hidden", "模型", "a" * 400, ""])
def test_any_name_of_a_model_is_a_name_of_a_folder(tmp_path, name):
    encoder = FakeEncoder(16)
    encoder.id = name
    root = tmp_path / "root"
    place = write_generation(root, VectorIndex.build(["x"], ["nurse"], encoder), ONE)
    assert place.parent == root
    assert open_generation(root, encoder, ONE).labels == ("x",)
    assert left(tmp_path) == {"root"}


def test_generations_can_be_read_by_whom_the_umask_lets(tmp_path):
    place = write(tmp_path, ONE)
    umask = os.umask(0)
    os.umask(umask)
    assert stat.S_IMODE(place.stat().st_mode) == 0o777 & ~umask


# Refused


def test_another_model_is_refused_with_both_names(tmp_path):
    write(tmp_path, ONE)
    other = FakeEncoder(16)
    other.id, other.sha256 = "other-model", "f" * 64
    error = problem(tmp_path, ONE, other)
    assert error.code == "other_model"
    assert "fake (000000000000)" in error.message
    assert "other-model (ffffffffffff)" in error.message
    assert str(tmp_path) in error.message


def test_other_weights_under_one_name_are_refused(tmp_path):
    write(tmp_path, ONE)
    other = FakeEncoder(16)
    other.sha256 = "f" * 64
    assert problem(tmp_path, ONE, other).code == "other_model"


def test_another_dimension_is_refused_with_both(tmp_path):
    write(tmp_path, ONE)
    error = problem(tmp_path, ONE, FakeEncoder(32))
    assert error.code == "other_model"
    assert "dimension 16" in error.message and "32" in error.message


def test_other_content_is_refused_with_both(tmp_path):
    write(tmp_path, ONE)
    error = problem(tmp_path, TWO)
    assert error.code == "other_content"
    assert ONE[:12] in error.message and TWO[:12] in error.message


def test_no_index_is_said_so(tmp_path):
    for root in (tmp_path, tmp_path / "nowhere"):
        error = problem(root)
        assert error.code == "missing_index"
        assert str(root) in error.message


@pytest.mark.parametrize("name", FILES)
def test_a_flipped_bit_anywhere_is_noticed(tmp_path, name):
    path = write(tmp_path, ONE) / name
    whole = path.read_bytes()
    step = max(1, len(whole) // 200)
    for at in range(0, len(whole), step):
        flipped = whole[at] ^ (1 << at % 8)
        path.write_bytes(whole[:at] + bytes([flipped]) + whole[at + 1 :])
        error = problem(tmp_path, ONE)
        assert error.code in ("damaged_index", "other_model", "other_content"), f"byte {at}"
    path.write_bytes(whole)
    assert is_open(tmp_path, ONE)


@pytest.mark.parametrize("name", FILES)
def test_a_truncated_file_is_noticed_and_named(tmp_path, name):
    path = write(tmp_path, ONE) / name
    whole = path.read_bytes()
    for size in (0, 1, len(whole) // 2, len(whole) - 1):
        path.write_bytes(whole[:size])
        error = problem(tmp_path, ONE)
        assert error.code == "damaged_index"
        assert str(path) in error.message
    path.write_bytes(whole + b" " * (name != "manifest.json"))
    if name != "manifest.json":
        assert problem(tmp_path, ONE).code == "damaged_index"


@pytest.mark.parametrize("name", FILES)
def test_a_missing_file_is_named(tmp_path, name):
    path = write(tmp_path, ONE) / name
    path.unlink()
    error = problem(tmp_path, ONE)
    assert error.code == "damaged_index"
    assert str(path) in error.message


@pytest.mark.parametrize("name", FILES)
def test_files_of_two_generations_are_not_mixed(tmp_path, name):
    old, new = write(tmp_path, ONE), write(tmp_path, TWO)
    shutil.copyfile(old / name, new / name)
    assert problem(tmp_path, TWO).code in ("damaged_index", "other_content")
    assert problem(tmp_path).code == "damaged_index"


@pytest.mark.parametrize(
    "change",
    [
        {"format": 2},
        {"count": 4},
        {"dimension": 17},
        {"files": {}},
        {"files": None},
        {"files": {"vectors.faiss": 1, "labels.json": 2}},
        {"files": {"../CURRENT": "0" * 64, "labels.json": "0" * 64}},
        {"model_id": None},
        {"model_sha256": 7},
        {"source": None},
        {"more": 1},
    ],
)
def test_a_manifest_that_does_not_hold_is_refused(tmp_path, change):
    path = write(tmp_path, ONE) / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | change))
    assert problem(tmp_path, ONE).code == "damaged_index"


@pytest.mark.parametrize("text", ["[]", "null", "{}", '{"format": 1}', "\udcff"])
def test_a_manifest_of_another_shape_is_refused(tmp_path, text):
    path = write(tmp_path, ONE) / "manifest.json"
    path.write_text(text, "utf-8", "surrogateescape")
    assert problem(tmp_path, ONE).code == "damaged_index"


@pytest.mark.parametrize("name", ["gone", "a" * 300, "nul\0byte"])
def test_current_pointing_nowhere_is_noticed(tmp_path, name):
    write(tmp_path, ONE)
    (tmp_path / "CURRENT").write_text(name)
    assert problem(tmp_path, ONE).code == "damaged_index"


@pytest.mark.parametrize("name", ["", "\n", ".", "..", "../outside", "/etc", ".writing", "a/../b"])
def test_current_pointing_outside_is_refused(tmp_path, name):
    root = tmp_path / "root"
    write(tmp_path / "outside-root", ONE).rename(tmp_path / "outside")
    write(root, ONE)
    (root / "CURRENT").write_text(name)
    error = problem(root, ONE)
    assert error.code == "damaged_index"
    assert "names no generation" in error.message


def test_current_that_is_no_text_is_no_index(tmp_path):
    write(tmp_path, ONE)
    (tmp_path / "CURRENT").write_bytes(b"\xff\xfe")
    assert problem(tmp_path, ONE).code == "missing_index"


# Kept and dropped


def test_only_so_many_generations_are_kept(tmp_path):
    places = {source: write(tmp_path, source) for source in TEXTS}
    assert KEPT == 2
    assert left(tmp_path) == {"CURRENT", places[THREE].name, places[FOUR].name}
    assert is_open(tmp_path, FOUR)


def test_the_newest_is_the_one_last_used(tmp_path):
    places = {source: write(tmp_path, source) for source in (ONE, TWO)}
    write(tmp_path, ONE)
    places[THREE] = write(tmp_path, THREE)
    assert left(tmp_path) == {"CURRENT", places[ONE].name, places[THREE].name}


def test_the_one_before_can_be_made_current_again(tmp_path):
    before, _ = write(tmp_path, ONE), write(tmp_path, TWO)
    (tmp_path / "CURRENT").write_text(before.name + "\n")
    assert is_open(tmp_path, ONE)


def test_what_is_not_ours_is_left_alone(tmp_path):
    for name in ("project", "another", "third"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "manifest.json").write_text('{"name": "an app"}')
    (tmp_path / "notes.txt").write_text("mine")
    for source in TEXTS:
        write(tmp_path, source)
    assert left(tmp_path) >= {"project", "another", "third", "notes.txt"}
    assert len(left(tmp_path)) == 4 + 1 + KEPT


def test_what_a_killed_writer_left_is_cleared_away(tmp_path):
    for name in (generations.WRITING, generations.DROPPED):
        (tmp_path / name).mkdir()
        (tmp_path / name / "vectors.faiss").write_bytes(b"half")
    (tmp_path / generations.POINTER).write_text("half")
    place = write(tmp_path, ONE)
    assert left(tmp_path) == {"CURRENT", place.name}
