"""Cues in a sentence that say what a skill is to the writer, in the manner of ConText.

Cues before a name carry on to it over ALONG, and over other names; cues after it look as far as the
clause goes.
"""

from __future__ import annotations

import re

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
    r"(?:(?:any|an?|the|my|our|so far|far|shipped|lines?|practi[sc]ed|nothing|some|yet|much"
    r"|prior|previous|real|formal|direct|professional|practical|"
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
    r"|unfamiliar|unable|nothing|zero|limited to no|little to no)\b",
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
    r"my (?:manager|boss|team ?lead|predecessor|deputy)|customers|clients|vendors?"
    r"|contractors?|users)"
    r"|(?:the|our|my)\s+(?:[\w-]+\s+){0,2}?(?:developers|engineers|designers|analysts"
    r"|scientists|admins"
    r"|specialists|consultants)(?: next door)?)"
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
KIN = (
    r"(?:my|our|a|an|the|one|his|her)\s+(?:\w+\s+)?(?:brother|sister|uncle|aunt|husband|wife"
    r"|partner|"
    r"flatmate|roommate|housemate|friend|cousin|father|mother|son|daughter|neighbou?r|classmate|"
    r"colleague|boss|lead|intern|predecessor|team-?mate|supplier|vendor)"
)
BY_KIN = re.compile(
    rf"\b{KIN}(?:['’]s\b|\s+(?:\w+ly\s+)?(?:is|was|runs?|ran|writes?|wrote|installs?|works?"
    rf"|teach(?:es)?"
    r"|did|does|do|keeps?|kept|builds?|built|uses?|used|makes?|made|sells?|owns?|has|had|maintains?"
    r"|handles?|manages?|codes?|knows?)\b)[^.;]*$",
    re.IGNORECASE,
)
OWNED = (
    r"(?:run|made|done|tried|installed|set|placed|handled|kept|looked after|managed"
    r"|maintained|owned|built|written|driven"
    r"|administered|operated|taken care of|set up|developed|created|supported|provided|configured"
    r"|programmed|prepared|designed|drawn up|served)"
)
BY_OTHERS_AFTER = re.compile(
    rf"^[^.;]*?\b(?:is|are|was|were|being|been|get"
    rf"|gets)\s+(?:\w+\s+){{0,2}}?{OWNED}\s+(?:\w+\s+)?by\s+"
    r"(?!me\b|my (?:own )?(?:team|group)|us\b|our (?:own )?team\b|myself)"
    r"|^[^.;]*?\b(?:outsourced to|handled elsewhere|left to|belong(?:s|ed)? to (?!me\b|us\b|my\b))"
    r"|^[^.;]*?\bnot by me\b|^[^.]{0,60}, not (?:me|mine)\b"
    r"|^[^.;:,]{0,25}?\b(?:is|are|was|were)\s+(?:the |our |my "
    r"|an? )?(?:\w+\s+){0,2}?\w+(?:['’]s|s['’])"
    r"(?=\s+(?:business|place|job|affair|own|work|task|domain)\b|\s*[,.;]|\s*$)"
    r"|^[^.;]{0,60}?\b(?:is|are|was|were) (?:their|his|her) (?:own )?(?:business|affair|job"
    r"|work)\b",
    re.IGNORECASE,
)
COURSE = (
    r"(?:course|class|classes|workshop|tutorial|training|lecture|bootcamp|exam|module|certificate)"
)
WHEN = (
    r"(?:begins?|starts?|starting|started this|planned|booked|scheduled|due|comes? in"
    r"|in (?:january|"
    r"february|march|april|may|june|july|august|september|october|november|december)"
    r"|next (?:year|month|"
    r"week|spring|summer|autumn|fall|winter)|this (?:month|week))"
)
NOT_YET_AFTER = re.compile(
    rf"^(?:[^.;]{{0,40}}?\b{COURSE}\b)?[^.;]{{0,40}}?\b(?:is|are|has been)? ?(?:planned"
    rf"|booked)\b(?! and)"
    rf"|^[^.;]{{0,40}}?\b{COURSE}\b[^.;]{{0,30}}?\b{WHEN}\b"
    rf"|^\s*(?:[(:–—-]\s*)?(?:an? |the )?(?:{COURSE} )?{WHEN}\b(?! and)"
    r"|^\s*:?\s*(?:week (?:one|two|three|\d+)|(?:one|two|three|first) (?:lectures?|chapters?"
    r"|lessons?)"
    r"|reading only|from hearsay|never\b|none\b)"
    r"|^\s*:?\s*(?:seen (?:once|only)|only seen|nothing \w+ yet|arrives? next|i never (?:took"
    r"|did|had))\b"
    r"|^\s*(?:is|are) (?:on my|what (?:i (?:want|hope|would)|the|our|tier))\b"
    r"|^[^.;]{0,50}?\b(?:as an observer|only in an? (?:slide|demo|book|video)|from afar|to begin in"
    r"|wish ?list|never used|never came up|from hearsay|on my (?:list|desk)|come(?:s)? in year"
    r"|came after I left|not make them|tried neither|can only read|only read (?:it|them)"
    r"|reading only)\b",
    re.IGNORECASE,
)
AFTERTHOUGHT = re.compile(
    r"^[^.]{0,80}?(?:[,;]|\bbut)\s*(?:but )?(?:(?:i|we) (?:(?:do|did|have|can|could) (?:not|only)"
    r"|don['’]t|didn['’]t|never|have never)(?: \w+)?(?: (?:them|it|either|these|those)\b"
    r"|\s*(?:[.;]|$))|(?:someone|somebody) else \w+ (?:them|it)\b)",
    re.IGNORECASE,
)
"""What a sentence takes back at its end."""
COURSES = re.compile(COURSE, re.IGNORECASE)
NOT_YET_BEFORE = re.compile(
    rf"\b{COURSE}\s+(?:in|on|for|about)\s+(?:\w+\s+){{0,2}}?$"
    r"|\b(?:read about|heard of|heard about|a talk (?:about|on)|gave up an?|asked to (?:work|move)"
    r"(?: \w+)? (?:on|with|to)|introduction to|to teach me|like to (?:grow in|move into"
    r"|get into)|books? about|seen only|have seen"
    r"|preparing for:?|still ahead:?|to be learned:?|only the \w+ had(?: the)?"
    r"|watched an? \w+(?:['’]s)?)\s+(?:[\w-]+\s+){0,2}?$",
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
AHEAD = re.compile(
    r"^[ \t]*(?:not (?:yet|mine|my field|in my (?:kit|work|hands))|next|coming(?: up)?|still ahead"
    r"|to be learned|to learn(?: next)?|learning next|outside my (?:field|work)|wish ?list"
    r"|not started)"
    r"[ \t]*:?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
"""Headings of what is not there; a heading of other skills ends it."""
NEXT_HEADING = re.compile(r"\n[ \t]*\n|^(?!.*[.,;])[ \t]*[A-Z][A-Z &/-]{2,40}[ \t]*$", re.MULTILINE)
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
