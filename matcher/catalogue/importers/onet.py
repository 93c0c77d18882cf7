"""The O*NET database (folder or zip, text or Excel) to a catalogue. Kept: docs/catalogue.md."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from matcher.catalogue.importers.families import SOC, family_of
from matcher.catalogue.importers.imported import Imported, Watch, refuse, unwatched
from matcher.catalogue.importers.names import distinct, version_in
from matcher.catalogue.importers.onet_skills import Ratings, Technologies
from matcher.catalogue.importers.sources import Source
from matcher.catalogue.importers.tables import Row, read_table, unique
from matcher.catalogue.records import Capability, Code, Role

IMPORTER = "onet"
CODE = "O*NET-SOC Code"
NAME_WORDS = 8
SHARE_NAMED = 10.0
"""Degrees that at least so many percent of employers ask for are named."""
TABLES: Mapping[str, tuple[str, ...]] = {
    "Occupation Data": (CODE, "Title", "Description"),
    "Sample of Reported Titles": (CODE, "Reported Job Title"),
    "Alternate Titles": (CODE, "Alternate Title", "Short Title"),
    "Task Statements": (CODE, "Task ID", "Task", "Task Type"),
    "Technology Skills": (CODE, "Example", "Commodity Code", "Commodity Title", "Hot Technology"),
    "Knowledge": (CODE, "Element ID", "Element Name", "Scale ID", "Data Value"),
    "Job Zones": (CODE, "Job Zone"),
    "Job Zone Reference": ("Job Zone", "Name", "Experience", "Education"),
    "Education, Training, and Experience": (CODE, "Scale ID", "Category", "Data Value"),
    "Education, Training, and Experience Categories": (
        "Scale ID", "Category", "Category Description",
    ),
    "Related Occupations": (CODE, "Related O*NET-SOC Code"),
}  # fmt: skip
"""The tables that are read and the columns that each must have; only the first must be there."""
ENDINGS = (".txt", ".tsv", ".xlsx")


@dataclass(slots=True)
class _Occupation:
    title: str
    summary: str
    titles: list[str] = field(default_factory=list)
    tasks: list[tuple[bool, str]] = field(default_factory=list)
    related: list[str] = field(default_factory=list)
    zone: str = ""
    degrees: dict[str, float] = field(default_factory=dict)


@dataclass(slots=True)
class _Reading:
    """The tables of one database while they are read."""

    source: Source
    watch: Watch[Row]
    occupations: dict[str, _Occupation] = field(default_factory=dict)
    counts: Counter[str] = field(default_factory=Counter)
    strangers: Counter[str] = field(default_factory=Counter)
    absent: list[str] = field(default_factory=list)

    def rows(self, table: str) -> Iterator[Row]:
        """Yield the rows of a table; none where the source lacks it, which is noted."""
        name = self.source.find(*(table + ending for ending in ENDINGS))
        if name is None:
            self.absent.append(table)
            return
        for row in self.watch(read_table(self.source, name, TABLES[table], "\t"), None, table):
            self.counts[table] += 1
            yield row

    def of_occupations(self, table: str) -> Iterator[tuple[_Occupation, Row]]:
        """Yield the rows that belong to a known occupation, with it; count the others."""
        for row in self.rows(table):
            occupation = self.occupations.get(row[CODE])
            if occupation is None:
                self.strangers[table] += 1
            else:
                yield occupation, row


def read_onet(path: Path, version: str = "", watch: Watch[Row] = unwatched) -> Imported:
    """Read a database; CatalogueError with file and line when something in it is wrong."""
    source = Source.open(path)
    reading = _Reading(source, watch)
    _read_occupations(reading)
    technologies, knowledge = Technologies(), Ratings()
    for _, row in reading.of_occupations("Technology Skills"):
        technologies.add(row)
    for _, row in reading.of_occupations("Knowledge"):
        knowledge.add(row)
    _read_texts(reading)
    zones = {row["Job Zone"]: row for row in reading.rows("Job Zone Reference")}
    skills, renamed = technologies.skills(knowledge.skills())
    ids = technologies.ids()
    asked = {code: {**knowledge.asked(code), **technologies.asked(code, ids)}
             for code in reading.occupations}  # fmt: skip
    roles = [_role(code, occupation, asked[code], zones, reading.occupations)
             for code, occupation in sorted(reading.occupations.items())]  # fmt: skip
    version = version or version_in(source.label)
    notes: dict[str, list[Any]] = {
        "tables that the source lacks": sorted(reading.absent),
        "rows of occupations that are not in Occupation Data": [
            f"{table}: {count}" for table, count in sorted(reading.strangers.items())
        ],
        "names that two skills share": renamed,
    }
    database = f"O*NET {version}" if version else "O*NET, version unknown"
    return Imported(
        IMPORTER,
        {"name": "O*NET Database", "version": version, "licence": "CC BY 4.0",
         "attribution": f"{database} Database, USDOL/ETA"},
        {"onet_soc": "2019", "onet": version, "unspsc": database},
        tuple(roles),
        skills,
        counts={f"rows of {table}": count for table, count in sorted(reading.counts.items())},
        notes=notes,
    )  # fmt: skip


def _read_occupations(reading: _Reading) -> None:
    for row in unique(reading.rows("Occupation Data"), lambda row: row.required(CODE)):
        reading.occupations[row[CODE]] = _Occupation(
            row.required("Title"), row["Description"] or row["Title"]
        )
    if reading.absent:
        found = ", ".join(sorted(reading.source.files)[:5]) or "nothing"
        raise refuse(reading.source.label, 1, "no table 'Occupation Data' (.txt, .tsv or .xlsx); "
                     f"expected the O*NET database, found {found}")  # fmt: skip


def _read_texts(reading: _Reading) -> None:
    """Read titles, tasks, job zones, degrees and related occupations."""
    for occupation, row in reading.of_occupations("Sample of Reported Titles"):
        occupation.titles.append(row["Reported Job Title"])
    for occupation, row in reading.of_occupations("Alternate Titles"):
        occupation.titles += [row["Alternate Title"], _given(row["Short Title"])]
    tasks = unique(
        (row for _, row in reading.of_occupations("Task Statements")),
        lambda row: f"{row[CODE]} {row['Task ID']}",
    )
    for row in tasks:
        occupation = reading.occupations[row[CODE]]
        occupation.tasks.append((row["Task Type"] != "Core", row.required("Task")))
    for occupation, row in reading.of_occupations("Job Zones"):
        occupation.zone = row["Job Zone"]
    names = {
        row["Category"].removesuffix(".0"): row["Category Description"]
        for row in reading.rows("Education, Training, and Experience Categories")
        if row["Scale ID"] == "RL"
    }
    for occupation, row in reading.of_occupations("Education, Training, and Experience"):
        if row["Scale ID"] == "RL":
            name = names.get(row["Category"].removesuffix(".0"), "")
            occupation.degrees[name] = number(row, "Data Value")
    for occupation, row in reading.of_occupations("Related Occupations"):
        occupation.related.append(row["Related O*NET-SOC Code"])


def _role(
    code: str,
    occupation: _Occupation,
    skills: Mapping[str, str],
    zones: Mapping[str, Row],
    occupations: Mapping[str, _Occupation],
) -> Role:
    aliases = distinct((occupation.title, *occupation.titles))[1:]
    tasks = [text for _, text in sorted(occupation.tasks, key=lambda task: task[0])]
    return Role(
        id=role_id(code),
        title=occupation.title,
        summary=occupation.summary,
        aliases=aliases,
        family=family_of(code, SOC),
        codes={"onet_soc": Code(code, occupation.title)},
        capabilities=tuple(Capability(short_name(text), text) for text in tasks),
        skills=skills,
        education=_education(occupation, zones.get(occupation.zone)),
        related=distinct(role_id(other) for other in occupation.related
                         if other in occupations and other != code),
    )  # fmt: skip


def role_id(code: str) -> str:
    """Return the id of an occupation: its code never changes, its title may."""
    return f"onet-{code.replace('.', '-')}"


def short_name(text: str) -> str:
    """Return how a text begins, to name it by: up to its first stop, some words."""
    words = text.split()
    stop = next((place for place, word in enumerate(words, 1) if word[-1] in ";:."), len(words))
    return " ".join(words[: min(stop, NAME_WORDS)]).rstrip(",;:.") or text


def number(row: Row, column: str) -> float:
    """Read a number from a cell."""
    try:
        return float(row[column])
    except ValueError:
        raise row.refuse(f"{column} is {row[column]!r}; expected a number") from None


def _given(cell: str) -> str:
    return "" if cell.lower() == "n/a" else cell


def _education(occupation: _Occupation, zone: Row | None) -> str:
    shares = sorted(occupation.degrees.items(), key=lambda pair: -pair[1])
    named = [f"{name} ({share:.0f} %)" for name, share in shares if name and share >= SHARE_NAMED]
    asked = f"Asked for: {'; '.join(named[:3])}." if named else ""
    about = () if zone is None else (f"{zone['Name']}.", zone["Education"], zone["Experience"])
    return " ".join(part for part in (asked, *about) if part)
