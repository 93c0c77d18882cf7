"""Stability: what ships passes, an encoder that answers at random does not."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pytest

from eval.embeddings import CachedEncoder
from eval.errors import EvalError
from eval.releases import SUITES
from eval.resumes import AS_OF
from eval.stability.checks import BOUNDS, Case, summary
from eval.stability.command import (
    StabilityReport,
    as_json,
    as_markdown,
    check,
    readable_resumes,
    stability_command,
)
from eval.stability.documents import A4, LETTER, as_docx, as_pdf
from matcher.catalogue.load import load_catalogue
from matcher.match import Matcher
from matcher.resume.read import Reader, from_text
from matcher.resume.resume import Resume
from models.encoder import Encoder, Vectors
from models.registry import load_encoder
from tests.eval_fakes import RESUME, write_suite
from tests.fakes import FakeEncoder


@pytest.fixture(scope="module")
def resumes(tmp_path_factory: pytest.TempPathFactory) -> list[Resume]:
    return readable_resumes(SUITES / "resumes", 6, tmp_path_factory.mktemp("cache"))[0]


def checked(
    resumes: Sequence[Resume], encoder: Encoder, kept: bool = True, documents: bool = False
) -> StabilityReport:
    catalogue = load_catalogue()
    changed = Matcher(catalogue, CachedEncoder(encoder) if kept else encoder)
    repeated = Matcher(catalogue, encoder)
    return check("tiny", resumes, changed, repeated, encoder, documents, processes=False)


def test_what_ships_repeats_to_the_bit(resumes: list[Resume]) -> None:
    found = checked(resumes, load_encoder())
    assert [(item.repeat, item.equal, item.cases) for item in found.repeatability] == [
        (item.repeat, item.cases, item.cases) for item in found.repeatability
    ]
    assert len(found.repeatability) == 4
    forms = [item for item in found.checks if item.check in list(BOUNDS)[:5]]
    assert len(forms) == 5
    assert all(item.passed for item in forms)


def test_a_random_encoder_is_caught(resumes: list[Resume]) -> None:
    class Random(FakeEncoder):
        """Vectors near each other, so that something matches, and new at every call."""

        random = np.random.default_rng(1)

        def encode(self, texts: Sequence[str]) -> Vectors:
            rows = self.random.normal(1.5, size=(len(texts), self.dimension))
            unit = rows / np.linalg.norm(rows, axis=1, keepdims=True)
            return unit.astype(np.float32)

    found = checked(resumes, Random(), kept=False)
    assert not found.passed
    repeats = {item.repeat: item.passed for item in found.repeatability}
    assert not repeats["runs"]
    moved = {item.check: item.within for item in found.checks}
    assert min(moved.values()) < 0.9  # the score jumps where nothing has changed
    assert not any(passed for name, passed in repeats.items() if name.startswith("vectors"))


def test_an_encoder_that_looks_at_neighbours_is_caught(resumes: list[Resume]) -> None:
    class Neighbours(FakeEncoder):
        def encode(self, texts: Sequence[str]) -> Vectors:
            rows = super().encode(texts) + np.float32(len(texts) * 1e-4)
            return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)

    found = checked(resumes[:2], Neighbours())
    failed = {item.repeat for item in found.repeatability if not item.passed}
    assert any(name.startswith("vectors in batches of 1 ") for name in failed)


def test_cases_are_summed_up_by_hand() -> None:
    bound, least = BOUNDS["whitespace"]
    cases = [Case("whitespace", bound / 2, True)] * 9 + [Case("whitespace", bound * 2, False)]
    (found,) = summary(cases)
    assert (found.cases, found.within, found.held, found.passed) == (10, 0.9, 0.9, least <= 0.9)
    assert found.largest == pytest.approx(bound * 2)
    (worse,) = summary([*cases, Case("whitespace", 0.0, False)])
    assert not worse.passed


def test_documents_say_what_the_text_says() -> None:
    text = RESUME.format(title="Chef", duties="Cooked food & planned menus <daily>.")
    with Reader() as reader:
        for data in (as_pdf(text, A4), as_pdf(text, LETTER), as_docx(text)):
            read = reader.read(data, "cv", AS_OF)
            assert read.text.split() == from_text(text, as_of=AS_OF).text.split()
    assert as_pdf(text) == as_pdf(text)
    assert as_pdf(text, A4) != as_pdf(text, LETTER)


@pytest.mark.parametrize("limit", [2])
def test_the_command_writes_its_report(tmp_path: Path, limit: int) -> None:
    found = stability_command(
        SUITES / "resumes", tmp_path / "out", tmp_path / "s.json", limit, tmp_path / "cache"
    )
    assert {item.check for item in found.checks} <= set(BOUNDS)
    assert {"page size", "PDF against DOCX"} <= {item.check for item in found.checks}
    assert sum(item.repeat.startswith("a new process") for item in found.repeatability) == 3
    assert all(item.passed for item in found.repeatability)
    assert (tmp_path / "out" / "stability.json").read_text() == as_json(found)
    assert json.loads((tmp_path / "s.json").read_text())["resumes"] == 2
    assert (tmp_path / "out" / "stability.md").read_text() == as_markdown(found)


def test_suites_without_resumes_are_refused(tmp_path: Path) -> None:
    with pytest.raises(EvalError, match="has the task titles; expected resumes or advice"):
        stability_command(write_suite(tmp_path / "suite"), cache=tmp_path)
