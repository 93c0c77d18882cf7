"""Namespaces: no network, no other processes, no other user's rights; where the kernel lets us."""

from __future__ import annotations

import contextlib
import os
import signal

from matcher.resume.cage import libc

FLAGS = {
    "user": 0x10000000,
    "net": 0x40000000,
    "ipc": 0x08000000,
    "uts": 0x04000000,
    "mount": 0x00020000,
    "pid": 0x20000000,
}
"""In the order of entering: the first gives the right to the others."""


def enter() -> tuple[str, ...]:
    """Enter new namespaces and return the names of those entered; call before any thread starts.

    Where there is one for processes, the caller goes on as its first process, and the process that
    was called waits outside until it ends, and ends it when it is ended itself.
    """
    entered = tuple(name for name, flag in FLAGS.items() if _entered(flag))
    if "pid" in entered:
        _become_first()
    return entered


def _entered(flag: int) -> bool:
    try:
        libc.call("unshare", flag)
    except (OSError, AttributeError):
        return False
    return True


def _become_first() -> None:
    """Fork: the child returns, as process 1 of the namespace; the parent waits and ends with it."""
    child = os.fork()
    if child == 0:
        libc.prctl(libc.PR_SET_PDEATHSIG, signal.SIGKILL)
        return
    devnull = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1):
        os.dup2(devnull, stream)  # so that the child alone sees them close
    status = 1
    with contextlib.suppress(ChildProcessError):
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    os._exit(status if status >= 0 else 1)
