"""Twenty layouts of our own, each drawn for any person: PDF by reportlab, DOCX by python-docx."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from itertools import groupby

from docx import Document as WordDocument

from tests.layout_people import Job, Person
from tests.page_drawing import HEIGHT, MARGIN, WIDTH, Pen, Sheet
from tests.reading_score import Gutter

RIGHT = WIDTH - MARGIN
Drawn = tuple[bytes, tuple[Gutter, ...]]
"""A file, and where its columns part."""


def head(pen: Pen, person: Person, at: str = "left") -> None:
    pen.line(person.name, 20, "Helvetica-Bold", at=at)
    pen.line(person.headline, 12, at=at)
    pen.line(" | ".join(person.contact), 9, at=at)
    pen.down(8)


def jobs_with_dates_right(pen: Pen, person: Person) -> None:
    for job in person.jobs:
        pen.both(job.title, person.span(job.begin, job.finish))
        pen.both(job.employer, job.place, font="Helvetica-Oblique")
        duties(pen, job)


def jobs_below(pen: Pen, person: Person) -> None:
    """Title, employer, and the dates on a line of their own."""
    for job in person.jobs:
        pen.line(job.title, 10, "Helvetica-Bold")
        pen.line(job.employer)
        pen.line(person.span(job.begin, job.finish), 9)
        duties(pen, job)


def duties(pen: Pen, job: Job, indent: float = 4) -> None:
    for duty in job.duties:
        pen.text(duty, 9.5, indent, "•")
    pen.down(5)


def studies(pen: Pen, person: Person) -> None:
    for degree, field, school in person.studies:
        pen.line(f"{degree} {field}", 10, "Helvetica-Bold")
        pen.line(f"{school}, 2012")


def rest(pen: Pen, person: Person, write: Callable[[str], None] | None = None) -> None:
    """Education, skills, languages, certificates, one after the other."""
    _, _, study, skill, language, certificate = person.headings
    write = write or pen.heading
    write(study)
    studies(pen, person)
    write(skill)
    pen.text(", ".join(person.skills))
    write(language)
    pen.text(", ".join(person.languages))
    write(certificate)
    for item in person.certificates:
        pen.text(item)


def side(pen: Pen, person: Person, step: float = 16) -> None:
    """A side bar: sparse lists."""
    _, _, _, skill, language, _ = person.headings
    for item in person.contact:
        pen.line(item, 8.5)
    pen.heading(skill, 12)
    for item in person.skills:
        pen.line(item, 9)
        pen.down(step)
    pen.heading(language, 12)
    for item in person.languages:
        pen.line(item, 9)
        pen.down(step / 2)


def main_column(pen: Pen, person: Person, jobs: Callable[[Pen, Person], None]) -> None:
    profile, work, study, _, _, certificate = person.headings
    pen.heading(profile)
    pen.text(person.summary)
    pen.heading(work)
    jobs(pen, person)
    pen.heading(study)
    studies(pen, person)
    pen.heading(certificate)
    for item in person.certificates:
        pen.text(item)


def dates_right(person: Person) -> Drawn:
    pen = Pen(Sheet(), MARGIN, RIGHT)
    head(pen, person)
    pen.heading(person.headings[1])
    jobs_with_dates_right(pen, person)
    rest(pen, person)
    return pen.sheet.done(), ()


def dates_left(person: Person) -> Drawn:
    """Dates in a column of their own at the left, beside titles and duties."""
    pen = Pen(Sheet(), 180, RIGHT)
    head(pen, person)
    pen.heading(person.headings[1])
    for job in person.jobs:
        pen.line(job.title, 10, "Helvetica-Bold")
        pen.beside(person.span(job.begin, job.finish), MARGIN, 9)
        pen.line(f"{job.employer}, {job.place}")
        duties(pen, job)
    rest(pen, person)
    return pen.sheet.done(), ()


def two_columns(person: Person) -> Drawn:
    sheet = Sheet()
    top = Pen(sheet, MARGIN, RIGHT)
    head(top, person, "center")
    profile, work, study, skill, language, certificate = person.headings
    left = Pen(sheet, MARGIN, 285, top.y + 6)
    left.heading(work)
    jobs_below(left, person)
    right = Pen(sheet, 310, RIGHT, top.y + 6)
    right.heading(profile)
    right.text(person.summary)
    right.heading(study)
    studies(right, person)
    right.heading(skill)
    for item in person.skills:
        right.text(item, bullet="•")
    right.heading(language)
    right.text(", ".join(person.languages))
    right.heading(certificate)
    for item in person.certificates:
        right.text(item)
    return sheet.done(), (Gutter(1, 297, top.y + 6),)


def sidebar_left(person: Person) -> Drawn:
    sheet = Sheet()
    side(Pen(sheet, 30, 180, 150), person)
    pen = Pen(sheet, 205, RIGHT)
    pen.line(person.name, 22, "Helvetica-Bold")
    pen.line(person.headline, 12)
    main_column(pen, person, jobs_with_dates_right)
    return sheet.done(), (Gutter(1, 193, 20),)


def sidebar_right(person: Person) -> Drawn:
    sheet = Sheet()
    top = Pen(sheet, MARGIN, RIGHT)
    head(top, person)
    side(Pen(sheet, 410, RIGHT, top.y + 10), person, 9)
    main_column(Pen(sheet, MARGIN, 385, top.y + 10), person, jobs_below)
    return sheet.done(), (Gutter(1, 398, top.y + 6),)


def table(person: Person) -> Drawn:
    """Positions as rows of a table with a heading row."""
    pen = Pen(Sheet(), MARGIN, RIGHT)
    head(pen, person)
    pen.heading(person.headings[1])
    pen.line("Period", 9, "Helvetica-Bold")
    pen.beside("Position", 190, 9, "Helvetica-Bold")
    pen.beside("Employer", 390, 9, "Helvetica-Bold")
    for job in person.jobs:
        pen.sheet.canvas.line(MARGIN, HEIGHT - pen.y - 4, RIGHT, HEIGHT - pen.y - 4)
        pen.down(6)
        pen.line(person.span(job.begin, job.finish), 9)
        pen.beside(job.title, 190, 9)
        pen.beside(job.employer, 390, 9)
    rest(pen, person)
    return pen.sheet.done(), ()


def timeline(person: Person) -> Drawn:
    """A line with dots, the dates left of it, titles and employers right of it."""
    pen = Pen(Sheet(), 190, RIGHT)
    head(pen, person)
    pen.heading(person.headings[1])
    canvas, top = pen.sheet.canvas, pen.y
    for job in person.jobs:
        pen.line(job.title, 11, "Helvetica-Bold")
        canvas.circle(175, HEIGHT - pen.y + 3, 4, fill=1)
        canvas.setFont("Helvetica", 9)
        canvas.drawRightString(165, HEIGHT - pen.y, person.span(job.begin, job.finish))
        pen.line(job.employer, 10)
        duties(pen, job)
    canvas.line(175, HEIGHT - top, 175, HEIGHT - pen.y)
    rest(pen, person)
    return pen.sheet.done(), ()


def small_capitals(person: Person) -> Drawn:
    pen = Pen(Sheet(), MARGIN, RIGHT)
    head(pen, person, "center")
    pen.small_capitals(person.headings[1])
    jobs_with_dates_right(pen, person)
    rest(pen, person, pen.small_capitals)
    return pen.sheet.done(), ()


def spaced_letters(person: Person) -> Drawn:
    pen = Pen(Sheet(), MARGIN, RIGHT)
    head(pen, person)
    pen.spaced_heading(person.headings[1])
    for job in person.jobs:
        pen.line(f"{job.title} | {job.employer} | {person.span(job.begin, job.finish)}", 10,
                 "Helvetica-Bold")  # fmt: skip
        duties(pen, job)
    rest(pen, person, pen.spaced_heading)
    return pen.sheet.done(), ()


def no_headings(person: Person) -> Drawn:
    pen = Pen(Sheet(), MARGIN, RIGHT)
    head(pen, person)
    pen.text(person.summary)
    pen.down(10)
    for job in person.jobs:
        pen.both(f"{job.title}, {job.employer}", person.span(job.begin, job.finish))
        duties(pen, job)
    for degree, field, school in person.studies:
        pen.line(f"{degree} {field}, {school}, 2012")
    pen.down(8)
    pen.text(", ".join(person.skills))
    return pen.sheet.done(), ()


def three_pages(person: Person) -> Drawn:
    def each(canvas, number: int) -> None:  # type: ignore[no-untyped-def]
        canvas.setFont("Helvetica", 8)
        canvas.drawString(MARGIN, HEIGHT - 24, f"{person.name} – {person.headline}")
        canvas.drawRightString(RIGHT, 24, f"Page {number} of 3")

    pen = Pen(Sheet(each), MARGIN, RIGHT)
    head(pen, person)
    pen.heading(person.headings[1])
    for job in person.jobs:
        pen.both(job.title, person.span(job.begin, job.finish))
        pen.line(f"{job.employer}, {job.place}", font="Helvetica-Oblique")
        for _ in range(12):
            duties(pen, job)
    rest(pen, person)
    return pen.sheet.done(), ()


def linkedin(person: Person) -> Drawn:
    """As the profile's export: a side bar, employers with their titles, durations in brackets."""

    def each(canvas, number: int) -> None:  # type: ignore[no-untyped-def]
        canvas.setFont("Helvetica", 9)
        canvas.drawCentredString(380, 30, f"Page {number} of 2")

    sheet = Sheet(each)
    bar = Pen(sheet, 22, 170, 40)
    bar.heading("Contact", 12)
    for item in person.contact:
        bar.line(item, 8.5)
    bar.heading("Top Skills", 12)
    for item in person.skills[:3]:
        bar.line(item, 9)
    bar.heading("Languages", 12)
    for item in person.languages:
        bar.line(item, 9)
    pen = Pen(sheet, 215, RIGHT, 40)
    pen.line(person.name, 24)
    pen.line(person.headline, 12)
    pen.heading("Summary", 15)
    pen.text(person.summary, 11)
    pen.heading("Experience", 15)
    for employer, jobs in groupby(person.jobs, key=lambda job: job.employer):
        pen.line(employer, 12)
        for job in jobs:
            pen.line(job.title, 11)
            pen.line(f"{person.span(job.begin, job.finish)} (2 years 3 months)", 10)
            pen.line(job.place, 10)
            for duty in job.duties:
                pen.text(duty, 10)
            pen.down(6)
    pen.heading("Education", 15)
    for degree, field, school in person.studies:
        pen.line(school, 12)
        pen.line(f"{degree}, {field} · (2009 - 2012)", 10)
    return sheet.done(), (Gutter(1, 195, 30, HEIGHT - 60),)


def margin_headings(person: Person) -> Drawn:
    """Headings in the left margin, beside the first line of what they open."""
    pen = Pen(Sheet(), 160, RIGHT)
    head(pen, person)
    _, work, study, skill, language, _ = person.headings

    def write(heading: str) -> None:
        pen.down(14)
        pen.sheet.canvas.setFont("Helvetica-Bold", 8)
        pen.sheet.canvas.drawString(40, HEIGHT - pen.y - 13.5, heading)

    write(work)
    for job in person.jobs:
        pen.both(f"{job.title}, {job.employer}", person.span(job.begin, job.finish))
        duties(pen, job)
    write(study)
    studies(pen, person)
    write(skill)
    pen.text(", ".join(person.skills))
    pen.text("Careful, punctual and quick to learn whatever the work asks for")
    write(language)
    pen.text(", ".join(person.languages))
    pen.text("Read and written every day at work")
    return pen.sheet.done(), ()


def saved(document: object) -> bytes:
    buffer = BytesIO()
    document.save(buffer)  # type: ignore[attr-defined]
    return buffer.getvalue()


def docx_dates_table(person: Person) -> Drawn:
    """DOCX: a table with dates left and everything else right."""
    document = WordDocument()
    document.add_paragraph(person.name)
    document.add_paragraph(person.headline)
    document.add_paragraph(" | ".join(person.contact))
    document.add_heading(person.headings[1], 1)
    table = document.add_table(rows=0, cols=2)
    for job in person.jobs:
        cells = table.add_row().cells
        cells[0].text = person.span(job.begin, job.finish)
        cells[1].text = "\n".join([job.title, f"{job.employer}, {job.place}", *job.duties])
    docx_rest(document, person)
    return saved(document), ()


def docx_rest(document, person: Person) -> None:  # type: ignore[no-untyped-def]
    _, _, study, skill, language, _ = person.headings
    document.add_heading(study, 1)
    for degree, field, school in person.studies:
        document.add_paragraph(f"{degree} {field}, {school}, 2012")
    document.add_heading(skill, 1)
    document.add_paragraph(", ".join(person.skills))
    document.add_heading(language, 1)
    document.add_paragraph(", ".join(person.languages))


def docx_tabs(person: Person) -> Drawn:
    """DOCX: dates after a tab, duties as a list."""
    document = WordDocument()
    document.add_paragraph(person.name)
    document.add_paragraph(person.headline)
    document.add_paragraph(" | ".join(person.contact))
    document.add_paragraph(person.headings[1].upper())
    for job in person.jobs:
        document.add_paragraph(f"{job.employer}\t{job.place}")
        document.add_paragraph(f"{job.title}\t{person.span(job.begin, job.finish)}")
        for duty in job.duties:
            document.add_paragraph(duty, style="List Bullet")
    docx_rest(document, person)
    return saved(document), ()


LAYOUTS: dict[str, Callable[[Person], Drawn]] = {
    layout.__name__: layout
    for layout in (
        dates_right, dates_left, two_columns, sidebar_left, sidebar_right, table, timeline,
        small_capitals, spaced_letters, no_headings, three_pages, linkedin, margin_headings,
        docx_dates_table, docx_tabs,
    )
}  # fmt: skip
