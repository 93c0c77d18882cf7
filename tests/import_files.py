"""Small O*NET and ESCO downloads that tests put mistakes into."""

from __future__ import annotations

import zipfile
from pathlib import Path

CODE = "O*NET-SOC Code"
ONET: dict[str, list[list[str]]] = {
    "Occupation Data": [
        [CODE, "Title", "Description"],
        ["15-1252.00", "Software Developers", "Research, design, and develop software."],
        ["35-1011.00", "Chefs and Head Cooks", "Direct and may participate in cooking."],
    ],
    "Sample of Reported Titles": [
        [CODE, "Reported Job Title", "Shown in My Next Move"],
        ["15-1252.00", "Software Engineer", "Y"],
        ["35-1011.00", "Executive Chef", "Y"],
    ],
    "Alternate Titles": [
        [CODE, "Title", "Alternate Title", "Short Title", "Source(s)"],
        ["15-1252.00", "Software Developers", "Application Developer", "n/a", "08"],
        ["15-1252.00", "Software Developers", "SOFTWARE ENGINEER", "SWE", "08"],
    ],
    "Task Statements": [
        [CODE, "Task ID", "Task", "Task Type", "Incumbents Responding"],
        ["15-1252.00", "9001", "Prepare reports on \"open\" defects.", "Supplemental", "9"],
        ["15-1252.00", "9002", "Develop, test and ship software.", "Core", "9"],
        ["35-1011.00", "9003", '"Taste ""every"" dish."', "Core", ""],
    ],
    "Technology Skills": [
        [CODE, "Example", "Commodity Code", "Commodity Title", "Hot Technology", "In Demand"],
        ["15-1252.00", "C++", "43232402", "Development environment software", "Y", "Y"],
        ["15-1252.00", "C#", "43232402", "Development environment software", "Y", "N"],
        ["15-1252.00", "C", "43232402", "Development environment software", "N", "N"],
        ["15-1252.00", "Structured query language SQL", "43232306", "Query software", "Y", "N"],
        ["35-1011.00", "Menu software", "43231600", "Menu software", "N", "N"],
        ["35-1011.00", "menu Software", "43231600", "Menu software", "N", "N"],
    ],
    "Knowledge": [
        [CODE, "Element ID", "Element Name", "Scale ID", "Data Value", "Recommend Suppress"],
        ["15-1252.00", "2.C.3.a", "Computers and Electronics", "IM", "4.76", "N"],
        ["15-1252.00", "2.C.3.a", "Computers and Electronics", "LV", "1.0", "N"],
        ["35-1011.00", "2.C.3.a", "Computers and Electronics", "IM", "2.9", "N"],
        ["35-1011.00", "2.C.2.b", "Food Production", "IM", "3.6", "N"],
    ],
    "Job Zones": [[CODE, "Job Zone"], ["15-1252.00", "4"]],
    "Job Zone Reference": [
        ["Job Zone", "Name", "Experience", "Education"],
        ["4", "Job Zone Four", "Some years are needed.", "Most ask for a degree."],
    ],
    "Education, Training, and Experience": [
        [CODE, "Scale ID", "Category", "Data Value"],
        ["15-1252.00", "RL", "6.0", "71.5"], ["15-1252.00", "RL", "8.0", "4.0"],
        ["15-1252.00", "RW", "6.0", "99.0"],
    ],
    "Education, Training, and Experience Categories": [
        ["Scale ID", "Category", "Category Description"],
        ["RL", "6", "Bachelor's Degree"], ["RL", "8", "Master's Degree"], ["RW", "6", "Other"],
    ],
    "Related Occupations": [
        [CODE, "Related O*NET-SOC Code", "Index"],
        ["15-1252.00", "35-1011.00", "1"], ["15-1252.00", "99-9999.00", "2"],
    ],
}  # fmt: skip
CHEF = "http://data.europa.eu/esco/occupation/aaaaaaaa-0000-4000-8000-000000000001"
COOK = "http://data.europa.eu/esco/occupation/aaaaaaaa-0000-4000-8000-000000000002"
SKILL = "http://data.europa.eu/esco/skill/bbbbbbbb-0000-4000-8000-00000000000"
GROUP = "http://data.europa.eu/esco/isco/C"
ESCO: dict[str, str] = {
    "occupations_en.csv": f"""\
conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,status,description,n
Occupation,{CHEF},3434,chef,"head chef
kitchen chef",released,"Chefs prepare, season and cook.",3434.1
Occupation,{COOK},5120,cook,,released,"Cooks work ""by the book"".",5120.1
""",
    "occupations_de.csv": f"""\
conceptType,conceptUri,iscoGroup,preferredLabel,altLabels,status,description,n
Occupation,{CHEF},3434,Küchenchef/Küchenchefin,Chefkoch,released,Küchenchefs kochen.,3434.1
Occupation,{COOK},5120,Koch/Köchin,,released,Köche kochen.,5120.1
""",
    "skills_en.csv": f"""\
conceptType,conceptUri,skillType,x,preferredLabel,altLabels,status,description
KnowledgeSkillCompetence,{SKILL}1,knowledge,,food safety,HACCP,released,About safe food.
KnowledgeSkillCompetence,{SKILL}2,skill/competence,,plan menus,"menu planning
HACCP",released,Plans.
KnowledgeSkillCompetence,{SKILL}3,,,Spark,,released,A grill.
KnowledgeSkillCompetence,{SKILL}4,,,spark,,released,A tool.
""",
    "skills_de.csv": f"""\
conceptType,conceptUri,skillType,x,preferredLabel,altLabels,status,description
KnowledgeSkillCompetence,{SKILL}1,knowledge,,Lebensmittelsicherheit,,released,Sicher.
KnowledgeSkillCompetence,{SKILL}2,skill/competence,,Speisekarten planen,,released,Plant.
KnowledgeSkillCompetence,{SKILL}3,,,Spark,,released,Grill.
KnowledgeSkillCompetence,{SKILL}4,,,Funke,,released,Werkzeug.
""",
    "occupationSkillRelations_en.csv": f"""occupationUri,relationType,skillType,skillUri
{CHEF},essential,knowledge,{SKILL}1
{CHEF},optional,knowledge,{SKILL}1
{CHEF},optional,,{SKILL}3
{CHEF},optional,,{SKILL}9
{COOK},essential,skill/competence,{SKILL}2
""",
    "skillSkillRelations_en.csv": f"""\
originalSkillUri,originalSkillType,relationType,type,relatedSkillUri
{SKILL}1,knowledge,optional,,{SKILL}3
{SKILL}1,knowledge,optional,,{SKILL}9
""",
    "broaderRelationsOccPillar_en.csv": f"""conceptType,conceptUri,broaderType,broaderUri
ISCOGroup,{GROUP}3434,ISCOGroup,{GROUP}343
Occupation,{CHEF},ISCOGroup,{GROUP}3434
Occupation,{COOK},Occupation,{CHEF}
""",
    "broaderRelationsSkillPillar_en.csv": f"""conceptType,conceptUri,broaderType,broaderUri
KnowledgeSkillCompetence,{SKILL}4,SkillGroup,http://data.europa.eu/esco/skill/S1
KnowledgeSkillCompetence,{SKILL}2,KnowledgeSkillCompetence,{SKILL}1
""",
    "skillGroups_en.csv": """conceptType,conceptUri,preferredLabel
SkillGroup,http://data.europa.eu/esco/skill/S1,handling tools
""",
    "ISCOGroups_en.csv": f"""conceptType,conceptUri,code,preferredLabel
ISCOGroup,{GROUP}3434,3434,Chefs
""",
}


def write_onet(folder: Path, ending: str = ".txt") -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in ONET.items():
        text = "".join("\t".join(row) + "\r\n" for row in rows)
        (folder / f"{name}{ending}").write_text(text, "utf-8", newline="")
    return folder


def write_esco(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in ESCO.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def zipped(folder: Path, path: Path, inside: str = "") -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in sorted(folder.iterdir()):
            archive.write(one, inside + one.name)
    return path
