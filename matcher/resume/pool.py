"""The owner's side of the reading processes: start, ask, restart, stop."""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import select
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any, TypeVar

from matcher.resume.asked import Asked
from matcher.resume.cage.cage import Protection
from matcher.resume.cage.limits import Limits
from matcher.resume.codec import built, read_back
from matcher.resume.document import Document
from matcher.resume.errors import UnreadableResume
from matcher.resume.resume import Resume
from matcher.resume.worker import LENGTH, MOST_ANSWER, write_frame

Answer = TypeVar("Answer")
LOG = logging.getLogger("matcher.resume")
ROOT = Path(__file__).resolve().parents[2]
START = (
    f"import sys; sys.path.insert(0, {str(ROOT)!r}); from matcher.resume.worker import main; main()"
)
ENVIRONMENT = {name: "1" for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")}
"""All that a reading process is told: to start no threads, which would not live through a fork."""
START_SECONDS = 30.0
"""A reading process has said what protects it by then, on the slowest machine."""
SPARE_SECONDS = 5.0
"""Its own clock ends a document; the owner waits so much longer before it ends the process."""


class Lost(Exception):
    """A reading process ended, or said what no reading process says."""


@dataclass(slots=True)
class Process:
    """One reading process; `protection` is known once it has been heard."""

    running: subprocess.Popen[bytes]
    protection: Protection | None = None

    def ask(self, data: bytes, seconds: float) -> dict[str, Any]:
        """Send a file and return the answer; Lost when there is none."""
        self.greet()
        try:
            write_frame(self.running.stdin, data)  # type: ignore[arg-type]
        except OSError as error:
            raise Lost from error
        return self._hear(seconds)

    def greet(self) -> Protection:
        """Return what protects the process, which is the first thing it says."""
        if self.protection is None:
            try:
                self.protection = Protection.from_json(self._hear(START_SECONDS))
            except (KeyError, TypeError, ValueError) as error:
                raise Lost from error
        return self.protection

    def is_alive(self) -> bool:
        """Tell whether the process still runs."""
        return self.running.poll() is None

    def end(self) -> None:
        """Kill the process and wait for it."""
        self.running.kill()
        self.running.wait()
        for stream in (self.running.stdin, self.running.stdout):
            if stream is not None:
                with contextlib.suppress(OSError):
                    stream.close()

    def _hear(self, seconds: float) -> dict[str, Any]:
        """Return the next frame as an object; Lost when late, cut short or something else."""
        deadline = time.monotonic() + seconds
        (length,) = LENGTH.unpack(self._bytes(LENGTH.size, deadline))
        if length > 2 * MOST_ANSWER:
            raise Lost(f"an answer of {length} bytes")
        try:
            answer = read_back(self._bytes(length, deadline))
        except ValueError as error:
            raise Lost from error
        if not isinstance(answer, dict):
            raise Lost("an answer that is no object")
        return answer

    def _bytes(self, count: int, deadline: float) -> bytes:
        assert self.running.stdout is not None
        source = self.running.stdout.fileno()
        parts: list[bytes] = []
        while count:
            ready, _, _ = select.select([source], [], [], max(0.0, deadline - time.monotonic()))
            part = os.read(source, min(count, 1 << 20)) if ready else b""
            if not part:
                raise Lost("no answer")
            parts.append(part)
            count -= len(part)
        return b"".join(parts)


@dataclass(slots=True)
class Pool:
    """Up to `workers` reading processes, started when first needed. Safe to share by threads.

    `program` is what they run, START if None.
    """

    workers: int = 1
    limits: Limits = field(default_factory=Limits)
    program: str | None = None
    _free: queue.LifoQueue[Process] = field(default_factory=queue.LifoQueue)
    _places: threading.BoundedSemaphore = field(init=False)
    _protection: Protection | None = None
    _closed: bool = False

    def __post_init__(self) -> None:
        self._places = threading.BoundedSemaphore(self.workers)

    def start(self) -> None:
        """Start one process ahead of the first request, so that its start-up is not waited for."""
        self._closed = False
        self._free.put(_spawn(self.program or START))

    def parse(self, data: bytes) -> Document:
        """Return the lines of a file; UnreadableResume when it gives no text."""
        return self._answer(data, "document", Document.from_json)

    def read(self, asked: Asked) -> Resume:
        """Return the resume that is asked for; UnreadableResume when there is none."""
        return self._answer(asked.to_frame(), "resume", partial(built, Resume))

    def _answer(self, frame: bytes, name: str, build: Callable[[Any], Answer]) -> Answer:
        with self._places:
            answer = self._ask(frame)
            if self._closed:
                self.close()
        try:
            if "error" in answer:
                raise UnreadableResume(**answer["error"])
            return build(answer[name])
        except (KeyError, TypeError, ValueError) as error:
            raise _lost(type(error).__name__) from None

    def protection(self) -> Protection:
        """Return what protects the reading processes; starts one if there is none."""
        with self._places:
            process = self._take()
            try:
                return self._known(process)
            except Lost:
                process.end()
                raise _lost() from None
            finally:
                if process.is_alive():
                    self._free.put(process)

    def close(self) -> None:
        """End all processes: those at work when they have answered."""
        self._closed = True
        while True:
            try:
                self._free.get_nowait().end()
            except queue.Empty:
                return

    def _ask(self, data: bytes) -> dict[str, Any]:
        """Ask a process, and a fresh one when that one is lost; no file can be to blame for it."""
        for _ in range(2):
            process = self._take()
            try:
                self._known(process)
                answer = process.ask(data, self.limits.wall_seconds + SPARE_SECONDS)
            except Lost:
                process.end()
                continue
            self._free.put(process)
            return answer
        raise _lost()

    def _known(self, process: Process) -> Protection:
        """Return what protects a process, and say it in the log once."""
        protection = process.greet()
        if self._protection != protection:
            self._protection = protection
            level = logging.INFO if protection.is_whole() else logging.WARNING
            LOG.log(level, "files are read in processes apart, held by: %s", protection)
        return protection

    def _take(self) -> Process:
        while True:
            try:
                process = self._free.get_nowait()
            except queue.Empty:
                return _spawn(self.program or START)
            if process.is_alive():
                return process
            process.end()


def program_for_scans(seconds: float) -> str:
    """Return the program of a process that reads scans, each for so many seconds at most."""
    place = f"import sys; sys.path.insert(0, {str(ROOT)!r}); "
    return f"{place}from matcher.resume.ocr import main; main({seconds!r})"


def _lost(detail: str = "no answer") -> UnreadableResume:
    return UnreadableResume("too_complex", "the reading process ended on this file", detail)


def _spawn(program: str) -> Process:
    """Start a reading process with an empty environment and nothing of ours open."""
    return Process(
        subprocess.Popen(
            [sys.executable, "-I", "-c", program],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=ENVIRONMENT,
            close_fds=True,
        )
    )
