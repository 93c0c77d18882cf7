"""The gate: what is recorded of a release, and that a deliberate regression does not pass."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from eval import commands
from eval.commands import gate_command
from eval.embeddings import CachedEncoder
from eval.errors import EvalError
from eval.releases import SUITES, newest_release, record, regressions, shipped_suites
from eval.result import Outcome
from eval.run import Asking, evaluate, run_suites
from eval.suite import Suite
from eval.suite_files import read_suite
from eval.systems.production import open_production
from eval.systems.signals import SharedSignals, Variant, without
from matcher.catalogue.load import load_catalogue
from models.encoder import Encoder, Vectors
from models.registry import load_encoder
from tests.eval_fakes import RESUME, write_suite
from tests.fakes import FakeEncoder
from tests.test_eval_report import outcome


def test_a_release_is_recorded_and_found_again(tmp_path: Path) -> None:
    releases, table = tmp_path / "releases", tmp_path / "RESULTS.md"
    mine, baseline = outcome("matcher", 0.5), outcome("tfidf", 0.9)
    record("0.9.0", [mine, baseline], date(2026, 1, 2), releases, table)
    record("0.10.0", [outcome("matcher", 0.8)], date(2026, 2, 3), releases, table)
    record("0.10.0", [outcome("matcher", 0.7)], date(2026, 2, 4), releases, table)
    found = newest_release(releases)
    assert found is not None
    assert found.version == "0.10.0"
    assert found.outcomes == (outcome("matcher", 0.7),)
    lines = table.read_text().splitlines()
    rows = [line for line in lines if line.startswith("| 0.")]
    assert rows == [
        "| 0.10.0 | 2026-02-04 | 0.850 (0.750 to 0.950) |",
        "| 0.9.0 | 2026-01-02 | 0.750 (0.650 to 0.850) |",
    ]
    assert "| release | date | tiny MAP |" in lines


def test_bad_releases_are_refused(tmp_path: Path) -> None:
    assert newest_release(tmp_path / "none") is None
    with pytest.raises(EvalError, match="is no version"):
        record("../x", [outcome("matcher", 0.5)], date(2026, 1, 2), tmp_path, tmp_path / "R.md")
    with pytest.raises(EvalError, match="no outcome of matcher"):
        record("1.0.0", [outcome("tfidf", 0.5)], date(2026, 1, 2), tmp_path, tmp_path / "R.md")
    (tmp_path / "1.0.0").mkdir()
    with pytest.raises(EvalError, match="no outcomes in"):
        newest_release(tmp_path)


def test_only_significant_falls_of_the_matcher_fail() -> None:
    from eval.releases import Release

    before = Release("1.0.0", (outcome("matcher", 1.0),))
    assert regressions(before, [outcome("matcher", 1.0), outcome("tfidf", 0.0)]) == []
    assert regressions(before, [outcome("matcher", 0.95)]) == []
    (fallen,) = regressions(before, [outcome("matcher", 0.5)])
    assert fallen.startswith("tiny: MAP 1.000 to 0.750")
    assert "15 of 30 queries worse, 0 better" in fallen
    (missing,) = regressions(before, [outcome("matcher", 1.0, "other")])
    assert missing == "tiny: recorded in 1.0.0 and not measured now"


@pytest.fixture(scope="module")
def resumes(tmp_path_factory: pytest.TempPathFactory) -> Suite:
    """Forty resumes of four trades whose titles say the trade and whose duties say little."""
    trades = {
        "chef": ("Chef", "Cooks food in a kitchen and plans menus."),
        "nurse": ("Nurse", "Cares for patients in a hospital ward."),
        "driver": ("Truck Driver", "Drives goods over long distances."),
        "welder": ("Welder", "Joins metal parts with heat."),
    }
    corpus = [{"_id": key, "title": title, "text": text} for key, (title, text) in trades.items()]
    vague = "Worked with colleagues on daily tasks and reported to the head of the site."
    queries = [
        {"_id": f"{key}{number}", "text": RESUME.format(title=title, duties=f"{vague} {number}.")}
        for key, (title, _) in trades.items()
        for number in range(10)
    ]
    answers = {f"{key}{number}": key for key in trades for number in range(10)}
    folder = tmp_path_factory.mktemp("gate") / "suite"
    return read_suite(write_suite(folder, "resumes", corpus, queries, answers))


def measured(suite: Suite, encoder: Encoder) -> Outcome:
    (found,) = evaluate([suite], [open_production(CachedEncoder(encoder), "matcher")])
    return found


def test_a_dropped_signal_does_not_pass_the_gate(
    resumes: Suite, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    encoder = load_encoder()
    before = measured(resumes, encoder)
    releases = tmp_path / "releases"
    record("1.0.0", [before], date(2026, 1, 2), releases, tmp_path / "R.md")
    monkeypatch.setattr(commands, "newest_release", lambda: newest_release(releases))
    shared = SharedSignals(load_catalogue(), CachedEncoder(encoder))
    lacking = Variant("matcher", without("titles", "words"), shared)

    def gate(now: Outcome) -> None:
        monkeypatch.setattr(commands, "run_suites", lambda *_: ([now], []))
        gate_command(Asking(report=tmp_path / "out"), suites=[tmp_path])

    gate(before)
    (without_titles,) = evaluate([resumes], [lacking])
    with pytest.raises(EvalError, match=r"below release 1\.0\.0:\n  tiny: MRR") as caught:
        gate(without_titles)
    assert caught.value.code == "regression"
    assert (tmp_path / "out" / "report.html").is_file()  # written first, to be looked at


def test_nothing_recorded_is_no_pass(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(commands, "newest_release", lambda: None)
    monkeypatch.setattr(commands, "run_suites", lambda *_: ([outcome("matcher", 1.0)], []))
    with pytest.raises(EvalError, match="no release is recorded"):
        gate_command(Asking(), suites=[tmp_path])


def test_a_random_encoder_does_not_pass_the_gate() -> None:
    class Random(FakeEncoder):
        """Vectors that say nothing about the words, though the same each time."""

        sha256 = "1" * 64

        def encode(self, texts: Sequence[str]) -> Vectors:
            hashed = [hashlib.sha256(text.encode()).hexdigest() for text in texts]
            return super().encode(hashed)

    titles = read_suite(SUITES / "titles")
    release = newest_release()
    assert release is not None
    mine = [item for item in release.outcomes if item.result.suite == titles.name]
    (fallen,) = regressions(replace(release, outcomes=tuple(mine)), [measured(titles, Random())])
    assert fallen.startswith("own-titles: MAP")


def test_shipped_suites_are_sound() -> None:
    folders = shipped_suites()
    assert folders
    suites = [read_suite(folder) for folder in folders]
    assert len({suite.name for suite in suites}) == len(suites)


def test_the_recorded_release_is_of_the_shipped_suites() -> None:
    release = newest_release()
    assert release is not None
    recorded = {item.result.suite: item.result.suite_sha256 for item in release.outcomes}
    assert recorded == {suite.name: suite.sha256 for suite in map(read_suite, shipped_suites())}


def test_frozen_baselines(tmp_path: Path) -> None:
    """What each baseline scores on the shipped suites, to three decimals.

    To make the figures again: `matcher eval gate --report out/ --system tfidf --system bm25
    --system dense --system random --system matcher`, then copy from `out/results.json`. They change
    with scikit-learn, bm25s, the model or the suites; those of own-advice with the roles that ship.
    """
    systems = ("tfidf", "bm25", "dense", "random")
    outcomes, _ = run_suites(shipped_suites(), systems, Asking(cache=tmp_path))
    found = {
        (item.result.suite, item.result.system): round(item.result.metrics[item.result.main], 3)
        for item in outcomes
    }
    assert found == {
        ("own-advice", "tfidf"): 0.544,
        ("own-advice", "bm25"): 0.494,
        ("own-advice", "dense"): 0.534,
        ("own-advice", "random"): 0.018,
        ("own-resumes", "tfidf"): 0.776,
        ("own-resumes", "bm25"): 0.714,
        ("own-resumes", "dense"): 0.786,
        ("own-resumes", "random"): 0.101,
        ("own-titles", "tfidf"): 0.374,
        ("own-titles", "bm25"): 0.316,
        ("own-titles", "dense"): 0.735,
        ("own-titles", "random"): 0.09,
    }


def test_a_release_reads_back_without_its_baselines() -> None:
    release = newest_release()
    assert release is not None
    assert {item.result.system for item in release.outcomes} == {"matcher"}
    assert regressions(release, release.outcomes) == []
    fewer = [replace(item, asked=item.asked[:1]) for item in release.outcomes]
    assert regressions(release, fewer) == []
