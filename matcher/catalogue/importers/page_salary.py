"""The salary guide of a career page, from what it says in words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from matcher.catalogue.importers.pay import read_pay
from matcher.catalogue.records import Salary

MARKETS = (
    (r"\bU\.?S\.?A?\b|\bUnited States\b|\bAmerican?\b", "United States"),
    (r"\bU\.?K\.?\b|\bUnited Kingdom\b|\bBritish\b|\bBritain\b", "United Kingdom"),
    (r"\bIreland\b", "Ireland"), (r"\bCanad", "Canada"), (r"\bAustralia", "Australia"),
    (r"\bNew Zealand\b", "New Zealand"), (r"\bGerman", "Germany"),
    (r"\bFr(?:ance|ench)\b", "France"),
    (r"\bNetherlands\b|\bDutch\b", "Netherlands"), (r"\bSpain\b|\bSpanish\b", "Spain"),
    (r"\bItal", "Italy"), (r"\bPol(?:and|ish)\b", "Poland"),
    (r"\bSwi(?:tzerland|ss)\b", "Switzerland"),
    (r"\bSwed", "Sweden"), (r"\bNorw", "Norway"), (r"\bDenmark\b|\bDanish\b", "Denmark"),
    (r"\bIndian?\b", "India"), (r"\bSingapore", "Singapore"), (r"\bJapan", "Japan"),
    (r"\bEurop|\bEU\b", "Europe"),
)  # fmt: skip
BY_CURRENCY = {
    "USD": "United States", "GBP": "United Kingdom", "EUR": "Euro area", "CAD": "Canada",
    "AUD": "Australia", "NZD": "New Zealand", "CHF": "Switzerland", "INR": "India",
    "JPY": "Japan", "SEK": "Sweden", "NOK": "Norway", "DKK": "Denmark", "PLN": "Poland",
    "SGD": "Singapore",
}  # fmt: skip
YEAR = re.compile(r"\b(20\d\d)\b")
CURRENCY_NEAR = re.compile(r"[$€£₹¥₩]|\b[A-Z]{3}\b|zł")
SENTENCE = re.compile(r"(?<=[.!?;])\s+")


def read_salary(
    file: str, guide: Sequence[str], market: Sequence[str], as_of: date
) -> Salary | None:
    """Read the first yearly range, from the salary guide or else from the market overview.

    What the guide says beside it is kept as its note.
    """
    found = _range(guide) or _range(market)
    if found is None:
        return None
    currency, low, high = found
    everything = " ".join((*guide, *market))
    years = YEAR.findall(" ".join(guide)) or YEAR.findall(" ".join(market))
    text = " ".join(guide) if _market(" ".join(guide)) else everything
    return Salary(
        market=_market(text) or BY_CURRENCY.get(currency, "not told"),
        currency=currency,
        year=int(max(years)) if years else as_of.year,
        low=low,
        high=high,
        median=None,
        source=f"career page {file}",
        note=" ".join(guide),
    )


def _range(lines: Sequence[str]) -> tuple[str, int, int] | None:
    """Return currency and ends of the first range of amounts that is pay."""
    for sentence in (part for line in lines for part in SENTENCE.split(line)):
        if not CURRENCY_NEAR.search(sentence) or not re.search(r"\d", sentence):
            continue
        pay = read_pay(sentence)
        yearly = pay and pay.yearly()
        if pay and yearly and pay.currency and yearly[0] < yearly[1]:
            return pay.currency, *yearly
    return None


def _market(text: str) -> str:
    """Return the country that a text names first."""
    places = [(found.start(), name) for pattern, name in MARKETS
              if (found := re.search(pattern, text))]  # fmt: skip
    return min(places)[1] if places else ""
