"""Limits on bodies while they arrive: size, time, and how many at once.

The server underneath has none of them: it takes any size, waits for ever, and holds all of it.
"""

from __future__ import annotations

import asyncio
from collections.abc import MutableMapping
from typing import Any

from starlette.types import ASGIApp, Receive, Scope, Send

from service.failure import Failure

DRAIN_BYTES = 64 * 1024 * 1024
DRAIN_SECONDS = 5.0


class BodyLimits:
    """Middleware that counts what is received and says no with a `Failure`.

    After too many bytes it goes on reading for a moment and throws away what comes, so that a
    client that only listens when it has sent all still hears the answer.
    """

    def __init__(self, app: ASGIApp, limit: int, seconds: float, at_once: int) -> None:
        self.app = app
        self.limit = limit
        self.seconds = seconds
        self.at_once = at_once
        self.receiving = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Run the application with a receive channel that keeps the limits."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        body = _Body(self, receive, _declared(scope))
        try:
            await self.app(scope, body.receive, send)
        finally:
            body.finish()


class _Body:
    """The body of one request."""

    def __init__(self, limits: BodyLimits, receive: Receive, declared: int) -> None:
        self.limits = limits
        self.channel = receive
        self.declared = declared
        self.received = 0
        self.deadline = asyncio.get_running_loop().time() + limits.seconds
        self.state = "new"

    async def receive(self) -> MutableMapping[str, Any]:
        """Receive the next part of the body, within the limits."""
        if self.state == "done":
            return await self.channel()
        self.begin()
        if self.declared > self.limits.limit:
            await self.refuse(more=True)
        try:
            async with asyncio.timeout_at(self.deadline):
                message = await self.channel()
        except TimeoutError:
            self.finish()
            raise Failure(
                "body_timeout",
                f"the body did not arrive within {self.limits.seconds:.0f} seconds",
            ) from None
        self.received += len(message.get("body", b""))
        more = bool(message.get("more_body"))
        if self.received > self.limits.limit:
            await self.refuse(more)
        if not more:
            self.finish()
        return message

    def begin(self) -> None:
        """Count this body among those being received, or refuse it."""
        if self.state == "receiving":
            return
        if self.limits.receiving >= self.limits.at_once:
            raise Failure("busy", "too many uploads at once; try again in a moment")
        self.limits.receiving += 1
        self.state = "receiving"

    def finish(self) -> None:
        """Count this body no longer."""
        if self.state == "receiving":
            self.limits.receiving -= 1
        self.state = "done"

    async def refuse(self, more: bool) -> None:
        """Throw away what is still coming, within bounds, and say that it is too much."""
        end = min(self.deadline, asyncio.get_running_loop().time() + DRAIN_SECONDS)
        try:
            async with asyncio.timeout_at(end):
                while more and self.received < DRAIN_BYTES:
                    message = await self.channel()
                    self.received += len(message.get("body", b""))
                    more = bool(message.get("more_body"))
        except TimeoutError:
            pass
        self.finish()
        limit = self.limits.limit / 2**20
        raise Failure("too_big", f"the body is too big; at most {limit:.0f} MiB are taken")


def _declared(scope: Scope) -> int:
    """Return the length that the headers promise; 0 without one."""
    for name, value in scope["headers"]:
        if name == b"content-length" and value.isdigit():
            return int(value[:18])
    return 0
