"""Certifications that a resume says are held: name, issuer, when issued, when they expire."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from matcher.resume.characters import BULLET, bare
from matcher.resume.dates import find_last, find_ranges
from matcher.resume.items import content_of, items_of
from matcher.resume.pieces import EMPLOYER, without_dates
from matcher.resume.resume import Certificate, Line, Month, Section
from matcher.resume.spoken import LANGUAGES

COURSES = re.compile(r"course|kurs|cursos|training", re.IGNORECASE)
"""Under such a heading stand courses, which certify nothing."""
ISSUED_BY = re.compile(
    r"(?:,|\s[–—|·-]|\()?\s*\b(?:certificate\s+)?(?:issued\s+by|issuer:?|awarded\s+by|by|from|through"
    r"|ausgestellt\s+von|délivr[ée]e?\s+par|emitido\s+por)\s+(?P<issuer>[^,|()\d]{2,60})",
    re.IGNORECASE,
)
EXPIRES = re.compile(
    r"\b(?:expir\w*|valid\s+(?:to|until|till|through|thru)|renew\w*\s+by|gültig\s+bis"
    r"|valable\s+jusqu\S*|válido\s+hasta|exp\b\.?)\W*(?:on\s+|date\W*)?",
    re.IGNORECASE,
)
SAID = re.compile(
    r"\b(?:issued|obtained|earned|awarded|completed|renewed|since|date)\b[:\s]*(?:on|in)?\s*"
    r"(?=\s{2,}|[,)|·]|$)",
    re.IGNORECASE,
)
"""What stands before a date that has been blanked out."""
PLANNED = re.compile(
    r"\b(?:in progress|expected|planned|pursuing|preparing|scheduled|candidate for)\b",
    re.IGNORECASE,
)
NUMBER = re.compile(
    r"\b(?:credential|license|licence|certificate)?\s*(?:id|no\.?|number|#)\s*:?\s*[\w-]*\d[\w-]*",
    re.I,
)
ISSUER = re.compile(
    r"\b(?:federation|board|cross|authority|chamber|state of|aws|amazon|microsoft|google|cisco"
    r"|comptia|oracle|ibm|pmi|isaca|isc2|scrum\W?org|coursera|udemy|edx|linkedin|red hat"
    r"|salesforce|nvidia|alliance|union|commission|kammer|ihk|tüv)\b",
    re.IGNORECASE,
)
QUALIFIES = frozenset(
    "specialty professional associate practitioner expert foundation fundamentals level advanced "
    "administrator developer architect engineer intermediate".split()
)
"""What follows a dash in a name is part of it when it begins with one of these."""
HOLLOW = re.compile(r"[\s,]*\(\s*(?:\)|$)|[\s,]+(?P<kept>\))")
"""A bracket whose content is gone, or its end."""
MOST_WORDS = 14
"""A longer line tells of a certification and names none."""
MOST_ISSUER_WORDS = 7


def find_certificates(
    text: str, lines: Sequence[Line], sections: Sequence[Section], as_of: date
) -> tuple[Certificate, ...]:
    """Return what is listed under headings of certifications, in the order of the text."""
    found: list[Certificate] = []
    for section in sections:
        if section.kind == "certifications" and not COURSES.search(section.heading):
            inside = [line for line in lines if section.start <= line.start < section.end]
            found += _in_section(text, inside, as_of)
    return tuple(found)


def _in_section(text: str, lines: Sequence[Line], as_of: date) -> Iterator[Certificate]:
    waiting: Certificate | None = None
    for item in items_of(text, lines):
        content = content_of(text, item)
        line = replace(item[0], end=item[-1].end)
        more = _more(content, as_of) if waiting and not BULLET.match(content) else None
        if waiting and more:
            waiting = _completed(waiting, more, line.end)
            continue
        if waiting:
            yield waiting
        waiting = _certificate(content, line, as_of)
    if waiting:
        yield waiting


Dates = tuple[Month | None, Month | None]


def _more(content: str, as_of: date) -> tuple[str, Dates] | None:
    """Return issuer and dates of a line that only adds them to the one before."""
    issued, expires = _dates(content, as_of)
    by = ISSUED_BY.match(content.strip())
    rest = bare(NUMBER.sub("", SAID.sub("", EXPIRES.sub("", without_dates(content)))))
    if by:
        return bare(by["issuer"]), (issued, expires)
    return ("", (issued, expires)) if not rest and (issued or expires) else None


def _completed(item: Certificate, more: tuple[str, Dates], end: int) -> Certificate:
    issuer, (issued, expires) = more
    return Certificate(item.name, item.issuer or issuer, item.issued or issued,
                       item.expires or expires, item.start, end)  # fmt: skip


def _certificate(content: str, line: Line, as_of: date) -> Certificate | None:
    plain = bare(content)
    told = PLANNED.search(plain) or LANGUAGES.match(plain) or len(plain.split()) > MOST_WORDS
    if not plain or told:
        return None
    issued, expires = _dates(content, as_of)
    by = ISSUED_BY.search(plain)
    rest = without_dates(NUMBER.sub(" ", ISSUED_BY.sub(" ", plain) if by else plain))
    rest = HOLLOW.sub(lambda found: found["kept"] or "", SAID.sub(" ", EXPIRES.sub(" ", rest)))
    name, issuer = _name_and_issuer(rest)
    if not name or (plain.endswith(".") and len(plain.split()) > MOST_WORDS // 2):
        return None
    return Certificate(name, bare(by["issuer"]) if by else issuer, issued, expires, line.start,
                       line.end)  # fmt: skip


def _name_and_issuer(rest: str) -> tuple[str, str]:
    """Cut at a gap, a bar or the last comma or dash that an issuer may follow."""
    parts = [bare(part) for part in re.split(r"\s{2,}|\s*[|•·]\s*", rest) if bare(part)]
    if len(parts) > 1:
        return parts[0], parts[1] if len(parts[1].split()) <= MOST_ISSUER_WORDS else ""
    whole = parts[0] if parts else ""
    for mark in (r",\s+", r"\s[–—-]\s"):
        cuts = list(re.finditer(mark, whole))
        if cuts:
            name, issuer = bare(whole[: cuts[-1].start()]), bare(whole[cuts[-1].end() :])
            if _may_issue(issuer, mark):
                return name, issuer
    return whole, ""


def _may_issue(issuer: str, mark: str) -> bool:
    """Tell whether what follows a comma or a dash names who certifies."""
    parts = issuer.split()
    if not 0 < len(parts) <= MOST_ISSUER_WORDS or parts[0].lower() in QUALIFIES:
        return False
    named = ISSUER.search(issuer) is not None or EMPLOYER.search(issuer) is not None
    return named or (len(parts) == 1 and issuer[0].isupper() and mark.startswith(","))


def _dates(content: str, as_of: date) -> Dates:
    """Return when a certification was issued and when it expires."""
    ranges = find_ranges(content, as_of)
    if ranges:
        return ranges[0].begin, None if ranges[0].current else ranges[0].finish
    mark = EXPIRES.search(content)
    before, after = (content[: mark.start()], content[mark.end() :]) if mark else (content, "")
    issued, expires = find_last(before, as_of), find_last(after, as_of)
    return issued.begin if issued else None, expires.finish if expires else None
