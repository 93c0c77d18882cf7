"""The role side, prepared once: vectors of titles and duties, words with their weights."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.vectors import VectorIndex
from matcher.catalogue.records import Role
from matcher.ranking.word_counts import WordWeights, words_of
from models.encoder import Encoder, Vectors

TITLE, DUTY = "title", "duty"


@dataclass(frozen=True, slots=True)
class Texts:
    """Vectors of one kind of text: row i belongs to role number `owner[i]`; rows are in order.

    They are held in double precision: how a sum is cut up among threads then changes nothing that
    survives the rounding of a score.
    """

    owner: NDArray[np.intp]
    vectors: NDArray[np.float64]

    def starts(self) -> NDArray[np.intp]:
        """Return the first row of each role that has any, for `np.maximum.reduceat`."""
        return (
            np.flatnonzero(np.r_[True, np.diff(self.owner) > 0]) if len(self.owner) else self.owner
        )


@dataclass(frozen=True, slots=True)
class RoleVectors:
    """All roles of a catalogue, in order of id."""

    ids: tuple[str, ...]
    titles: Texts
    duties: Texts
    words: tuple[Mapping[str, float], ...]


def role_texts(roles: Mapping[str, Role]) -> Iterator[tuple[str, str]]:
    """Yield (label, text) of everything that is embedded; the label says whose and what kind."""
    for role in roles.values():
        for text in role.titles():
            yield f"{TITLE} {role.id}", text
        for text in role.duties():
            yield f"{DUTY} {role.id}", text


def build_index(roles: Mapping[str, Role], encoder: Encoder) -> VectorIndex:
    """Embed the roles."""
    pairs = list(role_texts(roles))
    return VectorIndex.build([label for label, _ in pairs], [text for _, text in pairs], encoder)


def arrange(roles: Mapping[str, Role], index: VectorIndex, weights: WordWeights) -> RoleVectors:
    """Arrange the index by role and kind; ValueError when it belongs to other roles."""
    pairs = list(role_texts(roles))
    if index.labels != tuple(label for label, _ in pairs):
        raise ValueError("the index was built from other roles")
    numbers = {role_id: number for number, role_id in enumerate(roles)}
    vectors = index.vectors()
    return RoleVectors(
        tuple(roles),
        _of_kind(TITLE, pairs, vectors, numbers),
        _of_kind(DUTY, pairs, vectors, numbers),
        tuple(_role_words(role, weights) for role in roles.values()),
    )


def _of_kind(
    kind: str, pairs: Sequence[tuple[str, str]], vectors: Vectors, numbers: Mapping[str, int]
) -> Texts:
    rows = [row for row, (label, _) in enumerate(pairs) if label.startswith(f"{kind} ")]
    owner = [numbers[pairs[row][0].removeprefix(f"{kind} ")] for row in rows]
    return Texts(np.array(owner, dtype=np.intp), vectors[rows].astype(np.float64))


def _role_words(role: Role, weights: WordWeights) -> dict[str, float]:
    """Return each word of the role page with its share of the page's weight."""
    squares = {word: weights.weight(word) ** 2 for word in sorted(set(words_of(role.text())))}
    total = sum(squares.values()) or 1.0
    return {word: square / total for word, square in squares.items()}
