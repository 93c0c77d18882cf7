"""The records of a catalogue: roles, skills, certifications. Their files: docs/catalogue.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

IMPORTANCES = ("core", "common", "helpful")
STATUSES = ("active", "retiring", "retired")
LEVELS = ("entry", "associate", "professional", "expert")
MATCHES = ("exact", "close", "broad", "narrow", "related")
"""How an entry stands to one of another scheme, in the words of SKOS: `broad` means that theirs is
broader than ours."""


@dataclass(frozen=True, slots=True)
class Code:
    """What another scheme calls the same thing; `label` is its name there."""

    code: str
    label: str = ""
    match: str = "exact"


@dataclass(frozen=True, slots=True)
class Cost:
    """What sitting for a certification costs once, without courses, as of `checked`."""

    amount: float
    currency: str
    checked: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Skill:
    """An entry of the vocabulary; `case` and `near` guard names that are also ordinary words."""

    id: str
    name: str
    kind: str
    aliases: tuple[str, ...] = ()
    broader: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    case: bool = False
    near: tuple[str, ...] = ()
    codes: Mapping[str, Code] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Certification:
    """A certification or licence and its status today.

    `prerequisites` is what else than certifications is asked for, in words. It holds for
    `valid_years`; 0 means that it does not expire, None that we are not sure.
    """

    id: str
    name: str
    issuer: str
    url: str
    text: str
    validates: tuple[str, ...]
    level: str
    status: str
    aliases: tuple[str, ...] = ()
    requires: tuple[str, ...] = ()
    since: str | None = None
    successor: str | None = None
    licence: bool = False
    checked: str = ""
    prerequisites: str = ""
    valid_years: float | None = None
    cost: Cost | None = None


@dataclass(frozen=True, slots=True)
class Capability:
    """Something a person in the role can do, with the skills it rests on."""

    name: str
    text: str
    skills: tuple[str, ...] = ()

    def sentence(self) -> str:
        """Return name and text; a name that the text begins with is not said twice."""
        return self.text if self.text.startswith(self.name) else f"{self.name}: {self.text}"


@dataclass(frozen=True, slots=True)
class CareerLevel:
    """A rung of the role's ladder; `years` of experience from which it is usual."""

    title: str
    years: float
    text: str


@dataclass(frozen=True, slots=True)
class Salary:
    """A salary guide: yearly, before tax, in `currency`, for one market and year."""

    market: str
    currency: str
    year: int
    low: int
    high: int
    median: int | None
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class Role:
    """A role page; an imported one may have few parts.

    `skills` maps skill id to importance, `carries` the id of a related role to what carries over.
    """

    id: str
    title: str
    summary: str
    aliases: tuple[str, ...] = ()
    family: str = ""
    codes: Mapping[str, Code] = field(default_factory=dict)
    capabilities: tuple[Capability, ...] = ()
    skills: Mapping[str, str] = field(default_factory=dict)
    certifications: tuple[str, ...] = ()
    education: str = ""
    market: str = ""
    salary: Salary | None = None
    levels: tuple[CareerLevel, ...] = ()
    related: tuple[str, ...] = ()
    carries: Mapping[str, str] = field(default_factory=dict)

    def titles(self) -> tuple[str, ...]:
        """Return the title and every alias: what a headline or a job title is compared with."""
        return (self.title, *self.aliases)

    def duties(self) -> tuple[str, ...]:
        """Return the texts that duties are compared with: the summary, then each capability."""
        texts = [self.summary, *(item.sentence() for item in self.capabilities)]
        return tuple(text for text in texts if text.strip(" :"))

    def text(self) -> str:
        """Return the whole page as one text: what words are looked up in."""
        return "\n".join((*self.titles(), *self.duties()))


@dataclass(frozen=True, slots=True)
class Catalogue:
    """Roles, skills and certifications by id, in order of id, and the hash of their content.

    `schemes` maps a scheme of codes to its version, where an import says which one it took.
    """

    roles: Mapping[str, Role]
    skills: Mapping[str, Skill]
    certifications: Mapping[str, Certification]
    sha256: str
    schemes: Mapping[str, str] = field(default_factory=dict)
