"""Career pages into roles: every line is placed or listed, whatever the form and the order."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
import yaml

from matcher.catalogue.importers.career_page import page_files, read_career_page
from matcher.catalogue.importers.imported import Imported
from matcher.catalogue.importers.page_lines import page_lines, section_of, singular, title_of
from matcher.catalogue.importers.page_salary import read_salary
from matcher.catalogue.importers.publish_pages import publish_pages
from matcher.catalogue.load import load_catalogue
from matcher.catalogue.problems import CatalogueError
from matcher.catalogue.records import Salary
from matcher.match import Matcher
from service.cli import main
from tests import samples
from tests.catalogue_files import write_files
from tests.fakes import FakeEncoder

SEED = (Path(__file__).resolve().parents[1].parent / "shared" / "seeds"
        / "machine-learning-engineers.txt")  # fmt: skip
MATCHER = Matcher(samples.catalogue(), FakeEncoder())
AS_OF = date(2026, 11, 1)
TEXT = """Wind Turbine Technicians Careers
Keep turbines turning, on land and at sea.
Career Path & Progression
Trainee Technician
Learns safe climbing and routine service under supervision.
Technician
Services and repairs turbines alone or in a pair.
Lead Technician
Plans campaigns, leads a crew and signs off work. Usual from 6 years.
Wind Turbine Technicians Salary Guide
Ranges for the UK in 2025; offshore work pays more.
Most technicians earn £28k–£45k a year.
Live market data (3 roles with salary on the board)
£31,000 to £39,000
Qualifications & Professional Bodies
Kitchen Licence
Asked for where technicians cook on board.
GWO Basic Safety Training
First aid, manual handling, fire awareness, working at heights and sea survival.
Relevant apprenticeship
A three-year apprenticeship in electrical or mechanical engineering is usual.
Key Wind Turbine Technicians Capabilities
What employers look for.
Routine Service
Changing oil and filters, checking bolts and greasing bearings.
Fault Finding
Reading schematics and controller logs, often with Python or Excel, to find the fault.
Market Research
Knowing what the operator's neighbours pay for service.
Wind Turbine Technicians Job Roles
Common job titles for technicians.
Service Technician, Blade Technicians, O&M Technician
Wind Turbine Technicians Market Overview
Demand grows with every wind farm built.
Work away from home is normal.
"""
HTML = """<!doctype html><html><head><title>Paralegals</title><style>h1 {}</style>
<script>track()</script></head><body>
<h1>Paralegals Jobs</h1>
<p>Support lawyers with <b>research</b> and drafting.</p>
<h2>Market outlook</h2><p>Firms move work from associates to paralegals.</p>
<p>Pay in the United States runs from $22.50 to $41.00 per hour.</p>
<h2>What paralegals do</h2>
<ul><li><strong>Drafting</strong>: writing contracts, motions and letters for a lawyer.</li>
<li><strong>Discovery</strong>: collecting, coding and producing files in SQL databases.</li></ul>
<h2>Certifications</h2><p>None is required by law.</p>
<h3>Certified Paralegal</h3><p>Shows command of substantive law &amp; ethics.</p>
<h3>Associate degree</h3><p>Two years of paralegal studies.</p>
<h2>Also known as</h2><ul><li>Legal Assistant</li><li>Litigation Paralegals</li></ul>
<h2>Career levels</h2>
<h3>Junior Paralegal</h3><p>Files and indexes.</p><h3>Senior Paralegal</h3><p>Runs a case team.</p>
<script type="application/ld+json">{"a": 1}</script></body></html>
"""
MARKDOWN = """# Heads of Sales — career guide

Owns the number, *the team* and the forecast.

## Compensation

Base pay in Germany: 90.000 € bis 130.000 € pro Jahr, before commission.

## Core competencies

- **Pipeline**: keeping a forecast that finance trusts.
- **Coaching** – listening to calls and raising [win rates](https://example.org/win).
- **Pricing**: setting discounts with a spreadsheet in Excel.

Job titles
----------

* Sales Director
* VP Sales

## Career progression

1. **Account Executive**: closes deals, 2-4 years.
2. **Sales Manager**: leads a team of five, 5+ years.
3. **Head of Sales**: leads the leaders, 8+ years.
"""
PAGES = {"technician.txt": TEXT, "paralegal.html": HTML, "sales.md": MARKDOWN}


def written(tmp_path: Path, name: str, text: str | None = None) -> Path:
    (tmp_path / name).write_text(PAGES[name] if text is None else text, "utf-8")
    return tmp_path / name


def read(path: Path) -> Imported:
    return read_career_page(
        path, MATCHER.catalogue, MATCHER.nearest_roles, MATCHER.skills_in, AS_OF
    )


def texts(value: object) -> list[str]:
    if isinstance(value, dict):
        return [text for inner in value.values() for text in texts(inner)]
    if isinstance(value, list):
        return [text for inner in value for text in texts(inner)]
    return [str(value)]


def lost(path: Path, out: Path, page: Imported) -> list[str]:
    """Return the lines of a page that stand neither in the catalogue nor in the lists of notes."""
    kept = " ".join(
        " ".join(texts(yaml.safe_load(file.read_text("utf-8"))))
        for file in (out / "roles" / f"{page.roles[0].id}.yaml", out / "certifications.yaml")
    )
    listed = [note.split(": ", 1)[1] for found in page.notes.values() for note in found]
    return [line.text for line in page_lines(path)
            if not all(part in kept for part in parts(line.text, page))
            and line.text not in listed]  # fmt: skip


def parts(text: str, page: Imported) -> list[str]:
    """Return what of a line has to stand somewhere: names in the singular, and name and text."""
    found = [text]
    if text not in ("",) and "," in text and not text.endswith("."):
        found = [singular(part.strip()) for part in text.split(",")]
    for mark in (": ", " – "):
        if mark in text and text.split(mark)[0] in {
            *(item.name for item in page.roles[0].capabilities),
            *(item.title for item in page.roles[0].levels),
        }:
            found = text.split(mark, 1)
    return [singular(part) if part in ("Litigation Paralegals",) else part for part in found]


@pytest.mark.parametrize("name", list(PAGES))
def test_no_line_of_a_page_is_lost(name, tmp_path):
    path = written(tmp_path, name)
    page = read(path)
    publish_pages([page], tmp_path / "out")
    assert lost(path, tmp_path / "out", page) == []
    assert len(page_lines(path)) > 12


def test_a_page_of_text_with_its_sections_in_another_order(tmp_path):
    page = read(written(tmp_path, "technician.txt"))
    (role,) = page.roles
    assert (role.id, role.title) == ("wind-turbine-technician", "Wind Turbine Technician")
    assert role.summary == "Keep turbines turning, on land and at sea."
    assert [item.name for item in role.capabilities] == [
        "Routine Service", "Fault Finding", "Market Research",
    ]  # fmt: skip
    assert role.capabilities[1].skills == ("excel", "python")
    assert role.skills == {"excel": "core", "python": "core"}
    assert role.aliases == ("Service Technician", "Blade Technician", "O&M Technician")
    assert role.certifications == ("kitchen-licence", "gwo-basic-safety-training")
    assert role.education.startswith("Relevant apprenticeship: A three-year")
    assert role.market.endswith("Work away from home is normal.")
    assert role.salary == Salary(
        "United Kingdom", "GBP", 2025, 28000, 45000, None, "career page technician.txt",
        "Ranges for the UK in 2025; offshore work pays more. Most technicians earn £28k–£45k a "
        "year.",
    )  # fmt: skip
    assert [(item.title, item.years) for item in role.levels] == [
        ("Trainee Technician", 0), ("Technician", 2), ("Lead Technician", 6),
    ]  # fmt: skip
    assert page.notes["lines that were not placed"] == ["technician.txt:14: £31,000 to £39,000"]
    kitchen, safety = page.certifications[1], page.certifications[0]
    assert (kitchen.issuer, kitchen.licence) == ("The Board", True)
    assert kitchen.text == "Asked for where technicians cook on board."
    assert (safety.issuer, safety.url, safety.level) == ("", "", "")
    assert any("GWO Basic Safety Training is not in the catalogue" in note
               for note in page.notes["guessed, to be looked at"])  # fmt: skip


def test_a_page_of_html(tmp_path):
    page = read(written(tmp_path, "paralegal.html"))
    (role,) = page.roles
    assert role.title == "Paralegal"
    assert role.summary == "Support lawyers with research and drafting."
    assert [item.name for item in role.capabilities] == ["Drafting", "Discovery"]
    assert role.capabilities[0].text.startswith("writing contracts")
    assert role.certifications == ("certified-paralegal",)
    assert page.certifications[0].text == "Shows command of substantive law & ethics."
    assert role.education == "Associate degree: Two years of paralegal studies."
    assert role.aliases == ("Legal Assistant", "Litigation Paralegal")
    assert [item.title for item in role.levels] == ["Junior Paralegal", "Senior Paralegal"]
    assert role.salary is not None
    assert (role.salary.low, role.salary.high, role.salary.year) == (46800, 85280, 2026)
    assert "paralegal.html:1: salary: the year 2026" in page.notes["guessed, to be looked at"]
    assert "paralegal.html:10: None is required by law." in page.notes[
        "headings and what introduces a section"]  # fmt: skip


def test_a_page_of_markdown(tmp_path):
    (role,) = read(written(tmp_path, "sales.md")).roles
    assert (role.id, role.title) == ("head-of-sales", "Head of Sales")
    assert role.summary == "Owns the number, the team and the forecast."
    assert [(item.name, item.text) for item in role.capabilities][1:] == [
        ("Coaching", "listening to calls and raising win rates."),
        ("Pricing", "setting discounts with a spreadsheet in Excel."),
    ]
    assert role.aliases == ("Sales Director", "VP Sales")
    assert [(item.title, item.years) for item in role.levels] == [
        ("Account Executive", 2), ("Sales Manager", 5), ("Head of Sales", 8),
    ]  # fmt: skip
    assert role.salary is not None
    assert (role.salary.market, role.salary.currency, role.salary.low, role.salary.high) == (
        "Germany", "EUR", 90000, 130000,
    )  # fmt: skip


@pytest.mark.shared
@pytest.mark.skipif(not SEED.is_file(), reason="the seed page is not here")
def test_the_seed_page_is_read_whole(tmp_path):
    matcher = Matcher(load_catalogue(), FakeEncoder())
    page = read_career_page(
        SEED, matcher.catalogue, matcher.nearest_roles, matcher.skills_in, AS_OF
    )
    done = publish_pages([page], tmp_path / "out")
    role = done.catalogue.roles["machine-learning-engineer"]
    assert len(role.capabilities) == 8
    assert all(item.skills for item in role.capabilities)
    assert len(role.certifications) == 4
    assert role.education.startswith("Relevant degree: Many roles expect a BS/MS")
    statuses = {done.catalogue.certifications[item].issuer for item in role.certifications}
    assert "" not in statuses, "each is known to the catalogue that ships"
    assert len(role.levels) == 4
    assert role.salary is not None
    assert (role.salary.low, role.salary.high, role.salary.currency, role.salary.year) == (
        150_000, 190_000, "USD", 2025,
    )  # fmt: skip
    assert lost(SEED, tmp_path / "out", page) == []
    assert "lines that were not placed" not in page.notes
    assert len(page.notes["headings and what introduces a section"]) == 10


def test_pages_are_added_to_a_catalogue_and_leave_the_rest_as_it_is(tmp_path):
    (tmp_path / "pages").mkdir()
    (tmp_path / "out").mkdir()
    out = write_files(tmp_path / "out")
    before = {path.name: path.read_text() for path in out.rglob("*.yaml")}
    for name in PAGES:
        written(tmp_path / "pages", name)
    pages = [read(path) for path in page_files(tmp_path / "pages")]
    done = publish_pages(pages, out)
    assert done.changed
    assert set(done.catalogue.roles) == {"chef", "waiter", "head-of-sales", "paralegal",
                                         "wind-turbine-technician"}  # fmt: skip
    for path in out.rglob("*.yaml"):
        if path.name in before:
            assert path.read_text().startswith(before[path.name].rstrip())
    assert "food-safety" in done.catalogue.skills
    again = publish_pages([read(path) for path in page_files(tmp_path / "pages")], out)
    assert not again.changed
    assert set(done.record["pages"]) == set(done.catalogue.roles) - {"chef", "waiter"}


def test_skills_that_the_catalogue_knows_under_another_id_are_used(tmp_path):
    out = write_files(tmp_path)
    path = out / "skills.yaml"
    path.write_text(path.read_text() + "- id: snake\n  name: python\n  kind: tool\n")
    done = publish_pages([read(written(tmp_path, "technician.txt"))], out)
    role = done.catalogue.roles["wind-turbine-technician"]
    assert role.skills == {"excel": "core", "snake": "core"}
    assert role.capabilities[1].skills == ("excel", "snake")


def test_a_changed_page_renews_its_role_and_an_edited_role_is_left_alone(tmp_path):
    out = tmp_path / "out"
    publish_pages([read(written(tmp_path, "technician.txt"))], out)
    changed = written(tmp_path, "technician.txt", TEXT.replace("on land", "on shore"))
    done = publish_pages([read(changed)], out)
    assert "on shore" in done.catalogue.roles["wind-turbine-technician"].summary
    role = out / "roles" / "wind-turbine-technician.yaml"
    role.write_text(role.read_text().replace("on shore", "on hills"))
    with pytest.raises(CatalogueError, match=r"technician\.yaml:1: this role was not imported"):
        publish_pages([read(changed)], out)
    assert "on hills" in role.read_text()
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


MISTAKES = [
    ("a.txt", b"", 1, "the page is empty"),
    (
        "a.txt",
        b"Dear Sir,\nI am looking for a job as a cook.\nYours, Ada\n",
        1,
        "not a career page",
    ),
    ("a.html", b"<p>Shop</p><h2>Salary</h2><p>5</p>", 1, "for capabilities, market"),
    ("a.txt", TEXT.encode().replace(b"GWO", b"G\xff"), 18, "not UTF-8"),
    ("a.txt", b"A\nB\0\n", 2, "not a text"),
    ("a.txt", "日本\nSkills\nA\nB c.\nSalary\nX".encode(), 1, "not a career page"),
]


@pytest.mark.parametrize(("name", "content", "line", "message"), MISTAKES)
def test_what_is_no_career_page_is_refused(name, content, line, message, tmp_path):
    (tmp_path / name).write_bytes(content)
    with pytest.raises(CatalogueError) as caught:
        read(tmp_path / name)
    (problem,) = caught.value.problems
    assert (problem.file, problem.line) == (name, line)
    assert message in problem.message


def test_other_bad_sources_are_refused(tmp_path):
    with pytest.raises(CatalogueError, match="there is no such file"):
        read(tmp_path / "nowhere.txt")
    with pytest.raises(CatalogueError, match="no page here; expected files ending in"):
        page_files(tmp_path)
    big = tmp_path / "big.txt"
    with big.open("wb") as handle:
        handle.truncate(5 * 1024 * 1024)
    with pytest.raises(CatalogueError, match="more than 4 MiB; expected one page"):
        read(big)


@pytest.mark.parametrize(("text", "expected"), [
    ("Data Scientists", "Data Scientist"), ("Heads of Sales", "Head of Sales"),
    ("Chefs and Head Cooks", "Chef and Head Cook"), ("Secretaries", "Secretary"),
    ("Business Analysts", "Business Analyst"), ("Human Resources", "Human Resource"),
    ("Head of Logistics", "Head of Logistics"), ("VP Sales", "VP Sales"), ("Boss", "Boss"),
    ("Coaches", "Coach"), ("Nurses", "Nurse"), ("Actresses", "Actress"), ("", ""),
    ("Midwives", "Midwife"), ("Foremen", "Foreman"), ("Salespeople", "Salesperson"),
    ("Head of SaaS", "Head of SaaS"), ("Experts in AWS", "Expert in AWS"), ("NURSES", "NURSE"),
    ("Attorneys", "Attorney"), ("Data Analysts and Scientists", "Data Analyst and Scientist"),
])  # fmt: skip
def test_titles_are_put_in_the_singular(text, expected):
    assert singular(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("Machine Learning Engineers Jobs", "Machine Learning Engineers"),
    ("Paralegal Career Guide | Acme Jobs", "Paralegal"), ("Data Analyst - Job Description",
                                                          "Data Analyst"),
])  # fmt: skip
def test_a_title_is_what_the_page_is_about(text, expected):
    assert title_of(text) == expected


@pytest.mark.parametrize(("guide", "expected"), [
    (["Junior: $60,000 to $80,000 in 2026", "Senior: $110k–$140k"], ("USD", 60_000, 140_000)),
    (["€40.000 bis 50.000 pro Jahr. Zürich: CHF 90'000–110'000."], ("EUR", 40_000, 50_000)),
    (["$20 to $31.50 an hour"], ("USD", 41_600, 65_520)),
    (["Pay is good.", "From 3 to 5 years."], None), (["Average: $120,000"], None), ([], None),
])  # fmt: skip
def test_a_salary_guide_is_the_span_of_its_ranges(guide, expected):
    salary = read_salary("a.txt", guide, [], AS_OF)
    assert (salary and (salary.currency, salary.low, salary.high)) == expected


def test_without_a_guide_the_first_range_of_the_overview_counts():
    market = ["In Norway NOK 500 000 – 700 000, later NOK 800 000 – 900 000 (2025)."]
    salary = read_salary("a.txt", ["Pay varies."], market, AS_OF)
    assert salary is not None
    assert (salary.market, salary.low, salary.high, salary.year, salary.note) == (
        "Norway", 500_000, 700_000, 2025, "Pay varies.",
    )  # fmt: skip


@pytest.mark.parametrize(("text", "section"), [
    ("Key Nurses Capabilities", "capabilities"), ("Core Skills & Competencies", "capabilities"),
    ("What Does a Nurse Do?", "capabilities"), ("Nurse Salary", "salary"),
    ("How much do nurses make", "salary"), ("Career Path for Nurses", "levels"),
    ("Professional Bodies and Qualifications:", "qualifications"), ("Nurses Job Roles", "titles"),
    ("Market Research", None), ("Salary Negotiation", None), ("Communication Skills", None),
    ("Career Coaching", None), ("Executive Compensation", None), ("Registered Nurse", None),
    ("Skills matter more than degrees.", None), ("Live market data (1 role)", "live"),
])  # fmt: skip
def test_headings_are_told_from_names_of_items(text, section):
    from matcher.catalogue.importers.markup import Line

    assert section_of(Line(text, 1), "Nurses") == section


def test_the_command_lists_what_was_not_placed(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("matcher.match.Matcher.open", lambda *args, **options: MATCHER)
    monkeypatch.setenv("MATCHER_CACHE", str(tmp_path / "cache"))
    path, out = written(tmp_path, "technician.txt"), str(tmp_path / "out")
    assert main(["catalogue", "import", "career-page", str(path), "--out", out]) == 0
    shown = capsys.readouterr().out
    assert "wind-turbine-technician: 3 capabilities" in shown
    assert "technician.txt:14: £31,000 to £39,000" in shown
    assert main(["catalogue", "import", "career-page", str(path), "--out", out, "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told["changed"] is False
    assert told["pages"]["wind-turbine-technician"]["counts"] == {"lines": 35}
    bad = written(tmp_path, "bad.txt", "Hello\n")
    assert main(["catalogue", "import", "career-page", str(bad), "--out", out]) == 1
    assert "bad.txt:1: not a career page" in capsys.readouterr().err
