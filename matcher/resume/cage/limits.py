"""How much one document may use, in memory, time and descriptors."""

from __future__ import annotations

import resource
from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of the child that reads one document; bytes and seconds.

    `memory` is what it may write to, which bounds what it holds in RAM; `space` counts mapped
    libraries too. `wall_seconds` is kept by its owner, who kills it.
    """

    memory: int = 216 * MEGABYTE
    space: int = 640 * MEGABYTE
    cpu_seconds: int = 2
    wall_seconds: float = 1.8
    descriptors: int = 32
    threads: bool = False

    def apply(self) -> None:
        """Lower the limits of this process, which cannot raise them again."""
        wanted = {
            resource.RLIMIT_DATA: self.memory,
            resource.RLIMIT_AS: self.space,
            resource.RLIMIT_CPU: self.cpu_seconds,
            resource.RLIMIT_FSIZE: 0,
            resource.RLIMIT_NOFILE: self.descriptors,
            resource.RLIMIT_CORE: 0,
            resource.RLIMIT_MEMLOCK: 0,
        }
        if not self.threads:
            wanted[resource.RLIMIT_NPROC] = 0
        for kind, most in wanted.items():
            _, ceiling = resource.getrlimit(kind)
            lowest = most if ceiling == resource.RLIM_INFINITY else min(most, ceiling)
            resource.setrlimit(kind, (lowest, lowest))


FOR_SCANS = Limits(
    memory=1_600 * MEGABYTE,
    space=6_000 * MEGABYTE,
    cpu_seconds=120,
    wall_seconds=60.0,
    descriptors=64,
    threads=True,
)
"""What an OCR engine needs for a few pages."""
