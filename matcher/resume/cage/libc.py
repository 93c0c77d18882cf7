"""The C library's calls that Python has no name for, with errors raised as OSError."""

from __future__ import annotations

import ctypes
import functools
import os
import sys

PR_SET_PDEATHSIG = 1
PR_SET_SECCOMP = 22
PR_SET_NO_NEW_PRIVS = 38
CAPABILITY_VERSION = 0x20080522
LINUX = sys.platform == "linux"


def call(name: str, *arguments: int | ctypes.Array[ctypes.c_char] | None) -> int:
    """Call a function of the C library; OSError with its `errno` when it returns -1."""
    result: int = getattr(_library(), name)(*(_as_word(item) for item in arguments))
    if result == -1:
        code = ctypes.get_errno()
        raise OSError(code, os.strerror(code))
    return result


@functools.cache
def _library() -> ctypes.CDLL:
    return ctypes.CDLL(None, use_errno=True)


def _as_word(value: int | ctypes.Array[ctypes.c_char] | None) -> object:
    return ctypes.c_ulong(value) if isinstance(value, int) else value


def prctl(option: int, value: int, more: int = 0) -> None:
    """Change an attribute of this process."""
    call("prctl", option, value, more, 0, 0)


def drop_capabilities() -> None:
    """Give up every capability: root keeps its name and loses its power."""
    header = ctypes.create_string_buffer(CAPABILITY_VERSION.to_bytes(4, sys.byteorder) + bytes(4))
    call("capset", header, ctypes.create_string_buffer(24))
