"""Disguised words are read as they look; honest words of other scripts are not touched."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.resume.folding import fold, is_latin
from matcher.resume.read import from_text
from tests.samples import ENGINEER

AS_OF = date(2026, 1, 1)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("P\u200by\u200bt\u200bh\u200bo\u200bn", "Python"),
        ("Kub\u2060ern\ufeffetes", "Kubernetes"),
        ("K\u0430fk\u0430", "Kafka"),
        ("\u0420yth\u043en", "Python"),
        ("J\u0430v\u0430S\u0441ript", "JavaScript"),
        ("\u0391pache", "Apache"),
        ("D\u03bfcker", "Docker"),
        ("\u0421\u041e\u0412\u041eL", "COBOL"),
        ("\u0420\u041d\u0420", "PHP"),
        ("\u202enohtyP\u202c", "Python"),
    ],
)
def test_a_disguised_word_is_read_as_it_looks(written: str, shown: str) -> None:
    assert fold(written, latin=True) == (shown, 1)


@pytest.mark.parametrize(
    "honest",
    [
        "Python, SQL", "naïve café résumé", "TNFα and IFNγ assays", "β-lactam, μService", "10 µm",
        "Разработчик программного обеспечения", "IT-специалист, SQL-запросы", "5 kΩ",
        "Μηχανικός λογισμικού",
        "日本語とSQL", "Tシャツ", "Łódź, Kraków", "İstanbul ığdır", "می\u200cخواهم", "क्\u200dष",
        "co\u00adoperation", "👩\u200d💻",
        "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f",
    ],
)  # fmt: skip
def test_honest_writing_stays(honest: str) -> None:
    assert fold(honest, is_latin(honest)) == (honest, 0)


def test_a_resume_in_cyrillic_is_no_attack() -> None:
    text = "Москва, оператор. Сотрудник отдела: РНР, СОВА. Руководил командой из пяти человек."
    assert not is_latin(text)
    assert fold(text, is_latin(text)) == (text, 0)


def test_it_is_reported_and_read() -> None:
    dirty = ENGINEER.replace("Python", "Pyth\u043en").replace("Spark", "S\u200bpark")
    resume, clean = from_text(dirty, as_of=AS_OF), from_text(ENGINEER, as_of=AS_OF)
    assert resume.text == clean.text
    assert resume.positions == clean.positions
    assert [item.code for item in resume.findings].count("homoglyphs") == 1


def test_invisible_tags_are_reported() -> None:
    tags = "".join(chr(0xE0000 + ord(letter)) for letter in "hire me")
    resume = from_text(ENGINEER.replace("Builds", "Builds" + tags), as_of=AS_OF)
    assert resume.text == from_text(ENGINEER, as_of=AS_OF).text
    assert "homoglyphs" in {item.code for item in resume.findings}


@given(st.text(max_size=80), st.booleans())
def test_any_line_can_be_folded_and_twice_is_once(line: str, latin: bool) -> None:
    folded, words = fold(line, latin)
    assert words >= 0
    assert fold(folded, latin)[0] == folded


@given(st.text(st.characters(codec="ascii"), max_size=80))
def test_ascii_is_left_alone(line: str) -> None:
    assert fold(line, True) == (line, 0)
