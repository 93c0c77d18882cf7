"""Resumes as people paste them, in many manners. All people in them are invented."""

from __future__ import annotations

PASTED: dict[str, str] = {}
PASTED["dash"] = """Jane Doe
Senior Data Engineer
jane@x.com

Experience
Acme Corp — Data Engineer (Jan 2020 - Present)
- Built Spark pipelines on AWS
- Led a team of 4
Initech — Junior Developer (06/2017 - 12/2019)
- Wrote Python services

Education
BSc Computer Science, MIT, 2017

Skills
Python, Spark, SQL"""
PASTED["linkedin"] = """Contact
www.linkedin.com/in/jane-doe-123 (LinkedIn)

Top Skills
Python
Machine Learning
SQL

Jane Doe
Senior Data Scientist at Globex
San Francisco Bay Area

Summary
I love data.

Experience

Globex
Senior Data Scientist
January 2021 - Present (3 years 2 months)
San Francisco, California
Built forecasting models.

Hooli
3 years
Data Scientist
June 2019 - December 2020 (1 year 7 months)
Worked on search ranking.
Data Analyst
January 2018 - June 2019 (1 year 6 months)
Dashboards in Tableau.

Education
Stanford University
Master of Science - MS, Statistics · (2015 - 2017)

Page 1 of 2"""
PASTED["title_first"] = """JOHN SMITH
Boston, MA 02110 | (617) 555-0199 | john.smith@mail.com

PROFESSIONAL SUMMARY
Registered nurse with 8 years of acute care experience.

PROFESSIONAL EXPERIENCE
Registered Nurse, ICU | Massachusetts General Hospital, Boston, MA | 2018 - Present
• Care for up to 4 critically ill patients
• Precept new nurses
Staff Nurse | St. Mary's Medical Center | 2015 - 2018
• Medical-surgical unit with 32 beds

EDUCATION
Bachelor of Science in Nursing, Boston College, 2015

LICENSES
RN License, Massachusetts"""
PASTED["employer_line"] = """Maria Garcia Lopez
Marketing Manager

WORK EXPERIENCE

Brightside Foods, Chicago, IL
Marketing Manager
March 2019 to Present
Manage a budget of $2M.
Launch three product lines a year.

Northwind Traders, Chicago, IL
Marketing Coordinator
July 2015 to February 2019
Ran e-mail campaigns.

EDUCATION
B.A. Communications, DePaul University, 2015"""
PASTED["dates_first"] = """Peter Müller
Maschinenbauingenieur

Experience
03/2018 - present   Design Engineer, Bosch GmbH, Stuttgart
   Design of pumps in CATIA
   FEM analysis
09/2014 - 02/2018   Test Engineer, ZF Friedrichshafen AG
   Test benches

Education
2009 - 2014   Dipl.-Ing. Mechanical Engineering, TU Dresden

Skills
CATIA, ANSYS, MATLAB"""
PASTED["nohead"] = """Sam Lee
sam.lee@example.org 555-123-4567
I am a software developer with 6 years of experience in Java and Spring.
Software Developer, Initrode, 2019-2024. Built payment services in Java, Spring Boot and Kafka.
Junior Developer, Pied Piper, 2017-2019. Wrote REST APIs and unit tests.
BSc in Computer Science from University of Leeds 2017.
Skills: Java, Spring, Kafka, Docker, SQL"""
PASTED["short"] = """Name: Aisha Khan
Phone: +44 7700 900123
Email: aisha@example.co.uk
Address: 12 Baker Street, London NW1 6XE
Date of birth: 12/03/1990
Nationality: British

Work history
Company: Tesco PLC
Position: Store Manager
Dates: 2016 - 2022
Duties: staff rotas, stock, sales targets

Company: Asda
Position: Team Leader
Dates: 2012 - 2016

Education
GCSEs, Harrow High School, 2006"""
PASTED["tab"] = """Robert Brown
Chef

Experience\t
Sous Chef\tApr 2020 – Present
The Grand Hotel\tNew York, NY
Ran the line for 200 covers
Trained 6 cooks
Line Cook\tJan 2017 – Mar 2020
Blue Door Bistro\tBrooklyn, NY
Grill and saute

Education
Culinary Arts Diploma\t2016
Institute of Culinary Education"""
PASTED["at"] = """Ana Silva
Experience
Product Manager at Spotify (2021–present)
Owned the podcast search roadmap
Associate Product Manager @ Klarna (Sep 2018 – Aug 2021)
Shipped checkout
Education
MSc Industrial Engineering, KTH, 2016 - 2018"""
PASTED["apos"] = """Tom Baker
Electrician
Employment History
Apex Electric Co., Denver CO, Journeyman Electrician, Mar '15 - Jul '21
Installed wiring in commercial buildings
Volt Brothers LLC, Denver CO, Apprentice Electrician, 5/11 - 2/15
Assisted journeymen
Certifications
Colorado Journeyman License, OSHA 30
Skills
Conduit bending, NEC, blueprint reading"""
PASTED["single_year"] = """Lena Novak
UX Designer

Experience
Freelance UX Designer
2022 – now
Clients in fintech and health

UX/UI Designer, Studio Nova
2019 – 2022
Design systems in Figma

Graphic Design Intern – Ogilvy
Summer 2018
Banner ads

Education
BA Graphic Design, Academy of Fine Arts, 2015 - 2018"""
PASTED["iso"] = """Kofi Mensah
Backend Engineer
EXPERIENCE
Backend Engineer | MTN | 2021-03 - 2024-01
Go microservices
Software Engineer Intern | Vodafone | 2020.06 - 2020.12
Test automation
PROJECTS
Chat app (2020)
EDUCATION
University of Ghana, BSc Computer Engineering, 2016-2020"""
PASTED["until"] = """Emma Wilson
Primary School Teacher
EMPLOYMENT
Class Teacher
Greenfield Primary School, Leeds
Sept 2017 until now
Teach year 4, lead maths
Teaching Assistant
Oakwood Academy
September 2015 until July 2017
Supported SEN pupils
QUALIFICATIONS
PGCE, University of Leeds, 2017"""
PASTED["md"] = """# Jane Roe
**Senior Frontend Developer**

## Experience

### Senior Frontend Developer, Vercel
*Feb 2021 - Present*
- Next.js and React

### Frontend Developer, Shopify
*Jan 2018 - Jan 2021*
- Polaris design system

## Skills
- React, TypeScript, CSS

## Education
- BSc, University of Toronto, 2017"""
PASTED["since"] = """Igor Petrov
Accountant
Work Experience
Senior Accountant, Deloitte, since May 2019
Audit of banks
Accountant, KPMG, from 2014 to 2019
Month end close
Education
Master in Finance, HSE, 2014"""
PASTED["long_range"] = """Linda Park
Experience
Staff Software Engineer
Netflix, Los Gatos, CA
August 1, 2019 – Present
Streaming control plane
Senior Software Engineer
LinkedIn, Sunnyvale, CA
June 15, 2014 – July 31, 2019
Feed ranking
Education
M.S. Computer Science, UCLA"""
PASTED["upper"] = """DAVID CHEN
MECHANICAL ENGINEER
DETROIT, MI
EXPERIENCE:
FORD MOTOR COMPANY, DEARBORN, MI
SENIOR MECHANICAL ENGINEER                      2016-PRESENT
DESIGNED SUSPENSION PARTS
GENERAL MOTORS
DESIGN ENGINEER                                 2011-2016
CAD IN NX
EDUCATION:
BSME, UNIVERSITY OF MICHIGAN, 2011"""
PASTED["colon"] = """CURRICULUM VITAE

Personal Details
Name: Chidi Okafor
Email: chidi@example.ng

Career Objective
To work as a civil engineer.

Work Experience
Jan 2019 – Date: Site Engineer, Julius Berger Nigeria Plc
Supervised concrete works
2016 – 2018: Graduate Trainee, Dantata & Sawoe
Surveying

Education
B.Eng Civil Engineering, University of Lagos, 2010 – 2015

Hobbies
Football"""
PASTED["unlisted"] = """Nora Quist
Head of Growth

Experience

Kiwi Mobility                                             Berlin, Germany
Head of Growth                                            Mar 2021 - Present
Scaled paid acquisition to EUR 4m a month.
Growth Lead                                               Jan 2019 - Mar 2021
Built the CRM team.

Zalando SE                                                Berlin, Germany
Performance Marketing Specialist                          Aug 2016 - Dec 2018
Google Ads for shoes.

Education
Copenhagen Business School                                2014 - 2016
MSc Marketing"""
