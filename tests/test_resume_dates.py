"""Date ranges in every usual form, and months counted once."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from matcher.resume.dates import (
    find_open,
    find_ranges,
    find_single,
    find_stand_in,
    find_years,
    has_date,
    months_covered,
)
from matcher.resume.resume import Month

AS_OF = date(2026, 3, 10)
FORMS = [
    ("Jan 2020 - Mar 2021", "2020-01", "2021-03"),
    ("January 2020 – March 2021", "2020-01", "2021-03"),
    ("Jan. 2020 — Mar. 2021", "2020-01", "2021-03"),
    ("JAN 2020-MAR 2021", "2020-01", "2021-03"),
    ("Sept 2019 to June 2020", "2019-09", "2020-06"),
    ("September, 2019 until June, 2020", "2019-09", "2020-06"),
    ("Jan 15, 2019 through Feb 3rd, 2020", "2019-01", "2020-02"),
    ("01/2020 - 03/2021", "2020-01", "2021-03"),
    ("1/2020–3/2021", "2020-01", "2021-03"),
    ("01.2020 - 03.2021", "2020-01", "2021-03"),
    ("03/15/2019 - 04/20/2020", "2019-03", "2020-04"),
    ("01/03/2019 - 31/05/2021", "2019-03", "2021-05"),
    ("2020-01 - 2021-03", "2020-01", "2021-03"),
    ("2020/01 – 2021/03", "2020-01", "2021-03"),
    ("2020-01-15 - 2021-03-31", "2020-01", "2021-03"),
    ("2019 - 2021", "2019-01", "2021-12"),
    ("2019–2021", "2019-01", "2021-12"),
    ("2019–21", "2019-01", "2021-12"),
    ("from 2014 to 2019", "2014-01", "2019-12"),
    ("Mar '15 - Jul '21", "2015-03", "2021-07"),
    ("Mar ’98 - Jul ’01", "1998-03", "2001-07"),
    ("5/11 - 2/15", "2011-05", "2015-02"),
    ("Jan-20 - Mar-21", "2020-01", "2021-03"),
    ("May – Aug 2019", "2019-05", "2019-08"),
    ("Summer 2018 - Fall 2019", "2018-06", "2019-09"),
    ("Summer 2012 and 2013", "2012-06", "2013-08"),
    ("Januar 2019 – März 2020", "2019-01", "2020-03"),
    ("Okt. 2018 bis Dez. 2019", "2018-10", "2019-12"),
    ("Mai 2018 – Juni 2019", "2018-05", "2019-06"),
    ("01.02.2019 - 03.04.2020", "2019-02", "2020-04"),
    ("janvier 2019 à août 2020", "2019-01", "2020-08"),
    ("févr. 2019 – déc. 2020", "2019-02", "2020-12"),
    ("de septembre 2018 à juillet 2019", "2018-09", "2019-07"),
    ("enero de 2019 – marzo de 2020", "2019-01", "2020-03"),
    ("ene 2019 - abr 2020", "2019-01", "2020-04"),
    ("desde junio de 2018 hasta diciembre de 2019", "2018-06", "2019-12"),
    ("gennaio 2019 - luglio 2020", "2019-01", "2020-07"),
    ("1 March 2019 – 30 April 2020", "2019-03", "2020-04"),
    ("Q1 2019 - Q3 2020", "2019-01", "2020-07"),
    ("2018/2019", "2018-01", "2019-12"),
    ("2018/19", "2018-01", "2019-12"),
]
OPEN = [
    "Jan 2020 - Present",
    "Jan 2020 – present",
    "January 2020 to Current",
    "01/2020 - now",
    "2020-01 - today",
    "Jan 2020 till date",
    "Jan 2020 – Date",
    "since January 2020",
    "Jan 2020 to the present",
    "Januar 2020 – heute",
    "seit Januar 2020",
    "01.2020 - laufend",
    "janvier 2020 – aujourd’hui",
    "depuis janvier 2020",
    "janvier 2020 à ce jour",
    "enero 2020 – actualidad",
    "desde enero de 2020",
    "gennaio 2020 - oggi",
]


@pytest.mark.parametrize(("text", "begin", "finish"), FORMS)
@pytest.mark.parametrize("frame", ["{}", "Engineer, Acme ({})", "Acme   {}", "{} Acme, Engineer"])
def test_closed_forms(text: str, begin: str, finish: str, frame: str) -> None:
    line = frame.format(text)
    (found,) = find_ranges(line, AS_OF)
    assert (str(found.begin), str(found.finish), found.current) == (begin, finish, False)
    assert line[found.start : found.end] == text


@pytest.mark.parametrize("text", OPEN)
def test_open_forms_end_at_the_day_of_reading(text: str) -> None:
    (found,) = find_ranges(text, AS_OF)
    assert (str(found.begin), str(found.finish), found.current) == ("2020-01", "2026-03", True)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Engineer at Acme",
        "2021 - 2019",
        "2050 - 2060",
        "1890 - 1895",
        "$2000 - 2010",
        "555-2019",
        "13/2020",
        "40/50/2019 - 41/50/2020",
        "2010-12",
        "grew sales from 20 to 2000 units",
        "covers 2019 - 2020%",
        "maybe 2019",
    ],
)
def test_what_is_no_range(text: str) -> None:
    assert find_ranges(text, AS_OF) == []


def test_several_ranges_in_one_line() -> None:
    found = find_ranges("Clerk 2010 - 2012, Manager Jan 2013 - Feb 2014", AS_OF)
    assert [str(item.finish) for item in found] == ["2012-12", "2014-02"]


@pytest.mark.parametrize(
    ("text", "begin", "finish"),
    [
        ("Summer 2018", "2018-06", "2018-08"),
        ("Winter 2018", "2018-12", "2019-02"),
        ("Intern, Ogilvy, June 2019", "2019-06", "2019-06"),
        ("2018 Intern", "2018-01", "2018-12"),
    ],
)
def test_a_single_date_lasts_as_long_as_it_says(text: str, begin: str, finish: str) -> None:
    found = find_single(text, AS_OF)
    assert found is not None
    assert (str(found.begin), str(found.finish)) == (begin, finish)


def test_a_single_date_inside_a_sentence_dates_nothing() -> None:
    assert find_single("Promoted in 2018 for good work", AS_OF) is None


@pytest.mark.parametrize(
    "text", ["2020 -", "Acme   Jan 2020 –", "Engineer (01/2020 - )", "2020 –   Acme"]
)
def test_a_beginning_with_a_dash_goes_on(text: str) -> None:
    found = find_open(text, AS_OF)
    assert found is not None and found.begin == Month(2020, 1) and found.current


@pytest.mark.parametrize("text", ["", "2020 - 2021", "2020 - Acme", "Acme", "since 2020"])
def test_what_opens_nothing(text: str) -> None:
    assert find_open(text, AS_OF) is None


@pytest.mark.parametrize(
    ("text", "stand_in"),
    [
        ("Month 20XX – Ongoing", "Month 20XX – Ongoing"),
        ("Acme   year--year", "year--year"),
        ("MM/YYYY - Present, Boston", "MM/YYYY - Present"),
        ("XXXX - XXXX", "XXXX - XXXX"),
        ("a year-long project", None),
        ("from year to decade", None),
        ("2019 - 2020", None),
    ],
)
def test_what_a_template_left(text: str, stand_in: str | None) -> None:
    span = find_stand_in(text)
    assert (text[slice(*span)] if span else None) == stand_in


def test_years_and_dates() -> None:
    assert find_years("BSc 2015, GPA 3.8, 2017 and 20199") == [2015, 2017]
    assert has_date("MIT, June 2015")
    assert not has_date("MIT, Cambridge")


MONTH = st.builds(Month, st.integers(1950, 2030), st.integers(1, 12))
RANGES = st.lists(st.tuples(MONTH, MONTH).map(lambda pair: (min(pair), max(pair))), max_size=8)


@given(RANGES)
def test_months_equal_the_obvious_count(ranges: list[tuple[Month, Month]]) -> None:
    every = {at for begin, end in ranges for at in range(begin.index(), end.index() + 1)}
    assert months_covered(ranges) == len(every)


@given(RANGES)
def test_months_never_exceed_the_span(ranges: list[tuple[Month, Month]]) -> None:
    if ranges:
        first = min(begin.index() for begin, _ in ranges)
        last = max(end.index() for _, end in ranges)
        assert 0 < months_covered(ranges) <= last - first + 1


@given(RANGES, st.randoms())
def test_order_and_repetition_do_not_matter(ranges: list[tuple[Month, Month]], random) -> None:  # type: ignore[no-untyped-def]
    shuffled = [*ranges, *ranges]
    random.shuffle(shuffled)
    assert months_covered(shuffled) == months_covered(ranges)


@given(MONTH, MONTH)
def test_a_written_range_is_read_back(one: Month, other: Month) -> None:
    begin, finish = min(one, other), max(one, other)
    text = f"{begin.month:02d}/{begin.year} - {finish.month:02d}/{finish.year}"
    (found,) = find_ranges(text, AS_OF)
    assert (found.begin, found.finish) == (begin, finish)


@given(st.text(alphabet="JanFebMy 0123456789/-–.'to,present", max_size=40))
def test_anything_is_read_without_an_error(text: str) -> None:
    for found in find_ranges(text, AS_OF):
        assert found.begin <= found.finish
        assert 0 <= found.start < found.end <= len(text)
        assert 1 <= found.begin.month <= 12 and 1 <= found.finish.month <= 12
