"""The name of the person: where it stands first."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import pairwise

from matcher.resume.characters import bare
from matcher.resume.occupations import is_occupational, may_be_surname
from matcher.resume.resume import Line
from matcher.resume.sections import kind_of_heading
from matcher.resume.spans import Span

LABELLED = re.compile(
    r"^\W{0,3}(?:(?:full |complete |candidate |applicant )?name(?: and surname"
    r"| of (?:the )?(?:candidate|applicant))?"
    r"|name, vorname|vor- und nachname|nom(?: et prénom| complet)?|prénom et nom"
    r"|nombre(?: completo| y apellidos?)?"
    r"|apellidos y nombres?|nome(?: completo| e cognome| e sobrenome)?|naam|volledige naam"
    r"|imię i nazwisko|namn"
    r"|navn|nimi|jméno(?: a příjmení)?|név|nume(?: și prenume)?|ad[ıi]? ?soyad[ıi]?"
    r"|ф\.?и\.?о\.?|имя|піб|姓名|氏名"
    r"|お?名前|이름|성명|الاسم(?: الكامل)?|नाम|nama(?: lengkap)?|họ (?:và )?tên|ονοματεπώνυμο)"
    r"(?:\s{0,6}[:：]\s{0,9}|\s{3,})(?P<name>[^|•\n]{2,60}?)(?=\s{3,}|$)",
    re.IGNORECASE,
)
HALVES = re.compile(
    r"^\W{0,3}(?P<which>first names?|given names?|forenames?|last name|surname|family name"
    r"|vorname|nachname"
    r"|familienname|prénoms?|nom de famille|nombres?|apellidos?|cognome|sobrenome|voornaam"
    r"|achternaam|imię"
    r"|nazwisko|förnamn|efternamn|имя|фамилия|отчество)(?:\s{0,6}[:：]\s{0,9}|\s{3,})(?P<name>[^|•\n]{2,40}?)"
    r"(?=\s{3,}|$)",
    re.IGNORECASE,
)
HONORIFIC = (
    r"(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Mx|Herrn?|Frau|Mme|Mlle|Monsieur|Madame|Sra?|Srta"
    r"|Señora?|Dra|Ing|Engr?"
    r"|Er|Dipl|Mag|Rev|Sir|Dame|Capt|Col|Lt|Sgt|Adv|CA|Hon|Dott|Dottssa|Sig|Signora?|Shri|Smt"
    r"|Pan|Pani)"
)
TITLES = re.compile(
    rf"^(?:{HONORIFIC}(?:\.(?:-?(?:Ing|Inf|Kfm|Kff|Psych|nat|rer|phil|med|jur)\.?)*)?\s+)+", re.I
)
NAME_WORD = re.compile(
    r"^(?:[^\W\d_]\.(?:-?[^\W\d_]\.)*|[^\W\d_][^\W\d_.'’-]*(?:['’.-][^\W\d_]+)*\.?)$"
)
CREDENTIALS = re.compile(
    r"(?<!\s),?\s{1,9}(?:RN|BSN|MSN|MBA|PhD|Ph\.D\.|MD|CPA|PMP|CISSP|Esq|Jr|Sr|II|III|LPN|PE"
    r"|MSc|BSc|CNA|M\.D\.)"
    r"\.?(?=,|\s|$)"
)
DOCUMENT = frozenset(
    "curriculum vitae resume resumé résumé cv page lebenslauf currículum bewerbung bio "
    "portfolio profile "
    "seite página of résume".split()
)
PARTICLES = frozenset(
    "a/l a/p af al ap bin bint binti binte ben s/o da das de del dela della den der di do dos "
    "du e el ibn la las le los mac mc "
    "san st te ten ter to ud und van vom von y zu zum zur".split()
)
PARTICLE_JOINED = re.compile(r"^(?:al|el|d|l|o|m|n)[-'’]", re.IGNORECASE)
TURNED_NAME = re.compile(r"^(?P<name>[A-Z][^\W\d_]{1,30}, [A-Z][^\W\d_]{1,30}(?: [A-Z]\.?)?)$")
TITLED_NAME = re.compile(
    r"^(?i:resum[eé]|r[eé]sum[eé]|cv|curriculum vitae|lebenslauf|currículum(?: vitae)?)(?: of"
    r"| von| de|:| [-–—|])\s{1,3}"
    r"(?P<name>[^\W\d_][^\W\d_.'’-]{1,30}(?:[ ][^\W\d_][^\W\d_.'’-]{0,30}){1,3})$"
)
SIGNED = re.compile(
    r"^\W*(?:sincerely|yours (?:sincerely|faithfully|truly)|(?:kind|best|warm) regards|regards"
    r"|respectfully"
    r"|mit freundlichen grüßen|cordialement|atentamente|saludos|cordiali saluti|atenciosamente"
    r"|signature|signed)"
    r"\W*$",
    re.IGNORECASE,
)
CASELESS = re.compile(
    "[\u3040-\u30ff\u3400-\u9fff]{1,4}[ \u3000]?[\u3040-\u30ff\u3400-\u9fff]{1,5}"
    "|[\uac00-\ud7a3]{2,4}|[\uac00-\ud7a3] ?[\uac00-\ud7a3]{2,3}"
)
UNCASED = "[\u0590-\u05ff\u0600-\u06ff\u0900-\u0dff\u0e00-\u0e7f]{2,}"
OTHER_SCRIPTS = re.compile(f"{UNCASED}(?: {UNCASED}){{1,4}}")
PAPERS = frozenset("履歴書 职务经历书 職務経歴書 简历 個人簡歷 个人简历 이력서 السيرة".split())
"""What such a document is called, in scripts without capitals."""
END = re.compile(r"\s{2,}|[|•·@:,()\[\]/\"“”]|\s[–—-]\s|\d")
MOST_NAME_WORDS = 6
TOP_LINES = 10
LARGE, LARGER = 1.6, 1.25
"""A name is often set in letters so many times the usual size; two lines of it at least so many."""


def find_name(text: str, lines: Sequence[Line], contact: str) -> list[Span]:
    """Return the spans of the name as it stands first: one, or two for a name over two lines.

    `contact` is e-mail addresses and links in small letters, which often hold the name.
    """
    filled = [line for line in lines if text[line.start : line.end].strip()]
    large = _largest(filled)
    top = filled[:TOP_LINES]
    top += [line for line in large if line not in top]
    return (
        _labelled(text, filled[: 3 * TOP_LINES])
        or _over_two_lines(text, filled, large, contact)
        or _leading(text, top, large, contact)
        or _from_contact(text, contact)
        or _signed(text, filled)
    )


def _labelled(text: str, lines: Sequence[Line]) -> list[Span]:
    halves: list[Span] = []
    for line in lines:
        content = text[line.start : line.end]
        whole = LABELLED.match(content)
        if whole and not is_occupational(whole["name"]) and len(whole["name"].split()) <= 7:
            return [(line.start + whole.start("name"), line.start + whole.end("name"))]
        half = HALVES.match(content)
        if half and len(half["name"].split()) <= 4:
            halves.append((line.start + half.start("name"), line.start + half.end("name")))
    return halves[:3] if len(halves) >= 2 else []


def _over_two_lines(
    text: str, lines: Sequence[Line], large: Sequence[Line], contact: str
) -> list[Span]:
    """Return a first and a last name that stand below each other in one size."""
    sizes = sorted(line.size for line in lines)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    for number, (upper, lower) in enumerate(pairwise(lines)):
        if number >= TOP_LINES and upper not in large:
            continue
        parts = [TITLES.sub("", bare(text[line.start : line.end])) for line in (upper, lower)]
        alike = abs(upper.size - lower.size) <= 0.15 * max(upper.size, 1.0)
        outstanding = upper.size >= LARGER * usual > 0 and upper.page == 1
        words = [word for part in parts for word in part.split() if word.lower() not in PARTICLES]
        if not (alike and all(parts) and 2 <= len(words) <= 4):
            continue
        shared = sum(
            any(len(word) > 2 and _plain(word) in contact for word in part.split())
            for part in parts
        )
        if not (shared == 2 or (outstanding and (shared or number <= 1))):
            continue
        if all(is_capital_name(part.split(), 1) for part in parts) and not _is_work(
            " ".join(words)
        ):
            return [_trimmed(text, line) for line in (upper, lower)]
    return []


def _leading(text: str, top: Sequence[Line], large: Sequence[Line], contact: str) -> list[Span]:
    """Return the first piece near the top that is a name: first, large, or in the e-mail."""
    for number, line in enumerate(top):
        for span in _pieces(text, line, contact):
            content = text[span[0] : span[1]]
            shared = _is_shared(content, contact)
            outstanding = number <= 1 or line in large
            person = not is_occupational(content) or (number == 0 and may_be_surname(content))
            if (person and outstanding) or (shared and (person or shared >= 2)):
                return [span]
    return []


def _pieces(text: str, line: Line, contact: str) -> Iterator[Span]:
    """Yield the parts of a line that read like a name, first the one at its beginning."""
    content = text[line.start : line.end]
    for pattern in (TURNED_NAME, TITLED_NAME):
        match = pattern.match(content)
        if match and not is_occupational(content) and not PLACE_LIKE.search(content):
            yield line.start + match.start("name"), line.start + match.end("name")
            return
    at = 0
    for piece in re.split(r"\s{3,}|[|•·]", content):
        start = content.index(piece, at)
        at = start + len(piece)
        found = _name_in(piece, contact)
        if found:
            begin = content.index(found, start)
            yield line.start + begin, line.start + begin + len(found)


PLACE_LIKE = re.compile(r", (?:[A-Z]{2}|USA|UK)\b")


def _name_in(piece: str, contact: str) -> str:
    """Return the name that a piece of a line begins with, or nothing."""
    whole = piece.strip()
    if CASELESS.fullmatch(whole) or OTHER_SCRIPTS.fullmatch(whole):
        return "" if PAPERS.intersection(whole.split()) else whole
    titles = TITLES.match(whole)
    rest = whole[titles.end() :] if titles else whole
    first = END.split(CREDENTIALS.sub(" | ", rest))[0].strip()
    parts = first.split()
    if (
        not 1 <= len(parts) <= MOST_NAME_WORDS
        or kind_of_heading(whole) is not None
        or not bare(whole)
    ):
        return ""
    if DOCUMENT.intersection(part.lower() for part in parts if part != "Page" or part is parts[0]):
        return ""
    if len(parts) == 1:
        alone = len(first) > 2 and first == rest and first[0].isupper()
        return first if alone and first.isalpha() and _plain(first) in contact else ""
    if is_capital_name(parts, 2):
        return first
    small = all(part.islower() and NAME_WORD.match(part) for part in parts) and len(parts) <= 4
    return first if small and _is_shared(first, contact) >= 2 else ""


def is_capital_name(parts: Sequence[str], fewest: int) -> bool:
    """Tell whether words are written as names are: capitals, particles, initials."""
    capital = sum(part[0].isupper() or bool(PARTICLE_JOINED.match(part)) for part in parts)
    small = {part for part in parts if not part[0].isupper() and not PARTICLE_JOINED.match(part)}
    if len(parts) > 4 and not small:
        return False
    return capital >= fewest and small <= PARTICLES and all(map(NAME_WORD.match, parts))


def _is_work(content: str) -> bool:
    return is_occupational(content) or kind_of_heading(content) is not None


def _is_shared(content: str, contact: str) -> int:
    """Count the words of a name that the contact data hold; an initial with a last name is one."""
    found = [_plain(word) for word in re.findall(r"[^\W\d_]+", content)]
    shared = sum(len(word) > 2 and word in contact for word in found)
    if len(found) >= 2 and f"{found[0][:1]}{found[-1]}" in contact:
        shared = max(shared, 1)
    return shared


def _plain(word: str) -> str:
    """Return a word in small letters without accents, as in an e-mail address."""
    apart = unicodedata.normalize("NFKD", word.lower().replace("ß", "ss").replace("ø", "o"))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _from_contact(text: str, contact: str) -> list[Span]:
    """Return where both names of an e-mail address such as jane.doe@ stand together in the text."""
    for local in re.findall(r"([a-z]+(?:[._-][a-z]+)+)\d*@", contact):
        parts = [part for part in re.split(r"[._-]", local) if len(part) > 1]
        if len(parts) < 2 or is_occupational(" ".join(parts)):
            continue
        for pair in (parts, parts[::-1]):
            pattern = (
                rf"\b{re.escape(pair[0])}(?: [^\W\d_.'’-]+\.?){{0,2}},? {re.escape(pair[-1])}\b"
            )
            for match in re.finditer(pattern, text, re.IGNORECASE):
                if match.group()[0].isupper():
                    return [match.span()]
    return []


def _signed(text: str, lines: Sequence[Line]) -> list[Span]:
    """Return the name below a closing formula."""
    for line, following in pairwise(lines):
        if SIGNED.match(text[line.start : line.end]):
            content = text[following.start : following.end].strip()
            if _name_in(content, "") == content:
                return [_trimmed(text, following)]
    return []


def _trimmed(text: str, line: Line) -> Span:
    content = text[line.start : line.end]
    name = bare(content)
    start = line.start + content.index(name)
    return start, start + len(name)


def _largest(lines: Sequence[Line]) -> list[Line]:
    """Return the lines of the first page whose letters are far larger than usual, largest first."""
    sizes = sorted(line.size for line in lines)
    usual = sizes[len(sizes) // 2] if sizes else 0.0
    large = [line for line in lines if line.page == 1 and line.size > LARGE * usual > 0]
    return sorted(large, key=lambda line: -line.size)[:3]
