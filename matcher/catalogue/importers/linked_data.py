"""JobPostings in JSON-LD: from a JSON file, NDJSON, or the scripts of an HTML page, none of it run.

Fields are looked up by the names of schema.org, whatever their case and prefix; a misspelled name
that comes close to one of them is read as that, and told.
"""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path, PurePosixPath
from typing import Any

from matcher.catalogue.importers.imported import refuse
from matcher.catalogue.importers.markup import read_html
from matcher.catalogue.importers.sources import MEBIBYTE, Source, lines_of

LARGEST_JSON = 64 * MEBIBYTE
NAMES = (
    "applicantLocationRequirements", "applicationContact", "baseSalary", "datePosted",
    "description", "directApply", "educationRequirements", "eligibilityToWorkRequirement",
    "employerOverview", "employmentType", "employmentUnit", "estimatedSalary",
    "experienceInPlaceOfEducation", "experienceRequirements", "hiringOrganization", "identifier",
    "image", "incentiveCompensation", "industry", "jobBenefits", "jobImmediateStart",
    "jobLocation", "jobLocationType", "jobStartDate", "name", "occupationalCategory",
    "physicalRequirement", "qualifications", "relevantOccupation", "responsibilities",
    "salaryCurrency", "securityClearanceRequirement", "sensoryRequirement", "skills",
    "specialCommitments", "title", "totalJobOpenings", "url", "validThrough", "workHours",
)  # fmt: skip
OTHER_NAMES = {
    "salary": "baseSalary", "jobtitle": "title", "benefits": "jobBenefits",
    "requirements": "qualifications", "validuntil": "validThrough", "expires": "validThrough",
    "dateposted": "datePosted", "datepublished": "datePosted", "location": "jobLocation",
    "company": "hiringOrganization", "responsibility": "responsibilities", "skill": "skills",
}  # fmt: skip
NEAR = 0.8
KIND = "jobposting"
HTML, MANY, ONE = (".html", ".htm", ".xhtml"), (".ndjson", ".jsonl"), (".json", ".jsonld")


@dataclass(frozen=True, slots=True)
class RawPosting:
    """A JobPosting as found; `renamed` maps names as written to those they were read as."""

    fields: Mapping[str, Any]
    renamed: Mapping[str, str]
    file: str
    line: int


def read_postings(path: Path) -> Iterator[RawPosting]:
    """Yield the postings of a file, or of every such file in a folder or zip, in order of name."""
    single = path.is_file() and not zipfile.is_zipfile(path)
    source = Source(path.parent, {path.name.lower(): path.name}) if single else Source.open(path)
    found = False
    for name in sorted(source.files.values()):
        if single or name.lower().endswith((*HTML, *MANY, *ONE)):
            found = True
            yield from _of_file(source, name)
    if not found:
        raise refuse(source.label, 1, f"no file ends in {', '.join((*HTML, *MANY, *ONE))}")


def _of_file(source: Source, name: str) -> Iterator[RawPosting]:
    file = PurePosixPath(name).name
    lines = enumerate(lines_of(source, name), start=1)
    first = next(((number, line) for number, line in lines if line.strip()), None)
    if first is None:
        raise refuse(file, 1, "the file is empty; expected JSON-LD, NDJSON or an HTML page")
    number, line = first
    if line.lstrip().startswith("<"):
        yield from _of_page(file, "\n" * (number - 1) + _whole(file, line, lines))
    elif name.lower().endswith(MANY) or _is_object(line):
        yield from _of_lines(file, [first], lines)
    else:
        text = "\n" * (number - 1) + _whole(file, line, lines)
        yield from _postings(_parsed(text, file, 1), file, number)


def _whole(file: str, start: str, lines: Iterable[tuple[int, str]]) -> str:
    """Join the rest of a file, within a limit."""
    parts, size = [start], len(start)
    for number, line in lines:
        parts.append(line)
        size += len(line)
        if size > LARGEST_JSON:
            raise refuse(file, number, f"more than {LARGEST_JSON // MEBIBYTE} MiB in one document; "
                         "write one posting a line (NDJSON)")  # fmt: skip
    return "".join(parts)


def _of_page(file: str, html: str) -> Iterator[RawPosting]:
    found = False
    for text, line in read_html(html)[1]:
        for posting in _postings(_parsed(text, file, line), file, line):
            found = True
            yield posting
    if not found:
        raise refuse(file, 1, "no JobPosting in this page; expected a script of type "
                     "application/ld+json with one")  # fmt: skip


def _of_lines(file: str, *groups: Iterable[tuple[int, str]]) -> Iterator[RawPosting]:
    for number, line in (pair for group in groups for pair in group):
        if line.strip():
            yield from _postings(_parsed(line, file, number), file, number)


def _is_object(line: str) -> bool:
    """Tell whether a line is a whole JSON object: then each line is one."""
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _parsed(text: str, file: str, line: int) -> Any:
    line += text[: len(text) - len(text.lstrip())].count("\n")
    text = text.strip().removeprefix("<!--").removesuffix("-->").removesuffix(";")
    try:
        value = json.loads(text, strict=False)
        return _whole_characters(value) if "\\ud" in text.lower() else value
    except json.JSONDecodeError as error:
        message = f"not JSON: {error.msg}, column {error.colno}"
        raise refuse(file, line + error.lineno - 1, message) from None
    except (RecursionError, ValueError) as error:
        raise refuse(file, line, f"not JSON that can be read: {str(error)[:80]}") from None


def _whole_characters(value: Any) -> Any:
    """Put ? for half surrogates, which JSON can hold and no file."""
    return json.loads(json.dumps(value, ensure_ascii=False).encode("utf-8", "replace"))


def _postings(value: Any, file: str, line: int) -> Iterator[RawPosting]:
    """Yield the postings in a document: itself, of a list, an @graph or a list of items."""
    found = 0
    for node in _nodes(value):
        if _is_posting(node):
            found += 1
            yield _named(node, file, line)
    if not found and not isinstance(value, dict | list):
        raise refuse(file, line, f"found {value!r:.60}; expected a JobPosting or a list of them")


def _nodes(value: Any) -> Iterator[Mapping[str, Any]]:
    waiting = [value]
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting[:0] = node
        elif isinstance(node, dict):
            yield node
            waiting[:0] = [
                node[key]
                for key in ("@graph", "itemListElement", "item", "mainEntity", "mainEntityOfPage")
                if isinstance(node.get(key), dict | list) and not _is_posting(node)
            ]


def _is_posting(node: Mapping[str, Any]) -> bool:
    kinds = node.get("@type", node.get("type"))
    named = kinds if isinstance(kinds, list) else [kinds]
    return any(
        isinstance(kind, str) and kind.replace("#", "/").rsplit("/", 1)[-1].rsplit(":", 1)[-1]
        .strip().lower() == KIND
        for kind in named
    )  # fmt: skip


def _named(node: Mapping[str, Any], file: str, line: int) -> RawPosting:
    fields: dict[str, Any] = {}
    renamed: dict[str, str] = {}
    for key, value in node.items():
        name = _name_of(key)
        if name is None or value in (None, "", [], {}):
            continue
        if name not in fields:
            fields[name] = value
        if name != key.replace("#", "/").rsplit("/", 1)[-1].rsplit(":", 1)[-1]:
            renamed[key] = name
    if "@id" in node:
        fields.setdefault("@id", node["@id"])
    return RawPosting(fields, renamed, file, line)


@cache
def _known() -> dict[str, str]:
    return {**OTHER_NAMES, **{name.lower(): name for name in NAMES}}


def _name_of(key: str) -> str | None:
    """Return the name in schema.org that a key stands for."""
    last = key.replace("#", "/").rsplit("/", 1)[-1].rsplit(":", 1)[-1]
    plain = "".join(char for char in last.lower() if char.isalnum())
    if key.startswith("@") or not plain:
        return None
    known = _known()
    near = [plain] if plain in known else get_close_matches(plain[:60], known, n=1, cutoff=NEAR)
    return known[near[0]] if near else None
