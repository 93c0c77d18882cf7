"""Landlock: no file but the libraries, no TCP, no signal to processes outside.

See https://docs.kernel.org/userspace-api/landlock.html. Each version of the kernel's interface
("ABI") knows more rights; all that the running one knows are taken away.
"""

from __future__ import annotations

import ctypes
import os
import struct
import sys
from collections.abc import Iterable
from pathlib import Path

from matcher.resume.cage import libc

CREATE_RULESET, ADD_RULE, RESTRICT_SELF = 444, 445, 446
"""Numbers of the system calls, the same on every architecture."""
ASK_VERSION = 1
PATH_BENEATH = 1
READ_FILE, READ_DIR = 1 << 2, 1 << 3
FILE_RIGHTS = ((1, 13), (2, 14), (3, 15), (5, 16))
"""From which version on how many rights on files there are: refer, truncate, device ioctl."""
NET_FROM, NET_RIGHTS = 4, 0b11
"""Bind and connect TCP."""
SCOPE_FROM, SCOPES = 6, 0b11
"""Abstract Unix sockets and signals."""
SYSTEM_LIBRARIES = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib")


def version() -> int:
    """Return the version of the kernel's interface; 0 where it has none or has it switched off."""
    if not libc.LINUX:
        return 0
    try:
        return libc.call("syscall", CREATE_RULESET, None, 0, ASK_VERSION)
    except OSError:
        return 0


def prepare(folders: Iterable[Path]) -> int | None:
    """Return the descriptor of a ruleset that lets only files in the folders be read, or None."""
    known = version()
    if not known:
        return None
    files = (1 << max(count for since, count in FILE_RIGHTS if since <= known)) - 1
    fields = [files]
    if known >= NET_FROM:
        fields.append(NET_RIGHTS)
    if known >= SCOPE_FROM:
        fields.append(SCOPES)
    asked = struct.pack(f"={len(fields)}Q", *fields)
    ruleset = libc.call(
        "syscall", CREATE_RULESET, ctypes.create_string_buffer(asked), len(asked), 0
    )
    for folder in folders:
        _let_read(ruleset, folder)
    return ruleset


def _let_read(ruleset: int, folder: Path) -> None:
    try:
        place = os.open(folder, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return
    try:
        rights = READ_FILE | READ_DIR if folder.is_dir() else READ_FILE
        rule = ctypes.create_string_buffer(struct.pack("=Qi", rights, place))
        libc.call("syscall", ADD_RULE, ruleset, PATH_BENEATH, rule, 0)
    finally:
        os.close(place)


def enforce(ruleset: int) -> None:
    """Put this process under a ruleset, for ever; needs `no_new_privs`."""
    libc.call("syscall", RESTRICT_SELF, ruleset, 0)


def library_folders() -> list[Path]:
    """Return where Python, its libraries and this package lie: late imports have to work."""
    package = Path(__file__).resolve().parents[2]
    named = [*sys.path, os.path.dirname(os.__file__), f"{sys.base_prefix}/lib", *SYSTEM_LIBRARIES]
    folders = [package, *(Path(name).resolve() for name in named if name)]
    wanted = (folder for folder in dict.fromkeys(folders) if folder != package.parent)
    return [folder for folder in wanted if os.path.isdir(folder)]
