"""Metamorphic checks: resumes changed in known ways, and how far the score moves.

A resume is scored for the role that comes first for it as it stands, among the roles that ship. A
check passes when a stated share of its cases lies within its bound. The bounds are over real
resumes: tight enough that a change of form moves nobody past a level, wider where a reader may
honestly see something else (`docs/stability.md` has what was measured).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np

from eval import edits
from eval.resumes import AS_OF
from eval.stability.documents import A4, LETTER, as_docx, as_pdf
from matcher.report import MatchReport
from matcher.resume.errors import UnreadableResume
from matcher.resume.read import from_text
from matcher.resume.resume import Resume

BOUNDS = {
    "whitespace": (0.02, 0.9),
    "bullet signs": (0.02, 0.9),
    "case of duties": (0.03, 0.9),
    "order of sections": (0.02, 0.9),
    "irrelevant hobby": (0.02, 0.9),
    "page size": (0.02, 0.9),
    "PDF against DOCX": (0.05, 0.9),
    "skill added": (0.02, 0.9),
    "skill removed": (0.02, 0.9),
    "evidence deleted": (0.15, 0.7),
}
"""How far the score may move (for skills the wrong way, for evidence from its share), and the share
of cases that have to stay within that and in which the rest has to hold."""
EVIDENCE = 3
MOST_MENTIONS = 25


class Matches(Protocol):
    """The part of `Matcher` that is checked."""

    def match(self, resume: Resume, top: int = 5, role: str | None = None) -> MatchReport:
        """Rank the roles for a resume, or look at one of them."""


Read = Callable[[bytes, str], Resume]


@dataclass(frozen=True, slots=True)
class Case:
    """One resume under one change: how far the score moved from where it should be.

    `held` is whether the rest held too: the first role stayed, the gap went.
    """

    check: str
    moved: float
    held: bool


@dataclass(frozen=True, slots=True)
class Check:
    """One kind of change over all resumes; `within` is the share of cases within `bound`.

    It passes when `within` and `held` are both `least` or more.
    """

    check: str
    cases: int
    mean: float
    p95: float
    largest: float
    held: float
    bound: float
    within: float
    least: float
    passed: bool


def summary(cases: Iterable[Case]) -> list[Check]:
    """Sum up the cases by check, in the order of BOUNDS; a check without cases is left out."""
    found = list(cases)
    return [
        _check(name, *limits, [case for case in found if case.check == name])
        for name, limits in BOUNDS.items()
        if any(case.check == name for case in found)
    ]


def cases_of(matcher: Matches, resume: Resume, read: Read | None) -> list[Case]:
    """Run every check on one resume; those on documents need `read`, the production reader."""
    base = _again(resume.text)
    if base is None:
        return []
    report = matcher.match(base, top=1)
    if not report.matches:
        return []
    role, score = report.matches[0].role.id, report.matches[0].score
    found = _forms(matcher, base, role, score)
    found += _skills(matcher, base, report)
    found += _evidence(matcher, base, report)
    if read is not None:
        found += _documents(matcher, base.text, role, read)
    return found


def _forms(matcher: Matches, base: Resume, role: str, score: float) -> list[Case]:
    changed = {
        "whitespace": edits.spaced(base.text),
        "bullet signs": edits.bulleted(base.text),
        "case of duties": edits.lowered(base),
        "order of sections": edits.reordered(base),
        "irrelevant hobby": edits.hobby_added(base.text),
    }
    return [_moved(matcher, name, text, role, score) for name, text in changed.items()]


def _moved(matcher: Matches, name: str, text: str, role: str, score: float) -> Case:
    now, best = _score(matcher, _again(text), role)
    return Case(name, abs(now - score), best == role)


def _documents(matcher: Matches, text: str, role: str, read: Read) -> list[Case]:
    made = (as_pdf(text, A4), as_pdf(text, LETTER), as_docx(text))
    names = ("resume.pdf", "resume.pdf", "resume.docx")
    (a4, best), (letter, best_letter), (docx, best_docx) = (
        _score(matcher, _read(read, data, name), role)
        for data, name in zip(made, names, strict=True)
    )
    return [
        Case("page size", abs(letter - a4), best == best_letter),
        Case("PDF against DOCX", abs(docx - a4), best == best_docx),
    ]


def _skills(matcher: Matches, base: Resume, report: MatchReport) -> list[Case]:
    match = report.matches[0]
    found = []
    if match.missing:
        skill = match.missing[0]
        after = _match(matcher, _again(edits.used(base, skill.name)), match.role.id)
        gone = after is not None and skill.skill not in _missing(after)
        rise = 0.0 if after is None else after.matches[0].score - match.score
        found.append(Case("skill added", max(0.0, -rise), gone))
    if match.found:
        skill = match.found[0]
        after = _removed(matcher, base, match.role.id, skill.skill)
        missing = after is not None and skill.skill in _missing(after)
        fall = 0.0 if after is None else match.score - after.matches[0].score
        found.append(Case("skill removed", max(0.0, -fall), missing))
    return found


def _removed(matcher: Matches, base: Resume, role: str, skill: str) -> MatchReport | None:
    """Delete every mention of a skill, those that imply it too."""
    now: Resume | None = base
    after = _match(matcher, now, role)
    for _ in range(MOST_MENTIONS):
        if now is None or after is None or skill in _missing(after):
            break
        mention = next(item for item in after.matches[0].found if item.skill == skill)
        now = _again(edits.without(now.text, mention.start or 0, mention.end or 0))
        after = _match(matcher, now, role)
    return after


def _evidence(matcher: Matches, base: Resume, report: MatchReport) -> list[Case]:
    """Delete the weightiest quotes one by one: the score is to fall by about the share of each."""
    match = report.matches[0]
    weighty = sorted(match.evidence, key=lambda item: (-item.share, item.start))[:EVIDENCE]
    found = []
    for item in weighty:
        now, _ = _score(
            matcher, _again(edits.without(base.text, item.start, item.end)), match.role.id
        )
        fall = match.score - now
        found.append(Case("evidence deleted", abs(fall - item.share), fall > 0))
    return found


def _check(name: str, bound: float, least: float, cases: Sequence[Case]) -> Check:
    moved = np.array([case.moved for case in cases])
    within = float((moved <= bound).mean())
    held = float(np.mean([case.held for case in cases]))
    return Check(
        check=name,
        cases=len(cases),
        mean=float(moved.mean()),
        p95=float(np.percentile(moved, 95)),
        largest=float(moved.max()),
        held=held,
        bound=bound,
        within=within,
        least=least,
        passed=within >= least and held >= least,
    )


def _again(text: str) -> Resume | None:
    try:
        return from_text(text, as_of=AS_OF)
    except UnreadableResume:
        return None


def _read(read: Read, data: bytes, name: str) -> Resume | None:
    try:
        return read(data, name)
    except UnreadableResume:
        return None


def _match(matcher: Matches, resume: Resume | None, role: str) -> MatchReport | None:
    report = None if resume is None else matcher.match(resume, role=role)
    return report if report is not None and report.matches else None


def _score(matcher: Matches, resume: Resume | None, role: str) -> tuple[float, str]:
    """Return the score of a role and the role that comes first; 0 and nothing if unread."""
    if resume is None:
        return 0.0, ""
    report = matcher.match(resume, top=10_000)
    scores = {match.role.id: match.score for match in report.matches}
    return scores.get(role, 0.0), report.matches[0].role.id if report.matches else ""


def _missing(report: MatchReport) -> set[str]:
    return {item.skill for item in report.matches[0].missing}
