"""A career page as lines: text, Markdown or HTML, and the sections that they stand in."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

from matcher.catalogue.importers.imported import refuse
from matcher.catalogue.importers.markup import Line, read_html
from matcher.catalogue.importers.sources import MEBIBYTE, Source, lines_of

LARGEST_PAGE = 4 * MEBIBYTE
SECTIONS = {
    "capabilities": "capabilities|competencies|competences|skills|strengths|responsibilities|duties"
    "|what (?:you|they) (?:will |'ll )?do|what (?:do(?:es)? )?(?:an? )?ROLE do(?:es)?"
    "|day to day|tasks",
    "market": "market overview|market outlook|job outlook|outlook|industry overview|job market"
    "|market|overview|demand|employment outlook|the field today",
    "salary": "salary guide|salary ranges?|salary|salaries|pay|pay guide|compensation|earnings"
    "|what (?:an? )?ROLE earns?|how much (?:do(?:es)? )?(?:an? )?ROLE (?:earn|make)s?",
    "live": "live market data(?: \\(.*\\))?|live data|jobs on the board|open jobs|latest jobs",
    "titles": "job roles|roles|job titles|titles|alternative titles|other titles|similar titles"
    "|also known as|alternative job titles",
    "qualifications": "professional bodies|qualifications|certifications|certificates|credentials"
    "|licences|licenses|accreditations|education|training|memberships",
    "levels": "career path|career paths|career progression|progression|career ladder|career levels"
    "|levels|career stages|advancement|career development",
}
BEFORE = (
    "key|core|main|typical|common|essential|required|professional|average|indicative|the|your|our"
    "|top|recommended|useful|relevant|job|career|and|&"
)
TITLE_END = re.compile(
    r"\s+(?:jobs?|careers?|career (?:guide|page|profile|path)|job (?:description|profile|guide)"
    r"|roles?|vacancies)$",
    re.IGNORECASE,
)
MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*$")
BULLET = re.compile(r"^(?:[-*+•▪–]|\d{1,2}[.)])\s+")
EMPHASIS = re.compile(r"(\*\*|__|`|\*)(?=\S)(.+?)(?<=\S)\1")
LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
NAME_WORDS = 12
PLURALS = (("wives", "wife"), ("men", "man"), ("people", "person"), ("ies", "y"), ("sses", "ss"),
           ("ches", "ch"), ("s", ""))  # fmt: skip
MOST_KEPT = 2
"""Of a word in the plural at least one letter more is left."""
INLINE = re.compile(r"(?P<name>[^.!?]{2,80}?)(?::\s+|\s+[–—-]\s+)(?P<text>\S.*)")


@dataclass(frozen=True, slots=True)
class Item:
    """A name with what is said of it, in a section of a page."""

    name: str
    text: str
    line: int


def page_lines(path: Path) -> list[Line]:
    """Read the lines of a page; CatalogueError with file and line when it is no text."""
    if not path.is_file():
        raise refuse(path.name, 1, "there is no such file")
    if path.stat().st_size > LARGEST_PAGE:
        raise refuse(path.name, 1, f"more than {LARGEST_PAGE // MEBIBYTE} MiB; expected one page")
    text = "".join(lines_of(Source(path.parent, {path.name.lower(): path.name}), path.name))
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        raise refuse(path.name, line, "not a text; expected a page as text, Markdown or HTML")
    if path.suffix.lower() in (".html", ".htm", ".xhtml") or re.match(r"\s*<(?:!|\w)", text):
        return read_html(text)[0]
    return list(_of_text(text))


def _of_text(text: str) -> Iterator[Line]:
    """Yield the lines of a text or Markdown; underlined lines are headings too."""
    rows = [" ".join(row.split()) for row in text.splitlines()]
    for number, row in enumerate(rows, start=1):
        if not row or re.fullmatch(r"[=\-*_~]{2,}", row):
            continue
        below = rows[number] if number < len(rows) else ""
        level = {"=": 1, "-": 2}.get(below[:1], 0) if re.fullmatch(r"(=+|-+)", below) else 0
        if match := MARKDOWN_HEADING.fullmatch(row):
            level, row = len(match[1]), match[2]
        row = LINK.sub(r"\1", row)
        bold = re.fullmatch(r"(?:\*\*|__)([^*_]+)(?:\*\*|__):?", row)
        plain = EMPHASIS.sub(r"\2", BULLET.sub("", row, count=1))
        yield Line(plain, number, level or (4 if bold else 0))


def title_of(line: str) -> str:
    """Return the plural or singular role name in a page's first line."""
    name = re.split(r"\s+[|–—]\s+|\s+-\s+", line)[0].strip(" :#")
    while (shorter := TITLE_END.sub("", name)) != name:
        name = shorter
    return name


def singular(name: str) -> str:
    """Return a role name in the singular: of the word that the job is (`Heads of Sales`)."""
    head, *rest = re.split(r"(\s+(?:of|in|for)\s+|,)", name, maxsplit=1)
    parts = [_one(part) for part in re.split(r"(\s+(?:and|&|/)\s+)", head)]
    return "".join((*parts, *rest))


def _one(text: str) -> str:
    *before, last = text.split(" ") if text.strip() else [text]
    small = last.lower()
    kept = small.endswith(("ss", "us", "is", "ics", "sales")) or (
        last[-1:] == "S" and not text.isupper()
    )
    for ending, one in () if kept else PLURALS:
        if small.endswith(ending) and len(last) > len(ending) + MOST_KEPT:
            last = last[: -len(ending)] + (one.upper() if last.isupper() else one)
            break
    return " ".join((*before, last))


def section_of(line: Line, title: str) -> str | None:
    """Return the section that a line is the heading of: its words and the role's name alone."""
    names = {title, singular(title), f"{singular(title)}s"}
    role = "|".join(sorted((re.escape(name.lower()) for name in names), key=len, reverse=True))
    before = rf"(?:(?:{BEFORE}|{role})[,]?\s+)*"
    text = line.text.lower().rstrip(":?").replace("’", "'")
    for section, nouns in SECTIONS.items():
        noun = nouns.replace("ROLE", f"(?:{role})")
        others = "|".join(SECTIONS.values()).replace("ROLE", f"(?:{role})")
        more = rf"(?:\s*(?:,|/|&|\band\b)\s*{before}(?:{others}))*"
        after = rf"(?:\s+(?:for|of|in|as)\s+(?:an?\s+|the\s+)?(?:{role}))?"
        if re.fullmatch(rf"{before}(?:{noun}){more}{after}", text):
            return section
    return None


def items_of(lines: Sequence[Line]) -> tuple[list[Item], list[Line]]:
    """Return the items of a section, each a name above its text or beside it, and what is none."""
    items: list[Item] = []
    loose: list[Line] = []
    named_above = any(_is_name(one) and not _is_name(two) for one, two in pairwise(lines))
    for line in lines:
        inline = INLINE.fullmatch(line.text)
        if not named_above and inline and len(inline["name"].split()) <= NAME_WORDS:
            items.append(Item(inline["name"].strip(), inline["text"], line.number))
        elif _is_name(line):
            items.append(Item(line.text.rstrip(":"), "", line.number))
        elif items:
            last = items[-1]
            items[-1] = Item(last.name, f"{last.text} {line.text}".strip(), last.line)
        else:
            loose.append(line)
    return items, loose


def _is_name(line: Line) -> bool:
    """Tell whether a line is a name: marked as a heading, or short and no sentence."""
    short = len(line.text.split()) <= NAME_WORDS and line.text[-1] not in ".!?;"
    return line.level > 0 or short


def split_list(lines: Iterable[Line]) -> tuple[list[str], list[Line]]:
    """Return the names in lines that list them, and the lines that are sentences."""
    names: list[str] = []
    sentences: list[Line] = []
    for line in lines:
        if line.text[-1] in ".!?" and len(line.text.split()) > 3:
            sentences.append(line)
        else:
            names += [
                part.strip(" .") for part in re.split(r"[,;|•]", line.text) if part.strip(" .")
            ]
    return names, sentences
