"""ESCO's CSV download, folder or zip, in any language, to a catalogue. Kept: docs/catalogue.md."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from matcher.catalogue.importers.esco_tree import Tree
from matcher.catalogue.importers.families import ISCO, family_of
from matcher.catalogue.importers.imported import Imported, Watch, refuse, unwatched
from matcher.catalogue.importers.names import distinct, guarded, slug, tell_apart, version_in
from matcher.catalogue.importers.sources import Source
from matcher.catalogue.importers.tables import Row, read_table, unique
from matcher.catalogue.records import IMPORTANCES, Code, Role, Skill

IMPORTER = "esco"
URI = "conceptUri"
LABELS = (URI, "preferredLabel", "altLabels")
TABLES: Mapping[str, tuple[str, ...]] = {
    "occupations": (*LABELS, "iscoGroup", "description"),
    "skills": (*LABELS, "skillType", "description"),
    "occupationSkillRelations": ("occupationUri", "relationType", "skillUri"),
    "skillSkillRelations": ("originalSkillUri", "relatedSkillUri"),
    "broaderRelationsOccPillar": (URI, "broaderUri"),
    "broaderRelationsSkillPillar": (URI, "broaderUri"),
    "ISCOGroups": (URI, "code", "preferredLabel"),
    "skillGroups": (URI, "preferredLabel"),
}
"""The files that are read and the columns that each must have; the first three must be there."""
REQUIRED = tuple(TABLES)[:3]
RELATIONS = {"essential": "core", "optional": "helpful"}
KINDS = {"knowledge": "knowledge", "skill/competence": "practice"}
OCCUPATION = re.compile(r"http://data\.europa\.eu/esco/occupation/[0-9a-f-]{36}")
SKILL = re.compile(r"http://data\.europa\.eu/esco/skill/[0-9A-Za-z-]+")
LANGUAGE = re.compile(r"occupations_([a-z]{2,3})\.csv(?:\.gz)?")


@dataclass(slots=True)
class _Reading:
    """The files of one download while they are read; `languages` begins with the main one."""

    source: Source
    languages: tuple[str, ...]
    watch: Watch[Row]
    counts: Counter[str] = field(default_factory=Counter)
    notes: dict[str, list[Any]] = field(default_factory=dict)

    def note(self, kind: str, what: Any) -> None:
        """Note something that is not taken over as it stands."""
        self.notes.setdefault(kind, []).append(what)

    def rows(self, table: str, language: str = "") -> Iterator[Row]:
        """Yield the rows of a table in a language, by default the main one."""
        language = language or self.languages[0]
        name = self.source.find(f"{table}_{language}.csv", f"{table}.csv")
        if name is None and table in REQUIRED:
            raise refuse(self.source.label, 1, f"no file {table}_{language}.csv; expected ESCO's "
                         "CSV download, classification, with every file")  # fmt: skip
        if name is None:
            self.note("files that the source lacks", f"{table}_{language}.csv")
            return
        columns = TABLES[table] if language == self.languages[0] else LABELS
        label = f"{table} ({language})"
        for row in self.watch(read_table(self.source, name, columns, ","), None, label):
            self.counts[f"rows of {table}_{language}"] += 1
            yield row


def read_esco(
    path: Path, languages: Sequence[str] = (), version: str = "", watch: Watch[Row] = unwatched
) -> Imported:
    """Read a download; CatalogueError with file and line when something in it is wrong.

    The first language gives titles and descriptions, further ones add their labels as aliases;
    without any it is English, or the only one that is there.
    """
    source = Source.open(path)
    reading = _Reading(source, _languages(source, languages), watch)
    tree = Tree.read(reading.rows("broaderRelationsOccPillar"),
                     reading.rows("broaderRelationsSkillPillar"))  # fmt: skip
    groups = {row["code"]: row["preferredLabel"] for row in reading.rows("ISCOGroups")}
    skills = _skills(reading, tree)
    asked = _relations(reading, skills)
    roles = tuple(_roles(reading, tree, groups, asked))
    hints = {row[URI]: row["preferredLabel"] for row in reading.rows("skillGroups")}
    named = {uri: skill.name for uri, skill in skills.items()} | hints
    broader = {skill_id(uri): named.get(tree.parent(uri), "") for uri in skills}
    distinct_skills, renamed = tell_apart(skills.values(), broader)
    version = version or version_in(source.label)
    return Imported(
        IMPORTER,
        {"name": "ESCO", "version": version, "languages": ", ".join(reading.languages),
         "attribution": "contains ESCO data, © European Union"},
        {"esco": version, "isco_08": "2008"},
        roles,
        distinct_skills,
        counts=dict(sorted(reading.counts.items())),
        notes={**reading.notes, "names that two skills share": renamed},
    )  # fmt: skip


def _languages(source: Source, asked: Sequence[str]) -> tuple[str, ...]:
    found = [match[1] for name in sorted(source.files) if (match := LANGUAGE.fullmatch(name))]
    if not found and source.find("occupations.csv") is None:
        here = ", ".join(sorted(source.files)[:5]) or "nothing"
        raise refuse(source.label, 1, "no file occupations_en.csv, or of another language; "
                     f"expected ESCO's CSV download, found {here}")  # fmt: skip
    missing = [language for language in asked if found and language not in found]
    if missing:
        raise refuse(source.label, 1, f"no language {', '.join(missing)}; found {', '.join(found)}")
    if asked:
        return tuple(dict.fromkeys(asked))
    if "en" not in found and len(found) > 1:
        raise refuse(source.label, 1, f"languages {', '.join(found)}; say which with --language")
    return ("en",) if "en" in found or not found else (found[0],)


def role_id(uri: str) -> str:
    """Return the id of an occupation: that of ESCO, the same in every language."""
    return f"esco-{slug(uri.rsplit('/', 1)[1])}"


def skill_id(uri: str) -> str:
    """Return the id of a skill: that of ESCO, the same in every language."""
    return f"esco-{slug(uri.rsplit('/', 1)[1])}"


def _labels(row: Row) -> list[str]:
    return [row["preferredLabel"], *row["altLabels"].split("\n"),
            *row.get("hiddenLabels").split("\n")]  # fmt: skip


def _other_labels(reading: _Reading, table: str) -> dict[str, list[str]]:
    """Return the labels in the further languages, by address."""
    labels: dict[str, list[str]] = {}
    for language in reading.languages[1:]:
        for row in unique(reading.rows(table, language), lambda row: row.required(URI)):
            labels.setdefault(row[URI], []).extend(_labels(row))
    return labels


def _concepts(reading: _Reading, table: str, form: re.Pattern[str]) -> Iterator[Row]:
    for row in unique(reading.rows(table), lambda row: row.required(URI)):
        if not form.fullmatch(row[URI]):
            raise row.refuse(f"conceptUri is {row[URI]!r}, which is not an address of ESCO")
        if row.get("status") in ("obsolete", "deprecated"):
            reading.note(f"{table} that are {row.get('status')}", row[URI])
            continue
        row.required("preferredLabel")
        yield row


def _skills(reading: _Reading, tree: Tree) -> dict[str, Skill]:
    others = _other_labels(reading, "skills")
    rows = {row[URI]: row for row in _concepts(reading, "skills", SKILL)}
    related: dict[str, list[str]] = {}
    for row in reading.rows("skillSkillRelations"):
        pair = row["originalSkillUri"], row["relatedSkillUri"]
        if pair[0] in rows and pair[1] in rows:
            related.setdefault(pair[0], []).append(skill_id(pair[1]))
        else:
            reading.counts["skill relations left out: a skill is absent"] += 1
    return {
        uri: guarded(Skill(
            skill_id(uri),
            row["preferredLabel"],
            KINDS.get(row["skillType"], "practice"),
            distinct([*_labels(row), *others.get(uri, [])])[1:],
            broader=tuple(skill_id(one) for one in tree.parents(uri) if one in rows),
            related=distinct(one for one in related.get(uri, []) if one != skill_id(uri)),
            codes={"esco": Code(uri, row["preferredLabel"])},
        ))
        for uri, row in rows.items()
    }  # fmt: skip


def _relations(reading: _Reading, skills: Mapping[str, Skill]) -> dict[str, dict[str, str]]:
    """Return the importance of each skill for each occupation; the stronger of two counts."""
    asked: dict[str, dict[str, str]] = {}
    for row in reading.rows("occupationSkillRelations"):
        importance = RELATIONS.get(row["relationType"])
        if importance is None:
            raise row.refuse(f"relationType is {row['relationType']!r}; expected "
                             f"{' or '.join(RELATIONS)}")  # fmt: skip
        if row["skillUri"] not in skills:
            reading.counts["occupation relations left out: the skill is absent"] += 1
            continue
        reading.counts["occupation relations kept"] += 1
        of_role = asked.setdefault(row["occupationUri"], {})
        identifier = skill_id(row["skillUri"])
        before = of_role.get(identifier)
        if before is not None:
            reading.counts["occupation relations that repeat another"] += 1
            importance = min(before, importance, key=IMPORTANCES.index)
        of_role[identifier] = importance
    return asked


def _roles(
    reading: _Reading, tree: Tree, groups: Mapping[str, str], asked: Mapping[str, Mapping[str, str]]
) -> Iterator[Role]:
    others = _other_labels(reading, "occupations")
    rows = {row[URI]: row for row in _concepts(reading, "occupations", OCCUPATION)}
    for uri in asked:
        if uri not in rows:
            reading.note("relations of occupations that are absent", uri)
    for uri, row in sorted(rows.items()):
        summary = row["description"] or row.get("definition")
        if not summary:
            reading.note("occupations without a description: the label stands for it", uri)
        isco = row["iscoGroup"].lstrip("C")
        if not re.fullmatch(r"\d{1,4}", isco):
            raise row.refuse(f"iscoGroup is {row['iscoGroup']!r}; expected up to four digits")
        near = (*tree.parents(uri), *tree.children(uri))
        yield Role(
            id=role_id(uri),
            title=" ".join(row["preferredLabel"].split()),
            summary=" ".join((summary or row["preferredLabel"]).split()),
            aliases=distinct([*_labels(row), *others.get(uri, [])])[1:],
            family=family_of(isco, ISCO),
            codes={
                "isco_08": Code(isco, groups.get(isco, ""), "broad"),
                "esco": Code(uri, row["preferredLabel"]),
            },
            skills=asked.get(uri, {}),
            related=tuple(role_id(one) for one in near if one in rows),
        )
