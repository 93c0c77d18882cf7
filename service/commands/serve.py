"""`matcher serve`: the HTTP service on one socket, until it is told to stop."""

from __future__ import annotations

import json
import logging
import socket
import sys
from functools import partial

import uvicorn
from fastapi import FastAPI

from service.app import create_app
from service.failure import Failure
from service.protocol import DeadlineProtocol
from service.settings import Settings

MOST_HEADER_BYTES = 32 * 1024
KEEP_ALIVE_SECONDS = 5
LOG_LINE = "%(asctime)s %(levelname)s %(message)s"


def serve(settings: Settings, as_json: bool) -> int:
    """Listen, say where, and answer until SIGTERM or SIGINT."""
    logging.basicConfig(level=settings.log_level.upper(), format=LOG_LINE, stream=sys.stderr)
    logging.getLogger("python_multipart").setLevel(logging.CRITICAL)
    with listen(settings.host, settings.port) as listening:
        host, port = listening.getsockname()[:2]
        url = f"http://{f'[{host}]' if ':' in host else host}:{port}"
        if as_json:
            print(json.dumps({"url": url}), flush=True)
        else:
            print(f"Listening on {url}", file=sys.stderr, flush=True)
        uvicorn.Server(configure(settings, create_app(settings))).run(sockets=[listening])
    return 0


def listen(host: str, port: int) -> socket.socket:
    """Open the socket; Failure `cannot_listen` when the address is taken or not ours."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        return socket.create_server((host, port), family=family, backlog=512)
    except OSError as error:
        reason = error.strerror or str(error)
        message = f"cannot listen on {host} port {port}: {reason}; give another --port"
        raise Failure("cannot_listen", message) from None


def configure(settings: Settings, app: FastAPI) -> uvicorn.Config:
    """Return the server's settings: our log lines instead of its own, and deadlines."""
    return uvicorn.Config(
        app,
        http=partial(DeadlineProtocol, header_seconds=settings.header_seconds),  # type: ignore[arg-type]
        ws="none",
        lifespan="on",
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=MOST_HEADER_BYTES,
        timeout_keep_alive=KEEP_ALIVE_SECONDS,
        timeout_graceful_shutdown=round(settings.stop_seconds),
    )
