"""One resume as it was sent, whatever the wrapping; and how it becomes a `Resume`."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, NamedTuple, Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from matcher.resume.json_resume import is_json_resume
from matcher.resume.resume import Resume
from service.failure import Failure
from service.json_body import read_object
from service.plain import file_name, one_line
from service.schemas import Options, ResumeRequest, SentFile

SUFFIXES = {
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/msword": ".doc",
    "application/json": ".json",
    "application/rtf": ".rtf",
    "application/vnd.oasis.opendocument.text": ".odt",
    "application/xml": ".xml",
    "image/jpeg": ".jpg",
    "image/png": ".png",
    "text/html": ".html",
    "text/xml": ".xml",
    "text/rtf": ".rtf",
    "text/plain": ".txt",
    "text/markdown": ".md",
}
Model = TypeVar("Model", bound=BaseModel)


class Reading(Protocol):
    """Whatever turns the bytes of a file into a `Resume`."""

    def read(self, data: bytes, name: str, as_of: date | None = None) -> Resume:
        """Read one file; UnreadableResume says why it cannot be read."""

    def read_text(self, text: str, name: str, as_of: date | None = None) -> Resume:
        """Read text that was sent as such."""

    def read_record(
        self, record: Mapping[str, Any], name: str, as_of: date | None = None
    ) -> Resume:
        """Read a JSON Resume that was sent as such."""


class SentBytes(NamedTuple):
    """A file of a form: its name as sent and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Submission:
    """The content, a file's bytes, text or a JSON Resume, with its name and what was asked for."""

    content: bytes | str | Mapping[str, Any]
    name: str
    options: Options

    def read(self, reader: Reading) -> Resume:
        """Read the content in the reader's own process."""
        if isinstance(self.content, bytes):
            return reader.read(self.content, self.name, self.options.as_of)
        if isinstance(self.content, str):
            return reader.read_text(self.content, self.name, self.options.as_of)
        return reader.read_record(self.content, self.name, self.options.as_of)


def from_form(fields: Sequence[tuple[str, str | SentBytes]], query: Options) -> Submission:
    """Make a submission of a form's fields: `file`, or `text`, and options."""
    sent = [value for name, value in fields if name in ("file", "text") and value]
    words = {name: value for name, value in fields if isinstance(value, str)}
    if len(sent) != 1:
        raise Failure(
            "missing_resume",
            "expected a form with exactly one resume, in the field `file`, "
            f"found {len(sent)} in: {_names([name for name, _ in fields])}",
        )
    if isinstance(sent[0], SentBytes):
        return Submission(sent[0].data, file_name(sent[0].name), _options(words, query))
    if "text" not in words:
        raise Failure("invalid", "file: expected a file, found text; give it a file name")
    return Submission(sent[0], "text", _options(words, query))


def from_json(body: bytes, query: Options, limit: int) -> Submission:
    """Make a submission of a JSON body; `limit` is the largest file in bytes."""
    fields = _unwrapped(read_object(body))
    asked = checked(ResumeRequest, fields)
    options = _options(fields, query)
    if [asked.text, asked.file, asked.resume].count(None) != 2:
        raise Failure(
            "missing_resume",
            "expected JSON with exactly one of `text`, `file` and `resume`, "
            f"found: {_names(fields)}",
        )
    if asked.text is not None:
        return Submission(asked.text, "text", options)
    if asked.resume is None:
        return _from_file(asked.file, options, limit)
    if "file" in asked.resume:
        sent = checked(SentFile, asked.resume["file"], "resume.file.")
        return _from_file(sent, options, limit)
    return Submission(asked.resume, "resume.json", options)


def checked(model: type[Model], value: object, at: str = "") -> Model:
    """Check a value against a schema; Failure `invalid` names the fields, never their content."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        raise Failure("invalid", describe(error.errors(include_input=False), at)) from None


def describe(problems: Sequence[Mapping[str, Any]], at: str = "") -> str:
    """Write schema errors as `field: what was expected`."""
    return "; ".join(
        f"{at}{'.'.join(str(part) for part in item['loc'])}: {item['msg']}" for item in problems
    )


def decoded(data: str, limit: int) -> bytes:
    """Decode base64, line breaks and a `data:` prefix tolerated, once its length is checked."""
    if data.startswith("data:"):
        data = data.partition(",")[2]
    text = "".join(data.split())
    if len(text) * 3 // 4 > limit + 2:
        raise too_big(limit)
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        message = "file.data is not base64: it holds other characters, or its end is missing"
        raise Failure("bad_base64", message) from None


def too_big(limit: int) -> Failure:
    """Return the failure of a file above the limit."""
    return Failure("too_big", f"the file is too big; at most {limit / 2**20:.0f} MiB are read")


def _from_file(sent: SentFile | None, options: Options, limit: int) -> Submission:
    assert sent is not None
    kind = (sent.contentType or "").partition(";")[0].strip().lower()
    default = "resume" + SUFFIXES.get(kind, "")
    return Submission(decoded(sent.data, limit), file_name(sent.fileName, default), options)


def _unwrapped(fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """Find the resume where job boards put it: under `applicant`, or as the whole body."""
    if {"text", "file", "resume"} & fields.keys():
        return fields
    applicant = fields.get("applicant")
    if isinstance(applicant, dict) and "resume" in applicant:
        return {**fields, "resume": applicant["resume"]}
    if is_json_resume(fields):
        return {**fields, "resume": fields}
    return fields


def _options(fields: Mapping[str, Any], query: Options) -> Options:
    """Read the options beside a resume; an empty one counts as not given, a query comes second."""
    given = {name: fields.get(name) for name in Options.model_fields}
    named = {name: value for name, value in given.items() if value not in (None, "")}
    return checked(Options, {**query.model_dump(exclude_none=True), **named})


def _names(names: Iterable[str]) -> str:
    """List field names for a message: a few, and short."""
    return ", ".join(sorted(one_line(name)[:40] for name in names)[:8]) or "nothing"
