"""Months and last use of skills, by the positions that mention them."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from matcher.catalogue.records import Skill
from matcher.resume.read import from_text
from matcher.resume.resume import Month, Position
from matcher.skills.find import Vocabulary
from matcher.skills.history import histories, histories_of, in_months

AS_OF = date(2026, 1, 1)
MONTH = st.builds(Month, st.integers(1990, 2026), st.integers(1, 12))


def position(begin: Month | None, finish: Month | None) -> Position:
    return Position("Cook", "Hilton", begin, finish, False, 0, 1, 0, ())


SPAN = st.one_of(
    st.just((None, None)), st.tuples(MONTH, MONTH).map(lambda pair: (min(pair), max(pair)))
)
HELD = st.lists(st.tuples(SPAN, st.sets(st.sampled_from("abc"))), max_size=7)


@given(HELD)
def test_months_are_those_of_any_position_that_mentions_the_skill(
    held: list[tuple[tuple[Month | None, Month | None], set[str]]],
) -> None:
    positions = [position(*span) for span, _ in held]
    found = histories([skills for _, skills in held], positions)
    assert set(found) == {skill for _, skills in held for skill in skills}
    for skill, history in found.items():
        spans = [(b, f) for (b, f), skills in held if skill in skills and b and f]
        every = {at for b, f in spans for at in range(b.index(), f.index() + 1)}
        assert history.months == len(every)
        assert history.last_used == max((f for _, f in spans), default=None)
        if spans:
            span = max(f.index() for _, f in spans) - min(b.index() for b, _ in spans) + 1
            assert history.months <= span


@given(HELD, st.randoms())
def test_order_does_not_matter(held, random) -> None:  # type: ignore[no-untyped-def]
    shuffled = list(held)
    random.shuffle(shuffled)

    def months(rows) -> dict[str, tuple[int, Month | None]]:  # type: ignore[no-untyped-def]
        found = histories([skills for _, skills in rows], [position(*span) for span, _ in rows])
        return {skill: (item.months, item.last_used) for skill, item in found.items()}

    assert months(shuffled) == months(held)


def test_a_resume_tells_where_each_skill_was_used() -> None:
    skills = {
        name: Skill(name.lower(), name, kind="tool") for name in ("Python", "Excel", "Welding")
    }
    vocabulary = Vocabulary.build({skill.id: skill for skill in skills.values()}, {})
    resume = from_text(
        "Jane Doe\nExperience\nEngineer, Acme Corp\nJan 2022 - Present\n- Wrote Python\n"
        "Clerk, Initech\nJan 2020 - Dec 2021\n- Python and Excel\nSkills\nPython, Excel, Welding",
        as_of=AS_OF,
    )
    found = histories_of(resume, vocabulary)
    assert in_months(found, "python") == (73, "2026-01")
    assert in_months(found, "excel") == (24, "2021-12")
    assert in_months(found, "welding") == (0, None)
