"""Broken words made whole, and glyphs that only their names explain."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.resume.document import TextLine
from matcher.resume.glyph_names import glyph_names, meaning, named
from matcher.resume.hyphens import hyphens_joined
from tests import resume_files as files


def joined(*texts: str) -> list[str]:
    return [line.text for line in hyphens_joined([TextLine(text, 1) for text in texts])]


def test_a_broken_word_is_whole_in_the_first_line() -> None:
    assert joined("Something smart, prefer-", "ably in one sentence.") == [
        "Something smart, preferably",
        "in one sentence.",
    ]


def test_a_word_broken_in_each_of_three_lines() -> None:
    assert joined("develop-", "ment and opera-", "tions at scale") == [
        "development",
        "and operations",
        "at scale",
    ]


def test_a_line_that_is_emptied_goes() -> None:
    assert joined("deploy-", "ment", "Next") == ["deployment", "Next"]


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("cross-", "functional teams", "cross-functional"),
        ("role-", "based access", "role-based"),
        ("multi-", "account", "multi-account"),
        ("mon-", "itor", "monitor"),
    ],
)
def test_compounds_keep_their_hyphen(first: str, second: str, whole: str) -> None:
    assert joined(first, second)[0] == whole


def test_the_rest_of_the_text_decides() -> None:
    assert joined("check-list and e-mail", "a check-", "list")[1] == "a check-list"
    assert joined("multiaccount", "multi-", "account")[1] == "multiaccount"


@pytest.mark.parametrize("lines", [("2015 -", "present"), ("Acme -", "Boston"), ("A-", "B")])
def test_dashes_are_no_hyphens(lines: tuple[str, str]) -> None:
    assert joined(*lines) == list(lines)


def test_flows_are_not_joined() -> None:
    lines = [TextLine("prefer-", 1), TextLine("ably", 1, flow=1)]
    assert hyphens_joined(lines) == lines


@given(st.lists(st.sampled_from("ab-|cd|e f-|Gh-|ij k|-|x-y".split("|")), max_size=8))
def test_no_letter_is_lost(texts: list[str]) -> None:
    def letters(parts: list[str]) -> str:
        return "".join("".join(parts).replace("-", "").split())

    assert letters(joined(*texts)) == letters(texts)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("/f_i", "fi"),
        ("f_f_i", "ffi"),
        ("A.sc", "A"),
        ("uni00E9", "é"),
        ("u1F600", "😀"),
        ("uni00660069", "fi"),
        ("T_h.liga", "Th"),
        ("map_marker", ""),
        (".notdef", ""),
        ("uFFFFFF", ""),
        ("", ""),
    ],
)
def test_what_glyph_names_mean(name: str, text: str) -> None:
    assert meaning(name) == text


def test_names_of_the_font_come_before_the_usual_ligatures() -> None:
    assert named("Raleway", 0x1B, {("Raleway", 0x1B): "ffi"}) == "ffi"
    assert named("Raleway", 0x1C, {("Raleway", 0x1B): "ffi"}) == ""
    assert named("Latin Modern", 0x1C, {}) == "fi"
    assert named("Latin Modern", 0x41, {}) == ""


def test_a_file_without_names_or_without_sense_gives_none() -> None:
    assert glyph_names(files.resume_pdf()) == {}
    assert glyph_names(b"%PDF-1.7 nonsense") == {}
