"""Failures with a code, a message and a detail: what every way in tells its caller.

    Failure(Exception)       has `.code`, `.message`, `.detail`

`failure_of` turns the typed exceptions of the lower rooms into one; what it does not know is a bug
and is left to travel on.
"""

from __future__ import annotations


class Failure(Exception):
    """Something that was asked for and cannot be done; `message` says what was found instead."""

    def __init__(self, code: str, message: str, detail: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.detail = detail

    def as_dict(self) -> dict[str, str]:
        """Return the three fields of the one error shape."""
        return {"code": self.code, "message": self.message, "detail": self.detail}


def failure_of(error: Exception) -> Failure | None:
    """Return the failure that a typed exception of a lower room stands for; None for a bug.

    The exceptions are imported here, on the way out: their modules are slow to load.
    """
    from index.generations import IndexProblem
    from matcher.catalogue.nearest import UnknownScheme
    from matcher.catalogue.problems import CatalogueError, ImportRefused
    from matcher.match import UnknownRole
    from matcher.resume.errors import UnreadableResume
    from models.registry import ModelError

    if isinstance(error, Failure):
        return error
    if isinstance(error, UnreadableResume):
        return Failure(error.code, error.message, error.detail)
    if isinstance(error, ModelError | IndexProblem):
        return Failure(error.code, error.message)
    if isinstance(error, CatalogueError):
        count = len(error.problems)
        found = "1 problem" if count == 1 else f"{count} problems"
        if isinstance(error, ImportRefused):
            return Failure("bad_source", f"nothing was imported: {found}", str(error))
        return Failure("bad_catalogue", f"the catalogue has {found}", str(error))
    if isinstance(error, UnknownScheme):
        return Failure("no_scheme", str(error))
    if isinstance(error, UnknownRole):
        return Failure("unknown_role", str(error.args[0] if error.args else error))
    return None
