"""Agreement of two labelling passes, by hand and on the suite that ships."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from eval.agreement import agreement, disagreements, main, read_passes
from eval.errors import EvalError
from eval.releases import SUITES
from eval.suite import Labels
from eval.suite_files import read_suite
from matcher.catalogue.load import load_catalogue

ADVICE = SUITES / "advice"


def labels(skills: str, certifications: str) -> Labels:
    """Label a, b, c … of each kind by the first letter of each label."""
    words = {
        "s": "shown", "o": "other_words", "m": "missing", "h": "helps", "n": "no_need", "x": "held",
    }  # fmt: skip
    return Labels(
        "role", "mid",
        {chr(97 + at): words[letter] for at, letter in enumerate(skills)},
        {chr(97 + at): words[letter] for at, letter in enumerate(certifications)},
    )  # fmt: skip


def test_kappa_by_hand() -> None:
    first, second = {"q": labels("ssmm", "hn")}, {"q": labels("somm", "nn")}
    skills, missing, certifications, helps = agreement(first, second)
    # 3 of 4 alike; by chance: shown .5 * .25, missing .5 * .5, so .375; (.75 - .375) / .625
    assert (skills.judged, skills.share) == (4, 0.75)
    assert skills.kappa == pytest.approx(0.6)
    assert (missing.what, missing.share, missing.kappa) == ("skills, missing or not", 1.0, 1.0)
    # 1 of 2 alike; by chance: helps .5 * 0, no_need .5 * 1, so .5
    assert (certifications.share, certifications.kappa, helps.kappa) == (0.5, 0.0, 0.0)
    assert disagreements(first, second) == [
        (("q", "certifications", "a"), "helps", "no_need"),
        (("q", "skills", "b"), "shown", "other_words"),
    ]


def test_passes_of_other_things_are_refused(tmp_path: Path) -> None:
    (tmp_path / "passes").mkdir()
    for name, skill in (("first", "python"), ("second", "sql")):
        row = {
            "_id": "q", "role": "data-analyst", "level": "mid", "skills": {skill: "shown"},
            "certifications": {},
        }  # fmt: skip
        (tmp_path / "passes" / f"{name}.jsonl").write_text(json.dumps(row) + "\n")
    with pytest.raises(EvalError, match="2 things are judged in one pass only, the first is q sk"):
        read_passes(tmp_path, ["q"])


def test_what_both_passes_say_is_what_the_suite_says() -> None:
    suite = read_suite(ADVICE)
    first, second = read_passes(ADVICE, [query.id for query in suite.queries])
    differ = {key for key, *_ in disagreements(first, second)}
    for query, agreed in suite.labels.items():
        for kind in ("skills", "certifications"):
            mine, settled = getattr(first[query], kind), getattr(agreed, kind)
            assert mine.keys() == settled.keys()
            kept = {key for key in mine if (query, kind, key) not in differ}
            assert {key: mine[key] for key in kept} == {key: settled[key] for key in kept}


def test_every_difference_is_settled_in_writing() -> None:
    suite = read_suite(ADVICE)
    passes = read_passes(ADVICE, [query.id for query in suite.queries])
    written = (ADVICE / "settled.md").read_text("utf-8")
    missing = [
        (query, key)
        for (query, _, key), *_ in disagreements(*passes)
        if f"\n## {query}\n" not in written or f"- {key}: " not in _part(written, query)
    ]
    assert missing == []


def test_the_suite_is_what_it_says() -> None:
    suite, catalogue = read_suite(ADVICE), load_catalogue()
    roles = [item.role for item in suite.labels.values()]
    assert len(suite.queries) >= 80
    assert len(set(roles)) >= 20
    assert {item.level for item in suite.labels.values()} == {"entry", "mid", "senior"}
    for query, item in suite.labels.items():
        said = list(item.skills.values())
        assert said.count("missing") >= 3, query
        assert said.count("other_words") >= 3, query
        judged = catalogue.roles[item.role].skills.keys() & item.skills.keys()
        assert len(judged) >= 0.9 * len(item.skills), query


def test_the_command_prints_what_was_counted(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(ADVICE)]) == 0
    printed = capsys.readouterr().out
    assert "skills, missing or not: " in printed
    assert "settled: " in printed


def _part(text: str, query: str) -> str:
    """Return what is written under the heading of a query."""
    _, _, rest = text.partition(f"\n## {query}\n")
    return rest.split("\n## ")[0]
