"""What a hostile document would try, once it runs code of its own. Each probe returns what it got.

The functions run inside the child of a reading process, where a document is parsed.
"""

from __future__ import annotations

import contextlib
import ctypes
import errno
import os
import resource
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

MOST_FORKS = 60
PTRACE_ATTACH = 16
PUBLIC = "192.0.2.1"
"""An address that belongs to nobody (RFC 5737)."""


def read_passwd() -> str:
    return Path("/etc/passwd").read_text()


def list_folder() -> str:
    return " ".join(os.listdir("/etc"))


def read_other_process() -> str:
    return str(len(Path(f"/proc/{os.getppid() or 1}/environ").read_bytes()))


def write_file() -> str:
    return str(Path("/tmp/matcher-probe").write_text("x"))


def write_beside_the_code() -> str:
    return str(Path(__file__).with_suffix(".probe").write_text("x"))


def remove_file() -> str:
    os.unlink("/tmp/matcher-probe-to-keep")
    return "removed"


def tcp(port: str = "9") -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as held:
        held.settimeout(1)
        held.connect(("127.0.0.1", int(port)))
        return "connected"


def tcp_listen() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as held:
        held.bind(("127.0.0.1", 0))
        held.listen(1)
        return "listening"


def udp() -> str:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as held:
        return str(held.sendto(b"x", (PUBLIC, 9)))


def spawn() -> str:
    return str(subprocess.run(["/bin/true"], check=True).returncode)


def replace_program() -> str:
    os.execv("/bin/true", ["true"])


def ptrace_parent() -> str:
    libc = ctypes.CDLL(None, use_errno=True)
    if libc.ptrace(PTRACE_ATTACH, os.getppid(), None, None) == -1:
        raise OSError(ctypes.get_errno(), "ptrace")
    return "attached"


def kill_parent() -> str:
    os.kill(os.getppid() or 1, signal.SIGSTOP)
    return "sent"


def fork_without_end() -> str:
    children = []
    try:
        for _ in range(MOST_FORKS):
            child = os.fork()
            if child == 0:
                signal.pause()
            children.append(child)
    except OSError:
        if not children:
            raise
    return f"{len(children)} processes"


def raise_limits() -> str:
    resource.setrlimit(resource.RLIMIT_DATA, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    return "raised"


def eat_memory() -> str:
    return str(len(bytearray(400 * 1024 * 1024)))


def open_many() -> str:
    return str(len([os.pipe() for _ in range(100)]))


def import_late() -> str:
    """Not hostile: what a parser does."""
    import sqlite3

    return sqlite3.__name__


def start_thread() -> str:
    """Not hostile: what an OCR engine does."""
    thread = threading.Thread(target=int)
    thread.start()
    thread.join()
    return "ran"


PROBES: dict[str, Callable[..., str]] = {
    probe.__name__: probe
    for probe in (
        read_passwd, list_folder, read_other_process, write_file, write_beside_the_code,
        remove_file, tcp, tcp_listen, udp, spawn, replace_program, ptrace_parent, kill_parent,
        fork_without_end, raise_limits, eat_memory, open_many, import_late, start_thread,
    )
}  # fmt: skip


def run(order: str) -> str:
    """Run `name argument…`; return `denied: …` when the probe fails, else what it got."""
    name, *arguments = order.split()
    try:
        return PROBES[name](*arguments)
    except OSError as error:
        return f"denied: {errno.errorcode.get(error.errno or 0, 'OSError')}"
    except (MemoryError, ValueError) as error:
        return f"denied: {type(error).__name__}"
    except RuntimeError as error:
        return f"failed: {error}"
    except subprocess.SubprocessError as error:
        return f"denied: {type(error).__name__}"


def main(layers: set[str], user: int | None) -> None:
    """Serve probes as if they were documents, with only the named layers of the cage."""
    from matcher.resume import worker
    from matcher.resume.asked import Asked
    from matcher.resume.cage import landlock, namespaces, seccomp
    from matcher.resume.cage.limits import Limits

    if "landlock" not in layers:
        landlock.version = lambda: 0
    if "seccomp" not in layers:
        seccomp.is_offered = lambda: False
    if "namespaces" not in layers:
        namespaces.FLAGS.clear()
    worker.parse = lambda data, read: worker.error_frame("broken", run(data.decode()))
    # all that is needed later: an ordinary user may be unable to read where this interpreter lies
    worker.load((*worker.FIRST, *worker.LATER))
    worker.read_asked(Asked(worker.SAMPLE, "", "", None).to_frame())
    import sqlite3  # noqa: F401

    sys.modules.pop("sqlite3")
    if user is not None:
        with contextlib.suppress(PermissionError):
            os.setgroups([])
        os.setgid(user)
        os.setuid(user)
    worker.main(Limits(threads="threads" in layers))
