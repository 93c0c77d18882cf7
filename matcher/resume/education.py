"""Courses of study: institution, degree, field and dates, from the lines of a section.

A study is begun by the line that brings a second degree, institution or date; what follows it as a
list or as sentences belongs to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from matcher.resume.characters import BULLET, bare
from matcher.resume.dates import Range, find_last, find_ranges, find_years
from matcher.resume.headers import DEGREE, is_header, names
from matcher.resume.heading_words import HEADINGS
from matcher.resume.pieces import FIELDS, without_dates
from matcher.resume.places import PLACE
from matcher.resume.resume import Education, Line, Position, Section

SUBJECT = (
    r"(?:science|sciences|arts|engineering|business administration|fine arts|laws?|technology"
    r"|commerce|education|nursing|applied science|philosophy|medicine|architecture|social work"
    r"|public health|music|business|computer applications|pharmacy|design|surgery)"
)
STUDY = re.compile(
    rf"\b(?:(?:bachelor|master|associate|doctor)(?:[’']?s)?(?:\s+degree)?"
    rf"(?:\s+of\s+{SUBJECT}(?:\s+and\s+{SUBJECT})?)?(?:\s+degree)?"
    r"|(?-i:BSc|MSc|BS|MS|BA|MA|AA|AS|AAS|BEng|MEng|MENG|BENG|BTech|MTech|BCom|BBA|MBA|BFA|MFA|BEd"
    r"|MEd|LLB|LLM|JD|MD|DDS|PhD|DPhil|MPhil|EdD|HND|HNC|NVQ|GED|GCSEs?|PGCE|BTS|DUT|CAP|MPA|MPH"
    r"|MSW|BSW|BSN|MSN|ADN|ASN|DNP|PharmD|MArch|BArch)\b"
    r"|(?:b|m)\.\s?(?:sc|a|s|eng|tech|com|ed|f\.a|b\.a)\b\.?|ph\.?\s?d\b\.?|d\.?phil\b\.?"
    r"|a\.\s?(?:a|s)\.\s?(?:s\.)?|a-levels?|(?:high|secondary) school(?: diploma)?"
    r"|(?:post)?graduate (?:diploma|certificate)|(?:national |higher )?diploma|diplom(?:-\w+)?"
    r"|dipl\.-\w+\.?|staatsexamen|abitur|fachabitur|mittlere reife|realschulabschluss|ausbildung"
    r"|promotion zum|doktor|magister|licence|licenciatura|licenciad[oa]|grado"
    r"|ma[îi]trise|baccalaur[ée]at|bachillerato|ingenier[íi]a|dipl[ôo]me|laurea|m[áa]ster|t[ée]cnico|degree)(?!\w)",
    re.IGNORECASE,
)
"""How a degree or its like begins; the words of its field follow."""
SCHOOL = re.compile(
    r"\b(?:universit\w*|universidad\w*|college|schools?|institut\w*|academy|acad[ée]mi\w*|école"
    r"|lycée|faculty|fachhochschule|hochschule|\w*schule|gymnasium|polit[ée]cnic\w*|polytechnic\w*"
    r"|conservator\w*|seminary|escuela|colegio|facult\w*|tu|eth|mit|ucla|tafe|iut|iit)\b",
    re.IGNORECASE,
)
GRADE = re.compile(
    r"\b(?:gpa|grade|note|cum laude|honou?rs|first class|2:1|distinction|merit|major\w*|minor\w*"
    r"|specialis\w*|specializ\w*|coursework|courses|modules|dean|scholarship|awards?|relevant)\b",
    re.IGNORECASE,
)
THESIS = re.compile(r"\b(?:thesis|dissertation|abschlussarbeit|\w*arbeit|mémoire|tesis)\b", re.I)
SENTENCE_END = re.compile(r"(?:(?<=[a-z]{5})|(?<=[\d)%]))\.\s+(?=[A-Z\d])")
FIELD_OF = re.compile(r"^[\s,.:;()–—-]*(?:(?:candidate\s+)?(?:in|of|en|der|de)\b)?[\s:]*", re.I)
MOST_WORDS = 16
"""A line of more words tells of a study and begins none."""
NEAR = 160
"""A degree named outside a section of education is a study when a school or a year is so near."""


@dataclass(slots=True)
class _Study:
    """What has been read of a study; lines are (start, end, text)."""

    lines: list[tuple[int, int, str]] = field(default_factory=list)
    degree: str = ""
    school: str = ""
    dates: Range | None = None


def find_education(
    text: str, lines: Sequence[Line], sections: Sequence[Section], positions: Sequence[Position],
    as_of: date,
) -> tuple[Education, ...]:  # fmt: skip
    """Return the studies in the order of the text."""
    found: list[Education] = []
    for section in sections:
        inside = [line for line in lines if section.start <= line.start < section.end]
        if section.kind == "education":
            found += _in_section(text, inside, as_of)
        elif _is_mixed(section):
            held = _headers(positions)
            found += _single(text, inside, held, as_of)
    if not any(section.kind == "education" for section in sections) and not found:
        held = _headers(positions)
        found += _single(text, lines, held, as_of)
    return tuple(found)


def _headers(positions: Sequence[Position]) -> list[tuple[int, int]]:
    """Return where the headers of positions stand."""
    return [(item.start, item.duties[0][0] if item.duties else item.end) for item in positions]


def _is_mixed(section: Section) -> bool:
    """Tell whether studies may stand among other things under a heading."""
    heading = set(section.heading.lower().split())
    mixed = section.kind == "experience" and bool(HEADINGS["education"] & heading)
    return mixed or (section.kind == "skills" and "qualification" in section.heading.lower())


def _single(
    text: str, lines: Sequence[Line], held: Sequence[tuple[int, int]], as_of: date
) -> Iterator[Education]:
    """Yield studies told in one line each, outside positions, with a school or a year beside."""
    for line in lines:
        content = text[line.start : line.end]
        in_header = any(start <= line.start < end for start, end in held)
        if not DEGREE.search(content) or in_header or len(content) > NEAR:
            continue
        if SCHOOL.search(content) or find_years(content):
            study = _Study()
            _add(study, line.start, line.end, content, as_of)
            yield _education(study)


def _in_section(text: str, lines: Sequence[Line], as_of: date) -> Iterator[Education]:
    study = _Study()
    for number, line in enumerate(lines):
        content = text[line.start : line.end]
        following = text[lines[number + 1].start : lines[number + 1].end] if (
            number + 1 < len(lines)) else ""  # fmt: skip
        if _begins(study, content, following, as_of):
            if _is_one(study):
                yield _education(study)
            study = _Study()
        _add(study, line.start, line.end, content, as_of)
    if _is_one(study):
        yield _education(study)


def _begins(study: _Study, content: str, following: str, as_of: date) -> bool:
    """Tell whether a line begins the next study rather than goes on with this one."""
    if not (study.degree or study.dates) or not _tells(content):
        return False
    degree, school, dates = _parts(content, as_of)
    if (degree and study.degree) or (dates and study.dates):
        return True
    if school and study.school and not GRADE.search(content):
        more = _parts(following, as_of) if _tells(following) else ("", "", None)
        return bool(more[0] or more[2])
    if degree or school or dates:
        return bool(school and study.degree and study.dates and study.school)
    named = is_header(content) and names(content) and not GRADE.search(content)
    ahead = _parts(following, as_of) if _tells(following) else ("", "", None)
    complete = bool(study.dates) and bool(study.degree or study.school)
    return named and complete and bool(ahead[0] or ahead[2]) and not ahead[1]


def _tells(content: str) -> bool:
    """Tell whether a line may name a degree, a school or a date: no sentence, no plain bullet."""
    plain = _lead(content).strip()
    listed = BULLET.match(plain) is not None
    plain = BULLET.sub("", plain)
    if not 0 < len(plain.split()) <= MOST_WORDS or THESIS.search(plain) or plain[0].islower():
        return False
    return not listed or bool(STUDY.match(plain) or (is_header(plain) and SCHOOL.search(plain)))


def _lead(content: str) -> str:
    """Return what stands before the end of a first sentence."""
    return SENTENCE_END.split(content)[0]


def _parts(content: str, as_of: date) -> tuple[str, str, Range | None]:
    """Return degree, school and dates of a line, each empty where it has none."""
    content = _lead(content)
    ranges = find_ranges(content, as_of)
    dates = ranges[0] if ranges else find_last(content, as_of)
    plain = without_dates(content)
    pieces = [bare(piece) for piece in FIELDS.split(plain) if bare(piece)]
    named = next((piece for piece in pieces if STUDY.search(piece)), "")
    degree = plain[plain.find(named) :] if named else ""
    return degree, _school(pieces), dates


def _school(pieces: Sequence[str]) -> str:
    """Return the piece, or the part of one between commas, that names a school."""
    for piece in pieces:
        for part in re.split(r",\s+", piece):
            if SCHOOL.search(part) and not re.match(r"(?i)(?:high|secondary) school diploma", part):
                before = STUDY.match(part)
                return _after_from(part) if before else bare(part)
    return ""


def _after_from(part: str) -> str:
    """Return what follows "from" or "at" in "BSc in Computer Science from Leeds"."""
    found = re.search(r"\b(?:from|at)\s+(?P<school>[A-Z].*)$", part)
    return bare(found["school"]) if found else bare(part) if not STUDY.match(part) else ""


def _add(study: _Study, start: int, end: int, content: str, as_of: date) -> None:
    study.lines.append((start, end, content))
    if not _tells(content):
        return
    degree, school, dates = _parts(content, as_of)
    study.degree = study.degree or degree
    study.dates = study.dates or dates
    study.school = study.school or school
    near = len(study.lines) < 2 or _tells(study.lines[-2][2])
    lone = near and not degree and not school and is_header(content) and not GRADE.search(content)
    rest = bare(without_dates(content))
    if lone and not study.school and rest and names(rest) and not PLACE.search(rest):
        study.school = bare(re.split(r"\s{2,}|\s*[|•·]\s*", rest)[0])


def _is_one(study: _Study) -> bool:
    return bool(study.degree or (study.dates and study.school))


def _education(study: _Study) -> Education:
    degree, subject = _degree_and_field(study.degree)
    named = next((line for line in study.lines if study.degree and STUDY.search(line[2])), None)
    line = named or study.lines[0]
    years = find_years(" ".join(content for _, _, content in study.lines if _tells(content)))
    finish = study.dates.finish if study.dates else None
    single = study.dates is not None and study.dates.begin.year == study.dates.finish.year
    begin = study.dates.begin if study.dates and not (single and _is_point(study.dates)) else None
    return Education(
        text=bare(line[2]),
        year=finish.year if finish else (years[-1] if years else None),
        start=study.lines[0][0],
        end=study.lines[-1][1],
        institution=study.school,
        degree=degree,
        field=subject,
        begin=begin,
        finish=finish,
    )


def _is_point(dates: Range) -> bool:
    """Tell whether dates are one month or one year: when a study ended."""
    return dates.begin == dates.finish or (dates.begin.month, dates.finish.month) == (1, 12)


def _degree_and_field(written: str) -> tuple[str, str]:
    """Cut "BSc in Computer Science, Leeds" into degree and field."""
    found = STUDY.search(written)
    if found is None:
        return written, ""
    degree = bare(found.group())
    degree += "." if "." in degree and written[found.start() :].startswith(f"{degree}.") else ""
    rest = FIELD_OF.sub("", written[found.end() :])
    parts = re.split(r"[,;|()•·]|\s{2,}|\s[–—-]\s|\b(?:from|at)\s+(?=[A-Z])|\bGPA\b", rest)
    subject = next(
        (bare(part) for part in parts if bare(part) and not STUDY.fullmatch(bare(part))), ""
    )
    usable = subject and not SCHOOL.search(subject) and not GRADE.search(subject)
    return degree, subject if usable else ""
