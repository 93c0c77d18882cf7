"""Imported job adverts beside a catalogue, and what they say of the market for a role today.

`jobs.json` lies in the folder of an import and names, for each advert, its nearest role of another
catalogue. Adverts that have expired stay in it and count no more.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import msgspec
import numpy as np

from matcher.catalogue.problems import CatalogueError, Problem

FILE = "jobs.json"


@dataclass(frozen=True, slots=True)
class JobPay:
    """Pay of an advert: as it stands there, per `unit`, and a year."""

    currency: str
    low: float
    high: float
    unit: str
    yearly_low: int | None
    yearly_high: int | None


@dataclass(frozen=True, slots=True)
class Job:
    """An advert; `id` is that of its role in the imported catalogue, `role` its nearest role.

    `similarity` is how near: 0 to 1. Dates are YYYY-MM-DD, or empty where the advert has none.
    """

    id: str
    title: str
    role: str
    similarity: float
    identifier: str = ""
    url: str = ""
    employer: str = ""
    place: str = ""
    remote: bool = False
    employment: str = ""
    posted: str = ""
    valid_through: str = ""
    pay: JobPay | None = None
    file: str = ""
    line: int = 0

    def is_live(self, as_of: date) -> bool:
        """Tell whether the advert has not expired on a day; one without an end has not."""
        return not self.valid_through or self.valid_through >= as_of.isoformat()


@dataclass(frozen=True, slots=True)
class PayQuartiles:
    """Yearly pay over adverts in one currency; each counts with the middle of its range."""

    currency: str
    jobs: int
    lower: int
    median: int
    upper: int


@dataclass(frozen=True, slots=True)
class LiveMarket:
    """What the adverts that are live say of a role."""

    as_of: str
    jobs: int
    with_salary: int
    salaries: tuple[PayQuartiles, ...]


def read_jobs(folder: Path) -> tuple[Job, ...]:
    """Read the adverts of an import; CatalogueError when there are none."""
    try:
        return msgspec.json.decode((folder / FILE).read_bytes(), type=tuple[Job, ...])
    except OSError as error:
        message = f"no job adverts here ({error.strerror}); expected a folder made by `matcher "
        raise _refuse(folder, f"{message}catalogue import jobposting`") from None
    except msgspec.MsgspecError as error:
        raise _refuse(folder, f"not the adverts of an import: {error}; import again") from None


def jobs_bytes(jobs: Iterable[Job]) -> bytes:
    """Write adverts, one a line."""
    lines = b",\n".join(msgspec.json.encode(job) for job in jobs)
    return b"[\n" + lines + b"\n]\n" if lines else b"[]\n"


def market_of(role: str, jobs: Iterable[Job], as_of: date) -> LiveMarket:
    """Sum up the live adverts that are nearest to a role."""
    live = [job for job in jobs if job.role == role and job.is_live(as_of)]
    middles: dict[str, list[float]] = {}
    for job in live:
        pay = job.pay
        if pay is not None and pay.yearly_low is not None and pay.yearly_high is not None:
            middles.setdefault(pay.currency, []).append((pay.yearly_low + pay.yearly_high) / 2)
    ordered = sorted(middles.items(), key=lambda pair: (-len(pair[1]), pair[0]))
    return LiveMarket(
        as_of.isoformat(),
        len(live),
        sum(map(len, middles.values())),
        tuple(_quartiles(currency, amounts) for currency, amounts in ordered),
    )


def _quartiles(currency: str, amounts: list[float]) -> PayQuartiles:
    lower, median, upper = (round(float(x)) for x in np.quantile(amounts, (0.25, 0.5, 0.75)))
    return PayQuartiles(currency, len(amounts), lower, median, upper)


def _refuse(folder: Path, message: str) -> CatalogueError:
    return CatalogueError([Problem(str(folder / FILE), 1, message)])
