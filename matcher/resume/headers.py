"""Header lines: short, capitalised, without a sentence; what an entry is known by."""

from __future__ import annotations

import re

from matcher.resume.characters import BULLET
from matcher.resume.pieces import DURATION, EMPLOYER, LABEL, STRONG, strongest, without_dates

MOST_HEADER_LETTERS = 140
MOST_HEADER_WORDS = 9
FEW_SMALL = 6
"""One word of so many may be small in a line that is written like a name."""
DEGREE = re.compile(
    r"\b(?:bachelor(?:[’']?s)?|bachillerato|baccalaur[ée]at"
    r"|master(?:[’']?s)?(?!\s+(?:chef|electrician|plumber|carpenter|data|sergeant|scheduler))"
    r"|b\.?sc|m\.?sc|b\.s(?=\.)|m\.s(?=\.)|b\.a|m\.a(?=\.)|ph\.?d|dphil|diploma|diplom|dipl"
    r"|degree|mba|b\.?eng|m\.?eng|b\.?tech|m\.?tech|b\.?com|gcses?|pgce|abitur|licenciatura"
    r"|laurea|ma[îi]trise|staatsexamen|magister|promotion\s+zum|doctorate|doktor|ged)\b",
    re.IGNORECASE,
)
ABBREVIATION = re.compile(r"\b(?:(?:[A-Z]\.){2,}|(?:Inc|Co|Corp|Ltd|Bros|Jr|Sr|Dept)\.)$")
SMALL = frozenset(
    "a an and at by da de del der des di do dos du e el en et for für im in la las le les los of "
    "on or the to und von with y zu zum zur".split()
)


def is_study(content: str) -> bool:
    """Tell whether a line names a degree rather than a job."""
    return DEGREE.search(content) is not None and strongest(content) < STRONG + 0.2


def is_header(content: str) -> bool:
    """Tell whether a line may belong to a header: short, no sentence, no bulleted text."""
    plain = content.strip()
    if "   " in plain:
        plain = BULLET.sub("", plain)
    return (
        0 < len(plain) <= MOST_HEADER_LETTERS
        and not BULLET.match(plain)
        and (not plain.endswith((".", ";")) or ABBREVIATION.search(plain) is not None)
        and (plain[0].isupper() or plain[0].isdigit() or plain[0] in '([“"')
        and (
            len(plain.split()) <= MOST_HEADER_WORDS
            or "   " in plain
            or "|" in plain
            or names(plain)
        )
    )


def begins_well(plain: str) -> bool:
    """Tell whether a line begins with a capital, a digit or a quote, or is a short title."""
    if plain[0].isupper() or plain[0].isdigit() or plain[0] in '([“"':
        return True
    return len(plain.split()) <= 5 and strongest(plain) >= STRONG


def names(content: str) -> bool:
    """Tell whether a line is written like a name: its words begin with capitals."""
    plain = without_dates(LABEL.sub("", content)).strip(" ,()|•-–—.")
    found = [word for word in re.findall(r"[^\W\d_][\w.&’'-]*", plain) if word not in SMALL]
    if LABEL.match(content) or (found and EMPLOYER.search(plain) and len(found) <= 6):
        return found != [] and plain[0].isupper()
    small = sum(word == word.lower() and len(word) > 2 for word in found)
    return bool(found) and FEW_SMALL * small <= len(found) <= 14


def is_duration(content: str) -> bool:
    """Tell whether a line only says how long, as some exports add."""
    return DURATION.fullmatch(content.strip()) is not None
