"""Europass profiles in XML, of 2013 (`SkillsPassport`) and of 2020 (`Candidate`), as JSON Resume.

Names of elements are compared without their name spaces: both forms have changed theirs. See
https://europa.eu/europass/en/europass-tools/interoperability. Runs only inside the reading process.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from matcher.resume.document import Document
from matcher.resume.errors import UnreadableResume
from matcher.resume.json_resume import read_record
from matcher.resume.xml_tree import local, parse_xml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ROOTS = frozenset({"SkillsPassport", "Europass", "Candidate"})
MONTH = re.compile(r"-*(\d{1,2})")
LANGUAGES = {
    "bul": "Bulgarian", "ces": "Czech", "dan": "Danish", "deu": "German", "ell": "Greek",
    "eng": "English", "est": "Estonian", "fin": "Finnish", "fra": "French", "gle": "Irish",
    "hrv": "Croatian", "hun": "Hungarian", "isl": "Icelandic", "ita": "Italian", "lav": "Latvian",
    "lit": "Lithuanian", "mlt": "Maltese", "nld": "Dutch", "nor": "Norwegian", "pol": "Polish",
    "por": "Portuguese", "ron": "Romanian", "rus": "Russian", "slk": "Slovak", "slv": "Slovenian",
    "spa": "Spanish", "swe": "Swedish", "tur": "Turkish", "ukr": "Ukrainian", "ara": "Arabic",
    "zho": "Chinese", "jpn": "Japanese", "hin": "Hindi", "srp": "Serbian", "cat": "Catalan",
}  # fmt: skip
"""ISO 639-3 codes that Europass offers most, as the 2020 form writes languages."""


def read_europass(data: bytes) -> Document:
    """Read a profile; UnreadableResume when it is damaged, something else, or has no text."""
    root = parse_xml(data, "Europass XML")
    if local(root) not in ROOTS:
        raise UnreadableResume(
            "unsupported",
            f"the file is XML with the root {local(root)[:40]!r}; expected a Europass profile",
        )
    return read_record(record_of(root), "europass")


def record_of(root: Element) -> dict[str, Any]:
    """Return a profile of either form as a JSON Resume."""
    return _candidate(root) if local(root) == "Candidate" else _passport(root)


def _candidate(root: Element) -> dict[str, Any]:
    """Return a profile of 2020 and later."""
    jobs = [
        _work(history, employer)
        for employer in _all(root, "EmployerHistory")
        for history in _all(employer, "PositionHistory")
    ]
    schools = [_attendance(item) for item in _all(root, "EducationOrganizationAttendance")]
    competences = list(_all(root, "PersonCompetency"))
    spoken = [_spoken(item) for item in competences if _text(item, "TaxonomyID") == "language"]
    mother = [
        {"language": _language(item.text or ""), "fluency": "native"}
        for item in _all(root, "PrimaryLanguageCode")
    ]
    skills = [
        {"name": _text(item, "CompetencyName") or _text(item, "CompetencyID")}
        for item in competences
        if _text(item, "TaxonomyID") != "language"
    ]
    named = [item for item in _all(root, "Skill", "DigitalSkill", "SkillName") if not len(item)]
    return {
        "basics": _basics(root, _text(root, "ExecutiveSummary")),
        "work": jobs,
        "education": schools,
        "certificates": [_held(item) for item in _all(root, "Certification", "License")],
        "languages": [*mother, *spoken],
        "skills": [*skills, *({"name": _plain(item)} for item in named), *_prose(root)],
        "projects": [_project(item) for item in _all(root, "Project")],
        "publications": [{"name": _text(item, "FormattedPublicationDescription", "Title")}
                         for item in _all(root, "Article", "Book", "ConferencePaper")],
    }  # fmt: skip


def _passport(root: Element) -> dict[str, Any]:
    """Return a profile of 2013."""
    mother = [
        {"language": _plain(item), "fluency": "native"} for item in _all(root, "MotherTongue")
    ]
    return {
        "basics": _basics(root, ""),
        "work": [_work(item, item) for item in _all(root, "WorkExperience")],
        "education": [_study(item) for item in _all(root, "Education")],
        "languages": [*mother, *(_foreign(item) for item in _all(root, "ForeignLanguage"))],
        "skills": list(_prose(root)),
        "awards": [{"title": _text(item, "Description")} for item in _all(root, "Achievement")],
    }


def _basics(root: Element, summary: str) -> dict[str, Any]:
    person = next(_all(root, "CandidatePerson", "Identification"), root)
    name = next(_all(person, "PersonName"), person)
    names = [_text(name, "GivenName", "FirstName"), _text(name, "FamilyName", "Surname")]
    channels = [
        (_text(item, "ChannelCode").lower(), item) for item in _all(person, "Communication")
    ]
    mail = [_text(item, "URI") for code, item in channels if code == "email"]
    calls = [_number(item) for code, item in channels if code == "telephone"]
    sites = [_text(item, "URI") for code, item in channels if code not in ("email", "telephone")]
    old = next(_all(person, "ContactInfo"), person)
    address = next(_all(person, "Address"), person)
    headline = next(_all(root, "Headline"), None)
    return {
        "name": " ".join(filter(None, names)),
        "label": "" if headline is None else _text(headline, "Description"),
        "email": next(filter(None, mail), _text(old, "Email")),
        "phone": next(filter(None, calls), _text(old, "Telephone")),
        "url": next(filter(None, sites), _text(old, "Website")),
        "summary": summary,
        "location": {
            "address": _text(address, "AddressLine"),
            "postalCode": _text(address, "PostalCode"),
            "city": _text(address, "CityName", "Municipality"),
        },
    }


def _number(item: Element) -> str:
    parts = (_text(item, name) for name in ("CountryDialing", "AreaDialing", "DialNumber"))
    country, area, number = parts
    return " ".join(filter(None, (f"+{country.lstrip('+')}" if country else "", area, number)))


def _work(position: Element, employer: Element) -> dict[str, Any]:
    begin, finish = _period(position)
    if not begin and not finish:
        begin, finish = _period(employer)
    firm = next(_all(employer, "Employer"), employer)
    return {
        "position": _text(position, "PositionTitle", "Position"),
        "name": _text(firm, "OrganizationName", "Name"),
        "location": _text(position, "City") or _text(firm, "CityName", "Municipality"),
        "startDate": begin,
        "endDate": finish,
        "summary": _text(position, "Description", "Activities"),
    }


def _attendance(item: Element) -> dict[str, Any]:
    begin, finish = _period(item)
    return {
        "institution": _text(item, "OrganizationName"),
        "studyType": _text(item, "ProgramName", "DegreeName"),
        "area": _text(item, "FieldOfStudy") if _text(item, "DegreeName") else "",
        "startDate": begin,
        "endDate": finish,
    }


def _study(item: Element) -> dict[str, Any]:
    begin, finish = _period(item)
    school = next(_all(item, "Organisation"), item)
    return {
        "institution": _text(school, "Name"),
        "studyType": _text(item, "Title"),
        "startDate": begin,
        "endDate": finish,
        "courses": _text(item, "Activities").split("\n"),
    }


def _held(item: Element) -> dict[str, Any]:
    return {
        "name": _text(item, "CertificationName", "LicenseName", "CertificationTypeCode",
                      "LicenseTypeCode"),
        "issuer": _text(item, "IssuingAuthority"),
        "date": _dated(next(_all(item, "FirstIssuedDate", "EffectiveTimePeriod"), None)),
    }  # fmt: skip


def _project(item: Element) -> dict[str, Any]:
    begin, finish = _period(item)
    title = _text(item, "ProjectTitle", "Title")
    return {
        "name": title, "description": _text(item, "Description"), "startDate": begin,
        "endDate": finish,
    }  # fmt: skip


def _spoken(item: Element) -> dict[str, Any]:
    levels = [_text(score, "ScoreText") for score in _all(item, "CompetencyDimension")]
    return {"language": _language(_text(item, "CompetencyID")), "fluency": max(levels, default="")}


def _foreign(item: Element) -> dict[str, Any]:
    levels = next(_all(item, "ProficiencyLevel"), None)
    grades = [] if levels is None else [_plain(level) for level in levels]
    name = next(_all(item, "Description"), item)
    return {"language": _text(name, "Label"), "fluency": max(grades, default="")}


def _language(code: str) -> str:
    return LANGUAGES.get(code.strip().lower()[:3], code.strip())


PROSE = frozenset({
    "Communication", "Organisational", "JobRelated", "Computer", "Other",
    "CommunicationAndInterpersonalSkills", "ManagementAndLeadershipSkills", "OrganisationalSkills",
    "DigitalSkills", "CommunicationAndInterpersonalSkill", "ManagementAndLeadershipSkill",
    "OrganisationalSkill",
})  # fmt: skip


def _prose(root: Element) -> Iterator[dict[str, Any]]:
    """Yield the skills that are told in sentences."""
    for element in root.iter():
        if local(element) in PROSE and (told := _text(element, "Description")):
            yield from ({"name": line} for line in told.split("\n"))


def _period(item: Element) -> tuple[str, str]:
    """Return the first and the last day as far as they are given; no last day while it goes on."""
    period = next(_all(item, "EmploymentPeriod", "AttendancePeriod", "Period", "TimePeriod"), None)
    if period is None:
        return "", ""
    going_on = _text(period, "CurrentIndicator", "Ongoing", "Current").lower() == "true"
    begin, finish = (
        _dated(next(_all(period, *names), None)) for names in (("StartDate", "From"),
                                                               ("EndDate", "To"))
    )  # fmt: skip
    return begin, "" if going_on else finish


def _dated(item: Element | None) -> str:
    """Return a date as YYYY, YYYY-MM or YYYY-MM-DD; the old form writes months as `--03`."""
    if item is None:
        return ""
    if year := item.get("year"):
        month = MONTH.fullmatch(item.get("month") or "")
        return f"{year}-{int(month.group(1)):02d}" if month else year
    written = _text(item, "FormattedDateTime", "DateText") or (item.text or "").strip()
    return written.partition("T")[0] if written[:4].isdigit() else ""


def _all(element: Element, *names: str) -> Iterator[Element]:
    """Yield the elements below with one of the names, in the order of the document."""
    return (item for item in element.iter() if item is not element and local(item) in names)


def _text(element: Element, *names: str) -> str:
    """Return the text of the first element below that has one of the names and text."""
    texts = (_plain(item) for name in names for item in _all(element, name))
    return next(filter(None, texts), "")


def _plain(element: Element) -> str:
    """Return the text of an element in lines; descriptions hold HTML, written out as text."""
    labels = [item for item in element if local(item) == "Label"]
    whole = "".join((labels[0] if labels else element).itertext())
    if "<" not in whole and "&" not in whole:
        return "\n".join(filter(None, (" ".join(line.split()) for line in whole.splitlines())))
    from matcher.resume.html import lines_of

    return "\n".join(lines_of(whole))
