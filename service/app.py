"""The HTTP service: wiring only."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from service import api, errors, health, openapi, page
from service.bodies import BodyLimits
from service.engine import Engine, Matching
from service.journal import Journal
from service.metrics import Metrics
from service.settings import Settings
from service.submission import Reading


def create_app(
    settings: Settings, matcher: Matching | None = None, reader: Reading | None = None
) -> FastAPI:
    """Make the application; what is not given is opened at start-up, from the settings."""
    engine = Engine(settings, matcher, reader)
    metrics = Metrics(running=lambda: engine.running, ready=lambda: engine.ready)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        await asyncio.to_thread(engine.open)
        try:
            yield
        finally:
            await asyncio.to_thread(engine.close)

    app = FastAPI(
        title="Matcher",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        **openapi.ABOUT,
    )
    app.include_router(api.endpoints(engine))
    app.include_router(health.endpoints(engine, metrics))
    page.mount(app, settings)
    errors.install(app)
    openapi.install(app)
    app.add_middleware(
        BodyLimits,
        limit=settings.max_body_bytes,
        seconds=settings.body_seconds,
        at_once=settings.uploads,
    )
    app.add_middleware(Journal, metrics=metrics)
    return app
