"""Systems rank sensibly and the same each time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from eval.embeddings import CachedEncoder
from eval.errors import EvalError
from eval.resumes import read_resumes
from eval.suite import Query, Suite
from eval.suite_files import read_suite
from eval.system import Ranking, System, Texts, best_first
from eval.systems import OPENERS, Shared, open_all, open_system, system_names
from eval.systems.bm25 import Bm25
from eval.systems.chance import Chance
from eval.systems.dense import Dense
from eval.systems.production import Production
from eval.systems.signals import SharedSignals, Variant, variants
from eval.systems.tfidf import Tfidf
from matcher.catalogue.records import Catalogue
from matcher.match import Matcher
from matcher.ranking.fusion import PARTS
from matcher.report import MatchReport
from matcher.resume.resume import Resume
from tests.eval_fakes import write_resumes, write_suite
from tests.fakes import FakeEncoder

SHIPPED = Catalogue(roles={}, skills={}, certifications={}, sha256="")


def kept() -> CachedEncoder:
    return CachedEncoder(FakeEncoder())


class FakeMatcher:
    """Scores a role by how often its title stands in the resume."""

    versions: Mapping[str, str] = {"engine": "fake"}

    def __init__(self, catalogue: Catalogue) -> None:
        self.catalogue = catalogue

    def rank(self, resume: Resume) -> Ranking:
        counts = [
            (role.id, float(resume.text.lower().count(role.title.lower())))
            for role in self.catalogue.roles.values()
        ]
        return sorted(counts, key=lambda pair: (-pair[1], pair[0]))

    def rank_titles(self, title: str) -> Ranking:
        wanted = set(title.lower().split())
        pairs = [
            (role.id, float(any(name.lower() in wanted for name in role.titles())))
            for role in self.catalogue.roles.values()
        ]
        return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))

    def match(self, resume: Resume, top: int = 5, role: str | None = None) -> MatchReport:
        raise AssertionError("nobody asked for advice")


def fake_matcher(catalogue: Catalogue, encoder: CachedEncoder) -> FakeMatcher:
    return FakeMatcher(catalogue)


def real_matcher(catalogue: Catalogue, encoder: CachedEncoder) -> Matcher:
    return Matcher(catalogue, encoder)


MAKERS: dict[str, Callable[[], System]] = {
    "tfidf": Tfidf,
    "bm25": Bm25,
    "dense": lambda: Dense(kept()),
    "random": Chance,
    "matcher": lambda: Production(fake_matcher, SHIPPED, kept()),
}


@pytest.fixture
def titles(tmp_path: Path) -> Suite:
    return read_suite(write_suite(tmp_path / "titles"))


@pytest.fixture
def resumes(tmp_path: Path) -> Suite:
    return read_resumes(read_suite(write_resumes(tmp_path / "resumes")))


def ranked(system: System, suite: Suite) -> dict[str, Ranking]:
    system.prepare(suite)
    return {query.id: system.rank(query) for query in suite.queries}


@pytest.mark.parametrize("name", sorted(MAKERS))
def test_each_ranks_the_whole_corpus_the_same_each_time(name: str, titles: Suite) -> None:
    first = ranked(MAKERS[name](), titles)
    assert ranked(MAKERS[name](), titles) == first
    for ranking in first.values():
        assert sorted(entry for entry, _ in ranking) == ["accountant", "chef", "nurse"]
        assert ranking == sorted(ranking, key=lambda pair: (-pair[1], pair[0]))


@pytest.mark.parametrize("name", ["tfidf", "bm25", "dense", "matcher"])
def test_titles_are_found_by_title_and_alias(name: str, titles: Suite) -> None:
    best = {query: ranking[0][0] for query, ranking in ranked(MAKERS[name](), titles).items()}
    assert best == {"q1": "accountant", "q2": "chef", "q3": "nurse"}


@pytest.mark.parametrize("name", ["tfidf", "bm25", "dense", "matcher"])
def test_resumes_find_their_role_and_unreadable_ones_rank_nothing(
    name: str, resumes: Suite
) -> None:
    found = ranked(MAKERS[name](), resumes)
    assert (found["q1"][0][0], found["q2"][0][0]) == ("accountant", "chef")
    assert found["q3"] == []


@pytest.mark.parametrize("name", ["tfidf", "bm25", "dense", "random", "matcher"])
def test_a_ranking_does_not_depend_on_what_was_asked_before(name: str, titles: Suite) -> None:
    forward, system = ranked(MAKERS[name](), titles), MAKERS[name]()
    system.prepare(titles)
    assert {query.id: system.rank(query) for query in reversed(titles.queries)} == forward


def test_the_real_matcher_ranks_a_suite(resumes: Suite, titles: Suite) -> None:
    system = Production(real_matcher, SHIPPED, kept())
    found = ranked(system, resumes)
    assert (found["q1"][0][0], found["q2"][0][0], found["q3"]) == ("accountant", "chef", [])
    assert set(system.versions) >= {"engine", "model", "catalogue"}
    assert ranked(system, titles)["q1"][0][0] == "accountant"


def test_the_matcher_gets_all_that_the_corpus_says(tmp_path: Path) -> None:
    row = {
        "_id": "b",
        "title": "Chef",
        "text": "Cooks.",
        "metadata": {"aliases": ["Cook"], "capabilities": [{"name": "Menus", "text": "Plans."}]},
    }
    other = {"_id": "a", "title": "Nurse", "text": ""}
    folder = write_suite(tmp_path, corpus=[row, other], answers={"q1": "b"})
    made: list[Catalogue] = []

    def open_matcher(catalogue: Catalogue, encoder: CachedEncoder) -> FakeMatcher:
        made.append(catalogue)
        return FakeMatcher(catalogue)

    Production(open_matcher, SHIPPED, kept()).prepare(read_suite(folder))
    assert list(made[0].roles) == ["a", "b"]
    assert made[0].roles["b"].text() == "Chef\nCook\nCooks.\nMenus: Plans."


def test_candidates_are_ranked_for_a_role(resumes: Suite, tmp_path: Path) -> None:
    readable = [query for query in resumes.queries if query.resume]
    corpus = [{"_id": query.id, "title": "", "text": query.text} for query in readable]
    queries = [{"_id": "r", "text": "Chef\nCooks food."}, {"_id": "s", "text": "Accountant"}]
    folder = write_suite(tmp_path / "c", "candidates", corpus, queries, {"r": "q2", "s": "q1"})
    found = ranked(Production(fake_matcher, SHIPPED, kept()), read_suite(folder))
    assert [entry for entry, _ in found["r"]] == ["q2", "q1"]
    assert [entry for entry, _ in found["s"]] == ["q1", "q2"]


def test_entries_score_as_their_best_text(titles: Suite) -> None:
    texts = Texts.of(titles)
    assert texts.texts == ("Accountant", "Bookkeeper", "Chef", "Nurse")
    scores = np.array([0.1, 0.9, 0.5, 0.9])
    assert texts.rank(scores) == [("accountant", 0.9), ("nurse", 0.9), ("chef", 0.5)]
    pages = Texts.of(replace(titles, task="resumes")).texts
    assert pages[0] == "Accountant. Keeps the ledger, tax and financial statements."


def test_equal_scores_are_ranked_by_id() -> None:
    assert [name for name, _ in best_first(("a", "b", "c"), np.array([1.0, 2.0, 1.0]))] == [
        "b", "a", "c",
    ]  # fmt: skip


def test_chance_is_seeded_by_the_query(titles: Suite) -> None:
    system = Chance()
    system.prepare(titles)
    orders = [tuple(name for name, _ in system.rank(Query(str(at), ""))) for at in range(40)]
    assert len(set(orders)) > 1


@pytest.mark.parametrize(
    ("spec", "code"),
    [("best", "unknown_system"), ("tfidf:x", "bad_arguments"), ("reference:sum", None)],
)
def test_wrong_systems_are_refused(spec: str, code: str | None) -> None:
    with pytest.raises(EvalError) as caught:
        open_system(spec)
    assert caught.value.code in ((code,) if code else ("bad_arguments", "missing_packages"))


def test_systems_are_known_by_the_names_they_give() -> None:
    for name in ("tfidf", "bm25", "random"):
        assert open_system(name).name == name
    assert set(OPENERS) == {*MAKERS, "reference", "run"}
    for name in variants():
        assert open_system(name).name == name
    assert open_system("matcher").name == "matcher"


def test_all_systems_are_opened_and_those_that_cannot_be_are_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "eval.errors.find_spec", lambda name: None if name == "sentence_transformers" else True
    )
    systems, notes = open_all(Shared())
    assert [system.name for system in systems] == [x for x in system_names() if x != "reference"]
    (note,) = notes
    assert note.startswith("reference is left out: sentence-transformers is not installed")


def test_variants_keep_the_signals_that_their_names_say(resumes: Suite) -> None:
    shared = SharedSignals(SHIPPED, kept())
    parts = variants()
    assert set(parts["matcher-without-dense"]) == {"words", "skills"}
    assert set(parts["matcher-only-words"]) == {"words"}
    assert set(parts["matcher-without-words"]) == {"titles", "duties", "skills"}
    words = Variant("matcher-only-words", parts["matcher-only-words"], shared)
    found = ranked(words, resumes)
    assert (found["q1"][0][0], found["q2"][0][0], found["q3"]) == ("accountant", "chef", [])
    whole = Variant("all", dict(PARTS), shared)
    production = Production(real_matcher, SHIPPED, kept())
    assert ranked(whole, resumes) == ranked(production, resumes)


def test_a_recorded_run_ranks_as_its_file_says(titles: Suite, tmp_path: Path) -> None:
    file = tmp_path / "theirs.run"
    file.write_text("q1 Q0 chef 1 0.5 x\nq1 Q0 nurse 2 0.9 x\nq9 Q0 nurse 1 1 x\n")
    system = open_system(f"run:{file}")
    assert ranked(system, titles) == {"q1": [("nurse", 0.9), ("chef", 0.5)], "q2": [], "q3": []}
    file.write_text("q1 Q0 cook 1 0.5 x\n")
    with pytest.raises(EvalError, match="ranks 'cook' for 'q1', which is not in the corpus"):
        open_system(f"run:{file}").prepare(titles)
    file.write_text("q9 Q0 chef 1 0.5 x\n")
    with pytest.raises(EvalError, match="has no query of the suite tiny"):
        open_system(f"run:{file}").prepare(titles)


@pytest.mark.parametrize("name", ["tfidf", "bm25", "dense", "random", "matcher"])
def test_answering_keeps_nothing_and_changes_nothing(name: str, titles: Suite) -> None:
    system = MAKERS[name]()
    first = ranked(system, titles)
    system.answer(titles.queries[0])
    assert {query.id: system.rank(query) for query in titles.queries} == first


def test_missing_packages_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("eval.errors.find_spec", lambda name: None)
    with pytest.raises(EvalError, match=r"sentence-transformers.*\[train\]") as caught:
        open_system("reference")
    assert caught.value.code == "missing_packages"
    with pytest.raises(EvalError, match="bm25s"):
        open_system("bm25")


def test_the_reference_script_says_what_is_missing(tmp_path: Path) -> None:
    script = Path(__file__).resolve().parents[1] / "eval" / "systems" / "reference.py"
    done = subprocess.run(
        [sys.executable, "-P", "-S", str(script), "cv.pdf"], capture_output=True, text=True
    )
    assert done.returncode == 1
    assert "the reference needs pypdf" in done.stderr
    assert done.stdout == ""


@pytest.mark.train
def test_the_reference_ranks_files(tmp_path: Path) -> None:
    from reportlab.pdfgen.canvas import Canvas

    page = Canvas(str(tmp_path / "chef.pdf"))
    page.drawString(72, 720, "Chef. Cooked food in a hotel kitchen.")
    page.save()
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 and nothing more")
    roles = {"chef": "Chef. Cooks food.", "nurse": "Nurse. Cares for patients."}
    (tmp_path / "roles.json").write_text(json.dumps(roles))
    done = subprocess.run(
        [sys.executable, "-m", "eval.systems.reference", str(tmp_path), "--roles",
         str(tmp_path / "roles.json")],
        capture_output=True, text=True, check=True,
        cwd=Path(__file__).resolve().parents[1], env={**os.environ, "HF_HUB_OFFLINE": "1"},
    )  # fmt: skip
    broken, chef = map(json.loads, done.stdout.splitlines())
    assert (broken["resume"]["file"], broken["error"]) == ("broken.pdf", "PdfStreamError")
    assert [match["role"] for match in chef["matches"]] == ["chef", "nurse"]


def test_skills_are_ranked_by_the_production_path(tmp_path: Path) -> None:
    folder = tmp_path / "skills"
    (folder / "qrels").mkdir(parents=True)
    (folder / "suite.toml").write_text('name = "s"\ntask = "skills"\nnote = ""\n')
    corpus = (
        {"_id": "a", "title": "weld metal", "text": ""},
        {"_id": "b", "title": "plan budgets", "text": "", "metadata": {"aliases": ["money"]}},
    )
    (folder / "corpus.jsonl").write_text("\n".join(map(json.dumps, corpus)))
    (folder / "queries.jsonl").write_text(json.dumps({"_id": "q", "text": "Planned the budgets"}))
    (folder / "qrels" / "test.tsv").write_text("query-id\tcorpus-id\tscore\nq\tb\t1\n")
    suite = read_suite(folder)
    production = Production(real_matcher, SHIPPED, kept())
    production.prepare(suite)
    ranking = production.rank(suite.queries[0])
    assert [skill for skill, _ in ranking] == ["b", "a"]
    matcher = Matcher(production._matcher.catalogue, FakeEncoder())  # type: ignore[attr-defined]
    assert ranking == matcher.rank_skills("Planned the budgets")
    production.answer(suite.queries[0])
