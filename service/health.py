"""What operators ask: is the process up, can it match, what does it count."""

from __future__ import annotations

from fastapi import APIRouter, Response

from service import openapi
from service.engine import Engine
from service.errors import answer
from service.failure import Failure
from service.metrics import Metrics
from service.schemas import Health, Readiness


def endpoints(engine: Engine, metrics: Metrics) -> APIRouter:
    """Return the endpoints, bound to an engine and its counters."""
    router = APIRouter(redirect_slashes=False)

    @router.get("/healthz", **openapi.HEALTH)
    async def health() -> Health:
        """Tell that the process is up, whether or not it can match."""
        return Health(status="ok")

    @router.get("/readyz", **openapi.READY, response_model=None)
    async def ready() -> Readiness | Response:
        """Tell whether resumes can be matched, and by which versions; else 503 and why not."""
        if not engine.ready:
            return answer(Failure("not_ready", "the service cannot match resumes", engine.reason))
        versions = dict(engine.matcher.versions)
        return Readiness(status="ready", versions=versions, cage=engine.cage)

    @router.get("/metrics", **openapi.METRICS)
    async def counters() -> Response:
        """Return counters in the text format of Prometheus."""
        return Response(metrics.render(), media_type="text/plain; version=0.0.4; charset=utf-8")

    return router
