"""The reading processes: no file harms the next one, whatever it does to its own child."""

from __future__ import annotations

import ctypes
import json
import os
import signal
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from typing import Any

import psutil
import pytest

from matcher.resume import pool as pool_module
from matcher.resume import worker
from matcher.resume.errors import UnreadableResume
from matcher.resume.pool import Pool
from tests.resume_files import docx_of, pdf_of

GOOD = pdf_of(["Jane Doe", "Data Engineer"])
HOSTILE = f"""
import sys, time, os, signal
sys.path[:0] = {[str(pool_module.ROOT)]!r}
from matcher.resume import worker
from matcher.resume.cage.limits import Limits

def parse(data, read, plain=worker.parse):
    if data == b"hang":
        time.sleep(60)
    if data == b"spin":
        while True:
            pass
    if data == b"eat":
        hoard = bytearray(4 << 30)
    if data == b"kill":
        os.kill(os.getpid(), signal.SIGKILL)
    if data == b"abort":
        os.abort()
    if data == b"exit":
        os._exit(7)
    if data == b"deep":
        def down():
            return down() + 1
        down()
    if data == b"long":
        return b"x" * (worker.MOST_ANSWER + 1)
    if data == b"write":
        with open("/tmp/matcher-must-not-be-written", "w") as file:
            file.write("x" * 100)
    if data == b"fork":
        if os.fork() == 0:
            time.sleep(60)
    return plain(data, read)

worker.parse = parse
worker.main(Limits(cpu_seconds=1, wall_seconds=2.0))
"""


@pytest.fixture
def hostile(monkeypatch: pytest.MonkeyPatch) -> Iterator[Pool]:
    monkeypatch.setattr(pool_module, "START", HOSTILE)
    pool = Pool()
    yield pool
    pool.close()


def code_of(work: Callable[[], Any]) -> str:
    with pytest.raises(UnreadableResume) as caught:
        work()
    assert caught.value.message
    return caught.value.code


@pytest.mark.parametrize(
    ("order", "codes"),
    [
        (b"hang", {"timeout"}),
        (b"spin", {"timeout"}),
        (b"kill", {"timeout", "too_complex", "broken"}),
        (b"abort", {"too_complex"}),
        (b"exit", {"too_complex"}),
        (b"eat", {"too_complex", "broken"}),
        (b"deep", {"too_complex", "broken"}),
        (b"long", {"too_complex"}),
        (b"write", {"too_complex", "broken"}),
    ],
)
def test_a_child_that_misbehaves_gets_a_typed_error_and_harms_nobody(
    order: bytes, codes: set[str], hostile: Pool
) -> None:
    begun = time.monotonic()
    assert code_of(lambda: hostile.parse(order)) in codes
    assert time.monotonic() - begun < 6
    document = hostile.parse(GOOD)
    assert [line.text for line in document.lines] == ["Jane Doe", "Data Engineer"]


def test_a_child_that_forks_leaves_nothing_behind(hostile: Pool) -> None:
    assert hostile.parse(GOOD).pages == 1
    before = _running_hostile()
    assert code_of(lambda: hostile.parse(b"fork")) in {"timeout", "broken"}
    assert hostile.parse(GOOD).pages == 1
    deadline = time.monotonic() + 3
    while _running_hostile() != before and time.monotonic() < deadline:
        time.sleep(0.05)
    assert _running_hostile() == before


def _running_hostile() -> set[int]:
    """Return the processes of the hostile program: a fork keeps the command line."""
    found = set()
    for process in psutil.process_iter(["cmdline", "status"]):
        command = process.info["cmdline"] or []
        if process.info["status"] != psutil.STATUS_ZOMBIE and HOSTILE in command:
            found.add(process.pid)
    return found


def test_the_pool_survives_the_loss_of_its_process() -> None:
    pool = Pool()
    pool.start()
    assert pool.parse(GOOD).pages == 1
    (process,) = _processes(pool)
    os.kill(process.pid, signal.SIGKILL)
    process.wait()
    assert pool.parse(GOOD).pages == 1
    pool.close()
    assert _processes(pool) == []


def test_a_process_lost_during_a_file_is_a_typed_error(monkeypatch: pytest.MonkeyPatch) -> None:
    dying = "import sys; print(end='\\0\\0\\0\\2{}', flush=True); sys.stdin.buffer.read(10)"
    monkeypatch.setattr(pool_module, "START", dying)
    pool = Pool()
    assert code_of(lambda: pool.parse(GOOD)) == "too_complex"
    monkeypatch.undo()
    assert pool.parse(GOOD).pages == 1
    pool.close()


def test_an_answer_that_is_no_json_is_a_typed_error(monkeypatch: pytest.MonkeyPatch) -> None:
    nonsense = (
        "import sys; sys.stdout.buffer.write(b'\\0\\0\\0\\3abc'); sys.stdout.flush(); input()"
    )
    monkeypatch.setattr(pool_module, "START", nonsense)
    pool = Pool()
    assert code_of(lambda: pool.parse(GOOD)) == "too_complex"
    pool.close()


def test_threads_share_the_pool_and_get_their_own_answers() -> None:
    files = [pdf_of([f"Person Number {number}"]) for number in range(24)]
    pool = Pool(workers=2)
    with ThreadPoolExecutor(8) as threads:
        documents = list(threads.map(pool.parse, files))
    texts = [document.lines[0].text for document in documents]
    assert texts == [f"Person Number {number}" for number in range(24)]
    assert len(_processes(pool)) <= 2
    pool.close()


def test_many_files_leak_neither_descriptors_nor_processes() -> None:
    pool = Pool()
    pool.parse(GOOD)
    (process,) = _processes(pool)
    here, inside = psutil.Process(), _innermost(process.pid)
    before = (inside.num_fds(), here.num_fds(), threading.active_count())
    for number in range(40):
        if number % 4:
            pool.parse(GOOD)
        else:
            code_of(lambda: pool.parse(b"%PDF-1.7 broken"))
    assert (inside.num_fds(), here.num_fds(), threading.active_count()) == before
    assert inside.children() == []
    assert _processes(pool) == [process]
    pool.close()
    assert process.returncode is not None


def test_the_process_gets_no_environment_and_no_arguments_of_ours() -> None:
    os.environ["MATCHER_TEST_SECRET"] = "x"
    try:
        pool = Pool()
        pool.start()
        (process,) = _processes(pool)
        assert "MATCHER_TEST_SECRET" not in psutil.Process(process.pid).environ()
        pool.close()
    finally:
        del os.environ["MATCHER_TEST_SECRET"]


def test_frames_are_read_back_and_cut_ones_end_the_stream() -> None:
    stream = BytesIO()
    for content in (b"one", b"", b"x" * 70_000):
        worker.write_frame(stream, content)
    stream.seek(0)
    assert [worker.read_frame(stream) for _ in range(3)] == [b"one", b"", b"x" * 70_000]
    assert worker.read_frame(stream) is None
    assert worker.read_frame(BytesIO(b"\0\0\0\5ab")) is None


def test_every_plain_exception_becomes_a_typed_error(monkeypatch: pytest.MonkeyPatch) -> None:
    for raised, code in (
        (TypeError("x"), "broken"),
        (AssertionError(), "broken"),
        (RecursionError(), "too_complex"),
        (MemoryError(), "too_complex"),
        (ctypes.ArgumentError(), "broken"),
    ):

        def fail(data: bytes, error: Exception = raised) -> None:
            raise error

        error = json.loads(worker.parse(b"", fail))["error"]
        assert error["code"] == code
        assert error["detail"] == type(raised).__name__


def test_docx_and_pdf_go_through_the_same_pool() -> None:
    pool = Pool()
    assert pool.parse(docx_of(["Jane Doe"])).format == "docx"
    assert pool.parse(GOOD).format == "pdf"
    pool.close()


def _processes(pool: Pool) -> list[subprocess.Popen[bytes]]:
    return [process.running for process in pool._free.queue]


def _innermost(number: int) -> psutil.Process:
    """Return the process that forks: the only child where there is a namespace for processes."""
    process = psutil.Process(number)
    return next(iter(process.children()), process)
