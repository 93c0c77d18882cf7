"""What evaluation refuses, and why.

    EvalError(Exception)      has `.code` and `.message`
    ├── SuiteError            a damaged suite; also `.file` and `.line`
    └── BenchError            a benchmark that cannot run

Codes: `bad_suite`, `bad_run`, `bad_report`, `bad_csv`, `unknown_system`, `missing_packages`,
`bad_arguments`, `model`, `benchmark`, `regression`.
"""

from __future__ import annotations

from collections.abc import Mapping
from importlib.util import find_spec
from pathlib import Path


class EvalError(Exception):
    """Bad input to an evaluation; `message` says what was found and what was expected."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(message)
        self.code = code
        self.message = message


class SuiteError(EvalError):
    """A suite that cannot be used, with the place of the damage; lines count from 1."""

    def __init__(self, file: Path, line: int, message: str) -> None:
        super().__init__("bad_suite", f"{file}:{line}: {message}")
        self.file = file
        self.line = line


class BenchError(EvalError):
    """A benchmark that could not be run to its end."""

    def __init__(self, message: str) -> None:
        super().__init__("benchmark", message)


def need(packages: Mapping[str, str], extra: str) -> None:
    """Check that modules can be imported; EvalError names the packages and the extra otherwise."""
    missing = [package for module, package in packages.items() if find_spec(module) is None]
    if missing:
        raise EvalError(
            "missing_packages",
            f"{', '.join(missing)} is not installed; install the {extra} extra: "
            f"pip install '.[{extra}]'",
        )
