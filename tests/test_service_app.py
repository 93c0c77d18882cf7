"""Everything around matching: lists, health, errors, headers, limits, logs, OpenAPI."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, fields
from typing import get_args

import pytest
from pydantic import BaseModel
from starlette.testclient import TestClient

from matcher import report as reports
from matcher.catalogue import crosswalk, records
from matcher.catalogue import jobs as market
from matcher.resume.resume import Finding
from service import examples, schemas
from service.app import create_app
from service.settings import Settings
from tests.service_fakes import RESUME, FakeMatcher, FakeReader, catalogue, served

GETS = ("/v1/roles", "/v1/roles/data-scientist", "/v1/skills", "/v1/certifications",
        "/healthz", "/readyz", "/metrics", "/openapi.json", "/docs", "/")  # fmt: skip
POSTS = ("/v1/match", "/v1/resumes/read")


@pytest.fixture
def client():
    with served() as client:
        yield client


def code_of(response) -> str:
    body = response.json()
    assert set(body) == {"error"}
    assert set(body["error"]) == {"code", "message", "detail"}
    assert response.headers["content-type"] == "application/json"
    return body["error"]["code"]


def test_roles_are_listed_and_shown(client):
    listed = client.get("/v1/roles").json()
    assert [role["id"] for role in listed] == ["data-scientist", "machine-learning-engineer"]
    assert [schemas.RoleListed.model_validate(role) for role in listed]
    page = client.get("/v1/roles/machine-learning-engineer").json()
    schemas.RoleBody.model_validate(page)
    assert page["capabilities"][0]["text"] == "Trains models."


def test_skills_and_certifications_are_listed(client):
    skill, certification = client.get("/v1/skills"), client.get("/v1/certifications")
    assert schemas.SkillBody.model_validate(skill.json()[0]).name == "Python"
    assert schemas.CertificationBody.model_validate(certification.json()[0]).id == "pmle"


BESIDE = {
    schemas.RoleBody: {"concepts", "live", "job"},
    schemas.SkillBody: {"concepts"},
    schemas.CertificationBody: {"concepts"},
}
"""What a page has beside its record."""


def test_schemas_have_the_fields_of_the_records():
    pairs = {
        schemas.ReportBody: reports.MatchReport,
        schemas.FactsBody: reports.ResumeFacts,
        schemas.FindingBody: Finding,
        schemas.RoleMatchBody: reports.RoleMatch,
        schemas.EvidenceBody: reports.Evidence,
        schemas.RoleSkillBody: reports.RoleSkill,
        schemas.GapBody: reports.Gap,
        schemas.CertificationAdviceBody: reports.CertificationAdvice,
        schemas.NextStepBody: reports.NextStep,
        schemas.AbstentionBody: reports.Abstention,
        schemas.RoleBody: records.Role,
        schemas.CapabilityBody: records.Capability,
        schemas.CareerLevelBody: records.CareerLevel,
        schemas.SalaryBody: records.Salary,
        schemas.SkillBody: records.Skill,
        schemas.CertificationBody: records.Certification,
        schemas.ConceptBody: crosswalk.Concept,
        schemas.LiveBody: market.LiveMarket,
        schemas.JobBody: market.Job,
    }
    for schema, record in pairs.items():
        names = {item.name for item in fields(record)}
        beside = BESIDE.get(schema, set())
        assert set(schema.model_fields) == names | beside, record
        assert not names & beside


def test_the_example_fits_its_schema():
    schemas.ReportBody.model_validate(asdict(examples.report()))


@pytest.mark.parametrize(
    "path",
    ["/v1/nothing", "/v1/roles/", "/nothing", "/assets/nothing.js", "/v1/match/", "/redoc",
     "/assets/../app.py", "/v1", "/%00"],
)  # fmt: skip
def test_what_is_not_there_is_404_in_the_error_shape(client, path):
    response = client.get(path)
    assert (response.status_code, code_of(response)) == (404, "not_found")


def test_an_unknown_role_is_404_in_the_error_shape(client):
    response = client.get("/v1/roles/data-scientis")
    assert (response.status_code, code_of(response)) == (404, "unknown_role")
    assert "did you mean data-scientist" in response.json()["error"]["message"]
    assert client.get("/v1/roles/%ED%A0%80%00\u202e").status_code == 404


@pytest.mark.parametrize("path", GETS)
def test_other_methods_are_405_in_the_error_shape(client, path):
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        response = client.request(method, path)
        assert (response.status_code, code_of(response)) == (405, "method_not_allowed")


@pytest.mark.parametrize("path", POSTS)
def test_endpoints_that_take_resumes_refuse_get(client, path):
    response = client.get(path)
    assert (response.status_code, code_of(response)) == (405, "method_not_allowed")
    assert response.headers["allow"] == "POST"


@pytest.mark.parametrize("path", [*GETS, *POSTS, "/nothing"])
def test_every_answer_has_the_safe_headers(client, path):
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'none'" in policy
    assert "frame-ancestors 'none'" in policy
    assert "unsafe" not in policy
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "no-referrer"


def test_health_and_readiness(client):
    assert client.get("/healthz").json() == {"status": "ok"}
    expected = {"status": "ready", "versions": {"engine": "test"}, "cage": ""}
    assert client.get("/readyz").json() == expected


def test_a_service_that_cannot_open_stays_up_and_says_why(tmp_path, caplog):
    app = create_app(Settings(catalogue=tmp_path))
    with TestClient(app, raise_server_exceptions=False) as client:
        assert client.get("/healthz").status_code == 200
        ready = client.get("/readyz")
        assert (ready.status_code, code_of(ready)) == (503, "not_ready")
        assert "the catalogue has 1 problem" in ready.json()["error"]["detail"]
        for path in GETS[:4]:
            response = client.get(path)
            assert (response.status_code, code_of(response)) == (503, "not_ready")
        for path in POSTS:
            response = client.post(path, json={"text": RESUME})
            assert (response.status_code, code_of(response)) == (503, "not_ready")
        assert client.get("/").status_code == 200


def test_an_unexpected_failure_to_open_is_told_by_its_type(monkeypatch):
    monkeypatch.setattr("service.engine.Engine._open_reader", lambda self: 1 / 0)
    with TestClient(create_app(Settings(), FakeMatcher())) as client:
        assert "ZeroDivisionError" in client.get("/readyz").json()["error"]["detail"]


def test_before_it_is_open_the_service_is_not_ready():
    client = TestClient(create_app(Settings(), FakeMatcher(), FakeReader()))
    assert client.get("/readyz").status_code == 503


def test_what_would_wait_too_long_is_503_with_retry_after():
    reader = FakeReader()
    reader.gate.clear()
    with served(Settings(workers=1, queue=1), reader=reader) as client:
        send = lambda: client.post("/v1/match", files={"file": ("a", b"x")})  # noqa: E731
        with ThreadPoolExecutor(2) as threads:
            first = threads.submit(send)
            reader.started.acquire(timeout=5)
            second = threads.submit(send)
            wait_for(lambda: "matcher_running 2.0" in client.get("/metrics").text)
            refused = send()
            assert (refused.status_code, code_of(refused)) == (503, "busy")
            assert int(refused.headers["retry-after"]) >= 1
            assert client.get("/healthz").status_code == 200
            reader.gate.set()
            assert [first.result().status_code, second.result().status_code] == [200, 200]
        assert send().status_code == 200


def wait_for(condition) -> None:
    tick = threading.Event()
    for _ in range(200):
        if condition():
            return
        tick.wait(0.02)
    raise AssertionError("waited in vain")


def test_log_lines_hold_the_route_and_nothing_that_was_sent(client, caplog):
    with caplog.at_level("INFO", logger="matcher.service"):
        client.post("/v1/match?role=Ada-Quill", files={"file": ("Ada Quill.pdf", b"Ada Quill")})
        client.get("/v1/roles/Ada-Quill?x=Ada-Quill")
        client.get("/Ada-Quill%0A%1B")
    lines = [record.getMessage().rsplit(" ", 2)[0] for record in caplog.records]
    assert lines == ["POST /v1/match 404", "GET /v1/roles/{role_id} 404", "GET none 404"]
    assert "Quill" not in caplog.text


def test_metrics_count_routes_and_nothing_that_was_sent(client):
    client.get("/v1/roles/Ada-Quill")
    client.request("BREW", "/Ada-Quill")
    text = client.get("/metrics").text
    assert 'total{method="GET",route="/v1/roles/{role_id}",status="404"} 1.0' in text
    assert 'method="other",route="none",status="404"' in text
    assert "matcher_ready 1.0" in text
    assert "Quill" not in text


def test_two_applications_do_not_share_counters():
    with served() as one, served() as other:
        one.get("/v1/roles")
        assert "/v1/roles" not in other.get("/metrics").text


def test_openapi_describes_every_endpoint_with_an_example(client):
    api = client.get("/openapi.json").json()
    expected = {*GETS[:7], *POSTS} - {"/v1/roles/data-scientist"} | {"/v1/roles/{role_id}"}
    assert set(api["paths"]) == expected
    for path, methods in api["paths"].items():
        for item in methods.values():
            assert item["description"], path
            for status, answer in item["responses"].items():
                for content in answer["content"].values():
                    assert content["example"], (path, status)
    body = api["paths"]["/v1/match"]["post"]["requestBody"]["content"]
    assert set(body) == {"multipart/form-data", "application/json"}
    assert set(body["application/json"]["examples"]) == {"text", "json-resume", "file",
                                                         "indeed-apply"}  # fmt: skip


def test_every_reference_in_openapi_leads_somewhere(client):
    api = client.get("/openapi.json").json()
    known = {f"#/components/schemas/{name}" for name in api["components"]["schemas"]}
    assert set(references(api)) <= known


def references(value):
    if isinstance(value, dict):
        for name, item in value.items():
            if name == "$ref":
                yield item
            else:
                yield from references(item)
    elif isinstance(value, list):
        for item in value:
            yield from references(item)


def test_openapi_examples_fit_their_schemas(client):
    api = client.get("/openapi.json").json()
    models = {"/v1/match": schemas.ReportBody, "/v1/roles": list[schemas.RoleListed],
              "/v1/roles/{role_id}": schemas.RoleBody, "/v1/skills": list[schemas.SkillBody],
              "/v1/certifications": list[schemas.CertificationBody]}  # fmt: skip
    for path, model in models.items():
        (item,) = api["paths"][path].values()
        example = item["responses"]["200"]["content"]["application/json"]["example"]
        of_list = get_args(model)
        schema: type[BaseModel] = of_list[0] if of_list else model
        for one in example if of_list else [example]:
            schema.model_validate(one)


def test_openapi_bodies_are_accepted(client):
    body = client.get("/openapi.json").json()["paths"]["/v1/match"]["post"]["requestBody"]
    for name, example in body["content"]["application/json"]["examples"].items():
        value = dict(example["value"])
        for holder in (value, value.get("resume", {})):
            if "file" in holder:
                holder["file"] = {**holder["file"], "data": "JVBERi0xLjcK"}
        assert client.post("/v1/match", json=value).status_code == 200, name


def test_the_catalogue_of_the_fakes_is_whole():
    known = catalogue()
    assert all(skill in known.skills for role in known.roles.values() for skill in role.skills)
