"""What a person sees in the twelve files of `resume-layouts`: facts, written down by eye.

A date is `YYYY-MM`, or `YYYY` where only the year is given; "" where the page has none or only a
stand-in such as "20XX". A date that stands alone is both begin and finish. An employer is None
where the page does not tell the employer from a place or a kind of thing.
"""

from __future__ import annotations

from tests.reading_score import Gutter, Held, Truth

LETTER = "awesome-cv__coverletter_NOT_A_RESUME.pdf"
BREMEN = "University of Bremen"
DEVELOPMENT = "Research and Development"

TRUTHS = {
    "altacv__sample_twocol.pdf": Truth(
        name="Your Name Here",
        headings=("experience", "projects", "publications", "strengths", "languages", "education",
                  "referees"),
        positions=(Held("Job Title 1", "Company 1"), Held("Job Title 2", "Company 2")),
        gutters=(Gutter(1, 347, 133), Gutter(2, 347, 33)),
    ),
    "awesome-cv__resume.pdf": Truth(
        name="Byungjin Park",
        headings=("summary", "work experience", "honors & awards", "certificates", "education"),
        positions=(
            Held("DevOps Engineer", "Dunamu Inc.", "2023-09", "2024-03"),
            Held("Founding Member & Site Reliability Engineer & Infrastructure Team Lead",
                 "Danggeun Pay Inc. (KarrotPay)", "2021-03", "2023-06"),
            Held("Site Reliability Engineer", "Danggeun Market Inc.", "2021-02", "2021-03"),
            Held("Founding Member & Director of Infrastructure Division", "Kasa", "2018-06",
                 "2021-01"),
            Held("Software Architect", "Omnious. Co., Ltd.", "2017-06", "2018-05"),
            Held("Co-founder & Software Engineer", "PLAT Corp.", "2016-01", "2017-06"),
            Held("Software Engineer & Security Researcher (Compulsory Military Service)",
                 "R.O.K Cyber Command, MND", "2014-08", "2016-04"),
            Held("Software Engineer", "ShitOne Corp.", "2011-12", "2012-02"),
        ),
    ),
    "deedy__openfonts_twocol.pdf": Truth(
        name="Debarghya Das",
        headings=("education", "links", "coursework", "skills", "experience", "research", "awards",
                  "publications"),
        positions=(
            Held("Software Engineer", "Facebook", "2015-01", "present"),
            Held("KPCB Fellow + Software Engineering Intern", "Coursera", "2014-06", "2014-09"),
            Held("Software Engineering Intern", "Google", "2013-05", "2013-08"),
            Held("Open Source Contributor & Team Leader", "Phabricator", "2013-01", "2013-05"),
            Held("Researcher", "Cornell Robot Learning Lab", "2014-01", "2015-01"),
            Held("Head Undergraduate Researcher", "Cornell Phonetics Lab", "2012-03", "2013-05"),
        ),
        gutters=(Gutter(1, 203, 107),),
    ),
    "latexcv__classic.pdf": Truth(
        name="Jan Küster",
        headings=("summary", "experience", "education"),
        positions=(
            Held("Scientific Employee / PhD Student", BREMEN, "2016", "present"),
            Held("IT Consultant for IBM XPages and Notes Domino", "We4IT GmbH Bremen", "2014",
                 "2016"),
            Held("Scientific Employee / Software Development", BREMEN, "2012", "2014"),
            Held("Project Management Simulation Training", "Getoq Consulting", "2011-11",
                 "2011-11"),
            Held("Student Assistant / Programmer", "otulea.uni-bremen.de", "2010", "2011"),
        ),
    ),
    "latexcv__infographics.pdf": Truth(
        name="Jan Küster",
        headings=("skills and technologies", "languages", "experience and education"),
        positions=(
            Held("Software Engineer", "UB", "2018-10", "2018-10"),
            Held("Software Engineer", "UB", "2016-09", "2016-09"),
            Held("IT Consultant", "We4IT", "2014-11", "2014-11"),
            Held("Scientific Employee", "UB", "2012-01", "2012-01"),
            Held("Student Assistant", "UB", "2010-06", "2010-06"),
        ),
        gutters=(Gutter(1, 365, 97),),
    ),
    "latexcv__sidebarleft.pdf": Truth(
        name="Ilya Rumyantsev",
        headings=("skills", "contact", "education", "certifications", "profile",
                  "work experience"),
        positions=(
            Held("DevOps/FullStack developer", DEVELOPMENT, "2015-09", "present"),
            Held("DevOps engineer", DEVELOPMENT, "2015-01", "2015-09"),
            Held("Systems Analyst", DEVELOPMENT, "2014-03", "2015-01"),
            Held("Systems Analyst", "Tourism industry", "2013-09", "2014-03"),
            Held("Systems Analyst", "Tourism industry", "2012-10", "2013-09"),
            Held("IT Consultant", "Accenture Tech. Solutions", "2011-10", "2012-10"),
        ),
        gutters=tuple(Gutter(page, 199, 20) for page in (1, 2, 3, 4)),
    ),
    "latexcv__two_column.pdf": Truth(
        name="Jan Küster",
        headings=("education", "summary", "experience"),
        positions=(
            Held("Fullstack Javascript Engineer", BREMEN, "2016-09", "2016-09"),
            Held("IT Consultant for IBM XPages and Notes Domino", "We4IT GmbH Bremen", "2014",
                 "2016"),
            Held("Scientific Employee / Software Development", BREMEN, "2012", "2014"),
            Held("Project Management Simulation Training", "Getoq Consulting", "2011-11",
                 "2011-11"),
            Held("Student Assistant / Programmer", "otulea.uni-bremen.de", "2010", "2011"),
        ),
        gutters=(Gutter(1, 300, 48, 815),),
    ),
    "moderncv__template_banking_red.pdf": Truth(
        name="John Doe",
        headings=("education", "experience", "languages", "computer skills", "interests",
                  "references", "publications"),
        positions=(Held("Job title", "Employer"),) * 3,
    ),
    "moderncv__template_casual_orange.pdf": Truth(
        name="John Doe",
        headings=("education", "experience", "languages", "computer skills", "interests",
                  "references", "publications"),
        positions=(Held("Job title", "Employer"),) * 3,
    ),
    "sb2nov__resume.pdf": Truth(
        name="Sourabh Bajaj",
        headings=("education", "experience", "projects"),
        positions=(
            Held("Software Engineer", "Google", "2016-10", "present"),
            Held("Senior Software Engineer", "Coursera", "2014-01", "2016-10"),
            Held("Data Scientist", "Lucena Research", "2012-06", "2013-08"),
            Held("Research and Teaching Assistant", "Georgia Institute of Technology", "2012-01",
                 "2013-12"),
        ),
    ),
    "twentyseconds__sidebar.pdf": Truth(
        name="Alice",
        headings=("about me", "skill", "interests", "education", "publications", "awards",
                  "experience", "other information"),
        positions=(
            Held("Alice in Wonderland-The Circra (1900’s) Silent Film", None, "1900", "1900"),
            Held("Alice in Wonderland 1933 version", None, "1933", "1933"),
            Held("Disney Film", None, "1951", "1951"),
        ),
        gutters=(Gutter(1, 201, 10),),
    ),
}  # fmt: skip
