"""Small good files in every format, for the tests of reading and as seeds of damaged ones."""

from __future__ import annotations

from tests.resume_files import RESUME, resume_docx, resume_pdf


def samples() -> dict[str, bytes]:
    """Return a good file of each format by name."""
    return {
        "sample.txt": RESUME.encode(),
        "sample.pdf": resume_pdf(),
        "sample.docx": resume_docx(),
    }
