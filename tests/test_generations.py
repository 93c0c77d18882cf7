"""Generations on disk: whole or refused, whatever happens while they are written."""

from __future__ import annotations

import errno
import json
import multiprocessing
import os
import random
import shutil
import signal
import stat
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.synchronize import Event as Signal
from pathlib import Path

import numpy as np
import pytest

from index import generations
from index.generations import KEPT, IndexProblem, open_generation, write_generation
from index.vectors import VectorIndex
from tests.fakes import FakeEncoder

ENCODER = FakeEncoder(16)
FILES = ("vectors.faiss", "labels.json", "manifest.json")
ASK = ENCODER.encode(["nurse", "a cook in a kitchen"])
TEXTS = {
    "1" * 64: ["nurse", "cook", "data engineer"],
    "2" * 64: ["cook", "nurse", "teacher", "welder"],
    "3" * 64: ["lawyer", "cook in a kitchen"],
    "4" * 64: ["pilot"],
}
ONE, TWO, THREE, FOUR = TEXTS


def build(source: str) -> VectorIndex:
    return VectorIndex.build(TEXTS[source], TEXTS[source], ENCODER)


INDEXES = {source: build(source) for source in TEXTS}
PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.test_generations"])


def write(root: Path, source: str) -> Path:
    return write_generation(root, INDEXES[source], source)


def is_open(root: Path, source: str) -> bool:
    """Whether the current generation is that of a source, and answers as it should."""
    index = open_generation(root, ENCODER, source)
    expected = INDEXES[source]
    assert index.labels == expected.labels
    assert np.array_equal(index.vectors(), expected.vectors())
    assert index.search(ASK, 3) == expected.search(ASK, 3)
    return True


def problem(root: Path, source: str | None = None, encoder: FakeEncoder = ENCODER) -> IndexProblem:
    with pytest.raises(IndexProblem) as caught:
        open_generation(root, encoder, source)
    assert str(caught.value) == caught.value.message
    assert "matcher index build" in caught.value.message
    return caught.value


def left(root: Path) -> set[str]:
    return {path.name for path in root.iterdir()}


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


# A full disk


@pytest.mark.parametrize("failing", range(4))
@pytest.mark.parametrize("old", [ONE, None])
def test_a_full_disk_changes_nothing(tmp_path, monkeypatch, old, failing):
    """The write number `failing` fails: vectors, labels, manifest, pointer."""
    if old:
        write(tmp_path, old)
    before = left(tmp_path)
    real, calls = generations._write, []

    def full(path: Path, data: bytes) -> None:
        calls.append(path.name)
        if len(calls) > failing:
            path.write_bytes(data[: len(data) // 2])
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(path, data)

    monkeypatch.setattr(generations, "_write", full)
    with pytest.raises(IndexProblem) as caught:
        write(tmp_path, TWO)
    assert len(calls) == failing + 1
    assert caught.value.code == "cannot_write"
    assert str(tmp_path) in caught.value.message
    assert "No space left on device" in caught.value.message
    assert left(tmp_path) == before
    if old:
        assert is_open(tmp_path, old)
    monkeypatch.undo()
    write(tmp_path, TWO)
    assert is_open(tmp_path, TWO)


def test_bytes_that_read_back_differently_are_noticed(tmp_path, monkeypatch):
    write(tmp_path, ONE)
    monkeypatch.setattr(Path, "read_bytes", lambda self: b"something else")
    with pytest.raises(IndexProblem) as caught:
        write(tmp_path, TWO)
    monkeypatch.undo()
    assert caught.value.code == "cannot_write"
    assert "reads back differently" in caught.value.message
    assert is_open(tmp_path, ONE)


def test_a_place_that_is_no_folder_is_said_so(tmp_path):
    (tmp_path / "file").write_text("x")
    for root in (tmp_path / "file", tmp_path / "file" / "below"):
        with pytest.raises(IndexProblem) as caught:
            write(root, ONE)
        assert caught.value.code == "cannot_write"
        assert str(root) in caught.value.message


@pytest.fixture
def small_disk(tmp_path):
    """A disk of 192 KiB; skipped where none can be mounted."""
    place = tmp_path / "disk"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=192k", "tmpfs", str(place)]
    if os.geteuid() != 0 or shutil.which("mount") is None:
        pytest.skip("needs root to mount a small disk")
    if subprocess.run(command, capture_output=True).returncode != 0:
        pytest.skip("a small disk cannot be mounted here")
    yield place
    subprocess.run(["umount", str(place)], check=True)


def test_a_disk_that_is_really_full_changes_nothing(small_disk):
    root = small_disk / "index"
    write(root, ONE)
    before = left(root)
    failed = 0
    for count in (1000, 2000, 2600, 3000, 4000):
        texts = [f"text {row}" for row in range(count)]
        try:
            write_generation(root, VectorIndex.build(texts, texts, ENCODER), TWO)
        except IndexProblem as error:
            assert error.code == "cannot_write"
            assert "No space left on device" in error.message
            failed += 1
            assert left(root) == before
            assert is_open(root, ONE)
        else:
            assert len(open_generation(root, ENCODER, TWO).labels) == count
            write(root, ONE)
            shutil.rmtree(next(path for path in root.glob("*-2222*")))
    assert 0 < failed < 5


# Killed, and not alone


def _write_for_ever(root: Path, before: Signal, after: Signal) -> None:
    before.set()
    while True:
        for source in INDEXES:
            write_generation(root, INDEXES[source], source)
            after.set()


def test_killed_at_any_moment_the_old_or_the_new_is_whole(tmp_path):
    moments = random.Random(9)
    seen = {ONE}
    write(tmp_path, ONE)
    for number in range(24):
        before, after = PROCESSES.Event(), PROCESSES.Event()
        child = PROCESSES.Process(target=_write_for_ever, args=(tmp_path, before, after))
        child.start()
        assert (after if number % 2 else before).wait(30)
        time.sleep(moments.uniform(0.0, 0.05))
        os.kill(child.pid or 0, signal.SIGKILL)
        child.join()
        assert child.exitcode == -signal.SIGKILL
        current = (tmp_path / "CURRENT").read_text()
        source = next(source for source in TEXTS if source[:16] in current)
        assert is_open(tmp_path, source)
        seen.add(source)
    assert len(seen) > 1, "something was written between the kills"
    current = write(tmp_path, ONE)
    assert is_open(tmp_path, ONE)
    names = left(tmp_path) - {"CURRENT"}
    assert current.name in names
    assert len(names) <= KEPT, "the next write clears away what is half written"


def _write_often(root: Path, sources: list[str], rounds: int) -> None:
    for _ in range(rounds):
        for source in sources:
            write_generation(root, INDEXES[source], source)


def test_two_writers_and_a_reader_at_once(tmp_path):
    write(tmp_path, ONE)
    writers = [
        PROCESSES.Process(target=_write_often, args=(tmp_path, sources, 12))
        for sources in ([ONE, TWO, THREE], [TWO, ONE, FOUR])
    ]
    for writer in writers:
        writer.start()
    opened = 0
    while any(writer.is_alive() for writer in writers):
        with suppress(IndexProblem):  # dropped between two reads; the caller builds it again
            index = open_generation(tmp_path, ENCODER)
            source = next(key for key, texts in TEXTS.items() if list(index.labels) == texts)
            assert index.search(ASK, 4) == INDEXES[source].search(ASK, 4)
            opened += 1
    assert [writer.exitcode for writer in writers] == [0, 0]
    assert opened > 0
    assert len(left(tmp_path)) == 1 + KEPT
    assert open_generation(tmp_path, ENCODER).labels


def test_writing_one_generation_at_once_never_hides_it(tmp_path):
    """Equal content: readers find it at every moment."""
    write(tmp_path, ONE)
    with ThreadPoolExecutor(4) as pool:
        writes = [pool.submit(write, tmp_path, ONE) for _ in range(40)]
        while not all(item.done() for item in writes):
            assert is_open(tmp_path, ONE)
    assert len({item.result() for item in writes}) == 1
    assert len(left(tmp_path)) == 2


def test_a_writer_waits_for_another(tmp_path):
    code = (
        "import sys; from pathlib import Path; from index.generations import _alone\n"
        "with _alone(Path(sys.argv[1])): print('in', flush=True); sys.stdin.read()"
    )
    holder = subprocess.Popen(
        [sys.executable, "-c", code, str(tmp_path)],
        cwd=Path(generations.__file__).parents[1],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    with holder, ThreadPoolExecutor(1) as pool:
        assert holder.stdout and holder.stdout.readline() == "in\n"
        writing = pool.submit(write, tmp_path, ONE)
        time.sleep(0.1)
        assert not writing.done()
        holder.kill()
        assert writing.result(timeout=10).is_dir()
