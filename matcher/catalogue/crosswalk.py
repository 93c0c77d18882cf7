"""What other schemes call a role, a skill or a certification: one shape for every taxonomy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from matcher.catalogue.records import Catalogue, Certification, Code, Role, Skill

CONFIDENCE = {"exact": 1.0, "close": 0.8, "narrow": 0.6, "broad": 0.6, "related": 0.3}
"""How sure it is that a word of SKOS means the same thing: a choice of ours, in SKOS's order.
`exact` may stand in for each other anywhere, `close` in some uses; of `narrow` and `broad` one
holds the other; `related` is another thing."""


@dataclass(frozen=True, slots=True)
class Scheme:
    """A taxonomy: its name for people, the version that our codes are of, and its addresses."""

    name: str
    version: str
    address: str = ""

    def uri(self, code: str) -> str:
        """Return the address of a code, where the scheme has such."""
        return self.address.format(code=code) if self.address else ""


SCHEMES: Mapping[str, Scheme] = {
    "onet_soc": Scheme("O*NET-SOC", "2019", "https://www.onetonline.org/link/summary/{code}"),
    "isco_08": Scheme("ISCO-08", "2008", "http://data.europa.eu/esco/isco/C{code}"),
    "esco": Scheme("ESCO", "1.2.0", "{code}"),
    "onet": Scheme("O*NET", "29.3", "https://www.onetonline.org/find/descriptor/result/{code}"),
    "unspsc": Scheme("UNSPSC", "O*NET 29.3"),
}
SHORT = {"onet": "onet_soc", "esco": "esco", "isco": "isco_08"}
"""What callers name a scheme of roles by."""


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry of a scheme that stands for one of ours; `confidence` is 0 to 1."""

    scheme: str
    version: str
    code: str
    uri: str
    label: str
    confidence: float


def concepts(record: Role | Skill | Certification, catalogue: Catalogue) -> tuple[Concept, ...]:
    """Return what other schemes call a record, surest first.

    A certification has no taxonomy; its issuer's page is what identifies it.
    """
    if isinstance(record, Certification):
        return (_of_issuer(record),)
    found = list(_of_codes(record.codes, catalogue.schemes))
    return tuple(sorted(found, key=lambda item: -item.confidence))


def concept(scheme: str, code: Code, versions: Mapping[str, str]) -> Concept:
    """Return a code in full; `versions` are those that an import tells."""
    known = SCHEMES[scheme]
    version = versions.get(scheme) or known.version
    return Concept(known.name, version, code.code, known.uri(code.code), code.label,
                   CONFIDENCE[code.match])  # fmt: skip


def _of_codes(codes: Mapping[str, Code], versions: Mapping[str, str]) -> Iterator[Concept]:
    for scheme, code in codes.items():
        yield concept(scheme, code, versions)


def _of_issuer(item: Certification) -> Concept:
    return Concept(item.issuer, item.checked, item.id, item.url, item.name, 1.0)
