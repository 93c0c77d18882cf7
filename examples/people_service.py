"""Tell of the invented people who work at the bedside and the stove."""

from people import Job, Person, Study

NURSE = Person(
    id="nurse",
    name="Grace Mwangi-Holt",
    headline="Registered Nurse, BSN",
    place="Madison, WI",
    phone="(608) 555-0164",
    mail="grace.mwangiholt@example.com",
    summary="Registered nurse with seven years in intensive and medical-surgical care. Calm in "
    "rapid responses, exact with titrated drips and documentation, and glad to teach. Known for "
    "clear words with families and for safe handoffs.",
    skills=(
        (
            "Clinical",
            "Patient assessment, ventilator care, arterial and central lines, continuous "
            "renal replacement therapy, wound care, telemetry, medication administration",
        ),
        ("Systems", "Epic EHR, Pyxis MedStation, Alaris infusion pumps, barcode medication checks"),
        ("Teamwork", "SBAR handoff, charge nurse duties, precepting, patient and family education"),
    ),
    jobs=(
        Job(
            "Registered Nurse, Medical Intensive Care Unit",
            "St. Alder Regional Medical Center",
            "Madison, WI",
            "Mar 2022 \u2013 Present",
            (
                "Care for one to two critically ill patients a shift in a 24-bed unit: mechanical "
                "ventilation, vasopressors, sedation and continuous renal replacement therapy.",
                "Titrate vasoactive drips by protocol and assess hemodynamics with arterial lines; "
                "chart in Epic in real time.",
                "Led a unit project on central line dressings; infections fell from 1.9 to 0.6 "
                "per 1,000 line days in 14 months.",
                "Work as relief charge nurse two shifts a month, staffing 14 nurses and answering "
                "rapid response calls.",
                "Start sepsis bundles within the first hour (unit compliance 94%) and run targeted "
                "temperature management after cardiac arrest.",
                "Prone ventilated patients with acute respiratory distress syndrome; helped write "
                "the unit checklist that cut skin injuries by half.",
                "Speak for patients in daily rounds with physicians, pharmacy, respiratory therapy "
                "and social work, and explain the plan to families.",
                "Precepted nine new graduate nurses; eight still work on the unit.",
            ),
        ),
        Job(
            "Registered Nurse, Medical-Surgical and Telemetry",
            "Wingra Lakes Hospital",
            "Middleton, WI",
            "Jul 2019 \u2013 Feb 2022",
            (
                "Cared for five patients a shift on a 32-bed floor: post-operative, cardiac and "
                "diabetic care, including up to 18 COVID-19 patients at the peak.",
                "Gave oral, intravenous and subcutaneous medication with barcode checks and a "
                "scanning rate of 98.7%.",
                "Read telemetry strips, recognized arrhythmias and called early; joined six code "
                "blue teams as recorder or compressor.",
                "Managed chest tubes, wound vacuum therapy, PCA pumps, nasogastric feeding and "
                "tracheostomy care.",
                "Assessed risk of falls and pressure injuries (Morse, Braden) on every admission; "
                "the floor went 210 days without a fall with injury.",
                "Taught discharge plans for heart failure and insulin; 30-day readmissions on the "
                "floor fell by 11%.",
            ),
        ),
        Job(
            "Certified Nursing Assistant",
            "Prairie Rose Care Home",
            "Sun Prairie, WI",
            "Jun 2016 \u2013 May 2019",
            (
                "Helped 12 residents a shift with bathing, meals, transfers and walking.",
                "Took vital signs and blood glucose and reported changes to the nurse on duty.",
                "Turned and toileted residents on schedule and charted intake and output.",
            ),
        ),
    ),
    studies=(
        Study(
            "Bachelor of Science in Nursing",
            "Four Lakes University School of Nursing, Madison, WI",
            "2015 \u2013 2019",
            "Senior practicum of 180 hours in cardiac intensive care. Dean's list, six semesters.",
        ),
        Study(
            "Certificate, Nursing Assistant (120 hours)",
            "Prairie Technical School, Sun Prairie, WI",
            "2016",
            "Listed in the state nurse aide registry, 2016 to 2019.",
        ),
    ),
    certificates=(
        "Registered Nurse (RN), State of Wisconsin, multistate license, valid to Feb 2028",
        "Basic Life Support (BLS), American Heart Association, valid to May 2027",
        "Advanced Cardiovascular Life Support (ACLS), valid to May 2027",
        "CCRN, Critical Care Registered Nurse (2024)",
    ),
    languages=("English (native)", "Swahili (fluent)"),
    extras=(
        "Member of the unit practice council since 2023.",
        "Poster, state critical care meeting 2024: Fewer central line infections with one cart.",
        "Continuing education: 36 contact hours in 2025 (sepsis, delirium, end-of-life care).",
        "Volunteer vaccinator, county flu clinics, 2021 to 2024.",
    ),
)

CHEF = Person(
    id="chef",
    name="Matteo Castellanos",
    headline="Executive Sous Chef",
    place="Charleston, SC",
    phone="(843) 555-0157",
    mail="matteo.castellanos@example.com",
    summary="Chef with eleven years on the line and in charge of it, from a 45-seat bistro to a "
    "hotel that feeds 600 guests on a Saturday. Cooks seasonal coastal food, writes menus that "
    "hold their food cost, and keeps a steady crew.",
    skills=(
        ("Cooking", "Saut\u00e9, grill, garde manger, butchery, fish, sauces, fresh pasta, pastry"),
        ("Kitchen management", "Menu costing, inventory, ordering, scheduling, vendor contracts"),
        ("Food safety", "HACCP plans, allergen control, health inspections, ServSafe training"),
        ("Systems", "Toast POS, MarketMan inventory, Excel recipe costing, OpenTable"),
    ),
    jobs=(
        Job(
            "Executive Sous Chef",
            "The Pelican & Palm Hotel",
            "Charleston, SC",
            "Apr 2022 \u2013 Present",
            (
                "Lead a brigade of 26 cooks and stewards across a 140-seat restaurant, room "
                "service and banquets of up to 400 covers.",
                "Brought food cost from 34.5% to 29.8% with weekly inventory in MarketMan, yield "
                "tests and new contracts with five local vendors.",
                "Write four seasonal menus a year with recipe cards, plating photos, allergen "
                "matrix and cost sheets in Excel.",
                "Passed seven health inspections in a row with a score of 98 or higher; keep the "
                "HACCP logs for cooling, holding and receiving.",
                "Schedule shifts within a labor target of 27%; yearly staff turnover fell from "
                "85% to 40%.",
            ),
        ),
        Job(
            "Sous Chef",
            "Copper Thistle Bistro",
            "Savannah, GA",
            "Sep 2018 \u2013 Mar 2022",
            (
                "Ran the pass for 180 covers a night and kept ticket times under 14 minutes.",
                "Butchered whole fish, pork and poultry in house, saving $1,100 a week over "
                "portioned cuts.",
                "Built a takeaway menu in spring 2020 that made up 55% of sales within a month.",
                "Trained 15 line cooks on saut\u00e9 and grill; four became sous chefs elsewhere.",
            ),
        ),
        Job(
            "Line Cook, later Chef de Partie",
            "Marsh Lantern Oyster House",
            "Savannah, GA",
            "May 2015 \u2013 Aug 2018",
            (
                "Worked every station: raw bar, fryer, grill and saut\u00e9; chef de partie for "
                "fish from 2017.",
                "Shucked up to 900 oysters a day and checked tags and temperatures on receipt.",
                "Prepared stocks, mother sauces and cured fish from recipe for daily service.",
            ),
        ),
    ),
    studies=(
        Study(
            "Associate of Applied Science in Culinary Arts",
            "Palmetto Hearth Culinary College, Beaufort, SC",
            "2013 \u2013 2015",
            "Stage of three months in San Sebasti\u00e1n, Spain.",
        ),
    ),
    certificates=(
        "ServSafe Food Protection Manager (valid to 2029)",
        "ServSafe Allergens (2024)",
        "Certified Sous Chef (CSC), American Culinary Federation, 2021",
    ),
    languages=("English (native)", "Spanish (native)", "Italian (conversational)"),
)
