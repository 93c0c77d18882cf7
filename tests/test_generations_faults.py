"""Generations while the disk is full, the writer is killed, or others write too."""

from __future__ import annotations

import errno
import multiprocessing
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from multiprocessing.synchronize import Event as Signal
from pathlib import Path

import pytest

from index import generations
from index.generations import KEPT, IndexProblem, open_generation, write_generation
from index.vectors import VectorIndex
from tests.index_samples import (
    ASK,
    ENCODER,
    FOUR,
    INDEXES,
    ONE,
    TEXTS,
    THREE,
    TWO,
    is_open,
    left,
    write,
)

PROCESSES = multiprocessing.get_context("forkserver")
PROCESSES.set_forkserver_preload(["tests.test_generations_faults"])

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
