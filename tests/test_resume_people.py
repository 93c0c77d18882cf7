"""People from many countries in many manners: found, held apart, covered; their work is not."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date

import phonenumbers
import pytest

from matcher.resume.identity import cover, find_identity
from matcher.resume.read import from_text
from matcher.resume.structure import _join
from tests import identities

AS_OF = date(2026, 1, 1)
SMALL = {"von", "der", "van", "del", "bin", "binti"}
RECALL = {"name": 0.98, "mail": 0.99, "phone": 0.99, "street": 0.98, "town": 0.97, "personal": 0.97}


def parts(text: str) -> set[str]:
    words = set(re.findall(r"\w+", text.lower())) - SMALL
    return {word for word in words if len(word) > 2 or (len(word) == 2 and word.isdigit())}


def told(someone: identities.Someone) -> list[tuple[str, str]]:
    values = [re.split(r"[:：]\s*", line, maxsplit=1)[-1] for line in someone.personal]
    digits = "".join(re.findall(r"[\d ().+/-]", someone.phone))
    fields = {"name": someone.name, "mail": someone.mail, "phone": digits, "street": someone.street,
              "town": someone.town}  # fmt: skip
    return [*((kind, value) for kind, value in fields.items() if value),
            *(("personal", value) for value in values)]  # fmt: skip


def test_there_are_many() -> None:
    assert len(list(identities.cases())) >= 390
    assert len({someone.name for someone in identities.PEOPLE}) >= 65


def test_identity_is_covered_and_work_is_not() -> None:
    asked: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    examples = []
    for someone, layout, document in identities.cases():
        raw, lines = _join(document)
        _, spans = find_identity(raw, lines)
        text = cover(raw, spans)
        assert identities.BODY in text, (someone.name, layout)
        rest = parts(text.replace(identities.BODY, " "))
        for kind, value in told(someone):
            asked[kind] += 1
            if left := parts(value) & rest:
                missed[kind] += 1
                examples.append((layout, kind, value, left))
    found = {kind: 1 - missed[kind] / asked[kind] for kind in RECALL}
    assert all(found[kind] >= RECALL[kind] for kind in RECALL), (found, examples)


@pytest.mark.parametrize("region", sorted(phonenumbers.SUPPORTED_REGIONS))
def test_telephones_of_every_country(region: str) -> None:
    number = phonenumbers.example_number_for_type(region, phonenumbers.PhoneNumberType.MOBILE)
    number = number or phonenumbers.example_number(region)
    written = {
        phonenumbers.format_number(number, form)
        for form in (phonenumbers.PhoneNumberFormat.INTERNATIONAL,
                     phonenumbers.PhoneNumberFormat.NATIONAL)
    }  # fmt: skip
    for phone in written:
        text = from_text(f"Jane Doe\nPhone: {phone}\n{identities.BODY}", as_of=AS_OF).text
        assert identities.BODY in text
        assert not re.search(r"\d", text.replace(identities.BODY, "")), phone


@pytest.mark.parametrize(
    "mail",
    ["jane (at) example (dot) com", "jane[at]example.com", "jane {at} example {dot} co {dot} uk",
     "jane at example dot com", "JANE AT EXAMPLE DOT COM", "jane @ example.com"],
)  # fmt: skip
def test_disguised_mail(mail: str) -> None:
    resume = from_text(f"Jane Doe\n{mail} | Boston\n{identities.BODY}", as_of=AS_OF)
    assert resume.identity.emails == (mail,)
    assert "example" not in resume.text.lower()


@pytest.mark.parametrize(
    "line",
    ["Engineer at Booking.com", "Built ASP.NET, VB.NET and Socket.io apps",
     "Salesforce.com, Monday.com", "Worked at home, at night"],
)  # fmt: skip
def test_products_and_employers_are_no_contact(line: str) -> None:
    resume = from_text(f"Jane Doe\n{line}\njane@example.com\n{identities.BODY}", as_of=AS_OF)
    assert line in resume.text


@pytest.mark.parametrize(
    ("name", "line"),
    [
        ("Jordan Carter", "Led sales in Jordan and Egypt"),
        ("Mercedes Lopez", "Repaired Mercedes engines"),
        ("May Chen", "May 2019 - June 2020 intern"),
        ("Will Ford", "Will relocate. Ford Motor Company, Detroit"),
        ("Julia Watson", "Julia, Python, IBM Watson"),
        ("Stanley Morgan", "Morgan Stanley, analyst"),
        ("Grace Hopewell", "Hopewell Foundation volunteer"),
        ("Mark Price", "Mark the price lists"),
        ("Austin Hill", "Moved to Austin, Texas"),
    ],
)
def test_a_name_that_is_something_else_too_stays_there(name: str, line: str) -> None:
    resume = from_text(f"{name}\nAnalyst\nx@example.com\n{identities.BODY}\n{line}", as_of=AS_OF)
    assert resume.identity.name == name
    assert line in resume.text


@pytest.mark.parametrize(
    ("name", "line", "left"),
    [
        ("Ana Ocampo", "Ana's team won the cup", "'s team won the cup"),
        ("Ana Ocampo", "Contact Ana Ocampo or A. Ocampo", "Contact or"),
        ("Ana Ocampo", "OCAMPO, ANA - Page 2", "- Page 2"),
        ("Peter Müller", "In this role Müller led the plant", "In this role led the plant"),
        ("Jordan Carter", "Mr. Carter led the plant", "Mr. led the plant"),
        ("Jordan Carter", "JORDAN CARTER | Resume", "| Resume"),
    ],
)
def test_a_name_repeated_is_covered(name: str, line: str, left: str) -> None:
    resume = from_text(f"{name}\nAnalyst\nx@example.com\n{identities.BODY}\n{line}", as_of=AS_OF)
    assert " ".join(resume.text.splitlines()[-1].split()) == left


def test_a_name_over_two_lines_needs_its_size_or_the_mail() -> None:
    resume = from_text(f"Jane\nDoe\njane.doe@example.com\nAnalyst\n{identities.BODY}", as_of=AS_OF)
    assert resume.identity.name == "Jane Doe"
    assert "Doe" not in resume.text
