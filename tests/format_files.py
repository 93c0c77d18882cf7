"""One person's resume in every format that is read, made on the spot; also seeds of damaged files.

Nothing here is a copy: structures follow the published descriptions of the formats.
"""

from __future__ import annotations

import json
from html import escape
from io import BytesIO

from pypdf import PdfReader, PdfWriter
from reportlab.lib.colors import HexColor
from reportlab.lib.pagesizes import letter
from reportlab.pdfgen.canvas import Canvas

from tests.resume_files import pdf_of, resume_docx, resume_pdf, zip_of

NAME = "Jane Doe"
EMAIL = "jane.doe@example.com"
PHONE = "(617) 555-0199"
LABEL = "Senior Data Engineer"
SUMMARY = "Builds data platforms for hospitals."
JOBS = (
    ("Senior Data Engineer", "Acme Corp", "2020-01", "", ("Built Spark pipelines on AWS for 40 teams",
     "Cut the cost of storage by a third")),
    ("Junior Developer", "Initech", "2017-06", "2019-12", ("Wrote services in Python and Flask",)),
)  # fmt: skip
SCHOOL, DEGREE, YEARS = "Calder State University", "BSc Computer Science", ("2013", "2017")
SKILLS = ("Python", "SQL", "Spark", "Airflow", "Docker")
MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
POSITIONS = [
    ("Senior Data Engineer", "Acme Corp", "2020-01", True),
    ("Junior Developer", "Initech", "2017-06", False),
]
"""What every format says: title, employer, first month, and whether it goes on."""


def month(day: str) -> str:
    year, number = day.split("-")
    return f"{MONTHS[int(number) - 1]} {year}"


def span(begin: str, finish: str) -> str:
    return f"{month(begin)} - {month(finish) if finish else 'Present'}"


def markdown() -> bytes:
    lines = [f"# {NAME}", "", f"**{LABEL}**", "", f"[{EMAIL}](mailto:{EMAIL}) | {PHONE}", "",
             "## Summary", "", SUMMARY, "", "Experience", "----------", ""]  # fmt: skip
    for title, employer, begin, finish, duties in JOBS:
        lines += [f"### {title}, *{employer}*", f"_{span(begin, finish)}_", ""]
        lines += [f"* {duty}" for duty in duties] + [""]
    lines += ["## Education", "", f"{DEGREE}, {SCHOOL}, {YEARS[1]}", "", "## Skills", "",
              "| Kind | Names |", "| --- | --- |", f"| Tools | {', '.join(SKILLS)} |"]  # fmt: skip
    return "\n".join(lines).encode()


def html(hidden: str = "", head: str = "") -> bytes:
    jobs = "".join(
        f"<h3>{title}, {employer}</h3><p>{escape(span(begin, finish))}</p>"
        f"<ul>{''.join(f'<li>{escape(duty)}' for duty in duties)}</ul>"
        for title, employer, begin, finish, duties in JOBS
    )
    return (
        f"<!DOCTYPE html><html><head><meta charset=utf-8><title>CV</title><style>{head}</style>"
        f"<script>var x = 'Chief Officer';</script></head><body><h1>{NAME}</h1><p>{LABEL}<br>{EMAIL} |"
        f" {PHONE}</p><h2>Summary</h2><p>{SUMMARY}</p>{hidden}<h2>Experience</h2>{jobs}"
        f"<h2>Education</h2><table><tr><td>{DEGREE}, {SCHOOL}<td>{YEARS[1]}</table>"
        f"<h2>Skills</h2><p>{', '.join(SKILLS)}</p></body></html>"
    ).encode()


def rtf(hidden: str = "") -> bytes:
    lines = [LABEL, f"{EMAIL} | {PHONE}", "Summary", SUMMARY + hidden, "Experience"]
    for title, employer, begin, finish, duties in JOBS:
        lines += [f"{title}, {employer}", span(begin, finish), *(rf"\bullet  {d}" for d in duties)]
    lines += ["Education", f"{DEGREE}, {SCHOOL}, {YEARS[1]}", "Skills", ", ".join(SKILLS)]
    body = "".join(f"\\pard {line}\\par\n" for line in lines)
    return (
        r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0\fswiss\fcharset0 Arial;}}"
        r"{\colortbl;\red0\green0\blue0;\red255\green255\blue255;}{\*\generator Test;}"
        rf"{{\header \pard {NAME}\par}}{body}}}"
    ).encode("cp1252")


OFFICE = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
    'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"'
)


def odt(hidden: str = "", manifest: str = "<manifest/>") -> bytes:
    jobs = "".join(
        f'<text:h text:outline-level="2">{title}, {employer}</text:h>'
        f"<text:p>{span(begin, finish)}</text:p><text:list>"
        + "".join(f"<text:list-item><text:p>{d}</text:p></text:list-item>" for d in duties)
        + "</text:list>"
        for title, employer, begin, finish, duties in JOBS
    )
    content = (
        f"<office:document-content {OFFICE}><office:automatic-styles>"
        '<style:style style:name="P9"><style:text-properties text:display="none"/></style:style>'
        '<style:style style:name="P8" style:parent-style-name="P9"/>'
        '<style:style style:name="W"><style:text-properties fo:color="#ffffff"/></style:style>'
        '<style:style style:name="D"><style:table-cell-properties fo:background-color="#222222"/>'
        "</style:style></office:automatic-styles><office:body><office:text>"
        f"<text:p>{LABEL}<text:line-break/>{EMAIL}<text:s text:c='3'/>{PHONE}</text:p>"
        f"<text:h>Summary</text:h><text:p>{SUMMARY}</text:p>{hidden}<text:h>Experience</text:h>{jobs}"
        "<text:h>Education</text:h><table:table><table:table-row><table:table-cell>"
        f"<text:p>{DEGREE}, {SCHOOL}</text:p></table:table-cell><table:table-cell><text:p>{YEARS[1]}"
        "</text:p></table:table-cell></table:table-row></table:table>"
        f"<text:h>Skills</text:h><text:p>{', '.join(SKILLS)}</text:p>"
        "</office:text></office:body></office:document-content>"
    )
    styles = (
        f"<office:document-styles {OFFICE}><office:master-styles><style:master-page>"
        f"<style:header><text:p>{NAME}</text:p></style:header>"
        "</style:master-page></office:master-styles></office:document-styles>"
    )
    return zip_of(
        {
            "mimetype": b"application/vnd.oasis.opendocument.text",
            "content.xml": content.encode(),
            "styles.xml": styles.encode(),
            "meta.xml": b'<m xmlns:dc="d"><dc:date>2024-02-29T08:00:00.123</dc:date></m>',
            "META-INF/manifest.xml": manifest.encode(),
        }
    )


def json_resume() -> bytes:
    return json.dumps({
        "basics": {"name": NAME, "label": LABEL, "email": EMAIL, "phone": PHONE, "summary": SUMMARY,
                   "profiles": [{"network": "GitHub", "url": "https://github.com/janedoe"}]},
        "work": [{"position": title, "name": employer, "startDate": begin, "endDate": finish,
                  "highlights": list(duties)} for title, employer, begin, finish, duties in JOBS],
        "education": [{"institution": SCHOOL, "studyType": "BSc", "area": "Computer Science",
                       "startDate": YEARS[0], "endDate": YEARS[1]}],
        "skills": [{"name": "Tools", "keywords": list(SKILLS)}],
        "meta": {"lastModified": "2024-02-29T10:00:00"},
    }).encode()  # fmt: skip


def europass_2020() -> bytes:
    jobs = "".join(
        f"<EmployerHistory><hr:OrganizationName>{employer}</hr:OrganizationName><PositionHistory>"
        f"<PositionTitle>{title}</PositionTitle><eures:EmploymentPeriod><eures:StartDate>"
        f"<hr:FormattedDateTime>{begin}</hr:FormattedDateTime></eures:StartDate>"
        + (f"<eures:EndDate><hr:FormattedDateTime>{finish}</hr:FormattedDateTime></eures:EndDate>"
           if finish else "")
        + f"<hr:CurrentIndicator>{str(not finish).lower()}</hr:CurrentIndicator></eures:EmploymentPeriod>"
        f"<oa:Description>{escape(''.join(f'<li>{d}</li>' for d in duties))}</oa:Description>"
        "<City>Boston</City></PositionHistory></EmployerHistory>"
        for title, employer, begin, finish, duties in JOBS
    )  # fmt: skip
    return (
        '<?xml version="1.0" encoding="UTF-8"?><Candidate xmlns="http://www.europass.eu/1.0" '
        'xmlns:oa="http://www.openapplications.org/oagis/9" xmlns:hr="http://www.hr-xml.org/3" '
        'xmlns:eures="http://www.europass_eures.eu/1.0"><CandidatePerson><PersonName>'
        "<oa:GivenName>Jane</oa:GivenName><hr:FamilyName>Doe</hr:FamilyName></PersonName>"
        f"<Communication><ChannelCode>Email</ChannelCode><oa:URI>{EMAIL}</oa:URI></Communication>"
        '<PrimaryLanguageCode name="NORMAL">eng</PrimaryLanguageCode></CandidatePerson>'
        f'<CandidateProfile languageCode="en"><ExecutiveSummary>{SUMMARY}</ExecutiveSummary>'
        f"<EmploymentHistory>{jobs}</EmploymentHistory><EducationHistory>"
        f"<EducationOrganizationAttendance><hr:OrganizationName>{SCHOOL}</hr:OrganizationName>"
        f"<AttendancePeriod><StartDate><hr:FormattedDateTime>{YEARS[0]}</hr:FormattedDateTime>"
        f"</StartDate><EndDate><hr:FormattedDateTime>{YEARS[1]}</hr:FormattedDateTime></EndDate>"
        f"</AttendancePeriod><EducationDegree><hr:DegreeName>{DEGREE}</hr:DegreeName>"
        "</EducationDegree></EducationOrganizationAttendance></EducationHistory>"
        "<PersonQualifications><PersonCompetency><CompetencyID>fra</CompetencyID>"
        "<hr:TaxonomyID>language</hr:TaxonomyID><eures:CompetencyDimension><eures:Score>"
        "<hr:ScoreText>B2</hr:ScoreText></eures:Score></eures:CompetencyDimension>"
        "</PersonCompetency></PersonQualifications></CandidateProfile></Candidate>"
    ).encode()


def europass_2013() -> bytes:
    def day(name: str, value: str) -> str:
        year, number = value.split("-")
        return f'<{name} year="{year}" month="--{number}"/>'

    jobs = "".join(
        f"<WorkExperience><Period>{day('From', begin)}"
        + (day("To", finish) if finish else "<Current>true</Current>")
        + f"</Period><Position><Label>{title}</Label></Position>"
        f"<Activities>{escape('<ul>' + ''.join(f'<li>{d}</li>' for d in duties) + '</ul>')}</Activities>"
        f"<Employer><Name>{employer}</Name></Employer></WorkExperience>"
        for title, employer, begin, finish, duties in JOBS
    )
    return (
        '<?xml version="1.0"?><SkillsPassport xmlns="http://europass.cedefop.europa.eu/Europass" '
        'locale="en"><LearnerInfo><Identification><PersonName><FirstName>Jane</FirstName><Surname>Doe'
        f"</Surname></PersonName><ContactInfo><Email><Contact>{EMAIL}</Contact></Email></ContactInfo>"
        f"</Identification><Headline><Type><Code>position</Code></Type><Description><Label>{LABEL}"
        f"</Label></Description></Headline><WorkExperienceList>{jobs}</WorkExperienceList>"
        f'<EducationList><Education><Period><From year="{YEARS[0]}"/><To year="{YEARS[1]}"/></Period>'
        f"<Title>{DEGREE}</Title><Organisation><Name>{SCHOOL}</Name></Organisation></Education>"
        "</EducationList><Skills><Linguistic><ForeignLanguageList><ForeignLanguage><Description>"
        "<Label>French</Label></Description><ProficiencyLevel><Listening>B2</Listening>"
        "</ProficiencyLevel></ForeignLanguage></ForeignLanguageList></Linguistic><Computer>"
        f"<Description>{', '.join(SKILLS)}</Description></Computer></Skills></LearnerInfo>"
        "</SkillsPassport>"
    ).encode()


def europass_pdf(profile: bytes | None = None) -> bytes:
    """A PDF that shows the profile, with the profile attached, or with another one."""
    shown = [NAME, EMAIL, "Summary", SUMMARY, "Experience"]
    for title, employer, begin, finish, duties in JOBS:
        shown += [f"{begin} \u2013 {finish or 'Present'}", f"{title}, {employer}, Boston", *duties]
    shown += ["Education", f"{DEGREE}, {SCHOOL}, {' '.join(YEARS)}", "Languages",
              "English: native", "French: B2"]  # fmt: skip
    writer = PdfWriter(clone_from=PdfReader(BytesIO(pdf_of(shown))))
    writer.add_attachment("attachment.xml", profile or europass_2020())
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def linkedin_pdf() -> bytes:
    """A page as LinkedIn saves it: a dark side bar, headings, and footers that count the pages."""
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=letter, invariant=1)
    canvas.setFillColor(HexColor("#293e49"))
    canvas.rect(0, 0, 204, 792, stroke=0, fill=1)
    side = [("Contact", 13), (EMAIL, 10.5), ("www.linkedin.com/in/jane-doe-", 10.5),
            ("4711 (LinkedIn)", 10.5), ("", 10), ("Top Skills", 13), ("Python", 10.5), ("SQL", 10.5),
            ("Spark", 10.5), ("", 10), ("Languages", 13), ("French (Limited Working)", 10.5)]  # fmt: skip
    _column(canvas, 22, 740, side, "#ffffff")
    main: list[tuple[str, float]] = [
        (NAME, 26), (f"{LABEL} at Acme Corp", 12), ("Boston, Massachusetts, United States", 12),
        ("", 8), ("Summary", 15.75), (SUMMARY, 12), ("", 8), ("Experience", 15.75),
        ("Acme Corp", 12), ("6 years 2 months", 10.5),
        ("Senior Data Engineer", 11.5), ("January 2020 - Present (4 years 2 months)", 10.5),
        ("Boston, Massachusetts", 10.5), ("Built Spark pipelines on AWS for 40 teams.", 10.5), ("", 6),
        ("Data Engineer", 11.5), ("January 2018 - December 2019 (2 years)", 10.5),
        ("Cut the cost of storage by a third and moved every nightly job to Airflow.", 10.5), ("", 6),
        ("Initech", 12), ("Junior Developer", 11.5),
        ("June 2017 - December 2017 (7 months)", 10.5), ("Austin, Texas Area", 10.5),
        ("", 8), ("Education", 15.75), (SCHOOL, 12),
        ("Bachelor of Science - BS, Computer Science \u00b7 (2013 - 2017)", 10.5),
    ]  # fmt: skip
    _column(canvas, 223, 740, main, "#181818")
    canvas.setFont("Helvetica", 9)
    canvas.drawString(390, 24, "Page 1 of 1")
    canvas.save()
    return buffer.getvalue()


def _column(
    canvas: Canvas, left: float, top: float, lines: list[tuple[str, float]], color: str
) -> None:
    for text, size in lines:
        canvas.setFillColor(HexColor(color))
        canvas.setFont("Helvetica", size)
        canvas.drawString(left, top, text)
        top -= 1.5 * size


def samples() -> dict[str, bytes]:
    """Return a good file of each format by name."""
    return {
        "sample.md": markdown(),
        "sample.html": html(),
        "sample.rtf": rtf(),
        "sample.odt": odt(),
        "sample.json": json_resume(),
        "sample-2020.xml": europass_2020(),
        "sample-2013.xml": europass_2013(),
        "europass.pdf": europass_pdf(),
        "linkedin.pdf": linkedin_pdf(),
        "sample.pdf": resume_pdf(),
        "sample.docx": resume_docx(),
    }
