"""What other schemes call a record, the nearest entries, and certifications to look at again."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest

from matcher.catalogue.crosswalk import CONFIDENCE, SCHEMES, Concept, concepts
from matcher.catalogue.load import load_catalogue
from matcher.catalogue.nearest import UnknownScheme, coded, nearest
from matcher.catalogue.parse import ROLE_CODES, SKILL_CODES
from matcher.catalogue.records import MATCHES, Catalogue, Code, Role, Skill
from matcher.catalogue.stale import not_checked_since
from matcher.match import Matcher
from service.cli import main
from tests import samples
from tests.fakes import FakeEncoder
from tests.service_fakes import catalogue, served

URI = "http://data.europa.eu/esco/occupation/aaaaaaaa-0000-4000-8000-00000000000"


def taxonomy() -> Catalogue:
    roles = {
        f"esco-{number}": Role(f"esco-{number}", title, "x", codes={
            "esco": Code(f"{URI}{number}", title), "isco_08": Code("2511", "Analysts", "broad")})
        for number, title in enumerate(("data engineer", "data analyst", "chef", "cook"))
    }  # fmt: skip
    return Catalogue(roles, {}, {}, "", {"esco": "1.9"})


def ours() -> Catalogue:
    base = samples.catalogue()
    cook = replace(base.roles["chef"], codes={"esco": Code(f"{URI}3", "cook", "close")})
    return replace(base, roles={**base.roles, "chef": cook})


def rank(title: str) -> list[tuple[str, float]]:
    words = set(title.lower().split())
    pairs = [(role.id, len(words & set(role.title.split())) / 2)
             for role in taxonomy().roles.values()]  # fmt: skip
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))


def test_every_scheme_and_every_match_is_known():
    assert set(SCHEMES) == {*ROLE_CODES, *SKILL_CODES}
    assert list(CONFIDENCE) != [] and set(CONFIDENCE) == set(MATCHES)
    assert CONFIDENCE["exact"] == 1 > CONFIDENCE["close"] > CONFIDENCE["broad"]
    assert CONFIDENCE["broad"] == CONFIDENCE["narrow"] > CONFIDENCE["related"] > 0


def test_a_record_is_shown_in_one_shape():
    role = Role("r", "R", "x", codes={
        "isco_08": Code("2511", "Systems analysts", "broad"),
        "onet_soc": Code("15-2051.00"),
    })  # fmt: skip
    skill = Skill("s", "S", "tool", codes={"unspsc": Code("43232605", "Software", "broad")})
    known = Catalogue({}, {}, {}, "", {"onet_soc": "2026"})
    assert concepts(role, known) == (
        Concept("O*NET-SOC", "2026", "15-2051.00",
                "https://www.onetonline.org/link/summary/15-2051.00", "", 1.0),
        Concept("ISCO-08", "2008", "2511", "http://data.europa.eu/esco/isco/C2511",
                "Systems analysts", 0.6),
    )  # fmt: skip
    assert concepts(skill, known) == (
        Concept("UNSPSC", "O*NET 29.3", "43232605", "", "Software", 0.6),
    )
    certification = samples.CERTIFICATIONS[0]
    (own,) = concepts(certification, known)
    assert (own.scheme, own.uri, own.label) == ("The Board", "https://example.org/",
                                                "Pipeline Practitioner")  # fmt: skip


@pytest.mark.parametrize(("query", "first", "by", "confidence"), [
    ("esco-1", "esco-1", "id", 1.0),
    (f"{URI}2", "esco-2", "code", 1.0),
    ("chef", "esco-3", "code", 0.8),
    ("data-engineer", "esco-0", "meaning", 1.0),
    ("an analyst", "esco-1", "meaning", 0.5),
])  # fmt: skip
def test_the_nearest_is_found_by_id_by_code_and_by_meaning(query, first, by, confidence):
    found = nearest(query, "esco", taxonomy(), ours(), rank, 3)
    assert (found[0].role, found[0].by) == (first, by)
    assert found[0].concept.confidence == confidence
    assert found[0].concept.version == "1.9"
    assert len(found) == 3 == len({entry.role for entry in found})


def test_a_scheme_that_is_not_there_says_what_to_do():
    with pytest.raises(UnknownScheme, match=r"import it with `matcher catalogue import onet"):
        coded("onet_soc", taxonomy())
    assert len(coded("isco_08", taxonomy())) == 4


def test_the_command(capsys, monkeypatch):
    matcher = Matcher(taxonomy(), FakeEncoder())
    monkeypatch.setattr("matcher.match.Matcher.open", lambda *args, **options: matcher)
    monkeypatch.setattr(
        "service.commands.catalogue.open_catalogue",
        lambda folder, cache: taxonomy() if folder else ours(),
    )
    at = ["--catalogue", "x", "--json"]
    assert main(["roles", "--scheme", "esco", *at]) == 0
    assert len(json.loads(capsys.readouterr().out)) == 4
    assert main(["roles", "--scheme", "esco", "chef", *at]) == 0
    best = json.loads(capsys.readouterr().out)[0]
    assert best["concept"] == {"scheme": "ESCO", "version": "1.9", "code": f"{URI}3",
                               "uri": f"{URI}3", "label": "cook", "confidence": 0.8}  # fmt: skip
    assert main(["roles", "--scheme", "esco", "data engineer", "--catalogue", "x"]) == 0
    assert "data engineer" in capsys.readouterr().out
    assert main(["roles", "--scheme", "onet", *at]) == 1
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "no_scheme"
    assert main(["roles", "--scheme", "soc"]) == 2


def test_http_shows_concepts_and_live_data(tmp_path):
    from matcher.catalogue.jobs import Job, jobs_bytes
    from service.settings import Settings

    (tmp_path / "jobs.json").write_bytes(
        jobs_bytes([Job("job-1", "A", "machine-learning-engineer", 0.9)])
    )
    with served(Settings(jobs=tmp_path)) as client:
        page = client.get("/v1/roles/machine-learning-engineer").json()
        assert page["concepts"][0]["scheme"] == "O*NET-SOC"
        assert (page["live"]["jobs"], page["live"]["with_salary"]) == (1, 0)
        assert client.get("/v1/certifications").json()[0]["concepts"][0]["scheme"] == "Example"
        assert client.get("/v1/skills").json()[0]["concepts"] == []
    with served() as client:
        assert client.get("/v1/roles/machine-learning-engineer").json()["live"] is None
    with served(Settings(jobs=tmp_path / "no")) as client:
        assert client.get("/readyz").status_code == 503
    assert catalogue().roles


def test_old_certifications_are_listed_oldest_first():
    known = samples.catalogue()
    dates = {"pipeline-practitioner": "2025-11", "pipeline-professional": "2025-12",
             "new-streams": "2024", "gone": "2001", "kitchen-licence": ""}  # fmt: skip
    items = {
        identifier: replace(item, checked=dates.get(identifier, "2026-11-01"))
        for identifier, item in known.certifications.items()
    }
    old = not_checked_since(replace(known, certifications=items), date(2026, 11, 25))
    assert [item.id for item in old] == ["kitchen-licence", "new-streams", "pipeline-practitioner"]


def test_check_lists_what_is_to_be_looked_at_again(tmp_path, capsys, monkeypatch):
    from tests.catalogue_files import CERTIFICATIONS, change, write_files

    folder = str(write_files(tmp_path))
    change(tmp_path, CERTIFICATIONS, 'checked: "2026-11"', 'checked: "2020-11"')
    assert main(["catalogue", "check", folder, "--json"]) == 0
    (stale,) = json.loads(capsys.readouterr().out)["stale"]
    assert stale == {"id": "food-manager", "checked": "2020-11",
                     "url": "https://example.org/food-manager"}  # fmt: skip
    assert main(["catalogue", "check", folder]) == 0
    assert "food-manager: 2020-11  https://example.org" in capsys.readouterr().out


def test_every_record_that_ships_can_be_shown():
    shipped = load_catalogue()
    for group in (shipped.roles, shipped.skills, shipped.certifications):
        for record in group.values():
            for item in concepts(record, shipped):
                assert item.scheme and item.code and 0 < item.confidence <= 1
    assert all(concepts(role, shipped) for role in shipped.roles.values())
    told = shipped.certifications.values()
    assert [item.id for item in told if not (item.issuer and item.url and item.level)] == []
