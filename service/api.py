"""The endpoints under `/v1`: receive, call one function, return."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from matcher.report import as_dict
from matcher.resume.resume import Resume
from service import openapi, roles
from service.engine import Engine
from service.failure import Failure
from service.reading import as_read
from service.schemas import Options
from service.submission import Submission
from service.uploads import receive

Asked = Annotated[Options, Query()]


def endpoints(engine: Engine) -> APIRouter:
    """Return the endpoints, bound to an engine."""
    router = APIRouter(prefix="/v1", redirect_slashes=False)

    @router.post("/match", **openapi.MATCH)
    async def match(request: Request, asked: Asked) -> Response:
        """Rank the roles of the catalogue for one resume, with proof, gaps and next steps."""
        return await _worked(engine, request, asked, _match)

    @router.post("/resumes/read", **openapi.READ)
    async def read(request: Request, asked: Asked) -> Response:
        """Return what the machine read, as JSON Resume with our additions under `x-matcher`."""
        return await _worked(engine, request, asked, _read)

    @router.get("/roles", **openapi.ROLES)
    async def list_roles() -> Response:
        """List the roles of the catalogue, in order of id."""
        return _answer(roles.listed(engine.matcher.catalogue))

    @router.get("/roles/{role_id}", **openapi.ROLE)
    async def show_role(role_id: str) -> Response:
        """Return the page of one role."""
        catalogue = engine.matcher.catalogue
        return _answer(roles.page(roles.find_role(catalogue, role_id), catalogue, engine.jobs))

    @router.get("/skills", **openapi.SKILLS)
    async def list_skills() -> Response:
        """List the vocabulary of skills, in order of id."""
        return _answer(roles.skills(engine.matcher.catalogue))

    @router.get("/certifications", **openapi.CERTIFICATIONS)
    async def list_certifications() -> Response:
        """List certifications and licences with their status today, in order of id."""
        return _answer(roles.certifications(engine.matcher.catalogue))

    return router


Work = Callable[[Engine, Submission], Any]


async def _worked(engine: Engine, request: Request, asked: Options, work: Work) -> Response:
    """Receive one resume, do the work in a thread, and answer."""
    engine.check()
    parse = await receive(request, asked, engine.settings)

    def whole() -> Response:
        return _answer(work(engine, parse()), {"Cache-Control": "no-store"})

    return await engine.run(whole)


def _match(engine: Engine, submission: Submission) -> dict[str, Any]:
    options, limit = submission.options, engine.settings.max_top
    top = options.top or engine.settings.top
    if top > limit:
        raise Failure("invalid", f"top: expected at most {limit}, found {top}")
    if options.role is not None:
        roles.find_role(engine.matcher.catalogue, options.role)
    return as_dict(engine.matcher.match(_resume(engine, submission), top, options.role))


def _read(engine: Engine, submission: Submission) -> dict[str, Any]:
    return as_read(_resume(engine, submission), engine.matcher.vocabulary)


def _resume(engine: Engine, submission: Submission) -> Resume:
    return submission.read(engine.reader)


def _answer(value: Any, headers: dict[str, str] | None = None) -> Response:
    body = json.dumps(value, ensure_ascii=False, allow_nan=False).encode("utf-8", "replace")
    return Response(body, headers=headers, media_type="application/json")
