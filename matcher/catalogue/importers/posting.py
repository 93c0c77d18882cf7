"""One JobPosting as a record: each field read in whatever form adverts have it."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from matcher.catalogue.importers.linked_data import RawPosting
from matcher.catalogue.importers.markup import plain_lines
from matcher.catalogue.importers.names import distinct, slug
from matcher.catalogue.importers.pay import Pay, read_pay

DATE = re.compile(r"(\d{4})([-/.]?)(\d\d)(?:\2(\d\d))?(?!\d)")
ONET = re.compile(r"\b\d\d-\d{4}\.\d\d\b")
SOC = re.compile(r"\b(\d\d-\d{4})\b(?!\.)")
SKILL = re.compile(r"http://data\.europa\.eu/esco/skill/[0-9A-Za-z-]+")
ESCO = re.compile(r"http://data\.europa\.eu/esco/occupation/[0-9a-f-]{36}")
LONGEST_TERM = 60
MOST_TERM_WORDS = 6
MONTHS = re.compile(r"(\d{1,3})\s*(?:\+\s*)?(years?|yrs?|months?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Posting:
    """An advert in plain text. `terms` are skills that it names, with ESCO's address if told."""

    id: str
    identifier: str
    title: str
    lines: tuple[str, ...]
    duties: tuple[str, ...]
    asked: tuple[str, ...]
    terms: Mapping[str, str]
    onet: str
    esco: str
    employer: str
    place: str
    country: str
    remote: bool
    employment: str
    posted: str
    valid_through: str
    pay: Pay | None
    has_pay: bool
    url: str
    raw: RawPosting

    def text(self) -> str:
        """Return everything that says what the work is."""
        return "\n".join((*self.lines, *self.duties))


def read_posting(raw: RawPosting) -> Posting:
    """Read one advert; the title is empty where it has none."""
    fields = raw.fields
    identifier, scope = _identifier(fields.get("identifier"))
    url = _text(fields.get("url")) or _text(fields.get("@id"))
    employer = _name(fields.get("hiringOrganization"))
    title = (plain_lines(_text(fields.get("title")) or _text(fields.get("name"))) or [""])[0]
    categories = " ".join((*_flat(fields.get("occupationalCategory")),
                           *_flat(fields.get("relevantOccupation"))))  # fmt: skip
    terms, sentences = _skills(fields.get("skills"))
    place, country = _place(fields.get("jobLocation"))
    pay = fields.get("baseSalary", fields.get("estimatedSalary"))
    currency = _text(fields.get("salaryCurrency"))
    key = identifier or url
    kind = _text(fields.get("jobLocationType")).replace("-", "").replace("_", "").lower()
    return Posting(
        id=_id(scope or employer, key, raw),
        identifier=identifier,
        title=title,
        lines=_lines(fields, "description"),
        duties=_lines(fields, "responsibilities"),
        asked=(*_lines(fields, "qualifications"), *sentences, *_experience(fields),
               *_education(fields)),
        terms=terms,
        onet=_first(ONET, categories) or (found + ".00" if (found := _first(SOC, categories))
                                          else ""),
        esco=_first(ESCO, categories),
        employer=employer,
        place=place,
        country=country,
        remote=kind in ("telecommute", "remote", "telework", "homeoffice"),
        employment=", ".join(_flat(fields.get("employmentType"))),
        posted=_date(fields.get("datePosted")),
        valid_through=_date(fields.get("validThrough")),
        pay=read_pay(pay, currency),
        has_pay=pay is not None,
        url=url if re.match(r"https?://", url) else "",
        raw=raw,
    )  # fmt: skip


def _id(scope: str, key: str, raw: RawPosting) -> str:
    if not slug(key):
        content = json.dumps(raw.fields, sort_keys=True, default=str).encode()
        key = hashlib.sha256(content).hexdigest()[:12]
        return f"job-{key}"
    key = re.sub(r"^https?://(?:www\.)?", "", key)
    name = slug(f"{scope} {key}" if scope and not key.startswith(scope) else key)
    short = (
        name if len(name) < 100 else f"{name[:80]}-{hashlib.sha256(key.encode()).hexdigest()[:8]}"
    )
    return f"job-{short}"


def _identifier(value: Any) -> tuple[str, str]:
    """Return an identifier and who gave it: a text, a number, or PropertyValue."""
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, Mapping):
        inner = value.get("value", value.get("identifier", value.get("@id")))
        return _text(inner), _text(value.get("name"))
    return _text(value), ""


def _text(value: Any) -> str:
    """Return a text or number as text; of a list its first, of a mapping its value or name."""
    if isinstance(value, list):
        return next((text for item in value if (text := _text(item))), "")
    if isinstance(value, Mapping):
        return _text(value.get("@value", value.get("value", value.get("name"))))
    if isinstance(value, str) or (isinstance(value, int | float) and not isinstance(value, bool)):
        return " ".join(str(value).split())
    return ""


def _name(value: Any) -> str:
    if isinstance(value, list):
        return next((name for item in value if (name := _name(item))), "")
    name = value.get("name", value.get("legalName")) if isinstance(value, Mapping) else value
    return " ".join(plain_lines(_text(name)))


def _flat(value: Any) -> Iterator[str]:
    """Yield every text in a value, however it is wrapped."""
    if isinstance(value, Mapping):
        for inner in value.values():
            yield from _flat(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _flat(inner)
    elif text := _text(value):
        yield text


def _lines(fields: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = fields.get(name)
    texts = value if isinstance(value, list) else [value]
    return tuple(
        line.lstrip("•*-–·▪ ")
        for item in texts
        for line in plain_lines(_long_text(item))
        if line.lstrip("•*-–·▪ ")
    )


def _long_text(value: Any) -> str:
    """Return a text with its line ends; of a mapping its description or name."""
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        return _long_text(value.get("@value", value.get("description", value.get("name"))))
    return _text(value)


def _skills(value: Any) -> tuple[dict[str, str], tuple[str, ...]]:
    """Return skills named one by one (text with commas, DefinedTerm, lists), and sentences."""
    terms: dict[str, str] = {}
    sentences: list[str] = []
    for item in value if isinstance(value, list) else [value]:
        uri = _first(SKILL, " ".join(_flat(item))) if isinstance(item, Mapping) else ""
        for line in plain_lines(_long_text(item)):
            parts = [part.strip(" •*-–·.") for part in re.split(r"[,;|•\n]", line)]
            short = [part for part in parts if part]
            if all(len(part) <= LONGEST_TERM and len(part.split()) <= MOST_TERM_WORDS
                   for part in short):  # fmt: skip
                terms.update((term, uri) for term in short if term not in terms)
            else:
                sentences.append(line)
    return terms, distinct(sentences)


def _experience(fields: Mapping[str, Any]) -> Iterator[str]:
    value = fields.get("experienceRequirements")
    for item in value if isinstance(value, list) else [value]:
        months = item.get("monthsOfExperience") if isinstance(item, Mapping) else item
        if isinstance(months, int | float) and not isinstance(months, bool):
            yield f"{months:g} months of experience."
        elif isinstance(item, Mapping) and (text := _text(months)):
            yield text if MONTHS.search(text) else f"{text} months of experience."
        else:
            yield from plain_lines(_long_text(item))


def _education(fields: Mapping[str, Any]) -> Iterator[str]:
    value = fields.get("educationRequirements")
    for item in value if isinstance(value, list) else [value]:
        if isinstance(item, Mapping) and item.get("credentialCategory"):
            yield from (f"{one[0].upper()}{one[1:]}." for one in _flat(item["credentialCategory"]))
        else:
            yield from plain_lines(_long_text(item))


def _place(value: Any) -> tuple[str, str]:
    """Return a place in words and its country."""
    for item in value if isinstance(value, list) else [value]:
        address = item.get("address", item) if isinstance(item, Mapping) else item
        if isinstance(address, Mapping):
            country = _name(address.get("addressCountry"))
            parts = (_name(address.get("addressLocality")), _name(address.get("addressRegion")))
            return ", ".join(distinct((*parts, country))), country
        if text := _text(address):
            return " ".join(plain_lines(text)), ""
    return "", ""


def _date(value: Any) -> str:
    """Return the day of an ISO date or time, empty where it is none; a month is its 28th day."""
    found = DATE.match(_text(value))
    if not found:
        return ""
    try:
        return date(int(found[1]), int(found[3]), int(found[4] or 28)).isoformat()
    except ValueError:
        return ""


def _first(pattern: re.Pattern[str], text: str) -> str:
    found = pattern.search(text)
    return found.group(found.re.groups) if found else ""
