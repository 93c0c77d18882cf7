"""What the machine read in a resume, for the person's own eyes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Protocol

from matcher.resume.export import Found, as_json_resume
from matcher.resume.resume import Resume
from matcher.skills.find import Mention, Vocabulary, find_certifications, find_skills
from matcher.skills.history import History, histories_of, in_months


class _Named(Protocol):
    @property
    def name(self) -> str: ...


def as_read(resume: Resume, vocabulary: Vocabulary) -> dict[str, Any]:
    """Return the resume as JSON Resume, with the skills and certifications found in it."""
    histories = histories_of(resume, vocabulary)
    skills = _found(find_skills(resume, vocabulary), vocabulary.skills, histories)
    held = _found(find_certifications(resume, vocabulary), vocabulary.certifications, {})
    return as_json_resume(resume, tuple(skills), tuple(held))


def redacted(resume: Resume) -> str:
    """Return the text as it goes on to models and quotes: who the person is left out."""
    lines = (" ".join(line.split()) for line in resume.text.splitlines())
    return "\n".join(line for line in lines if any(map(str.isalnum, line)))


def _found(
    mentions: Mapping[str, Mention],
    known: Mapping[str, _Named],
    histories: Mapping[str, History],
) -> Iterator[Found]:
    return (
        Found(
            known[item.id].name,
            item.start,
            item.end,
            *in_months(histories, item.id),
            item.way,
            item.confidence,
        )
        for item in mentions.values()
    )
