"""The reading process: one child per document, so that no file can harm the next or the server.

Runs as `main()` in a fresh interpreter (see `pool.py`). Requests and answers are frames on stdin
and stdout: four bytes of length, big-endian, then the content. The first frame it sends says what
protects it. A request is one file; an answer is JSON, `{"document": …}` or
`{"error": {"code", "message", "detail"}}`. For each request the process forks; the child closes
its cage (`cage/`), parses, answers through a pipe and ends. A child that overstays is killed.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import select
import signal
import struct
import sys
import time
from typing import Any, BinaryIO

from matcher.resume.cage.cage import Cage
from matcher.resume.cage.limits import Limits
from matcher.resume.document import Document
from matcher.resume.errors import UnreadableResume
from matcher.resume.kinds import kind_of

MOST_ANSWER = 12 * 1024 * 1024
LENGTH = struct.Struct(">I")
BROKEN = "the file cannot be read: it is damaged; open it and save or print it as a PDF again"
TOO_COMPLEX = "the file is too complex to read safely: print it as a simple PDF and send that"
TIMEOUT = "reading took too long: print the file as a simple PDF and send that"


def main(limits: Limits | None = None) -> None:
    """Serve requests from stdin until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    cage = Cage.enter(limits or Limits())
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    write_frame(sink, json.dumps(cage.protection.to_json()).encode())
    _load_readers()
    gc.freeze()
    while (data := read_frame(source)) is not None:
        write_frame(sink, answer(data, cage))
        import pypdf  # noqa: F401  after the first answer, which seldom needs it


def _load_readers() -> None:
    """Load once what most documents need, so that no child pays for it."""
    import pypdfium2  # noqa: F401

    import matcher.resume.docx
    import matcher.resume.fallback
    import matcher.resume.pdf  # noqa: F401


def read_frame(source: BinaryIO) -> bytes | None:
    """Read one frame; None at the end of the stream."""
    header = source.read(LENGTH.size)
    if len(header) < LENGTH.size:
        return None
    (length,) = LENGTH.unpack(header)
    data = source.read(length)
    return data if len(data) == length else None


def write_frame(sink: BinaryIO, data: bytes) -> None:
    """Write one frame and flush."""
    sink.write(LENGTH.pack(len(data)) + data)
    sink.flush()


def answer(data: bytes, cage: Cage) -> bytes:
    """Parse one file in a child of its own; always an answer, whatever becomes of the child."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _child(data, writing, cage)
    with contextlib.suppress(OSError):
        os.setpgid(child, child)
    os.close(writing)
    try:
        content = _collect(reading, cage.limits.wall_seconds)
    finally:
        os.close(reading)
        cage.sweep(child)
    _, status = os.waitpid(child, 0)
    _reap()
    return _judge(content, status)


def _judge(content: bytes | None, status: int) -> bytes:
    """Return what the child wrote, or the error that its silence stands for."""
    if content is None:
        return error_frame("timeout", TIMEOUT)
    if len(content) > MOST_ANSWER:
        return error_frame("too_complex", TOO_COMPLEX, "answer too long")
    if content:
        return content
    died = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
    slow = died in (signal.SIGXCPU, signal.SIGKILL)
    code, message = ("timeout", TIMEOUT) if slow else ("too_complex", TOO_COMPLEX)
    return error_frame(code, message, f"signal {died}" if died else "no answer")


def _collect(reading: int, seconds: float) -> bytes | None:
    """Read the child's answer until it closes the pipe or has said too much; None when late."""
    deadline = time.monotonic() + seconds
    parts: list[bytes] = []
    size = 0
    while size <= MOST_ANSWER:
        ready, _, _ = select.select([reading], [], [], max(0.0, deadline - time.monotonic()))
        if not ready:
            return None
        part = os.read(reading, 1 << 20)
        if not part:
            break
        parts.append(part)
        size += len(part)
    return b"".join(parts)


def _reap() -> None:
    """Collect what a child left behind: the first process of a namespace inherits it."""
    with contextlib.suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def _child(data: bytes, writing: int, cage: Cage) -> None:
    """Parse and answer; never returns."""
    gc.disable()
    try:
        os.setpgid(0, 0)
        os.dup2(writing, 1)
        devnull = os.open(os.devnull, os.O_RDWR)
        os.dup2(devnull, 0)
        os.dup2(devnull, 2)
        cage.close()
        content = parse(data)
        with os.fdopen(1, "wb", closefd=False) as sink:
            sink.write(content)
    except BaseException as error:
        with contextlib.suppress(BaseException):
            os.write(1, error_frame("broken", BROKEN, type(error).__name__))
    finally:
        os._exit(0)


def parse(data: bytes) -> bytes:
    """Parse a file into the frame that answers for it."""
    try:
        document = _document(data)
    except UnreadableResume as error:
        return error_frame(error.code, error.message, error.detail)
    except (MemoryError, RecursionError) as error:
        return error_frame("too_complex", TOO_COMPLEX, type(error).__name__)
    except Exception as error:
        return error_frame("broken", BROKEN, type(error).__name__)
    return json.dumps({"document": document.to_json()}).encode()


def _document(data: bytes) -> Document:
    kind = kind_of(data)
    if kind == "docx":
        from matcher.resume.docx import read_docx

        return read_docx(data)
    if kind == "text":
        from matcher.resume.plain import decode, read_plain

        return read_plain(decode(data))
    from matcher.resume.pdf import read_pdf

    return read_pdf(data)


def error_frame(code: str, message: str, detail: str = "") -> bytes:
    """Return the JSON of an error answer."""
    fields: dict[str, Any] = {"code": code, "message": message, "detail": detail}
    return json.dumps({"error": fields}).encode()
