"""Bad files and real resumes, where the evaluation data lie beside the project."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from matcher.resume.errors import CODES, UnreadableResume
from matcher.resume.read import Reader
from tests.volume import counts_of

DATA = Path(__file__).resolve().parents[2] / "shared" / "data"
AS_OF = date(2026, 1, 1)
SLOWEST = 2.0
pytestmark = pytest.mark.shared
ENCRYPTED = (
    "opf__encryption_openpassword.pdf",
    "pypdfsample__libreoffice-writer-password.pdf",
    "pdfminer__aes-256-r6.pdf",
    "pdfminer__rc4-40.pdf",
    "qpdf__enc-R2_V1_U_view_O_view.pdf",
    "tika__testWORD_protected_passtika.docx",
)
TOO_BIG = (
    "made__zip-50k-entries.docx",
    "made__zip-bomb-document-xml-1GB.docx",
    "made__zip-bomb-media-2GB.docx",
    "made__xml-quadratic-blowup.docx",
)
BROKEN = (
    "made__header-only.pdf",
    "made__truncated-half.pdf",
    "made__xml-billion-laughs.docx",
    "made__xml-xxe-file.docx",
)


@pytest.fixture(scope="module")
def outcomes() -> Iterator[dict[str, tuple[str, float]]]:
    folder = DATA / "bad-files"
    if not folder.is_dir():
        pytest.skip("the bad files are not here")
    found: dict[str, tuple[str, float]] = {}
    with Reader(scan_seconds=0) as reader:  # OCR takes its own time
        for path in sorted(folder.iterdir()):
            if path.suffix in (".pdf", ".docx"):
                begun = time.monotonic()
                try:
                    code = reader.read_path(path, AS_OF) and "read"
                except UnreadableResume as error:
                    assert error.message
                    code = error.code
                found[path.name] = (str(code), time.monotonic() - begun)
        assert reader._pool._free.qsize() == 1, "the reading process is still there"
    yield found


def test_every_bad_file_gives_a_resume_or_a_typed_error(
    outcomes: dict[str, tuple[str, float]],
) -> None:
    assert len(outcomes) >= 180
    assert {code for code, _ in outcomes.values()} <= {*CODES, "read"}
    assert max(seconds for _, seconds in outcomes.values()) < SLOWEST


@pytest.mark.parametrize(
    ("names", "code"), [(ENCRYPTED, "encrypted"), (TOO_BIG, "too_big"), (BROKEN, "broken")]
)
def test_the_code_says_what_is_wrong(
    names: tuple[str, ...], code: str, outcomes: dict[str, tuple[str, float]]
) -> None:
    assert {name: outcomes[name][0] for name in names} == dict.fromkeys(names, code)


def test_next_to_nothing_of_it_is_taken_for_a_resume(
    outcomes: dict[str, tuple[str, float]],
) -> None:
    counts = Counter(code for code, _ in outcomes.values())
    assert counts["read"] <= 2
    assert outcomes["made__no-text-layer.pdf"][0] == "no_text"
    assert outcomes["made__zero-bytes.pdf"][0] == "empty"


def test_layouts_are_read_and_the_letter_is_refused() -> None:
    folder = DATA / "resume-layouts"
    if not folder.is_dir():
        pytest.skip("the layouts are not here")
    codes: dict[str, str] = {}
    with Reader() as reader:
        for path in sorted(folder.glob("*.pdf")):
            try:
                resume = reader.read_path(path, AS_OF)
                codes[path.name] = "read" if resume.sections else "empty"
            except UnreadableResume as error:
                codes[path.name] = error.code
    refused = {name for name, code in codes.items() if code != "read"}
    assert len(codes) == 12
    assert refused == {"awesome-cv__coverletter_NOT_A_RESUME.pdf"}
    assert codes["awesome-cv__coverletter_NOT_A_RESUME.pdf"] == "not_a_resume"


def test_real_resumes_are_read() -> None:
    folder = DATA / "resumes-pdf"
    if not folder.is_dir():
        pytest.skip("the resumes are not here")
    counts = counts_of(sorted(folder.rglob("*.pdf"))[::25])
    assert counts["files"] >= 45
    assert counts["refused"] == 0
    assert counts["dated positions"] >= 3 * counts["files"]
    assert counts["dated, with neither"] == 0
    assert counts["dated, with title"] >= 0.95 * counts["dated positions"]
    assert counts["resumes without positions"] <= 0.05 * counts["files"]
