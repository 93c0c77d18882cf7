"""A pen for pages of test resumes: lines and paragraphs in columns, over pages as needed."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import simpleSplit
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
MARGIN = 48.0


class Sheet:
    """A document; `each` is drawn on every page for the page's sake."""

    def __init__(self, each: Callable[[Canvas, int], None] | None = None) -> None:
        self.buffer = BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1)
        self.number = 1
        self.each = each
        self._dress()

    def _dress(self) -> None:
        if self.each:
            self.each(self.canvas, self.number)

    def turn(self, number: int) -> None:
        """Go on to the next page, when the pen is not there yet."""
        if number > self.number:
            self.canvas.showPage()
            self.number += 1
            self._dress()

    def done(self) -> bytes:
        self.canvas.save()
        return self.buffer.getvalue()


class Pen:
    """Writes downwards in one column of a sheet, and on the next page when it is full."""

    def __init__(self, sheet: Sheet, left: float, right: float, top: float = MARGIN,
                 bottom: float = HEIGHT - 60) -> None:  # fmt: skip
        self.sheet, self.left, self.right = sheet, left, right
        self.top, self.bottom, self.y = top, bottom, top
        self.page = sheet.number

    def room(self, needed: float) -> None:
        if self.y + needed > self.bottom:
            self.page += 1
            self.sheet.turn(self.page)
            self.y = self.top

    def down(self, step: float) -> None:
        self.y += step

    def line(self, text: str, size: float = 10, font: str = "Helvetica", indent: float = 0,
             at: str = "left") -> None:  # fmt: skip
        """Write one line; `at` is left, right or center."""
        self.room(size * 1.35)
        self.y += size * 1.35
        self._write(text, size, font, indent, at)

    def _write(self, text: str, size: float, font: str, indent: float, at: str) -> None:
        canvas, y = self.sheet.canvas, HEIGHT - self.y
        canvas.setFont(font, size)
        if at == "right":
            canvas.drawRightString(self.right, y, text)
        elif at == "center":
            canvas.drawCentredString((self.left + self.right) / 2, y, text)
        else:
            canvas.drawString(self.left + indent, y, text)

    def both(self, left: str, right: str, size: float = 10, font: str = "Helvetica-Bold") -> None:
        """Write one text at the left edge and one at the right, in one row."""
        self.line(left, size, font)
        self._write(right, size, "Helvetica", 0, "right")

    def beside(self, text: str, x: float, size: float = 10, font: str = "Helvetica") -> None:
        """Write in the row of the last line, at x."""
        self.sheet.canvas.setFont(font, size)
        self.sheet.canvas.drawString(x, HEIGHT - self.y, text)

    def text(self, text: str, size: float = 10, indent: float = 0, bullet: str = "") -> None:
        """Write a paragraph that wraps; the bullet stands before its first line."""
        width = self.right - self.left - indent - (10 if bullet else 0)
        for number, part in enumerate(simpleSplit(text, "Helvetica", size, width)):
            self.line(part, size, indent=indent + (10 if bullet else 0))
            if bullet and number == 0:
                self.beside(bullet, self.left + indent, size)

    def heading(self, text: str, size: float = 13, at: str = "left") -> None:
        self.down(8)
        self.room(3 * size)
        self.line(text, size, "Helvetica-Bold", at=at)
        self.down(3)

    def spaced_heading(self, text: str, size: float = 12) -> None:
        """Write a heading whose letters are set apart."""
        self.down(8)
        self.room(3 * size)
        self.y += size * 1.35
        pen = self.sheet.canvas.beginText(self.left, HEIGHT - self.y)
        pen.setFont("Helvetica-Bold", size)
        pen.setCharSpace(4)
        pen.textOut(text.upper())
        pen.setCharSpace(0)
        self.sheet.canvas.drawText(pen)
        self.down(3)

    def small_capitals(self, text: str, size: float = 13) -> None:
        """Write a heading in capitals, the first letter of each word larger."""
        self.down(8)
        self.room(3 * size)
        self.y += size * 1.35
        canvas, x = self.sheet.canvas, self.left
        for word in text.split():
            for letters, height in ((word[0].upper(), size), (word[1:].upper(), 0.78 * size)):
                canvas.setFont("Helvetica", height)
                canvas.drawString(x, HEIGHT - self.y, letters)
                x += canvas.stringWidth(letters, "Helvetica", height)
            x += 0.3 * size
        self.down(3)
