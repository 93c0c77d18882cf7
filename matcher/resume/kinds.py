"""What a file is, by its bytes: decided here for the owner and for the reading process alike."""

from __future__ import annotations

from matcher.resume.errors import UnreadableResume

MOST_BYTES = 10 * 1024 * 1024
PDF_HEADER_WITHIN = 1024
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SEND = "send a PDF, a DOCX or plain text"
IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")


def kind_of(data: bytes) -> str:
    """Return pdf, docx or text by what the bytes are; UnreadableResume for anything else."""
    if not data.strip():
        raise UnreadableResume("empty", f"the file is empty: {SEND}")
    if len(data) > MOST_BYTES:
        raise UnreadableResume(
            "too_big",
            f"the file is larger than {MOST_BYTES // 1024 // 1024} MiB, the most that is read: "
            "save it without pictures",
        )
    if b"%PDF-" in data[:PDF_HEADER_WITHIN]:
        return "pdf"
    if data.startswith(b"PK"):
        if b"word/document" in data:
            return "docx"
        raise UnreadableResume("unsupported", f"the file is a zip archive, but no DOCX: {SEND}")
    if data.startswith(OLD_OFFICE):
        raise _old_office(data)
    if data.startswith(IMAGES):
        raise UnreadableResume("unsupported", f"the file is a picture: {SEND}")
    if data.lstrip()[:5].lower() in (b"{\\rtf", b"<html", b"<!doc", b"<?xml"):
        raise UnreadableResume("unsupported", f"RTF, HTML and XML are not read: {SEND}")
    return "text"


def _old_office(data: bytes) -> UnreadableResume:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableResume(
            "encrypted", "the document is protected by a password: save it without one"
        )
    return UnreadableResume("unsupported", f"the old Word format (.doc) is not read: {SEND}")
