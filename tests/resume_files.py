"""Small files made on the spot: PDF, DOCX and what only looks like them."""

from __future__ import annotations

import zipfile
from io import BytesIO

from docx import Document as WordDocument
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

RESUME = """Jane Doe
Senior Data Engineer
jane.doe@example.com | (617) 555-0199

Experience
Senior Data Engineer, Acme Corp
Jan 2020 - Present
- Built Spark pipelines on AWS for 40 teams
- Cut the cost of storage by a third

Junior Developer, Initech
Jun 2017 - Dec 2019
- Wrote services in Python and Flask

Education
BSc Computer Science, Calder State University, 2017

Skills
Python, SQL, Spark, Airflow, Docker
"""


def pdf_of(lines: list[str], pages: int = 1) -> bytes:
    """Write lines on each page, 16 points apart."""
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1)
    for _ in range(pages):
        for number, line in enumerate(lines):
            canvas.drawString(72, 780 - 16 * number, line)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def resume_pdf() -> bytes:
    return pdf_of(RESUME.splitlines())


def image_pdf() -> bytes:
    """A page with a drawing and no text, as a scan has."""
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.rect(72, 72, 400, 600, fill=1)
    canvas.save()
    return buffer.getvalue()


def locked_pdf(user: str, owner: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(resume_pdf())))
    writer.encrypt(user_password=user, owner_password=owner, algorithm="RC4-128")
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def docx_of(lines: list[str], header: str = "") -> bytes:
    document = WordDocument()
    if header:
        document.sections[0].header.paragraphs[0].text = header
    for line in lines:
        document.add_paragraph(line)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def resume_docx() -> bytes:
    return docx_of(RESUME.splitlines())


def zip_of(parts: dict[str, bytes]) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, content in parts.items():
            file.writestr(name, content)
    return buffer.getvalue()


def replaced(data: bytes, part: str, content: bytes) -> bytes:
    """Return a DOCX with one part changed."""
    with zipfile.ZipFile(BytesIO(data)) as file:
        parts = {name: file.read(name) for name in file.namelist()}
    return zip_of({**parts, part: content})
