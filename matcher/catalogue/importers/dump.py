"""Records written as the YAML of docs/catalogue.md: what `parse` reads back as the same records."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

import yaml

from matcher.catalogue.records import IMPORTANCES, Certification, Code, Role, Skill

WIDTH = 100


def role_yaml(role: Role) -> bytes:
    """Write a role file."""
    fields = _filled(asdict(role), ("id", "title", "aliases", "family", "summary"))
    fields |= _codes(role.codes)
    if role.capabilities:
        fields["capabilities"] = [
            _filled(asdict(item), ("name", "text", "skills")) for item in role.capabilities
        ]
    if role.skills:
        fields["skills"] = {
            importance: [skill for skill, value in role.skills.items() if value == importance]
            for importance in IMPORTANCES
            if importance in role.skills.values()
        }
    fields |= _filled(asdict(role), ("certifications", "education", "market"))
    if role.salary is not None:
        names = ("market", "currency", "year", "low", "median", "high", "source", "note")
        fields["salary"] = _present(asdict(role.salary), names)
    if role.levels:
        fields["levels"] = [
            {"title": item.title, "years": _number(item.years), "text": item.text}
            for item in role.levels
        ]
    if role.carries and set(role.carries) == set(role.related):
        fields["related"] = {other: role.carries[other] for other in role.related}
    elif role.related:
        fields["related"] = list(role.related)
    return _dumped(fields)


def skill_fields(skill: Skill) -> dict[str, Any]:
    """Return an entry of skills.yaml."""
    names = ("id", "name", "kind", "aliases", "broader", "related", "case", "near")
    return {**_filled(asdict(skill), names), **_codes(skill.codes)}


def certification_fields(item: Certification) -> dict[str, Any]:
    """Return an entry of certifications.yaml."""
    names = ("id", "name", "aliases", "issuer", "url", "text", "validates", "level", "requires",
             "status", "since", "successor", "licence", "checked", "prerequisites")  # fmt: skip
    fields = _filled(asdict(item), names)
    if item.valid_years is not None:
        fields["valid_years"] = _number(item.valid_years)
    if item.cost is not None:
        cost = {**asdict(item.cost), "amount": _number(item.cost.amount)}
        fields["cost"] = _present(cost, ("amount", "currency", "checked", "note"))
    return fields


def list_yaml(entries: list[dict[str, Any]]) -> bytes:
    """Write a list file."""
    return _dumped(entries)


def _filled(fields: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    """Return the fields that say something, as lists where they are tuples."""
    chosen = {name: fields[name] for name in names if fields[name]}
    return {
        name: list(value) if isinstance(value, tuple) else value for name, value in chosen.items()
    }


def _present(fields: Mapping[str, Any], names: tuple[str, ...]) -> dict[str, Any]:
    return {name: fields[name] for name in names if fields[name] not in (None, "")}


def _codes(codes: Mapping[str, Code]) -> dict[str, Any]:
    if not codes:
        return {}
    return {"codes": {scheme: _code(code) for scheme, code in codes.items()}}


def _code(code: Code) -> str | dict[str, str]:
    if code.match == "exact" and not code.label:
        return code.code
    match = {} if code.match == "exact" else {"match": code.match}
    return {**_present({"code": code.code, "label": code.label}, ("code", "label")), **match}


def _number(value: float) -> int | float:
    return int(value) if float(value).is_integer() else value


def _dumped(value: Any) -> bytes:
    dumper: Callable[..., Any] = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text = yaml.dump(value, Dumper=dumper, sort_keys=False, allow_unicode=True, width=WIDTH)
    return str(text).encode("utf-8")
