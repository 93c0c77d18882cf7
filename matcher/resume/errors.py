"""Why a file could not be read as a resume.

    UnreadableResume(Exception)      has `.code`, `.message`, `.detail`

Codes: `empty`, `unsupported`, `encrypted`, `no_text`, `too_big`, `too_complex`, `broken`,
`timeout`, `not_a_resume`, `not_found`.
"""

from __future__ import annotations

CODES = (
    "empty",
    "unsupported",
    "encrypted",
    "no_text",
    "too_big",
    "too_complex",
    "broken",
    "timeout",
    "not_a_resume",
    "not_found",
)


class UnreadableResume(Exception):
    """A file that gives no resume; `message` says what was found and what to do about it."""

    def __init__(self, code: str, message: str, detail: str = "") -> None:
        if code not in CODES:
            raise ValueError(f"unknown code {code!r}; expected one of {', '.join(CODES)}")
        super().__init__(message)
        self.code = code
        self.message = message
        self.detail = detail
