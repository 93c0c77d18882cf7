"""The page for candidates at `/`, its style and script, and the API reference at `/docs`."""

from __future__ import annotations

from pathlib import Path

from fastapi import FastAPI, Request, Response
from fastapi.responses import HTMLResponse
from fastapi.staticfiles import StaticFiles
from jinja2 import Environment, FileSystemLoader

from service.settings import Settings

PAGES = Path(__file__).parent / "pages"


def mount(app: FastAPI, settings: Settings) -> None:
    """Add the pages to an application."""
    templates = Environment(loader=FileSystemLoader(PAGES), autoescape=True)

    @app.get("/", include_in_schema=False)
    async def page() -> HTMLResponse:
        """Serve the page where a candidate drops a resume."""
        return HTMLResponse(
            templates.get_template("index.html").render(
                max_bytes=settings.max_file_bytes, max_mib=settings.max_file_bytes // 2**20
            )
        )

    @app.get("/docs", include_in_schema=False)
    async def reference(request: Request) -> Response:
        """Serve the API reference, made from `/openapi.json`."""
        template = templates.get_template("docs.html")
        return HTMLResponse(template.render(api=app.openapi(), base=str(request.base_url)))

    app.mount("/assets", StaticFiles(directory=PAGES / "assets"), name="assets")
