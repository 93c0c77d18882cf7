"""E-mail addresses, telephone numbers, links and handles, also as people disguise them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from matcher.resume.date_words import RANGE
from matcher.resume.spans import Span, without_nested

AT = r"(?:\s?@\s?|\s?[\[({<]\s?(?:at|ät|arroba|chez)\s?[\])}>]\s?)"
DOT = r"(?:\.|\s?[\[({<]\s?(?:dot|punkt|punto|point)\s?[\])}>]\s?)"
EMAIL = re.compile(
    rf"(?<![\w.+-])(?:mailto:)?[\w.+-]{{1,64}}{AT}[\w-]{{1,63}}(?:{DOT}[\w-]{{1,63}}){{1,8}}"
    r"|(?<![\w.+-])[\w.+-]{1,64}\s(?:at|AT)\s[\w-]{1,63}(?:\s(?:dot|DOT)\s[\w-]{1,63}){1,4}",
    re.IGNORECASE,
)
"""Here and below repeats are bounded, so that no text of a stranger takes more than linear time."""
SPACED_AT = re.compile(r"\s@|@\s")
SITES = (
    r"linkedin|github|gitlab|bitbucket|twitter|x|facebook|fb|instagram|medium|behance|dribbble"
    r"|kaggle"
    r"|stackoverflow|xing|youtube|vimeo|researchgate|orcid|t|telegram|wa|discord|tiktok|linktr"
    r"|about"
    r"|codepen|leetcode|hackerrank|soundcloud|artstation|flickr|vk|weibo|goodreads|substack|notion"
)
LINK = re.compile(
    r"(?:https?://|www\.)[^\s|,;)]+"
    rf"|\b(?:[a-z]{{2,3}}\.)?(?:{SITES})\.(?:com|io|net|org|me|ee|gg|so)/[^\s|,;)]+"
    r"|\b[\w-]{1,63}\.(?:github\.io|gitlab\.io|netlify\.app|vercel\.app|herokuapp\.com"
    r"|wordpress\.com"
    r"|blogspot\.com|medium\.com|substack\.com|carrd\.co|webflow\.io|wixsite\.com)(?:/[^\s|,;)]*)?",
    re.IGNORECASE,
)
DOMAIN = re.compile(
    r"(?<![\w.@/-])(?:[a-z0-9][a-z0-9-]{0,62}\.){1,3}(?:com|net|org|io|me|dev|co|info|name|pro"
    r"|ai|app|eu"
    r"|tech|design|xyz|page|site|online|blog|art|studio|works|cloud|digital|codes?|de|at|ch|fr"
    r"|es|it|nl"
    r"|be|pl|cz|se|no|dk|fi|pt|br|in|jp|cn|ru|ua|ca|au|uk|ie|tr|za|mx|ar)(?:/[^\s|,;)]*)?(?![\w@])"
)
"""A bare domain in small letters, for the places where a person's contact data stand."""
PRODUCTS = frozenset(
    "salesforce.com force.com monday.com make.com asp.net vb.net ado.net ml.net socket.io draw.io "
    "booking.com amazon.com crates.io cal.com fast.ai c3.ai h2o.ai".split()
)
"""Products and employers that are called by a domain."""
HANDLE = re.compile(
    r"\b(?:github|gitlab|linked-?in|twitter|instagram|facebook|skype|telegram|whats-?app"
    r"|we-?chat|discord"
    r"|behance|dribbble|medium|kaggle|stack ?overflow|orcid|xing|youtube|tiktok|mastodon"
    r"|bluesky|signal"
    r"|viber|line|portfolio|web-?site|homepage|blog|snapchat|google scholar|researchgate)"
    r"(?:\s?id)?\s{0,4}[:@/|–-]\s{0,4}(?P<handle>@?[\w][\w./@+-]{2,60})",
    re.IGNORECASE,
)
MENTION = re.compile(r"(?<![\w.@/])@[A-Za-z_][\w.]{2,40}(?:@[\w-]+\.[\w.-]{2,40})?")
ORCID = re.compile(r"\b\d{4}-\d{4}-\d{4}-\d{3}[\dX]\b")
PHONE = re.compile(
    r"(?<![\w/.$£€¥₹#-])(?:tel:)?(?:\+"
    r"|00)?\(?\+?\d(?:[\d \u00a0\u2009\u202f().\u2010-\u2013/-]{5,22}\d)(?![\w%])"
    r"(?:\s*(?:x|ext\.?|extension|durchwahl|poste)\s*\d{1,5})?",
    re.IGNORECASE,
)
CALLED = re.compile(
    r"(?:\b(?:tel|telephone|telefone?|telefono|teléfono|téléphone|tél|telefoon|telefoonnummer"
    r"|phone|ph"
    r"|mobile|mob|mobil|móvil|movil|cell|cellulare|cellular|celular|celulare|portable|handy"
    r"|handphone|hp"
    r"|gsm|fax|whats-?app|viber|signal|contact|contact (?:no|number)|kontakt|call|landline|puhelin"
    r"|home|work|telefonnummer|rufnummer|numéro|número|nr|m|t|p|h|c|gsm no|cep)\b(?:\s?(?:no|nr"
    r"|number))?"
    r"|телефон|тел|моб|мобильный|电话|電話|手机|手機|携帯|전화|휴대폰|연락처|هاتف|جوال|फ़ोन|मोबाइल|📞|☎|📱|✆|✉)"
    r"\s{0,3}\.?\s{0,3}[:.)/|–-]?\s{0,6}$",
    re.IGNORECASE,
)
"""What stands right before a telephone number."""
SHORT_PHONE = re.compile(
    r"\b(?:tel|telephone|phone|mobile|cell|fax)\.?\s?[:.]\s{0,3}(?P<number>\d[\d -]{2,6}\d)(?!\w)",
    re.IGNORECASE,
)
FEWEST_DIGITS, MOST_DIGITS = 6, 15
CLEAR_DIGITS = 9
"""A number so long needs no label to be a telephone number."""
GROUPED = re.compile(r"^\(?\+?\d{2,4}\)?(?:[\s.\u2010-\u2013-]\d{2,4}){1,5}$")


def emails(text: str) -> list[Span]:
    """Return the e-mail addresses in a text."""
    found = []
    for match in EMAIL.finditer(text):
        content = match.group()
        if "\n" in content or (SPACED_AT.search(content) and not content.islower()):
            continue
        found.append(match.span())
    return found


def links(text: str, near: Sequence[Span]) -> list[Span]:
    """Return links anywhere, and handles and bare domains in the stretches `near`."""
    spans = [match.span() for match in LINK.finditer(text)]
    spans += [match.span() for match in ORCID.finditer(text)]
    spans += [match.span() for match in HANDLE.finditer(text) if _is_handle(match, near)]
    for start, end in near:
        spans += [match.span() for match in DOMAIN.finditer(text, start, end)
                  if match.group() not in PRODUCTS]  # fmt: skip
        spans += [match.span() for match in MENTION.finditer(text, start, end)]
    return [
        (start, start + len(text[start:end].rstrip(".,;"))) for start, end in without_nested(spans)
    ]


def _is_handle(match: re.Match[str], near: Sequence[Span]) -> bool:
    """Tell a name on a site from a list of tools: its marks, or the place where it stands."""
    handle = match["handle"]
    marked = re.search(r"[\d_/@]|[a-z][.-][a-z]", handle) is not None
    inside = any(start <= match.start() < end for start, end in near)
    return inside and (marked or handle.islower() or handle[0] == "@")


def phones(text: str, near: Sequence[Span]) -> Iterator[Span]:
    """Yield telephone numbers: long ones, labelled ones, and shorter ones in stretches `near`."""
    for match in PHONE.finditer(text):
        start, end = match.span()
        content = match.group()
        digits = sum(map(str.isdigit, content))
        if FEWEST_DIGITS <= digits <= MOST_DIGITS and not _is_dated(content, digits):
            called = CALLED.search(text[max(0, start - 24) : start]) is not None
            inside = any(begin <= start < finish for begin, finish in near)
            plus = content.lstrip("(").startswith(("+", "tel:", "00"))
            short = plus or (inside and GROUPED.match(content) is not None and digits >= 7)
            if called or short or digits >= CLEAR_DIGITS:
                yield start, end
    for match in SHORT_PHONE.finditer(text):
        yield match.span("number")


def is_clear(content: str) -> bool:
    """Tell whether figures are a telephone number whatever stands around them."""
    return content.lstrip("(").startswith("+") or sum(map(str.isdigit, content)) >= CLEAR_DIGITS


def _is_dated(content: str, digits: int) -> bool:
    """Tell whether figures are dates or years."""
    if content.startswith("+"):
        return False
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", content)
    return RANGE.search(content) is not None or (bool(years) and len(years) * 4 >= digits - 4)
