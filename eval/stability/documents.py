"""A text as PDF and DOCX, to be read back."""

from __future__ import annotations

import io
from xml.sax.saxutils import escape

A4, LETTER = "A4", "letter"


def as_pdf(text: str, size: str = A4) -> bytes:
    """Set a text as a PDF, a paragraph per line; characters that the font lacks become `?`."""
    from reportlab.lib import pagesizes
    from reportlab.lib.styles import ParagraphStyle
    from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer

    style = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13)
    lines = [escape(_latin(line.strip())) for line in text.splitlines()]
    flow = [Paragraph(line, style) if line else Spacer(1, 7) for line in lines]
    written = io.BytesIO()
    page = pagesizes.LETTER if size == LETTER else pagesizes.A4
    SimpleDocTemplate(written, pagesize=page, invariant=1).build(flow)
    return written.getvalue()


def as_docx(text: str) -> bytes:
    """Set a text as a DOCX, a paragraph per line."""
    from docx import Document

    document = Document()
    for line in text.splitlines():
        document.add_paragraph(_latin(line.strip()))
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def _latin(text: str) -> str:
    """Keep what the PDF's font has, so that both documents say the same."""
    plain = "".join(char for char in text.replace("\t", " ") if char.isprintable())
    return plain.encode("cp1252", "replace").decode("cp1252")
