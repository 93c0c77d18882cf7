"""Lines in reading order from glyphs that stand where a layout puts them."""

from __future__ import annotations

import random
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.resume.glyphs import Glyph, Glyphs, runs_of
from matcher.resume.layout import read_lines, read_pages
from tests.slow_glyphs import runs_of as slow_runs_of

WIDTH = 5.0
HEIGHT = 10.0
WORDS = "managed built designed wrote tested shipped measured improved reduced trained".split()


def write(text: str, left: float, top: float, step: float = WIDTH) -> list[Glyph]:
    """Set a line in letters of one width; spaces are only gaps."""
    return [
        Glyph(letter, left + step * at, top, left + step * at + WIDTH, top + HEIGHT)
        for at, letter in enumerate(text)
        if letter != " "
    ]


def prose(lines: int, words: int, seed: int) -> list[str]:
    source = random.Random(seed)
    return [" ".join(source.choice(WORDS) for _ in range(words)) for _ in range(lines)]


def column(lines: list[str], left: float, step: float = 14.0) -> list[Glyph]:
    return [g for at, line in enumerate(lines) for g in write(line, left, 100 + step * at)]


def texts(glyphs: list[Glyph]) -> list[str]:
    return [line.text for line in read_lines(glyphs)]


def test_words_and_lines() -> None:
    assert texts(write("Built Spark pipelines", 50, 100) + write("on AWS", 50, 114)) == [
        "Built Spark pipelines",
        "on AWS",
    ]


def test_no_glyphs_give_no_lines() -> None:
    assert read_lines([]) == []


def test_lines_come_from_top_to_bottom_whatever_the_order_in_the_file() -> None:
    lines = [write(f"line {number}", 50, 100 + 14 * number) for number in range(6)]
    random.Random(1).shuffle(lines)
    assert texts([g for line in lines for g in line]) == [f"line {n}" for n in range(6)]


def test_dates_at_the_right_stay_with_their_titles() -> None:
    glyphs: list[Glyph] = []
    for number in range(6):
        glyphs += write(f"Engineer number {number}", 50, 100 + 42 * number)
        glyphs += write(f"201{number} - 202{number}", 480, 100 + 42 * number)
        glyphs += write("Built pipelines for many teams and years", 50, 114 + 42 * number)
    assert texts(glyphs)[::2] == [f"Engineer number {n}   201{n} - 202{n}" for n in range(6)]


def test_labels_stay_with_their_values() -> None:
    labels = ["Languages", "Cloud", "Data", "Tools", "Methods", "Testing"]
    values = ["Python, SQL", "AWS, Azure", "Spark, dbt", "Git, make", "Scrum, XP", "pytest, tox"]
    glyphs = [
        *column(labels, 50),
        *column(values, 180),
    ]
    assert texts(glyphs) == [f"{a}   {b}" for a, b in zip(labels, values, strict=True)]


@pytest.mark.parametrize("by_row", [False, True])
def test_two_columns_are_read_one_after_the_other(by_row: bool) -> None:
    left, right = prose(12, 6, 1), prose(12, 6, 2)
    glyphs = column(left, 40) + column(right, 340)
    if by_row:
        glyphs.sort(key=lambda glyph: (glyph.top, glyph.left))
    assert texts(glyphs) == [*left, *right]


def test_a_sidebar_and_a_main_column_under_a_wide_head() -> None:
    head = "Jane Doe builds pipelines and platforms for data teams of every size and kind anywhere"
    side, main = prose(10, 2, 3), prose(20, 8, 4)
    glyphs = write(head, 40, 40) + column(side, 40, step=19) + column(main, 220)
    assert texts(glyphs) == [head, *side, *main]


def test_text_below_the_columns_follows_them() -> None:
    left, right = prose(8, 6, 5), prose(8, 6, 6)
    foot = "References are given on request and all that is said here can be shown in writing"
    glyphs = column(left, 40) + column(right, 340) + write(foot, 40, 100 + 14 * 9)
    assert texts(glyphs) == [*left, *right, foot]


def test_letter_spaced_headings_are_words() -> None:
    assert texts(write("WORK EXPERIENCE", 50, 100, step=WIDTH + 3)) == ["WORK EXPERIENCE"]


def test_overhanging_letters_do_not_cut_words() -> None:
    glyphs: list[Glyph] = []
    for row in range(8):
        left = 50.0
        for letter in "effort of five staff":
            if letter != " ":
                width = 2.5 if letter == "f" else 5.0
                box = (left, 100 + 14 * row, left + width, 110 + 14 * row)
                glyphs.append(Glyph(letter, *box))
                left += width - (1.0 if letter == "f" else 0.0)
            else:
                left += 3.0
    assert set(texts(glyphs)) == {"effort of five staff"}


def test_a_space_in_the_file_parts_words_at_half_the_gap() -> None:
    near = [Glyph("a", 0, 0, 5, 10), Glyph("b", 6, 0, 11, 10, space=True)]
    none = [Glyph("a", 0, 0, 5, 10), Glyph("b", 5.2, 0, 10.2, 10, space=True)]
    assert texts(near) == ["a b"]
    assert texts(none) == ["ab"]


def test_a_wide_gap_parts_runs_and_a_new_line_too() -> None:
    glyphs = write("Acme", 50, 100) + write("Boston", 300, 100) + write("next", 50, 114)
    assert [run.text for run in runs_of(Glyphs.of(glyphs))] == ["Acme", "Boston", "next"]


def test_boxes_surround_the_letters() -> None:
    (line,) = read_lines(write("Jane Doe", 50, 100))
    assert (line.left, line.top, line.right, line.bottom) == (50, 100, 50 + 8 * WIDTH, 110)
    assert line.height == HEIGHT


def test_raised_letters_stay_in_their_row() -> None:
    glyphs = [*write("May 3", 50, 100), Glyph("r", 75, 99, 78, 107), Glyph("d", 78, 99, 81, 107)]
    assert texts(glyphs) == ["May 3rd"]


LETTER = st.builds(
    lambda text, left, top, width, height: Glyph(text, left, top, left + width, top + height),
    st.sampled_from("abcXYZ019.,"),
    st.floats(0, 600),
    st.floats(0, 800),
    st.floats(0, 30),
    st.floats(0, 30),
)


@settings(max_examples=60, deadline=None)
@given(st.lists(LETTER, max_size=40))
def test_no_letter_is_lost_or_added(glyphs: list[Glyph]) -> None:
    read = "".join(texts(glyphs)).replace(" ", "")
    assert sorted(read) == sorted(glyph.text for glyph in glyphs)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=8))
def test_a_line_is_read_as_it_was_set(words: list[str]) -> None:
    assert texts(write(" ".join(words), 30, 100)) == [" ".join(words)]


def test_rows_of_a_page_never_overlap_their_order() -> None:
    lines = read_lines(column(prose(30, 9, 9), 40))
    assert all(before.bottom <= after.bottom for before, after in pairwise(lines))


@settings(max_examples=80, deadline=None)
@given(st.lists(LETTER, max_size=40))
def test_arrays_and_loops_find_the_same_runs(glyphs: list[Glyph]) -> None:
    fast, slow = runs_of(Glyphs.of(glyphs)), slow_runs_of(glyphs)
    assert [run.text for run in fast] == [run.text for run in slow]
    assert [(r.left, r.top, r.right, r.bottom) for r in fast] == [
        (r.left, r.top, r.right, r.bottom) for r in slow
    ]


def test_arrays_and_loops_agree_on_a_page() -> None:
    glyphs = column(prose(20, 6, 7), 40) + column(prose(20, 4, 8), 340)
    glyphs += write("WORK EXPERIENCE", 50, 60, step=WIDTH + 3)
    fast, slow = runs_of(Glyphs.of(glyphs)), slow_runs_of(glyphs)
    assert [run.text for run in fast] == [run.text for run in slow]


def lines_of(*pages: list[Glyph]) -> list[str]:
    placed, _ = read_pages([Glyphs.of(page) for page in pages])
    return [item.line.text for item in placed]


def test_a_sparse_side_bar_does_not_mix_with_the_main_column() -> None:
    side = ["Skills", "Python", "Ansible", "Linux", "Django", "Contact", "Here"]
    main = ["Profile", *prose(9, 7, 1), "Experience", *prose(9, 7, 2)]
    glyphs = column(side, 40, step=37.0) + column(main, 200)
    assert texts(glyphs) == [*side, *main]


def test_columns_whose_rows_stand_at_one_height_are_told_by_their_headings() -> None:
    left = ["Education", *prose(4, 4, 1), "Languages", *prose(3, 3, 2)]
    right = ["Experience", *prose(7, 4, 3)]
    assert texts(column(left, 40) + column(right, 300)) == [*left, *right]


def test_lists_side_by_side_are_columns() -> None:
    left, right = ["• Item one", "• Item two", "• Item three"], ["• Item four", "• Item five"]
    assert texts(column(left, 40) + column(right, 300)) == [*left, *right]


def test_headings_in_the_margin_stand_before_what_is_beside_them() -> None:
    glyphs: list[Glyph] = []
    expected: list[str] = []
    for number, heading in enumerate(["Experience", "Education", "Skills"]):
        content = prose(4, 8, number)
        glyphs += write(heading, 40, 100 + 70 * number)
        glyphs += [g for at, line in enumerate(content)
                   for g in write(line, 160, 100 + 70 * number + 14 * at)]  # fmt: skip
        expected += [heading, *content]
    assert texts(glyphs) == expected


def test_dates_at_the_left_stay_with_their_titles() -> None:
    glyphs: list[Glyph] = []
    for number in range(5):
        glyphs += write(f"201{number} - 201{number + 1}", 40, 100 + 44 * number)
        glyphs += write(f"Engineer at Acme {number}", 160, 100 + 44 * number)
        glyphs += write("Built pipelines for many teams", 160, 114 + 44 * number)
    assert texts(glyphs)[::2] == [f"201{n} - 201{n + 1}   Engineer at Acme {n}" for n in range(5)]


def test_a_side_bar_over_two_pages_is_read_before_the_main_column() -> None:
    first = column(["Skills", *prose(6, 2, 1)], 40, 25.0)
    first += column(["Experience", *prose(14, 7, 2)], 200)
    second = column(["Languages", *prose(5, 2, 3)], 40, 25.0) + column(prose(14, 7, 4), 200)
    found = lines_of(first, second)
    assert found == ["Skills", *prose(6, 2, 1), "Languages", *prose(5, 2, 3), "Experience",
                     *prose(14, 7, 2), *prose(14, 7, 4)]  # fmt: skip
    placed, wide = read_pages([Glyphs.of(first), Glyphs.of(second)])
    assert wide == [0, 1]
    assert {item.flow for item in placed[:13]} == {0}
    assert {item.flow for item in placed[13:]} == {1}


def test_heads_feet_and_page_numbers_leave_the_flow() -> None:
    pages = []
    for number in range(3):
        body = column([f"{line} {number}" for line in prose(30, 6, number)], 40, 20.0)
        head, foot = write("Jane Doe, Engineer", 40, 30), write("jane@example.org", 40, 760)
        pages.append([*head, *body, *foot, *write(f"Page {number + 1} of 3", 400, 760)])
    found = lines_of(*pages)
    assert found[0] == "Jane Doe, Engineer" and found[-1] == "jane@example.org"
    assert len(found) == 3 * 30 + 2
    assert found[1:-1] == [f"{line} {n}" for n in range(3) for line in prose(30, 6, n)]


def test_a_line_stretched_to_fill_its_column_is_one_line() -> None:
    glyphs = [g for at, word in enumerate("Design software and lead".split())
              for g in write(word, 40 + 70 * at, 100, WIDTH)]  # fmt: skip
    narrow = [g for at, word in enumerate(["Plan", "make", "test", "ship"])
              for g in write(word, 40 + 35 * at, 100)]  # fmt: skip
    assert texts(narrow) == ["Plan make test ship"]
    assert texts(glyphs) != ["Design software and lead"], "gaps as wide as a table's are a table"


def test_a_small_bullet_stands_with_its_line() -> None:
    bullet = Glyph("•", 40, 103, 43, 106)
    line = write("Built pipelines", 60, 100)
    assert texts([bullet, *line, *write("next", 60, 114)]) == ["• Built pipelines", "next"]


def test_text_from_right_to_left_is_whole() -> None:
    letters = "שלום עולם"
    glyphs = [
        Glyph(letter, 200 - 9.0 * at, 100, 209 - 9.0 * at, 110, space=letters[at - 1] == " ")
        for at, letter in enumerate(letters)
        if letter != " "
    ]
    assert texts([*glyphs, *write("Jane", 300, 100)]) == ["שלום עולם   Jane"]
