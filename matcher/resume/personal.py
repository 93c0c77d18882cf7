"""What says who a person is beside the name: birth, age, gender, family, nationality."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from matcher.resume.spans import Span, lines_with


class Told(NamedTuple):
    """A stretch of the text that tells something, and what it tells."""

    start: int
    end: int
    value: str


LABELS = {
    "birth_date": (
        r"date of birth|birth ?date|birthday|d\.?\s?o\.?\s?b\.?|born(?: on| in)?|geboren(?: "
        r"am)?|geburtsdatum"
        r"|geb\. am|geburtstag|date de naissance|née? le|fecha de nac(?:imiento|\.)|nacimiento"
        r"|data di nascita"
        r"|nat[oa] il|data de nasc(?:imento|\.)|nascimento|geboortedatum|geboren op"
        r"|data urodzenia|födelsedatum"
        r"|född|fødselsdato|født|syntymäaika|datum narození|születési (?:dátum|idő)"
        r"|doğum tarihi|data nașterii"
        r"|дата рождения|дата народження|год рождения|生年月日|出生日期|出生年月"
        r"|생년월일|تاريخ الميلاد|जन्म ?तिथि"
        r"|tanggal lahir|ngày sinh|ημερομηνία γέννησης"
    ),
    "age": (
        r"age|alter|âge|edad|età|idade|leeftijd|wiek|ålder|alder|ikä|yaş"
        r"|возраст|年齢|年龄|나이|العمر"
    ),
    "gender": (
        r"gender|sex|geschlecht|sexe|genre|sexo|género|genere|sesso|gênero|geslacht|płeć|kön"
        r"|kjønn|sukupuoli"
        r"|pohlaví|cinsiyet|пол|стать|性別|性别|성별|الجنس|लिंग|jenis kelamin|giới tính"
    ),
    "marital_status": (
        r"marital status|civil status|family status|familienstand|état civil"
        r"|situation (?:de famille|familiale)"
        r"|estado civil|stato civile|burgerlijke staat|stan cywilny|civilstånd|sivilstatus"
        r"|siviilisääty"
        r"|rodinný stav|családi állapot|medeni (?:durum|hal)u?|семейное положение|сімейний стан"
        r"|婚姻状况|婚姻"
        r"|配偶者|결혼 여부|الحالة الاجتماعية|वैवाहिक स्थिति|status pernikahan"
    ),
    "nationality": (
        r"nationality|citizenship|staatsangehörigkeit|nationalität|staatsbürgerschaft"
        r"|nationalité|nacionalidad"
        r"|ciudadanía|nazionalità|cittadinanza|nacionalidade|nationaliteit|narodowość|obywatelstwo"
        r"|nationalitet|medborgarskap|statsborgerskap|kansalaisuus|státní občanství"
        r"|állampolgárság|uyruk"
        r"|uyruğu|гражданство|громадянство|国籍|國籍|국적"
        r"|الجنسية|राष्ट्रीयता|kewarganegaraan|quốc tịch"
    ),
    "others": (
        r"religion|konfession|religión|religione|religião|din|agama|caste|place of birth"
        r"|birth ?place"
        r"|geburtsort|lieu de naissance|lugar de nacimiento|luogo di nascita|naturalidade"
        r"|geboorteplaats"
        r"|pronouns|passport(?: no\.?| number)?|social security(?: number| no\.?)?|ssn"
        r"|national id(?: no\.?)?"
        r"|id (?:no|number|card)|identity (?:no|number|card)|cpf|rg|curp|rfc|dni|nie|nif|cnp"
        r"|pesel|aadhaa?r"
        r"(?: no\.?| number)?|pan(?: no\.?| number| card)|nric|cnic|bsn|ahv(?:-nr\.?)?|codice "
        r"fiscale|tckn"
        r"|photo|father['’]?s? name|mother['’]?s? name|spouse(?:['’]?s)? name|children|kinder"
        r"|enfants|hijos|figli"
        r"|filhos|blood group|height|weight|größe|gewicht|ethnicity|race|disability"
        r"|military (?:status|service)"
        r"|askerlik(?: durumu)?|health status|visa status|work permit|permit type"
        r"|aufenthaltsstatus|race"
    ),
}
SEPARATOR = r"(?:\s{0,9}[:：=]\s{0,9}|\s{1,4}[-–—]\s{1,4}|\s{2,9})"
SEPARATED = re.compile(r"[:：=]|\s[-–—]|\s\s")
VALUE = (
    r"[^|•\n]{1,60}?(?=\s{2,}|\s?[|•;*]|[,.]?\s(?:(?-i:[A-Z])[\w'’]{2,14}\s){0,2}"
    r"(?-i:[A-Z])[\w'’]{2,14}\.?\s?[:：]|$)"
)
"""Up to a gap, a mark, the next label, or the end of the line."""
PATTERNS = {
    kind: re.compile(
        rf"(?<![\w-])(?:{labels})\.?{SEPARATOR}(?P<value>{VALUE})", re.IGNORECASE | re.MULTILINE
    )
    for kind, labels in LABELS.items()
}
ALONE = {
    kind: re.compile(rf"^\W{{0,3}}(?:{labels})\s?[:：]?\s*$", re.IGNORECASE)
    for kind, labels in LABELS.items()
}
"""A label that has a line to itself; its value is on the next one."""
BIRTH = re.compile(
    r"\b(?:date of birth|birth ?date|d\.?o\.?b\.?|born(?: on| in)?|geboren(?: am| op)?|geb\.(?: "
    r"am)?|née? le"
    r"|nacid[oa] el|nat[oa] il|nascid[oa] em|född|født|ur\."
    r"|doğum) (?:the )?(?:\w{3,12}\.? )?\d[\w./-]{0,9}"
    r"(?:[ ]\w{3,12}\.?)?(?:,? ?\d{4})?(?: in [A-ZÄÖÜ][\w-]+)?",
    re.IGNORECASE,
)
OLD = re.compile(
    r"\b\d{2}[ -]years?[ -]old\b|\b\d{2} ?y/?o\b|\baged \d{2}\b(?! ?[-–to])|\b\d{2} ans\b(?! d)"
    r"|\b\d{2} años\b(?! de)"
    r"|\b\d{2} anni\b(?! di)|\b\d{2} Jahre alt\b|\b\d{2} anos\b(?! de)|\b\d{2} lat\b",
    re.IGNORECASE,
)
PRONOUNS = re.compile(
    r"[(\[]?\b(?:she|he|they|ze|xe|elle|il|ella|él|sie|er)\s?/\s?(?:her|him|them|they|hir|zir"
    r"|xem|iel|elle|ihr|ihm)s?"
    r"(?:\s?/\s?(?:hers|his|theirs))?\b[)\]]?",
    re.IGNORECASE,
)
WED = re.compile(
    r"^\W{0,3}(?:(?:un)?married|single|divorced|widow(?:ed|er)?|verheiratet|ledig|geschieden"
    r"|verwitwet|marié|mariée"
    r"|célibataire|divorcée?|veufe?|casad[oa]|solter[oa]|divorciad[oa]|solteir[oa]|sposat[oa]"
    r"|celibe|nubile"
    r"|gehuwd|ongehuwd|gift|ogift|żonaty|mężatka|evli|bekar"
    r"|женат|замужем|холост|не замужем|已婚|未婚)"
    r"(?:[,;]? (?:with )?(?:\w+ "
    r")?(?:child(?:ren)?|kids?|kind(?:er)?|enfants?|hij[oa]s?|figli?|filhos?|barn))?\W{0,2}$",
    re.IGNORECASE,
)
"""A field of the head that is only a family status."""
CITIZEN = re.compile(
    r"\b(?:(?:U\.?S\.?A?\.?|UK|EU|[A-Z][a-z]{3,14}(?:[ -][A-Z][a-z]{3,14})?) (?:citizen"
    r"|national|passport(?: holder)?)"
    r"|citizen of [A-Z][\w ]{3,20})\b"
)
NUMBERS = re.compile(r"\b\d{3}-\d{2}-\d{4}\b|\b\d{3}\.\d{3}\.\d{3}-\d{2}\b")
"""A US social security number and a Brazilian CPF."""
FIELD = re.compile(r"[^|•·\n;]+")
LONGEST_LABEL_VALUE = 5
WORKING = re.compile(
    r"\b(?:years?|managed|team|skills?|experience|project|company|software|engineer)\b", re.I
)


def personal_data(text: str, near: Sequence[Span]) -> dict[str, list[Told]]:
    """Return what is told, by kind; without a label it is looked for in the stretches `near` "
    "only."""
    separated = list(lines_with(SEPARATED, text))
    found = {kind: list(_labelled(kind, text, separated, near)) for kind in LABELS}
    found["birth_date"] += _plain(BIRTH.finditer(text))
    found["others"] += _plain(NUMBERS.finditer(text))
    for start, end in near:
        found["age"] += _plain(OLD.finditer(text, start, end))
        found["others"] += _plain(PRONOUNS.finditer(text, start, end))
        found["nationality"] += _plain(CITIZEN.finditer(text, start, end))
        fields = FIELD.finditer(text, start, end)
        found["marital_status"] += _plain(field for field in fields if WED.match(field.group()))
    return {kind: _apart(told) for kind, told in found.items()}


def _plain(matches: Iterable[re.Match[str]]) -> list[Told]:
    return [Told(*match.span(), match.group().strip()) for match in matches]


def _apart(told: Sequence[Told]) -> list[Told]:
    """Return what is told without what lies inside another."""
    kept: list[Told] = []
    for item in sorted(told, key=lambda item: (item.start, -item.end)):
        if not kept or item.start >= kept[-1].end:
            kept.append(item)
    return kept


def _labelled(
    kind: str, text: str, separated: Sequence[Span], near: Sequence[Span]
) -> Iterator[Told]:
    """Yield labels with their values, on one line, or on two in the stretches `near`."""
    for stretch in separated:
        for match in PATTERNS[kind].finditer(text, *stretch):
            if _is_value(kind, match["value"]):
                whole = match.group() if kind == "others" else match["value"]
                yield Told(*match.span(), whole.strip())
    for start, end in near:
        at = start
        for line, following in pairwise(text[start:end].split("\n")):
            begin = at + len(line) + 1
            short = 0 < len(following.split()) <= LONGEST_LABEL_VALUE
            if short and ALONE[kind].match(line) and _is_value(kind, following):
                yield Told(at, begin + len(following), following.strip())
            at = begin


def _is_value(kind: str, value: str) -> bool:
    """Tell whether a value fits its label; ages and births have digits, the rest is no work."""
    if kind == "age":
        return re.match(r"\D{0,3}[1-9]\d\b(?!\s?[-–])", value) is not None
    if kind == "birth_date":
        return re.search(r"\d", value) is not None and len(value.split()) <= 8
    return WORKING.search(value) is None
