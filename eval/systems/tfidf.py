"""Cosine of TF-IDF vectors: words for pages, character n-grams for titles and skills."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version

from sklearn.feature_extraction.text import TfidfVectorizer

from eval.suite import SHORT, TASKS, Query, Suite
from eval.system import Ranking, Texts


class Tfidf:
    """Frequencies are counted over corpus and queries together."""

    name = "tfidf"
    tasks = TASKS

    @property
    def versions(self) -> Mapping[str, str]:
        """Name the library."""
        return {"scikit-learn": version("scikit-learn")}

    def prepare(self, suite: Suite) -> None:
        """Count, and turn corpus and queries into unit vectors."""
        self._texts = Texts.of(suite)
        queries = [query.text for query in suite.queries]
        if suite.task in SHORT:
            vectorizer = TfidfVectorizer(analyzer="char_wb", ngram_range=(3, 5), sublinear_tf=True)
        else:
            vectorizer = TfidfVectorizer(stop_words="english", sublinear_tf=True)
        self._vectorizer = vectorizer.fit([*self._texts.texts, *queries])
        self._corpus = vectorizer.transform(self._texts.texts).T.tocsr()

    def rank(self, query: Query) -> Ranking:
        """Rank by cosine."""
        if not query.text:
            return []
        words = self._vectorizer.transform([query.text])
        return self._texts.rank((words @ self._corpus).toarray()[0])

    def answer(self, query: Query) -> None:
        """Rank: nothing is kept."""
        self.rank(query)
