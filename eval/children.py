"""Run a program as a user would, from start to exit, and take its time or its memory."""

from __future__ import annotations

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from eval.errors import BenchError

if TYPE_CHECKING:
    from psutil import Process

LONGEST = 3600.0
BETWEEN_SAMPLES = 0.02
FINE = (0, 1)
"""Exit codes that come with an answer: 1 says that some file could not be read."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a program wrote to stdout, the seconds from its start to its exit, and those computed.

    `cpu_seconds` adds up all its processes; other programs on the machine hardly change it.
    """

    output: str
    seconds: float
    cpu_seconds: float


@dataclass(frozen=True, slots=True)
class Memory:
    """Peaks in bytes: of the whole process tree, shared pages counted once, and of one process."""

    tree: int
    largest_rss: int


def run(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Outcome:
    """Run a program to its end; BenchError when it fails."""
    began, computed = time.perf_counter(), _computed()
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, timeout=LONGEST, env=_with(environment)
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BenchError(f"{command[0]} did not run: {error}") from error
    seconds = time.perf_counter() - began
    if done.returncode not in FINE or not done.stdout:
        last = done.stderr.strip().splitlines()[-1:] or ["no message"]
        raise BenchError(f"{command[0]} ended with exit code {done.returncode}: {last[0]}")
    return Outcome(done.stdout, seconds, _computed() - computed)


def memory(command: Sequence[str], environment: Mapping[str, str] | None = None) -> Memory:
    """Run a program to its end and sample its memory; its output is thrown away."""
    import psutil

    tree = largest = 0
    with subprocess.Popen(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env=_with(environment)
    ) as child:
        root = psutil.Process(child.pid)
        while child.poll() is None:
            sizes = [_sizes(process) for process in _tree(root)]
            tree = max(tree, sum(own for own, _ in sizes))
            largest = max(largest, max((rss for _, rss in sizes), default=0))
            time.sleep(BETWEEN_SAMPLES)
    return Memory(tree, largest)


def _computed() -> float:
    """Return the processor seconds of all children that have ended."""
    times = os.times()
    return times.children_user + times.children_system


def _tree(root: Process) -> list[Process]:
    import psutil

    try:
        return [root, *root.children(recursive=True)]
    except psutil.NoSuchProcess:
        return []


def _sizes(process: Process) -> tuple[int, int]:
    """Return a process's share of memory (proportional, or unique where that is not known) and RSS.

    Zeros when it has just ended or cannot be looked into.
    """
    import psutil

    try:
        sizes = process.memory_full_info()
    except (psutil.NoSuchProcess, psutil.AccessDenied):
        return 0, 0
    return int(getattr(sizes, "pss", sizes.uss)), int(sizes.rss)


def _with(environment: Mapping[str, str] | None) -> dict[str, str]:
    return {**os.environ, **(environment or {})}
