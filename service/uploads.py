"""The body of a request, received in memory: a form with a file, or JSON.

A form's file never touches the disk: the parser's spool is larger than the largest body.
"""

from __future__ import annotations

from collections.abc import Callable

from fastapi import Request
from starlette.datastructures import UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from service.failure import Failure
from service.schemas import Options
from service.settings import Settings
from service.submission import SentBytes, Submission, from_form, from_json, too_big

FILES = 4
FIELDS = 64


async def receive(request: Request, query: Options, settings: Settings) -> Callable[[], Submission]:
    """Receive a body and return what makes a submission of it, to be called off the event loop."""
    kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if kind == "multipart/form-data":
        fields = await _form(request, settings)
        return lambda: from_form(fields, query)
    if kind == "application/json" or kind.endswith("+json"):
        body = await request.body()
        return lambda: from_json(body, query, settings.max_file_bytes)
    raise Failure(
        "unsupported_media_type",
        f"expected multipart/form-data or application/json, found {kind[:80] or 'no content type'}",
    )


async def _form(request: Request, settings: Settings) -> list[tuple[str, str | SentBytes]]:
    """Parse a form; its fields in order, each text or a file."""
    parser = MultiPartParser(
        request.headers,
        request.stream(),
        max_files=FILES,
        max_fields=FIELDS,
        max_part_size=settings.max_file_bytes,
    )
    parser.spool_max_size = settings.max_body_bytes + 1
    try:
        form = await parser.parse()
    except MultiPartException as error:
        raise Failure("bad_form", f"the form cannot be read: {error.message}") from None
    try:
        return [(name, await _value(item, settings)) for name, item in form.multi_items()]
    finally:
        await form.close()


async def _value(item: str | UploadFile, settings: Settings) -> str | SentBytes:
    if isinstance(item, str):
        return item
    if (item.size or 0) > settings.max_file_bytes:
        raise too_big(settings.max_file_bytes)
    return SentBytes(item.filename or "", await item.read())
