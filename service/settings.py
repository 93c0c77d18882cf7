"""What the service can be told, once and in one list.

Each setting is read from the environment variable `MATCHER_` and its name in capitals, for example
`MATCHER_PORT=8080`. `matcher serve --help` prints the list.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from pathlib import Path
from typing import Any

from models.onnx_encoder import free_cores
from service.failure import Failure

PREFIX = "MATCHER_"
MEBIBYTE = 1024 * 1024


def _setting(default: Any, parse: Callable[[str], Any], text: str) -> Any:
    """Declare a setting: its default, how it is read, and what it is for."""
    return field(default=default, metadata={"parse": parse, "help": text})


def _count(text: str) -> int:
    number = int(text)
    if number < 1:
        raise ValueError("expected a whole number from 1")
    return number


def _zero_or_more(text: str) -> int:
    number = int(text)
    if number < 0:
        raise ValueError("expected a whole number from 0")
    return number


def _port(text: str) -> int:
    number = int(text)
    if not 0 <= number <= 65535:
        raise ValueError("expected a port from 0 to 65535")
    return number


def _seconds(text: str) -> float:
    number = float(text)
    if not 0 < number <= 3600:
        raise ValueError("expected seconds, above 0 and up to 3600")
    return number


def _seconds_or_none(text: str) -> float:
    return 0.0 if text.strip() in ("0", "0.0") else _seconds(text)


def _level(text: str) -> str:
    if text.lower() not in ("debug", "info", "warning", "error"):
        raise ValueError("expected debug, info, warning or error")
    return text.lower()


@dataclass(frozen=True, slots=True)
class Settings:
    """Every setting with its default; `described` lists them with their help."""

    host: str = _setting("127.0.0.1", str, "address to listen on; 0.0.0.0 for every network")
    port: int = _setting(8000, _port, "port to listen on; 0 for any free one")
    catalogue: Path | None = _setting(None, Path, "catalogue folder, not the shipped one")  # noqa: RUF009
    jobs: Path | None = _setting(None, Path, "imported job adverts that role pages sum up")  # noqa: RUF009
    model: str | None = _setting(None, str, "model version, not the shipped one")
    index: Path | None = _setting(None, Path, "index folder that must fit, not the kept one")  # noqa: RUF009
    workers: int = _setting(0, _zero_or_more, "resumes matched at once; 0: one per free core")
    encoder_threads: int = _setting(0, _zero_or_more, "cores the model may use; 0: all free ones")
    queue: int = _setting(8, _zero_or_more, "resumes that may wait; more are answered 503")
    uploads: int = _setting(64, _count, "bodies received at once; more are answered 503")
    max_file_bytes: int = _setting(10 * MEBIBYTE, _count, "largest resume file; more is 413")
    scan_seconds: float = _setting(
        20.0, _seconds_or_none, "time to read a scan by OCR; 0: not at all"
    )
    body_seconds: float = _setting(15.0, _seconds, "time for a request's body to arrive; then 408")
    header_seconds: float = _setting(10.0, _seconds, "time for a request's headers to arrive")
    stop_seconds: float = _setting(6.0, _seconds, "time for running requests when told to stop")
    top: int = _setting(5, _count, "roles in an answer that names no number of its own")
    max_top: int = _setting(50, _count, "most roles that one request may ask for")
    log_level: str = _setting("info", _level, "debug, info, warning or error")

    @property
    def cores(self) -> int:
        """Return how many resumes are matched at once."""
        return self.workers or free_cores()

    @property
    def max_body_bytes(self) -> int:
        """Return the largest body: a file in base64 with room for the fields around it."""
        return self.max_file_bytes * 4 // 3 + 64 * 1024


def described() -> list[tuple[str, str, str]]:
    """Return (environment variable, default, help) for every setting, in order."""
    return [
        (_variable(item), "" if item.default is None else str(item.default), item.metadata["help"])
        for item in fields(Settings)
    ]


def from_environment(environment: Mapping[str, str] = os.environ) -> Settings:
    """Read the settings; Failure names every variable that makes no sense, all at once."""
    values: dict[str, Any] = {}
    problems: list[str] = []
    for item in fields(Settings):
        text = environment.get(_variable(item), "")
        if not text:
            continue
        try:
            values[item.name] = item.metadata["parse"](text)
        except ValueError as error:
            problems.append(f"{_variable(item)}={text!r}: {error}")
    if problems:
        raise Failure("bad_setting", "; ".join(problems), "matcher serve --help lists the settings")
    return Settings(**values)


def _variable(item: Field[Any]) -> str:
    return PREFIX + item.name.upper()
