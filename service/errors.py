"""Every failure as one answer: the table from code to status, and the one error shape.

No input leads to a status of 500 or above; `internal` stands for a bug of ours.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from http import HTTPStatus

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect

from matcher.resume.errors import UnreadableResume
from service.failure import Failure, failure_of
from service.submission import describe

STATUS: Mapping[str, int] = {
    # what the request is
    "bad_json": 400,
    "bad_form": 400,
    "bad_request": 400,
    "disconnected": 400,
    "not_found": 404,
    "unknown_role": 404,
    "method_not_allowed": 405,
    "body_timeout": 408,
    "unsupported_media_type": 415,
    "invalid": 422,
    "missing_resume": 422,
    "bad_base64": 422,
    # what the file is (matcher.resume.errors)
    "too_big": 413,
    "unsupported": 415,
    "empty": 422,
    "encrypted": 422,
    "no_text": 422,
    "too_complex": 422,
    "broken": 422,
    "timeout": 422,
    "not_a_resume": 422,
    # what the service is
    "internal": 500,
    "busy": 503,
    "not_ready": 503,
}
LAST_WORDS = frozenset({"body_timeout", "too_big", "busy"})
"""Failures after which the rest of a body is not waited for: the connection closes."""
RETRY_SECONDS = 2
HTTP_CODES = {404: "not_found", 405: "method_not_allowed"}
HTTP_MESSAGES = {
    404: "there is nothing at this address; /openapi.json lists what there is",
    405: "this address does not answer to this method; /openapi.json lists what does",
}


def answer(failure: Failure) -> Response:
    """Return the error shape with the status that belongs to the failure's code."""
    body = json.dumps({"error": failure.as_dict()}, ensure_ascii=False)
    headers = {"Cache-Control": "no-store"}
    if failure.code == "busy":
        headers["Retry-After"] = str(RETRY_SECONDS)
    if failure.code in LAST_WORDS:
        headers["Connection"] = "close"
    return Response(
        body.encode("utf-8", "replace"), STATUS[failure.code], headers, "application/json"
    )


def install(app: FastAPI) -> None:
    """Answer every exception that has a meaning in the one error shape."""

    async def known(request: Request, error: Exception) -> Response:
        failure = failure_of(error)
        if failure is None or failure.code not in STATUS:
            raise error
        return answer(failure)

    for kind in (Failure, UnreadableResume, LookupError):
        app.add_exception_handler(kind, known)
    app.add_exception_handler(HTTPException, _http)
    app.add_exception_handler(RequestValidationError, _invalid)
    app.add_exception_handler(ClientDisconnect, _gone)


async def _http(request: Request, error: Exception) -> Response:
    """Translate what the web framework raises."""
    assert isinstance(error, HTTPException)
    status = error.status_code
    if status not in HTTP_CODES:
        return answer(Failure("bad_request", HTTPStatus(status).phrase))
    response = answer(Failure(HTTP_CODES[status], HTTP_MESSAGES[status]))
    response.headers.update(error.headers or {})
    return response


async def _invalid(request: Request, error: Exception) -> Response:
    """Name the query parameters that are wrong, never their content."""
    assert isinstance(error, RequestValidationError)
    problems = [{**item, "loc": item["loc"][1:]} for item in error.errors()]
    return answer(Failure("invalid", describe(problems)))


async def _gone(request: Request, error: Exception) -> Response:
    return answer(Failure("disconnected", "the client went away"))
