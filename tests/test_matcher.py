"""The whole of matching: order, proof, abstention, determinism."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from index.generations import IndexProblem
from matcher.catalogue.records import Role
from matcher.match import Matcher, UnknownRole, build_index
from matcher.report import as_dict
from matcher.resume.read import Reader, from_text
from matcher.role_index import cached_index
from tests import samples
from tests.fakes import FakeEncoder

EXAMPLES = Path(__file__).parents[1] / "examples"
FILES = sorted(path for path in EXAMPLES.iterdir() if path.suffix in (".pdf", ".docx"))
EXPECTED = {
    "accountant": "accountant",
    "career-changer": "secondary-school-teacher",
    "chef": "chef",
    "cloud-engineer": "cloud-engineer",
    "data-analyst": "data-analyst",
    "ml-engineer": "machine-learning-engineer",
    "nurse": "registered-nurse",
    "security-analyst": "security-analyst",
}


@pytest.fixture(scope="module")
def matcher(tmp_path_factory: pytest.TempPathFactory) -> Matcher:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MATCHER_CACHE", str(tmp_path_factory.mktemp("cache")))
        return Matcher.open()


@pytest.fixture(scope="module")
def resumes():  # type: ignore[no-untyped-def]
    with Reader() as reader:
        return {path.stem: reader.read_path(path, date(2026, 11, 1)) for path in FILES}


def without_time(report: object) -> str:
    fields = as_dict(report)  # type: ignore[arg-type]
    fields.pop("elapsed_ms")
    return json.dumps(fields, sort_keys=True)


def test_there_are_eight_examples_in_pdf_and_docx() -> None:
    assert {path.stem for path in FILES} == set(EXPECTED)
    assert {path.suffix for path in FILES} == {".pdf", ".docx"}


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_examples_find_their_role(name: str, matcher: Matcher, resumes) -> None:  # type: ignore[no-untyped-def]
    report = matcher.match(resumes[name])
    assert report.matches[0].role.id == EXPECTED[name]
    assert report.abstained is None


@pytest.mark.parametrize("name", sorted(EXPECTED))
def test_every_proof_is_in_the_resume(name: str, matcher: Matcher, resumes) -> None:  # type: ignore[no-untyped-def]
    resume = resumes[name]
    report = matcher.match(resume)
    for match in report.matches:
        assert match.evidence
        for item in match.evidence:
            assert resume.text[item.start : item.end] == item.text
            assert item.text.strip()
            assert 1 <= item.page <= max(resume.pages, 1)
            assert item.share > 0
        for skill in match.found:
            assert resume.text[skill.start : skill.end] == skill.text
        assert sum(match.parts.values()) == pytest.approx(match.score, abs=1e-5)
        for part, worth in match.parts.items():
            shares = sum(item.share for item in match.evidence if item.kind == part)
            assert shares <= worth + 1e-5


def test_advice_never_names_what_is_held_or_retired(matcher: Matcher, resumes) -> None:  # type: ignore[no-untyped-def]
    for resume in resumes.values():
        report = matcher.match(resume)
        held = set(report.resume.certifications)
        for item in report.certifications:
            assert item.id not in held
            assert item.status in ("active", "retiring")
            assert matcher.catalogue.certifications[item.id].status == item.status
            missing = {gap.skill for gap in report.gaps if gap.role == item.role}
            role = matcher.catalogue.roles[item.role]
            assert item.licence or item.closes
            assert all(skill in role.skills for skill in item.closes)
            assert missing


def test_career_changer_is_shown_the_data_roles_too(matcher: Matcher, resumes) -> None:  # type: ignore[no-untyped-def]
    report = matcher.match(resumes["career-changer"])
    assert {"data-analyst", "data-scientist"} <= {match.role.id for match in report.matches}


def test_held_certifications_are_found(matcher: Matcher, resumes) -> None:  # type: ignore[no-untyped-def]
    assert matcher.match(resumes["nurse"]).resume.certifications == (
        "aacn-ccrn", "aha-acls-provider", "aha-basic-life-support-provider",
        "registered-nurse-licence",
    )  # fmt: skip
    assert matcher.match(resumes["ml-engineer"]).resume.certifications == (
        "aws-certified-machine-learning-specialty",
    )


def test_same_resume_same_report_alone_among_others_and_in_threads(
    matcher: Matcher, resumes
) -> None:  # type: ignore[no-untyped-def]
    alone = {name: without_time(matcher.match(resume)) for name, resume in resumes.items()}
    names = list(resumes) * 3
    with ThreadPoolExecutor(3) as threads:
        reports = threads.map(lambda name: without_time(matcher.match(resumes[name])), names)
        assert list(reports) == [alone[name] for name in names]


def test_same_report_with_one_thread_and_two(resumes, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setenv("MATCHER_CACHE", str(tmp_path))
    one, two = Matcher.open(threads=1), Matcher.open(threads=2)
    for resume in resumes.values():
        assert without_time(one.match(resume)) == without_time(two.match(resume))


def test_one_role_scores_the_same_as_among_all(matcher: Matcher, resumes) -> None:  # type: ignore[no-untyped-def]
    resume = resumes["nurse"]
    everything = matcher.match(resume, top=len(matcher.catalogue.roles))
    among = {match.role.id: match for match in everything.matches}
    assert len(among) == len(matcher.catalogue.roles)
    for role in ("registered-nurse", "chef"):
        (alone,) = matcher.match(resume, role=role).matches
        assert alone == among[role]


def test_rank_agrees_with_match(matcher: Matcher, resumes) -> None:  # type: ignore[no-untyped-def]
    ranked = matcher.rank(resumes["chef"])
    report = matcher.match(resumes["chef"], top=3)
    assert [(match.role.id, match.score) for match in report.matches] == ranked[:3]
    assert [score for _, score in ranked] == sorted((s for _, s in ranked), reverse=True)


def test_unknown_role_is_refused() -> None:
    matcher = Matcher(samples.catalogue(), FakeEncoder())
    with pytest.raises(UnknownRole, match=r"no role 'astronaut'.*matcher roles"):
        matcher.match(samples.resume(), role="astronaut")


def test_ties_are_broken_by_id() -> None:
    twins = tuple(replace(samples.ROLES[0], id=name, related=()) for name in ("b", "a", "c"))
    ranked = Matcher(samples.catalogue(twins), FakeEncoder()).rank(samples.resume())
    assert [role for role, _ in ranked] == ["a", "b", "c"]
    assert len({score for _, score in ranked}) == 1


def test_too_little_text_abstains() -> None:
    text = "Jane Doe\nCook\n\nSkills\nBaking\n\nExperience\nCook, Grill 2019 - 2020"
    report = Matcher(samples.catalogue(), FakeEncoder()).match(from_text(text))
    assert report.abstained is not None
    assert report.abstained.code == "too_little"
    assert report.matches == report.gaps == report.certifications == report.next_steps == ()


def test_nothing_near_abstains() -> None:
    role = Role(id="diver", title="Saturation diver", summary="Welds pipes on the sea bed.")
    report = Matcher(samples.catalogue((role,)), FakeEncoder(4096)).match(samples.resume())
    assert report.abstained is not None
    assert report.abstained.code == "no_role_near"
    assert report.matches == ()


def test_bare_role_pages_can_be_matched() -> None:
    roles = tuple(
        Role(id=role.id, title=role.title, summary=role.summary) for role in samples.ROLES
    )
    report = Matcher(samples.catalogue(roles), FakeEncoder()).match(samples.resume(samples.COOK))
    assert report.matches[0].role.id == "chef"
    assert report.matches[0].parts["skills"] == 0.0
    assert report.matches[0].missing == ()


def test_empty_catalogue_abstains() -> None:
    report = Matcher(samples.catalogue(()), FakeEncoder()).match(samples.resume())
    assert report.abstained is not None
    assert report.abstained.code == "no_role_near"


def test_titles_alone(matcher: Matcher) -> None:
    assert matcher.rank_titles("ML engineer")[0][0] == "machine-learning-engineer"
    assert matcher.rank_titles("Staff nurse")[0][0] == "registered-nurse"


def test_kept_index_gives_the_same_scores_and_heals(tmp_path: Path) -> None:
    catalogue, encoder = samples.catalogue(), FakeEncoder()
    fresh = Matcher(catalogue, encoder).rank(samples.resume())
    for _ in range(2):
        index = cached_index(catalogue, encoder, tmp_path)
        assert Matcher(catalogue, encoder, index).rank(samples.resume()) == fresh
    (vectors,) = tmp_path.rglob("vectors.faiss")
    damaged = bytearray(vectors.read_bytes())
    damaged[-1] ^= 1
    vectors.write_bytes(damaged)
    healed = cached_index(catalogue, encoder, tmp_path)
    assert Matcher(catalogue, encoder, healed).rank(samples.resume()) == fresh


def test_index_that_cannot_be_kept_is_used_all_the_same(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("not a folder")
    index = cached_index(samples.catalogue(), FakeEncoder(), blocked)
    assert len(index.labels) > 0


def test_index_of_another_catalogue_is_refused(tmp_path: Path) -> None:
    build_index(None, tmp_path / "index")
    assert Matcher.open(index=tmp_path / "index").index is not None
    folder = tmp_path / "catalogue"
    (folder / "roles").mkdir(parents=True)
    (folder / "skills.yaml").write_text("[]")
    (folder / "certifications.yaml").write_text("[]")
    (folder / "roles" / "diver.yaml").write_text(
        "id: diver\ntitle: Diver\nsummary: Dives.\nfamily: trades\n"
    )
    with pytest.raises(IndexProblem, match="another catalogue"):
        Matcher.open(folder, index=tmp_path / "index")


def test_whoever_opens_is_told_before_an_index_is_built(tmp_path, capsys):
    from service.output import MANY_TEXTS, encoding

    told: list[int] = []
    for _ in range(2):
        cached_index(samples.catalogue(), FakeEncoder(), tmp_path, told.append)
    assert told == [sum(len(role.titles()) + len(role.duties()) for role in samples.ROLES)]
    encoding(MANY_TEXTS - 1)
    encoding(MANY_TEXTS)
    assert capsys.readouterr().err == (
        f"matcher: encoding {MANY_TEXTS:,} texts of the catalogue; this is done once\n"
    )
