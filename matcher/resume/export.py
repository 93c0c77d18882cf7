"""A resume as JSON Resume (https://jsonresume.org/schema), with our additions under `x-matcher`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from matcher.resume.characters import bare
from matcher.resume.resume import Position, Resume

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.2.1/schema.json"


def as_json_resume(
    resume: Resume,
    skills: tuple[tuple[str, int, int], ...] = (),
    certifications: tuple[tuple[str, int, int], ...] = (),
) -> dict[str, Any]:
    """Return the resume for the person's own eyes: what was read, and who they are.

    `skills` and `certifications` are what was found, as (name, start, end) in the text.
    """
    return {
        "$schema": SCHEMA,
        "basics": _basics(resume),
        "work": [_work(resume, item) for item in resume.positions],
        "education": [_education(item.text, item.year) for item in resume.education],
        "certificates": [{"name": name} for name, *_ in certifications],
        "skills": [{"name": name} for name, *_ in skills],
        "languages": [{"language": name} for name in _section_lines(resume, "languages")],
        "projects": [{"description": text} for text in _section_lines(resume, "projects")],
        "x-matcher": _additions(resume, skills, certifications),
    }


def _basics(resume: Resume) -> dict[str, Any]:
    identity = resume.identity
    basics: dict[str, Any] = {}
    if identity.name:
        basics["name"] = identity.name
    if resume.headline:
        basics["label"] = resume.text[slice(*resume.headline)]
    if identity.emails:
        basics["email"] = identity.emails[0].removeprefix("mailto:").replace(" ", "")
    if identity.phones:
        basics["phone"] = identity.phones[0].removeprefix("tel:")
    summary = " ".join(_section_lines(resume, "summary"))
    if summary:
        basics["summary"] = summary
    if identity.links:
        basics["profiles"] = [{"url": _whole_link(link)} for link in identity.links]
    return basics


def _whole_link(link: str) -> str:
    return link if link.startswith(("http://", "https://")) else f"https://{link}"


def _work(resume: Resume, position: Position) -> dict[str, Any]:
    work: dict[str, Any] = {"name": position.employer, "position": position.title}
    if position.begin:
        work["startDate"] = str(position.begin)
    if position.finish and not position.current:
        work["endDate"] = str(position.finish)
    work["highlights"] = _joined(resume.text[start:end] for start, end in position.duties)
    return work


def _joined(lines: Iterable[str]) -> list[str]:
    """Return duties as sentences: a line that begins in lower case goes on with the one before."""
    duties: list[str] = []
    for line in lines:
        if duties and line.lstrip()[:1].islower():
            duties[-1] = f"{duties[-1]} {bare(line)}"
        elif text := bare(line):
            duties.append(text)
    return duties


def _education(text: str, year: int | None) -> dict[str, Any]:
    education: dict[str, Any] = {"studyType": text}
    if year is not None:
        education["endDate"] = str(year)
    return education


def _section_lines(resume: Resume, kind: str) -> Iterator[str]:
    for section in resume.sections:
        if section.kind == kind:
            for line in resume.text[section.start : section.end].splitlines():
                if text := bare(line):
                    yield text


def _additions(
    resume: Resume,
    skills: tuple[tuple[str, int, int], ...],
    certifications: tuple[tuple[str, int, int], ...],
) -> dict[str, Any]:
    """Return what JSON Resume has no place for; offsets are into `text`."""
    return {
        "file": resume.file,
        "sha256": resume.sha256,
        "format": resume.format,
        "pages": resume.pages,
        "language": resume.language,
        "as_of": resume.as_of.isoformat(),
        "months": resume.months,
        "text": resume.text,
        "sections": [asdict(section) for section in resume.sections],
        "positions": [
            {"title": item.title, "months": item.months, "current": item.current,
             "start": item.start, "end": item.end, "page": resume.page_of(item.start)}
            for item in resume.positions
        ],
        "skills": [_place(resume, *found) for found in skills],
        "certifications": [_place(resume, *found) for found in certifications],
        "findings": [asdict(finding) for finding in resume.findings],
    }  # fmt: skip


def _place(resume: Resume, name: str, start: int, end: int) -> dict[str, Any]:
    return {
        "name": name,
        "text": resume.text[start:end],
        "page": resume.page_of(start),
        "start": start,
        "end": end,
    }
