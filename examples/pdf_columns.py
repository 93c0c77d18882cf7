"""Lay out resumes with a sidebar or two columns as PDF."""

from collections.abc import Callable
from typing import Any

from reportlab.lib.colors import HexColor  # type: ignore[import-untyped]
from reportlab.platypus import (  # type: ignore[import-untyped]
    Flowable,
    FrameBreak,
    HRFlowable,
    Spacer,
    Table,
)

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
    page,
    style,
    together,
)
from people import Person

SANS, BOLD, ITALIC = "Helvetica", "Helvetica-Bold", "Helvetica-Oblique"
Heading = Callable[[str], Story]


class Dot(Flowable):  # type: ignore[misc]
    """Draw a dot on the right edge of its cell."""

    def __init__(self, color: str) -> None:
        """Keep the color."""
        super().__init__()
        self.color = color

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        """Report the space taken."""
        self.width = width
        return width, 9

    def draw(self) -> None:
        """Draw the dot."""
        self.canv.setFillColor(HexColor(self.color))
        self.canv.circle(self.width, 3, 3.2, stroke=0, fill=1)


def _heading(look: Any, color: str) -> Heading:
    """Make a function that sets ruled headings."""

    def heading(text: str) -> Story:
        rule = HRFlowable(width="100%", thickness=0.8, color=HexColor(color), spaceAfter=4)
        return [line(text, look), rule]

    return heading


def left_sidebar(person: Person) -> bytes:
    """Set a tinted sidebar on the left and the story on the right."""
    color, side, gap = "#27496d", 178.0, 20.0
    light = style(SANS, 8.8, color="#eef3f8", after=3)
    strong = style(BOLD, 8.8, color="#ffffff", before=3)
    cap = style(BOLD, 10.5, color="#ffffff", before=12, after=2)
    white = _heading(cap, "#9db7d2")
    panel: Story = [
        *white("CONTACT"),
        *(line(text, light) for text in person.contact),
        *white("SKILLS"),
    ]
    for group, items in person.skills:
        panel += [line(group, strong), line(items, light)]
    panel += [*white("LANGUAGES"), *(line(text, light) for text in person.languages)]
    panel += [*white("CERTIFICATIONS"), *(line(text, light) for text in person.certificates)]

    def tint(canvas: Any, _doc: Any) -> None:
        canvas.saveState()
        canvas.setFillColor(HexColor(color))
        canvas.rect(0, 0, side, HEIGHT, stroke=0, fill=1)
        canvas.restoreState()

    body, item = (
        style(SANS, 9.3, lead=1.33, after=2),
        style(SANS, 9.3, lead=1.33, after=2, indent=11),
    )
    heading = _heading(style(BOLD, 12, color=color, before=11, after=1), color)
    story: Story = [
        *panel,
        FrameBreak(),
        line(person.name, style(BOLD, 23, color=color, lead=1.2)),
        line(person.headline, style(SANS, 13, color="#666666", after=2)),
        *heading("Summary"),
        line(person.summary, body),
        *heading("Experience"),
        *_experience(person, item),
        *heading("Education"),
        *_education(person, body),
        *heading("Projects and Volunteering"),
        *bullets(person.extras, item),
    ]
    sheet = [
        frame(gap, 36, side - 2 * gap + 12, HEIGHT - 80),
        frame(side + gap, 36, WIDTH - side - gap - 34, HEIGHT - 76),
    ]
    return build(person, [page("first", sheet, tint, nothing, "first")], story, limit=1)


def timeline(person: Person) -> bytes:
    """Set the experience along a line and a sidebar on the right."""
    color, side, left = "#0b6e4f", 168.0, 44.0
    main = WIDTH - side - left - 46
    body, item = (
        style(SANS, 9.2, lead=1.31, after=2),
        style(SANS, 9.2, lead=1.31, after=2, indent=11),
    )
    small, strong = style(SANS, 8.8, after=3), style(BOLD, 8.8, before=2)
    heading = _heading(style(BOLD, 11.5, color=color, before=9, after=1), color)
    rows = []
    for job in person.jobs:
        text = [
            line(job.dates, style(BOLD, 8.8, color=color)),
            line(job.title, style(BOLD, 10.4)),
            line(f"{job.employer}, {job.place}", style(ITALIC, 9.2, color="#555555", after=3)),
            *bullets(job.duties, item),
            Spacer(1, 5),
        ]
        rows.append([Dot(color), text])
    track = Table(
        rows,
        colWidths=[6, main - 6],
        style=[
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LINEBEFORE", (1, 0), (1, -1), 0.8, HexColor(color)),
            ("LEFTPADDING", (0, 0), (0, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("LEFTPADDING", (1, 0), (1, -1), 12),
            ("TOPPADDING", (0, 0), (-1, -1), 1),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ],
    )
    panel: Story = [*heading("Contact"), *(line(text, small) for text in person.contact)]
    panel += heading("Skills")
    for group, items in person.skills:
        panel += [line(group, strong), line(items, small)]
    panel += [*heading("Certifications"), *(line(text, small) for text in person.certificates)]
    panel += [*heading("Languages"), *(line(text, small) for text in person.languages)]
    story: Story = [
        line(person.name, style(BOLD, 25, lead=1.2, color="#ffffff")),
        line(person.headline, style(SANS, 13, color="#d9efe6")),
        FrameBreak(),
        *heading("Profile"),
        line(person.summary, body),
        *heading("Experience"),
        track,
        *heading("Education"),
        *_education(person, body),
        *heading("Community"),
        *bullets(person.extras, item),
        FrameBreak(),
        *panel,
    ]

    def band(canvas: Any, _doc: Any) -> None:
        canvas.saveState()
        canvas.setFillColor(HexColor(color))
        canvas.rect(0, HEIGHT - 92, WIDTH, 92, stroke=0, fill=1)
        canvas.setFillColor(HexColor("#f1f6f4"))
        canvas.rect(WIDTH - side - 26, 0, side + 26, HEIGHT - 92, stroke=0, fill=1)
        canvas.restoreState()

    sheet = [
        frame(left, HEIGHT - 84, WIDTH - 2 * left, 58),
        frame(left, 30, main, HEIGHT - 136),
        frame(WIDTH - side - 10, 30, side - 18, HEIGHT - 136),
    ]
    return build(person, [page("first", sheet, band, nothing, "first")], story, limit=1)


def two_columns(person: Person) -> bytes:
    """Set a full-width header and summary over two equal columns."""
    color, left, gap, top = "#7a1f2b", 42.0, 22.0, 120.0
    column = (WIDTH - 2 * left - gap) / 2
    body, item = (
        style(SANS, 9.9, lead=1.4, after=3),
        style(SANS, 9.9, lead=1.4, after=2, indent=11),
    )
    heading = _heading(style(BOLD, 11, color=color, before=8, after=1), color)
    story: Story = [
        line(person.name, style(BOLD, 24, lead=1.2, color=color)),
        line(person.headline, style(SANS, 12.5, color="#444444", after=2)),
        line(DOT.join(person.contact), style(SANS, 9, color="#444444", after=8)),
        line(person.summary, body),
        FrameBreak(),
        *heading("EXPERIENCE"),
        *_experience(person, item),
        FrameBreak(),
        *heading("SKILLS"),
        *(marked(f"{group}:", items, body) for group, items in person.skills),
        *heading("CERTIFICATIONS"),
        *bullets(person.certificates, item),
        *heading("EDUCATION"),
        *_education(person, body),
        *heading("LANGUAGES"),
        line(", ".join(person.languages), body),
        *heading("MORE"),
        *bullets(person.extras, item),
    ]
    tall = HEIGHT - 36 - top - 36
    sheet = [
        frame(left, HEIGHT - 36 - top, WIDTH - 2 * left, top),
        frame(left, 36, column, tall),
        frame(left + column + gap, 36, column, tall),
    ]
    return build(person, [page("first", sheet, nothing, nothing, "first")], story, limit=1)


def _experience(person: Person, item: Any) -> Story:
    """Set the jobs one below the other, each title on its own line."""
    story: Story = []
    for job in person.jobs:
        duties = bullets(job.duties, item)
        top = [
            line(job.title, style(BOLD, 10.2)),
            line(f"{job.employer}, {job.place}", style(SANS, 9.4)),
            line(job.dates, style(ITALIC, 9, color="#666666", after=3)),
        ]
        story += [together([*top, duties[0]]), *duties[1:], Spacer(1, 5)]
    return story


def _education(person: Person, body: Any) -> Story:
    """Set the studies one below the other."""
    story: Story = []
    for study in person.studies:
        story.append(line(study.title, style(BOLD, 9.8)))
        story.append(line(f"{study.school}, {study.dates}", body))
        if study.note:
            story.append(line(study.note, body))
    return story
