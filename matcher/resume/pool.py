"""The owner's side of the reading processes: start, ask, restart, stop."""

from __future__ import annotations

import contextlib
import json
import queue
import subprocess
import sys
import threading
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from matcher.resume.document import Document
from matcher.resume.errors import UnreadableResume
from matcher.resume.worker import read_frame, write_frame

ROOT = Path(__file__).resolve().parents[2]
START = (
    f"import sys; sys.path.insert(0, {str(ROOT)!r}); from matcher.resume.worker import main; main()"
)


@dataclass(slots=True)
class Pool:
    """Up to `workers` reading processes, started when first needed. Safe to share by threads."""

    workers: int = 1
    _free: queue.LifoQueue[subprocess.Popen[bytes]] = field(default_factory=queue.LifoQueue)
    _places: threading.BoundedSemaphore = field(init=False)
    _closed: bool = False

    def __post_init__(self) -> None:
        self._places = threading.BoundedSemaphore(self.workers)

    def start(self) -> None:
        """Start one process ahead of the first request, so that its start-up is not waited for."""
        self._closed = False
        self._free.put(_spawn())

    def parse(self, data: bytes) -> Document:
        """Parse one file; UnreadableResume when it gives no text."""
        with self._places:
            process = self._take()
            answer = _ask(process, data)
            if answer is None:
                _end(process)
                raise UnreadableResume(
                    "too_complex", "the reading process ended on this file", "no answer"
                )
            self._free.put(process)
            if self._closed:
                self.close()
        return _document(answer)

    def close(self) -> None:
        """End all processes: those at work when they have answered."""
        self._closed = True
        while True:
            try:
                _end(self._free.get_nowait())
            except queue.Empty:
                return

    def _take(self) -> subprocess.Popen[bytes]:
        with contextlib.suppress(queue.Empty):
            process = self._free.get_nowait()
            if process.poll() is None:
                return process
            _end(process)
        return _spawn()


def _spawn() -> subprocess.Popen[bytes]:
    """Start a reading process with an empty environment and nothing of ours open."""
    return subprocess.Popen(
        [sys.executable, "-I", "-c", START],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env={},
        close_fds=True,
    )


def _ask(process: subprocess.Popen[bytes], data: bytes) -> dict[str, Any] | None:
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        write_frame(process.stdin, data)  # type: ignore[arg-type]
        frame = read_frame(process.stdout)  # type: ignore[arg-type]
        answer: dict[str, Any] | None = None if frame is None else json.loads(frame)
    except (OSError, ValueError):
        return None
    return answer


def _document(answer: dict[str, Any]) -> Document:
    if "error" in answer:
        raise UnreadableResume(**answer["error"])
    return Document.from_json(answer["document"])


def _end(process: subprocess.Popen[bytes]) -> None:
    process.kill()
    process.wait()
    for stream in (process.stdin, process.stdout):
        if stream is not None:
            with contextlib.suppress(OSError):
                stream.close()
