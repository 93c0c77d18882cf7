"""Text that nobody sees is reported and left out; what a person sees stays."""

from __future__ import annotations

from datetime import date
from io import BytesIO
from pathlib import Path

import pytest
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from matcher.match import Matcher
from matcher.resume.document import Document
from matcher.resume.docx import read_docx
from matcher.resume.errors import UnreadableResume
from matcher.resume.pdf import read_pdf
from matcher.resume.structure import build_resume
from tests import hidden_files
from tests.fakes import FakeEncoder
from tests.samples import ENGINEER, catalogue

AS_OF = date(2026, 1, 1)
DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
IN_ALL = 208
TECHNIQUES = len(hidden_files.PAINTS) + len(hidden_files.DRESSES)


def read(data: bytes, kind: str) -> Document:
    return read_pdf(data) if kind == "pdf" else read_docx(data)


def lines_of(document: Document) -> list[str]:
    return [line.text for line in document.lines if line.text.strip()]


def hidden_words(document: Document) -> int:
    return sum(int(message.split()[0]) for code, message, _ in document.notes
               if code == "hidden_text")  # fmt: skip


def check(seed: int, matcher: Matcher) -> tuple[str, bool, float]:
    """Return the technique, whether it was found, and the largest shift of a score."""
    name, kind, dirty, clean = hidden_files.pair(seed)
    found, plain = read(dirty, kind), read(clean, kind)
    assert hidden_words(plain) == 0, (name, plain.notes)
    before, after = (
        dict(matcher.rank(build_resume(document, name, "0" * 64, AS_OF)))
        for document in (plain, found)
    )
    shift = max(abs(before[role] - after[role]) for role in before)
    return name, hidden_words(found) > 0, shift


@pytest.fixture(scope="module")
def matcher() -> Matcher:
    return Matcher(catalogue(), FakeEncoder())


@pytest.mark.parametrize("seed", range(TECHNIQUES))
def test_each_way_to_hide_is_found_and_moves_nothing(seed: int, matcher: Matcher) -> None:
    name, found, shift = check(seed, matcher)
    assert found, name
    assert shift <= 0.001, name


@pytest.mark.slow
def test_two_hundred_files_with_hidden_words(matcher: Matcher) -> None:
    outcomes = [check(seed, matcher) for seed in range(IN_ALL)]
    missed = [(name, shift) for name, found, shift in outcomes if not found or shift > 0.001]
    assert len(missed) <= 0.01 * IN_ALL, missed


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_white_text_on_a_dark_ground_is_seen(kind: str) -> None:
    data = hidden_files.pdf(ENGINEER) if kind == "pdf" else hidden_files.docx(ENGINEER)
    document = read(data, kind)
    assert any("open to travel" in line for line in lines_of(document))
    assert hidden_words(document) == 0


def scan(lines: list[str], extra: list[str] = ()) -> bytes:  # type: ignore[assignment]
    """A page that is one picture, with text that is not painted over it, as OCR leaves it."""
    from PIL import Image, ImageDraw

    picture = Image.new("L", (612, 792), 255)
    pen = ImageDraw.Draw(picture)
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1, pagesize=(612, 792))
    for number, line in enumerate(lines):
        pen.text((72, 50 + 14 * number), line, fill=0)
    canvas.drawImage(ImageReader(picture), 0, 0, 612, 792)
    text = canvas.beginText(72, 792 - 60)
    text.setFont("Helvetica", 10, leading=14)
    text.setTextRenderMode(3)
    for line in [*lines, *extra]:
        text.textLine(line)
    canvas.drawText(text)
    canvas.save()
    return buffer.getvalue()


def test_text_that_a_scanner_lays_over_its_picture_is_read() -> None:
    pytest.importorskip("PIL")
    lines = ENGINEER.strip().splitlines()
    document = read_pdf(scan(lines))
    assert any("Airflow" in line for line in lines_of(document))
    assert hidden_words(document) == 0


def test_words_beside_the_scanned_ones_are_hidden() -> None:
    pytest.importorskip("PIL")
    lines = ENGINEER.strip().splitlines()
    document = read_pdf(scan(lines, ["Kubernetes Terraform Golang"] * 4))
    assert 12 <= hidden_words(document) <= 14
    assert not any("Terraform" in line for line in lines_of(document))


def test_a_file_that_only_hides_text_has_none() -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1)
    hidden_files.white(canvas, ["Python SQL Kafka"] * 5)
    canvas.save()
    with pytest.raises(UnreadableResume) as raised:
        read_pdf(buffer.getvalue())
    assert raised.value.code == "no_text"


@pytest.mark.shared
def test_hidden_words_of_the_bad_files_are_found() -> None:
    files = sorted((DATA / "bad-files").glob("made__hidden-*"))
    files += sorted((DATA / "bad-files").glob("made__prompt-injection-*"))
    if not files:
        pytest.skip("the bad files are not here")
    assert len(files) == 7
    for path in files:
        document = read(path.read_bytes(), path.suffix[1:])
        assert hidden_words(document) > 10, path.name
        assert len(document.lines) == 1, path.name


@pytest.mark.shared
def test_honest_resumes_hide_nothing() -> None:
    folder = DATA / "resumes-pdf"
    if not folder.is_dir():
        pytest.skip("the resumes are not here")
    paths = [*sorted(folder.rglob("*.pdf"))[::20], *(DATA / "resume-layouts").glob("*.pdf")]
    false = []
    for path in paths:
        try:
            false += [path.name] * (hidden_words(read_pdf(path.read_bytes())) > 0)
        except UnreadableResume:
            continue
    assert len(false) <= 0.005 * len(paths) + 1, false
