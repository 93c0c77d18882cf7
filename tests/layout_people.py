"""People for drawn resumes: invented, of several trades, countries and ways to write dates."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

Point = tuple[int, int]
"""Year and month."""
EN = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
EN_LONG = ("January February March April May June July August September October November "
           "December").split()  # fmt: skip
DE = "Januar Februar März April Mai Juni Juli August September Oktober November Dezember".split()
FR = "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split()
ES = ("enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
      "diciembre").split()  # fmt: skip
HEADINGS = {
    "en": ("Profile", "Experience", "Education", "Skills", "Languages", "Certifications"),
    "en2": ("Summary", "Employment History", "Academic Background", "Core Competencies",
            "Languages", "Licenses & Certifications"),
    "en3": ("About Me", "Work Experience", "Education and Training", "Technical Skills",
            "Languages", "Certificates"),
    "de": ("Profil", "Berufserfahrung", "Ausbildung", "Kenntnisse", "Sprachen", "Zertifikate"),
    "fr": ("Profil", "Expérience professionnelle", "Formation", "Compétences", "Langues",
           "Certifications"),
    "es": ("Perfil", "Experiencia laboral", "Educación", "Habilidades", "Idiomas", "Certificados"),
}  # fmt: skip


@dataclass(frozen=True)
class Job:
    title: str
    employer: str
    place: str
    begin: Point
    finish: Point | None
    duties: tuple[str, ...]


@dataclass(frozen=True)
class Person:
    name: str
    headline: str
    contact: tuple[str, ...]
    summary: str
    jobs: tuple[Job, ...]
    studies: tuple[tuple[str, str, str], ...]
    skills: tuple[str, ...]
    languages: tuple[str, ...]
    certificates: tuple[str, ...]
    tongue: str
    span: Callable[[Point, Point | None], str]
    yearly: bool = False

    @property
    def headings(self) -> tuple[str, ...]:
        return HEADINGS[self.tongue]


def named(months: list[str], dash: str, now: str) -> Callable[[Point, Point | None], str]:
    def span(begin: Point, finish: Point | None) -> str:
        first = f"{months[begin[1] - 1]} {begin[0]}"
        return f"{first}{dash}{f'{months[finish[1] - 1]} {finish[0]}' if finish else now}"

    return span


def numbered(form: str, dash: str, now: str) -> Callable[[Point, Point | None], str]:
    def span(begin: Point, finish: Point | None) -> str:
        first, last = (form.format(y=p[0], m=p[1]) if p else now for p in (begin, finish))
        return f"{first}{dash}{last}"

    return span


NURSE = Person(
    "Amara Whitfield", "Registered Nurse",
    ("amara.whitfield@example.com", "+1 617 555 0142", "Boston, MA"),
    "Nurse with nine years on medical wards who keeps calm and teaches others.",
    (
        Job("Registered Nurse, Intensive Care", "Harborview Medical Center", "Boston, MA",
            (2020, 3), None,
            ("Care for two ventilated patients on each shift of twelve hours",
             "Teach new nurses how to set up arterial lines and read their curves",
             "Lead the unit's review of falls, which dropped by a third in a year")),
        Job("Staff Nurse", "St. Brendan Hospital", "Worcester, MA", (2016, 9), (2020, 2),
            ("Looked after five patients on a ward of thirty beds",
             "Gave medication with barcode checks and charted in Epic")),
        Job("Nursing Assistant", "Maple Grove Care Home", "Worcester, MA", (2014, 6), (2016, 8),
            ("Helped residents with meals, washing and walking",)),
    ),
    (("Bachelor of Science", "Nursing", "Lakeshore University"),),
    ("Patient assessment", "Wound care", "Epic", "Ventilators", "Teaching", "Triage"),
    ("English (native)", "French (B2)"),
    ("Advanced Cardiovascular Life Support, American Heart Association, 2023",),
    "en", named(EN, " – ", "Present"),
)  # fmt: skip
ENGINEER = Person(
    "Tomasz Zielinski", "Backend Engineer",
    ("tomasz.z@example.org", "+44 20 7946 0321", "Leeds, UK"),
    "Engineer of payment systems in Python and Go, fond of tests and of small services.",
    (
        Job("Senior Backend Engineer", "Northgate Payments Ltd", "Leeds, UK", (2021, 4), None,
            ("Design services in Go that settle nine million payments a day",
             "Moved forty jobs from cron to Kubernetes and halved the pages at night",
             "Review designs of six teams and keep the guide on how we build interfaces")),
        Job("Software Engineer", "Brightwater Analytics", "York, UK", (2018, 1), (2021, 3),
            ("Wrote ingestion in Python and PostgreSQL for sensors of forty plants",
             "Built dashboards in React that operators still use")),
        Job("Junior Developer", "Kestrel Software", "Hull, UK", (2016, 7), (2017, 12),
            ("Kept a shop in Django running and wrote its first tests",)),
    ),
    (("BSc", "Computer Science", "University of Hull"),),
    ("Python", "Go", "PostgreSQL", "Kafka", "Kubernetes", "Terraform", "React"),
    ("English: fluent", "Polish: native"),
    ("Certified Kubernetes Administrator, The Linux Foundation, 2022",),
    "en3", numbered("{m:02d}/{y}", " - ", "present"),
)  # fmt: skip
ACCOUNTANT = Person(
    "Priya Raman", "Senior Accountant",
    ("priya.raman@example.net", "(512) 555-0177", "Austin, TX"),
    "Accountant who closes the books of three companies in four days.",
    (
        Job("Senior Accountant", "Cedar Fork Holdings", "Austin, TX", (2019, 1), None,
            ("Close the month for three entities and reconcile forty accounts",
             "Prepare files for the auditors; no adjustment in three years")),
        Job("Staff Accountant", "Pelican Freight Inc.", "Houston, TX", (2015, 1), (2018, 12),
            ("Posted payables, matched invoices and paid four hundred suppliers",
             "Wrote macros in Excel that save two days each month")),
    ),
    (("Bachelor of Business Administration", "Accounting", "Pecos State University"),),
    ("General ledger", "Reconciliation", "Excel", "SAP", "Payroll", "Tax returns"),
    ("English", "Tamil"),
    ("Certified Public Accountant, Texas State Board of Public Accountancy, 2017",),
    "en2", numbered("{y}", " – ", "Present"), yearly=True,
)  # fmt: skip
MECHANIC = Person(
    "Jonas Brandt", "Maschinenbautechniker",
    ("jonas.brandt@example.de", "+49 30 5550 1234", "Berlin"),
    "Techniker mit Erfahrung in Wartung und Montage von Anlagen.",
    (
        Job("Servicetechniker", "Rheinwerk Anlagenbau GmbH", "Köln, Germany", (2019, 5), None,
            ("Wartung und Reparatur von Pumpen und Verdichtern bei Kunden",
             "Schulung der Bediener nach der Inbetriebnahme neuer Anlagen")),
        Job("Industriemechaniker", "Havelland Maschinen AG", "Potsdam, Germany", (2014, 9),
            (2019, 4),
            ("Montage von Getrieben nach Zeichnung und Prüfung auf dem Stand",)),
    ),
    (("Ausbildung", "Industriemechaniker", "Berufsschule Potsdam"),),
    ("Hydraulik", "Pneumatik", "SPS", "Schweißen", "AutoCAD"),
    ("Deutsch (Muttersprache)", "Englisch (B1)"),
    ("Schweißerprüfung, TÜV Rheinland, 2018",),
    "de", named(DE, " – ", "heute"),
)  # fmt: skip
CHEF = Person(
    "Camille Fournier", "Chef de partie",
    ("camille.fournier@example.fr", "+33 1 99 00 12 34", "Lyon"),
    "Cuisinière formée en brasserie, attentive aux produits de saison.",
    (
        Job("Chef de partie", "Brasserie des Terreaux", "Lyon, France", (2020, 2), None,
            ("Responsable du poste poisson pour cent vingt couverts",
             "Formation de deux apprentis et suivi des stocks")),
        Job("Commis de cuisine", "Restaurant Le Vieux Quai", "Annecy, France", (2017, 6), (2020, 1),
            ("Préparation des entrées et des sauces",)),
    ),
    (("CAP", "Cuisine", "Lycée hôtelier de Savoie"),),
    ("Poissons", "Sauces", "Hygiène", "Gestion des stocks"),
    ("Français (langue maternelle)", "Anglais (A2)"),
    ("Attestation HACCP, Institut de Lyon, 2019",),
    "fr", named(FR, " – ", "aujourd’hui"),
)  # fmt: skip
MARKETER = Person(
    "Lucía Herrera", "Directora de marketing",
    ("lucia.herrera@example.es", "+34 91 555 01 23", "Madrid"),
    "Profesional de marketing digital con equipos en dos países.",
    (
        Job("Directora de marketing", "Grupo Almendro", "Madrid, Spain", (2021, 9), None,
            ("Dirección de un equipo de ocho personas y un presupuesto anual",
             "Lanzamiento de la marca en Portugal")),
        Job("Especialista en marketing digital", "Estudio Brisa", "Valencia, Spain", (2018, 3),
            (2021, 8),
            ("Campañas en buscadores y redes sociales para veinte clientes",)),
    ),
    (("Licenciatura", "Publicidad", "Universidad de Valencia"),),
    ("SEO", "Google Analytics", "Redacción", "Presupuestos"),
    ("Español (nativo)", "Inglés (C1)"),
    ("Certificado en analítica web, Universidad de Valencia, 2020",),
    "es", named(ES, " – ", "actualidad"),
)  # fmt: skip
PRODUCT = Person(
    "Grace Okafor", "Product Manager",
    ("grace.okafor@example.com", "+234 1 555 0123", "Lagos, Nigeria"),
    "Product manager of mobile money services used by two million people.",
    (
        Job("Senior Product Manager", "Baobab Mobile", "Lagos, Nigeria", (2022, 1), None,
            ("Own the wallet from research to release, with three teams",
             "Raised weekly use by a fifth with simpler onboarding")),
        Job("Product Manager", "Baobab Mobile", "Lagos, Nigeria", (2019, 8), (2021, 12),
            ("Shipped bill payment in six countries",)),
        Job("Business Analyst", "Savanna Consulting", "Abuja, Nigeria", (2017, 2), (2019, 7),
            ("Mapped processes of two banks and wrote their requirements",)),
    ),
    (("MSc", "Information Systems", "University of Ibadan"),),
    ("Roadmaps", "SQL", "Figma", "A/B testing", "Interviews"),
    ("English", "Igbo"),
    ("Certified Scrum Product Owner, Scrum Alliance, 2021",),
    "en", named(EN_LONG, " to ", "Present"),
)  # fmt: skip
PEOPLE = (NURSE, ENGINEER, ACCOUNTANT, MECHANIC, CHEF, MARKETER, PRODUCT)
