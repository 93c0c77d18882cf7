"""Names in text: how words are compared, and the automaton against the obvious slow search."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.catalogue.records import Skill
from matcher.resume.resume import Section
from matcher.skills.find import Vocabulary, find_skills
from matcher.skills.names import WHITE, Compared, Hit, Names, _filed, comparable, words_of
from tests import samples

BARE = samples.resume()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("unit test", "Unit-Tests"),
        ("library", "libraries"),
        ("policy", "POLICIES"),
        ("process", "processes"),
        ("batch", "batches"),
        ("tax", "taxes"),
        ("movie", "movies"),
        ("cache", "caches"),
        ("analysis", "Analysis"),
        ("API", "APIs"),
        ("GPU", "GPUs"),
        ("menu", "menus"),
        ("CI/CD", "ci cd"),
        ("R&D", "r and d"),
        ("Node.js", "node js"),
    ],
)
def test_spellings_that_are_one_name(one, other):
    assert comparable(one) == comparable(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("C", "C++"), ("C", "C#"), ("C#", "C++"), (".NET", "net"), ("R", "R&D"), ("CSC", "CSCS"),
        ("Java", "JavaScript"), ("Go", "Golang"), ("pass", "pas"), ("AWS", "AW"),
        ("data base", "database"),
    ],
)  # fmt: skip
def test_spellings_that_are_two_names(one, other):
    assert comparable(one) != comparable(other)
    assert find(one, [other]) == []


def find(text: str, names: Sequence[str]) -> list[str]:
    return [hit.key for hit in search(text, names)]


def search(text: str, names: Sequence[str]) -> list[Hit]:
    return list(Names.build((name, name, "name") for name in names).find(Compared.of(text)))


def test_capitals_may_be_a_plural_or_an_acronym():
    names = ["Keras", "apps", "CSC", "CSCS"]
    assert find("KERAS APPS CSC CSCS", names) == names
    assert find("keras app CSCs", names) == ["Keras", "apps", "CSC"]
    assert find("CSCS", ["CSC"]) == []
    assert find("CSC", ["CSCS"]) == []


@pytest.mark.parametrize(
    "text", ["C++", "C#", "F#", ".NET", "R&D", "a+", "x+y", "C++11", "++", "#"]
)
def test_signs_belong_to_the_word_before_them(text):
    expected = {
        "C++": ["c++"], "C#": ["c#"], "F#": ["f#"], ".NET": [".net"], "R&D": ["r", "and", "d"],
        "a+": ["a+"], "x+y": ["x", "y"], "C++11": ["c++", "11"], "++": [], "#": [],
    }  # fmt: skip
    assert words_of(text) == expected[text]


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("Python3, HTML5 and C++17", " python 3 , html 5 and c++ 17 "),
        ("K8s on S3; H2O", " k8s on s3 ; h2o "),
        ("(Node.js) / .NET", " ( node js ) .net "),
        ("resolving their complaints. Then", " resolving complaint . then "),
        ("budget vs. actual", " budget vs actual "),
        ("data -  entry", " data entry "),
        ("one      two\n\n\n\n\nthree", " one ¶ two ¶ three "),
        ("", " "),
    ],
)
def test_a_text_is_compared_as_words_and_signs(text, compared):
    assert Compared.of(text).text == compared


def test_every_kind_of_white_space_stands_between_words():
    spaces = {chr(code) for code in range(0x110000) if chr(code).isspace()}
    assert {*WHITE, " "} == spaces
    assert all(find(f"data{space}entry", ["data entry"]) for space in spaces)


@pytest.mark.parametrize("word", ["x" * 300, "a." * 200, "🙂" * 250])
def test_words_without_end_are_compared_too(word):
    assert find(f"{word} Python {word}", ["Python"]) == ["Python"]


def test_of_names_that_share_words_the_better_filed_one_counts():
    names = Names.build(
        [("accounts payable", "payable", "name"), ("managed accounts", "accounts", "alias")]
    )
    assert [hit.key for hit in names.find(Compared.of("managed accounts payable"))] == ["payable"]
    assert [hit.key for hit in names.find(Compared.of("managed accounts"))] == ["accounts"]


def test_variants_give_way_to_names():
    variants = [("PowerPoint", "b", "variant"), ("Power Point", "b", "variant")]
    names = Names.build([("Power Point", "a", "name")], variants)
    assert [(hit.key, hit.way) for hit in names.find(Compared.of("Power Point, PowerPoint"))] == [
        ("a", "name"), ("b", "variant"),
    ]  # fmt: skip


def test_no_names_find_nothing():
    assert find("Python", []) == find("Python", ["", "++", "the"]) == []


# The automaton against the obvious slow search

WORDS = st.sampled_from(
    ["Go", "go", "C++", "C#", ".NET", "net", "R", "&", "Apps", "APPS", "app", "CSC", "CSCS", "CSCs",
     "policy", "policies", "é", "İ", "the", "HTML5", "html"]
)  # fmt: skip
GAPS = st.sampled_from(
    [" ", "-", "/", "\n", ". ", ".", ", ", "  ", " – ", "     ", "", "(", "\xa0"]
)
NAMES = st.lists(
    st.lists(WORDS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=6, unique=True
)
TEXTS = st.lists(st.tuples(WORDS, GAPS), max_size=12).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


def slow_search(text: str, names: Sequence[str]) -> list[tuple[str, str]]:
    """At each word the longest name that stands there; then on from its end."""
    words = Compared.of(text).text.split()
    found, at = [], 0
    while at < len(words):
        lengths = {name: _fits(words, at, name) for name in names}
        longest = max(lengths.values())
        found += [
            (name, " ".join(words[at : at + longest]))
            for name, length in lengths.items()
            if longest and length == longest
        ]
        at += longest or 1
    return found


def _fits(words: Sequence[str], at: int, name: str) -> int:
    """Return of how many words a name is, if it stands at a word of the text; else 0."""
    forms = [form.split() for form in _filed(name, False)]
    return max((len(form) for form in forms if words[at : at + len(form)] == form), default=0)


@settings(max_examples=300, deadline=None, derandomize=True)
@given(text=TEXTS, names=NAMES)
def test_the_automaton_agrees_with_the_slow_search(text, names):
    """Up to names that share a part of their words, of which the slow search takes the first."""
    found = [(hit.key, text[hit.start : hit.end]) for hit in search(text, names)]
    forms = [(name, Compared.of(words).text.strip()) for name, words in found]
    slow = slow_search(text, names)
    if not _share_words(text, names):
        assert sorted(forms) == sorted(slow)
    assert bool(forms) == bool(slow)


def _share_words(text: str, names: Sequence[str]) -> bool:
    """Tell whether two names stand in a text that overlap, neither inside the other."""
    words = Compared.of(text).text.split()
    spans = {
        (at, at + length) for at in range(len(words)) for name in names
        if (length := _fits(words, at, name))
    }  # fmt: skip
    return any(a < c < b < d for a, b in spans for c, d in spans)


def test_the_slow_search_finds_something():
    assert slow_search("go C++, R & C#", ["Go C++", "Go", "R & C#", "C#"]) == [
        ("Go C++", "go c++"),
        ("R & C#", "r and c#"),
    ]


@settings(max_examples=200, deadline=None, derandomize=True)
@given(text=st.text(max_size=80), loose=st.booleans())
def test_places_are_those_of_the_text(text, loose):
    compared = Compared.of(text, loose)
    at = 1
    for form in compared.text.split():
        start, end = compared.place(at, at + len(form))
        at += len(form) + 1
        assert 0 <= start < end <= len(text)
        if form != "¶":
            assert text[start:end].strip() == text[start:end]
            assert form in Compared.of(text[start:end], loose).text.split() or form in "".join(
                text[start:end].split()
            )


@settings(max_examples=150, deadline=None, derandomize=True)
@given(text=st.one_of(TEXTS, st.text(max_size=60)), names=NAMES, cut=st.integers(0, 60))
def test_every_mention_lies_in_the_text_and_reads_like_a_name(text, names, cut):
    skills = {str(row): Skill(str(row), name, "tool") for row, name in enumerate(names)}
    cut = min(cut, len(text))
    sections = (Section("skills", "", 0, cut), Section("interests", "", cut, len(text)))
    resume = replace(BARE, text=text, sections=sections)
    found = find_skills(resume, Vocabulary.build(skills, {}))
    assert list(found) == sorted(found)
    for skill_id, mention in found.items():
        assert mention.id == skill_id
        assert 0 <= mention.start < mention.end <= len(text)
        assert mention.start < cut
        words = text[mention.start : mention.end]
        assert words == words.strip()
        letters = {"".join(filed.split()) for filed in _filed(names[int(skill_id)], False)}
        assert "".join(words_of(words)) in letters


def test_british_and_american_spellings_are_one():
    assert words_of("licence licences centre modelling") == words_of(
        "license licenses center modeling"
    )
