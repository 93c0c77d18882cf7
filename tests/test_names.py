"""Names in text: how words are compared, and the trie against the obvious slow search."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from matcher.catalogue.records import Skill
from matcher.resume.resume import Section
from matcher.skills.find import Vocabulary, find_skills
from matcher.skills.names import BETWEEN, WORD, _filed, build_trie, comparable, find_names, split
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
    trie = build_trie((name, name) for name in names)
    return [hit.key for hit in find_names(text, split(text), trie)]


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
    assert [word.form for word in split(text)] == expected[text]


# The trie against the obvious slow search

WORDS = st.sampled_from(
    ["Go", "go", "C++", "C#", ".NET", "net", "R", "&", "Apps", "APPS", "app", "CSC", "CSCS", "CSCs",
     "policy", "policies", "é", "İ"]
)  # fmt: skip
GAPS = st.sampled_from([" ", "-", "/", "\n", ". ", ".", ", ", "  ", " – ", "     ", ""])
NAMES = st.lists(
    st.lists(WORDS, min_size=1, max_size=3).map(" ".join), min_size=1, max_size=6, unique=True
)
TEXTS = st.lists(st.tuples(WORDS, GAPS), max_size=12).map(
    lambda pairs: "".join(word + gap for word, gap in pairs)
)


def slow_search(text: str, names: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """At each word the longest name that stands there; then on from its end."""
    words = split(text)
    at = 0
    while at < len(words):
        fits = {name: length for name in names if (length := _fits(text, at, name))}
        longest = max(fits.values(), default=0)
        for name in names:
            if longest and fits.get(name) == longest:
                yield name, words[at].start, words[at + longest - 1].end
        at += longest or 1


def _fits(text: str, at: int, name: str) -> int:
    """Return of how many words a name is, if it stands at a word of the text; else 0."""
    wanted = [_filed(match.group()) for match in WORD.finditer(name)]
    words = split(text)[at : at + len(wanted)]
    if len(words) < len(wanted):
        return 0
    same = all(word.form in forms for word, forms in zip(words, wanted, strict=True))
    tied = all(BETWEEN.fullmatch(text, left.end, right.start) for left, right in pairwise(words))
    return len(wanted) if same and tied else 0


@settings(max_examples=300, deadline=None, derandomize=True)
@given(text=TEXTS, names=NAMES)
def test_the_trie_agrees_with_the_slow_search(text, names):
    trie = build_trie((name, name) for name in names)
    hits = [(hit.key, hit.start, hit.end) for hit in find_names(text, split(text), trie)]
    assert sorted(hits) == sorted(slow_search(text, names))


def test_the_slow_search_finds_something():
    assert list(slow_search("go C++, R & C#", ["Go C++", "Go", "R & C#", "C#"])) == [
        ("Go C++", 0, 6),
        ("R & C#", 8, 14),
    ]


@settings(max_examples=100, deadline=None, derandomize=True)
@given(text=st.text(max_size=80))
def test_words_are_cut_where_they_stand(text):
    words = split(text)
    assert all(word.form for word in words)
    ends = [0, *(end for word in words for end in (word.start, word.end))]
    assert ends == sorted(ends)
    assert ends[-1] <= len(text)
    assert [word.form for word in words] == [
        form.form for word in words for form in split(text[word.start : word.end])
    ]


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
        assert len(split(words)) == len(split(names[int(skill_id)]))


def test_british_and_american_spellings_are_one():
    def forms(text: str) -> list[str]:
        return [word.form for word in split(text)]

    assert forms("licence licences centre modelling") == forms("license licenses center modeling")
