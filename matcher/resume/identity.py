"""Who the person is: found, set apart, and covered in the text that goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from matcher.resume.characters import bare
from matcher.resume.date_words import RANGE
from matcher.resume.occupations import is_occupational, may_be_surname
from matcher.resume.resume import Identity, Line
from matcher.resume.sections import kind_of_heading

EMAIL = re.compile(r"(?<![\w.+-])(?:mailto:)?[\w.+-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}")
"""Here and below repeats are bounded, so that no text of a stranger takes more than linear time."""
LINK = re.compile(
    r"(?:https?://|www\.)[^\s|,;)]+"
    r"|\b(?:linkedin|github|gitlab|twitter|x|facebook|instagram|medium|behance|dribbble|kaggle"
    r"|stackoverflow|xing)\.(?:com|io|net|org)/[^\s|,;)]+"
    r"|(?<![\w.-])[\w-]{1,63}\.(?:github\.io|me|dev|io|com|net|org|co|info)(?:/[^\s|,;)]*)?(?=\s*(?:$|[|,;•]|\s{2}))",
    re.IGNORECASE,
)
PHONE = re.compile(
    r"(?<![\w/.$£€-])(?:tel:)?\+?\(?\+?\d[\d\s().-]{7,18}\d(?![\w%])(?:\s*(?:x|ext\.?)\s*\d{1,5})?"
)
STREET = re.compile(
    r"\b\d{1,6}[A-Za-z]?[ ]{1,2}(?:[NSEW]\.?[ ])?(?!\d(?:st|nd|rd|th)[ ](?i:place)\b)"
    r"(?:[A-Z0-9][\w.'’-]*[ ]{1,2}){1,4}"
    r"(?i:street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|way|place|pl|terrace"
    r"|circle|cir|parkway|pkwy|highway|hwy|square|close|crescent)\b\.?"
    r"(?:,?[ ]*(?i:apt|apartment|unit|suite|ste|#)\.?[ ]*#?[\w-]+)?"
    r"(?:,[ ]*[A-Z][\w .'-]+(?:,[ ]*[A-Z]{2,}\b)?(?:[ ]+\d{4,5}(?:-\d{4})?)?)?"
)
TOWN = re.compile(
    r"\b[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2},? {1,2}[A-Z]{2},? {1,2}\d{5}(?:-\d{4})?\b"
    r"|\b[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2},? [A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"
)
PERSONAL = re.compile(
    r"\b(?:date of birth|birth ?date|birthday|born|d\.?o\.?b\.?|gender|sex|marital status"
    r"|civil status|nationality|citizenship|religion|age|pronouns|place of birth"
    r"|passport(?: no\.?| number)?"
    r"|social security(?: number)?|ssn|photo|twitter|skype)"
    r"(?:\s{0,9}[:\-–]\s{0,9}[^|•\n]{1,60}?(?=\s{2,}|[|•]|$)|[ ]\d[\w ./,-]{3,20})",
    re.IGNORECASE | re.MULTILINE,
)
LABELLED_NAME = re.compile(r"^\s*(?:full )?name\s*:\s*(?P<name>[^|•\n]{3,50})$", re.IGNORECASE)
NAME_WORD = re.compile(r"^(?:[^\W\d_]\.|[^\W\d_][^\W\d_.'’-]*(?:['’.-][^\W\d_]+)*\.?)$")
CREDENTIALS = re.compile(
    r"(?<!\s),?\s{1,9}(?:RN|BSN|MSN|MBA|PhD|Ph\.D\.|MD|CPA|PMP|CISSP|Esq|Jr|Sr|II|III|LPN|PE|MSc|BSc|CNA|M\.D\.)"
    r"\.?(?=,|\s|$)"
)
DOCUMENT = frozenset({"curriculum", "vitae", "resume", "resumé", "résumé", "cv", "page"})
PARTICLES = frozenset("al bin da de del della den der di dos du el la le ter van von y".split())
TURNED_NAME = re.compile(r"^(?P<name>[A-Z][^\W\d_]{1,30}, [A-Z][^\W\d_]{1,30}(?: [A-Z]\.?)?)$")
TITLED_NAME = re.compile(
    r"^(?i:resum[eé]|r[eé]sum[eé]|cv|curriculum vitae)(?: of|:| [-–—])\s{1,3}"
    r"(?P<name>[A-Z][^\W\d_.'’-]{1,30}(?:[ ][A-Z][^\W\d_.'’-]{0,30}){1,3})$"
)
MOST_NAME_WORDS = 6
SHORTEST_PART = 3
"""A part of the name so long or longer is covered wherever it stands alone."""
TOP_LINES = 8
LARGE = 1.6
"""A name is often set in letters so many times the usual size."""


def find_identity(text: str, lines: Sequence[Line]) -> tuple[Identity, list[tuple[int, int]]]:
    """Return who the person is, and the spans of the text that say so."""
    spans: dict[str, list[tuple[int, int]]] = {
        "emails": _spans(EMAIL, text),
        "links": _spans(LINK, text),
        "addresses": [*_spans(STREET, text), *_spans(TOWN, text)],
        "others": _spans(PERSONAL, text),
    }
    spans["links"] = [span for span in spans["links"] if not _overlaps(span, spans["emails"])]
    taken = [span for found in spans.values() for span in found]
    spans["phones"] = [span for span in _phones(text) if not _overlaps(span, taken)]
    contact = "".join(text[start:end] for start, end in (*spans["emails"], *spans["links"]))
    name = _name_span(text, lines, contact.lower())
    names = _repeats(text, name) if name else []
    found = {kind: tuple(text[start:end].strip() for start, end in items)
             for kind, items in spans.items()}  # fmt: skip
    identity = Identity(name=text[name[0] : name[1]].strip() if name else "", **found)
    return identity, sorted({*names, *(span for items in spans.values() for span in items)})


def cover(text: str, spans: Sequence[tuple[int, int]]) -> str:
    """Return the text with the spans replaced by spaces; line ends stay."""
    letters = list(text)
    for start, end in spans:
        for index in range(start, end):
            if letters[index] != "\n":
                letters[index] = " "
    return "".join(letters)


def _spans(pattern: re.Pattern[str], text: str) -> list[tuple[int, int]]:
    return [match.span() for match in pattern.finditer(text)]


def _phones(text: str) -> Iterator[tuple[int, int]]:
    """Yield numbers of 9 to 15 digits that are no date ranges."""
    for start, end in _spans(PHONE, text):
        content = text[start:end]
        digits = re.sub(r"\D", "", content)
        years = re.findall(r"(?:19|20)\d\d", content)
        dated = RANGE.search(content) is not None or len(years) * 4 >= len(digits) - 2
        if 9 <= len(digits) <= 15 and not dated and "\n" not in content:
            yield start, end


def _overlaps(span: tuple[int, int], others: Sequence[tuple[int, int]]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in others)


def _name_span(text: str, lines: Sequence[Line], contact: str) -> tuple[int, int] | None:
    """Find the name: labelled, shared with the e-mail, in the largest letters, or simply first."""
    filled = [line for line in lines if text[line.start : line.end].strip()]
    top = filled[:TOP_LINES]
    large = _largest(filled)
    top += [line for line in large if line not in top]
    for line in top:
        labelled = LABELLED_NAME.match(text[line.start : line.end])
        if labelled:
            return line.start + labelled.start("name"), line.start + labelled.end("name")
    for number, line in enumerate(top):
        span = _leading_name(text, line)
        if span is None:
            continue
        content = text[span[0] : span[1]]
        shared = any(
            len(word) > 2 and word in contact for word in re.findall(r"\w+", content.lower())
        )
        outstanding = number <= 1 or line in large
        person = not is_occupational(content) or (number == 0 and may_be_surname(content))
        if person and (shared or outstanding):
            return span
    return None


def _largest(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of the first page whose letters are far larger than usual, largest first."""
    sizes = sorted(line.size for line in lines)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    large = [line for line in lines if line.page == 1 and line.size > LARGE * usual > 0]
    return sorted(large, key=lambda line: -line.size)[:3]


def _leading_name(text: str, line: Line) -> tuple[int, int] | None:
    """Return the part of a line before any mark, when it is two to six words like a name."""
    content = text[line.start : line.end]
    turned = TURNED_NAME.match(content)
    if turned and line.start == 0 and not is_occupational(content):
        return line.start + turned.start("name"), line.start + turned.end("name")
    titled = TITLED_NAME.match(content)
    if titled:
        return line.start + titled.start("name"), line.start + titled.end("name")
    first = re.split(r"\s{2,}|[|•·@:,()]|\s[–—-]\s|\d", CREDENTIALS.sub(" | ", content))[0].strip()
    parts = first.split()
    if (
        not 2 <= len(parts) <= MOST_NAME_WORDS
        or kind_of_heading(content) is not None
        or not bare(content)
    ):
        return None
    if DOCUMENT.intersection(part.lower() for part in parts):
        return None
    capital = sum(part[0].isupper() for part in parts)
    small = {part for part in parts if not part[0].isupper()}
    if len(parts) > 4 and not small:
        return None
    if capital < 2 or not small <= PARTICLES or not all(NAME_WORD.match(part) for part in parts):
        return None
    start = text.index(parts[0], line.start)
    return start, min(line.end, start + len(first))


def _repeats(text: str, name: tuple[int, int]) -> list[tuple[int, int]]:
    """Return every place where the name stands, as in a page header, or one of its parts alone."""
    parts = [part.strip(".,") for part in text[name[0] : name[1]].split()]
    whole = r"\b" + r"\s{1,3}".join(map(re.escape, parts)) + r"(?!\w)"
    spans = [name, *_spans(re.compile(whole, re.IGNORECASE), text)]
    for part in parts:
        if len(part) >= SHORTEST_PART and not is_occupational(part):
            alone = rf"(?<!\w)(?:{re.escape(part.title())}|{re.escape(part.upper())})(?!\w)"
            spans += _spans(re.compile(alone), text)
    return spans
