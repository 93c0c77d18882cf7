"""Who the person is: found, set apart, covered; everything else stays."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.resume.document import Document, TextLine
from matcher.resume.identity import cover, find_identity
from matcher.resume.read import from_text
from matcher.resume.resume import Identity, Line
from matcher.resume.structure import build_resume

AS_OF = date(2026, 1, 1)
BODY = """
Experience
Data Engineer, Acme Corp
Jan 2020 - Present
- Built 12 pipelines from 2019 to 2021
Education
BSc Computer Science, MIT, 2017
Skills
Python, SQL
"""


def lines_of(text: str, sizes: dict[int, float] | None = None) -> list[Line]:
    lines, at = [], 0
    for number, content in enumerate(text.split("\n")):
        size = (sizes or {}).get(number, 10.0)
        lines.append(Line(at, at + len(content), 1, None, size))
        at += len(content) + 1
    return lines


def identity_of(text: str, sizes: dict[int, float] | None = None) -> tuple[Identity, str]:
    identity, spans = find_identity(text, lines_of(text, sizes))
    return identity, cover(text, spans)


@pytest.mark.parametrize(
    "name",
    [
        "Jane Doe",
        "JANE DOE",
        "Lucía Ferrándiz Ocampo",
        "Bao-Linh Truong",
        "Patrick O'Neil",
        "Mary J. Watson",
        "Martin Luther King Jr.",
        "Tom Baker",
        "Kate Porter",
    ],
)
def test_a_name_on_the_first_line(name: str) -> None:
    identity, text = identity_of(f"{name}\nAnalyst\n{BODY}")
    assert identity.name.removesuffix(".") == name.removesuffix(" Jr.").removesuffix(".")
    assert identity.name not in text


@pytest.mark.parametrize(
    "title",
    [
        "Software Engineer",
        "VISUAL MERCHANDISING MANAGER",
        "Senior Data Scientist",
        "Line Cook",
        "Pastry Cook",
        "Executive Chef",
        "Registered Nurse",
        "HR Generalist Manager",
        "Curriculum Vitae",
        "Professional Summary",
    ],
)
def test_a_title_or_a_heading_is_no_name(title: str) -> None:
    identity, text = identity_of(f"{title}\n{BODY}")
    assert identity.name == ""
    assert text.startswith(title)


@pytest.mark.parametrize(
    ("line", "name"),
    [
        ("Jane Doe, RN, BSN", "Jane Doe"),
        ("Jane Doe | Data Engineer", "Jane Doe"),
        ("Jane Doe - Data Engineer", "Jane Doe"),
        ("Name: Jane Doe", "Jane Doe"),
        ("Full Name: Jane Anne Doe", "Jane Anne Doe"),
    ],
)
def test_a_name_among_other_things(line: str, name: str) -> None:
    identity, _ = identity_of(f"{line}\n{BODY}")
    assert identity.name == name


def test_a_name_below_a_title_is_known_by_the_mail_or_by_its_size() -> None:
    by_mail, _ = identity_of(f"Resume\nSoftware Engineer\nBoston\nJane Doe\njane.doe@x.com\n{BODY}")
    assert by_mail.name == "Jane Doe"
    text = "\n".join(["Contact", "Boston", "Skills", "Python", "SQL", "Jane Doe", "Analyst"])
    assert identity_of(text, {5: 24.0})[0].name == "Jane Doe"


@pytest.mark.parametrize(
    "mail", ["jane@x.com", "jane.doe+cv@mail.example.co.uk", "j_doe@my-host.org", "mailto:j@x.io"]
)
def test_mail(mail: str) -> None:
    identity, text = identity_of(f"Jane Doe\nContact: {mail} | Boston\n{BODY}")
    assert identity.emails == (mail,)
    assert mail not in text and "Boston" in text


@pytest.mark.parametrize(
    "phone",
    [
        "(617) 555-0199",
        "617-555-0199",
        "617.555.0199",
        "+1 617 555 0199",
        "+44 7700 900123",
        "+49 (0)711 1234567",
        "+91-98765-43210",
        "6175550199",
    ],
)
def test_phone(phone: str) -> None:
    identity, text = identity_of(f"Jane Doe\nPhone: {phone}\n{BODY}")
    assert identity.phones == (phone,)
    assert phone not in text


@pytest.mark.parametrize(
    "figures",
    [
        "2015 - 2019",
        "2015-2019",
        "01/2015 - 03/2019",
        "2021-03 - 2024-01",
        "2020.06 - 2020.12",
        "03/15/2019 - 04/20/2020",
        "$1,200,000",
        "1,000,000 users",
        "99.97%",
    ],
)
def test_dates_and_amounts_are_no_phone(figures: str) -> None:
    identity, text = identity_of(f"Jane Doe\n{figures}\n{BODY}")
    assert identity.phones == ()
    assert figures in text


@pytest.mark.parametrize(
    "link",
    [
        "https://example.org/jane",
        "www.janedoe.com",
        "linkedin.com/in/jane-doe",
        "github.com/jdoe",
        "janedoe.dev",
    ],
)
def test_links(link: str) -> None:
    identity, text = identity_of(f"Jane Doe\n{link}\n{BODY}")
    assert identity.links == (link,)
    assert link not in text


def test_technologies_are_no_links() -> None:
    identity, text = identity_of(f"Jane Doe\nNode.js, ASP.NET and Vue.js since 2019\n{BODY}")
    assert identity.links == ()
    assert "Node.js, ASP.NET and Vue.js" in text


@pytest.mark.parametrize(
    "address",
    ["12 Baker Street", "1600 Pennsylvania Ave", "Boston, MA 02110", "350 W. Oak Road, Apt. 4B"],
)
def test_addresses(address: str) -> None:
    identity, text = identity_of(f"Jane Doe\n{address}\n{BODY}")
    assert any(address in found for found in identity.addresses)
    assert address not in text


@pytest.mark.parametrize(
    "line", ["Managed 14 people in one place", "from 2014 to 2019\nMonth end close", "24 square"]
)
def test_sentences_are_no_addresses(line: str) -> None:
    assert identity_of(f"Jane Doe\n{line}\n{BODY}")[0].addresses == ()


@pytest.mark.parametrize(
    ("line", "kind", "value"),
    [
        ("Date of birth: 12/03/1990", "birth_date", "12/03/1990"),
        ("DOB - 12.03.1990", "birth_date", "12.03.1990"),
        ("Geboren am 12.03.1990", "birth_date", "Geboren am 12.03.1990"),
        ("Nationality: British", "nationality", "British"),
        ("Nationalité   française", "nationality", "française"),
        ("Marital status: single", "marital_status", "single"),
        ("Verheiratet, zwei Kinder", "marital_status", "Verheiratet, zwei Kinder"),
        ("Gender: female", "gender", "female"),
        ("Age: 34", "age", "34"),
        ("34 years old", "age", "34 years old"),
    ],
)
def test_personal_data(line: str, kind: str, value: str) -> None:
    identity, text = identity_of(f"Jane Doe\n{line}\n{BODY}")
    assert getattr(identity, kind) == value
    assert not (set(line.split()) - {"-"}) & set(text.split())


@pytest.mark.parametrize(
    "line", ["Pronouns: she/her", "Religion: none", "Passport No: X1234567", "(they/them)"]
)
def test_other_personal_data(line: str) -> None:
    identity, text = identity_of(f"Jane Doe\n{line}\n{BODY}")
    assert identity.others == (line,)
    assert line not in text


def test_the_name_is_covered_wherever_it_stands() -> None:
    pages = (
        TextLine("Jane Doe", 1),
        *(TextLine(line, 1) for line in BODY.split("\n")),
        TextLine("Jane Doe    Page 2", 2),
        TextLine("JANE DOE built the following", 2),
    )
    resume = build_resume(Document("pdf", 2, pages), "x.pdf", "0", AS_OF)
    assert resume.identity.name == "Jane Doe"
    assert "jane doe" not in resume.text.lower()
    assert "Page 2" in resume.text and "built the following" in resume.text


def test_offsets_stay_and_only_identity_goes() -> None:
    head = "Jane Doe\nBoston, MA 02110 | (617) 555-0199 | jane@x.com\n"
    _, text = identity_of(head + BODY)
    assert len(text) == len(head + BODY)
    assert text[len(head) :] == BODY
    assert text[: len(head)].replace("|", "").split() == []


def test_the_resume_has_the_same_length_as_the_text() -> None:
    raw = f"Jane Doe\njane@x.com\n{BODY.strip()}".replace("\n\n", "\n")
    assert len(from_text(raw, as_of=AS_OF).text) == len(raw)


@given(st.text(max_size=200), st.lists(st.tuples(st.integers(0, 200), st.integers(0, 200))))
def test_cover_keeps_length_and_line_ends(text: str, pairs: list[tuple[int, int]]) -> None:
    spans = [(min(pair), min(max(pair), len(text))) for pair in pairs]
    covered = cover(text, spans)
    assert len(covered) == len(text)
    assert [at for at, c in enumerate(covered) if c == "\n"] == [
        at for at, c in enumerate(text) if c == "\n"
    ]
    for start, end in spans:
        assert covered[start:end].replace("\n", "").strip(" ") == ""


@given(st.text(max_size=400))
def test_any_text_gives_an_identity(text: str) -> None:
    identity, spans = find_identity(text, lines_of(text))
    assert all(0 <= start <= end <= len(text) for start, end in spans)
    assert all(mail in text for mail in identity.emails)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Doe, Jane\nNurse\njane@example.com\n", "Doe, Jane"),
        ("Resume of Jane Doe\nNurse\n", "Jane Doe"),
        ("Jane Maria van der Doe Smith\nNurse\njd@example.com\n", "Jane Maria van der Doe Smith"),
    ],
)
def test_names_in_other_forms(text: str, name: str) -> None:
    resume = from_text(text + BODY)
    assert resume.identity.name == name
    assert "Doe" not in resume.text


def test_parts_of_the_name_are_covered_alone() -> None:
    resume = from_text(
        "Jane Doe\nNurse\njane@example.com\n" + BODY + "Jane leads. Ms DOE teaches.\n"
    )
    assert "jane" not in resume.text.lower()
    assert "doe" not in resume.text.lower()


def test_a_birth_date_needs_no_colon() -> None:
    resume = from_text("Jane Doe\nNurse\nDate of birth 12 March 1990\n" + BODY)
    assert "1990" not in resume.text


@pytest.mark.parametrize("piece", ["a", "a-", "a.", "1.", "1 ", "Ab ", "(", "@", "www.", ", "])
def test_a_long_line_takes_no_long_time(piece: str) -> None:
    text = BODY + piece * (150_000 // len(piece)) + "\n" + (piece * 2_000 + "\n") * 10
    began = time.process_time()
    from_text(text[:199_000])
    assert time.process_time() - began < 5.0
