"""Speed of skill linking beside other ways to do the same, on the same texts and names.

Exact: our automaton over compared words, spaCy's PhraseMatcher, and one compiled regular expression
of all names. By meaning: our search over the shipped skills, encoder included, and what
sentence-transformers takes to encode the same sentences, those in which no skill is named.
Each text is linked once per pass; the best of PASSES counts, after one pass that warms caches. All
times are processor seconds, which other programs on the machine hardly change.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from eval.bench import REFERENCE_PYTHON
from eval.bench_report import LinkingReport
from eval.errors import BenchError, need
from matcher.catalogue.load import load_catalogue
from matcher.match import Matcher
from matcher.resume.errors import UnreadableResume
from matcher.resume.read import Reader
from matcher.skills.link import link
from matcher.skills.meaning import sentences
from matcher.skills.names import Compared, Names

PASSES = 5
MOST_NAMES = 15_000
MOST_SENTENCES = 400
MOST_FOR_REGEX = 5
"""Texts that the regular expression is tried on: it takes some hundred milliseconds for one."""
ENCODES = Path(__file__).resolve().parent / "encode_times.py"


def bench_linking(
    files: Sequence[Path], names_file: Path | None = None, python: str | None = None
) -> LinkingReport:
    """Measure on the text of PDF files; `names_file` has a name per line, else those that ship."""
    need({"spacy": "spacy"}, "eval")
    names, texts = read_names(names_file), _texts(files)
    matcher = Matcher.open()
    unnamed = [
        sentence
        for text in texts
        for sentence in sentences(text)
        if not any(link(sentence, matcher.vocabulary))
    ][:MOST_SENTENCES]
    search = matcher.skill_search
    meaning = _best(lambda: search.scores(unnamed), 3)
    encoding, note = _encode_seconds(unnamed, python)
    return LinkingReport(
        names=len(names),
        texts=len(texts),
        sentences=len(unnamed),
        exact=_exact(names, texts),
        phrase_matcher=_phrase_matcher(names, texts),
        regex=_regex(names, texts[:MOST_FOR_REGEX]),
        meaning_seconds=meaning,
        encode_seconds=encoding,
        note=note,
    )


def read_names(file: Path | None) -> list[str]:
    """Read up to MOST_NAMES names; BenchError when there are none."""
    if file is None:
        skills = load_catalogue().skills.values()
        found = [name for skill in skills for name in (skill.name, *skill.aliases)]
    else:
        try:
            found = file.read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise BenchError(f"{file} cannot be read: {error}") from error
    names = [name for name in dict.fromkeys(map(str.strip, found)) if name][:MOST_NAMES]
    if not names:
        raise BenchError(f"{file} has no names; expected one per line")
    return names


def _texts(files: Sequence[Path]) -> list[str]:
    texts = []
    with Reader() as reader:
        for file in files:
            try:
                texts.append(reader.read_path(file).text)
            except UnreadableResume:
                continue
    if not texts:
        raise BenchError(f"none of {len(files)} files could be read")
    return texts


def _exact(names: Sequence[str], texts: Sequence[str]) -> float:
    ours = Names.build((name, name, "name") for name in names)
    return _each(texts, lambda text: list(ours.find(Compared.of(text))))


def _phrase_matcher(names: Sequence[str], texts: Sequence[str]) -> float:
    import spacy
    from spacy.matcher import PhraseMatcher

    nlp = spacy.blank("en")
    matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
    matcher.add("skill", [nlp.make_doc(name) for name in names])
    return _each(texts, lambda text: matcher(nlp.make_doc(text)))


def _regex(names: Sequence[str], texts: Sequence[str]) -> float:
    longest_first = sorted(names, key=len, reverse=True)
    pattern = re.compile(
        rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE
    )
    return _each(texts, lambda text: [match.span() for match in pattern.finditer(text)], 1)


def _each(texts: Sequence[str], work: Callable[[str], object], passes: int = PASSES) -> float:
    """Return the milliseconds that a text takes in the best pass."""

    def work_all() -> None:
        for text in texts:
            work(text)

    return 1000 * _best(work_all, passes) / len(texts)


def _best(work: Callable[[], object], passes: int) -> float:
    times = []
    for _ in range(passes + 1):
        began = time.process_time()
        work()
        times.append(time.process_time() - began)
    return min(times[1:])


def _encode_seconds(texts: Sequence[str], python: str | None) -> tuple[float | None, str]:
    """Return what sentence-transformers takes in its own interpreter, or why it cannot."""
    python = python or os.environ.get(REFERENCE_PYTHON) or sys.executable
    command = [python, "-P", str(ENCODES)]
    try:
        done = subprocess.run(
            command, input=json.dumps(list(texts)), capture_output=True, text=True
        )
    except OSError as error:
        return None, f"sentence-transformers did not run: {error}"
    if done.returncode:
        last = done.stderr.strip().splitlines()[-1:] or ["no message"]
        return None, f"Nothing to compare meaning with: {last[0]}"
    return float(json.loads(done.stdout)["seconds"]), ""
