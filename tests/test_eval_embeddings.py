"""Vectors are kept by the hash of their text, and a damaged file costs time and nothing else."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from eval.embeddings import CachedEncoder
from models.encoder import Vectors
from tests.fakes import FakeEncoder


class Counting(FakeEncoder):
    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def encode(self, texts: Sequence[str]) -> Vectors:
        self.seen += texts
        return super().encode(texts)


def test_no_text_is_encoded_twice(tmp_path: Path) -> None:
    first = Counting()
    rows = CachedEncoder(first, tmp_path).encode(["a", "b", "a"])
    assert first.seen == ["a", "b"]
    np.testing.assert_array_equal(rows, FakeEncoder().encode(["a", "b", "a"]))
    second = Counting()
    again = CachedEncoder(second, tmp_path)
    np.testing.assert_array_equal(again.encode(["b", "c"]), FakeEncoder().encode(["b", "c"]))
    assert second.seen == ["c"]


def test_without_a_folder_vectors_are_kept_for_one_life() -> None:
    encoder = Counting()
    kept = CachedEncoder(encoder)
    kept.encode(["a"])
    kept.forget()  # there is no file to read them from again
    kept.encode(["a"])
    assert encoder.seen == ["a"]


def test_what_the_file_keeps_may_be_forgotten(tmp_path: Path) -> None:
    encoder = Counting()
    kept = CachedEncoder(encoder, tmp_path)
    kept.encode(["a"])
    kept.forget()
    np.testing.assert_array_equal(kept.encode(["a"]), FakeEncoder().encode(["a"]))
    assert encoder.seen == ["a"]


def test_directly_goes_past_what_is_kept() -> None:
    encoder = Counting()
    kept = CachedEncoder(encoder)
    kept.encode(["a"])
    with kept.directly():
        kept.encode(["a"])
    kept.encode(["a"])
    assert encoder.seen == ["a", "a"]


def test_a_damaged_file_is_made_anew(tmp_path: Path) -> None:
    CachedEncoder(FakeEncoder(), tmp_path).encode(["a"])
    (file,) = tmp_path.glob("*.sqlite")
    for leftover in tmp_path.glob("*.sqlite-*"):
        leftover.unlink()
    file.write_bytes(b"this is no database" * 100)
    encoder = Counting()
    CachedEncoder(encoder, tmp_path).encode(["a"])
    CachedEncoder(encoder, tmp_path).encode(["a"])
    assert encoder.seen == ["a"]


def test_vectors_of_a_wrong_size_are_not_believed(tmp_path: Path) -> None:
    CachedEncoder(FakeEncoder(), tmp_path).encode(["a"])
    (file,) = tmp_path.glob("*.sqlite")
    with sqlite3.connect(file) as store:
        store.execute("UPDATE vectors SET vector = x'00'")
    store.close()
    encoder = Counting()
    CachedEncoder(encoder, tmp_path).encode(["a"])
    assert encoder.seen == ["a"]


def test_a_folder_that_cannot_be_made_is_done_without(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    rows = CachedEncoder(FakeEncoder(), tmp_path / "file").encode(["a"])
    np.testing.assert_array_equal(rows, FakeEncoder().encode(["a"]))


def test_texts_themselves_are_not_written(tmp_path: Path) -> None:
    CachedEncoder(FakeEncoder(), tmp_path).encode(["Jane Example of Springfield"])
    assert all(b"Springfield" not in file.read_bytes() for file in tmp_path.iterdir())
