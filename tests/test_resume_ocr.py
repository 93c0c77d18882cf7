"""Scans and pictures: read in the cage where there is an engine, and else what to install."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from io import BytesIO
from pathlib import Path

import numpy as np
import pypdfium2 as pdfium
import pytest
from PIL import Image
from pypdf import PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from matcher.resume import ocr, ocr_engines, worker
from matcher.resume.cage.limits import FOR_SCANS
from matcher.resume.document import Document, TextLine
from matcher.resume.errors import UnreadableResume
from matcher.resume.ocr_engines import Pixels, Spotted
from matcher.resume.pool import ROOT, Pool
from matcher.resume.read import Reader
from tests import format_files as files
from tests.resume_files import RESUME

AS_OF = date(2026, 1, 31)
WANTED = ["Senior Data Engineer, Acme Corp", "Junior Developer, Initech",
          "Python, SQL, Spark, Airflow, Docker"]  # fmt: skip


def pictures_of(pdf: bytes, scale: float = 2.0) -> list[Image.Image]:
    drawn = (page.render(scale=scale) for page in pdfium.PdfDocument(pdf))
    return [item.to_pil().convert("RGB") for item in drawn]


def scan(pdf: bytes, scale: float = 2.0) -> bytes:
    """A PDF of pictures alone."""
    first, *others = pictures_of(pdf, scale)
    buffer = BytesIO()
    first.save(buffer, "PDF", save_all=True, append_images=others, resolution=72 * scale)
    return buffer.getvalue()


def photograph(pdf: bytes, scale: float = 2.0, kind: str = "JPEG") -> bytes:
    buffer = BytesIO()
    pictures_of(pdf, scale)[0].save(buffer, kind)
    return buffer.getvalue()


def read(data: bytes) -> Document:
    return ocr.read_scan(data, 60.0)


class FakeEngine:
    """Spots the same text in every picture."""

    def __init__(self, *spotted: Spotted) -> None:
        self.spotted = list(spotted)

    def read(self, picture: Pixels) -> list[Spotted]:
        assert picture.ndim == 3
        return self.spotted


def program(engine: str) -> str:
    return (
        f"import sys; sys.path.insert(0, {str(ROOT)!r})\n"
        "from matcher.resume import ocr, ocr_engines\n"
        f"ocr.available = lambda: {engine!r}\nocr.main(60.0)"
    )


@pytest.fixture(params=["rapidocr", "tesseract"], scope="module")
def scans(request: pytest.FixtureRequest) -> Iterator[Pool]:
    engine = request.param
    if engine == "rapidocr" and ocr_engines.find_spec("rapidocr") is None:
        pytest.skip("rapidocr is not installed: pip install 'matcher[ocr]'")
    here = ocr_engines._library() and any(item.is_dir() for item in ocr_engines.TESSERACT_DATA)
    if engine == "tesseract" and not here:
        pytest.skip("Tesseract is not on this machine")
    pool = Pool(1, FOR_SCANS, program(engine))
    yield pool
    pool.close()


@pytest.mark.parametrize(
    "data",
    [scan(files.resume_pdf()), photograph(files.resume_pdf(), kind="PNG")],
    ids=["pdf", "png"],
)
def test_a_scan_is_read_with_places_and_confidence(data: bytes, scans: Pool) -> None:
    document = scans.parse(data)
    texts = [line.text for line in document.lines]
    assert [text for text in WANTED if text in texts] == WANTED
    line = document.lines[texts.index(WANTED[0])]
    original = pdfium.PdfDocument(files.resume_pdf())[0]
    searched = original.get_textpage().search(WANTED[0]).get_next()
    left, _, right, top = original.get_textpage().get_charbox(searched[0])
    assert line.box is not None
    height = original.get_height() if document.format == "pdf" else 792
    scale = original.get_width() / 612 if document.format == "image" else 1.0
    assert line.box[0] * scale == pytest.approx(left, abs=6)
    assert line.box[1] * scale == pytest.approx(original.get_height() - top, abs=8), (right, height)
    assert 0.5 < line.confidence <= 1.0
    assert [code for code, *_ in document.notes] == ["ocr"]


def test_a_picture_without_text_is_told_apart(scans: Pool) -> None:
    with pytest.raises(UnreadableResume) as caught:
        scans.parse(scan(files.pdf_of([""])))
    assert caught.value.code == "no_text"
    assert "sharper" in caught.value.message


def test_scans_run_in_the_cage(scans: Pool) -> None:
    plain = Pool()
    assert scans.protection() == plain.protection()
    plain.close()


def test_a_reader_turns_to_ocr_where_there_is_no_text() -> None:
    if not ocr_engines.available():
        pytest.skip("no OCR engine is here")
    with Reader() as reader:
        resume = reader.read(scan(files.resume_pdf()), "scan.pdf", AS_OF)
        found = [(item.title, item.employer) for item in resume.positions]
        assert found == [(title, employer) for title, employer, *_ in files.POSITIONS]
        assert "ocr" in [item.code for item in resume.findings]
        assert "example.com" not in resume.text


@pytest.mark.parametrize("data", [scan(files.resume_pdf()), photograph(files.resume_pdf())])
def test_without_an_engine_the_message_says_what_to_install(
    data: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr_engines, "available", lambda: "")
    with Reader() as reader, pytest.raises(UnreadableResume) as caught:
        reader.read(data, "scan", AS_OF)
    assert caught.value.code == "no_text"
    assert "pip install 'matcher[ocr]'" in caught.value.message
    assert "original document" in caught.value.message


def test_a_reader_may_do_without_ocr() -> None:
    with Reader(scan_seconds=0) as reader, pytest.raises(UnreadableResume) as caught:
        reader.read(scan(files.resume_pdf()), "scan.pdf", AS_OF)
    assert caught.value.code == "no_text"


def test_no_page_is_begun_late(monkeypatch: pytest.MonkeyPatch) -> None:
    line = Spotted("A line of text that is long", 20, 20, 300, 40, 0.9)
    monkeypatch.setattr(ocr, "open_engine", lambda name: FakeEngine(line))
    document = ocr.read_scan(scan(files.pdf_of(["x"], pages=3)), begun_within=0.0)
    assert {item.page for item in document.lines} == {1}
    message = "the file has 3 pages; reading their pictures ended with page 1"
    assert ("truncated", message, 1) in document.notes


def test_other_files_without_text_are_not_sent_to_ocr() -> None:
    with Reader() as reader, pytest.raises(UnreadableResume) as caught:
        reader.read(files.html().split(b"<body>")[0] + b"<body></body></html>", "x.html", AS_OF)
    assert "install" not in caught.value.message


def lines_of(*spotted: Spotted) -> list[TextLine]:
    blank = np.zeros((100, 100, 3), dtype=np.uint8)
    return list(ocr._lines(FakeEngine(*spotted), blank, 2.0, 3))


def test_pieces_are_laid_out_like_a_pdf() -> None:
    read = lines_of(
        Spotted("Acme", 20, 100, 60, 120, 0.9),
        Spotted("Corp Ltd", 70, 101, 150, 121, 0.7),
        Spotted("Jane Doe", 20, 20, 100, 40, 0.99),
    )
    assert [(line.text, line.page, line.confidence) for line in read] == [
        ("Jane Doe", 3, 0.99), ("Acme Corp Ltd", 3, 0.7),
    ]  # fmt: skip
    assert read[1].box == (10.0, 50.0, 75.0, 60.5)


@pytest.mark.parametrize(("sure", "unsure", "told"), [(10, 0, 0), (9, 1, 0), (8, 2, 1), (0, 3, 1)])
def test_many_unsure_lines_are_a_finding(sure: int, unsure: int, told: int) -> None:
    confidences = [0.99] * sure + [0.5] * unsure
    lines = [TextLine("x", 2, None, 10.0, confidence=value) for value in confidences]
    found = [note for note in ocr._doubts(lines) if note[0] == "low_ocr_confidence"]
    assert len(found) == told
    if told:
        assert found[0][2] == 2
        assert f"{unsure} of {sure + unsure}" in found[0][1]
        assert "50%" in found[0][1]


def test_scans_of_many_pages_are_cut_and_say_so() -> None:
    assert [*ocr._truncated(8, 0)] == []
    ((code, message, page),) = ocr._truncated(20, 7)
    assert (code, page) == ("truncated", 6)
    assert "20 pages" in message


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "broken"),
        (photograph(files.resume_pdf())[:300], "broken"),
        (b"%PDF-1.7 nothing", "broken"),
    ],
)
def test_a_damaged_picture_is_a_typed_error(
    data: bytes, code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ocr, "open_engine", lambda name: FakeEngine())
    error = json.loads(worker.parse(data, read))["error"]
    assert error["code"] == code


def test_a_picture_of_too_many_pixels_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "open_engine", lambda name: FakeEngine())
    monkeypatch.setattr(ocr, "MOST_PICTURE", 10_000)
    error = json.loads(worker.parse(photograph(files.resume_pdf()), read))["error"]
    assert error["code"] == "too_big"


def test_confidence_goes_through_the_pipe() -> None:
    document = Document("image", 1, (TextLine("x", 1, None, 9.0, confidence=0.25),))
    assert Document.from_json(json.loads(json.dumps(document.to_json()))) == document


def test_tesseract_words_are_read_from_its_table() -> None:
    table = "5\t1\t1\t1\t1\t1\t10\t20\t30\t8\t91.5\tJane\n4\t1\t1\t1\t1\t0\t1\t2\t3\t4\t-1\t\nbad\n"
    assert list(ocr_engines._words(table)) == [Spotted("Jane", 10, 20, 40, 28, 0.915)]


def test_the_models_need_no_network() -> None:
    """RapidOCR's package carries them."""
    found = ocr_engines.find_spec("rapidocr")
    if found is None or found.origin is None:
        pytest.skip("rapidocr is not installed")
    assert (
        sum(path.stat().st_size for path in Path(found.origin).parent.rglob("*.onnx")) > 10_000_000
    )


def test_a_scan_with_a_few_words_of_its_scanner_is_read_by_ocr() -> None:
    if not ocr_engines.available():
        pytest.skip("no OCR engine is here")
    buffer = BytesIO()
    pages = Canvas(buffer, invariant=1)
    (picture,) = pictures_of(files.resume_pdf())
    pages.drawImage(ImageReader(picture), 0, 0, 595, 842)
    pages.drawString(240, 12, "Scanned with CamScanner")
    pages.save()
    with Reader() as reader:
        resume = reader.read(buffer.getvalue(), "scan.pdf", AS_OF)
    assert [(item.title, item.employer) for item in resume.positions] == [
        (title, employer) for title, employer, *_ in files.POSITIONS
    ]


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (files.pdf_of(["x"]), "only one letter"),
        (b"x", "only one letter"),
        (b"...", "only 0 letters"),
        (files.pdf_of(["Jane Doe"]), "only 7 letters"),
    ],
)
def test_next_to_nothing_is_told_as_such(data: bytes, found: str) -> None:
    with Reader(scan_seconds=0) as reader, pytest.raises(UnreadableResume) as caught:
        reader.read(data, "x", AS_OF)
    assert caught.value.code == "not_a_resume"
    assert found in caught.value.message
    assert "send the whole resume" in caught.value.message


def mixed(place: int) -> bytes:
    """A resume of two pages, of which one is a picture."""
    first, second = RESUME.split("Education")
    writer = PdfWriter()
    for number, text in enumerate((first, f"Education{second}")):
        page = files.pdf_of(text.splitlines())
        writer.append(BytesIO(scan(page) if number == place else page))
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


@pytest.mark.parametrize("place", [0, 1])
def test_a_page_that_is_a_picture_is_read_among_others(place: int) -> None:
    if not ocr_engines.available():
        pytest.skip("no OCR engine is here")
    with Reader() as reader:
        resume = reader.read(mixed(place), "x.pdf", AS_OF)
        plain = reader.read(files.resume_pdf(), "x.pdf", AS_OF)
    assert [line.page for line in resume.lines] == sorted(line.page for line in resume.lines)
    assert [item.begin for item in resume.positions] == [item.begin for item in plain.positions]
    assert [item.year for item in resume.education] == [2017]
    assert "Airflow" in resume.text
    assert "image_page" not in [item.code for item in resume.findings]
    assert "ocr" in [item.code for item in resume.findings]


def test_a_page_that_is_a_picture_is_told_where_there_is_no_engine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(ocr_engines, "available", lambda: "")
    with Reader() as reader:
        resume = reader.read(mixed(1), "x.pdf", AS_OF)
    (finding,) = (item for item in resume.findings if item.code == "image_page")
    assert finding.page == 2
    assert "original document" in finding.message


def test_a_photograph_of_the_person_is_no_page(monkeypatch: pytest.MonkeyPatch) -> None:
    buffer = BytesIO()
    pages = Canvas(buffer, invariant=1)
    for number, line in enumerate(RESUME.splitlines()):
        pages.drawString(72, 780 - 16 * number, line)
    pages.drawImage(ImageReader(Image.new("RGB", (30, 40), "red")), 430, 650, 120, 160)
    pages.showPage()
    pages.drawString(72, 780, "References on request")
    pages.save()
    with Reader() as reader:
        resume = reader.read(buffer.getvalue(), "x.pdf", AS_OF)
    assert {"image_page", "ocr"}.isdisjoint(item.code for item in resume.findings)


def test_blank_pages_need_no_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(name: str) -> FakeEngine:
        raise AssertionError(name)

    monkeypatch.setattr(ocr, "open_engine", fail)
    with pytest.raises(UnreadableResume) as caught:
        read(files.pdf_of([""], pages=3))
    assert caught.value.code == "no_text"
