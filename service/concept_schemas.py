"""What travels over HTTP beside a record of the catalogue: concepts and the market of today."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict, Field


class Strict(BaseModel):
    """An answer: exactly these fields."""

    model_config = ConfigDict(extra="forbid")


class ConceptBody(Strict):
    """What another scheme calls the same thing, in one shape for every taxonomy."""

    scheme: str = Field(examples=["ESCO"])
    version: str = Field(examples=["1.2.0"])
    code: str
    uri: str = Field(description="Empty where the scheme has no addresses.")
    label: str
    confidence: float = Field(ge=0, le=1)


class QuartilesBody(Strict):
    """Yearly pay over adverts in one currency."""

    currency: str
    jobs: int
    lower: int
    median: int
    upper: int


class LiveBody(Strict):
    """What imported job adverts that have not expired say of a role."""

    as_of: str
    jobs: int
    with_salary: int
    salaries: list[QuartilesBody]


class JobPayBody(Strict):
    """Pay of an advert, as it stands there and a year."""

    currency: str
    low: float
    high: float
    unit: str
    yearly_low: int | None
    yearly_high: int | None


class JobBody(Strict):
    """The advert that a role of an imported catalogue of jobs is."""

    id: str
    title: str
    role: str = Field(description="Its nearest role of the catalogue it was linked to.")
    similarity: float
    identifier: str
    url: str
    employer: str
    place: str
    remote: bool
    employment: str
    posted: str
    valid_through: str
    pay: JobPayBody | None
    file: str
    line: int
