"""HTML as text: tags are dropped, scripts and styles too, and nothing is ever run or fetched.

It is the standard library's parser, since it alone tells on which line a text stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import unescape
from html.parser import HTMLParser

SILENT = frozenset({"script", "style", "template", "noscript", "svg", "iframe", "object", "title"})
"""Elements whose content nobody reads."""
INLINE = frozenset(
    "a abbr b bdi bdo cite code data em font i kbd label mark q s samp small span strong sub sup "
    "time u var wbr".split()
)
HEADING = re.compile(r"h[1-6]")
TAG = re.compile(r"<(?:/?[a-z][^<>]*|!--.*?--)>", re.IGNORECASE | re.DOTALL)
MARKED = re.compile(r"<!\[(?:\s*CDATA\s*\[)?")
"""Marked sections are SGML's; the standard library's parser fails at those it does not know."""
LINKED_DATA = "application/ld+json"


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text; `number` is where it begins in the source, `level` that of a heading or 0."""

    text: str
    number: int
    level: int = 0


class _Reader(HTMLParser):
    """Collects lines and the data of JSON-LD scripts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[Line] = []
        self.data: list[tuple[str, int]] = []
        self._words: list[str] = []
        self._start = 1
        self._level = 0
        self._silent: list[str] = []
        self._linked = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "script":
            kind = dict(attrs).get("type") or ""
            self._linked = kind.split(";")[0].strip().lower() == LINKED_DATA
            if self._linked:
                self.data.append(("", self.getpos()[0]))
        if tag == "body":
            self._silent.clear()
        if tag in SILENT:
            self._silent.append(tag)
        elif tag not in INLINE:
            self.end_line()
            self._level = int(tag[1]) if HEADING.fullmatch(tag) else self._level

    def handle_endtag(self, tag: str) -> None:
        if tag in SILENT and tag in self._silent:
            while self._silent.pop() != tag:
                pass
            self._linked = False
        if tag not in INLINE:
            self.end_line()
            self._level = 0 if HEADING.fullmatch(tag) else self._level

    def handle_data(self, data: str) -> None:
        if self._linked:
            text, line = self.data[-1]
            lines = data if text else data.lstrip("\r\n")
            skipped = 0 if text else data[: len(data) - len(lines)].count("\n")
            self.data[-1] = (text + lines, line if text else self.getpos()[0] + skipped)
        elif not self._silent:
            if not self._words:
                blank = data[: len(data) - len(data.lstrip())]
                self._start = self.getpos()[0] + blank.count("\n")
            self._words += [data] if data.strip() or self._words else []

    def end_line(self) -> None:
        """Finish the line that is being collected."""
        text = " ".join("".join(self._words).split())
        if text:
            self.lines.append(Line(text, self._start, self._level))
        self._words = []


def read_html(html: str) -> tuple[list[Line], list[tuple[str, int]]]:
    """Return the lines of a page, and the text of each JSON-LD script with its line."""
    reader = _Reader()
    reader.feed(MARKED.sub(" ", html))
    reader.close()
    reader.end_line()
    return reader.lines, reader.data


def plain_lines(text: str) -> list[str]:
    """Return the lines of a text that may be HTML, or HTML that was escaped once more."""
    if "<" not in text or not TAG.search(text):
        return _split(unescape(text))
    found = [line.text for line in read_html(text)[0]]
    return [
        inner
        for line in found
        for inner in ([one.text for one in read_html(line)[0]] if TAG.search(line) else [line])
    ]


def _split(text: str) -> list[str]:
    lines = (" ".join(line.split()) for line in text.splitlines())
    return [line for line in lines if line]
