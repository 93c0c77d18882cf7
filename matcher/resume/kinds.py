"""What a file is, by its bytes: decided here for the owner and for the reading process alike."""

from __future__ import annotations

import re

from matcher.resume.errors import UnreadableResume

MOST_BYTES = 10 * 1024 * 1024
PDF_HEADER_WITHIN = 1024
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
SEND = "send a PDF, DOCX, ODT, RTF, HTML, JSON Resume, Europass XML or plain text"
IMAGES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*", b"BM")
PAGE = re.compile(rb"<(?:!doctype\s+html|html|body)[\s>]", re.IGNORECASE)
ELEMENT = re.compile(rb"<(?:div|table|p|h[1-6]|ul|section|article|main|span)[\s>]", re.IGNORECASE)
MARKED_UP = 0.5
"""HTML without a frame has so many lines that begin with a tag; Markdown has fewer."""
EUROPASS = re.compile(rb"<(?:\w+:)?(?:SkillsPassport|Europass|Candidate)[\s>]")
JSON_RESUME = re.compile(rb'"(?:basics|work|education|skills)"\s*:\s*[\[{]')
LOOKED_AT = 4096
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def kind_of(data: bytes) -> str:
    """Return pdf, docx, odt, rtf, html, europass, json, image or text by what the bytes are.

    UnreadableResume for anything else.
    """
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
        return _archive(data)
    if data.startswith(OLD_OFFICE):
        raise _old_office(data)
    if data.startswith(IMAGES) or (data[:4] == b"RIFF" and data[8:12] == b"WEBP"):
        return "image"
    return _text(data)


def is_profile(begin: bytes) -> bool:
    """Tell from the beginning of a JSON or XML file whether it is a resume, and not just data."""
    return EUROPASS.search(begin[:LOOKED_AT]) is not None or (
        begin.removeprefix(BYTE_ORDER_MARK).lstrip().startswith(b"{")
        and JSON_RESUME.search(begin[:LOOKED_AT]) is not None
    )


def _archive(data: bytes) -> str:
    if b"word/document" in data:
        return "docx"
    if b"content.xml" in data and b"META-INF/manifest.xml" in data:
        return "odt"
    if b"PK\x05\x06" not in data:
        raise UnreadableResume(
            "broken",
            "the file begins like a DOCX or another archive, but its end is missing: open it in a "
            "word processor and save it again",
        )
    raise UnreadableResume("unsupported", f"the file is a zip archive, but no DOCX: {SEND}")


def _text(data: bytes) -> str:
    begin = data[:LOOKED_AT].removeprefix(BYTE_ORDER_MARK).lstrip()
    if begin[:5].lower() == b"{\\rtf":
        return "rtf"
    if begin.startswith(b"<?xml") or begin.startswith(b"<"):
        if EUROPASS.search(begin):
            return "europass"
        if PAGE.search(begin) or _is_marked_up(begin):
            return "html"
    if begin.startswith(b"<?xml"):
        raise UnreadableResume(
            "unsupported", f"the file is XML, but neither HTML nor a Europass profile: {SEND}"
        )
    if begin.startswith(b"{") and begin[1:].lstrip()[:1] in (b'"', b"}"):
        return "json"
    return "text"


def _is_marked_up(begin: bytes) -> bool:
    lines = [line.strip() for line in begin.splitlines() if line.strip()]
    return ELEMENT.match(begin) is not None and (
        sum(line.startswith(b"<") for line in lines) >= MARKED_UP * len(lines)
    )


def _old_office(data: bytes) -> UnreadableResume:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableResume(
            "encrypted", "the document is protected by a password: save it without one"
        )
    return UnreadableResume("unsupported", f"the old Word format (.doc) is not read: {SEND}")
