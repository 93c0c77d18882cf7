"""Certifications whose facts were last looked at too long ago."""

from __future__ import annotations

from datetime import date

from matcher.catalogue.records import Catalogue, Certification

MONTHS = 12


def not_checked_since(catalogue: Catalogue, day: date) -> list[Certification]:
    """Return the certifications checked more than a year before a day, or never, oldest first.

    A date without a day or month counts from its first; retired ones do not change any more.
    """
    limit = f"{day.year - MONTHS // 12:04d}-{day.month:02d}-{day.day:02d}"
    old = [
        item
        for item in catalogue.certifications.values()
        if item.status != "retired" and (item.checked + "-01-01")[:10] < limit[:10]
    ]
    return sorted(old, key=lambda item: (item.checked, item.id))
