"""What `/openapi.json` says of every endpoint: bodies, answers, errors, each with an example."""

from __future__ import annotations

from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi
from fastapi.responses import PlainTextResponse
from pydantic import BaseModel
from pydantic.json_schema import models_json_schema

from matcher.report import as_dict
from service import examples, schemas

ABOUT: dict[str, Any] = {
    "version": "1",
    "description": "Reads a resume and names the roles it fits, with the words that show it, what "
    "is missing, certifications and next steps. A score helps people decide; it decides nothing. "
    'Every error has one shape: `{"error": {"code", "message", "detail"}}`.',
}
REF = "#/components/schemas/{model}"
BODIES: tuple[type[BaseModel], ...] = (schemas.MatchForm, schemas.ResumeRequest)
CONCEPT_EXAMPLE = {
    "scheme": "O*NET-SOC",
    "version": "2019",
    "code": "15-2051.00",
    "uri": "https://www.onetonline.org/link/summary/15-2051.00",
    "label": "Data Scientists",
    "confidence": 0.8,
}
LIVE_EXAMPLE = {
    "as_of": "2026-11-24",
    "jobs": 12,
    "with_salary": 7,
    "salaries": [
        {"currency": "USD", "jobs": 7, "lower": 142000, "median": 165000, "upper": 188000}
    ],
}
ROLE_EXAMPLE = {
    "id": "machine-learning-engineer",
    "title": "Machine Learning Engineer",
    "family": "ai",
    "aliases": ["ML Engineer"],
    "summary": "Builds and runs systems that learn from data.",
    "codes": {"onet_soc": {"code": "15-2051.00", "label": "Data Scientists", "match": "close"}},
}
SKILL_EXAMPLE = {
    "id": "python",
    "name": "Python",
    "kind": "tool",
    "aliases": ["Python 3"],
    "broader": [],
    "related": [],
    "case": False,
    "near": [],
    "codes": {},
    "concepts": [],
}
CERTIFICATION_EXAMPLE = {
    "id": "google-professional-machine-learning-engineer",
    "name": "Professional Machine Learning Engineer",
    "issuer": "Google Cloud",
    "url": "https://cloud.google.com/learn/certification/machine-learning-engineer",
    "text": "Designing, building and running models on Google Cloud.",
    "validates": ["machine-learning", "mlops"],
    "level": "professional",
    "status": "active",
    "aliases": ["GCP PMLE"],
    "requires": [],
    "since": None,
    "successor": None,
    "licence": False,
    "checked": "2026-11",
    "prerequisites": "",
    "valid_years": 2,
    "cost": {"amount": 200, "currency": "USD", "checked": "2026-11", "note": ""},
    "concepts": [
        {
            "scheme": "Google Cloud",
            "version": "2026-11",
            "code": "google-professional-machine-learning-engineer",
            "uri": "https://cloud.google.com/learn/certification/machine-learning-engineer",
            "label": "Professional Machine Learning Engineer",
            "confidence": 1.0,
        }
    ],
}
READ_EXAMPLE = {**examples.JSON_RESUME, "x-matcher": {"months": 57, "findings": []}}
ERRORS = {
    400: ("bad_json", "The body is no JSON or form that can be read."),
    404: ("unknown_role", "There is no such role."),
    408: ("body_timeout", "The body took too long to arrive."),
    413: ("too_big", "The body or file is too big."),
    415: ("unsupported", "The kind of body or file is not read."),
    422: ("encrypted", "A field is wrong, or the file gives no resume."),
    503: ("busy", "Too much is waiting, or the service is not ready; see Retry-After."),
}
MESSAGES = {
    400: "the body is not JSON that can be used: Expecting value at line 1, column 1",
    404: "there is no role 'ml-enginer'; did you mean ml-engineer?",
    408: "the body did not arrive within 15 seconds",
    413: "the file is too big; at most 10 MiB are read",
    415: "the file is neither PDF nor DOCX nor plain text: send one of these",
    422: "the document is protected by a password: save it without one",
    503: "too many resumes at once; try again in a moment",
}


def _json(schema: Any, example: Any) -> dict[str, Any]:
    return {"application/json": {"schema": schema, "example": example}}


def _model(model: type[BaseModel]) -> dict[str, str]:
    return {"$ref": REF.format(model=model.__name__)}


def _errors(*statuses: int) -> dict[int | str, dict[str, Any]]:
    return {
        status: {
            "description": ERRORS[status][1],
            "model": schemas.ErrorBody,
            "content": {"application/json": {"example": _error(status)}},
        }
        for status in statuses
    }


def _error(status: int) -> dict[str, Any]:
    return {"error": {"code": ERRORS[status][0], "message": MESSAGES[status], "detail": ""}}


def _get(tag: str, model: Any, example: Any, *statuses: int) -> dict[str, Any]:
    content = {"application/json": {"example": example}}
    found = {"description": "The answer.", "model": model, "content": content}
    return {"tags": [tag], "responses": {200: found, **_errors(*statuses)}}


def _post(model: Any, example: Any) -> dict[str, Any]:
    """Describe an endpoint that takes a resume in any of its wrappings."""
    asked = {
        "form": {"schema": _model(schemas.MatchForm)},
        "json": {"schema": _model(schemas.ResumeRequest), "examples": _bodies()},
    }
    content = {"multipart/form-data": asked["form"], "application/json": asked["json"]}
    described = _get("resumes", model, example, 400, 404, 408, 413, 415, 422, 503)
    return {**described, "openapi_extra": {"requestBody": {"required": True, "content": content}}}


def _bodies() -> dict[str, Any]:
    sent = {"contentType": "application/pdf", "fileName": "resume.pdf", "data": "JVBERi0xLjcK…"}
    return {
        "text": {"summary": "Plain text", "value": {"text": examples.TEXT, "top": 3}},
        "json-resume": {"summary": "JSON Resume", "value": {"resume": examples.JSON_RESUME}},
        "file": {"summary": "A file in base64", "value": {"file": sent}},
        "indeed-apply": {"summary": "As Indeed Apply", "value": {"resume": {"file": sent}}},
    }


MATCH = _post(schemas.ReportBody, as_dict(examples.report()))
READ = _post(dict[str, Any], READ_EXAMPLE)
ROLES = _get("catalogue", list[schemas.RoleListed], [ROLE_EXAMPLE], 503)
ROLE = _get(
    "catalogue",
    schemas.RoleBody,
    {
        **ROLE_EXAMPLE,
        "concepts": [CONCEPT_EXAMPLE],
        "live": LIVE_EXAMPLE,
        "job": None,
        "capabilities": [{"name": "Model Development", "text": "Trains models.", "skills": []}],
        "skills": {"python": "core"},
        "certifications": ["google-professional-machine-learning-engineer"],
        "education": "A degree in a technical field, or work that shows the same.",
        "market": "",
        "salary": None,
        "levels": [{"title": "Junior Machine Learning Engineer", "years": 0, "text": "Learns."}],
        "related": ["data-scientist"],
        "carries": {"data-scientist": "Statistics, Python and the care for data."},
    },
    404,
    503,
)
SKILLS = _get("catalogue", list[schemas.SkillBody], [SKILL_EXAMPLE], 503)
CERTIFICATIONS = _get("catalogue", list[schemas.CertificationBody], [CERTIFICATION_EXAMPLE], 503)
HEALTH = _get("operations", schemas.Health, {"status": "ok"})
READY = _get(
    "operations",
    schemas.Readiness,
    {
        "status": "ready",
        "versions": dict(examples.report().versions),
        "cage": "Landlock 7; seccomp; namespaces user, net, ipc, uts, mount, pid; limits",
    },
    503,
)
METRICS: dict[str, Any] = {
    "tags": ["operations"],
    "response_class": PlainTextResponse,
    "responses": {
        200: {
            "description": "Counters.",
            "content": {
                "text/plain": {"schema": {"type": "string"}, "example": "matcher_ready 1.0"}
            },
        }
    },
}


ENDPOINTS = (
    ("/v1/match", "post", MATCH),
    ("/v1/resumes/read", "post", READ),
    ("/v1/roles", "get", ROLES),
    ("/v1/roles/{role_id}", "get", ROLE),
    ("/v1/skills", "get", SKILLS),
    ("/v1/certifications", "get", CERTIFICATIONS),
    ("/healthz", "get", HEALTH),
    ("/readyz", "get", READY),
)


def install(app: FastAPI) -> None:
    """Make `/openapi.json` complete: the bodies that endpoints read by hand are described too."""

    def described() -> dict[str, Any]:
        if app.openapi_schema is None:
            app.openapi_schema = _described(app)
        return app.openapi_schema

    app.openapi = described  # type: ignore[method-assign]


def _described(app: FastAPI) -> dict[str, Any]:
    """Describe the application; nulls, which the framework drops from examples, are put back."""
    whole = get_openapi(
        title=app.title, version=app.version, description=app.description, routes=app.routes
    )
    _, bodies = models_json_schema([(item, "validation") for item in BODIES], ref_template=REF)
    whole["components"]["schemas"].update(bodies["$defs"])
    for path, method, endpoint in ENDPOINTS:
        described = whole["paths"][path][method]["responses"]
        if 422 not in endpoint["responses"]:
            described.pop("422", None)
        for status, answer in endpoint["responses"].items():
            for kind, content in answer["content"].items():
                described[str(status)]["content"][kind]["example"] = content["example"]
    for unused in ("HTTPValidationError", "ValidationError"):
        whole["components"]["schemas"].pop(unused, None)
    return whole
