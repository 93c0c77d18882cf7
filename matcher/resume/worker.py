"""The reading process: one child per document, so that no file can harm the next or the server.

Runs as `main()` in a fresh interpreter (see `pool.py`). Requests and answers are frames on stdin
and stdout: four bytes of length, big-endian, then the content. A request is one file; an answer is
JSON, `{"document": …}` or `{"error": {"code", "message", "detail"}}`. For each request the process
forks; the child lowers its own limits, parses, answers through a pipe and ends. A child that
overstays is killed.
"""

from __future__ import annotations

import contextlib
import gc
import json
import os
import resource
import select
import signal
import struct
import sys
import time
from typing import Any, BinaryIO

from matcher.resume.document import Document
from matcher.resume.errors import UnreadableResume
from matcher.resume.kinds import kind_of

ADDRESS_SPACE = 768 * 1024 * 1024
CPU_SECONDS = 5
WALL_SECONDS = 8.0
MOST_DESCRIPTORS = 32
MOST_ANSWER = 32 * 1024 * 1024
LENGTH = struct.Struct(">I")
BROKEN = "the file cannot be read: it is damaged; open it and save or print it as a PDF again"
TOO_COMPLEX = "the file is too complex to read safely: print it as a simple PDF and send that"
TIMEOUT = "reading took too long: print the file as a simple PDF and send that"


def main() -> None:
    """Serve requests from stdin until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    import pypdfium2  # noqa: F401  loaded once here, so that no child pays for it

    import matcher.resume.docx
    import matcher.resume.pdf  # noqa: F401

    gc.freeze()
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while (data := read_frame(source)) is not None:
        write_frame(sink, answer(data))
        import pypdf  # noqa: F401  after the first answer, which seldom needs it


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


def answer(data: bytes) -> bytes:
    """Parse one file in a child of its own; always an answer, whatever becomes of the child."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _child(data, writing)
    with contextlib.suppress(OSError):
        os.setpgid(child, child)
    os.close(writing)
    try:
        content = _collect(reading, child)
    finally:
        os.close(reading)
    _end_group(child)
    _, status = os.waitpid(child, 0)
    if content is None:
        return error_frame("timeout", TIMEOUT)
    if not content:
        died = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        slow = died in (signal.SIGXCPU, signal.SIGKILL)
        code, message = ("timeout", TIMEOUT) if slow else ("too_complex", TOO_COMPLEX)
        return error_frame(code, message, f"signal {died}" if died else "no answer")
    return content


def _collect(reading: int, child: int) -> bytes | None:
    """Read the child's answer until it closes the pipe; None, and the child killed, when late."""
    deadline = time.monotonic() + WALL_SECONDS
    parts: list[bytes] = []
    size = 0
    while True:
        ready, _, _ = select.select([reading], [], [], max(0.0, deadline - time.monotonic()))
        part = os.read(reading, 1 << 20) if ready else None
        size += len(part or b"")
        if part is None or size > MOST_ANSWER:
            _end_group(child)
            return None if part is None else error_frame("too_complex", TOO_COMPLEX)
        if not part:
            return b"".join(parts)
        parts.append(part)


def _end_group(child: int) -> None:
    """Kill what is left of a child and of what it started; its answer is complete or given up."""
    with contextlib.suppress(OSError):
        os.killpg(child, signal.SIGKILL)


def _child(data: bytes, writing: int) -> None:
    """Parse and answer; never returns."""
    gc.disable()
    try:
        os.setpgid(0, 0)
        os.dup2(writing, 1)
        devnull = os.open(os.devnull, os.O_RDWR)
        os.dup2(devnull, 0)
        os.dup2(devnull, 2)
        limit()
        content = parse(data)
        with os.fdopen(1, "wb", closefd=False) as sink:
            sink.write(content)
    except BaseException:
        with contextlib.suppress(BaseException):
            os.write(1, error_frame("broken", BROKEN))
    finally:
        os._exit(0)


def limit() -> None:
    """Lower this process's limits: memory, processor time, files, descriptors, core dumps."""
    signal.alarm(int(WALL_SECONDS) + 2)  # it ends even when its owner is gone
    resource.setrlimit(resource.RLIMIT_AS, (ADDRESS_SPACE, ADDRESS_SPACE))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (MOST_DESCRIPTORS, MOST_DESCRIPTORS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


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
