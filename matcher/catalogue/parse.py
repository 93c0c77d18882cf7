"""From YAML mappings to records, one function per kind. The format: docs/catalogue.md."""

from __future__ import annotations

import re
from collections.abc import Mapping

from matcher.catalogue.fields import Fields
from matcher.catalogue.records import (
    IMPORTANCES,
    LEVELS,
    MATCHES,
    STATUSES,
    Capability,
    CareerLevel,
    Certification,
    Code,
    Cost,
    Role,
    Salary,
    Skill,
)

KINDS = ("tool", "knowledge", "practice", "language", "licence")
FAMILIES = (
    "ai", "data", "software", "cloud", "security", "it-operations", "automation", "product",
    "design", "finance", "health", "education", "law", "sales", "marketing", "human-resources",
    "engineering", "construction", "trades", "food", "transport", "agriculture", "media",
    "administration", "management", "public-service", "retail", "aviation", "fitness", "arts",
    "science", "manufacturing", "social-care", "services",
)  # fmt: skip
ROLE_CODES = {
    "onet_soc": r"\d\d-\d{4}\.\d\d",
    "isco_08": r"\d{1,4}",
    "esco": r"http://data\.europa\.eu/esco/occupation/[0-9a-f-]{36}",
}
SKILL_CODES = {
    "esco": r"http://data\.europa\.eu/esco/skill/[0-9A-Za-z-]+",
    "onet": r"\d\.[A-Z]\.\d+(?:\.[a-z0-9]+)*",
    "unspsc": r"\d{8}",
}
"""Schemes and the form of their codes. `onet` is an element of O*NET's content model, `unspsc` the
commodity that O*NET lists a technology under."""
LATEST_YEAR = 2100
MOST_YEARS = 60


def parse_skill(fields: Fields) -> Skill:
    """Read an entry of skills.yaml."""
    fields.unknown(("id", "name", "kind", "aliases", "broader", "related", "case", "near", "codes"))
    return Skill(
        id=fields.slug("id"),
        name=fields.text("name"),
        kind=fields.choice("kind", KINDS),
        aliases=fields.texts("aliases"),
        broader=fields.texts("broader"),
        related=fields.texts("related"),
        case=fields.flag("case"),
        near=fields.texts("near"),
        codes=_codes(fields, SKILL_CODES),
    )


def parse_certification(fields: Fields) -> Certification:
    """Read an entry of certifications.yaml."""
    fields.unknown(
        ("id", "name", "aliases", "issuer", "url", "text", "validates", "level", "requires",
         "status", "since", "successor", "licence", "checked", "prerequisites", "valid_years",
         "cost")
    )  # fmt: skip
    status = fields.choice("status", STATUSES)
    since = fields.date("since")
    if status in ("retired", "retiring") and fields.values.get("since") is None:
        fields.refuse("status", f"status is {status}; expected `since` with the date beside it")
    return Certification(
        id=fields.slug("id"),
        name=fields.text("name"),
        issuer=fields.text("issuer", required=False),
        url=fields.url("url", required=False),
        text=fields.text("text"),
        validates=fields.texts("validates"),
        level=fields.choice("level", LEVELS, required=False),
        status=status,
        aliases=fields.texts("aliases"),
        requires=fields.texts("requires"),
        since=since,
        successor=fields.optional_slug("successor"),
        licence=fields.flag("licence"),
        checked=fields.date("checked") or "",
        prerequisites=fields.text("prerequisites", required=False),
        valid_years=fields.number("valid_years", 0, MOST_YEARS, required=False),
        cost=_cost(fields),
    )


def parse_role(fields: Fields) -> Role:
    """Read a role file."""
    carries = _related(fields)
    fields.unknown(
        ("id", "title", "aliases", "family", "summary", "codes", "capabilities", "skills",
         "certifications", "education", "market", "salary", "levels", "related")
    )  # fmt: skip
    return Role(
        id=fields.slug("id"),
        title=fields.text("title"),
        summary=fields.text("summary"),
        aliases=fields.texts("aliases"),
        family=fields.choice("family", FAMILIES),
        codes=_codes(fields, ROLE_CODES),
        capabilities=tuple(_capability(item) for item in fields.mappings("capabilities")),
        skills=_role_skills(fields),
        certifications=fields.texts("certifications"),
        education=fields.text("education", required=False),
        market=fields.text("market", required=False),
        salary=_salary(fields),
        levels=_levels(fields),
        related=tuple(carries),
        carries={role: text for role, text in carries.items() if text},
    )


def _codes(fields: Fields, schemes: Mapping[str, str]) -> dict[str, Code]:
    inner = fields.mapping("codes")
    if inner is None:
        return {}
    inner.unknown(schemes)
    codes = {name: _code(inner, name) for name in schemes if name in inner.values}
    for name, code in codes.items():
        if code.code and not re.fullmatch(schemes[name], code.code):
            inner.refuse(name, f"{name} is {code.code!r}, which is not of its form")
    return codes


def _code(fields: Fields, name: str) -> Code:
    """Read a code, or a mapping of code, label and match."""
    if not isinstance(fields.values[name], dict):
        return Code(fields.text(name))
    inner = fields.mapping(name)
    assert inner is not None
    inner.unknown(("code", "label", "match"))
    match = inner.choice("match", MATCHES) if "match" in inner.values else "exact"
    return Code(inner.text("code"), inner.text("label", required=False), match)


def _cost(fields: Fields) -> Cost | None:
    inner = fields.mapping("cost")
    if inner is None:
        return None
    inner.unknown(("amount", "currency", "checked", "note"))
    currency = inner.text("currency")
    if currency and not re.fullmatch("[A-Z]{3}", currency):
        inner.refuse("currency", f"currency is {currency!r}; expected three letters, as in USD")
    checked = inner.date("checked") or ""
    if not checked:
        inner.refuse("checked", "checked is missing; expected the date of the price")
    amount = inner.number("amount", 0, 1e6) or 0.0
    return Cost(amount, currency, checked, inner.text("note", required=False))


def _related(fields: Fields) -> dict[str, str]:
    """Read ids of related roles: a list, or a mapping of id to what carries over."""
    if not isinstance(fields.values.get("related"), dict):
        return dict.fromkeys(fields.texts("related"), "")
    inner = fields.mapping("related")
    assert inner is not None
    return {str(role): inner.text(role) for role in inner.values}


def _capability(fields: Fields) -> Capability:
    fields.unknown(("name", "text", "skills"))
    return Capability(fields.text("name"), fields.text("text"), fields.texts("skills"))


def _role_skills(fields: Fields) -> dict[str, str]:
    inner = fields.mapping("skills")
    if inner is None:
        return {}
    inner.unknown(IMPORTANCES)
    skills: dict[str, str] = {}
    for importance in IMPORTANCES:
        for row, skill in enumerate(inner.texts(importance)):
            if skill in skills:
                inner.wrong.append(
                    ((*inner.place, importance, row), f"skill {skill!r} is listed twice")
                )
            skills.setdefault(skill, importance)
    return skills


def _levels(fields: Fields) -> tuple[CareerLevel, ...]:
    levels = []
    for item in fields.mappings("levels"):
        item.unknown(("title", "years", "text"))
        years = item.number("years", 0, MOST_YEARS) or 0.0
        levels.append(CareerLevel(item.text("title"), years, item.text("text")))
    if [level.years for level in levels] != sorted(level.years for level in levels):
        fields.refuse("levels", "levels are not in order of years; put the lowest first")
    return tuple(levels)


def _salary(fields: Fields) -> Salary | None:
    inner = fields.mapping("salary")
    if inner is None:
        return None
    inner.unknown(("market", "currency", "year", "low", "median", "high", "source", "note"))
    low = inner.number("low", 0, 1e9) or 0.0
    high = inner.number("high", 0, 1e9) or 0.0
    median = inner.number("median", 0, 1e9, required=False)
    if not low <= (low if median is None else median) <= high:
        inner.refuse("low", f"low {low:g}, median and high {high:g} are not in order")
    return Salary(
        market=inner.text("market"),
        currency=inner.text("currency"),
        year=int(inner.number("year", 1990, LATEST_YEAR) or 0),
        low=int(low),
        high=int(high),
        median=None if median is None else int(median),
        source=inner.text("source"),
        note=inner.text("note", required=False),
    )
