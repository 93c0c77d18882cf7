"""A filter of system calls: no programs, sockets, foreign memory, writing or privileged calls.

A small classic BPF program (https://docs.kernel.org/userspace-api/seccomp_filter.html). What is
denied fails with EPERM; all else is left to Landlock, namespaces and limits. Threads may start,
processes may not.
"""

from __future__ import annotations

import ctypes
import errno
import os
import platform
import struct
from collections.abc import Iterator
from dataclasses import dataclass

from matcher.resume.cage import libc

LOAD, EQUAL, AT_LEAST, ANY_BIT, RETURN = 0x20, 0x15, 0x35, 0x45, 0x06
"""Load a word, jump if equal, if greater or equal, if any bit is set, and return."""
NUMBER, ARCHITECTURE, ARGUMENTS = 0, 4, 16
"""Offsets in `struct seccomp_data`; arguments are 8 bytes each, the low half first."""
ALLOW = 0x7FFF0000
DENY = 0x00050000 | errno.EPERM
UNKNOWN = 0x00050000 | errno.ENOSYS
FILTER_MODE = 2
CLONE_THREAD = 0x00010000
WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC
ITSELF = 0x7FFFFFFE
"""Stands for the number of the process that installs the filter; no process has it."""
STEP = 8
"""Bytes of one instruction."""
OTHER_ABI = 0x40000000
"""System calls from here on belong to the x32 interface."""


@dataclass(frozen=True, slots=True)
class Machine:
    """The numbers of one architecture: its own, and those of its system calls."""

    audit: int
    denied: str
    clone: int
    opening: tuple[tuple[int, int], ...]
    """Number of the call and of its argument that says how a file is opened."""
    own_process: tuple[int, ...]
    """Calls whose first argument must be 0 or this process."""


COMMON = "425 426 427 434 438 424 428 429 430 431 432 433 442 452"
"""io_uring, pidfd, the new mount calls and fchmodat2: numbers shared by both architectures."""
MACHINES = {
    "x86_64": Machine(
        0xC000003E,
        # start programs: fork, vfork, execve, execveat
        "57 58 59 322 "
        # talk: socket, connect, bind, socketpair
        "41 42 49 53 "
        # other processes: ptrace, process_vm_*, kill, tkill, rt_sigqueueinfo
        "101 310 311 62 200 129 297 "
        # change files: creat, truncate, rename, mkdir, rmdir, link, unlink, symlink, chmod, chown,
        # utime, mknod and their relatives
        "85 76 77 82 264 316 83 258 84 86 265 87 263 88 266 90 91 268 92 93 94 260 132 235 261 280 "
        "133 259 188 189 190 "
        # the system: mount, umount2, pivot_root, chroot, unshare, setns, bpf, keys, kexec_load,
        # modules, perf_event_open, userfaultfd, file handles
        "165 166 155 161 272 308 321 248 249 250 246 320 175 176 313 298 323 303 304",
        clone=56,
        opening=((2, 1), (257, 2)),
        own_process=(234, 302),
    ),
    "aarch64": Machine(
        0xC00000B7,
        "221 281 198 203 200 199 117 270 271 129 130 138 240 "
        "45 46 38 276 34 37 35 36 52 53 54 55 88 33 5 6 7 "
        "40 39 41 51 97 268 217 218 219 104 294 105 106 273 241 282 264 265 280",
        clone=220,
        opening=((56, 2),),
        own_process=(131, 261),
    ),
}
CLONE3, OPENAT2 = 435, 437
"""Their arguments are in memory, where a filter cannot look: they are said not to exist."""


def is_offered() -> bool:
    """Tell whether the kernel and the machine have such a filter."""
    if not libc.LINUX or platform.machine() not in MACHINES:
        return False
    try:
        libc.prctl(libc.PR_SET_SECCOMP, FILTER_MODE)
    except OSError as error:
        return error.errno == errno.EFAULT  # known, but there was no program at address 0
    return False


def prepare() -> bytes:
    """Return the filter for this machine, to be installed in processes yet to come."""
    return b"".join(_program(MACHINES[platform.machine()]))


def install(prepared: bytes) -> None:
    """Filter the system calls of this process from here on; needs `no_new_privs`."""
    steps = prepared.replace(_word(ITSELF), _word(os.getpid()))
    code = ctypes.create_string_buffer(steps)
    program = struct.pack("=H6xQ", len(steps) // STEP, ctypes.addressof(code))
    libc.call("prctl", libc.PR_SET_SECCOMP, FILTER_MODE, ctypes.create_string_buffer(program), 0, 0)


def _program(machine: Machine) -> Iterator[bytes]:
    """Yield the instructions: each check returns at once or goes on to the next."""
    yield _step(LOAD, ARCHITECTURE)
    yield _step(EQUAL, machine.audit, 1, 0)
    yield _step(RETURN, DENY)
    yield _step(LOAD, NUMBER)
    yield from _answer_if(AT_LEAST, OTHER_ABI, DENY)
    for number in sorted(map(int, f"{machine.denied} {COMMON}".split())):
        yield from _answer_if(EQUAL, number, DENY)
    for number in (CLONE3, OPENAT2):
        yield from _answer_if(EQUAL, number, UNKNOWN)
    yield from _judge_argument(machine.clone, 0, ANY_BIT, (CLONE_THREAD,), pass_if_met=True)
    for number, argument in machine.opening:
        yield from _judge_argument(number, argument, ANY_BIT, (WRITING,), pass_if_met=False)
    for number in machine.own_process:
        yield from _judge_argument(number, 0, EQUAL, (0, ITSELF), pass_if_met=True)
    yield _step(RETURN, ALLOW)


def _answer_if(test: int, value: int, answer: int) -> Iterator[bytes]:
    yield _step(test, value, 0, 1)
    yield _step(RETURN, answer)


def _judge_argument(
    number: int, argument: int, test: int, values: tuple[int, ...], pass_if_met: bool
) -> Iterator[bytes]:
    """Yield the check of one call: whether its argument meets a test with any of the values."""
    met, unmet = (ALLOW, DENY) if pass_if_met else (DENY, ALLOW)
    yield _step(EQUAL, number, 0, 2 + 2 * len(values))
    yield _step(LOAD, ARGUMENTS + 8 * argument)
    for value in values:
        yield from _answer_if(test, value, met)
    yield _step(RETURN, unmet)


def _step(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBB", code, if_true, if_false) + _word(value)


def _word(value: int) -> bytes:
    return struct.pack("=I", value)
