"""Good resumes with words hidden in them, in every way we know; seeded, made on the spot."""

from __future__ import annotations

import random
from collections.abc import Callable
from io import BytesIO

from docx import Document as WordDocument
from docx.enum.text import WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from pypdf import PdfReader, PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.pasted_resumes import PASTED
from tests.samples import COOK, ENGINEER

GOOD = tuple(
    text for text in (ENGINEER, COOK, *PASTED.values()) if "\nexperience\n" in text.lower()
)
TERMS = (
    "Kubernetes Terraform Golang TensorFlow PyTorch Kafka Snowflake Hadoop Scala Tableau "
    "Salesforce Phlebotomy Welding AutoCAD SAP Photoshop Payroll Underwriting Kanban GDPR Selenium"
).split()
WIDTH, HEIGHT = 612.0, 792.0
SIZE, STEP, TOP, BOTTOM, LEFT = 9.5, 13.0, 740.0, 90.0, 150.0
SIDEBAR = ("CONTACT", "Lakeview", "open to travel", "weekends too")

Paint = Callable[[Canvas, list[str]], None]


def words_to_hide(chance: random.Random) -> list[str]:
    """Return lines of terms, as somebody pastes them."""
    count = chance.randint(1, 6)
    return [" ".join(chance.choices(TERMS, k=chance.randint(3, 9))) for _ in range(count)]


def pdf(text: str, hide: Paint | None = None, lines: list[str] | None = None) -> bytes:
    """Draw a resume beside a dark sidebar with white text, and hide lines on its first page."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(WIDTH, HEIGHT), invariant=1)
    _sidebar(canvas)
    at = TOP
    canvas.setFont("Helvetica", SIZE)
    for line in text.splitlines():
        if at < BOTTOM:
            _end_page(canvas, hide, lines)
            hide, at = None, TOP
            canvas.setFont("Helvetica", SIZE)
        canvas.drawString(LEFT, at, line)
        at -= STEP
    _end_page(canvas, hide, lines)
    canvas.save()
    data = buffer.getvalue()
    return _with_layer(data) if hide is layer_off or (lines and b"/OC /Layer" in data) else data


def _end_page(canvas: Canvas, hide: Paint | None, lines: list[str] | None) -> None:
    if hide is not None:
        canvas.saveState()
        hide(canvas, lines or [])
        canvas.restoreState()
    canvas.showPage()


def _sidebar(canvas: Canvas) -> None:
    canvas.saveState()
    canvas.setFillColorRGB(0.1, 0.15, 0.3)
    canvas.rect(0, 0, 130, HEIGHT, stroke=0, fill=1)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.setFont("Helvetica", SIZE)
    for number, line in enumerate(SIDEBAR):
        canvas.drawString(20, 640 - STEP * number, line)
    canvas.restoreState()


def _write(
    canvas: Canvas, lines: list[str], left: float = LEFT, top: float = 70.0, size: float = SIZE
) -> None:
    canvas.setFont("Helvetica", size)
    for number, line in enumerate(lines):
        canvas.drawString(left, top - 0.8 * size * number, line)


def white(canvas: Canvas, lines: list[str]) -> None:
    canvas.setFillColorRGB(1, 1, 1)
    _write(canvas, lines)


def nearly_white(canvas: Canvas, lines: list[str]) -> None:
    canvas.setFillColorRGB(0.97, 0.98, 0.96)
    _write(canvas, lines)


def white_cmyk(canvas: Canvas, lines: list[str]) -> None:
    canvas.setFillColorCMYK(0, 0, 0, 0)
    _write(canvas, lines)


def dark_on_dark(canvas: Canvas, lines: list[str]) -> None:
    canvas.setFillColorRGB(0.1, 0.15, 0.3)
    _write(canvas, [line[:20] for line in lines], 10.0, 300.0)


def unpainted(canvas: Canvas, lines: list[str]) -> None:
    text = canvas.beginText(LEFT, 70)
    text.setFont("Helvetica", SIZE)
    text.setTextRenderMode(3)
    for line in lines:
        text.textLine(line)
    canvas.drawText(text)


def tiny(canvas: Canvas, lines: list[str]) -> None:
    _write(canvas, lines, size=0.6)


def shrunk(canvas: Canvas, lines: list[str]) -> None:
    canvas.scale(0.05, 0.05)
    _write(canvas, lines, 20 * LEFT, 20 * 70.0, 12.0)


def left_of_page(canvas: Canvas, lines: list[str]) -> None:
    _write(canvas, lines, -1500.0)


def below_page(canvas: Canvas, lines: list[str]) -> None:
    _write(canvas, lines, top=-40.0)


def outside_crop(canvas: Canvas, lines: list[str]) -> None:
    canvas.setCropBox((0, 80, WIDTH, HEIGHT))
    _write(canvas, lines, top=60.0)


def transparent(canvas: Canvas, lines: list[str]) -> None:
    canvas.setFillAlpha(0.0)
    _write(canvas, lines)


def behind_image(canvas: Canvas, lines: list[str]) -> None:
    _write(canvas, lines)
    canvas.drawImage(ImageReader(_picture()), LEFT - 5, 10, 450, 75)


def behind_shape(canvas: Canvas, lines: list[str]) -> None:
    _write(canvas, lines)
    canvas.setFillColorRGB(1, 1, 1)
    canvas.rect(LEFT - 5, 5, 450, 80, stroke=0, fill=1)


def clipped(canvas: Canvas, lines: list[str]) -> None:
    path = canvas.beginPath()
    path.rect(20, 20, 5, 5)
    canvas.clipPath(path, stroke=0, fill=0)
    _write(canvas, lines)


def white_form(canvas: Canvas, lines: list[str]) -> None:
    canvas.beginForm("hidden")
    canvas.setFillColorRGB(1, 1, 1)
    _write(canvas, lines)
    canvas.endForm()
    canvas.doForm("hidden")


def layer_off(canvas: Canvas, lines: list[str]) -> None:
    canvas._code.append("/OC /Layer BDC")
    _write(canvas, lines)
    canvas._code.append("EMC")


PAINTS: dict[str, Paint] = {
    paint.__name__: paint
    for paint in (
        white, nearly_white, white_cmyk, dark_on_dark, unpainted, tiny, shrunk, left_of_page,
        below_page, outside_crop, transparent, behind_image, behind_shape, clipped, white_form,
        layer_off,
    )
}  # fmt: skip


def _picture() -> BytesIO:
    """Return a small picture with something on it, as PPM."""
    rows = bytes(
        60 if (x // 4 + y // 4) % 2 else 200 for y in range(32) for x in range(96) for _ in "rgb"
    )
    return BytesIO(b"P6 96 32 255\n" + rows)


def _with_layer(data: bytes) -> bytes:
    """Declare the optional content that the first page marks, and switch it off."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    group = writer._add_object(
        DictionaryObject(
            {NameObject("/Type"): NameObject("/OCG"), NameObject("/Name"): TextStringObject("x")}
        )
    )
    resources = writer.pages[0]["/Resources"]
    resources[NameObject("/Properties")] = DictionaryObject({NameObject("/Layer"): group})
    writer._root_object[NameObject("/OCProperties")] = DictionaryObject(
        {
            NameObject("/OCGs"): ArrayObject([group]),
            NameObject("/D"): DictionaryObject({NameObject("/OFF"): ArrayObject([group])}),
        }
    )
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


Dress = Callable[..., None]


def docx(text: str, dress: Dress | None = None, lines: list[str] | None = None) -> bytes:
    """Write a resume with a shaded line of white text, and hide lines at its end."""
    document = WordDocument()
    banner = document.add_paragraph()
    _shade(banner._p.get_or_add_pPr(), "1F2A44")
    banner.add_run("open to travel").font.color.rgb = RGBColor(255, 255, 255)
    for line in text.splitlines():
        document.add_paragraph(line)
    for line in lines or []:
        if dress is not None:
            dress(document, document.add_paragraph(), line)
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def _shade(properties, fill: str) -> None:  # type: ignore[no-untyped-def]
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), fill)
    properties.append(shade)


def vanished(document, paragraph, line: str) -> None:  # type: ignore[no-untyped-def]
    paragraph.add_run(line).font.hidden = True


def vanished_style(document, paragraph, line: str) -> None:  # type: ignore[no-untyped-def]
    if "Quiet" not in [style.name for style in document.styles]:
        document.styles.add_style("Quiet", 2).font.hidden = True
    paragraph.add_run(line, style="Quiet")


def whitened(document, paragraph, line: str) -> None:  # type: ignore[no-untyped-def]
    paragraph.add_run(line).font.color.rgb = RGBColor(255, 255, 255)


def whitened_style(document, paragraph, line: str) -> None:  # type: ignore[no-untyped-def]
    if "Pale" not in [style.name for style in document.styles]:
        document.styles.add_style("Pale", 1).font.color.rgb = RGBColor(250, 250, 250)
    paragraph.style = "Pale"
    paragraph.add_run(line)


def same_as_shade(document, paragraph, line: str) -> None:  # type: ignore[no-untyped-def]
    run = paragraph.add_run(line)
    run.font.color.rgb = RGBColor(0, 0, 0)
    _shade(run._r.get_or_add_rPr(), "000000")


def tiny_run(document, paragraph, line: str) -> None:  # type: ignore[no-untyped-def]
    paragraph.add_run(line).font.size = Pt(1)


def flat_line(document, paragraph, line: str) -> None:  # type: ignore[no-untyped-def]
    paragraph.paragraph_format.line_spacing_rule = WD_LINE_SPACING.EXACTLY
    paragraph.paragraph_format.line_spacing = Pt(1)
    paragraph.add_run(line)


def squeezed(document, paragraph, line: str) -> None:  # type: ignore[no-untyped-def]
    run = paragraph.add_run(line)
    scale = OxmlElement("w:w")
    scale.set(qn("w:val"), "1")
    run._r.get_or_add_rPr().append(scale)


def deleted(document, paragraph, line: str) -> None:  # type: ignore[no-untyped-def]
    run = paragraph.add_run(line)
    change = OxmlElement("w:del")
    paragraph._p.append(change)
    change.append(run._r)
    for text in run._r.findall(qn("w:t")):
        text.tag = qn("w:delText")


def white_cell(document, paragraph, line: str) -> None:  # type: ignore[no-untyped-def]
    cell = document.add_table(1, 1).cell(0, 0)
    cell.paragraphs[0].add_run(line).font.color.rgb = RGBColor(255, 255, 255)


DRESSES: dict[str, Dress] = {
    dress.__name__: dress
    for dress in (
        vanished, vanished_style, whitened, whitened_style, same_as_shade, tiny_run, flat_line,
        squeezed, deleted, white_cell,
    )
}  # fmt: skip


def pair(seed: int) -> tuple[str, str, bytes, bytes]:
    """Return technique, kind, a file with hidden words, and its clean twin."""
    chance = random.Random(seed)
    text = chance.choice(GOOD)
    names = [*PAINTS, *DRESSES]
    name = names[seed % len(names)]
    lines = words_to_hide(chance)
    if name in PAINTS:
        return name, "pdf", pdf(text, PAINTS[name], lines), pdf(text)
    return name, "docx", docx(text, DRESSES[name], lines), docx(text)
