"""Give the PDF layouts their shared paragraphs, lists and page set-up."""

import io
from collections.abc import Callable, Sequence
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import HexColor  # type: ignore[import-untyped]
from reportlab.lib.enums import TA_LEFT  # type: ignore[import-untyped]
from reportlab.lib.pagesizes import letter  # type: ignore[import-untyped]
from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped]
from reportlab.pdfgen.canvas import Canvas  # type: ignore[import-untyped]
from reportlab.platypus import (  # type: ignore[import-untyped]
    BaseDocTemplate,
    Frame,
    KeepTogether,
    PageTemplate,
    Paragraph,
    Table,
)

from people import Person

WIDTH, HEIGHT = letter
DOT = " \u00b7 "
Story = list[Any]
Paint = Callable[[Any, Any], None]


def style(
    font: str,
    size: float,
    *,
    lead: float = 1.28,
    color: str = "#222222",
    before: float = 0,
    after: float = 0,
    align: int = TA_LEFT,
    indent: float = 0,
) -> Any:
    """Make a paragraph style."""
    return ParagraphStyle(
        f"{font}-{size}-{color}-{before}-{after}-{align}-{indent}",
        fontName=font,
        fontSize=size,
        leading=size * lead,
        textColor=HexColor(color),
        spaceBefore=before,
        spaceAfter=after,
        alignment=align,
        leftIndent=indent,
        bulletIndent=indent - 9 if indent else 0,
        bulletFontName=font,
        bulletFontSize=size,
        bulletColor=HexColor(color),
        allowWidows=0,
        allowOrphans=0,
    )


def line(text: str, look: Any) -> Any:
    """Set plain text as a paragraph."""
    return Paragraph(escape(text), look)


def marked(lead: str, text: str, look: Any) -> Any:
    """Set a bold lead-in followed by plain text."""
    return Paragraph(f"<b>{escape(lead)}</b> {escape(text)}", look)


def bullets(texts: Sequence[str], look: Any) -> Story:
    """Set a bulleted list; the look needs an indent."""
    return [Paragraph(escape(text), look, bulletText="\u2022") for text in texts]


def sides(left: Any, right: Any, width: float, share: float) -> Any:
    """Put two paragraphs on one line, the left one taking its share of the width."""
    return Table(
        [[left, right]],
        colWidths=[width * share, width * (1 - share)],
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 0),
        ],
    )


def together(parts: Story) -> Any:
    """Keep the parts on one page."""
    return KeepTogether(parts)


def frame(left: float, bottom: float, width: float, height: float) -> Any:
    """Make a frame without padding."""
    return Frame(
        left,
        bottom,
        width,
        height,
        leftPadding=0,
        rightPadding=0,
        topPadding=0,
        bottomPadding=0,
    )


def page(name: str, frames: Sequence[Any], before: Paint, after: Paint, follow: str) -> Any:
    """Describe a page with paint under and over its text."""
    return PageTemplate(
        id=name, frames=list(frames), onPage=before, onPageEnd=after, autoNextPageTemplate=follow
    )


def nothing(_canvas: Any, _doc: Any) -> None:
    """Paint nothing."""


def numbered(person: Person, font: str, left: float) -> Paint:
    """Make a painter of name and page number for the foot of later pages."""

    def paint(canvas: Any, doc: Any) -> None:
        canvas.saveState()
        canvas.setFont(font, 8)
        canvas.setFillColor(HexColor("#777777"))
        canvas.drawString(left, 30, person.name)
        canvas.drawRightString(WIDTH - left, 30, f"Page {doc.page}")
        canvas.restoreState()

    return paint


def build(person: Person, pages: Sequence[Any], story: Story, limit: int = 2) -> bytes:
    """Set the story on the pages and return the PDF; refuse more pages than the limit."""
    target = io.BytesIO()
    doc = BaseDocTemplate(
        target,
        pagesize=letter,
        pageTemplates=list(pages),
        title=f"{person.name} - Resume",
        author=person.name,
        subject=person.headline,
        creator="Resume",
        invariant=1,
    )
    doc.build(story, canvasmaker=Canvas)
    if doc.page > limit:
        raise ValueError(f"{person.id} takes {doc.page} pages, {limit} allowed")
    return target.getvalue()
