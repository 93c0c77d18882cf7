"""Job adverts (schema.org JobPosting) to a catalogue of jobs, each linked to its nearest role."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

from matcher.catalogue.importers.imported import Imported, Watch, refuse, unwatched
from matcher.catalogue.importers.linked_data import read_postings
from matcher.catalogue.importers.names import slug
from matcher.catalogue.importers.onet import short_name
from matcher.catalogue.importers.posting import Posting, read_posting
from matcher.catalogue.jobs import FILE, Job, JobPay, jobs_bytes
from matcher.catalogue.records import Capability, Catalogue, Code, Role, Salary, Skill
from matcher.skills.names import comparable

IMPORTER = "jobposting"
Nearest = Callable[[Sequence[tuple[str, str]]], Sequence[tuple[str, float]]]
"""Takes (title, text) of adverts; returns the nearest role and how near, 0 to 1, of each."""
Find = Callable[[str], Sequence[str]]
"""Takes a text; returns the ids of the skills of the catalogue that it names."""
BATCH = 64
SUMMARY = 60
"""A summary takes whole lines until it has so many characters."""
FEWEST_WORDS = 4
"""A line of fewer words is a heading or a label, no duty."""


def read_jobposting(
    path: Path, known: Catalogue, nearest: Nearest, find: Find, watch: Watch[Any] = unwatched
) -> Imported:
    """Read adverts; CatalogueError with file and line where a source cannot be read.

    Roles and skills of `known` are what adverts are linked to.
    """
    notes: dict[str, list[Any]] = {}
    names = {comparable(name): skill.id for skill in known.skills.values()
             for name in (skill.name, *skill.aliases)}  # fmt: skip
    names |= {code.code: skill.id for skill in known.skills.values()
              for scheme, code in skill.codes.items() if scheme == "esco"}  # fmt: skip
    roles: list[Role] = []
    jobs: list[Job] = []
    new: dict[str, Skill] = {}
    counts: Counter[str] = Counter()
    for batch in _batches(_postings(path, counts, notes, watch)):
        near = nearest([(posting.title, posting.text()) for posting in batch])
        for posting, (role, similarity) in zip(batch, near, strict=True):
            skills = _skills(posting, names, known, new, find)
            roles.append(_role(posting, known.roles[role], skills))
            jobs.append(_job(posting, role, similarity))
            _count(posting, counts, notes)
    if not roles:
        raise refuse(path.name, 1, "no JobPosting with a title; expected schema.org JSON-LD")
    used = {skill for role in roles for skill in role.skills}
    jobs.sort(key=lambda job: job.id)
    return Imported(
        IMPORTER,
        {"name": path.resolve().name, "catalogue": known.sha256[:12]},
        dict(known.schemes),
        tuple(sorted(roles, key=lambda role: role.id)),
        tuple(sorted((*with_broader(used, known), *new.values()), key=lambda one: one.id)),
        counts=dict(sorted(counts.items())),
        notes=notes,
        files={FILE: jobs_bytes(jobs)},
    )


def _postings(
    path: Path, counts: Counter[str], notes: dict[str, list[Any]], watch: Watch[Any]
) -> Iterator[Posting]:
    """Yield each advert once; CatalogueError where two differ under one id."""
    seen: dict[str, Posting] = {}
    renamed: dict[tuple[str, str], list[Any]] = {}
    for raw in watch(read_postings(path), None, "Reading adverts"):
        counts["adverts read"] += 1
        posting = read_posting(raw)
        where = f"{raw.file}:{raw.line}"
        for pair in raw.renamed.items():
            renamed.setdefault(pair, [where, 0])[1] += 1
        if not posting.title:
            notes.setdefault("adverts left out: no title", []).append(where)
            continue
        posting = _apart(posting, seen)
        first = seen.setdefault(posting.id, posting)
        if first is posting:
            yield posting
        elif first.raw.fields == raw.fields:
            notes.setdefault("adverts that repeat another", []).append(where)
        else:
            there = f"{first.raw.file}:{first.raw.line}"
            raise refuse(raw.file, raw.line, f"duplicate id {posting.identifier or posting.id!r}; "
                         f"another advert stands under it in {there}")  # fmt: skip
    if renamed:
        notes["fields read under another name"] = [
            f"{where}: {name!r} read as {meant!r}, {count} in all"
            for (name, meant), (where, count) in sorted(renamed.items())
        ]


def _apart(posting: Posting, seen: Mapping[str, Posting]) -> Posting:
    """Give an advert another id where one with another identifier has come out the same."""
    first = seen.get(posting.id)
    key = posting.identifier or posting.url
    if first is None or (first.identifier or first.url) == key:
        return posting
    return replace(posting, id=f"{posting.id}-{hashlib.sha256(key.encode()).hexdigest()[:8]}")


def _batches(postings: Iterable[Posting]) -> Iterator[list[Posting]]:
    iterator = iter(postings)
    while batch := list(islice(iterator, BATCH)):
        yield batch


def _skills(
    posting: Posting,
    names: dict[str, str],
    known: Catalogue,
    new: dict[str, Skill],
    find: Find,
) -> dict[str, str]:
    """Return the skills that an advert lists (core) and that its text names (common)."""
    skills: dict[str, str] = {}
    for term, uri in posting.terms.items():
        identifier = names.get(uri) or names.get(comparable(term))
        if identifier is None and slug(term):
            identifier = f"job-{slug(term)}"
            codes = {"esco": Code(uri, term)} if uri else {}
            new.setdefault(identifier, Skill(identifier, term, "practice", codes=codes))
            names[comparable(term)] = identifier
        if identifier is not None:
            skills[identifier] = "core"
    text = "\n".join((posting.title, posting.text(), *posting.asked))
    for identifier in find(text):
        skills.setdefault(identifier, "common")
    return skills


def with_broader(used: Iterable[str], known: Catalogue) -> list[Skill]:
    """Return the records of skills and of those broader; links to others are left off."""
    kept: set[str] = set()
    waiting = [skill for skill in used if skill in known.skills]
    while waiting:
        skill = waiting.pop()
        if skill not in kept:
            kept.add(skill)
            waiting += known.skills[skill].broader
    return [
        replace(known.skills[skill], related=tuple(
            other for other in known.skills[skill].related if other in kept
        ))
        for skill in sorted(kept)
    ]  # fmt: skip


def _role(posting: Posting, near: Role, skills: dict[str, str]) -> Role:
    lines = list(posting.lines)
    summary: list[str] = []
    while lines and sum(map(len, summary)) < SUMMARY:
        summary.append(lines.pop(0))
    duties = [line for line in (*posting.duties, *lines) if len(line.split()) >= FEWEST_WORDS]
    labels = [line for line in (*posting.duties, *lines) if len(line.split()) < FEWEST_WORDS]
    codes = {"onet_soc": posting.onet, "esco": posting.esco}
    return Role(
        id=posting.id,
        title=posting.title,
        summary=" ".join(summary) or posting.title,
        family=near.family,
        codes={scheme: Code(code) for scheme, code in codes.items() if code},
        capabilities=tuple(Capability(short_name(line), line) for line in duties),
        skills=skills,
        education=" ".join(posting.asked),
        market=" ".join((*_market(posting, near), *labels)),
        salary=_salary(posting),
    )


def _market(posting: Posting, near: Role) -> Iterator[str]:
    """Say in words what the advert says of itself."""
    by = f" by {posting.employer}" if posting.employer else ""
    on = f" of {posting.posted}" if posting.posted else ""
    yield f"Job advert{by}{on}; nearest role: {near.title} ({near.id})."
    if posting.valid_through:
        yield f"Valid through {posting.valid_through}."
    where = ", ".join(part for part in (posting.place, "remote" if posting.remote else "") if part)
    if where or posting.employment:
        yield f"{'; '.join(part for part in (where, posting.employment) if part)}."


def _salary(posting: Posting) -> Salary | None:
    yearly = posting.pay and posting.pay.yearly()
    when = posting.posted or posting.valid_through
    if not (posting.pay and yearly and posting.pay.currency and when):
        return None
    low, high = yearly
    note = ""
    if posting.pay.unit not in ("", "year"):
        told = f"{posting.pay.low:g} to {posting.pay.high:g} per {posting.pay.unit}"
        note = f"The advert says {told}; counted for full-time work."
    market = posting.country or posting.place or "as advertised"
    year = int(when[:4])
    return Salary(market, posting.pay.currency, year, low, high, None, "the advert itself", note)


def _job(posting: Posting, role: str, similarity: float) -> Job:
    pay = posting.pay
    low, high = (pay and pay.yearly()) or (None, None)
    return Job(
        id=posting.id,
        title=posting.title,
        role=role,
        similarity=round(similarity, 6),
        identifier=posting.identifier,
        url=posting.url,
        employer=posting.employer,
        place=posting.place,
        remote=posting.remote,
        employment=posting.employment,
        posted=posting.posted,
        valid_through=posting.valid_through,
        pay=JobPay(pay.currency, pay.low, pay.high, pay.unit, low, high) if pay else None,
        file=posting.raw.file,
        line=posting.raw.line,
    )


def _count(posting: Posting, counts: Counter[str], notes: dict[str, list[Any]]) -> None:
    where = f"{posting.raw.file}:{posting.raw.line}"
    if posting.pay is None and posting.has_pay:
        notes.setdefault("salaries that could not be read", []).append(where)
    elif posting.pay is not None and posting.pay.yearly() is None:
        notes.setdefault("salaries without a period", []).append(where)
    counts["adverts with a salary"] += posting.pay is not None
    for name, day in (("datePosted", posting.posted), ("validThrough", posting.valid_through)):
        if name in posting.raw.fields and not day:
            told = str(posting.raw.fields[name])[:40]
            notes.setdefault("dates that could not be read", []).append(f"{where}: {name} {told!r}")
    if not posting.lines:
        notes.setdefault("adverts without a description", []).append(where)
