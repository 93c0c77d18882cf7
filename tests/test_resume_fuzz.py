"""Damaged files, a few of them: `make fuzz` reads ten thousand."""

from __future__ import annotations

import contextlib
import json
import time
from collections.abc import Iterator

import pytest

from matcher.resume.errors import UnreadableResume
from matcher.resume.read import Reader
from tests import fuzz
from tests.mutations import mutant
from tests.resume_files import RESUME

COUNT = 120


@pytest.fixture(scope="module")
def outcomes() -> list[fuzz.Outcome]:
    return list(fuzz.read_all(fuzz.mutants(COUNT, seed=7)))


def test_every_damaged_file_gives_a_typed_answer_in_time(outcomes: list[fuzz.Outcome]) -> None:
    found = fuzz.summary(outcomes)
    assert found["faults"] == []
    assert found["files"] == COUNT
    assert 10 < found["peak_megabytes"] <= fuzz.MOST_MEGABYTES


def test_damage_is_neither_always_fatal_nor_always_harmless(outcomes: list[fuzz.Outcome]) -> None:
    codes = {item.code for item in outcomes}
    assert {"read", "broken"} <= codes


def test_the_same_seed_gives_the_same_files() -> None:
    files = list(fuzz.seeds().values())
    first = [mutant(files, number, 3) for number in range(40)]
    assert first == [mutant(files, number, 3) for number in range(40)]
    assert len(set(first)) > 35
    assert all(data not in files for data in first[:5])


def test_a_fault_is_told_and_fails_the_run(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(fuzz, "MOST_MEGABYTES", 1)
    monkeypatch.setattr(fuzz, "seeds", lambda: {"a.txt": b"Jane Doe"})
    assert fuzz.main(["--count", "1"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert told["files"] == 2
    assert any("held" in fault for fault in told["faults"])


PIECES = (
    "Jan 2020 - Feb 2021 ", "Senior Engineer, Acme Corp ", "1234567890 ", "a@", "www.a.com/",
    "jane.doe@example.com ", "12 Main Street ", "SKILLS ", "John Smith ", "- ", "2019 - ", "a, ",
    "x", "Name: ", "a.b.", "(", "__a ", "Dear ", "of the ",
)  # fmt: skip


@pytest.fixture(scope="module")
def reader() -> Iterator[Reader]:
    with Reader() as started:
        yield started


@pytest.mark.parametrize("piece", PIECES)
@pytest.mark.parametrize("width", [60, 2_900])
def test_no_text_keeps_its_reader_busy(piece: str, width: int, reader: Reader) -> None:
    """Whatever a text costs to understand, it costs that in the cage, and not for long."""
    line = (piece * (width // len(piece) + 1))[:width]
    text = f"{RESUME}\n" + "\n".join([line] * (199_000 // (width + 1) - 10))
    begun, spent = time.monotonic(), time.process_time()
    with contextlib.suppress(UnreadableResume):
        reader.read_text(text, "x", fuzz.AS_OF)
    assert time.process_time() - spent < 1.0
    assert time.monotonic() - begun < 2 * fuzz.MOST_SECONDS
