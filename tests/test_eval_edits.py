"""Edits change what they say and nothing else."""

from __future__ import annotations

from eval import edits
from eval.resumes import AS_OF
from matcher.resume.read import from_text
from tests.eval_fakes import RESUME

TEXT = RESUME.format(title="Chef", duties="• Cooked Food for guests. Planned Menus.")


def test_changes_of_form_keep_the_words() -> None:
    resume = from_text(TEXT, as_of=AS_OF)
    for text in (edits.spaced(TEXT), edits.lowered(resume), edits.reordered(resume)):
        assert sorted(text.lower().split()) == sorted(resume.text.lower().split())
    assert edits.spaced(TEXT) != TEXT
    assert "guests.  Planned" in edits.spaced(TEXT)
    assert edits.bulleted("• one\n - two\nno-bullet") == "* one\n • two\nno-bullet"


def test_sections_turn_round_and_the_head_stays() -> None:
    text = edits.reordered(from_text(TEXT, as_of=AS_OF))
    assert text.startswith("Chef")
    assert text.index("Education") < text.index("Skills") < text.index("Experience")


def test_duties_are_lowered_and_titles_are_not() -> None:
    text = edits.lowered(from_text(TEXT, as_of=AS_OF))
    assert "cooked food" in text
    assert "Chef, Example Ltd" in text


def test_a_sentence_of_use_goes_to_the_work() -> None:
    text = edits.used(from_text(TEXT, as_of=AS_OF), "Butchery")
    assert text.index("Example Ltd") < text.index("Used Butchery every week") < text.index("Skills")
    idle = TEXT[: TEXT.index("Experience")] + TEXT[TEXT.index("Skills") :]
    assert "Experience\n- Used Butchery" in edits.used(from_text(idle, as_of=AS_OF), "Butchery")


def test_covering_keeps_every_other_place() -> None:
    assert edits.without("one two\nthree four", 4, 13) == "one    \n      four"


def test_one_typo_is_the_same_each_time() -> None:
    wrong = edits.typed_wrong(TEXT)
    assert wrong == edits.typed_wrong(TEXT)
    assert sum(a != b for a, b in zip(wrong, TEXT, strict=True)) == 2
    assert edits.typed_wrong("a b c") == "a b c"
