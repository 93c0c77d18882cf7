"""A matcher and a reader that need no model and no process, for tests of the service."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from matcher.catalogue.records import (
    Capability,
    CareerLevel,
    Catalogue,
    Certification,
    Code,
    Role,
    Salary,
    Skill,
)
from matcher.report import MatchReport
from matcher.resume.read import from_json_resume, from_text
from matcher.resume.resume import Resume
from matcher.skills.find import Vocabulary
from service import examples
from service.app import create_app
from service.settings import Settings

RESUME = examples.TEXT


def catalogue() -> Catalogue:
    engineer = Role(
        id="machine-learning-engineer",
        title="Machine Learning Engineer",
        summary="Builds systems that learn.",
        aliases=("ML Engineer",),
        family="ai",
        codes={"onet_soc": Code("15-2051.00")},
        capabilities=(Capability("Modelling", "Trains models.", ("python",)),),
        skills={"python": "core"},
        certifications=("pmle",),
        salary=Salary("United States", "USD", 2024, 80_000, 200_000, None, "a source"),
        levels=(CareerLevel("Junior Machine Learning Engineer", 0, "Learns."),),
        related=("data-scientist",),
    )
    scientist = Role("data-scientist", "Data Scientist", "Finds out.", family="data")
    skill = Skill("python", "Python", "tool", ("Python 3",))
    certification = Certification(
        "pmle", "Professional ML Engineer", "Example", "https://example.com/pmle", "Validates.",
        ("python",), "professional", "active",
    )  # fmt: skip
    roles = {item.id: item for item in (scientist, engineer)}
    return Catalogue(roles, {"python": skill}, {"pmle": certification}, "0" * 64)


class FakeMatcher:
    """Answers every resume with the example report and remembers what it was asked."""

    def __init__(self) -> None:
        self.catalogue = catalogue()
        self.vocabulary = Vocabulary.build(self.catalogue.skills, self.catalogue.certifications)
        self.versions = {"engine": "test"}
        self.asked: list[dict[str, Any]] = []
        self.error: Exception | None = None

    def match(self, resume: Resume, top: int = 5, role: str | None = None) -> MatchReport:
        self.asked.append({"resume": resume, "top": top, "role": role})
        if self.error is not None:
            raise self.error
        report = examples.report()
        facts = replace(report.resume, file=resume.file, as_of=str(resume.as_of))
        return replace(report, resume=facts, matches=report.matches[:top])


class FakeReader:
    """Takes any bytes for the example resume, or fails, or waits, as it is told."""

    def __init__(self) -> None:
        self.read_files: list[tuple[bytes, str, date | None]] = []
        self.error: Exception | None = None
        self.started = threading.Semaphore(0)
        self.gate = threading.Event()
        self.gate.set()

    def __enter__(self) -> FakeReader:
        return self

    def __exit__(self, *error: object) -> None:
        pass

    def read(self, data: bytes, name: str, as_of: date | None = None) -> Resume:
        self.started.release()
        self.gate.wait(10)
        self.read_files.append((data, name, as_of))
        if self.error is not None:
            raise self.error
        return from_text(RESUME, name, as_of or date(2026, 11, 1))

    def read_text(self, text: str, name: str, as_of: date | None = None) -> Resume:
        return from_text(text, name, as_of)

    def read_record(self, record: dict[str, Any], name: str, as_of: date | None = None) -> Resume:
        return from_json_resume(record, name, as_of)

    def read_path(self, path: Path, as_of: date | None = None) -> Resume:
        return self.read(path.read_bytes(), path.name, as_of)


@contextmanager
def served(
    settings: Settings | None = None,
    matcher: FakeMatcher | None = None,
    reader: FakeReader | None = None,
) -> Iterator[TestClient]:
    """A client of an application with fakes behind it."""
    app = create_app(settings or Settings(), matcher or FakeMatcher(), reader or FakeReader())
    with TestClient(app, raise_server_exceptions=False) as client:
        yield client
