"""Which words of the resume earned which share of a role's score."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from matcher.catalogue.records import Role, Skill
from matcher.ranking.fusion import DIGITS
from matcher.ranking.profile import Passage, Profile
from matcher.ranking.role_vectors import RoleVectors
from matcher.ranking.signals import (
    HEADLINE_SHARE,
    IMPORTANCE,
    Closeness,
    duty_support,
    saturation,
)
from matcher.ranking.word_counts import words_of
from matcher.report import Evidence
from matcher.resume.resume import Resume
from matcher.skills.find import Mention
from matcher.skills.history import History

MOST_WORD_LINES = 3
MOST_WORDS_NAMED = 4
LEAST_TELLING = 0.25
"""A word is named when it earned so much of what the best one did."""
MOST_TITLES = 3
SUMMARY = "Summary"


@dataclass(frozen=True, slots=True)
class Proof:
    """Everything that evidence is drawn from, for one resume."""

    resume: Resume
    profile: Profile
    close: Closeness
    mentions: Mapping[str, Mention]
    skills: Mapping[str, Skill]
    vectors: RoleVectors
    histories: Mapping[str, History]


def evidence_for(
    proof: Proof, role: Role, number: int, parts: Mapping[str, float]
) -> tuple[Evidence, ...]:
    """Return the evidence for a role, the largest share first; `number` is its row."""
    found = [
        *_titles(proof, role, number, parts["titles"]),
        *_duties(proof, role, number, parts["duties"]),
        *_words(proof, number, parts["words"]),
        *_skills(proof, role, parts["skills"]),
    ]
    kept = [item for item in found if item.share > 0 and item.text.strip()]
    return tuple(sorted(kept, key=lambda item: (-item.share, item.start, item.requirement)))


def _quote(
    resume: Resume, requirement: str, kind: str, span: tuple[int, int], share: float
) -> Evidence:
    start, end = span
    return Evidence(
        requirement, kind, resume.text[start:end], resume.page_of(start), start, end,
        resume.box_of(start, end), round(share, DIGITS),
    )  # fmt: skip


def _titles(proof: Proof, role: Role, number: int, worth: float) -> Iterator[Evidence]:
    """Divide the worth of the titles by what each adds to the raw signal."""
    profile = proof.profile
    spans: list[tuple[int, int]] = []
    added: list[float] = []
    if profile.headline:
        headline = proof.close.headline[0, number]
        spans.append((profile.headline.start, profile.headline.end))
        added.append(float(headline) * (HEADLINE_SHARE if profile.titles else 1.0))
    for title, cosine in zip(profile.titles, proof.close.titles[:, number], strict=True):
        spans.append((title.start, title.end))
        added.append(
            float(cosine) * title.weight * ((1 - HEADLINE_SHARE) if profile.headline else 1)
        )
    total = sum(max(value, 0.0) for value in added)
    for span, value in sorted(zip(spans, added, strict=True), key=lambda pair: -pair[1])[
        :MOST_TITLES
    ]:
        if total > 0:
            yield _quote(proof.resume, role.title, "titles", span, worth * max(value, 0.0) / total)


def _duties(proof: Proof, role: Role, number: int, worth: float) -> Iterator[Evidence]:
    """Divide the worth of the duties by how well each is supported; quote its closest passage."""
    rows = np.flatnonzero(proof.vectors.duties.owner == number)
    cosines = proof.close.duties[rows]
    if not cosines.size or worth <= 0:
        return
    support = np.maximum(duty_support(cosines), 0.0)
    closest = np.argmax(cosines, axis=1)
    names = [SUMMARY, *(item.name for item in role.capabilities)][-len(rows) :]
    total = float(support.sum()) or 1.0
    for name, value, place in zip(names, support, closest, strict=True):
        passage = proof.profile.passages[place]
        requirement = role.title if name == SUMMARY else name
        yield _quote(
            proof.resume, requirement, "duties", (passage.start, passage.end),
            worth * float(value) / total,
        )  # fmt: skip


def _words(proof: Proof, number: int, worth: float) -> Iterator[Evidence]:
    """Give each shared word's worth to the first passage that has it; keep the richest passages."""
    role_words = proof.vectors.words[number]
    counts = proof.profile.words
    limit = saturation(sum(counts.values()))
    added = {
        word: share * counts[word] / (counts[word] + limit)
        for word, share in role_words.items()
        if word in counts
    }
    total = sum(added.values())
    if total <= 0:
        return
    gained = _first_places(proof.profile.passages, added)
    richest = sorted(gained, key=lambda place: (-gained[place][0], place))[:MOST_WORD_LINES]
    for place in richest:
        value, words = gained[place]
        passage = proof.profile.passages[place]
        yield _quote(
            proof.resume, _named(words, added), "words", (passage.start, passage.end),
            worth * value / total,
        )  # fmt: skip


def _named(words: Sequence[str], added: Mapping[str, float]) -> str:
    """Name the requirement after the words that earned most, the small words left out."""
    ranked = sorted(words, key=lambda word: (-added[word], word))
    telling = [word for word in ranked if added[word] >= LEAST_TELLING * added[ranked[0]]]
    return f"Wording: {', '.join(telling[:MOST_WORDS_NAMED])}"


def _first_places(
    passages: Sequence[Passage], added: Mapping[str, float]
) -> dict[int, tuple[float, list[str]]]:
    gained: dict[int, tuple[float, list[str]]] = {}
    taken: set[str] = set()
    for place, passage in enumerate(passages):
        new = [word for word in dict.fromkeys(words_of(passage.text))
               if word in added and word not in taken]  # fmt: skip
        taken.update(new)
        if new:
            gained[place] = (sum(added[word] for word in new), new)
    return gained


def _skills(proof: Proof, role: Role, worth: float) -> Iterator[Evidence]:
    """Divide the worth of the skills by the importance of those found."""
    held = {skill: value for skill, value in role.skills.items() if skill in proof.mentions}
    total = sum(IMPORTANCE[value] for value in held.values())
    for skill, importance in held.items():
        mention = proof.mentions[skill]
        yield _quote(
            proof.resume, proof.skills[skill].name, "skills", (mention.start, mention.end),
            worth * IMPORTANCE[importance] / total,
        )  # fmt: skip
