"""Words and phrases that name a section, in English, German, French, Spanish and their kin."""

from __future__ import annotations

KINDS = (
    "summary", "experience", "education", "skills", "projects", "certifications", "languages",
    "publications", "awards", "interests", "references", "contact", "volunteering", "other",
)  # fmt: skip


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


HEADINGS: dict[str, frozenset[str]] = {
    "summary": _set(
        "summary profile objective objectives about overview statement introduction profil perfil "
        "resumen kurzprofil profilo resumo"
    ),
    "experience": _set(
        "experience experiences employment history positions jobs internships assignments "
        "engagements placements practicum berufserfahrung berufserfahrungen berufspraxis werdegang "
        "praktika expérience expériences experiencia experiencias esperienza esperienze "
        "experiência werkervaring"
    ),
    "education": _set(
        "education educational academic academics studies schooling degrees "
        "ausbildung bildung schulbildung studium formation formations diplômes scolarité educación "
        "formación estudios istruzione formazione formação educação opleiding bildungsweg"
    ),
    "skills": _set(
        "skills skill competencies expertise strengths highlights proficiencies technologies "
        "toolbox abilities qualifications competences stack skillset kenntnisse fähigkeiten "
        "kompetenzen stärken edv-kenntnisse fachkenntnisse compétences habilidades competencias "
        "aptitudes conocimientos destrezas competenze capacità competências vaardigheden"
    ),
    "projects": _set("projects project portfolio projekte projets proyectos progetti projetos"),
    "certifications": _set(
        "certifications certification certificates certificate licenses licences license licence "
        "licensure credentials courses coursework trainings zertifikate zertifizierungen "
        "weiterbildung weiterbildungen fortbildungen lizenzen certificats certificaciones "
        "certificados cursos certificazioni certificações"
    ),
    "languages": _set(
        "languages language sprachen sprachkenntnisse langues idiomas lenguas lingue línguas talen"
    ),
    "publications": _set(
        "publications presentations patents talks conferences veröffentlichungen publikationen "
        "vorträge publicaciones pubblicazioni publicações"
    ),
    "awards": _set(
        "awards award honors honours achievements accomplishments recognition distinctions "
        "auszeichnungen preise prix premios logros reconocimientos premi prêmios"
    ),
    "interests": _set(
        "interests interest hobbies activities extracurricular interessen hobbys loisirs intérêts "
        "intereses aficiones interessi interesses freizeit"
    ),
    "references": _set("references referees referenzen références referencias referenze"),
    "contact": _set(
        "contact contacts address kontakt kontaktdaten coordonnées contacto contatti contato "
        "adresse"
    ),
    "volunteering": _set(
        "volunteering volunteer voluntary community memberships affiliations membership ehrenamt "
        "bénévolat voluntariado volontariato mitgliedschaften engagement"
    ),
}
"""One of these words names its section, beside others of them and those of BESIDE."""
PHRASES = {
    "about me": "summary", "who i am": "summary", "bio": "summary", "biography": "summary",
    "über mich": "summary", "à propos": "summary", "à propos de moi": "summary",
    "sobre mí": "summary", "sobre mi": "summary", "career goal": "summary", "goal": "summary",
    "executive summary": "summary", "in brief": "summary", "at a glance": "summary",
    "professional background": "experience", "work background": "experience",
    "military service": "experience", "career": "experience", "work": "experience",
    "positions held": "experience", "roles held": "experience", "career path": "experience",
    "where i have worked": "experience", "professional appointments": "experience",
    "where i've worked": "experience", "what i've done": "experience",
    "career record": "experience",
    "professional career": "experience", "berufliche stationen": "experience",
    "beruflicher werdegang": "experience", "praktische erfahrung": "experience",
    "berufliche erfahrung": "experience", "parcours professionnel": "experience",
    "trayectoria profesional": "experience", "trayectoria": "experience",
    "personal details": "contact", "personal information": "contact", "personal data": "contact",
    "details": "contact", "reach me": "contact", "get in touch": "contact", "links": "contact",
    "social": "contact", "personal particulars": "contact", "persönliche daten": "contact",
    "persönliche angaben": "contact", "datos personales": "contact", "find me online": "contact",
    "informations personnelles": "contact", "état civil": "contact", "dati personali": "contact",
    "programming languages": "skills", "computer languages": "skills", "tools": "skills",
    "tech stack": "skills", "what i do": "skills", "what i know": "skills", "software": "skills",
    "technical": "skills", "top skills": "skills", "it": "skills", "informatique": "skills",
    "what i'm good at": "skills", "areas of focus": "skills", "informática": "skills",
    "professional development": "certifications", "continuing education": "certifications",
    "training": "certifications", "training and development": "certifications",
    "personal projects": "projects", "side projects": "projects", "open source": "projects",
    "research": "projects", "research projects": "projects", "selected work": "projects",
    "hobbies and interests": "interests", "centres d'intérêt": "interests",
    "additional information": "other", "additional": "other", "miscellaneous": "other",
    "other": "other", "extras": "other", "declaration": "other", "further information": "other",
    "other information": "other", "sonstiges": "other", "divers": "other", "otros": "other",
    "otros datos": "other", "varie": "other", "akademische ausbildung": "education",
    "most proud of": "awards", "proud of": "awards",
}  # fmt: skip
"""Headings that their words alone do not give away."""
NO_HEADINGS = frozenset(
    {
        "project management", "projects management", "portfolio management", "career development",
        "skills training", "community management", "experience management", "license management",
        "work management", "statement of work", "personal training", "contact management",
        "industry experience", "academic research", "community development", "history",
        "activities of daily living", "languages of the community", "career counseling",
        "engagement", "software training", "technical training", "leadership training",
    }
)  # fmt: skip
"""Skills and subjects that are made of a heading's words."""
BESIDE = _set(
    "professional relevant technical core key additional other my me and of the in & selected "
    "personal information details background training executive career work areas area main "
    "industry computer soft hard it software tools qualifications history record to date industry "
    "employment life social links professional recent previous prior early clinical teaching "
    "culinary legal management leadership programming digital summary development continuing "
    "affiliations accreditations memberships highlights accomplishments achievements skills "
    "experience knowledge foreign job practical internships internship research major side open "
    "source statement profile education academic current notable general special specific "
    "interpersonal transferable functional vocational further higher post military nursing "
    "und meine berufliche beruflicher akademische akademischer fachliche persönliche besondere "
    "weitere schulische it-kenntnisse et des de mes professionnelle professionnelles académique "
    "techniques linguistiques personnels informatiques y e la las los del laboral laborales "
    "profesional profesionales académica académicas técnicas personales complementaria "
    "professionale professionali lavorativa lavorative profissional profissionais acadêmica"
)
"""Words that may stand beside the word that names a section."""
ORDER = (
    "education", "experience", "projects", "certifications", "languages", "publications", "skills",
    "summary", "awards", "interests", "references", "contact", "volunteering",
)  # fmt: skip
NAMING = frozenset().union(*HEADINGS.values())
