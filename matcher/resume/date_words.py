"""How dates are written: names of months and seasons in several languages, and the patterns."""

from __future__ import annotations

import re

NAMES_BY_MONTH = (
    "jan january januar jänner janvier janv enero ene gennaio genn janeiro januari",
    "feb february februar feber février fevrier févr fevr fév febrero febbraio febb fevereiro fev "
    "februari",
    "mar march märz maerz mär mrz mars marzo março marco maart mrt",
    "apr april avril avr abril abr aprile",
    "may mai mayo maggio magg maio mei",
    "jun june juni juin junio giugno giu junho",
    "jul july juli juillet juil julio luglio lug lugl julho",
    "aug august août aout agosto ago augustus",
    "sep sept september septembre septiembre setiembre settembre sett setembro",
    "oct october oktober okt octobre octubre ottobre ott outubro",
    "nov november novembre noviembre novembro",
    "dec december dezember dez décembre decembre déc diciembre dic dicembre dezembro",
)
MONTHS = {
    name: number for number, names in enumerate(NAMES_BY_MONTH, start=1) for name in names.split()
}
SEASONS = {
    "spring": 3, "summer": 6, "fall": 9, "autumn": 9, "winter": 12,
    "frühling": 3, "frühjahr": 3, "sommer": 6, "herbst": 9,
    "q1": 1, "q2": 4, "q3": 7, "q4": 10,
}  # fmt: skip
"""The first month of each stretch of three."""
NAME = "|".join(sorted((*MONTHS, *SEASONS), key=len, reverse=True))
YEAR = r"(?:19|20)\d\d"
POINT = (
    rf"(?:(?:\d{{{{1,2}}}}(?:st|nd|rd|th|\.|er)?\s+(?:de\s+|of\s+)?)?"
    rf"(?P<name{{0}}>{NAME})\.?,?[\s-]*(?:\d{{{{1,2}}}}(?:st|nd|rd|th)?,\s*)?"
    rf"(?:(?:of|de|del)\s+)?[’'‘]?(?P<named{{0}}>{YEAR}|\d\d(?!\d))"
    rf"|(?P<one{{0}}>\d{{{{1,2}}}})\s?(?P<mark{{0}}>[/.-])\s?(?P<two{{0}}>\d{{{{1,2}}}})\s?[/.-]\s?(?P<full{{0}}>{YEAR})"
    rf"|(?P<month{{0}}>0?[1-9]|1[0-2])\s?[/.-]\s?(?P<numbered{{0}}>{YEAR})"
    rf"|(?P<iso{{0}}>{YEAR})\s?[-/.]\s?(?P<isomonth{{0}}>0[1-9]|1[0-2])(?:[-/.]\d\d)?(?!\d)"
    rf"|(?P<year{{0}}>{YEAR}))"
)
"""One end of a range: Jan 2020, 1 de enero de 2020, 15/01/2020, 01/2020, 2020-01, 2020."""
SHORT = r"(?:(?P<shortmonth{0}>0?[1-9]|1[0-2])/(?P<short{0}>\d\d)(?![\d/]))"
LONE = rf"(?P<lone>{NAME})\.?"
LATE = r"(?P<late>\d\d)(?!\d)"
NOW = (
    r"(?P<now>(?:the\s+|to\s+)?present(?:\s+day)?|current(?:ly)?|now|today|ongoing|to\s?date"
    r"|till\s?date|date|heute|jetzt|aktuell|laufend|gegenwärtig|aujourd['’]hui|pr[ée]sente?"
    r"|ce\s+jour|en\s+cours|maintenant|actualidad|actualmente|actual|hoy|oggi"
    r"|atual(?:mente)?|heden)"
)
FROM = r"(?:from|since|von|seit|ab|depuis|de|du|desde|dal|da|vanaf)"
SINCE_WORD = r"(?:since|seit|depuis|desde|dal|ab|vanaf)"
TO = (
    r"(?:-+|–|—|−|‒|\bto\b|\buntil\b|\btill?\b|\bthrough\b|\bthru\b|\bbis\b(?:\s+zum)?|\|"
    r"|(?<=\s)(?:à|au|jusqu['’]à|a|al|hasta|até|tot|fino\s+a)(?=\s))(?:\s*\bto\b)?"
)
RANGE = re.compile(
    rf"(?<![\w$£€/])(?:{FROM}\s+)?(?:{POINT.format('a')}|{SHORT.format('a')}|{LONE})\s*{TO}\s*"
    rf"(?:{POINT.format('b')}|{SHORT.format('b')}|{NOW}|{LATE})(?![\w%])",
    re.IGNORECASE,
)
SINCE = re.compile(rf"(?<!\w){SINCE_WORD}\s+{POINT.format('a')}(?!\w)", re.IGNORECASE)
OPEN = re.compile(
    rf"(?<![\w$£€/]){POINT.format('a')}\s*[–—-]+\s*(?:\?|…|\.\.\.)?(?=\s{{2}}|\)|$)", re.I
)
"""A beginning and a dash, as in "2018 -": what it opens still goes on."""
YEARS = re.compile(rf"(?<![\w$£€/.-])(?P<first>{YEAR})\s?/\s?(?P<second>{YEAR}|\d\d)(?![\w%/.-])")
"""Two years with a stroke, as of a school: 2018/2019, 2018/19."""
TWICE = re.compile(
    rf"(?<!\w)(?P<season>{'|'.join(SEASONS)})s?\s+(?P<first>{YEAR})\s*(?:,|&|and|und|et|y)\s*"
    rf"(?:(?P<other>{'|'.join(SEASONS)})\s+)?(?P<second>{YEAR})(?!\w)",
    re.IGNORECASE,
)
"""The same season of two years: Summer 2012 and 2013."""
SINGLE = re.compile(rf"(?<![\w$£€.,]){POINT.format('a')}(?![\w%])", re.IGNORECASE)
STAND_IN = re.compile(
    r"(?<!\w)(?:(?:month|mmm?|monat|mois|mes)[\s./-]{0,2})?"
    r"(?:(?:19|20)(?:xx|x|__|\?\?)|xxxx|yyyy|jjjj|aaaa|year)\s{0,2}(?:-{1,3}|–|—|to|bis)\s{0,2}"
    r"(?:(?:(?:month|mmm?|monat|mois|mes)[\s./-]{0,2})?"
    r"(?:(?:19|20)(?:xx|x|__|\?\?)|xxxx|yyyy|jjjj|aaaa|year)|present|ongoing|current|now|today)(?!\w)",
    re.IGNORECASE,
)
"""What a template writes where dates should stand: Month 20XX - Present, YYYY - YYYY."""
DIGITS = re.compile(r"\d\d")
