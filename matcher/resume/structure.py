"""From lines to a `Resume`: identity set apart, sections, positions, education, findings."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from matcher.resume.characters import bare, clean, words
from matcher.resume.dates import find_years, has_date, months_covered
from matcher.resume.document import Document
from matcher.resume.errors import UnreadableResume
from matcher.resume.headers import DEGREE
from matcher.resume.headline import find_headline
from matcher.resume.identity import cover, find_identity
from matcher.resume.language import guess_language
from matcher.resume.positions import find_positions
from matcher.resume.resume import Education, Finding, Identity, Line, Position, Resume, Section
from matcher.resume.sections import find_sections
from matcher.resume.verdict import refuse_what_is_no_resume

FEWEST_WORDS = 60
NOTE_LEVELS = {"two_columns": "info"}
"""Notes of reading that are no warning."""


def build_resume(document: Document, file: str, sha256: str, as_of: date) -> Resume:
    """Build the resume; UnreadableResume with code not_a_resume or no_text when it is none."""
    raw, lines = _join(document)
    if not raw.strip():
        raise UnreadableResume("no_text", "the file has no text that can be read")
    identity, spans = find_identity(raw, lines)
    text = cover(raw, spans)
    sections = find_sections(text, lines)
    positions = find_positions(text, lines, sections, as_of)
    refuse_what_is_no_resume(text, identity, sections, positions)
    ranges = [(item.begin, item.finish) for item in positions if item.begin and item.finish]
    return Resume(
        file=file,
        sha256=sha256,
        format=document.format,
        pages=document.pages,
        language=guess_language(text),
        as_of=as_of,
        text=text,
        lines=lines,
        sections=sections,
        headline=find_headline(text, lines, raw.find(identity.name) if identity.name else -1),
        positions=positions,
        education=_education(text, lines, sections),
        months=months_covered(ranges),
        identity=identity,
        findings=_findings(document, text, identity, sections, positions),
    )


LONGEST_LINE = 3_000
"""Of a longer line the rest is left out: no person writes one."""


def _join(document: Document) -> tuple[str, tuple[Line, ...]]:
    """Join cleaned lines into one text and note where each stands."""
    parts: list[str] = []
    lines: list[Line] = []
    at = 0
    for item in document.lines:
        content = clean(item.text[:LONGEST_LINE])
        if content:
            lines.append(Line(at, at + len(content), item.page, item.box, item.size, item.flow))
            parts.append(content)
            at += len(content) + 1
    return "\n".join(parts), tuple(lines)


def _education(
    text: str, lines: Sequence[Line], sections: Sequence[Section]
) -> tuple[Education, ...]:
    found: list[Education] = []
    for section in sections:
        mixed = section.kind == "skills" and "qualification" in section.heading.lower()
        if section.kind == "education" or mixed:
            inside = [line for line in lines if section.start <= line.start < section.end]
            found += [_study(text, line) for line in inside if _is_study(text, line, mixed)]
    return tuple(found)


def _is_study(text: str, line: Line, mixed: bool) -> bool:
    content = text[line.start : line.end]
    return DEGREE.search(content) is not None or (not mixed and has_date(content))


def _study(text: str, line: Line) -> Education:
    content = text[line.start : line.end]
    years = find_years(content)
    return Education(bare(content), years[-1] if years else None, line.start, line.end)


def _findings(
    document: Document,
    text: str,
    identity: Identity,
    sections: Sequence[Section],
    positions: Sequence[Position],
) -> tuple[Finding, ...]:
    found = [
        Finding(code, NOTE_LEVELS.get(code, "warn"), message, page)
        for code, message, page in document.notes
    ]
    if len(words(text)) < FEWEST_WORDS:
        found.append(
            Finding("short", "warn", f"the resume has fewer than {FEWEST_WORDS} words; "
                    "what is said of it rests on little")
        )  # fmt: skip
    if not positions:
        found.append(
            Finding("no_positions", "info", "no position with dates was found; "
                    "months of experience are unknown")
        )  # fmt: skip
    if any(item.title == "" for item in positions):
        found.append(Finding("untitled_position", "info", "a position has dates but no title"))
    if not any(section.heading for section in sections):
        found.append(Finding("no_headings", "info", "no section headings were recognised"))
    if not (identity.emails or identity.phones):
        found.append(Finding("no_contact", "info", "no e-mail address or telephone number"))
    return tuple(found)
