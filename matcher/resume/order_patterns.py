"""How orders to a machine are worded, by language; `orders.py` decides what is one."""

from __future__ import annotations

import re

MACHINE = (
    r"(?:(?:an?|the|any|all|my|our)\s)?(?:(?:large|automated|ai|helpful|neutral|hiring"
    r"|smart)[\s-])*"
    r"(?:a\.?i\.?|artificial intelligence|llms?|language "
    r"models?|chat\s?gpt|gpt(?:-?\d\S*)?|gemini|claude"
    r"|copilot|assistants?|chat\s?bots?|bots?|robots?|ats|algorithms?|machines?|models?|parsers?"
    r"|(?:resume|cv)[\s-](?:screeners?|parsers?|readers?|scanners?|bots?)|screening "
    r"(?:tools?|systems?)"
    r"|hiring (?:systems?|assistants?|tools?)|applicant tracking systems?|recruit(?:er|ing"
    r"|ment) (?:ai|bots?))"
)
PERSON = (
    r"(?:this|the(?: above| following| present| current)?|my|our) (?:candidate|applicant|resume"
    r"|résumé|cv"
    r"|application|profile|person|document)(?:['’]s)?"
)
EARLIER = (
    r"(?:previous|prior|above|earlier|preceding|foregoing|former"
    r"|past|existing|initial|original|other)"
)
ORDERS_GIVEN = (
    r"(?:instructions?|prompts?|directions?|directives?|rules|guidelines|commands?"
    r"|orders|context|criteria|messages?|constraints)"
)
JUDGE = (
    r"(?:rank|rate|score|grade|select|recommend|shortlist|hire|choose|pick|prioriti[sz]e|place|mark|classify|label"
    r"|approve|advance|accept|consider|evaluate|assess|treat|list|put|move|favou?r|promote"
    r"|flag|judge|report|invite|assign|give|award)"
)
BEST = (
    r"(?:first|top|best|highest|perfect|ideal|strongest|maximum|100\s?%?|10/10"
    r"|10 out of 10|ten out of ten"
    r"|5/5|excellent|exceptional|outstanding|most qualified|highly qualified|well[\s-]qualified"
    r"|hire|interview|match|full (?:score|marks|points)|number one|no\. ?1|#1)"
)
STARTS = (
    r"(?:^|[.,;:!?–—\-(\[\"'“”*>|]\s*"
    r"|\b(?:and|then|now|please|must|should|always|also|so|just|to)\s+)"
)

ENGLISH = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # earlier instructions are to be ignored
        rf"\b(?:ignore|disregard|forget|override|overrule|bypass|discard|neglect|skip|drop"
        rf"|stop following|do not (?:follow|obey)|don['’]t follow|pay no attention to)\b"
        rf"[^.!?]{{0,30}}?\b(?:{EARLIER}|system|your|these|those|any"
        rf"|all)\b[^.!?]{{0,25}}?\b{ORDERS_GIVEN}\b",
        r"\b(?:ignore|disregard|forget)\b(?: all| everything"
        r"| anything)?(?: of)?(?: what)?(?: was| is| has been)?(?: said| written"
        r"| stated)? ?(?:above|before this|you (?:were|have been) told)\b",
        # who reads is told who it is
        rf"\byou(?: are|['’]re| will be| must act as| should act as"
        rf"| act as) (?:now )?{MACHINE}(?![\w-])(?! (?:at|in) )",
        rf"{STARTS}(?:act|behave|respond|pretend) (?:as|like)(?: if you (?:are"
        rf"|were))? {MACHINE}(?![\w-])",
        rf"\b(?:as|if you are|if you['’]re|in case you are"
        rf"|when you are) {MACHINE}(?: [\w ]{{0,30}})?, ?(?:please |you |always |must )",
        rf"\bif (?:you are|you['’]re) (?:an? )?{MACHINE}(?![\w-])",
        # a machine is addressed and told to do something
        rf"(?:^|[.!?]\s+)(?:dear|attention|attn|hey|hello|hi|(?:important )?(?:note|notice"
        rf"|message|instructions?|reminder) (?:to|for)|to"
        rf"|for)[:,]? {MACHINE}(?![\w-])(?: [\w ]{{0,40}})?[:,!.–—-]",
        rf"(?:^|[.!?]\s+){MACHINE} ?[:,–—-] ?(?:please |you (?:must|should) |always )?(?:ignore"
        rf"|disregard|{JUDGE}|output|respond|reply|return|say|print)\b[^.!?]*\b(?:candidate"
        rf"|applicant|resume|cv|profile|instructions?|me)\b",
        # a judgement of this person is ordered
        rf"{STARTS}{JUDGE} {PERSON}(?![\w-])[^.!?]{{0,80}}?\b{BEST}(?!\w)",
        rf"{STARTS}(?:rank|rate|score|place|put|grade) (?:me|him|her|them"
        rf"|it) [^.!?]{{0,40}}?\b{BEST}(?!\w)",
        rf"{STARTS}{JUDGE} (?:this|the above) (?:candidate|applicant|resume|cv|application"
        rf"|profile)\b",
        rf"{PERSON} (?:must|should|shall|has to|have to|needs to|ought to|is to"
        rf"|will) (?:always )?(?:be|get|receive|rank|score|come|stand)\b",
        rf"{STARTS}(?:give|assign|award|set|return|output|grant)\b[^.!?]{{0,60}}?\b(?:maximum"
        rf"|highest|full|perfect|top|100\s?%?|10/10)\b[^.!?]{{0,30}}?\b(?:score|rating|rank"
        rf"|marks?|points|match)\b[^.!?]{{0,60}}?\b(?:candidate|applicant|resume|cv|application"
        rf"|profile|person|me)\b",
        rf"{STARTS}(?:give|assign|award|grant)\b[^.!?]{{0,20}}?\b(?:candidate|applicant|resume"
        rf"|cv|application|profile|me)\b[^.!?]{{0,40}}?\b(?:maximum|highest|full|perfect|top"
        rf"|100\s?%?|10/10)(?!\w)",
        rf"{STARTS}(?:return|output|respond|reply|answer|say|print"
        rf"|write)\b[^.!?]{{0,40}}?(?:\b(?:only|exactly|with|that|as follows)\b"
        rf"|:)[^.!?]{{0,60}}?\b(?:candidate|applicant|qualified|hire|perfect match|10/10"
        rf"|100\s?%|best (?:fit|match))(?!\w)",
        # marks of a prompt
        r"<\|?/?(?:im_start|im_end|system|endoftext|begin_of_text|eot_id|start_header_id)\|?>"
        r"|\[/?INST\]|<</?SYS>>",
        r"(?:^|[\n.!?]\s*)(?:#{2,}\s*)?(?:new |updated |important |begin "
        r"|end (?:of )?)*(?:system|assistant|developer)[\s_-]?(?:prompt"
        r"|message|instructions?|override)?"
        r" ?[:>\]]+ ?(?:you|ignore|disregard|the|this|always|rank|rate|score|please)\b",
        r"(?:^|[\n.!?]\s*)(?:new|updated|real|actual|hidden"
        r"|secret) (?:system )?(?:instructions?|prompt|task|orders)(?: for (?:the )?\w+)? ?:",
        r"\b(?:reveal|print|repeat|show|output) (?:me )?your (?:system )?(?:prompt|instructions)\b",
        r"\bdo not (?:mention|reveal|disclose|tell|repeat"
        r"|flag)\b[^.!?]{0,40}?\b(?:these instructions|this (?:instruction|prompt|message|text"
        r"|note))\b",
    )
)
OTHERS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        # other languages
        r"\b(?:ignorier(?:e|en|t)|vergiss|vergessen|missachte[nt]?|verwirf)\b[^.!?]{0,30}?\b(?:vorherig|bisherig|obig|vorangegangen|früher|alle|vorig)\w*\b[^.!?]{0,25}?\b(?:anweisung|instruktion|befehl|regel|vorgabe|prompt)\w*",
        r"\b(?:du bist|sie sind) (?:jetzt |nun )?(?:eine? )?(?:ki|künstliche intelligenz"
        r"|sprachmodell|assistent|chatbot|ai)\b",
        r"\b(?:bewerte|bewerten sie|stufe|setze|setzen sie|empfiehl|empfehlen sie|wähle"
        r"|wählen sie|platziere|platzieren sie)\b[^.!?]{0,20}?\b(?:diese[nrs]?|den"
        r"|die) (?:kandidat|bewerber|lebenslauf|bewerbung|profil)\w*",
        r"\b(?:ignore[zr]?|oublie[zr]?|néglige[zr]?|ne tiens pas compte"
        r"|ne tenez pas compte)\b[^.!?]{0,30}?"
        r"\b(?:instructions?|consignes?|directives?|règles?|ordres?)\b"
        r"[^.!?]{0,15}?\b(?:précédent|antérieur|ci-dessus|préalable)\w*",
        r"\b(?:tu es|vous êtes) (?:maintenant )?(?:une? )?(?:ia|intelligence artificielle"
        r"|modèle de langage|assistant|chatbot)\b",
        r"\b(?:classe[zr]?|note[zr]?|évalue[zr]?|recommande[zr]?|sélectionne[zr]?|place[zr]?) "
        r"(?:ce|cette|le|la) (?:candidat|candidate|candidature|cv|profil)\b",
        r"\b(?:ignor[ae]r?|olvid[ae]r?|descart[ae]r?|desestim[ae]r?|omit[ae]"
        r"|haz caso omiso de)\b[^.!?]{0,25}?\b(?:instrucciones|indicaciones|órdenes|reglas"
        r"|directrices)\b[^.!?]{0,15}?\b(?:anterior|previ|precedent|de arriba)\w*",
        r"\b(?:eres|usted es) (?:ahora )?(?:una? )?(?:ia|inteligencia artificial"
        r"|modelo de lenguaje|asistente|chatbot)\b",
        r"\b(?:clasific[ae]|calific[ae]|punt[úu][ae]|recom[ie]+nd[ae]|seleccion[ae]|coloc[ae]"
        r"|eval[úu][ae]|pon|ponga) (?:a )?(?:este|esta|al|el|la) (?:candidat[oa]|postulante"
        r"|solicitante|currículum|curriculum|cv|perfil)\b",
        r"\b(?:ignor[ae]r?|esqueç[ae]m?|desconsider[ae]r?|descart[ae])\b[^.!?]{0,25}?\b(?:instruções|instrucoes|ordens|regras|orientações|comandos)\b[^.!?]{0,15}?\b(?:anterior|prévi|acima|precedent)\w*",
        r"\b(?:você é|tu és) (?:agora )?(?:uma? )?(?:ia|inteligência artificial"
        r"|modelo de linguagem|assistente|chatbot)\b",
        r"\b(?:ignora(?:re|te)?|dimentica(?:re|te)?|trascura(?:re"
        r"|te)?)\b[^.!?]{0,25}?\b(?:istruzioni|indicazioni|ordini|regole"
        r"|direttive)\b[^.!?]{0,15}?\b(?:precedent|anterior|sopra)\w*",
        r"\b(?:sei|lei è) (?:ora |adesso )?(?:un['’]? ?|una )?(?:ia|intelligenza artificiale"
        r"|modello linguistico|assistente|chatbot)\b",
        r"\b(?:negeer|vergeet|sla over)\b[^.!?]{0,30}?\b(?:instructies|opdrachten|aanwijzingen"
        r"|regels|prompts?)\b",
        r"\b(?:zignoruj|ignoruj|pomiń|zapomnij)\w*[^.!?]{0,30}?\b(?:instrukcj|polece|wytyczn"
        r"|zasad)\w*",
        r"\b(?:ignorera|bortse från|glöm|ignorer|glem"
        r"|se bort fra)\b[^.!?]{0,30}?\b(?:instruktion|anvisning|instruks|regl)\w*",
        r"(?:игнориру|проигнориру|забуд|не учитыва|отбрось|ігнору"
        r"|проігнору)\w*[^.!?]{0,30}?(?:инструкци|указани|команд|правил|інструкці|вказівк)\w*",
        r"(?:talimat|yönerge|komut|kural)\w*[^.!?]{0,20}?(?:yok say|görmezden gel|dikkate alma"
        r"|unut)\w*",
        r"(?:忽略|无视|忘记|忘掉|不要理会|忽視|無視|忘記)[^。！？]{0,12}(?:指令|指示|说明|提示|规则|說明|規則|命令)",
        r"(?:指示|命令|指令|プロンプト|ルール)[^。！？]{0,8}(?:無視|忘れ|従わない)",
        r"(?:지시|명령|프롬프트|규칙)[^.!?]{0,10}(?:무시|잊)",
        r"(?:تجاهل|انس|تجاهلي|تجاهلوا)[^.!?؟]{0,25}(?:التعليمات|الأوامر|التوجيهات)",
        r"(?:निर्देश|आदेश)\S*[^.!?।]{0,15}(?:अनदेखा|नज़रअंदाज़|भूल|उपेक्षा)",
        r"(?:你是|你现在是|您是)(?:一个|一個)?(?:人工智能|AI|语言模型|助手|大模型)",
    )
)
ENGLISH_HINTS = (
    "instruct", "prompt", "candidate", "applicant", "resume", "résumé", " cv", "profile",
    "you are", "you're", "you’re", "you will", "act as", "act like", " ai", "a.i", "llm", "gpt",
    " ats", "gemini", "claude", "copilot", "model", " bot", "chatbot", "chat bot", "robot",
    "assistant", "parser", "algorithm", "machine", "ignore", "disregard", "forget", "<|", "[inst",
    "[/inst", "<<sys", "<</sys", "system:", "system :", "system>", "system]", "best fit",
    "best match", "perfect match", "rank me", "rank him", "rank her", "rank it", "rate me",
    "rate him", "rate her", "rate it", "score me", "score him", "score her", "score it",
    "place me", "put me", "grade me", "tracking system", "task", "orders", "screening",
)  # fmt: skip
"""What every order in English has at least one of, in lower case."""
OTHER_HINTS = (
    "bewerb", "kandidat", "anweisung", "instru", "befehl", " ki ", " ki.", " ki,", "sprachmodell",
    "assisten", "chatbot", "vorgabe", "regel", "consigne", "directi", "direttiv", "règle",
    "ordre", "lebenslauf", "profil", "candidat", "istruzion", "indica", "regol", "postulante",
    "solicitante", "curr", "regl", "orden", "órden", "ordin", "comando", "orienta", "inteligen",
    "intellig", " ia", "'ia", "’ia", " cv", "opdracht", "aanwijz", "polece", "wytyczn", "zasad",
    "anvisning", "talimat", "yönerge", "komut", "kural", "modelo", "modèle", "modello",
)  # fmt: skip
"""What every order in another language of Latin letters has at least one of."""
FOREIGN = re.compile(
    "[\u0400-\u04ff\u0600-\u06ff\u0900-\u097f\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]"
)


def patterns_for(sentence: str) -> tuple[re.Pattern[str], ...]:
    """Return the patterns that a sentence may match: none for almost every sentence."""
    lowered = f" {sentence.lower()} "
    english = ENGLISH if any(hint in lowered for hint in ENGLISH_HINTS) else ()
    other = any(hint in lowered for hint in OTHER_HINTS) or FOREIGN.search(sentence)
    return (*english, *(OTHERS if other else ()))
