"""Tell of the invented people who work at a desk and in a classroom."""

from people import Job, Person, Project, Study

ACCOUNTANT = Person(
    id="accountant",
    name="Patricia Kowalczyk",
    headline="Staff Accountant",
    place="Toledo, OH",
    phone="(419) 555-0109",
    mail="patricia.kowalczyk@example.com",
    summary="Accountant with ten years in manufacturing, construction and a small tax practice. "
    "Closes the month in five working days, reconciles everything that has a balance and "
    "prepares clean schedules for auditors. Candidate for the CPA license with three of four "
    "sections passed.",
    skills=(
        (
            "Accounting",
            "Month-end close, bank and balance sheet reconciliations, general ledger, accounts "
            "payable and receivable, fixed assets, accruals, US GAAP",
        ),
        ("Tax", "Sales and use tax, Forms 1120-S, 1065 and 1040, 1099 reporting, payroll tax"),
        (
            "Software",
            "QuickBooks Online and Desktop, Excel (XLOOKUP, pivot tables, Power Query), "
            "Sage 100, ADP Workforce Now, Drake Tax, Bill.com",
        ),
    ),
    jobs=(
        Job(
            "Staff Accountant",
            "Maumee Precision Castings, Inc.",
            "Toledo, OH",
            "Jan 2021 \u2013 Present",
            (
                "Close the books of two entities with $38M in yearly sales; shortened the "
                "month-end close from nine to five working days.",
                "Reconcile 46 balance sheet accounts and six bank accounts each month and clear "
                "differences older than 60 days.",
                "Post accruals, prepaid items, depreciation and intercompany entries in Sage 100; "
                "keep the fixed asset register of 820 items.",
                "Prepare sales and use tax returns for four states and 1099 forms for 130 "
                "vendors, with no late filing since 2021.",
                "Build schedules for the yearly audit; the last two audits ended without "
                "adjustments.",
                "Replaced manual variance reports with Excel Power Query, saving 12 hours a month.",
            ),
        ),
        Job(
            "Accounting Specialist",
            "Rossford Build & Rigging LLC",
            "Perrysburg, OH",
            "Aug 2018 \u2013 Dec 2020",
            (
                "Ran accounts payable and receivable in QuickBooks Desktop: 450 invoices a month, "
                "three-way match, weekly payment runs.",
                "Brought days sales outstanding from 58 to 41 by regular statements and calls.",
                "Tracked job costs and retainage for 25 projects and reported margins to the "
                "owners monthly.",
                "Processed biweekly payroll for 70 employees in ADP, including union reports.",
            ),
        ),
        Job(
            "Bookkeeper and Tax Preparer",
            "Halvorsen Tax & Books",
            "Bowling Green, OH",
            "Jun 2016 \u2013 Jul 2018",
            (
                "Kept the books of 18 small businesses in QuickBooks Online, with monthly bank "
                "and credit card reconciliations.",
                "Prepared about 160 individual and 30 business tax returns a season in Drake Tax.",
                "Answered IRS and state notices for clients and corrected prior-year returns.",
            ),
        ),
    ),
    studies=(
        Study(
            "Bachelor of Business Administration in Accounting",
            "Great Black Swamp University, Bowling Green, OH",
            "2012 \u2013 2016",
            "Magna cum laude, GPA 3.7/4.0. 150 credit hours completed in 2020.",
        ),
    ),
    certificates=(
        "CPA candidate (Ohio): FAR, AUD and REG passed, remaining section planned for 2027",
        "QuickBooks Online ProAdvisor, Advanced Certification (2025)",
        "Microsoft Office Specialist: Excel Expert (2022)",
    ),
    languages=("English (native)", "Polish (fluent)"),
)

CAREER_CHANGER = Person(
    id="career-changer",
    name="Samuel Oyelaran",
    headline="Mathematics Teacher moving to Data and Software",
    place="Providence, RI",
    phone="(401) 555-0172",
    mail="samuel.oyelaran@example.com",
    links=("github.com/soyelaran-example",),
    summary="Secondary school mathematics teacher with nine years in the classroom and a completed "
    "data and software bootcamp. Writes Python and SQL daily, has built a timetable tool and a "
    "grade data pipeline that a whole school relies on, and explains numbers to people who do "
    "not like them. Looking for a first full-time role as junior data analyst or software "
    "developer.",
    skills=(
        ("Programming", "Python (pandas, Flask, pytest), SQL, JavaScript and HTML/CSS basics"),
        ("Data", "PostgreSQL, SQLite, Excel, Google Sheets, Tableau Public, Jupyter"),
        ("Tools", "Git, GitHub, Linux command line, Visual Studio Code, Docker basics"),
        ("From teaching", "Public speaking, mentoring, curriculum planning, conflict resolution"),
    ),
    jobs=(
        Job(
            "Mathematics Teacher and Data Lead",
            "Fox Hollow High School",
            "Providence, RI",
            "Aug 2021 \u2013 Present",
            (
                "Teach algebra, statistics and an introduction to Python to 130 students a year "
                "in grades 9 to 12; the share passing the state test rose from 68% to 81%.",
                "Wrote a Python and SQLite pipeline that joins grades, attendance and test scores "
                "of 1,150 students and lists those at risk every Monday; teachers used to need "
                "six hours for it by hand.",
                "Present results with charts to the school board and to parents three times "
                "a year.",
                "Trained 24 colleagues in Google Sheets formulas and responsible handling of "
                "student data (FERPA).",
            ),
        ),
        Job(
            "Mathematics Teacher",
            "Larkspur Middle School",
            "Warwick, RI",
            "Aug 2017 \u2013 Jun 2021",
            (
                "Planned and taught five classes of 26 students; moved all lessons online within "
                "two weeks in spring 2020 with Google Classroom.",
                "Founded a coding club (Scratch, later Python) that grew from 8 to 40 members.",
                "Mentored three student teachers and led the mathematics team of five.",
            ),
        ),
        Job(
            "Mathematics Tutor",
            "Bright Lantern Learning",
            "Kingston, RI",
            "Sep 2015 \u2013 May 2017",
            (
                "Tutored 20 students a week in algebra and calculus and tracked their progress "
                "in Excel.",
            ),
        ),
    ),
    studies=(
        Study(
            "Data Analytics and Software Bootcamp (24 weeks, part time)",
            "Tidewater Code Academy, online",
            "Jan 2026 \u2013 Jun 2026",
            "Python, SQL, statistics, Flask, testing, Git; final project graded with distinction.",
        ),
        Study(
            "B.S. in Mathematics Education",
            "Narrow Bay University, Kingston, RI",
            "2013 \u2013 2017",
            "Minor in Computer Science. Dean's list, five semesters.",
        ),
    ),
    certificates=(
        "Rhode Island Professional Teacher Certificate, Secondary Mathematics",
        "PCEP \u2013 Certified Entry-Level Python Programmer, 2026",
    ),
    languages=("English (native)", "Yoruba (conversational)"),
    projects=(
        Project(
            "Room & Bell",
            "Python, OR-Tools, Flask, PostgreSQL",
            "Web tool that plans 48 weekly room bookings without clashes; in use at Fox Hollow "
            "High School since May 2026, 112 pytest tests.",
        ),
        Project(
            "Bus Late?",
            "Python, pandas, SQL, Tableau Public",
            "Collected 1.6 million arrival records from a public transit feed into PostgreSQL and "
            "showed which 12 stops cause half of all delays.",
        ),
        Project(
            "gradebook-lint",
            "Python, GitHub Actions",
            "Command-line checker that finds impossible or missing marks in CSV gradebooks.",
        ),
    ),
)
