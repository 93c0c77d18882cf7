"""The index against the obvious slow search, on awkward input."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from index.vectors import VectorIndex
from models.encoder import Vectors
from tests.fakes import FakeEncoder


class Given:
    """An encoder that gives the vectors it was handed, in their order."""

    id = "given"
    sha256 = "1" * 64

    def __init__(self, vectors: Vectors) -> None:
        self.vectors = vectors
        self.dimension = vectors.shape[1]

    def encode(self, texts: Sequence[str]) -> Vectors:
        return self.vectors[[int(text) for text in texts]]


def index_of(vectors: Vectors) -> VectorIndex:
    rows = [str(row) for row in range(len(vectors))]
    return VectorIndex.build(rows, rows, Given(vectors))


def brute_force(vectors: Vectors, queries: Vectors, k: int) -> list[list[tuple[int, float]]]:
    answers = []
    for query in queries:
        cosines = [float(np.dot(vector, query)) for vector in vectors]
        order = sorted(range(len(cosines)), key=lambda row: (-cosines[row], row))
        answers.append([(row, cosines[row]) for row in order[:k]])
    return answers


def whole_numbers(seed: int, count: int, dimension: int = 8) -> Vectors:
    """Vectors whose products are exact, and equal many times over."""
    rng = np.random.default_rng(seed)
    return rng.integers(-1, 2, size=(count, dimension)).astype(np.float32)


@pytest.mark.parametrize("queries", [1, 5, 19, 20, 33])
@pytest.mark.parametrize("count", [1, 2, 7, 60, 250])
def test_search_is_brute_force_with_many_ties(count, queries):
    vectors, asked = whole_numbers(count, count), whole_numbers(99, queries)
    index = index_of(vectors)
    for k in (1, 2, 5, 40, 99, 100, 101, 249, 250, 1000):
        assert index.search(asked, k) == brute_force(vectors, asked, k)


def test_there_are_ties_in_that_test():
    (answer,) = brute_force(whole_numbers(250, 250), whole_numbers(99, 1), 250)
    assert len({cosine for _, cosine in answer}) < 20
    assert answer[4][1] == answer[5][1], "one is cut in two by k"


@settings(max_examples=60, deadline=None, derandomize=True)
@given(
    rows=st.lists(st.tuples(*[st.integers(-2, 2)] * 3), min_size=1, max_size=24),
    queries=st.lists(st.tuples(*[st.integers(-2, 2)] * 3), min_size=1, max_size=4),
    k=st.integers(0, 30),
)
def test_search_is_brute_force_on_anything(rows, queries, k):
    vectors, asked = np.array(rows, dtype=np.float32), np.array(queries, dtype=np.float32)
    assert index_of(vectors).search(asked, k) == brute_force(vectors, asked, k)


def test_search_is_brute_force_on_real_vectors():
    rng = np.random.default_rng(5)
    vectors = rng.normal(size=(500, 384)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    for found, expected in zip(
        index_of(vectors).search(vectors[:25], 12), brute_force(vectors, vectors[:25], 12),
        strict=True,
    ):  # fmt: skip
        assert [row for row, _ in found] == [row for row, _ in expected]
        assert [cosine for _, cosine in found] == pytest.approx([c for _, c in expected], abs=1e-6)


def test_a_query_is_answered_the_same_alone():
    rng = np.random.default_rng(6)
    vectors = rng.normal(size=(300, 64)).astype(np.float32)
    index = index_of(vectors)
    queries = rng.normal(size=(40, 64)).astype(np.float32)
    together = index.search(queries, 10)
    alone = [index.search(query[None], 10)[0] for query in queries]
    assert [[row for row, _ in answer] for answer in together] == [
        [row for row, _ in answer] for answer in alone
    ]


def test_answers_are_plain_numbers():
    ((row, cosine), *_), *_ = index_of(whole_numbers(1, 3)).search(whole_numbers(2, 1), 2)
    assert (type(row), type(cosine)) == (int, float)


def test_more_than_there_are_gives_all_there_are():
    texts = ["cook", "nurse", "data engineer"]
    index = VectorIndex.build(texts, texts, FakeEncoder())
    (answer,) = index.search(FakeEncoder().encode(["nurse"]), 1000)
    assert sorted(row for row, _ in answer) == [0, 1, 2]
    assert answer[0] == (1, pytest.approx(1))


@pytest.mark.parametrize("k", [0, -1])
def test_nothing_asked_gives_nothing(k):
    index = VectorIndex.build(["a"], ["cook"], FakeEncoder())
    assert index.search(FakeEncoder().encode(["cook", "nurse"]), k) == [[], []]


def test_no_queries_give_no_answers():
    index = VectorIndex.build(["a"], ["cook"], FakeEncoder())
    assert index.search(np.zeros((0, 64), dtype=np.float32), 3) == []


def test_an_empty_index_answers():
    index = VectorIndex.build([], [], FakeEncoder(32))
    assert index.dimension == 32
    assert index.vectors().shape == (0, 32)
    assert index.search(FakeEncoder(32).encode(["cook", "nurse"]), 5) == [[], []]
    restored = VectorIndex.from_bytes(index.to_bytes(), [], "fake", "0" * 64)
    assert restored.dimension == 32


@pytest.mark.parametrize("shape", [(2, 63), (2, 65), (64,), (1, 1, 64)])
def test_a_wrong_dimension_says_what_was_expected(shape):
    index = VectorIndex.build(["a"], ["cook"], FakeEncoder(64))
    with pytest.raises(ValueError) as caught:
        index.search(np.zeros(shape, dtype=np.float32), 1)
    assert str(shape) in str(caught.value)
    assert "(n, 64)" in str(caught.value)
    assert "model fake" in str(caught.value)


def test_labels_and_texts_must_be_as_many():
    with pytest.raises(ValueError, match="2 labels for 1 texts"):
        VectorIndex.build(["a", "b"], ["cook"], FakeEncoder())


def test_search_changes_neither_queries_nor_vectors():
    vectors = whole_numbers(3, 20) * 7
    index = index_of(vectors)
    queries = whole_numbers(4, 25) * 5
    before = queries.copy()
    index.search(queries, 3)
    assert np.array_equal(queries, before)
    assert np.array_equal(index.vectors(), vectors)


def test_queries_of_other_memory_layout_are_understood():
    vectors, queries = whole_numbers(5, 20), whole_numbers(6, 4)
    index = index_of(vectors)
    expected = brute_force(vectors, queries, 3)
    assert index.search(np.asfortranarray(queries), 3) == expected
    assert index.search(queries.astype(np.float64), 3) == expected
    assert index.search(np.repeat(queries, 2, axis=1)[:, ::2], 3) == expected


def test_bytes_bring_the_same_index_back():
    texts = ["cook and baker", "nurse", "data engineer", "nurse"]
    index = VectorIndex.build(["a", "b", "c", "b"], texts, FakeEncoder())
    restored = VectorIndex.from_bytes(
        index.to_bytes(), index.labels, index.model_id, index.model_sha256
    )
    queries = FakeEncoder().encode(["a cook", "an engineer"])
    assert np.array_equal(restored.vectors(), FakeEncoder().encode(texts))
    assert restored.search(queries, 4) == index.search(queries, 4)
    assert restored.labels == ("a", "b", "c", "b")
    assert restored.to_bytes() == index.to_bytes()


@pytest.mark.parametrize("data", [b"", b"x", b"not an index at all", b"IxFI" + b"\xff" * 64])
def test_bytes_of_something_else_are_refused(data):
    with pytest.raises(ValueError, match="not a FAISS index"):
        VectorIndex.from_bytes(data, [], "fake", "0" * 64)


def test_labels_that_are_too_few_are_refused():
    index = VectorIndex.build(["a", "b"], ["cook", "nurse"], FakeEncoder())
    with pytest.raises(ValueError, match="2 vectors for 1 labels"):
        VectorIndex.from_bytes(index.to_bytes(), ["a"], "fake", "0" * 64)
