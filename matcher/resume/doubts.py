"""Visible text that is no part of a resume: orders to machines and keyword blocks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from matcher.resume.document import Document, TextLine
from matcher.resume.findings import find
from matcher.resume.orders import find_orders
from matcher.resume.repeats import find_repeats
from matcher.resume.resume import Finding, Line
from matcher.resume.spans import Span

DISHONEST = ("hidden_text", "homoglyphs", "injection_text", "keyword_block")


@dataclass(frozen=True, slots=True)
class Doubt:
    """A finding, and the stretches of text that it is about."""

    finding: Finding
    spans: tuple[Span, ...]


def find_doubts(text: str, lines: Sequence[Line]) -> list[Doubt]:
    """Return what is to be left out of the text, one doubt for each kind."""
    kinds = {"injection_text": find_orders(text, lines), "keyword_block": find_repeats(text)}
    return [_doubt(code, text, lines, spans) for code, spans in kinds.items() if spans]


def _doubt(code: str, text: str, lines: Sequence[Line], spans: Sequence[Span]) -> Doubt:
    words = sum(len(text[start:end].split()) for start, end in spans)
    page = next((line.page for line in lines if spans[0][0] < line.end), None)
    return Doubt(find(code, page, words=words), tuple(spans))


def leave_out(document: Document, spans: Sequence[Span]) -> Document:
    """Return the document without the spans of its joined text.

    Lines of which nothing is left become empty, so that they keep their numbers.
    """
    gone = bytearray(sum(len(item.text) + 1 for item in document.lines))
    for start, end in spans:
        gone[start:end] = b"\1" * (end - start)
    lines: list[TextLine] = []
    at = 0
    for item in document.lines:
        marks = gone[at : at + len(item.text)]
        if any(marks):
            pairs = zip(item.text, marks, strict=True)
            content = "".join(" " if mark else letter for letter, mark in pairs).rstrip()
            item = replace(item, text=content if any(map(str.isalnum, content)) else "")
        lines.append(item)
        at += len(marks) + 1 if marks else 0
    return replace(document, lines=tuple(lines))


def doubts_in(findings: Iterable[Finding]) -> str:
    """Return the codes among findings that say a text was tampered with."""
    return ", ".join(sorted({item.code for item in findings if item.code in DISHONEST}))
