"""A progress bar on stderr, beside the data on stdout."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

Item = TypeVar("Item")


def progress(items: Iterable[Item], total: int | None, label: str = "Matching") -> Iterator[Item]:
    """Pass items on and show how far they are; where stderr is no terminal, only the end."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        redirect_stdout=False,
        redirect_stderr=False,
    )
    with bar:
        yield from bar.track(items, total=total, description=label)
