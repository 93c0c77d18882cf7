"""Lay out single-column resumes as PDF."""

from typing import Any

from reportlab.lib.colors import HexColor  # type: ignore[import-untyped]
from reportlab.lib.enums import TA_CENTER, TA_RIGHT  # type: ignore[import-untyped]
from reportlab.platypus import Flowable, HRFlowable, Spacer  # type: ignore[import-untyped]

from pdf_parts import (
    DOT,
    HEIGHT,
    WIDTH,
    Story,
    build,
    bullets,
    frame,
    line,
    marked,
    nothing,
    numbered,
    page,
    sides,
    style,
    together,
)
from people import Job, Person

MARGIN = 58.0
BODY = WIDTH - 2 * MARGIN


class SpacedCaps(Flowable):  # type: ignore[misc]
    """Draw a heading in letter-spaced small capitals over a hairline."""

    def __init__(
        self, text: str, font: str, size: float, color: str, *, ruled: bool = True
    ) -> None:
        """Keep what is to be drawn."""
        super().__init__()
        self.text, self.font, self.size = text, font, size
        self.color, self.ruled = color, ruled
        self.spaceBefore, self.spaceAfter = (11.0, 5.0) if ruled else (0.0, 6.0)

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Report the space taken."""
        self.width = width
        return width, self.size + (5 if self.ruled else 4)

    def draw(self) -> None:
        """Draw capitals large and the other letters as small capitals."""
        text = self.canv.beginText(0, 5)
        text.setFillColor(HexColor(self.color))
        text.setCharSpace(self.size * 0.1)
        for letter in self.text:
            text.setFont(self.font, self.size * (0.8 if letter.islower() else 1))
            text.textOut(letter.upper())
        self.canv.drawText(text)
        if self.ruled:
            self.canv.setStrokeColor(HexColor(self.color))
            self.canv.setLineWidth(0.5)
            self.canv.line(0, 0, self.width, 0)


def classic(person: Person) -> bytes:
    """Set a classic resume: serif type, centred name, ruled headings."""
    serif, bold, italic = "Times-Roman", "Times-Bold", "Times-Italic"
    body = style(serif, 10.5, after=2)
    item = style(serif, 10.5, after=1.6, indent=14)
    head = style(bold, 11.5, before=9, after=1, color="#1a1a1a")
    title, place = style(bold, 10.5), style(italic, 10.5, after=2)
    right = style(serif, 10.5, align=TA_RIGHT)

    def heading(text: str) -> Story:
        rule = HRFlowable(width="100%", thickness=0.7, color=HexColor("#444444"), spaceAfter=4)
        return [line(text.upper(), head), rule]

    story: Story = [
        line(person.name, style(bold, 22, align=TA_CENTER, lead=1.2)),
        line(person.headline, style(italic, 12, align=TA_CENTER, after=2)),
        line(" | ".join(person.contact), style(serif, 10, align=TA_CENTER, after=2)),
        *heading("Summary"),
        line(person.summary, body),
        *heading("Technical Skills"),
        *(marked(f"{group}:", items, body) for group, items in person.skills),
    ]
    for number, job in enumerate(person.jobs):
        top = [
            sides(line(job.title, title), line(job.dates, right), BODY, 0.7),
            line(f"{job.employer}, {job.place}", place),
        ]
        duties = bullets(job.duties, item)
        lead = heading("Professional Experience") if number == 0 else [Spacer(1, 5)]
        first = len(duties) if len(duties) < 3 else 1
        story += [together([*lead, *top, *duties[:first]]), *duties[first:]]
    story.append(
        together(
            heading("Projects")
            + [marked(f"{work.name} ({work.tools}).", work.text, body) for work in person.projects]
        )
    )
    schooling: Story = heading("Education")
    for study in person.studies:
        schooling += [
            sides(line(study.title, title), line(study.dates, right), BODY, 0.75),
            line(study.school, place),
        ]
        schooling += [line(study.note, body)] if study.note else []
    story += [
        together(schooling),
        together([*heading("Certifications"), *bullets(person.certificates, item)]),
    ]
    return build(person, _sheets(person, serif), story)


def spaced(person: Person) -> bytes:
    """Set a resume with letter-spaced headings and dates on the right."""
    sans, bold, color = "Helvetica", "Helvetica-Bold", "#1f5560"
    body = style(sans, 9.7, lead=1.38, after=2)
    item = style(sans, 9.7, lead=1.38, after=1.8, indent=12)
    title, place = style(bold, 10), style("Helvetica-Oblique", 9.5, after=3, color="#555555")
    right = style(sans, 10, align=TA_RIGHT, color=color)

    def heading(text: str) -> Any:
        return SpacedCaps(text, bold, 12, color)

    def job_block(job: Job) -> tuple[Story, Story]:
        duties = bullets(job.duties, item)
        top = [
            sides(line(job.title, title), line(job.dates, right), BODY, 0.74),
            line(f"{job.employer}, {job.place}", place),
        ]
        return [*top, duties[0]], duties[1:]

    story: Story = [
        SpacedCaps(person.name, "Helvetica", 23, color, ruled=False),
        line(person.headline, style(sans, 11.5, color="#555555", after=3)),
        line(DOT.join(person.contact), style(sans, 9.3)),
        heading("Profile"),
        line(person.summary, body),
        together([heading("License and Certifications"), *bullets(person.certificates, item)]),
    ]
    for number, job in enumerate(person.jobs):
        top, rest = job_block(job)
        lead = heading("Experience") if number == 0 else Spacer(1, 6)
        story += [together([lead, *top]), *rest]
    schooling: Story = [heading("Education")]
    for study in person.studies:
        schooling += [
            sides(line(study.title, title), line(study.dates, right), BODY, 0.74),
            line(study.school, place),
            line(study.note, body),
        ]
    story += [
        together(schooling),
        together(
            [
                heading("Skills"),
                *(marked(f"{group}:", items, body) for group, items in person.skills),
                marked("Languages:", ", ".join(person.languages), body),
            ]
        ),
        together([heading("Also"), *bullets(person.extras, item)]),
    ]
    return build(person, _sheets(person, sans), story)


def _sheets(person: Person, font: str) -> list[Any]:
    """Describe plain pages, numbered from the second on."""
    area = (MARGIN, 44, BODY, HEIGHT - 44 - 42)
    return [
        page("first", [frame(*area)], nothing, nothing, "later"),
        page("later", [frame(*area)], nothing, numbered(person, font, MARGIN), "later"),
    ]
