"""What a sentence says of a skill that it names: that it is had, or not, not yet, or by others.

In the manner of NegEx and ConText (Chapman et al. 2001, Harkema et al. 2009): a cue before or after
the name, and between them nothing but words that carry the cue on, and other names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

LONGEST = 160
"""A cue further away, in characters, says nothing of the name."""
END = re.compile(
    r"[.!?](?=\s|$)|;|\n\s*\n|\n(?=\s*[•▪◦●*–\-o]\s)|\n(?=\s*[A-Z])"
    r"|\b(?:but|however|although|though|whereas|yet|instead)\b"
    r"|,\s+(?=(?:and |so )?(?:I|we|he|she|they)\b)",
    re.IGNORECASE,
)
"""Where a clause ends; a line that goes on in small letters is the same one."""
ALONG = (
    r"(?:(?:any|an?|the|some|yet|much|prior|previous|real|formal|direct|professional|practical|"
    r"actual|significant|extensive|commercial|production|real-world|current|working|further|more|"
    r"deep|hands[- ]on|experiences?|knowledge|exposure|background|skills?|training|"
    r"familiarity|understanding|proficiency|expertise|proficient|familiar|comfortable|confident|"
    r"experienced|skilled|fluent|certified|trained|versed|able|in|with|of|to|for|on|at|about|"
    r"using|used?|worked|work(?:ing)?|know|known|code[sd]?|coding|programmed|program(?:ming)?|"
    r"written|writ(?:e|ing)|touched|tried|learn(?:ed|t|ing)?|learns|stud(?:y|ied|ying)|had"
    r"|have|having|"
    r"been|got|gotten|chance|opportunity|time|need|needed|did|do|done|\w+ly|ever|"
    r"such|as|e\.g\.|like|either|both|and|or|nor|and/or|start(?:ed|ing)?|begin(?:ning)?|"
    r"took|take|taken|taking|get|getting|become|becoming|being|explor(?:e|ing)|master(?:ing)?|"
    r"pick(?:ing)? up|gain(?:ing)?|acquir(?:e|ing)|improv(?:e|ing)|deepen(?:ing)?|courses?|class|"
    r"classes|lessons|basics|fundamentals|languages?|tools?|technolog(?:y|ies)|adopt(?:ing)?|"
    r"myself|how|develop(?:ing|ed)?|deploy(?:ed|ing)?|operat(?:e|ed|ing)|administer(?:ed)?"
    r"|manage[sd]?|"
    r"responsible|expert|user|specialist|next|new|this|next year|soon)\b|[\s,/&()'’:–-]|\.(?=\w))*"
)
NOT = re.compile(
    r"\b(?:no(?! (?:later|sooner|more than|less than|longer))|not(?! (?:only|just|limited"
    r"|to mention"
    r"|merely|least))|never|without|lack(?:s|ed|ing)?|neither|nor|cannot|can[’']?t|don[’']?t"
    r"|doesn[’']?t|didn[’']?t|haven[’']?t|hasn[’']?t|hadn[’']?t|isn[’']?t|wasn[’']?t|won[’']?t"
    r"|unfamiliar|unable|zero|limited to no|little to no)\b",
    re.IGNORECASE,
)
NOT_AFTER = re.compile(
    r"\s*[:(–—-]\s*(?:none|nil|n/a|no(?:ne)? (?:experience|knowledge)|not yet|never used"
    r"|not used)\b"
    r"|\s+(?:experience |skills? |knowledge )?(?:is|are|was|were) (?:not|never)\b(?! (?:only|just))"
    r"|\s+(?:experience |skills? |knowledge )?(?:isn|aren|wasn|weren)[’']t\b",
    re.IGNORECASE,
)
NON = re.compile(r"\bnon[- ]?$", re.IGNORECASE)
LEARN = (
    r"(?:learn|study|start|begin|take|get|explore|master|pick up|gain|acquire|become|try"
    r"|adopt|train"
    r"|improve|deepen|use|work with|familiari[sz]e|be (?:learning|studying|trained|certified))"
)
PLANNED = re.compile(
    rf"\b(?:will(?: soon| be)?|(?:plan|want|wish|hope|intend|aim|aspire|look|expect|need"
    rf"|going|about"
    rf"|eager|keen|excited|willing|ready|happy|like|love|planning|hoping|looking|intending|aiming"
    rf"|aspiring|planned|able)(?: forward)? to|next,? i[’']?(?:ll"
    rf"| will))\s+(?:\w+ly )?{LEARN}(?:ing)?\b"
    rf"|\b(?:interested in|interest in|looking forward to|keen on|excited about|considering"
    rf"|thinking (?:of|about)|plan on|planning on) (?:learn|study|explor|start|tak|pick|master|gett"
    rf"|becom|acquir)(?:y?ing)\b|\b(?:to|wish to|want to) learn(?: next)?\s*:",
    re.IGNORECASE,
)
SOUGHT = re.compile(
    r"\b(?:seek(?:s|ing)?|secure|obtain|looking for|pursu(?:e|ing)|desir(?:e|es|ing)|attain"
    r"|land)\s+"
    r"(?:(?:an?|the|my)\s+)?(?:[\w-]+\s+){0,4}?(?:role|position|job|career|opportunity"
    r"|internship)s?\s+"
    r"(?:as|of|in|within)\s+(?:(?:an?|the)\s+)?(?:[\w-]+\s+){0,2}?$",
    re.IGNORECASE,
)
OTHERS = (
    r"(?:(?:an? |the |our )?(?:an?other|other|different|separate|outside|external"
    r"|third[- ]party|offshore|vendor|outsourced|"
    r"in-house|sister|partner|central|dedicated)\s+(?:[\w-]+\s+){0,3}?|the\s+(?:[\w-]+\s+){1,3}?)"
    r"(?:teams?|department|group|vendors?|contractors?|agency|agencies|consultants?|supplier|"
    r"office|developers?|engineers?|analysts?|specialists?|colleagues?|coworkers?|partner|company)"
)
PEOPLE = (
    r"(?:(?:my |our |the |some |most |two )?(?:colleagues?|co-?workers?|classmates|teammates|peers|"
    r"my (?:manager|boss|team ?lead|predecessor)|customers|clients|vendors?|contractors?|users))"
)
DONE = (
    r"(?:us(?:e[sd]?|ing)|buil[dt]s?|builds|wr(?:i|o)tes?|maintain(?:s|ed)?|handle[sd]?"
    r"|own(?:s|ed)?|"
    r"r[au]ns?|manage[sd]?|do(?:es)?|did|kn[eo]ws?|develop(?:s|ed)?|code[sd]?|prefer(?:s|red)?|"
    r"work(?:s|ed)? (?:in|with|on)|rel(?:y|ies|ied) on|migrat(?:es|ed)|created?|operate[sd]?)"
)
BY_OTHERS_BEFORE = re.compile(rf"\b(?:{OTHERS}|{PEOPLE}) (?:who |that |which )?(?:\w+ly )?{DONE}\b"
                              r"[^.;:]*$", re.IGNORECASE)  # fmt: skip
PASSIVE_BEFORE = re.compile(
    rf"\b(?:is|are|was|were|being|been)\b[^.;]{{0,40}}?\bby (?:{OTHERS}|{PEOPLE}|others)\b[^.;]*$",
    re.IGNORECASE,
)
OURS = re.compile(
    r"\b(?:led|lead(?:ing|s)?|manag(?:ed?|ing)|headed|direct(?:ed|ing)|supervis(?:ed|ing)|ran"
    r"|coach(?:ed|ing)"
    r"|mentor(?:ed|ing)|member of|part of|joined|with|within|in|on|built)\s+$",
    re.IGNORECASE,
)
"""The team of others is the writer's own where this stands before it."""
BY_OTHERS_AFTER = re.compile(
    rf"^[^.;:]*?\b(?:is|are|was|were|being|been|get|gets)\b[^.;:]{{0,40}}?\bby (?!me\b|my "
    rf"|our team)"
    rf"(?:{OTHERS}|{PEOPLE}|others|someone else|IT\b|HR\b|consultants|contractors)"
    r"|^[^.;:]*?\b(?:outsourced to|handled elsewhere|left to|belong(?:s|ed)? to (?:an?other"
    r"|others))\b"
    r"|^[^.;:]*?\bnot by me\b",
    re.IGNORECASE,
)
HIRING = re.compile(
    r"\b(?:recruit(?:ed|ing|s)?|hir(?:ed?|ing|es)|sourc(?:ed?|ing|es)|interview(?:ed|ing|s)?"
    r"|plac(?:ed?|ing|es)|staff(?:ed|ing|s)?|screen(?:ed|ing|s)?|head-?hunt(?:ed|ing|s)?"
    r"|fill(?:ed|ing|s)?|onboard(?:ed|ing|s)?|vacanc(?:y|ies)|openings|search(?:es)? for)\b"
    r"(?:[\s,/&-]+[\w+#./-]+){0,7}?[\s,/&-]*$",
    re.IGNORECASE,
)
LINKS = r"(?:for|to|with|by|in|of|at|from|on|using)"
HIRED = re.compile(
    rf"[\s,/&-]+(?:(?!{LINKS}\b)[\w+#./-]+[\s,/&-]+){{0,3}}?(?:developers?|engineers?"
    rf"|programmers?|consultants?|analysts?"
    r"|administrators?|admins?|candidates?|talent|professionals?|specialists?|architects?|experts?"
    r"|scientists?|roles?|positions?|vacanc(?:y|ies)|jobs?|openings|contractors?|nurses?|testers?"
    r"|designers?|managers?|people|staff|profiles?)\b",
    re.IGNORECASE,
)
HIRED_WITH = re.compile(
    r"\b(?:recruit|hir|sourc|interview|screen|head-?hunt)(?:ed|ing|e)?\s+(?:[\w-]+\s+){0,3}?"
    r"(?:developers?|engineers?|candidates?|people|consultants?|analysts?|staff|specialists?)\s+"
    r"(?:with|in|skilled in|experienced in|who knew?|for)\b[^.;]*$",
    re.IGNORECASE,
)
SELLING = re.compile(r"\b(?:sold|sell(?:s|ing)?|resell(?:ing)?|sales of"
                     r"|reseller of)\s+(?:[\w-]+\s+)?$",
                     re.IGNORECASE)  # fmt: skip
SOLD = re.compile(r"\s+(?:[\w-]+\s+)?(?:licen[cs]es?|subscriptions?|seats|products|contracts)\b",
                  re.IGNORECASE)  # fmt: skip
FIRM = re.compile(
    r",?\s+(?:Corp(?:oration|\.)?|Inc(?:orporated|\.)?|LLC|Ltd\.?|Limited|GmbH|AG|SE|PLC|plc|Co\.|"
    r"Company|Labs|Foundation|Arena|Stadium|Park|Association|Society|Institute|Awards?|Conference"
    r"|Committee|Club|Magazine|Center|Centre|University|College|School)(?![\w-])"
)
PLACE = re.compile(r",\s+[A-Z][a-z]+(?: [A-Z][a-z]+)?,\s+[A-Z]{2}\b")
AT = re.compile(r"(?:\bat|\bjoined|\bleft|\bemployer:)\s+$", re.IGNORECASE)
AFTER_FIRM = re.compile(r"\s*(?:$|[,;.)(\n–—|-]|(?:as|in|from|since|until|for|and)\b)")


AGENT = re.compile(
    r"(?:manager|developer|engineer|analyst|administrator|designer|coordinator|specialist"
    r"|consultant"
    r"|teacher|instructor|trainer|coach|nurse|cook|chef|writer|editor|producer|director|leader"
    r"|representative|recruiter|attorney|lawyer|paralegal|technician|mentor|tutor|copywriter|buyer"
    r"|planner|photographer|spokesperson|banker|teller|cashier|receptionist|physician|assistant"
    r"|welder|bookkeeper|proofreader|phlebotomist|preceptor|advocate)(s?)$",
    re.IGNORECASE,
)
"""Names of skills that are names of people who have them, and may be other people."""
TO_THEM = re.compile(
    r"\b(?:with|to|by|under|from|between|assist(?:ed|ing|s)?|support(?:ed|ing|s)?|help(?:ed|ing|s)?"
    r"|for|alongside|report(?:ed|ing|s)? to|inform(?:ed|ing)?|advis(?:ed|ing)|hired?|via"
    r"|through)\s+"
    r"(?:(?:the|an?|our|my|his|her|their|other|senior|various|several|multiple|all|fellow|store"
    r"|general|and)\s+){0,3}$",
    re.IGNORECASE,
)


def is_someone_else(text: str, start: int, end: int, plural: bool) -> bool:
    """Tell whether a name that is a person's occupation is that of other people.

    `plural` says that the name itself is one.
    """
    agent = AGENT.search(text[start:end])
    if agent is None:
        return False
    return (
        bool(agent.group(1) and not plural)
        or TO_THEM.search(text, max(0, start - LONGEST), start) is not None
    )


def denied(
    text: str, start: int, end: int, tool: bool, others: Iterable[tuple[int, int]] = ()
) -> str:
    """Return why a name at `start` to `end` is no skill of the writer; empty when it may be one.

    `others` are the places of other names: a cue carries on over them (no Java, Scala or Kafka).
    The reasons: negated, planned, sought, by others; for the name of a `tool` hired and sold, too.
    """
    before, after = _clause(text, start, end)
    if _negated(before, after, _blank(text, start, others)):
        return "negated"
    cue = _last(PLANNED, before)
    if cue is not None and _along(
        _blank(text, start, others)[-len(before) + cue :] if before else ""
    ):
        return "planned"
    if SOUGHT.search(before):
        return "sought"
    if _is_by_others(before, after):
        return "by others"
    if not tool:
        return ""
    if HIRED_WITH.search(before) or (HIRING.search(before) and HIRED.match(after)):
        return "hired"
    if SELLING.search(before) and SOLD.match(after):
        return "sold"
    return ""


def is_firm(text: str, start: int, end: int, employer: bool) -> bool:
    """Tell whether a name stands for a firm; `employer` where it is known to be one's name, too."""
    if FIRM.match(text, end):
        return True
    if employer and PLACE.match(text, end):
        return True
    return bool(
        employer and AT.search(text, max(0, start - 20), start) and AFTER_FIRM.match(text, end)
    )


def _clause(text: str, start: int, end: int) -> tuple[str, str]:
    """Return what stands in the clause before the name and after it."""
    first = max(0, start - LONGEST)
    for match in END.finditer(text, first, start):
        first = match.end()
    stop = END.search(text, end, end + LONGEST)
    return text[first:start], text[end : stop.start() if stop else end + LONGEST]


def _blank(text: str, start: int, others: Iterable[tuple[int, int]]) -> str:
    """Return the text before a name with other names blanked out."""
    first = max(0, start - LONGEST)
    part = text[first:start]
    for begin, stop in others:
        if first <= begin and stop <= start:
            part = part[: begin - first] + " " * (stop - begin) + part[stop - first :]
    return part


def _is_by_others(before: str, after: str) -> bool:
    who = BY_OTHERS_BEFORE.search(before)
    if who and not OURS.search(before[: who.start()]):
        return True
    return bool(PASSIVE_BEFORE.search(before) or BY_OTHERS_AFTER.search(after))


def _negated(before: str, after: str, blanked: str) -> bool:
    if NON.search(before) or NOT_AFTER.match(after):
        return True
    cue = _last(NOT, before)
    return cue is not None and _along(blanked[len(blanked) - len(before) + cue :])


def _along(between: str) -> bool:
    return re.fullmatch(ALONG, between, re.IGNORECASE) is not None


def _last(cue: re.Pattern[str], before: str) -> int | None:
    """Return where the last such cue ends."""
    ends = [match.end() for match in cue.finditer(before)]
    return ends[-1] if ends else None
