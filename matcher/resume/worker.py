"""The reading process: one child per document, so that no file can harm the next or the server.

Runs as `main()` in a fresh interpreter (see `pool.py`). Requests and answers are frames on stdin
and stdout: four bytes of length, big-endian, then the content. The first frame it sends says what
protects it. A request is `asked.Asked`, or a bare file; an answer is JSON, `{"resume": …}`,
`{"document": …}` or `{"error": {"code", "message", "detail"}}`. For each request the process forks;
the child closes its cage (`cage/`), reads, answers through a pipe and ends. A child that overstays
is killed.
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
from collections.abc import Callable, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, BinaryIO

from matcher.resume.asked import MARK, Asked
from matcher.resume.cage.cage import Cage
from matcher.resume.cage.limits import Limits
from matcher.resume.codec import written
from matcher.resume.document import MOST_CHARACTERS, MOST_LINES, Document
from matcher.resume.errors import UnreadableResume
from matcher.resume.kinds import kind_of
from matcher.resume.pdf_pictures import PICTURE, letters_of_pages
from matcher.resume.resume import Resume

Read = Callable[[bytes], Document | Resume]
READERS = {
    "pdf": ("pdf_profiles", "read_any_pdf"),
    "docx": ("docx", "read_docx"),
    "odt": ("odt", "read_odt"),
    "rtf": ("rtf", "read_rtf"),
    "html": ("html", "read_html"),
    "json": ("json_resume", "read_json"),
    "europass": ("europass", "read_europass"),
    "text": ("plain", "read_text"),
}
"""Module and function for each kind of file; each is loaded when its first file comes."""
FEWEST_LETTERS = 12
"""The shortest thing that could be taken for a resume has more."""
SAMPLE = b"""Jane Doe
Data Engineer
jane@example.com

Experience
Data Engineer, Acme Corp, Boston
Jan 2020 - Present
- Built pipelines in Python

Education
BSc Computer Science, Calder State University, 2017
"""
FIRST = (
    "pypdfium2",
    "matcher.resume.docx",
    "matcher.resume.pdf_profiles",
    "matcher.resume.fallback",
    "matcher.resume.finish",
)
LATER = (
    "confusable_homoglyphs.confusables",
    "pypdf",
    "selectolax.lexbor",
    "striprtf.striprtf",
    "defusedxml.ElementTree",
)
MOST_ANSWER = 12 * 1024 * 1024
LENGTH = struct.Struct(">I")
BROKEN = "the file cannot be read: it is damaged; open it and save or print it as a PDF again"
TOO_COMPLEX = "the file is too complex to read safely: print it as a simple PDF and send that"
PICTURES = (
    "the PDF has pages that are pictures without text, and what text there is is no resume: "
    "send the original document, or a PDF with a text layer"
)
TIMEOUT = "reading took too long: print the file as a simple PDF and send that"


def main(limits: Limits | None = None) -> None:
    """Serve documents from stdin until it closes."""
    serve(limits or Limits(), read_asked, FIRST, later=LATER)


def serve(
    limits: Limits,
    read: Read,
    first: Sequence[str],
    folders: Sequence[Path] = (),
    later: Sequence[str] = (),
) -> None:
    """Answer requests from stdin until it closes, each read by `read` in a child of its own.

    The modules `first` are loaded before the first request and those in `later` after it, so that
    no child pays for them. Children may read the libraries and `folders`.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    cage = Cage.enter(limits, folders)
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    write_frame(sink, json.dumps(cage.protection.to_json()).encode())
    load(first)
    if "matcher.resume.finish" in first:
        read_asked(Asked(SAMPLE, "", "", None).to_frame())  # fills the caches that children share
    gc.freeze()
    while (data := read_frame(source)) is not None:
        write_frame(sink, answer(data, cage, read))
        load(later)


def load(modules: Sequence[str]) -> None:
    """Import modules by their names."""
    for name in modules:
        import_module(name)


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


def answer(data: bytes, cage: Cage, read: Read) -> bytes:
    """Parse one file in a child of its own; always an answer, whatever becomes of the child."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _child(data, writing, cage, read)
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


def _child(data: bytes, writing: int, cage: Cage, read: Read) -> None:
    """Parse and answer; never returns."""
    gc.disable()
    try:
        os.setpgid(0, 0)
        os.dup2(writing, 1)
        devnull = os.open(os.devnull, os.O_RDWR)
        os.dup2(devnull, 0)
        os.dup2(devnull, 2)
        cage.close()
        content = parse(data, read)
        with os.fdopen(1, "wb", closefd=False) as sink:
            sink.write(content)
    except BaseException as error:
        with contextlib.suppress(BaseException):
            os.write(1, error_frame("broken", BROKEN, type(error).__name__))
    finally:
        os._exit(0)


def parse(data: bytes, read: Read) -> bytes:
    """Parse a file into the frame that answers for it."""
    try:
        document = read(data)
    except UnreadableResume as error:
        return error_frame(error.code, error.message, error.detail)
    except (MemoryError, RecursionError) as error:
        return error_frame("too_complex", TOO_COMPLEX, type(error).__name__)
    except Exception as error:
        return error_frame("broken", BROKEN, type(error).__name__)
    if isinstance(document, Document):
        return written({"document": document.to_json()})
    return written({"resume": document})


def read_asked(frame: bytes) -> Document | Resume:
    """Read a frame: the lines of a file, or the resume that it asks for."""
    from matcher.resume.finish import resume_of

    if not frame.startswith(MARK):
        return read_document(frame)
    asked = Asked.from_frame(frame)
    if asked.is_document:
        document = Document.from_json(json.loads(asked.data))
        refuse_too_much(document)
    else:
        document = read_document(asked.data)
    try:
        refuse_next_to_nothing(document)
        return resume_of(document, asked.name, asked.sha256, asked.as_of)
    except UnreadableResume as error:
        if error.code == "not_a_resume" and PICTURE in [code for code, *_ in document.notes]:
            raise UnreadableResume("no_text", PICTURES, error.detail) from None
        raise


def refuse_next_to_nothing(document: Document) -> None:
    """Raise UnreadableResume for a file that says next to nothing."""
    letters = letters_of_pages(document).total()
    if letters < FEWEST_LETTERS:
        counted = "one letter" if letters == 1 else f"{letters} letters"
        raise UnreadableResume(
            "not_a_resume",
            f"the file holds only {counted}, too few for a resume: send the whole resume, or a PDF "
            "with a text layer if it is a scan",
        )


def read_document(data: bytes) -> Document:
    """Read a file by what its bytes are; UnreadableResume when it gives no text, or too much."""
    kind = kind_of(data)
    if kind == "image":
        raise UnreadableResume(
            "no_text", "the file is a picture: send the original document, or a PDF with text"
        )
    module, name = READERS[kind]
    read: Callable[[bytes], Document] = getattr(import_module(f"matcher.resume.{module}"), name)
    document = read(data)
    refuse_too_much(document)
    return document


def refuse_too_much(document: Document) -> None:
    """Raise UnreadableResume for more text than any resume has."""
    length = sum(len(line.text) for line in document.lines)
    if length > MOST_CHARACTERS or len(document.lines) > MOST_LINES:
        raise UnreadableResume(
            "too_big",
            f"the file has {length:,} characters in {len(document.lines):,} lines; at most "
            f"{MOST_CHARACTERS:,} in {MOST_LINES:,} are read: send the resume alone",
        )


def error_frame(code: str, message: str, detail: str = "") -> bytes:
    """Return the JSON of an error answer."""
    fields: dict[str, Any] = {"code": code, "message": message, "detail": detail}
    return written({"error": fields})
