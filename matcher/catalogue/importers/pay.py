"""The pay of an advert as a yearly range: schema.org's MonetaryAmount in its forms, or text."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

PER_YEAR = {"year": 1, "month": 12, "week": 52, "day": 260, "hour": 2080}
"""A year of full-time work: 52 weeks of five days of eight hours."""
UNITS = {
    "year": "year years yearly annual annually annum pa p.a yr ann p1y jahr paran",
    "month": "month months monthly mo mon p1m monat mois",
    "week": "week weeks weekly wk wee p1w woche",
    "day": "day days daily p1d tag diem",
    "hour": "hour hours hourly hr hrs hur h pt1h stunde",
}
UNIT_OF = {word: unit for unit, words in UNITS.items() for word in words.split()}
SYMBOLS = {"$": "USD", "€": "EUR", "£": "GBP", "₹": "INR", "¥": "JPY", "₩": "KRW", "zł": "PLN"}
CURRENCY = re.compile(r"(?:(?<![A-Z])(?:US|CA|AU|NZ|SG|HK))?[$]|[€£₹¥₩]|zł|\b[A-Z]{3}\b")
DOLLARS = {"US$": "USD", "CA$": "CAD", "AU$": "AUD", "NZ$": "NZD", "SG$": "SGD", "HK$": "HKD"}
NOT_CURRENCIES = frozenset({"PER", "AND", "OTE", "DOE", "FTE", "THE", "ANN", "YRS", "MAX", "MIN"})
NUMBER = r"(\d+(?:[.,'’\s\u00a0\u202f]\d{3})*(?:[.,]\d{1,2})?)\s?([kKmM]\b)?"
AMOUNT = re.compile(rf"(?<![\w.,]){NUMBER}(?![\w%])")
PRICED = re.compile(rf"[$€£₹¥₩]\s?{NUMBER}")
BEFORE = r"(?:[A-Z]{0,3}\s?[$€£₹¥₩]|[A-Z]{3})?\s?"
AFTER = r"\s?(?:[$€£₹¥₩]|[A-Z]{3}\b)?"
RANGE = re.compile(
    rf"(?<![\w.,]){NUMBER}{AFTER}\s*(?:[-–—−]|\b(?:to|bis|à|a|and)\b)\s*{BEFORE}{NUMBER}"
)
USUAL_YEARLY = 15_000
"""Without a unit, from this amount on pay is taken to be yearly."""
MOST = 1e9


@dataclass(frozen=True, slots=True)
class Pay:
    """Pay as the advert has it; `unit` is a period of PER_YEAR, empty where none is told."""

    currency: str
    low: float
    high: float
    unit: str

    def yearly(self) -> tuple[int, int] | None:
        """Return the range per year; None where the advert does not tell the period."""
        unit = self.unit or ("year" if self.low >= USUAL_YEARLY else "")
        if not unit:
            return None
        return round(self.low * PER_YEAR[unit]), round(self.high * PER_YEAR[unit])


def read_pay(value: Any, currency: str = "") -> Pay | None:
    """Read `baseSalary`; None where it tells no amount that can be understood."""
    for part in _parts(value):
        found = _of_mapping(part, currency) if isinstance(part, Mapping) else _of_text(part)
        if found is not None:
            low, high = sorted((found.low, found.high))
            if low > 0 and high <= MOST:
                return Pay(found.currency or currency.upper(), low, high, found.unit)
    return None


def _parts(value: Any) -> Iterator[Any]:
    for part in value if isinstance(value, list) else [value]:
        if isinstance(part, Mapping | str | int | float) and not isinstance(part, bool):
            yield part


def _of_mapping(fields: Mapping[str, Any], currency: str) -> Pay | None:
    currency = str(fields.get("currency") or fields.get("priceCurrency") or currency).upper()
    unit = unit_of(fields.get("unitText") or fields.get("unitCode") or fields.get("duration"))
    low = _first(fields, "minValue", "minPrice", "percentile10", "percentile25", "median")
    high = _first(fields, "maxValue", "maxPrice", "percentile90", "percentile75", "median")
    if low is None and high is None:
        value = fields.get("value", fields.get("price"))
        inner = read_pay(value, currency) if value is not None else None
        return inner and Pay(inner.currency or currency, inner.low, inner.high, inner.unit or unit)
    low = high if low is None else low
    high = low if high is None else high
    assert low is not None and high is not None
    return Pay(currency, low, high, unit)


def _of_text(value: str | int | float) -> Pay | None:
    """Read an amount or a range in words; a k or m after a range is meant of both its ends."""
    if not isinstance(value, str):
        return Pay("", float(value), float(value), "") if math.isfinite(value) else None
    found = first_range(value)
    if found is None:
        one = PRICED.search(value) or AMOUNT.search(value)
        found = one and (_amount(one[1], one[2]), _amount(one[1], one[2]))
    return found and Pay(_currency(value), *found, unit_of(value))


def first_range(text: str) -> tuple[float, float] | None:
    """Return the ends of the first range of amounts in a text, of one that rises if any does."""
    falling, start = None, 0
    while match := RANGE.search(text, start):
        low, high = _amount(match[1], match[2] or match[4]), _amount(match[3], match[4])
        if low <= high:
            return low, high
        falling, start = falling or (high, low), match.end(1)
    return falling


def _amount(text: str, scale: str | None) -> float:
    """Read digits with separators: the last one is decimal if one or two digits follow it."""
    found = re.fullmatch(r"(.+?)(?:[.,](\d{1,2}))?", text)
    assert found is not None
    digits = re.sub(r"\D", "", found[1])
    return float(f"{digits}.{found[2] or 0}") * {"k": 1e3, "m": 1e6}.get((scale or "").lower(), 1)


def _currency(text: str) -> str:
    for match in CURRENCY.finditer(text):
        sign = match.group()
        if sign not in NOT_CURRENCIES:
            return DOLLARS.get(sign) or SYMBOLS.get(sign) or sign
    return ""


def unit_of(value: Any) -> str:
    """Return the period that a text names (`per hour`, `YEAR`, `/yr`, `P1Y`), or nothing."""
    text = value.lower().replace("par an", "paran") if isinstance(value, str) else ""
    words = re.findall(r"[a-z0-9]+(?:\.[a-z])?", text)
    return next((UNIT_OF[word] for word in words if word in UNIT_OF), "")


def _first(fields: Mapping[str, Any], *names: str) -> float | None:
    for name in names:
        value = fields.get(name)
        amount = _of_text(value) if isinstance(value, str | int | float) else None
        if amount is not None and not isinstance(value, bool):
            return amount.low
    return None
