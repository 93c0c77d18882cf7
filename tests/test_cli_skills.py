"""`matcher skills`: any text in, skills with their places out."""

from __future__ import annotations

import io
import json
import sys
from types import SimpleNamespace

import pytest

from service.cli import main
from service.commands import skills as module


@pytest.fixture
def text(tmp_path):
    file = tmp_path / "advert.txt"
    file.write_text("Wrote Go and Docker. No experience with Kafka.", encoding="utf-8")
    return file


def test_skills_are_told_from_left_to_right(text, capsys):
    assert main(["skills", str(text), "--json"]) == 0
    found = json.loads(capsys.readouterr().out)["skills"]
    assert [(row["id"], row["text"], row["start"], row["end"]) for row in found] == [
        ("go", "Go", 6, 8),
        ("docker", "Docker", 13, 19),
    ]
    assert {row["way"] for row in found} == {"name"}
    assert all(0 < row["confidence"] <= 1 for row in found)


def test_people_get_a_table(text, capsys):
    assert main(["skills", str(text)]) == 0
    shown = capsys.readouterr().out
    assert "Docker" in shown and "Kafka" not in shown


def test_text_may_come_from_stdin(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"Docker")))
    assert main(["skills", "-", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["skills"][0]["id"] == "docker"


@pytest.mark.parametrize(
    ("data", "code"),
    [(b"\xff\xfe", "unsupported_type"), (b"x" * 11, "too_large"), (None, "not_found")],
)
def test_what_is_no_text_is_refused(data, code, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(module, "MOST_BYTES", 10)
    file = tmp_path / "file"
    if data is not None:
        file.write_bytes(data)
    assert main(["skills", str(file), "--json"]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == code
