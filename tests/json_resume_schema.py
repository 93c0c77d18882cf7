"""The schema of JSON Resume, written from its published list of fields (version 1.2.1).

Stricter than the original in one way: at the top there is nothing but its sections and `x-matcher`.
"""

from __future__ import annotations

from typing import Any

TEXT = {"type": "string"}
TEXTS = {"type": "array", "items": TEXT}
LINK = {"type": "string", "pattern": r"^[A-Za-z][A-Za-z0-9+.-]*:[^\s<>\"{}|\\^`]+$"}
EMAIL = {"type": "string", "pattern": r"^[^@\s]+@[^@\s]+$"}
DATE = {
    "type": "string",
    "pattern": r"^([1-2][0-9]{3}-[0-1][0-9]-[0-3][0-9]|[1-2][0-9]{3}-[0-1][0-9]|[1-2][0-9]{3})$",
}


def record(**fields: Any) -> dict[str, Any]:
    return {"type": "object", "properties": fields}


def records(**fields: Any) -> dict[str, Any]:
    return {"type": "array", "items": record(**fields)}


PERIOD = {"startDate": DATE, "endDate": DATE}
PLACE = record(address=TEXT, postalCode=TEXT, city=TEXT, countryCode=TEXT, region=TEXT)
SCHEMA: dict[str, Any] = {
    "$schema": "http://json-schema.org/draft-07/schema#",
    "type": "object",
    "required": ["basics", "x-matcher"],
    "additionalProperties": False,
    "properties": {
        "$schema": LINK,
        "basics": record(
            name=TEXT, label=TEXT, image=TEXT, email=EMAIL, phone=TEXT, url=LINK, summary=TEXT,
            location=PLACE, profiles=records(network=TEXT, username=TEXT, url=LINK),
        ),
        "work": records(name=TEXT, location=TEXT, description=TEXT, position=TEXT, url=LINK,
                        summary=TEXT, highlights=TEXTS, **PERIOD),
        "volunteer": records(organization=TEXT, position=TEXT, url=LINK, summary=TEXT,
                             highlights=TEXTS, **PERIOD),
        "education": records(institution=TEXT, url=LINK, area=TEXT, studyType=TEXT, score=TEXT,
                             courses=TEXTS, **PERIOD),
        "awards": records(title=TEXT, date=DATE, awarder=TEXT, summary=TEXT),
        "certificates": records(name=TEXT, date=DATE, url=LINK, issuer=TEXT),
        "publications": records(name=TEXT, publisher=TEXT, releaseDate=DATE, url=LINK,
                                summary=TEXT),
        "skills": records(name=TEXT, level=TEXT, keywords=TEXTS),
        "languages": records(language=TEXT, fluency=TEXT),
        "interests": records(name=TEXT, keywords=TEXTS),
        "references": records(name=TEXT, reference=TEXT),
        "projects": records(name=TEXT, description=TEXT, highlights=TEXTS, keywords=TEXTS, url=LINK,
                            roles=TEXTS, entity=TEXT, type=TEXT, **PERIOD),
        "meta": record(canonical=LINK, version=TEXT, lastModified=TEXT),
        "x-matcher": {"type": "object"},
    },
}  # fmt: skip
