"""Every format that is read says the same of the same person."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from datetime import date

import pytest

from matcher.resume.errors import UnreadableResume
from matcher.resume.kinds import kind_of
from matcher.resume.plain import read_plain
from matcher.resume.read import Reader
from matcher.resume.resume import Resume
from matcher.resume.stated import stated_positions
from tests import format_files as files

AS_OF = date(2026, 1, 31)
SAMPLES = files.samples()
FORMATS = {"md": "text", "xml": "europass"}
SECRET = "Chief Wizard at Secret Industries with Kubernetes"


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as started:
        yield started


def code_of(reader: Reader, data: bytes, name: str = "x") -> tuple[str, str]:
    with pytest.raises(UnreadableResume) as caught:
        reader.read(data, name, AS_OF)
    return caught.value.code, caught.value.message


def held(resume: Resume) -> list[tuple[str, str, str, bool]]:
    return [(item.title, item.employer, str(item.begin), item.current) for item in resume.positions]


@pytest.mark.parametrize("name", SAMPLES)
def test_the_same_person_is_read_in_every_format(name: str, reader: Reader) -> None:
    resume = reader.read(SAMPLES[name], name, AS_OF)
    suffix = name.rpartition(".")[2]
    assert resume.format == FORMATS.get(suffix, suffix)
    if name != "linkedin.pdf":
        assert held(resume) == files.POSITIONS
        assert resume.months == 104
    assert resume.identity.name == files.NAME
    assert files.EMAIL in resume.identity.emails
    assert files.NAME not in resume.text
    assert "example.com" not in resume.text
    assert [item.year for item in resume.education] == [2017]
    assert "Spark" in resume.text
    duties = [resume.text[start:end] for start, end in resume.positions[0].duties]
    assert any("Built Spark pipelines" in duty for duty in duties)
    assert not any("2020" in duty or "Acme" in duty for duty in duties)


def test_linkedin_puts_titles_under_employers_and_its_side_bar_last(reader: Reader) -> None:
    resume = reader.read(SAMPLES["linkedin.pdf"], "Profile.pdf", AS_OF)
    assert held(resume) == [
        ("Senior Data Engineer", "Acme Corp", "2020-01", True),
        ("Data Engineer", "Acme Corp", "2018-01", False),
        ("Junior Developer", "Initech", "2017-06", False),
    ]
    kinds = [item.kind for item in resume.sections if item.heading]
    assert kinds[:3] == ["summary", "experience", "education"]
    assert kinds[-2:] == ["skills", "languages"]
    assert "Page 1" not in resume.text
    assert "4711" not in resume.text
    assert all(line.box is not None for line in resume.lines)


def test_a_pdf_that_only_names_linkedin_is_read_as_any_other(reader: Reader) -> None:
    lines = [*files.markdown().decode().splitlines(), "linkedin.com/in/jane", "Page 1 of 1"]
    resume = reader.read(files.pdf_of([line for line in lines if line]), "x.pdf", AS_OF)
    assert "Page 1" in resume.text or resume.positions


def test_an_attached_profile_is_placed_on_the_pages(reader: Reader) -> None:
    resume = reader.read(SAMPLES["europass.pdf"], "x.pdf", AS_OF)
    assert (resume.format, resume.pages) == ("pdf", 1)
    start = resume.text.index("Built Spark pipelines")
    box = resume.box_of(start, start + 10)
    assert box is not None
    assert 0 < box[1] < box[3] < 842


def test_what_an_attached_profile_says_beside_the_pages_is_left_out(reader: Reader) -> None:
    other = files.europass_2020().replace(b"Junior Developer", b"Chief Wizard Under Heaven")
    other = other.replace(b"Initech", b"Secret Industries")
    resume = reader.read(files.europass_pdf(other), "x.pdf", AS_OF)
    assert "Secret" not in resume.text
    assert "Junior Developer, Initech" in resume.text
    assert "attachment_differs" in [item.code for item in resume.findings]


def test_skills_of_an_attached_profile_that_are_not_on_the_pages_are_left_out(
    reader: Reader,
) -> None:
    skill = (b"<PersonCompetency><CompetencyName>Quantum Kubernetes</CompetencyName>"
             b"</PersonCompetency></PersonQualifications>")  # fmt: skip
    other = files.europass_2020().replace(b"</PersonQualifications>", skill)
    resume = reader.read(files.europass_pdf(other), "x.pdf", AS_OF)
    assert held(resume) == files.POSITIONS
    assert "Kubernetes" not in resume.text
    assert "attachment_differs" in [item.code for item in resume.findings]


def test_an_attached_profile_of_somebody_else_is_not_believed(reader: Reader) -> None:
    other = files.europass_2020()
    for name in (b"Junior Developer", b"Senior Data Engineer", b"Initech", b"Acme Corp"):
        other = other.replace(name, b"Chief Wizard")
    other = other.replace(b"Built", b"Chaired").replace(b"Wrote services in", b"Enchanted")
    other = other.replace(b"Spark pipelines on AWS for 40 teams", b"a secret order of wizards")
    resume = reader.read(files.europass_pdf(other), "x.pdf", AS_OF)
    assert "Wizard" not in resume.text
    assert "Senior Data Engineer, Acme Corp" in resume.text
    assert "attachment_differs" in [item.code for item in resume.findings]


@pytest.mark.parametrize("name", ["sample.json", "sample.odt"])
def test_a_file_that_is_dated_speaks_as_of_its_day(name: str, reader: Reader) -> None:
    assert reader.read(SAMPLES[name], name).as_of == date(2024, 2, 29)
    assert reader.read(SAMPLES[name], name, AS_OF).as_of == AS_OF


@pytest.mark.parametrize(
    "data",
    [
        files.html(f"<p style='display:none'>{SECRET}</p>"),
        files.html(f"<div hidden><p>{SECRET}</p></div>"),
        files.html(f"<span style='color: #FFF; font-size:12px'>{SECRET}</span>"),
        files.html(f"<p style='position:absolute; left:-9999px'>{SECRET}</p>"),
        files.html(f"<p style='font-size: 1px'>{SECRET}</p>"),
        files.html(f"<p class='a b'>{SECRET}</p>", ".b { visibility: hidden; }"),
        files.html(f"<font color=white>{SECRET}</font>"),
        files.html("<div style='background:black'><p style='background:white; color:white'>"
                   f"{SECRET}</p></div>"),
        files.html(f"<p class=b>{SECRET}</p>", "p {color: #222} .b {color: rgb(255, 255, 255)}"),
        files.html(f"<p style='mso-hide:all'>{SECRET}</p>"),
        files.html(f"<p style='color:#fdfdfc'>{SECRET}</p>"),
        files.html(f"<p style='color: rgba(0, 0, 0, 0)'>{SECRET}</p>"),
        files.html(f"<p style='color:#000; background-color:rgb(4, 4, 4)'>{SECRET}</p>"),
        files.html(f"<div class=x><p>{SECRET}</p></div>", ".x {color: white} p {margin: 0}"),
        files.html(f"<p style='clip: rect(0, 0, 0, 0)'>{SECRET}</p>"),
        files.rtf(rf"{{\v {SECRET}}}"),
        files.rtf(rf"\v {SECRET}\v0 "),
        files.rtf(rf"{{\cf2 {SECRET}}}"),
        files.rtf(rf"{{\fs2 {SECRET}}}"),
        files.rtf(rf"{{\deleted {SECRET}}}"),
        files.rtf(rf"{{\cf1\highlight1 {SECRET}}}"),
        files.odt(f'<text:p text:style-name="P9">{SECRET}</text:p>'),
        files.odt(f'<text:p text:style-name="P8">{SECRET}</text:p>'),
        files.odt(f'<text:p>A <text:span text:style-name="W">{SECRET}</text:span></text:p>'),
    ],
)  # fmt: skip
def test_hidden_text_is_found_and_left_out(data: bytes, reader: Reader) -> None:
    resume = reader.read(data, "x", AS_OF)
    assert "Wizard" not in resume.text
    assert "Kubernetes" not in resume.text
    assert "hidden_text" in [item.code for item in resume.findings]
    assert held(resume) == files.POSITIONS


@pytest.mark.parametrize(
    "data",
    [
        files.html(f"<p style='color:#fff; background:#123456'>{SECRET}</p>"),
        files.html(f"<table bgcolor=navy><tr><td><font color=white>{SECRET}</font></table>"),
        files.html(f"<div class=a><p class=b>{SECRET}</p></div>",
                   ".a {background: #333 url(x.png)} .a .b {color: white}"),
        files.html(f"<div style='font-size:0'><p style='font-size:14px'>{SECRET}</p></div>"),
        files.html(f"<div style='color:white'><p style='color:#111'>{SECRET}</p></div>"),
        files.rtf(rf"{{\chcbpat1\cf2 {SECRET}}}"),
        files.odt(f'<table:table><table:table-row><table:table-cell table:style-name="D"><text:p>'
                  f'<text:span text:style-name="W">{SECRET}</text:span></text:p></table:table-cell>'
                  "</table:table-row></table:table>"),
        files.html(
            f"<div class=x><p>{SECRET}</p></div>", ".x {background: #123} .x p {color: #fff}"
        ),
        files.html(f"<div class=x><p>{SECRET}</p></div>", ".x {color: #fff} p {background: #123}"),
        files.html(f"<p style='color:#fff; background: url(a.png)'>{SECRET}</p>"),
        files.html(f"<p style='color: rgb(0, 0, 0)'>{SECRET}</p>"),
        files.rtf(rf"{{\cf2\highlight1 {SECRET}}}"),
        files.html(
            f"<p class=side>{SECRET}</p>", "@media (max-width: 9em) {.side {display: none}}"
        ),
        files.html(f"<p class=side>{SECRET}</p>", "@media print {p{margin:0} .side{display:none}}"),
    ],
)  # fmt: skip
def test_what_a_person_sees_is_kept(data: bytes, reader: Reader) -> None:
    resume = reader.read(data, "x", AS_OF)
    assert "Secret Industries" in resume.text
    assert "hidden_text" not in [item.code for item in resume.findings]


@pytest.mark.parametrize(
    ("data", "code", "word"),
    [
        (b'{"name": "x", "version": "1.0.0"}', "unsupported", "no JSON Resume"),
        (b'{"basics": {"name": "Jane"', "broken", "JSON"),
        (b'{"work": [], "basics": {}}', "empty", "empty"),
        (b'{"a":' + b"[" * 100_000, "too_complex", "complex"),
        (b"<?xml version='1.0'?><note>x</note>", "unsupported", "XML"),
        (b"<?xml version='1.0'?><Candidate><a></Candidate>", "broken", "well-formed"),
        (b"<?xml version='1.0'?><!DOCTYPE a [<!ENTITY b 'c'>]><Candidate>&b;</Candidate>", "broken",
         "well-formed"),
        (b"<html><body><script>render()</script></body></html>", "no_text", "PDF"),
        (b"{\\rtf1\\ansi\\pard\\par}", "no_text", "RTF"),
        (files.odt(manifest="<m><encryption-data/></m>"), "encrypted", "password"),
        (files.odt()[:600], "broken", "end is missing"),
        (files.zip_of({"content.xml": b"<a/>", "META-INF/manifest.xml": b""}), "unsupported",
         "ODT"),
        (files.zip_of({"content.xml": b"<a><b/>", "META-INF/manifest.xml": b""}), "broken", "ODT"),
    ],
)  # fmt: skip
def test_the_error_says_what_is_wrong(data: bytes, code: str, word: str, reader: Reader) -> None:
    found, message = code_of(reader, data)
    assert (found, word in message) == (code, True), message


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"# Jane\n\n<div>x</div>\n", "text"),
        (b"<h1 align=center>Jane</h1>\n\nEngineer\n\n## Work\n\n- built\n- more\n", "text"),
        (b"<div><p>Jane</p>\n<p>Engineer</p></div>", "html"),
        (b"\xef\xbb\xbf{\"basics\": {}}", "json"),
        (b"{Jane Doe} engineer", "text"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<e:SkillsPassport xmlns:e='x'/>", "europass"),
        (b"<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'></html>", "html"),
        (b"\x89PNG\r\n\x1a\n", "image"),
    ],
)  # fmt: skip
def test_a_kind_is_told_by_the_bytes(data: bytes, kind: str) -> None:
    assert kind_of(data) == kind


def test_markdown_keeps_its_words_and_loses_its_marks() -> None:
    lines = [
        "# Jane `Doe`", "![photo](me.png)", "[site](https://jane.example) \\# 1", "| a | b |",
        "|---|:-:|", "_since_ snake_case_name", "<br>x <!-- note -->", "```python", "***", "a -- b",
    ]  # fmt: skip
    read = [line.text for line in read_plain("\n".join(lines)).lines if line.text]
    assert read == [
        "Jane Doe", "site https://jane.example # 1", "a   b", "since snake_case_name", "x",
        "a -- b",
    ]  # fmt: skip


@pytest.mark.parametrize("piece", ["__a ", "*a", "[a", "<!-- ", "`a", "| -", "![a](", "_a ", "- "])
def test_no_text_takes_more_than_linear_time(piece: str) -> None:
    begun = time.monotonic()
    read_plain(piece * (190_000 // len(piece)))
    assert time.monotonic() - begun < 1.0


def test_a_file_that_is_all_lines_is_refused(reader: Reader) -> None:
    assert code_of(reader, b"x\n" * 20_000)[0] == "too_big"


def test_characters_cut_in_half_are_mended(reader: Reader) -> None:
    record = json.loads(files.json_resume())
    record["basics"]["summary"] = "Builds \ud83d platforms"
    resume = reader.read(json.dumps(record).encode(), "x.json", AS_OF)
    assert resume.text.encode("utf-8")
    assert held(resume) == files.POSITIONS


def test_a_file_that_states_nothing_leaves_it_to_the_reader() -> None:
    assert stated_positions(read_plain("Jane"), "Jane", (), AS_OF) == ()
