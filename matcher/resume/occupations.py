"""Words that name occupations: what tells a job title from an employer or a person's name."""

from __future__ import annotations

from matcher.resume.characters import words
from matcher.resume.occupation_words import is_foreign_occupation

NOUNS = frozenset(
    """
    accountant actor actress actuary adjuster administrator advisor adviser advocate agent
    agronomist aide ambassador analyst anchor animator apprentice architect archivist artist
    assembler assessor assistant associate attendant attorney auditor author baker banker barber
    barista bartender bookkeeper broker builder butcher buyer captain caregiver caretaker
    carpenter cashier chef chemist chief cleaner clerk clinician coach collector columnist
    commander commis composer conductor consultant contractor controller cook coordinator
    copywriter counsel counselor counsellor curator dancer dealer dean dentist deputy designer
    detective developer dietitian director dispatcher doctor draftsman drafter driver economist
    editor educator electrician engineer entrepreneur estimator examiner executive expert
    fabricator faculty farmer fellow fighter firefighter fitter foreman founder freelancer
    gardener geologist greeter grower guard guide hairdresser handler handyman hostess host
    housekeeper hygienist illustrator inspector installer instructor intern interpreter
    interviewer investigator investor janitor jeweler journalist judge laborer landscaper lawyer
    lead leader lecturer librarian lieutenant lifeguard locksmith logistician machinist maid
    maintainer maker manager marketer mason mechanic mentor merchandiser messenger midwife miner
    model moderator musician nanny negotiator notary nurse nutritionist officer operative
    operator optician organizer owner packer painter paralegal paramedic partner pastor
    pathologist pharmacist phlebotomist photographer physician physicist pilot planner plumber
    practitioner president preparer principal processor producer professor programmer promoter
    psychologist publicist purchaser ranger realtor receptionist recruiter registrar rep
    reporter representative researcher retoucher reviewer roofer sailor salesman salesperson
    saleswoman scholar scientist scrum seamstress secretary sergeant server setter shopper
    singer sommelier specialist staff statistician steward stewardess stocker strategist student
    stylist superintendent supervisor surgeon surveyor tailor teacher technician technologist
    teller tester therapist trader trainee trainer translator treasurer tutor typist underwriter
    usher vet veterinarian volunteer waiter waitress warden welder woodworker worker writer
    zoologist vp ceo cto cfo coo cio cmo svp avp evp sde sre rn lpn cna cpa csr dba qa head hod
    foreperson bricklayer electromechanic stagiaire
    """.split()
)
MODIFIERS = frozenset(
    """
    account accounting accounts administrative advanced aerospace ai algorithm android
    application applications apparel art arts asset audit automation automotive aviation backend
    bank banking benefits billing biomedical brand branch budget business call care career case
    casino category center certified charge chemical civil claims client clinical cloud
    commercial communications community compliance computer construction consumer content
    contract corporate cost counter creative credit critical culinary customer cyber
    cybersecurity data database delivery design development devops digital distribution
    e-commerce economics education electrical electronics embedded emergency energy engineering
    enterprise entry environmental equipment estate event experience facilities facility fashion
    field finance financial fitness floor food freelance frontend full-stack fullstack fund game
    general geriatric graduate graphic graphics growth guest hardware health healthcare help
    hospital hospitality hotel housekeeping hr human hvac industrial information infrastructure
    inside insurance interior international internet inventory investment ios it java junior
    kitchen laboratory labor language law learning legal level licensed line litigation loan
    logistics machine maintenance management manufacturing market marketing master material math
    mathematics mechanical media medical member mental merchandise merchandising mobile mortgage
    multimedia network nursing occupational office online operation operations outside patient
    payroll pediatric people performance personal personnel physical platform police policy
    political portfolio practice private process procurement product production professional
    program programme project property prototype public purchasing python quality quantitative
    radio real registered regional regulatory relations relationship reliability rental research
    resource resources restaurant retail risk robotics safety sales school science secondary
    security senior service services shift shop site social software solutions sous special spa
    staffing stack store strategic strategy structural supply support surgical sustainability
    system systems talent tax teaching team technical technology telecommunications territory
    test testing textile therapy tower training transportation travel treasury ui ux vice video
    visual warehouse web wellness wholesale workforce youth
    """.split()
)
SURNAMES = frozenset(
    """
    baker barber butcher butler carpenter cook dean farmer gardener guard judge mason miner model
    page painter parker porter sailor server singer steward tailor trainer warden waters weaver
    """.split()
)
"""Trades that are common family names."""
TRADES = frozenset(
    """
    apprentice assistant banquet breakfast cake cattle certified commercial dairy deputy executive
    experienced fashion fine first finish fry grill hair head house journeyman lay lead line makeup
    night opera organic pastry pizza prep residential second session short stone store sushi tool
    trainee
    """.split()
)
"""Words before such a trade that make a job of it."""
SENTENCE = frozenset(
    """
    am are be been by from had has have he her his i is it's me more my our over she than that their
    them they through using was we were which who will years you your with seeking
    """.split()
)
"""Words of running text: a line that has one is a sentence and no title."""
MOST_WORDS = 9


def title_strength(text: str) -> float:
    """Return 0 to 1: how much a short text reads like a job title."""
    found = words(text.replace("/", " ").replace("-", " "))
    if not found or len(found) > MOST_WORDS or SENTENCE.intersection(found):
        return 0.0
    nouns = sum(_is_noun(word) for word in found)
    modifiers = sum(word in MODIFIERS for word in found)
    if not nouns:
        return 0.25 * modifiers / len(found)
    return min(1.0, 0.6 + 0.4 * (nouns + modifiers) / len(found))


def is_occupational(text: str) -> bool:
    """Tell whether any word of a text belongs to the language of work."""
    found = words(text.replace("/", " ").replace("-", " "))
    return any(_stem(word) in NOUNS or word in MODIFIERS for word in found)


def _is_noun(word: str) -> bool:
    return _stem(word) in NOUNS or is_foreign_occupation(word)


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and word[:-1] in NOUNS else word


def may_be_surname(text: str) -> bool:
    """Tell whether two or three words can be a name whose last part is also a trade, Tom Baker."""
    found = words(text)
    if not 2 <= len(found) <= 3 or found[-1] not in SURNAMES:
        return False
    return not any(word in NOUNS or word in MODIFIERS or word in TRADES for word in found[:-1])
