"""The outermost layer: one log line per request, counters, safe headers, and no stray traceback.

A log line holds the method, the route as declared (never the address as sent, nor its query), the
status and the time: nothing about a person can get in. An unexpected exception is logged by its
type and place alone, as its message may quote a resume. What is still running when the server has
waited long enough for its stop is cancelled by it, and told so.
"""

from __future__ import annotations

import asyncio
import logging
import time
import traceback
from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Receive, Scope, Send

from service.errors import answer
from service.failure import Failure
from service.metrics import Metrics

LOG = logging.getLogger("matcher.service")
METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "Cache-Control": "no-cache",
    "Content-Security-Policy": POLICY,
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


class Journal:
    """Middleware around everything else."""

    def __init__(self, app: ASGIApp, metrics: Metrics) -> None:
        self.app = app
        self.metrics = metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run the application; log, count and dress its answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        began, status = time.perf_counter(), 0

        async def dressed(message: MutableMapping[str, Any]) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        try:
            await self.app(scope, receive, dressed)
        except asyncio.CancelledError:
            if status == 0:
                stopping = Failure("not_ready", "the service is stopping; ask another, or again")
                await answer(stopping)(scope, receive, dressed)
        except Exception as error:
            self.metrics.errors.inc()
            LOG.error("bug: %s", place(error))
            if status == 0:
                bug = Failure("internal", "something went wrong here; the file may be fine")
                await answer(bug)(scope, receive, dressed)
        finally:
            self.note(scope, status, time.perf_counter() - began)

    def note(self, scope: Scope, status: int, seconds: float) -> None:
        """Log and count one answer."""
        method = scope["method"] if scope["method"] in METHODS else "other"
        route = getattr(scope.get("route"), "path", "") or "none"
        self.metrics.observe(method, route, status, seconds)
        LOG.info("%s %s %d %.0f ms", method, route, status, seconds * 1000)


def place(error: Exception) -> str:
    """Return the type of an exception and where it was raised, without its message."""
    frames = traceback.extract_tb(error.__traceback__)[-3:]
    where = " < ".join(f"{Path(f.filename).name}:{f.lineno} {f.name}" for f in reversed(frames))
    return f"{type(error).__name__} at {where or 'an unknown place'}"
