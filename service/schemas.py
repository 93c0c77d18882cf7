"""What travels over HTTP, for checking requests and for OpenAPI; nothing else imports this.

Answers mirror `matcher.report` and `matcher.catalogue.records` field by field; a test says so.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from service.concept_schemas import ConceptBody, JobBody, LiveBody, Strict
from service.dates import parse_as_of


def _as_of(value: object) -> object:
    return parse_as_of(value) if isinstance(value, str) else value


def _not_bool(value: object) -> object:
    if isinstance(value, bool):
        raise ValueError("expected a whole number")
    return value


class Tolerant(BaseModel):
    """A request: unknown fields are passed over, as job boards send many."""

    model_config = ConfigDict(extra="ignore")


class Options(Tolerant):
    """What can be asked for beside the resume, as form field, JSON field or query parameter."""

    top: Annotated[int | None, BeforeValidator(_not_bool)] = Field(
        None, ge=1, description="How many roles to name.", examples=[5]
    )
    role: str | None = Field(
        None, max_length=200, description="Judge only this role: an id from /v1/roles."
    )
    as_of: Annotated[date | None, BeforeValidator(_as_of)] = Field(
        None,
        description="The day as of which the resume is judged; today where it is not given. "
        "The same resume and the same day give the same answer.",
        examples=["2026-11-01"],
    )


class SentFile(Tolerant):
    """A file in base64, as Indeed Apply sends it."""

    data: str = Field(description="The bytes of the file in base64.")
    contentType: str | None = Field(None, examples=["application/pdf"])  # noqa: N815
    fileName: str | None = Field(None, examples=["resume.pdf"])  # noqa: N815


class ResumeRequest(Options):
    """One resume: give exactly one of `text`, `file` and `resume`."""

    text: str | None = Field(None, description="The resume as plain text.")
    file: SentFile | None = None
    resume: dict[str, Any] | None = Field(
        None, description="A JSON Resume object, or an object with `file` as Indeed Apply sends it."
    )


class ReadRequest(Tolerant):
    """The fields of a form with a file."""

    file: bytes = Field(
        description="The resume: PDF, DOCX or plain text.",
        json_schema_extra={"format": "binary"},
    )


class MatchForm(ReadRequest, Options):
    """A form with a file and options."""


class Problem(Strict):
    """What went wrong."""

    code: str = Field(description="A stable word for programs.")
    message: str = Field(description="A sentence for people: what was found, what to do.")
    detail: str = Field("", description="More, where there is more to say.")


class ErrorBody(Strict):
    """The one error shape."""

    error: Problem


class FindingBody(Strict):
    """Something a reader of the report should know."""

    code: str
    level: str
    message: str
    page: int | None = None
    advice: str = Field("", description="What to do about it.")


class FactsBody(Strict):
    """What the report says of the resume itself."""

    file: str
    sha256: str
    pages: int
    language: str
    as_of: str
    as_of_source: str = Field(description="given, meta.lastModified, file or today")
    seniority: str | None
    months: int = Field(description="Months of experience; overlaps count once.")
    certifications: list[str] = Field(description="Certifications held.")
    findings: list[FindingBody]


class RoleRefBody(Strict):
    """A role by id and title."""

    id: str
    title: str


class EvidenceBody(Strict):
    """Words of the resume that support one requirement."""

    requirement: str
    kind: str
    text: str
    page: int = Field(description="Counted from 1.")
    start: int
    end: int
    box: tuple[float, float, float, float] | None = Field(
        description="Left, top, right, bottom in points from the page's upper left corner."
    )
    share: float = Field(description="What it adds to the score.")


class RoleSkillBody(Strict):
    """A skill that a role asks for, with the place in the resume where it was found."""

    skill: str
    name: str
    importance: str
    text: str = ""
    page: int | None = None
    start: int | None = None
    end: int | None = None
    months: int = Field(0, ge=0, description="Of the positions that mention it, each month once.")
    last_used: str | None = Field(None, description="Last month of these, YYYY-MM.")


class RoleMatchBody(Strict):
    """How the resume fits one role."""

    role: RoleRefBody
    score: float = Field(ge=0, le=1)
    level: str
    parts: dict[str, float] = Field(description="What the score is the sum of.")
    evidence: list[EvidenceBody]
    found: list[RoleSkillBody]
    missing: list[RoleSkillBody]


class GapBody(Strict):
    """A skill to gain for a role."""

    skill: str
    name: str
    role: str
    status: str = Field(description="missing, or adjacent to a skill that is held (`through`).")
    importance: str
    effect: float = Field(description="How much the score would rise with the skill.")
    through: str | None = None


class CertificationAdviceBody(Strict):
    """A certification worth taking and what it closes."""

    id: str
    name: str
    issuer: str
    url: str
    status: str
    level: str
    licence: bool
    role: str
    closes: list[str]
    why: str


class NextStepBody(Strict):
    """Something to do next; `target` is the id of the skill, certification or role it is about."""

    kind: str
    role: str
    title: str
    text: str
    target: str | None = None


class AbstentionBody(Strict):
    """Why no role is named."""

    code: str
    reason: str


class ReportBody(Strict):
    """The whole answer to one resume."""

    resume: FactsBody
    matches: list[RoleMatchBody]
    gaps: list[GapBody]
    certifications: list[CertificationAdviceBody]
    next_steps: list[NextStepBody]
    versions: dict[str, str]
    elapsed_ms: float
    abstained: AbstentionBody | None = None


class CodeBody(Strict):
    """What another scheme calls the same thing; `match` is a word of SKOS."""

    code: str
    label: str
    match: str


class RoleListed(Strict):
    """A role as it stands in the list."""

    id: str
    title: str
    family: str
    aliases: list[str]
    summary: str
    codes: dict[str, CodeBody]


class CapabilityBody(Strict):
    """Something a person in the role can do."""

    name: str
    text: str
    skills: list[str]


class SalaryBody(Strict):
    """A salary guide: yearly, before tax."""

    market: str
    currency: str
    year: int
    low: int
    high: int
    median: int | None
    source: str
    note: str


class CareerLevelBody(Strict):
    """A rung of the role's ladder."""

    title: str
    years: float
    text: str


class RoleBody(RoleListed):
    """A role page."""

    capabilities: list[CapabilityBody]
    skills: dict[str, str] = Field(description="Skill id to importance: core, common or helpful.")
    certifications: list[str]
    education: str
    market: str
    salary: SalaryBody | None
    levels: list[CareerLevelBody]
    related: list[str]
    carries: dict[str, str] = Field(description="Id of a related role to what carries over.")
    concepts: list[ConceptBody]
    live: LiveBody | None = Field(description="Null where no job adverts were imported.")
    job: JobBody | None = Field(description="The advert that the role is, if it is one.")


class SkillBody(Strict):
    """An entry of the vocabulary."""

    id: str
    name: str
    kind: str
    aliases: list[str]
    broader: list[str]
    related: list[str]
    case: bool
    near: list[str]
    codes: dict[str, CodeBody]
    concepts: list[ConceptBody]


class CostBody(Strict):
    """What sitting for it costs once, as of a date."""

    amount: float
    currency: str
    checked: str
    note: str


class CertificationBody(Strict):
    """A certification or licence and its status today."""

    id: str
    name: str
    issuer: str
    url: str
    text: str
    validates: list[str]
    level: str
    status: str
    aliases: list[str]
    requires: list[str]
    since: str | None
    successor: str | None
    licence: bool
    checked: str
    prerequisites: str
    valid_years: float | None = Field(description="0 means that it does not expire.")
    cost: CostBody | None
    concepts: list[ConceptBody]


class Health(Strict):
    """The process is up."""

    status: Literal["ok"]


class Readiness(Strict):
    """Resumes can be matched, by these versions."""

    status: Literal["ready"]
    versions: dict[str, str]
    cage: str = Field("", description="What holds the processes that read files.")
