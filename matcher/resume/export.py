"""A resume as JSON Resume (https://jsonresume.org/schema), with our additions under `x-matcher`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from typing import Any

from matcher.resume.characters import bare
from matcher.resume.resume import Certificate, Education, Month, Position, Resume, Work

SCHEMA = "https://raw.githubusercontent.com/jsonresume/resume-schema/v1.2.1/schema.json"


@dataclass(frozen=True, slots=True)
class Found:
    """A skill or certification found at `start` to `end` of the text, with how long it was used.

    `way` says how it was found, `confidence` how sure that is.
    """

    name: str
    start: int
    end: int
    months: int = 0
    last_used: str | None = None
    way: str = "name"
    confidence: float = 1.0


def as_json_resume(
    resume: Resume,
    skills: Sequence[Found] = (),
    certifications: Sequence[Found] = (),
) -> dict[str, Any]:
    """Return the resume for the person's own eyes: what was read, and who they are."""
    return {
        "$schema": SCHEMA,
        "basics": _basics(resume),
        "work": [_work(resume, item) for item in resume.positions],
        "education": [_education(item) for item in resume.education],
        "certificates": _certificates(resume, certifications),
        "skills": [{"name": item.name} for item in skills],
        "languages": [_filled(language=item.name, fluency=item.level) for item in resume.languages],
        "projects": [_project(item) for item in resume.projects],
        "publications": [
            _filled(name=item.name, releaseDate=_month(item.begin)) for item in resume.publications
        ],
        "awards": [_filled(title=item.name, date=_month(item.begin)) for item in resume.awards],
        "x-matcher": _additions(resume, skills, certifications),
    }


def _filled(**fields: Any) -> dict[str, Any]:
    """Return the fields that are not empty."""
    return {name: value for name, value in fields.items() if value not in ("", None, [])}


def _month(month: Month | None) -> str:
    return str(month) if month else ""


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
    work = {"name": position.employer, "position": position.title}
    finish = None if position.current else position.finish
    return work | _filled(
        location=position.place,
        startDate=_month(position.begin),
        endDate=_month(finish),
        highlights=_joined(resume.text[start:end] for start, end in position.duties),
    )


def _joined(lines: Iterable[str]) -> list[str]:
    """Return duties as sentences: a line that begins in lower case goes on with the one before."""
    duties: list[str] = []
    for line in lines:
        if duties and line.lstrip()[:1].islower():
            duties[-1] = f"{duties[-1]} {bare(line)}"
        elif text := bare(line):
            duties.append(text)
    return duties


def _education(study: Education) -> dict[str, Any]:
    return _filled(
        institution=study.institution,
        area=study.field,
        studyType=study.degree or study.text,
        startDate=_month(study.begin),
        endDate=_month(study.finish) or (str(study.year) if study.year else ""),
    )


def _project(item: Work) -> dict[str, Any]:
    return _filled(
        name=item.name,
        description=item.text,
        startDate=_month(item.begin),
        endDate=_month(item.finish),
    )


def _certificates(resume: Resume, known: Sequence[Found]) -> list[dict[str, Any]]:
    """Return those listed under their heading, and those of the catalogue named elsewhere."""
    listed = [
        _filled(name=item.name, issuer=item.issuer, date=_month(item.issued))
        for item in resume.certificates
    ]
    spans = [(item.start, item.end) for item in resume.certificates]
    others = [item for item in known if not any(start <= item.start < end for start, end in spans)]
    return [*listed, *({"name": item.name} for item in others)]


def _section_lines(resume: Resume, kind: str) -> Iterator[str]:
    for section in resume.sections:
        if section.kind == kind:
            for line in resume.text[section.start : section.end].splitlines():
                if text := bare(line):
                    yield text


def _additions(
    resume: Resume, skills: Sequence[Found], certifications: Sequence[Found]
) -> dict[str, Any]:
    """Return what JSON Resume has no place for; offsets are into `text`."""
    return {
        "file": resume.file,
        "sha256": resume.sha256,
        "format": resume.format,
        "pages": resume.pages,
        "language": resume.language,
        "as_of": resume.as_of.isoformat(),
        "as_of_source": resume.as_of_source,
        "months": resume.months,
        "seniority": asdict(resume.seniority) if resume.seniority else None,
        "text": resume.text,
        "sections": [asdict(section) for section in resume.sections],
        "positions": [_position(resume, item) for item in resume.positions],
        "education": [_span(resume, item) for item in resume.education],
        "certificates": [
            {"name": item.name, "expires": _month(item.expires) or None, **_span(resume, item)}
            for item in resume.certificates
        ],
        "skills": [
            {
                **_place(resume, item),
                "months": item.months,
                "last_used": item.last_used,
                "way": item.way,
                "confidence": item.confidence,
            }
            for item in skills
        ],
        "certifications": [_place(resume, item) for item in certifications],
        "findings": [asdict(finding) for finding in resume.findings],
    }


def _position(resume: Resume, item: Position) -> dict[str, Any]:
    fields = {"title": item.title, "months": item.months, "current": item.current}
    return {**fields, **_span(resume, item), "box": resume.box_of(item.start, item.end)}


def _span(resume: Resume, item: Position | Education | Certificate) -> dict[str, Any]:
    return {"start": item.start, "end": item.end, "page": resume.page_of(item.start)}


def _place(resume: Resume, item: Found) -> dict[str, Any]:
    return {
        "name": item.name,
        "text": resume.text[item.start : item.end],
        "page": resume.page_of(item.start),
        "start": item.start,
        "end": item.end,
    }
