"""Lay out resumes as DOCX files with fixed dates."""

import datetime as dt
import io
import zipfile

from docx import Document
from docx.document import Document as Doc
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Inches, Pt, RGBColor
from docx.styles.style import ParagraphStyle
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from people import Person, Study

DAY = dt.datetime(2026, 9, 1, 9, 0, 0)
WIDTHS = (Inches(1.55), Inches(5.35))
ZIP_DAY = (2026, 9, 1, 9, 0, 0)


def headed(person: Person) -> bytes:
    """Set a resume with heading styles and bulleted lists."""
    doc = _start(person, "Cambria", 10.5, 0.8)
    for name, size in (("Title", 26), ("Heading 1", 13), ("Heading 2", 11.5)):
        _restyle(doc, name, "Cambria", size, RGBColor(0x8A, 0x3B, 0x12))
    doc.add_heading(person.name, 0)
    _say(doc.add_paragraph(), person.headline, bold=True)
    _say(doc.add_paragraph(), " \u2022 ".join(person.contact))
    doc.add_heading("Profile", 1)
    doc.add_paragraph(person.summary)
    doc.add_heading("Experience", 1)
    for job in person.jobs:
        doc.add_heading(f"{job.title}, {job.employer}", 2)
        _say(_tight(doc.add_paragraph()), f"{job.place} | {job.dates}", italic=True)
        for duty in job.duties:
            doc.add_paragraph(duty, style="List Bullet")
    doc.add_heading("Skills", 1)
    for group, items in person.skills:
        _pair(doc.add_paragraph(style="List Bullet"), f"{group}: ", items)
    _pair(doc.add_paragraph(style="List Bullet"), "Languages: ", ", ".join(person.languages))
    doc.add_heading("Certifications", 1)
    for text in person.certificates:
        doc.add_paragraph(text, style="List Bullet")
    doc.add_heading("Education", 1)
    for study in person.studies:
        _pair(_tight(doc.add_paragraph()), study.title, "")
        doc.add_paragraph(_school(study))
    return _pack(doc)


def tabled(person: Person) -> bytes:
    """Set a resume whose experience is a table: dates left, text right."""
    doc = _start(person, "Calibri", 10.5, 0.8)
    for name, size in (("Title", 24), ("Heading 1", 13)):
        _restyle(doc, name, "Calibri", size, RGBColor(0x1F, 0x4E, 0x79))
    doc.add_heading(person.name, 0)
    _say(_tight(doc.add_paragraph()), person.headline, bold=True)
    doc.add_paragraph(" | ".join(person.contact))
    doc.add_heading("About me", 1)
    doc.add_paragraph(person.summary)
    doc.add_heading("Skills", 1)
    for group, items in person.skills:
        _pair(_tight(doc.add_paragraph()), f"{group}: ", items)
    doc.add_heading("Projects", 1)
    for work in person.projects:
        _pair(doc.add_paragraph(style="List Bullet"), f"{work.name} ({work.tools}): ", work.text)
    doc.add_heading("Experience", 1)
    jobs = [
        (job.dates, job.title, f"{job.employer}, {job.place}", job.duties) for job in person.jobs
    ]
    _table(doc, jobs)
    doc.add_heading("Education", 1)
    _table(
        doc,
        [
            (study.dates, study.title, study.school, (study.note,) if study.note else ())
            for study in person.studies
        ],
    )
    doc.add_heading("Certificates and languages", 1)
    for text in (*person.certificates, f"Languages: {', '.join(person.languages)}"):
        doc.add_paragraph(text, style="List Bullet")
    return _pack(doc)


def plain(person: Person) -> bytes:
    """Set a plain resume: one style, bold capitals for headings, tabs before dates."""
    doc = _start(person, "Times New Roman", 10.5, 0.9, 1.0)
    top = _tight(doc.add_paragraph())
    top.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _say(top, person.name, bold=True, size=16)
    for text in (", ".join((person.place, person.phone)), person.mail):
        row = _tight(doc.add_paragraph())
        row.alignment = WD_ALIGN_PARAGRAPH.CENTER
        _say(row, text)
    _capitals(doc, "Summary")
    doc.add_paragraph(f"{person.headline}. {person.summary}")
    _capitals(doc, "Work Experience")
    for job in person.jobs:
        _dated(doc, job.employer, job.dates)
        _say(_tight(doc.add_paragraph()), f"{job.title}, {job.place}", italic=True)
        for duty in job.duties:
            entry = _tight(doc.add_paragraph())
            entry.paragraph_format.left_indent = Inches(0.2)
            entry.paragraph_format.first_line_indent = Inches(-0.09)
            entry.add_run(f"- {duty}")
        doc.paragraphs[-1].paragraph_format.space_after = Pt(8)
    _capitals(doc, "Education")
    for study in person.studies:
        _dated(doc, study.school, study.dates)
        _tight(doc.add_paragraph(f"{study.title}. {study.note}"))
    _capitals(doc, "Skills")
    for group, items in person.skills:
        _pair(_tight(doc.add_paragraph()), f"{group}: ", items)
    _capitals(doc, "Certifications")
    for text in person.certificates:
        _tight(doc.add_paragraph(text))
    _capitals(doc, "Languages")
    doc.add_paragraph(", ".join(person.languages))
    return _pack(doc)


def _start(person: Person, font: str, size: float, margin: float, lines: float = 1.1) -> Doc:
    """Open a document with its font, margins and properties."""
    doc = Document()
    normal = doc.styles["Normal"]
    assert isinstance(normal, ParagraphStyle)
    normal.font.name, normal.font.size = font, Pt(size)
    normal.paragraph_format.space_after = Pt(4)
    normal.paragraph_format.line_spacing = lines
    section = doc.sections[0]
    section.page_width, section.page_height = Inches(8.5), Inches(11)
    section.left_margin = section.right_margin = Inches(margin)
    section.top_margin = section.bottom_margin = Inches(0.65)
    core = doc.core_properties
    core.author = core.last_modified_by = person.name
    core.title, core.subject = f"{person.name} - Resume", person.headline
    core.comments, core.keywords, core.revision = "", "", 1
    core.created = core.modified = DAY
    return doc


def _restyle(doc: Doc, name: str, font: str, size: float, color: RGBColor) -> None:
    """Give a heading style another font, size and color."""
    style = doc.styles[name]
    assert isinstance(style, ParagraphStyle)
    style.font.name, style.font.size, style.font.color.rgb = font, Pt(size), color
    fonts = style.element.rPr.rFonts
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    shape = style.paragraph_format
    before, after = {"Title": (0, 3), "Heading 1": (8, 2)}.get(name, (5, 0))
    shape.space_before, shape.space_after = Pt(before), Pt(after)


def _say(
    paragraph: Paragraph,
    text: str,
    *,
    bold: bool = False,
    italic: bool = False,
    size: float | None = None,
) -> None:
    """Add a run of text."""
    run = paragraph.add_run(text)
    run.bold, run.italic = bold or None, italic or None
    if size is not None:
        run.font.size = Pt(size)


def _pair(paragraph: Paragraph, lead: str, text: str) -> None:
    """Add a bold lead-in and plain text."""
    _say(paragraph, lead, bold=True)
    _say(paragraph, text)


def _tight(paragraph: Paragraph) -> Paragraph:
    """Take away the space below a paragraph."""
    paragraph.paragraph_format.space_after = Pt(1)
    return paragraph


def _school(study: Study) -> str:
    """Join the school, the dates and the note."""
    return f"{study.school}, {study.dates}. {study.note}".strip()


def _capitals(doc: Doc, text: str) -> None:
    """Add a heading that is only bold capitals."""
    row = _tight(doc.add_paragraph())
    row.paragraph_format.space_before = Pt(9)
    row.paragraph_format.keep_with_next = True
    _say(row, text.upper(), bold=True)


def _dated(doc: Doc, text: str, dates: str) -> None:
    """Add a bold line with dates at a right-hand tab."""
    row = _tight(doc.add_paragraph())
    row.paragraph_format.keep_with_next = True
    row.paragraph_format.tab_stops.add_tab_stop(Inches(6.7), WD_TAB_ALIGNMENT.RIGHT)
    _pair(row, text, f"\t{dates}")


def _table(doc: Doc, rows: list[tuple[str, str, str, tuple[str, ...]]]) -> None:
    """Add a table without borders: dates left, text right."""
    table = doc.add_table(rows=0, cols=2)
    table.autofit = False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = width
    for dates, title, place, texts in rows:
        row = table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        left, right = row.cells
        left.width, right.width = WIDTHS
        _say(left.paragraphs[0], dates)
        _fill(right, title, place, texts)


def _fill(cell: _Cell, title: str, place: str, texts: tuple[str, ...]) -> None:
    """Write one position into the right-hand cell."""
    _say(_tight(cell.paragraphs[0]), title, bold=True)
    _say(_tight(cell.add_paragraph()), place, italic=True)
    for text in texts:
        _tight(cell.add_paragraph(text, style="List Bullet"))
    cell.paragraphs[-1].paragraph_format.space_after = Pt(6)


def _pack(doc: Doc) -> bytes:
    """Save the document as a zip whose order and dates never change."""
    package = doc.part.package
    assert package is not None
    for key in [k for k, rel in package.rels.items() if rel.reltype == RELATIONSHIP_TYPE.THUMBNAIL]:
        del package.rels[key]
    raw, fixed = io.BytesIO(), io.BytesIO()
    doc.save(raw)
    with (
        zipfile.ZipFile(raw) as old,
        zipfile.ZipFile(fixed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        for name in sorted(old.namelist(), key=lambda n: (n != "[Content_Types].xml", n)):
            entry = zipfile.ZipInfo(name, ZIP_DAY)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, 3
            new.writestr(entry, old.read(name), compresslevel=9)
    return fixed.getvalue()
