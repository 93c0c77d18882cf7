"""Languages that a person speaks, and how well, in the words of the resume."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from matcher.resume.resume import Language, Line, Section

NAMES = {
    "Arabic": "arabic arabisch arabe árabe العربية",
    "Bengali": "bengali bangla",
    "Bulgarian": "bulgarian bulgarisch bulgare búlgaro",
    "Cantonese": "cantonese kantonesisch",
    "Catalan": "catalan katalanisch catalán català",
    "Chinese": "chinese chinesisch chinois chino cinese 中文",
    "Croatian": "croatian kroatisch croate croata",
    "Czech": "czech tschechisch tchèque checo",
    "Danish": "danish dänisch danois danés dansk",
    "Dutch": "dutch niederländisch holländisch néerlandais neerlandés holandés nederlands",
    "English": "english englisch anglais inglés ingles inglese inglês engels",
    "Finnish": "finnish finnisch finnois finés suomi",
    "French": "french französisch français francés frances francese francês frans",
    "German": "german deutsch allemand alemán aleman tedesco alemão duits",
    "Greek": "greek griechisch grec griego",
    "Gujarati": "gujarati",
    "Hausa": "hausa",
    "Hebrew": "hebrew hebräisch hébreu hebreo עברית",
    "Hindi": "hindi",
    "Hungarian": "hungarian ungarisch hongrois húngaro magyar",
    "Igbo": "igbo",
    "Indonesian": "indonesian indonesisch bahasa",
    "Irish": "irish gaelic gaeilge",
    "Italian": "italian italienisch italien italiano",
    "Japanese": "japanese japanisch japonais japonés giapponese 日本語",
    "Korean": "korean koreanisch coréen coreano 한국어",
    "Latin": "latin latein",
    "Malay": "malay malaiisch",
    "Mandarin": "mandarin mandarín",
    "Marathi": "marathi",
    "Norwegian": "norwegian norwegisch norvégien noruego norsk",
    "Persian": "persian farsi persisch dari",
    "Polish": "polish polnisch polonais polaco polski",
    "Portuguese": "portuguese portugiesisch portugais portugués portoghese português",
    "Punjabi": "punjabi panjabi",
    "Romanian": "romanian rumänisch roumain rumano română",
    "Russian": "russian russisch russe ruso русский",
    "Serbian": "serbian serbisch serbe serbio",
    "Slovak": "slovak slowakisch",
    "Somali": "somali",
    "Spanish": "spanish spanisch espagnol español espanol spagnolo espanhol castellano spaans",
    "Swahili": "swahili kiswahili",
    "Swedish": "swedish schwedisch suédois sueco svenska",
    "Tagalog": "tagalog filipino",
    "Tamil": "tamil",
    "Telugu": "telugu",
    "Thai": "thai",
    "Turkish": "turkish türkisch turc turco türkçe",
    "Ukrainian": "ukrainian ukrainisch ukrainien ucraniano українська",
    "Urdu": "urdu",
    "Vietnamese": "vietnamese vietnamesisch vietnamien vietnamita",
    "Welsh": "welsh cymraeg",
    "Xhosa": "xhosa isixhosa",
    "Yoruba": "yoruba",
    "Zulu": "zulu isizulu",
    "American Sign Language": "asl",
    "Afrikaans": "afrikaans",
}
KNOWN = {word: name for name, words in NAMES.items() for word in words.split()}
ITEM = re.compile(r"[^\W\d_]+", re.UNICODE)
MARKS = re.compile(r"[^\w\s+/.'’&-]|(?<!\w)[-/.](?!\w)")
LANGUAGES = re.compile(
    r"^\W*(?:languages?|sprachen|langues|idiomas|lingue)\b[^:\n]{0,20}:", re.IGNORECASE
)


def find_languages(
    text: str, lines: Sequence[Line], sections: Sequence[Section]
) -> tuple[Language, ...]:
    """Return the languages under their heading or label, each once, in the order of the text."""
    found: dict[str, Language] = {}
    for section in sections:
        inside = [line for line in lines if section.start <= line.start < section.end]
        for line in inside:
            label = LANGUAGES.match(text[line.start : line.end])
            if section.kind == "languages" or label:
                start = line.start + (label.end() if label else 0)
                for item in _items(text, start, line.end):
                    found.setdefault(item.name, item)
    return tuple(found.values())


def _items(text: str, start: int, end: int) -> Iterator[Language]:
    """Yield the languages of a line: "English (fluent), German - B2" or one in all."""
    content = text[start:end]
    at = 0
    for part in _parts(content):
        begin = content.find(part, at)
        at = begin + len(part)
        words = ITEM.findall(part)
        place = next(
            (number for number, word in enumerate(words[:3]) if word.lower() in KNOWN), None
        )
        if place is not None:
            name = KNOWN[words[place].lower()]
            level = " ".join(MARKS.sub(" ", part.replace(words[place], "", 1)).split())
            yield Language(name, level, start + begin, start + begin + len(part))


def _parts(content: str) -> list[str]:
    """Cut a line into items; what names no language belongs to the item before it."""
    parts: list[str] = []
    for part in re.split(r"\s*[,;•|·]\s*|\s{3,}", content):
        named = any(word.lower() in KNOWN for word in ITEM.findall(part))
        if parts and part and not named:
            at = content.find(part, content.find(parts[-1]) + len(parts[-1]))
            parts[-1] = content[content.find(parts[-1]) : at + len(part)]
        elif part:
            parts.append(part)
    return [whole for part in parts for whole in _and(part)]


def _and(part: str) -> list[str]:
    """Cut "English and German" where a language stands on both sides."""
    found = re.split(r"\s+(?:and|und|et|y|e|&)\s+", part)
    both = len(found) > 1 and all(
        any(word.lower() in KNOWN for word in ITEM.findall(piece)) for piece in found
    )
    return found if both else [part]
