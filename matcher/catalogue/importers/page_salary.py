"""The salary guide of a career page, from what it says in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
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
    """Read a yearly range: all ranges of the salary guide, or the first of the market overview.

    What the guide says is kept as its note.
    """
    ranges = list(_ranges(guide)) or list(_ranges(market))[:1]
    if not ranges:
        return None
    currency = ranges[0][0]
    low = min(low for other, low, _ in ranges if other == currency)
    high = max(high for other, _, high in ranges if other == currency)
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


def _ranges(lines: Sequence[str]) -> Iterator[tuple[str, int, int]]:
    """Yield currency and ends of the ranges that are pay, one of a sentence at most."""
    for sentence in (part for line in lines for part in SENTENCE.split(line)):
        if not CURRENCY_NEAR.search(sentence) or not re.search(r"\d", sentence):
            continue
        pay = read_pay(sentence)
        yearly = pay and pay.yearly()
        if pay and yearly and pay.currency and yearly[0] < yearly[1]:
            yield pay.currency, *yearly


def _market(text: str) -> str:
    """Return the country that a text names first."""
    places = [(found.start(), name) for pattern, name in MARKETS
              if (found := re.search(pattern, text))]  # fmt: skip
    return min(places)[1] if places else ""
