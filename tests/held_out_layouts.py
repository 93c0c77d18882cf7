"""Layouts and people that the reader was not tuned on: they say how it does on what is new."""

from __future__ import annotations

from collections.abc import Callable
from itertools import groupby

from docx import Document as WordDocument

from tests.drawn_layouts import RIGHT, Drawn, duties, head, main_column, rest, saved, side, studies
from tests.layout_people import EN, Job, Person, named, numbered
from tests.page_drawing import HEIGHT, MARGIN, Pen, Sheet
from tests.reading_score import Gutter

TEACHER = Person(
    "Oliver Nash", "Primary School Teacher",
    ("o.nash@example.co.uk", "+44 113 496 0000", "Bristol, UK"),
    "Teacher of years three to six with a love of science and of the school garden.",
    (
        Job("Year 5 Class Teacher", "Westbury Park Primary", "Bristol, UK", (2018, 9), None,
            ("Teach a class of thirty and lead science across the school",
             "Run the garden club, which feeds the kitchen in summer")),
        Job("Newly Qualified Teacher", "St Michael's C of E School", "Bath, UK", (2017, 9),
            (2018, 7), ("Taught year four with a mentor",)),
        Job("Teaching Assistant", "Hillcrest Junior", "Bath, UK", (2015, 9), (2017, 7),
            ("Helped small groups with reading and number",)),
    ),
    (("PGCE", "Primary Education", "University of Exeter"),),
    ("Phonics", "Classroom management", "Safeguarding", "Outdoor learning"),
    ("English", "Welsh"),
    ("First Aid at Work, British Red Cross, 2022",),
    "en", named(EN, "-", "Present"),
)  # fmt: skip
WAREHOUSE = Person(
    "Denise Walker", "Warehouse Operative",
    ("d.walker@example.com", "(901) 555-0110", "Memphis, TN"),
    "Forklift driver and picker with ten years in cold stores and parcel hubs.",
    (
        Job("Forklift Operator", "Delta Cold Logistics", "Memphis, TN", (2019, 11), None,
            ("Move four hundred pallets a shift in a store at minus twenty",
             "Train new drivers on reach trucks")),
        Job("Order Picker", "ParcelWay", "Memphis, TN", (2016, 4), (2019, 10),
            ("Picked by voice at one hundred and forty lines an hour",)),
        Job("Crew Member", "Burger Barn", "Jackson, TN", (2013, 5), (2016, 3),
            ("Served guests and cleaned the fryers",)),
    ),
    (("High School Diploma", "", "Jackson Central High School"),),
    ("Reach truck", "RF scanner", "Stock counts", "Cold chain"),
    ("English", "Spanish (basic)"),
    ("OSHA Forklift Certification, National Safety Council, 2021",),
    "en2", numbered("{m}/{y}", " – ", "Current"),
)  # fmt: skip
SCIENTIST = Person(
    "Hiroshi Tanabe", "Member of Technical Staff",
    ("hiroshi.tanabe@example.io", "+1 206 555 0190", "Seattle, WA"),
    "Works on search and language models, from the idea to the service that runs it.",
    (
        Job("Member of Technical Staff", "Larkspur AI", "Seattle, WA", (2022, 2), None,
            ("Train retrieval models and serve them at two thousand queries a second",
             "Wrote the evaluation that decides each release")),
        Job("Applied Scientist II", "Cobalt Search", "Seattle, WA", (2019, 6), (2022, 1),
            ("Ranked product search with gradient boosted trees and click data",)),
        Job("Research Intern", "Tohoku Language Lab", "Sendai, Japan", (2018, 6), (2018, 9),
            ("Built a parser for medical notes",)),
    ),
    (("MS", "Statistics", "University of Washington"),),
    ("PyTorch", "Python", "Spark", "SQL", "Experiment design"),
    ("Japanese (native)", "English (fluent)"),
    ("TensorFlow Developer Certificate, Google, 2020",),
    "en3", numbered("{y}-{m:02d}", " to ", "present"),
)  # fmt: skip
NURSING_DE = Person(
    "Katharina Vogel", "Gesundheits- und Krankenpflegerin",
    ("k.vogel@example.at", "+43 1 555 0123", "Wien"),
    "Pflegerin auf internistischen Stationen mit Freude an der Anleitung.",
    (
        Job("Stationsleitung", "Klinikum Donaustadt", "Wien, Austria", (2021, 1), None,
            ("Leitung eines Teams von achtzehn Personen und Planung der Dienste",)),
        Job("Krankenpflegerin", "Landeskrankenhaus Steyr", "Steyr, Austria", (2015, 10), (2020, 12),
            ("Pflege auf einer Station mit achtundzwanzig Betten",
             "Anleitung von Schülerinnen")),
    ),
    (("Diplom", "Gesundheits- und Krankenpflege", "Schule für Pflege Linz"),),
    ("Wundversorgung", "Dokumentation", "Notfallpflege"),
    ("Deutsch (Muttersprache)", "Kroatisch (B2)"),
    ("Praxisanleitung, Akademie Linz, 2019",),
    "de", numbered("{m:02d}.{y}", " - ", "heute"),
)  # fmt: skip
HELD_PEOPLE = (TEACHER, WAREHOUSE, SCIENTIST, NURSING_DE)


def sidebar_right_two_pages(person: Person) -> Drawn:
    sheet = Sheet()
    bar = Pen(sheet, 420, RIGHT, 60)
    side(bar, person, 12)
    pen = Pen(sheet, MARGIN, 395, 48, HEIGHT - 330)
    head(pen, person)
    main_column(pen, person, jobs_employer_first)
    return sheet.done(), (Gutter(1, 408, 100),)


def jobs_employer_first(pen: Pen, person: Person) -> None:
    for job in person.jobs:
        pen.both(job.employer, job.place)
        pen.both(job.title, person.span(job.begin, job.finish), font="Helvetica-Oblique")
        duties(pen, job)


def docx_sidebar_table(person: Person) -> Drawn:
    """DOCX: one row of a table, a side bar in its first cell and the rest in its second."""
    _, work, study, skill, language, _ = person.headings
    document = WordDocument()
    document.add_paragraph(person.name)
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    left.text = "\n".join([*person.contact, skill, *person.skills, language, *person.languages])
    lines = [person.headline, work]
    for job in person.jobs:
        lines += [job.title, job.employer, person.span(job.begin, job.finish),
                  *(f"• {duty}" for duty in job.duties)]  # fmt: skip
    lines += [study, *(f"{degree} {field}, {school}" for degree, field, school in person.studies)]
    right.text = "\n".join(lines)
    return saved(document), ()


def one_line_in_brackets(person: Person) -> Drawn:
    """Title, employer and dates in one line, centred headings."""
    pen = Pen(Sheet(), MARGIN, RIGHT)
    head(pen, person, "center")
    pen.heading(person.headings[1].upper(), 12, "center")
    for job in person.jobs:
        span = person.span(job.begin, job.finish)
        pen.line(f"{job.title} at {job.employer}, {job.place} ({span})", 10, "Helvetica-Bold")
        duties(pen, job)
    rest(pen, person, lambda text: pen.heading(text.upper(), 12, "center"))
    return pen.sheet.done(), ()


def stacked_dates(person: Person) -> Drawn:
    """Dates at the left, beginning and end on lines of their own."""
    pen = Pen(Sheet(), 150, RIGHT)
    head(pen, person)
    pen.heading(person.headings[1])
    for job in person.jobs:
        span = person.span(job.begin, job.finish)
        cut = next(mark for mark in (" – ", " - ", " to ", "-") if mark in span)
        first, last = span.rsplit(cut, 1)
        pen.line(job.title, 10, "Helvetica-Bold")
        pen.beside(first + cut.rstrip(), MARGIN, 9)
        pen.line(job.employer)
        pen.beside(last, MARGIN, 9)
        duties(pen, job)
    rest(pen, person)
    return pen.sheet.done(), ()


def skills_grid(person: Person) -> Drawn:
    """Skills in three columns under their heading, positions with commas, dates right."""
    pen = Pen(Sheet(), MARGIN, RIGHT)
    head(pen, person)
    _, work, study, skill, _, _ = person.headings
    pen.heading(skill)
    for at in range(0, len(person.skills), 3):
        row = person.skills[at : at + 3]
        pen.line(f"• {row[0]}")
        for number, item in enumerate(row[1:], 1):
            pen.beside(f"• {item}", MARGIN + 170 * number)
    pen.heading(work)
    for employer, jobs in groupby(person.jobs, key=lambda job: job.employer):
        pen.line(employer.upper(), 11, "Helvetica-Bold")
        for job in jobs:
            pen.both(f"{job.title}, {job.place}", person.span(job.begin, job.finish), 10,
                     "Helvetica")  # fmt: skip
            for duty in job.duties:
                pen.text(duty, 9.5)
            pen.down(6)
    pen.heading(study)
    studies(pen, person)
    return pen.sheet.done(), ()


HELD_OUT: dict[str, Callable[[Person], Drawn]] = {
    layout.__name__: layout
    for layout in (
        sidebar_right_two_pages, docx_sidebar_table, one_line_in_brackets, stacked_dates,
        skills_grid,
    )
}  # fmt: skip
