"""From lines to a `Resume`: identity set apart, sections, positions, education, findings."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from matcher.resume.certificates import find_certificates
from matcher.resume.characters import clean, words
from matcher.resume.dates import months_covered
from matcher.resume.document import LONGEST_LINE, Document, TextLine
from matcher.resume.doubts import doubts_in, find_doubts, leave_out
from matcher.resume.education import find_education
from matcher.resume.errors import UnreadableResume
from matcher.resume.findings import find, of_note, with_advice
from matcher.resume.folding import fold, is_latin
from matcher.resume.headline import find_headline
from matcher.resume.identity import cover, find_identity
from matcher.resume.language import guess_language
from matcher.resume.position_findings import position_findings
from matcher.resume.positions import find_positions
from matcher.resume.resume import Finding, Identity, Line, Position, Resume, Section
from matcher.resume.sections import find_sections
from matcher.resume.seniority import seniority_of
from matcher.resume.spoken import find_languages
from matcher.resume.stated import stated_identity, stated_positions
from matcher.resume.unheaded import sections_by_content
from matcher.resume.verdict import refuse_what_is_no_resume
from matcher.resume.works import find_listed, find_projects

FEWEST_WORDS = 60


def build_resume(
    document: Document, file: str, sha256: str, as_of: date, as_of_source: str = "given"
) -> Resume:
    """Build the resume; UnreadableResume with code not_a_resume or no_text when it is none."""
    document, disguised = _cleaned(document)
    raw, lines = _join(document)
    if not raw.strip():
        raise UnreadableResume("no_text", "the file has no text that can be read")
    doubts = find_doubts(raw, lines)
    if doubts:
        document = leave_out(document, [span for doubt in doubts for span in doubt.spans])
        raw, lines = _join(document)
    identity, spans = find_identity(raw, lines)
    identity, spans = stated_identity(document, raw, lines, identity, spans)
    text = cover(raw, spans)
    sections = find_sections(text, lines)
    positions = stated_positions(document, text, lines, as_of)
    positions = positions or find_positions(text, lines, sections, as_of)
    education = find_education(text, lines, sections, positions, as_of)
    found = [*map(of_note, document.notes), *disguised, *(doubt.finding for doubt in doubts)]
    refuse_what_is_no_resume(text, identity, sections, positions, doubts_in(found))
    headed = any(section.heading for section in sections)
    if not headed:
        sections = sections_by_content(text, lines, positions, education)
    ranges = [(item.begin, item.finish) for item in positions if item.begin and item.finish]
    months = months_covered(ranges)
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
        education=education,
        months=months,
        identity=identity,
        findings=(*found, *_findings(text, identity, sections, positions)),
        as_of_source=as_of_source,
        certificates=find_certificates(text, lines, sections, as_of),
        languages=find_languages(text, lines, sections),
        projects=find_projects(text, lines, sections, as_of),
        publications=find_listed(text, lines, sections, as_of, "publications"),
        awards=find_listed(text, lines, sections, as_of, "awards"),
        seniority=seniority_of(text, positions, months),
    )


def _cleaned(document: Document) -> tuple[Document, list[Finding]]:
    """Return the document with its lines as they look, and what was disguised in them."""
    latin = is_latin("".join(item.text for item in document.lines))
    lines: list[TextLine] = []
    disguised: Counter[int] = Counter()
    for item in document.lines:
        folded, odd = fold(item.text[:LONGEST_LINE], latin)
        lines.append(replace(item, text=clean(folded)))
        disguised.update({item.page: odd} if odd else {})
    found = [find("homoglyphs", page, words=count) for page, count in sorted(disguised.items())]
    entries = tuple(
        replace(item, fields={name: fold(said, latin)[0] for name, said in item.fields.items()})
        for item in document.entries
    )
    return replace(document, lines=tuple(lines), entries=entries), found


def _join(document: Document) -> tuple[str, tuple[Line, ...]]:
    """Join the lines that are not empty into one text and note where each stands."""
    parts: list[str] = []
    lines: list[Line] = []
    at = 0
    for item in document.lines:
        if item.text:
            lines.append(Line(at, at + len(item.text), item.page, item.box, item.size, item.flow))
            parts.append(item.text)
            at += len(item.text) + 1
    return "\n".join(parts), tuple(lines)


def _findings(
    text: str,
    identity: Identity,
    sections: Sequence[Section],
    positions: Sequence[Position],
) -> tuple[Finding, ...]:
    found = []
    if len(words(text)) < FEWEST_WORDS:
        found.append(find("short", words=FEWEST_WORDS))
    if not positions:
        found.append(find("no_positions"))
    found += map(with_advice, position_findings(positions))
    if any(item.title == "" for item in positions):
        found.append(find("untitled_position"))
    if not any(section.heading for section in sections):
        found.append(find("no_headings"))
    if not (identity.emails or identity.phones):
        found.append(find("no_contact"))
    return tuple(found)
