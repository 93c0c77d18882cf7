"""The pieces of a header line: what stands between its separators, and what each may be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from matcher.resume.characters import bare
from matcher.resume.date_words import NOW
from matcher.resume.dates import find_ranges, find_single, find_stand_in
from matcher.resume.occupations import title_strength
from matcher.resume.places import PLACE, REGION, STATES

ANY_DAY = date(2100, 1, 1)
"""For finding where dates stand, whatever "present" means."""
TAIL = re.compile(
    r"(?:-|–|to|until)?\s*(?:(?:[A-Za-z]{3,9}\.? |\d{1,2}[/.])?(?:19|20)\d\d)?|present|current|now",
    re.I,
)
"""What is left of a range of dates on the lines after the first."""
LEFTOVER = re.compile(r"(?:-|–|—|to|until|bis|à|au|hasta|al|a)?\s*(?:" + NOW + r")?", re.IGNORECASE)
"""What is left of a range whose beginning or end stands in another line."""
PERIODS = frozenset(
    "period periods date dates duration from years zeitraum dauer période periodo fecha".split()
)
COMMA = re.compile(r",\s+|,$")
PLACE_LABELS = frozenset({"location", "place", "city", "ort", "lieu", "lugar", "town"})
TITLE_LABELS = frozenset(
    {"position", "title", "job title", "role", "designation", "post", "position held", "tätigkeit",
     "stelle", "poste", "fonction", "puesto", "cargo", "berufsbezeichnung"}
)  # fmt: skip
EMPLOYER_LABELS = frozenset(
    {"company", "employer", "organization", "organisation", "client", "company name", "firm",
     "arbeitgeber", "unternehmen", "firma", "entreprise", "employeur", "empresa", "empleador"}
)  # fmt: skip
LABEL = re.compile(
    r"^\s*(?P<label>position(?: held)?|(?:job )?title|role|designation|post|company(?: name)?"
    r"|employer|organi[sz]ation|client|firm|dates?|period|duration|location|place)\s*:\s*",
    re.IGNORECASE,
)
DURATION = re.compile(
    r"\(?\b(?:about\s+)?\d+(?:\.\d+)?\+?\s*(?:years?|yrs?|months?|mos?)\b\.?"
    r"(?:,?\s*(?:and\s+)?\d+\s*(?:months?|mos?)\b\.?)?\)?",
    re.IGNORECASE,
)
EMPLOYER = re.compile(
    r"\b(?:inc|llc|ltd|plc|gmbh|ag|corp|corporation|company|co|group|bank|hospital|clinic"
    r"|university|college|schools?|institute|agency|services|solutions|systems|studios?"
    r"|restaurant|hotel|partners|associates|foundation|center|centre|council|department|city of"
    r"|technologies|labs|academy|district|county|army|navy|air force|consulting|industries"
    r"|holdings|ministry|church|society|association|bros|brothers|employer|universit[äàé]t?"
    r"|université|hochschule|klinik|krankenhaus|universidad|hôpital|banque|banco|verlag|werke"
    r"|s\.?a\.?r\.?l|s\.?l|bv|oy|srl|spa|kg|ohg|e\.?v)\b\.?",
    re.IGNORECASE,
)
SUFFIX = re.compile(
    r"^(?:inc|llc|l\.l\.c|ltd|plc|gmbh|ag|corp|co|lp|llp|s\.?a|pvt|pte|n\.?v|b\.?v)\b\.?"
    r"(?: ltd\.?)?$",
    re.IGNORECASE,
)
FIELDS = re.compile(
    r"\s{2,}|\s*[|•·\t]\s*|\s+[–—-]+\s+|—|\s+at\s+(?=[A-Z\d])|\s+@\s*(?=\w)|(?<=\w)[:;]\s+"
    r"|\s+(?=Company Name\b)|(?<=\bCompany Name)\s+|(?<=\bCity , State)\s+"
    rf"|(?<=, (?:{STATES}))\s+(?=[A-Z][a-z])"
)
"""Marks between fields; "Company Name" stands for employers in resumes made anonymous."""
ABBREVIATED = re.compile(r"\b(?:inc|co|corp|ltd|bros|s\.a|l\.l\.c)$", re.IGNORECASE)
KINDS_OF_WORK = re.compile(
    r"^\(?(?:full|part)[ -]time\)?$|^(?:contract|permanent|temporary|seasonal|self-employed)$", re.I
)
SEVERAL = 2
STRONG = 0.5
"""From this strength on a piece is taken for a job title."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A field of a header line, or a part of one between commas. `line` counts within a section."""

    text: str
    start: int
    strength: float
    line: int
    label: str = ""

    @property
    def is_place(self) -> bool:
        """Tell whether it is a town, or how and where work was done."""
        if self.label in PLACE_LABELS or self.text.lower() in PLACE_LABELS:
            return True
        if EMPLOYER.search(self.text):
            return False
        return bool(PLACE.search(self.text) or KINDS_OF_WORK.match(self.text))


def without_dates(content: str) -> str:
    """Return a line of the same length with dates, durations and a label before them blank."""
    spans = [(found.start, found.end) for found in find_ranges(content, ANY_DAY)]
    single = None if spans else find_single(content, ANY_DAY)
    if single is not None:
        spans.append((single.start, single.end))
    stand_in = find_stand_in(content)
    spans += [stand_in] if stand_in else []
    spans += [match.span() for match in DURATION.finditer(content)]
    for start, end in spans:
        content = content[:start] + " " * (end - start) + content[end:]
    return content


def fields_of(content: str, offset: int, line: int) -> list[Piece]:
    """Cut a line at its wide gaps, bars, dashes and "at"; dates are left out."""
    if TAIL.fullmatch(content.strip()):
        return []
    label = LABEL.match(content)
    name = " ".join(label.group("label").lower().split()) if label else ""
    plain = without_dates(content)
    if label:
        plain = " " * label.end() + plain[label.end() :]
    pieces = list(_cut(FIELDS, plain, offset, line, name))
    return _labelled([piece for piece in pieces if not LEFTOVER.fullmatch(piece.text)])


def is_table_head(content: str) -> bool:
    """Tell whether a line names the columns of a table: Period, Position, Employer."""
    found = {piece.text.lower() for piece in fields_of(content, 0, 0)}
    labels = (TITLE_LABELS, EMPLOYER_LABELS, PERIODS, PLACE_LABELS)
    named = sum(bool(found & known) for known in labels)
    return named >= SEVERAL and found <= frozenset().union(*labels) and bool(found & TITLE_LABELS)


def _labelled(pieces: list[Piece]) -> list[Piece]:
    """Give a piece the label that stands before it, as in "Location: Boston"."""
    kept: list[Piece] = []
    for piece in pieces:
        before = kept[-1] if kept else None
        if before is not None and before.text.lower() in PLACE_LABELS and not before.label:
            kept[-1] = replace(piece, label=before.text.lower())
        else:
            kept.append(piece)
    return kept


def parts_of(field: Piece) -> list[Piece]:
    """Cut a field at its commas; "Inc." and states stay with what they follow."""
    parts: list[Piece] = []
    for part in _cut(COMMA, field.text, field.start, field.line, field.label):
        belongs = SUFFIX.match(part.text) or REGION.match(part.text)
        if parts and belongs and parts[-1].strength < STRONG:
            before = parts.pop()
            end = part.start + len(part.text) - field.start
            whole = field.text[before.start - field.start : end]
            part = Piece(whole, before.start, _strength(whole), field.line, field.label)
        parts.append(part)
    return parts


def strongest(content: str) -> float:
    """Return how much the best piece of a line reads like a job title."""
    fields = fields_of(content, 0, 0)
    pieces = [*fields, *(part for field in fields for part in parts_of(field))]
    if any(field.label in TITLE_LABELS for field in fields):
        return 1.0
    return max((piece.strength for piece in pieces), default=0.0)


def _cut(
    separators: re.Pattern[str], text: str, offset: int, line: int, label: str
) -> Iterator[Piece]:
    at = 0
    for piece in separators.split(text):
        start = text.find(piece, at)
        at = start + len(piece)
        whole = _balanced(bare(piece))
        if len(whole) > 1:
            begin = max(text.find(whole, start), start)
            if ABBREVIATED.search(whole) and text[begin + len(whole) :].startswith("."):
                whole += "."
            yield Piece(whole, offset + begin, _strength(whole), line, label)


def _balanced(label: str) -> str:
    """Return a label without a bracket that opens and does not close, or the reverse."""
    if label.startswith("(") and label.endswith(")") and label.count("(") == 1:
        return label[1:-1].strip()
    label = label.split("(")[0] if label.count("(") > label.count(")") else label
    return label.strip("()[] ") if label.count("(") != label.count(")") else label.strip()


def _strength(label: str) -> float:
    if label.lower() in TITLE_LABELS:
        return 1.0
    head, of, _ = label.partition(" of ")
    if of and (leading := title_strength(head)) >= STRONG:
        return leading
    strength = title_strength(label)
    return strength - 0.35 if EMPLOYER.search(label) else strength
