"""Postal addresses in the orders of many countries: streets, postcodes with towns, boxes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from matcher.resume.date_words import RANGE
from matcher.resume.spans import Span, lines_with

CAP = r"[A-ZÀ-ÖØ-ÞĀ-ŽΑ-ΩА-ЯЁІЇЄ]"
NAME = rf"{CAP}[\w.'’-]{{0,40}}"
SMALL = (
    r"(?:de|del|della|delle|dei|di|da|do|dos|das|la|le|les|el|los|las"
    r"|du|des|der|den|dem|van|von|zum|zur|am|an|y|e|d|l|und|the|of)"
)
WORDS = rf"(?:(?:{SMALL}['’ ][ ]?){{0,3}}{NAME}(?:[ ](?:{SMALL}[ '’]){{0,3}}{NAME}){{0,4}})"
NUMBER = r"\d{1,5}[ ]?[A-Za-z]?(?:[ ]?[/-][ ]?\d{1,4}[A-Za-z]?)?\b"
ENGLISH = re.compile(
    r"\b\d{1,6}[A-Za-z]?(?:[-/]\d{1,4})?,?[ ]{1,2}(?:[NSEW]\.?[ ])?(?!\d(?:st|nd|rd"
    r"|th)[ ](?i:place)\b)"
    r"(?:[A-Z0-9][\w.'’-]{0,40}[ ]{1,2}){1,4}"
    r"(?i:street|st|avenue|ave|road|rd|drive|dr|lane|ln|boulevard|blvd|court|ct|way|place|pl"
    r"|terrace"
    r"|circle|cir|parkway|pkwy|highway|hwy|square|close|crescent|cres|grove|gardens|mews|walk|trail"
    r"|loop|hill|park|row|quay|heights|plaza)\b\.?(?![ ](?i:of|for|and|store|manager|team)\b)"
    r"(?:,?[ ]*(?i:apt|apartment|unit|suite|ste|flat|floor|#)\.?[ ]*#?[\w-]+)?"
    r"(?:,[ ]*[A-Z][\w .'-]{1,40}(?:,[ ]*[A-Z]{2,}\b)?(?:[ ]+\d{4,5}(?:-\d{4})?)?)?"
)
TOWN = re.compile(
    r"\b[A-Z][\w.'’-]{1,40}(?: [A-Z][\w.'’-]{1,40}){0,2},? {1,2}[A-Z]{2},? {1,2}\d{5}(?:-\d{4})?\b"
    r"|\b(?:[A-Z][\w.'’-]{1,40}(?: [A-Z][\w.'’-]{1,40}){0,2},? )?[A-Z]{1,2}\d[A-Z\d]? \d[A-Z]{2}\b"
    r"|\b(?:[A-Z][\w.'’-]{1,40}(?: [A-Z][\w.'’-]{1,40}){0,2},? )?"
    r"(?:[A-Z]{2},? )?[ABCEGHJ-NPRSTVXY]\d[A-Z][ -]?\d[A-Z]\d\b"
    r"|\b[A-Z][\w.'’-]{1,40}(?: [A-Z][\w.'’-]{1,40}){0,2},? (?:NSW|VIC|QLD|ACT|TAS|WA|SA"
    r"|NT) \d{4}\b"
)
AFTER = re.compile(
    # the name of the street and then the number, as in most of Europe
    rf"(?<![\w.-])(?:{CAP}[\w-]{{0,30}}[ -])?[\w.-]{{0,30}}(?i:straße|strasse|str\.|gasse|allee"
    rf"|damm|chaussee|ufer|platz"
    r"|straat|laan|gracht|kade|singel|dijk|plein|steeg|dreef|gatan|vägen|gränd|stigen|gata"
    r"|gaten|veien"
    r"|vegen|gade|vej|allé|plads|stræde|katu|kuja|polku|utca|körút)"
    rf",? {{1,2}}{NUMBER}"
    rf"|\b(?i:calle|c/|avda?\.?|avenida|paseo|p[ºo]\.?|plaza|pza\.?|carrer|ronda|camino"
    rf"|carretera|travesía"
    r"|rua|alameda|praça|travessa|estrada|largo|via|viale|piazza|corso|vicolo|strada|strada"
    r"|str\.|bulevardul"
    r"|ul\.|ulica|aleja|al\.|os\.|plac|ulice|nám\.|náměstí|jalan|jl\.|jln|rue|calea|leoforos"
    r"|odos)[ ]{1,2}"
    rf"{WORDS},?[ ]{{1,2}}(?:(?i:n[º°o.]\.?|nr\.?|no\.?|núm\.?|num\.?|km)[ ]?)?{NUMBER}"
    r"(?:,?[ ]?(?:\d{1,2}[º°ª]?[ ]?[A-Za-z]{0,4}\b"
    r"|(?i:apto?\.?|piso|bloco|int\.?|esc\.?|m\.)[ ]?\w{1,5})){0,2}"
    r"|(?:ул\.|улица|вул\.|вулиця|пр-т|просп\.|проспект|пер\.|переулок|наб\.|шоссе"
    r"|бул\.)[ ]?[А-ЯЁІЇЄ][\w. -]{1,40}"
    r",?[ ]?(?:д\.|дом|буд\.)?[ ]?\d{1,4}\w?(?:,?[ ]?(?:кв\.|корп\.|стр\.)[ ]?\d{1,4})*"
    r"|(?<![\w.])[\w.]{1,30} (?i:mah\.|mahallesi|cad\.|caddesi|sok\.|sokak|sokağı|bulvarı"
    r"|blv\.)[\w ./:,-]{0,60}\d+"
)
SHORT = re.compile(
    rf"(?<![\w-]){CAP}[\w-]{{2,30}}(?:weg|ring|hof|markt|steig|stieg|kamp|berg|tie|väg|vei|gate"
    rf"|pad)"
    rf"[ ]{{1,2}}(?!(?:19|20)\d\d){NUMBER}"
)
"""Endings of streets that other words have too."""
BEFORE = re.compile(
    # the number, and then the kind of street in a Romance language
    r"\b\d{1,4}(?:[ ]?(?i:bis|ter|quater|[a-d]))?,?[ ]{1,2}(?i:rue|avenue|av\.|boulevard|bd\.?|blvd"
    r"|place|chemin"
    r"|impasse|allée|allées|quai|cours|route|square|passage|faubourg|villa|cité|résidence"
    r"|esplanade)[ ]{1,2}"
    rf"{WORDS}"
)
BOXES = re.compile(
    r"\b(?i:p\.?[ ]?o\.?[ ]?box|postfach|bo[iî]te postale|apartado(?: de correos)?|casilla"
    r"|caixa postal|postbus)"
    r"[ ]?[:#]?[ ]?\d{1,7}\b"
    r"|\b(?i:flat|house|plot|door|h\.?[ ]?no|d\.?[ ]?no|villa|qtr|quarter|apartment|apt|unit"
    r"|block|blk|room)"
    r"\.?[ ]?(?i:no\.?|number|#)?[ ]?[:.-]?[ ]?[A-Z]?-?\d{1,5}[\w/-]*,[^\n|•]{3,90}"
)
EAST = re.compile(
    r"〒[ ]?\d{3}-?\d{4}(?:[ ]?[\u3040-\u30ff\u4e00-\u9fff][^\n|]{2,60})?"
    r"|\b\d{3}-\d{4}[ ]?[\u3040-\u30ff\u4e00-\u9fff][^\n|]{2,60}"
    r"|[\u4e00-\u9fff]{1,4}[都道府県][\u3040-\u30ff\u4e00-\u9fff]{1,8}[市区町村郡][^\n|]{0,60}"
    r"|(?:[\u4e00-\u9fff]{2,6}(?:省|自治区))?[\u4e00-\u9fff]{2,5}市[\u4e00-\u9fff]{2,6}[区县][^\n|]{0,50}"
    r"|[가-힣]{2,8}(?:특별시|광역시|시|도) [가-힣]{1,6}(?:구|군|시)[^\n|]{0,50}"
)
POSTCODE = (
    r"(?:(?:D|DE|A|AT|CH|F|FR|I|IT|E|ES|B|BE|L|LU|DK|S|SE|N|NO|FI|FIN|CZ|SK|H|HU|RO|P|PT|GR|HR"
    r"|SI|LT|LV)-)?"
    r"(?:\d{5}-\d{3}|\d{4}-\d{3}|\d{2}-\d{3}|\d{3} \d{2}|\d{4} ?[A-Z]{2}|\d{6}|\d{3} \d{3}"
    r"|\d{7}|\d{5}|\d{4}|\d{3})"
)
CODED = re.compile(
    rf"(?<![\w.,+-])(?P<code>{POSTCODE}),? {{1,2}}{CAP}[\w.'’-]{{1,40}}(?:[ /-](?:{SMALL} "
    rf")?{CAP}[\w.'’-]{{1,40}}){{0,3}}"
    r"(?:[ ]?\(?(?-i:[A-Z]{2})\)?\b)?"
)
"""A postcode and a town."""
TOWN_CODED = re.compile(
    rf"\b{CAP}[\w.'’-]{{1,40}}(?:[ /-]{CAP}[\w.'’-]{{1,40}}){{0,3}}(?: ?[,–-] ?| "
    rf")(?:[A-Z]{{2}}[ ,-]{{1,2}})?"
    r"(?P<code>\d{5}-\d{3}|\d{6}|\d{3} \d{3}|\d{4}-\d{3}|[A-Z]\d[\dW] ?[A-Z\d]{4}|\d{5}"
    r"|\d{4})(?![\w%,.-]?\d)"
)
"""A town and a postcode, as in India, Brazil, Ireland, Singapore."""
LABELLED = re.compile(
    r"^\W{0,4}(?:(?:current |present |permanent |home |postal |mailing |residential "
    r"|correspondence )*address"
    r"|residence|adresse|anschrift|wohnort|wohnhaft in|domicile|dirección|domicilio|residencia"
    r"|indirizzo"
    r"|residenza|endereço|morada|adres|woonplaats|adress|osoite|adresa|lakcím|bydliště"
    r"|ikametgah|адрес|адреса"
    r"|住所|现居地|地址|住址|주소|العنوان|पता)(?:\s{0,3}[:：–-]\s{0,4}|\s{2,})(?P<value>[^\n|•]{4,120})",
    re.IGNORECASE | re.MULTILINE,
)
YEAR = re.compile(r"(?:19|20)\d\d")
HOUSED = re.compile(rf"^[^\d\n]{{0,12}}(?:{NUMBER}[ ,]|[^\W\d])[^\n|•@]{{2,70}}$")
"""A street with a number in any order, told by the postcode that follows it."""
MOST_STREET_WORDS = 9
DIGIT = re.compile(r"\d")
HINTS = tuple(
    "straße strasse str. gasse allee damm chaussee ufer platz straat laan gracht kade singel "
    "dijk plein "
    "steeg dreef gatan vägen gränd stigen gata gaten veien vegen gade vej allé plads stræde "
    "katu kuja "
    "polku utca körút calle c/ avda avd. av. avenida paseo pº po. plaza pza carrer ronda camino "
    "carretera "
    "travesía rua alameda praça travessa estrada largo via viale piazza corso vicolo strada "
    "bulevardul ul. "
    "ulica aleja al. os. plac ulice nám. náměstí jalan jl. jln rue calea leoforos odos ул. "
    "улица вул. "
    "вулиця пр-т просп. проспект пер. переулок наб. шоссе бул. mah. mahallesi cad. caddesi sok. "
    "sokak "
    "sokağı bulvarı blv. avenue boulevard bd blvd place chemin impasse quai cours route square "
    "passage "
    "faubourg villa cité résidence esplanade box postfach postale apartado casilla caixa "
    "postbus flat "
    "house plot door h.no d.no h. d. qtr quarter apartment apt unit block blk room".split()
)
"""What a street or a box in one of the long patterns has, in small letters."""
OTHER_DATA = re.compile(
    r"\s{3,}|\s[|•·]\s|[\w.+-]{1,64}@|(?:\bphone|\btel|\bemail|\be-mail|\bmobile)\b|\+\d", re.I
)


def addresses(text: str, near: Sequence[Span]) -> list[Span]:
    """Return streets anywhere, and what is only a postcode with a town in the stretches `near`."""
    spans = [span for line in lines_with(DIGIT, text) for span in _on_line(text, *line, near)]
    spans += _labelled(text)
    streets = list(spans)
    for start, end in near:
        spans += [match.span() for match in SHORT.finditer(text, start, end)]
        for pattern in (CODED, TOWN_CODED):
            towns = [match.span() for match in pattern.finditer(text, start, end)
                     if _is_code(match, text, streets)]  # fmt: skip
            spans += towns
            spans += [span for town in towns for span in _street_before(text, start, town[0])]
    return _joined(text, spans)


def _on_line(text: str, start: int, end: int, near: Sequence[Span]) -> Iterator[Span]:
    """Yield the addresses on one line, looking only for those whose words it has."""
    lowered = text[start:end].lower()
    patterns = [ENGLISH, TOWN]
    if any(hint in lowered for hint in HINTS):
        patterns += [AFTER, BEFORE, BOXES]
    if not lowered.isascii():
        patterns.append(EAST)
    for pattern in patterns:
        for match in pattern.finditer(text, start, end):
            if not _is_year(match, near):
                yield match.span()


def _is_year(match: re.Match[str], near: Sequence[Span]) -> bool:
    """Tell whether the house number may be a year, away from where contact data stand."""
    dated = re.match(YEAR.pattern + r"\b", match.group()) or re.search(
        r"\b" + YEAR.pattern + "$", match.group()
    )
    return bool(dated) and not any(start <= match.start() < end for start, end in near)


def _labelled(text: str) -> Iterator[Span]:
    for match in LABELLED.finditer(text):
        value = OTHER_DATA.split(match["value"])[0].rstrip(" ,;-")
        if value:
            yield match.start("value"), match.start("value") + len(value)


def _street_before(text: str, start: int, town: int) -> Iterator[Span]:
    """Yield what stands right before a postcode or its town, on its line or on the one above."""
    line = text.rfind("\n", start, town) + 1 or start
    first = max(line, *(text.rfind(mark, line, town) + 1 for mark in "|•·"))
    if not text[first:town].strip(" ,;-"):
        above = text.rfind("\n", start, max(line - 1, start)) + 1 or start
        first, town = above, max(line - 1, above)
    field = text[first:town].rstrip(" ,;-")
    content = field.lstrip()
    housed = re.search(r"\d", content) and HOUSED.match(content) and not OTHER_DATA.search(content)
    if housed and len(content.split()) <= MOST_STREET_WORDS and not RANGE.search(content):
        yield first + len(field) - len(content), first + len(field)


def _is_code(match: re.Match[str], text: str, streets: Sequence[Span]) -> bool:
    """Tell a postcode from a year: four digits like a year need a street on the line or above."""
    if "\n" in match.group():
        return False
    code = match["code"]
    if not YEAR.fullmatch(code) and not (code.isdigit() and len(code) in (3, 7)):
        return True
    if not YEAR.fullmatch(code):
        return text[: match.start()].endswith(("\n", ", ")) and match.string[match.end() :][:1] in (
            "",
            "\n",
        )
    line = text.rfind("\n", 0, match.start()) + 1
    above = text.rfind("\n", 0, max(line - 1, 0)) + 1
    return any(above <= end <= match.start() + 3 for _, end in streets)


def _joined(text: str, spans: Sequence[Span]) -> list[Span]:
    """Join the parts of one address that only commas part."""
    joined: list[Span] = []
    for start, end in sorted(spans):
        if (
            joined and start - joined[-1][1] <= 3 and not text[joined[-1][1] : start].strip(" ,-–")
        ) or (joined and start < joined[-1][1]):
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return [(start, end) for start, end in joined if "\n" not in text[start:end]]
