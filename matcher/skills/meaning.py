"""Skills by meaning: which entries of a vocabulary a sentence speaks of, best first.

Three signals, each between a sentence and a name or alias: the cosine of their vectors; how much of
the name's letters (groups of 3 to 5, weighted by how rare they are among the names) the sentence
has, squared, so that half a name says little; and whether the linker finds it there. A skill scores
as its best name. The weights were chosen on the training sentences of SkillSkape and confirmed on
others (eval/LOG.md).
"""

from __future__ import annotations

import hashlib
import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from matcher.catalogue.records import Skill
from matcher.skills.link import MEANING, Mention, link
from matcher.skills.names import Compared
from matcher.skills.vocabulary import Vocabulary, bare_name
from models.encoder import Encoder, Vectors

if TYPE_CHECKING:
    from index.vectors import VectorIndex

LETTERS = 0.25
NAMED = 0.1
"""What a name's letters and its being named add to the cosine."""
GROUPS = (3, 5)
AT_ONCE = 64
"""Sentences compared with the vocabulary at once: what bounds memory."""

SENTENCE_END = re.compile(r"(?<=[.!?;])\s+|\n\s*\n|\n(?=\s*[•▪◦●*–A-Z-])")
FEWEST_WORDS = 4
SLOPE, OFFSET, MOST_SURE, LEAST_SURE = 0.9, 0.24, 0.6, 0.3
"""From a score to how often it is right: a line through what was measured on SkillSkape."""

Scores = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class SkillSearch:
    """The names of a vocabulary, ready to be compared with sentences; skills in order of id.

    `starts` is the first row of each skill among the names.
    """

    ids: tuple[str, ...]
    starts: NDArray[np.intp]
    vectors: Vectors
    vocabulary: Vocabulary
    encoder: Encoder
    _letters: Any
    _weights: Any

    @classmethod
    def build(
        cls, vocabulary: Vocabulary, encoder: Encoder, index: VectorIndex | None = None
    ) -> SkillSearch:
        """Prepare a vocabulary of one skill or more; `index` has the vectors of its names."""
        from sklearn.feature_extraction.text import TfidfVectorizer
        from sklearn.preprocessing import normalize

        pairs = list(skill_texts(vocabulary.skills))
        labels, texts = [label for label, _ in pairs], [text for _, text in pairs]
        if index is not None and index.labels != tuple(labels):
            raise ValueError("the index was built from other skills")
        vectors = encoder.encode(texts) if index is None else index.vectors()
        letters = TfidfVectorizer(
            analyzer="char_wb", ngram_range=GROUPS, sublinear_tf=True, dtype=np.float32
        )
        weights = letters.fit_transform([bare_name(text) for text in texts]).power(2)
        shares = normalize(weights, norm="l1", copy=False)
        first = [row for row, label in enumerate(labels) if not row or label != labels[row - 1]]
        return cls(
            tuple(labels[row] for row in first),
            np.array(first, dtype=np.intp),
            vectors,
            vocabulary,
            encoder,
            letters,
            shares.T.tocsr(),
        )

    def scores(self, sentences: Sequence[str]) -> Scores:
        """Return one row per sentence with a score per skill: about -.1 to 1.35."""
        parts = [
            self._some(sentences[at : at + AT_ONCE]) for at in range(0, len(sentences), AT_ONCE)
        ]
        return np.vstack(parts) if parts else np.zeros((0, len(self.ids)), dtype=np.float32)

    def _some(self, sentences: Sequence[str]) -> Scores:
        by_name = self.encoder.encode(sentences) @ self.vectors.T
        found = self._letters.transform(sentences)
        found.data[:] = 1
        shares = (found @ self._weights).tocoo()
        by_name[shares.row, shares.col] += LETTERS * shares.data**2
        scores: Scores = np.maximum.reduceat(by_name, self.starts, axis=1)
        rows = {skill: row for row, skill in enumerate(self.ids)}
        for number, sentence in enumerate(sentences):
            for skill in {mention.id for mention in link(sentence, self.vocabulary)}:
                scores[number, rows[skill]] += NAMED
        return scores

    def rank(self, sentence: str) -> list[tuple[str, float]]:
        """Return every skill with its score for a sentence, best first, ties by id."""
        scores = self.scores([sentence])[0]
        order = np.argsort(-scores, kind="stable")
        return [(self.ids[row], float(scores[row])) for row in order]


def sentences(text: str) -> Iterator[str]:
    """Yield the sentences and points of a text, of FEWEST_WORDS words or more."""
    for start, end in sentence_places(text):
        yield " ".join(text[start:end].split())


def sentence_places(text: str) -> Iterator[tuple[int, int]]:
    """Yield where they stand."""
    start = 0
    for match in (*SENTENCE_END.finditer(text), None):
        end = match.start() if match else len(text)
        if len(text[start:end].split()) >= FEWEST_WORDS:
            yield start, end
        start = match.end() if match else end


def suggest(text: str, search: SkillSearch, named: Sequence[Mention]) -> Iterator[Mention]:
    """Yield the best skill by meaning of each sentence in which none is named, nor it denied.

    `confidence` is how often such a skill was the right one (eval/LOG.md): at best three times in
    five. They are for a person to choose from; a match does not count them.
    """
    starts = sorted(mention.start for mention in named)
    places = [
        (start, end)
        for start, end in sentence_places(text)
        if bisect_left(starts, start) == bisect_left(starts, end)
    ]
    scores = search.scores([" ".join(text[start:end].split()) for start, end in places])
    for (start, end), row in zip(places, scores, strict=True):
        best = int(np.argmax(row))
        sure = SLOPE * float(row[best]) - OFFSET
        if sure >= LEAST_SURE and search.ids[best] not in _names_in(text[start:end], search):
            yield Mention(search.ids[best], start, end, None, MEANING, min(sure, MOST_SURE))


def _names_in(sentence: str, search: SkillSearch) -> frozenset[str]:
    """Return the skills whose names stand in a sentence, denied or not."""
    hits = search.vocabulary.skill_names.find(Compared.of(sentence))
    return frozenset(hit.key for hit in hits)


def skill_texts(skills: Mapping[str, Skill]) -> Iterator[tuple[str, str]]:
    """Yield (id, text) of everything of a vocabulary that is embedded, in order of id."""
    for skill in sorted(skills.values(), key=lambda skill: skill.id):
        for text in dict.fromkeys((skill.name, *skill.aliases)):
            yield skill.id, text


def cached_vectors(skills: Mapping[str, Skill], encoder: Encoder, folder: Path) -> VectorIndex:
    """Open the kept vectors of a vocabulary and a model; encode them when they are missing."""
    from index.vectors import VectorIndex
    from matcher.role_index import kept_index

    def build() -> VectorIndex:
        labels, texts = zip(*skill_texts(skills), strict=True)
        return VectorIndex.build(labels, texts, encoder)

    return kept_index(folder / "skills", texts_sha256(skills), encoder, build)


def texts_sha256(skills: Mapping[str, Skill]) -> str:
    """Return the hash of every text that is embedded: what an index of skills is made of."""
    digest = hashlib.sha256()
    for label, text in skill_texts(skills):
        digest.update(f"{label}\0{text}\0".encode())
    return digest.hexdigest()
