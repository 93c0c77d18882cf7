"""Everything that holds a reading process, put together; and what of it this kernel offers.

`Cage.enter` once in the warm process, before it reads a byte of a stranger; `Cage.close` in the
child of each document, before it parses.
"""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from matcher.resume.cage import landlock, libc, namespaces, seccomp
from matcher.resume.cage.limits import Limits


@dataclass(frozen=True, slots=True)
class Protection:
    """What holds a reading process: limits always, the rest where the kernel has it."""

    landlock: int = 0
    seccomp: bool = False
    namespaces: tuple[str, ...] = ()

    def is_whole(self) -> bool:
        """Tell whether files, network and other programs are all out of reach."""
        return bool(self.landlock and (self.seccomp or {"net", "pid"} <= {*self.namespaces}))

    def to_json(self) -> dict[str, Any]:
        """Return plain values, for the pipe to the owner."""
        names = list(self.namespaces)
        return {"landlock": self.landlock, "seccomp": self.seccomp, "namespaces": names}

    @classmethod
    def from_json(cls, fields: dict[str, Any]) -> Protection:
        """Build from `to_json`; KeyError, TypeError or ValueError when it is something else."""
        names = tuple(str(name) for name in fields["namespaces"])
        return cls(int(fields["landlock"]), bool(fields["seccomp"]), names)

    def __str__(self) -> str:
        """Say it in one line, for a log."""
        parts = [
            f"Landlock {self.landlock}" if self.landlock else "no Landlock",
            "seccomp" if self.seccomp else "no seccomp",
            f"namespaces {', '.join(self.namespaces)}" if self.namespaces else "no namespaces",
            "limits",
        ]
        return "; ".join(parts)


@dataclass(frozen=True, slots=True)
class Cage:
    """A cage made ready in the warm process.

    `ruleset` is a descriptor of Landlock's and `filter` a program of seccomp's, where there is one.
    """

    limits: Limits
    protection: Protection
    ruleset: int | None
    filter: bytes | None

    @classmethod
    def enter(cls, limits: Limits, folders: Sequence[Path] = ()) -> Cage:
        """Leave the namespaces of the owner and make the rest ready for the children.

        They may read the libraries and `folders`.
        """
        entered = namespaces.enter() if libc.LINUX else ()
        ruleset = landlock.prepare([*landlock.library_folders(), *folders])
        known = landlock.version() if ruleset is not None else 0
        program = seccomp.prepare() if seccomp.is_offered() else None
        protection = Protection(known, program is not None, entered)
        return cls(limits, protection, ruleset, program)

    def close(self) -> None:
        """Shut this process in; call in the child, with stdin, stdout and stderr in place."""
        signal.alarm(int(self.limits.wall_seconds) + 2)  # it ends even when its owner is gone
        self.limits.apply()
        if not libc.LINUX:
            return
        libc.prctl(libc.PR_SET_PDEATHSIG, signal.SIGKILL)
        libc.prctl(libc.PR_SET_NO_NEW_PRIVS, 1)
        libc.drop_capabilities()
        if self.ruleset is not None:
            landlock.enforce(self.ruleset)
            os.close(self.ruleset)
        if self.filter is not None:
            seccomp.install(self.filter)

    def sweep(self, child: int) -> None:
        """Kill a child and whatever it started, and wait until all of it is gone."""
        with contextlib.suppress(OSError):
            if "pid" in self.protection.namespaces:
                os.kill(-1, signal.SIGKILL)  # all in the namespace but this, its first process
            else:
                os.killpg(child, signal.SIGKILL)
