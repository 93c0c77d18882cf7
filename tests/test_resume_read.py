"""Kinds of file: what is read, and what is refused with which code and which advice."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from matcher.resume.errors import CODES, UnreadableResume
from matcher.resume.plain import decode
from matcher.resume.read import MOST_BYTES, Reader, from_text, kind_of
from matcher.resume.resume import Resume
from tests import resume_files as files

AS_OF = date(2026, 1, 1)
ADVICE = ("send", "save", "print", "open")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
LETTER = """Jane Doe
12 Baker Street, London

Dear Ms. Smith,

I am writing to apply for the position of data engineer at Acme. In my five years of
experience at Initech I have built pipelines that serve forty teams, and I would love to do the
same for you. Since 2019 I have led a team of four.

I look forward to hearing from you.

Yours sincerely,
Jane Doe
"""
INVOICE = """ACME Corp
Invoice No: 2024-118
Invoice date: 12/03/2024
Bill to: Initech LLC
Description   Quantity   Price
Consulting services, March 2024   40 hours   4,000.00
Data engineer on site   2 days   1,600.00
Amount due: 5,600.00
Terms and conditions: payable in 30 days
"""
ARTICLE = """Attention in small networks
Abstract
We study how attention behaves in small networks. Table 1 shows results of 2019 and 2021.
1 Introduction
Neural networks have been used for a decade. In this paper we look at the smallest of them and
measure how they learn. The method is simple and the results are stable over many runs.
2 Method
We train with stochastic gradient descent on three data sets.
References
Smith et al., 2017. doi:10.1000/182
"""
STORY = "The river ran past the mill, and the miller slept. " * 20


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as reader:
        yield reader


def refusal(reader: Reader, data: bytes) -> UnreadableResume:
    with pytest.raises(UnreadableResume) as caught:
        reader.read(data, "file", AS_OF)
    return caught.value


def check_content(resume: Resume, form: str) -> None:
    assert resume.format == form
    assert resume.identity.name == "Jane Doe"
    assert [item.title for item in resume.positions] == ["Senior Data Engineer", "Junior Developer"]
    assert [item.employer for item in resume.positions] == ["Acme Corp", "Initech"]
    assert resume.months == 104
    assert "Python, SQL, Spark, Airflow, Docker" in resume.text
    assert len(resume.sha256) == 64


def test_pdf(reader: Reader) -> None:
    resume = reader.read(files.resume_pdf(), "jane.pdf", AS_OF)
    check_content(resume, "pdf")
    assert resume.file == "jane.pdf"
    assert resume.box_of(0, 4) is not None


def test_docx(reader: Reader) -> None:
    check_content(reader.read(files.resume_docx(), "jane.docx", AS_OF), "docx")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_text_in_unicode(encoding: str, reader: Reader) -> None:
    text = files.RESUME.replace("Acme Corp", "Ärzte & Söhne")
    resume = reader.read(text.encode(encoding), "jane.txt", AS_OF)
    assert resume.format == "text"
    assert resume.positions[0].employer == "Ärzte & Söhne"


def test_text_in_windows_letters(reader: Reader) -> None:
    data = files.RESUME.replace("Jan 2020 - Present", "Jan 2020 – Present").encode("cp1252")
    check_content(reader.read(data, "jane.txt", AS_OF), "text")
    assert decode("“naïve” – café".encode("cp1252")) == "“naïve” – café"


def test_text_from_dos_and_mac(reader: Reader) -> None:
    for end in ("\r\n", "\r"):
        data = files.RESUME.replace("\n", end).encode()
        check_content(reader.read(data, "jane.txt", AS_OF), "text")


def test_a_pdf_that_begins_after_other_bytes(reader: Reader) -> None:
    check_content(reader.read(b"HTTP/1.1 200\r\n\r\n" + files.resume_pdf(), "x", AS_OF), "pdf")


def test_an_owner_password_alone_is_read(reader: Reader) -> None:
    check_content(reader.read(files.locked_pdf("", "owner"), "x.pdf", AS_OF), "pdf")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "empty"),
        (b" \n\t\r\n ", "empty"),
        (files.image_pdf(), "no_text"),
        (files.docx_of([]), "no_text"),
        (files.locked_pdf("secret", "owner"), "encrypted"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        (OLE + "WordDocument".encode("utf-16-le"), "unsupported"),
        (files.zip_of({"notes.txt": b"Jane Doe"}), "unsupported"),
        (b"PK\x03\x04 cut", "broken"),
        (bytes(range(256)) * 40, "unsupported"),
        (b"%PDF-1.7\n" + b"garbage " * 100, "broken"),
        (files.resume_pdf()[:700], "broken"),
        (files.resume_docx()[:-400], "broken"),
        (b"x" * (11 * 1024 * 1024), "too_big"),
        (files.resume_pdf() + b"%" * MOST_BYTES, "too_big"),
        (b"many words here " * 20_000, "too_big"),
    ],
    ids=lambda value: value if isinstance(value, str) else f"{value[:8]!r}-{len(value)}",
)
def test_what_cannot_be_read(data: bytes, code: str, reader: Reader) -> None:
    error = refusal(reader, data)
    assert error.code == code
    assert any(word in error.message for word in ADVICE), error.message


@pytest.mark.parametrize(
    "text", [LETTER, INVOICE, ARTICLE, STORY], ids=["letter", "invoice", "article", "story"]
)
def test_what_is_no_resume(text: str, reader: Reader) -> None:
    for data in (text.encode(), files.pdf_of(text.splitlines()), files.docx_of(text.splitlines())):
        error = refusal(reader, data)
        assert error.code == "not_a_resume"
        assert "send the resume" in error.message


def test_a_resume_that_quotes_a_letter_or_the_law_is_one() -> None:
    text = files.RESUME + "\nInterests\nPlaintiff and defendant: terms and conditions\nDear all,\n"
    assert len(from_text(text, as_of=AS_OF).positions) == 2


def test_a_zip_bomb_is_refused_before_it_is_unpacked(reader: Reader) -> None:
    bomb = files.replaced(files.resume_docx(), "word/document.xml", b" " * 60_000_000)
    assert len(bomb) < 200_000
    assert refusal(reader, bomb).code == "too_big"


def test_entities_in_a_docx_are_refused(reader: Reader) -> None:
    body = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><x>&a;</x>'
    bad = files.replaced(files.resume_docx(), "word/document.xml", body)
    assert refusal(reader, bad).code == "broken"


def test_a_name_in_the_header_of_a_docx_is_the_name(reader: Reader) -> None:
    lines = files.RESUME.splitlines()[1:]
    resume = reader.read(files.docx_of(lines, header="Jane Doe"), "x.docx", AS_OF)
    check_content(resume, "docx")


def test_only_the_first_pages_are_read(reader: Reader) -> None:
    resume = reader.read(files.pdf_of(files.RESUME.splitlines(), pages=23), "x.pdf", AS_OF)
    assert resume.pages == 23
    assert "truncated" in {finding.code for finding in resume.findings}


def test_paths(reader: Reader, tmp_path: Path) -> None:
    path = tmp_path / "jane.txt"
    path.write_text(files.RESUME, encoding="utf-8")
    check_content(reader.read_path(path, AS_OF), "text")
    for bad in (tmp_path, tmp_path / "missing.pdf"):
        with pytest.raises(UnreadableResume) as caught:
            reader.read_path(bad)
        assert caught.value.code == "not_found"
        assert str(bad) in caught.value.message


def test_the_same_file_gives_the_same_resume(reader: Reader) -> None:
    data = files.resume_pdf()
    assert reader.read(data, "a", AS_OF) == reader.read(data, "a", AS_OF)


def test_nothing_is_guessed_of_a_bare_text() -> None:
    resume = from_text("Worked as a cook. Experienced with grills.\nSkills\nGrilling", as_of=AS_OF)
    assert resume.identity.name == ""
    assert resume.positions == () and resume.education == () and resume.months == 0
    codes = {finding.code for finding in resume.findings}
    assert {"short", "no_positions", "no_contact"} <= codes


def test_today_is_the_default_for_present() -> None:
    first = from_text(files.RESUME).positions[0]
    assert first.current and first.finish is not None and first.finish.year >= 2026


def test_threads_share_a_reader(reader: Reader) -> None:
    results: list[str] = []

    def read(number: int) -> None:
        data = files.pdf_of(files.RESUME.replace("Acme Corp", f"Acme {number} Corp").splitlines())
        results.append(reader.read(data, str(number), AS_OF).positions[0].employer)

    threads = [threading.Thread(target=read, args=(number,)) for number in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(results) == [f"Acme {number} Corp" for number in range(6)]


def test_only_known_codes_can_be_raised() -> None:
    assert UnreadableResume("empty", "x").code in CODES
    with pytest.raises(ValueError, match="unknown code"):
        UnreadableResume("strange", "x")


def test_kinds_are_told_by_the_bytes() -> None:
    assert kind_of(files.resume_pdf()) == "pdf"
    assert kind_of(files.resume_docx()) == "docx"
    assert kind_of(b"Jane Doe") == "text"


def test_a_career_told_in_sentences_is_a_resume():
    text = (
        "I have worked as an electrician for nine years. From 2016 to 2020 I wired new homes and "
        "read blueprints. Since 2020 I lead a crew of four: commercial wiring, motor controls and "
        "code inspections. I hold a journeyman licence."
    )
    assert from_text(text).text == text
    letter = f"Dear hiring manager,\n{text}\nSincerely,\nA. Candidate"
    with pytest.raises(UnreadableResume) as refused:
        from_text(letter)
    assert refused.value.code == "not_a_resume"
