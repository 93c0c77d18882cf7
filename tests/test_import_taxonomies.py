"""O*NET and ESCO into catalogues: what is kept, and what is wrong, with its line."""

from __future__ import annotations

import gzip
import json
import os
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from matcher.catalogue.compiled import open_catalogue
from matcher.catalogue.importers import publish as publishing
from matcher.catalogue.importers import sources
from matcher.catalogue.importers.dump import (
    certification_fields,
    list_yaml,
    role_yaml,
    skill_fields,
)
from matcher.catalogue.importers.esco import read_esco
from matcher.catalogue.importers.families import ISCO, SOC, family_of
from matcher.catalogue.importers.imported import unwatched
from matcher.catalogue.importers.names import slug, tell_apart, version_in
from matcher.catalogue.importers.onet import read_onet, short_name
from matcher.catalogue.importers.publish import publish
from matcher.catalogue.load import load_catalogue
from matcher.catalogue.parse import FAMILIES
from matcher.catalogue.problems import CatalogueError
from matcher.catalogue.records import Code, Skill
from service.cli import main
from tests.import_files import CHEF, COOK, ESCO, GROUP, ONET, SKILL, write_esco, write_onet, zipped

SHARED = Path(__file__).resolve().parents[1].parent / "shared" / "data"
READ = {"onet": read_onet, "esco": read_esco}
shared = pytest.mark.shared
lacking = pytest.mark.skipif(not SHARED.is_dir(), reason="the shared data is not here")


@pytest.fixture
def onet(tmp_path) -> Path:
    return write_onet(tmp_path / "db_29_3_text")


@pytest.fixture
def esco(tmp_path) -> Path:
    return write_esco(tmp_path / "esco-1.2.0")


def tree(folder: Path) -> dict[str, tuple[bytes, int]]:
    return {
        str(path.relative_to(folder)): (path.read_bytes(), path.stat().st_mtime_ns)
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def test_onet_keeps_titles_tasks_skills_education_and_neighbours(onet, tmp_path):
    done = publish(read_onet(onet), tmp_path / "out", unwatched)
    assert done.changed
    developer = done.catalogue.roles["onet-15-1252-00"]
    assert developer.titles() == ("Software Developers", "Software Engineer",
                                  "Application Developer", "SWE")  # fmt: skip
    assert developer.family == "software"
    assert developer.codes == {"onet_soc": Code("15-1252.00", "Software Developers")}
    assert [item.text for item in developer.capabilities] == [
        "Develop, test and ship software.", 'Prepare reports on "open" defects.',
    ]  # fmt: skip
    assert developer.duties()[1:] == tuple(item.text for item in developer.capabilities)
    assert developer.skills == {
        "onet-2-c-3-a": "core", "onet-c-plus-plus": "core", "onet-c-sharp": "common",
        "onet-structured-query-language-sql": "common", "onet-c": "helpful",
    }  # fmt: skip
    assert developer.education == ("Asked for: Bachelor's Degree (72 %). Job Zone Four. Most ask "
                                   "for a degree. Some years are needed.")  # fmt: skip
    assert developer.related == ("onet-35-1011-00",)
    chef = done.catalogue.roles["onet-35-1011-00"]
    assert chef.capabilities[0].text == 'Taste "every" dish.'
    assert chef.skills == {"onet-2-c-2-b": "common", "onet-menu-software": "helpful"}
    skills = done.catalogue.skills
    assert skills["onet-c"].case
    assert skills["onet-structured-query-language-sql"].aliases == (
        "Structured query language", "SQL",
    )  # fmt: skip
    assert skills["onet-c"].codes["unspsc"] == Code(
        "43232402", "Development environment software", "broad"
    )
    assert skills["onet-c"].broader == ("unspsc-43232402",)
    assert skills["onet-menu-software"].aliases == ("menu Software",)
    assert skills["unspsc-43231600"].name == "Menu software (unspsc-43231600)"
    assert done.catalogue.schemes == {"onet_soc": "2019", "onet": "29.3", "unspsc": "O*NET 29.3"}
    record = json.loads((tmp_path / "out" / "import.json").read_text())
    assert record == done.record
    assert record["source"]["version"] == "29.3"
    assert record["counts"]["rows of Task Statements"] == 3


def test_esco_keeps_labels_relations_groups_and_hierarchy(esco, tmp_path):
    done = publish(read_esco(esco), tmp_path / "out", unwatched)
    chef, cook = (done.catalogue.roles[f"esco-{uri[-36:]}"] for uri in (CHEF, COOK))
    assert chef.titles() == ("chef", "head chef", "kitchen chef")
    assert chef.summary == "Chefs prepare, season and cook."
    assert cook.summary == 'Cooks work "by the book".'
    assert (chef.family, cook.family) == ("food", "food")
    assert chef.codes == {
        "isco_08": Code("3434", "Chefs", "broad"), "esco": Code(CHEF, "chef"),
    }  # fmt: skip
    one, two, three, four = (f"esco-{SKILL[-35:]}{number}" for number in "1234")
    assert chef.skills == {one: "core", three: "helpful"}
    assert (chef.related, cook.related) == ((cook.id,), (chef.id,))
    skills = done.catalogue.skills
    assert [skills[uri].name for uri in (one, two, three, four)] == [
        "food safety", "plan menus", "Spark", "spark (handling tools)",
    ]  # fmt: skip
    assert skills[two].aliases == ("menu planning", "HACCP (plan menus)")
    assert (skills[two].broader, skills[four].broader) == ((one,), ())
    assert skills[one].related == (three,)
    assert skills[one].kind, skills[two].kind == ("knowledge", "practice")
    assert skills[one].codes == {"esco": Code(f"{SKILL}1", "food safety")}
    counts = done.record["counts"]
    assert counts["rows of occupationSkillRelations_en"] == 5
    assert counts["occupation relations kept"] == 4
    assert counts["occupation relations left out: the skill is absent"] == 1
    assert counts["occupation relations that repeat another"] == 1
    assert done.record["versions"] == {"esco": "1.2.0", "isco_08": "2008"}
    assert len(done.record["notes"]["names that two skills share"]) == 2


def test_esco_in_another_language_and_in_two(esco, tmp_path):
    for name in ("occupationSkillRelations", "ISCOGroups", "broaderRelationsOccPillar"):
        (esco / f"{name}_de.csv").write_text(ESCO[f"{name}_en.csv"])
    german = publish(read_esco(esco, ["de"]), tmp_path / "de", unwatched).catalogue
    role = f"esco-{CHEF[-36:]}"
    assert german.roles[role].titles() == ("Küchenchef/Küchenchefin", "Chefkoch")
    both = publish(read_esco(esco, ["en", "de"]), tmp_path / "both", unwatched).catalogue
    assert both.roles[role].title == "chef"
    assert "Chefkoch" in both.roles[role].aliases
    assert both.roles[role].summary == "Chefs prepare, season and cook."
    assert "Funke" in both.skills[f"esco-{SKILL[-35:]}4"].aliases
    assert set(both.roles) == set(german.roles), "ids are the same in every language"
    with pytest.raises(CatalogueError, match="no language fr; found de, en"):
        read_esco(esco, ["fr"])
    (esco / "occupations_en.csv").rename(esco / "occupations_fr.csv")
    with pytest.raises(CatalogueError, match="languages de, fr; say which with --language"):
        read_esco(esco)


@pytest.mark.parametrize("form", ["tsv", "gz", "zip", "xlsx"])
def test_every_form_of_the_database_gives_the_same_roles(form, onet, tmp_path):
    other = tmp_path / "other"
    if form == "tsv":
        write_onet(other, ".tsv")
    elif form == "gz":
        write_onet(other, ".tsv")
        for path in list(other.iterdir()):
            path.with_name(path.name + ".gz").write_bytes(gzip.compress(path.read_bytes()))
            path.unlink()
    elif form == "zip":
        other = zipped(onet, tmp_path / "db.zip", "db_29_3_text/")
    else:
        write_books(other)
    expected, found = read_onet(onet), read_onet(other)
    assert found.roles == expected.roles
    assert found.skills == expected.skills


def write_books(folder: Path) -> None:
    from openpyxl import Workbook

    folder.mkdir()
    for name, rows in ONET.items():
        book = Workbook(write_only=True)
        sheet = book.create_sheet(name[:31])
        for row in rows:
            cells = [cell.strip('"').replace('""', '"') if cell[:1] == '"' else cell
                     for cell in row]  # fmt: skip
            sheet.append([_cell(cell) for cell in cells])
        book.save(folder / f"{name}.xlsx")


def _cell(text: str) -> str | int | float:
    for kind in (int, float):
        try:
            return kind(text) if text != "08" else text
        except ValueError:
            pass
    return text


@pytest.mark.parametrize("importer", ["onet", "esco"])
def test_twice_the_same_bytes_and_nothing_is_touched(importer, onet, esco, tmp_path):
    source = {"onet": onet, "esco": esco}[importer]
    out = tmp_path / "out"
    assert publish(READ[importer](source), out, unwatched).changed
    before = tree(out)
    assert not publish(READ[importer](source), out, unwatched).changed
    assert tree(out) == before
    publish(
        READ[importer](zipped(source, tmp_path / f"{source.name}.zip")), tmp_path / "b", unwatched
    )
    assert {name: content for name, (content, _) in tree(tmp_path / "b").items()} == {
        name: content for name, (content, _) in before.items()
    }
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_a_new_version_replaces_the_old_one_whole(onet, tmp_path):
    out = tmp_path / "out"
    publish(read_onet(onet), out, unwatched)
    edit(onet / "Occupation Data.txt", "Research, design", "Plan, design")
    edit(onet / "Related Occupations.txt", "15-1252.00\t35-1011.00\t1\r\n", "")
    done = publish(read_onet(onet), out, unwatched)
    assert done.changed
    assert load_catalogue(out).roles["onet-15-1252-00"].summary.startswith("Plan, design")
    assert load_catalogue(out) == done.catalogue


def test_a_folder_that_is_something_else_or_was_edited_is_left_alone(onet, esco, tmp_path):
    out = tmp_path / "out"
    publish(read_onet(onet), out, unwatched)
    edit(out / "roles" / "onet-15-1252-00.yaml", "title: Software", "title: Hardware")
    before = tree(out)
    with pytest.raises(CatalogueError, match="files were changed since they were imported"):
        publish(read_onet(onet), out, unwatched)
    with pytest.raises(CatalogueError, match="not an earlier import by esco"):
        publish(read_esco(esco), out, unwatched)
    with pytest.raises(CatalogueError, match="not an earlier import by onet"):
        publish(read_onet(onet), onet, unwatched)
    assert tree(out) == before


def test_without_an_exchange_by_the_system_it_is_two_renames(onet, tmp_path, monkeypatch):
    out = tmp_path / "out"
    publish(read_onet(onet), out, unwatched)
    edit(onet / "Occupation Data.txt", "Research, design", "Plan, design")
    monkeypatch.setattr(publishing.ctypes, "CDLL", lambda *args, **options: object())
    assert publish(read_onet(onet), out, unwatched).changed
    assert "Plan, design" in load_catalogue(out).roles["onet-15-1252-00"].summary
    assert sorted(path.name for path in tmp_path.iterdir()) == ["db_29_3_text", "out"]


def test_what_fails_midway_leaves_nothing_and_changes_nothing(onet, tmp_path, monkeypatch):
    out = tmp_path / "out"
    publish(read_onet(onet), out, unwatched)
    before = tree(out)
    edit(onet / "Occupation Data.txt", "Research, design", "Plan, design")

    def full(*args):
        raise OSError(28, "No space left on device")

    for what in ("role_yaml", "json_text", "settle"):
        with monkeypatch.context() as patched:
            patched.setattr(publishing, what, full)
            with pytest.raises(CatalogueError, match="No space left on device; nothing was"):
                publish(read_onet(onet), out, unwatched)
    assert tree(out) == before
    assert sorted(path.name for path in tmp_path.iterdir()) == ["db_29_3_text", "out"]


def edit(path: Path, old: str, new: str) -> None:
    content = path.read_bytes()
    assert content.count(old.encode()) == 1, f"{old!r} should stand once in {path.name}"
    path.write_bytes(content.replace(old.encode(), new.encode()))


MISTAKES = [
    # importer, file, what stands there, what is put there, line, message
    ("onet", "Occupation Data.txt", "Title\tDesc", "Name\tDesc", 1, "no column 'Title'; found O*"),
    ("onet", "Occupation Data.txt", "35-1011.00", "15-1252.00", 3,
     "duplicate id '15-1252.00'; it stands already in line 2"),
    ("onet", "Occupation Data.txt", "Chefs and Head Cooks", "", 3, "Title is empty"),
    ("onet", "Occupation Data.txt", "Chefs and Head Cooks\t", "", 3, "2 columns; expected 3, as"),
    ("onet", "Task Statements.txt", "9002", "9001", 3, "duplicate id '15-1252.00 9001'"),
    ("onet", "Knowledge.txt", "4.76", "much", 2, "Data Value is 'much'; expected a number"),
    ("onet", "Technology Skills.txt", "43232306", "4323", 5, "expected eight digits"),
    ("onet", "Alternate Titles.txt", "Short Title", "Brief", 1, "no column 'Short Title'"),
    ("esco", "occupations_en.csv", COOK, CHEF, 4, "duplicate id 'http://data.europa.eu/esco/occ"),
    ("esco", "occupations_en.csv", "3434,chef", "x,chef", 2, "iscoGroup is 'x'; expected"),
    ("esco", "occupations_en.csv", CHEF, "chef", 2, "which is not an address of ESCO"),
    ("esco", "occupations_en.csv", ',"Chefs prepare', ',"Chefs" prepare', 2, "not a row of a tab"),
    ("esco", "skills_en.csv", "preferredLabel", "label", 1, "no column 'preferredLabel'; found co"),
    ("esco", "skills_en.csv", f"{SKILL}4", f"{SKILL}3", 6, "duplicate id"),
    ("esco", "occupationSkillRelations_en.csv", f"{COOK},essential", f"{COOK},vital", 6,
     "relationType is 'vital'; expected essential or optional"),
    ("esco", "broaderRelationsOccPillar_en.csv", f"ISCOGroup,{GROUP}343\n",
     f"Occupation,{COOK}\n", 4, "closes a circle of broader concepts: "),
]  # fmt: skip


@pytest.mark.parametrize(
    ("importer", "file", "old", "new", "line", "message"), MISTAKES,
    ids=[f"{item[1]} {item[-1]}" for item in MISTAKES],
)  # fmt: skip
def test_a_mistake_is_named_with_file_and_line(
    importer, file, old, new, line, message, onet, esco, tmp_path
):
    source = {"onet": onet, "esco": esco}[importer]
    edit(source / file, old, new)
    for place in (source, zipped(source, tmp_path / "source.zip", "inside/")):
        with pytest.raises(CatalogueError) as caught:
            READ[importer](place)
        (problem,) = caught.value.problems
        assert (problem.file, problem.line) == (file, line)
        assert message in problem.message


def test_another_delimiter_is_named(onet, esco):
    path = onet / "Occupation Data.txt"
    path.write_bytes(path.read_bytes().replace(b"\t", b"|"))
    with pytest.raises(CatalogueError, match=r"Occupation Data\.txt:1: columns are separated by "
                       "bars; expected tabs"):  # fmt: skip
        read_onet(onet)
    path = esco / "skills_en.csv"
    path.write_bytes(path.read_bytes().replace(b",", b";"))
    with pytest.raises(CatalogueError, match=r"skills_en\.csv:1: .*by semicolons; expected commas"):
        read_esco(esco)


def test_bytes_that_are_not_utf8_are_named_with_the_line(onet, esco):
    edit(onet / "Task Statements.txt", "Develop, test", "Develop, test\t")
    path = onet / "Task Statements.txt"
    path.write_bytes(path.read_bytes().replace(b"Develop, test\t", b"Caf\xe9s"))
    with pytest.raises(CatalogueError, match=r"Task Statements\.txt:3: not UTF-8 .*save the file"):
        read_onet(onet)
    path = esco / "occupations_en.csv"
    path.write_bytes(path.read_bytes().replace(b"kitchen chef", b"kitchen \xff"))
    with pytest.raises(CatalogueError, match=r"occupations_en\.csv:3: not UTF-8"):
        read_esco(esco)


def test_a_file_that_is_cut_off_is_named(onet, esco, tmp_path):
    path = onet / "Task Statements.txt"
    whole = gzip.compress(path.read_bytes())
    path.unlink()
    (onet / "Task Statements.txt.gz").write_bytes(whole[: len(whole) // 2])
    with pytest.raises(CatalogueError, match=r"Task Statements\.txt\.gz:\d+: the file is damaged"):
        read_onet(onet)
    archive = zipped(esco, tmp_path / "esco.zip")
    content = archive.read_bytes()
    archive.write_bytes(content[: len(content) // 2])
    with pytest.raises(CatalogueError, match=r"esco\.zip:1: expected a folder or a whole zip"):
        read_esco(archive)
    damaged = bytearray(content)
    at = content.index(b"occupations_en.csv") + 60
    damaged[at : at + 20] = b"\xff" * 20
    archive.write_bytes(damaged)
    with pytest.raises(CatalogueError, match=r"occupations_en\.csv:\d+: the file is damaged"):
        read_esco(archive)


def test_a_quote_that_never_ends_is_named(esco):
    edit(esco / "occupations_en.csv", 'season and cook."', "season and cook.")
    with pytest.raises(CatalogueError, match=r"occupations_en\.csv:\d: not a row of a table"):
        read_esco(esco)


def test_files_too_large_are_refused_whatever_they_say_of_their_size(onet, tmp_path, monkeypatch):
    monkeypatch.setattr(sources, "LARGEST", 4096)
    path = onet / "Task Statements.txt"
    with path.open("ab") as handle:
        for number in range(500):
            handle.write(b"15-1252.00\t%d\tWrite.\tCore\t1\r\n" % number)
    with pytest.raises(CatalogueError, match=r"Task Statements\.txt:\d+: more than 0 MiB"):
        read_onet(onet)
    with pytest.raises(CatalogueError, match=r"Task Statements\.txt:1: more than 0 MiB"):
        read_onet(zipped(onet, tmp_path / "onet.zip"))
    path.write_bytes(gzip.compress(path.read_bytes()))
    path.rename(onet / "Task Statements.txt.gz")
    with pytest.raises(CatalogueError, match=r"Task Statements\.txt\.gz:\d+: more than 0 MiB"):
        read_onet(onet)
    monkeypatch.undo()
    (onet / "Task Statements.txt.gz").write_bytes(
        gzip.compress(b"\0" * (sources.LONGEST_LINE + 2)))  # fmt: skip
    with pytest.raises(CatalogueError, match=r"Task Statements\.txt\.gz:1: a line of more than 4"):
        read_onet(onet)


def test_two_gigabytes_are_refused_at_once(onet):
    with (onet / "Alternate Titles.txt").open("r+b") as handle:
        handle.truncate(2 * 1024**3)
    with pytest.raises(CatalogueError, match=r"Alternate Titles\.txt:1: more than 512 MiB"):
        read_onet(onet)


def test_a_zip_that_lies_about_a_size_is_refused(onet, tmp_path):
    archive = zipped(onet, tmp_path / "onet.zip")
    with zipfile.ZipFile(archive) as opened:
        size = opened.getinfo("Occupation Data.txt").file_size
    lying = archive.read_bytes().replace(size.to_bytes(4, "little"), (9).to_bytes(4, "little"))
    archive.write_bytes(lying)
    with pytest.raises(CatalogueError, match=r"Occupation Data\.txt:1: "):
        read_onet(archive)


@pytest.mark.parametrize("importer", ["onet", "esco"])
def test_what_is_no_such_source_is_refused(importer, tmp_path):
    (tmp_path / "empty").mkdir()
    (tmp_path / "text").write_text("hello")
    for name, message in (("empty", "expected "), ("text", "expected a folder or a whole zip"),
                          ("nowhere", "no such file or folder")):  # fmt: skip
        with pytest.raises(CatalogueError, match=message):
            READ[importer](tmp_path / name)


def test_two_files_of_one_name_in_a_zip_are_refused(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("one/Occupation Data.txt", "")
        archive.writestr("two/Occupation Data.txt", "")
    with pytest.raises(CatalogueError, match=r"two files called 'occupation data\.txt'"):
        read_onet(tmp_path / "a.zip")


def test_a_workbook_that_is_none_or_too_large_is_refused(onet, tmp_path, monkeypatch):
    from matcher.catalogue.importers import excel

    books = tmp_path / "books"
    write_books(books)
    path = books / "Task Statements.xlsx"
    whole = path.read_bytes()
    for content in (b"PK\x03\x04 nothing", whole[: len(whole) // 2], b""):
        path.write_bytes(content)
        with pytest.raises(CatalogueError, match=r"Task Statements\.xlsx:1: not a workbook"):
            read_onet(books)
    monkeypatch.setattr(excel, "LARGEST_UNPACKED", 10)
    with pytest.raises(CatalogueError, match=r"Occupation Data\.xlsx:1: more than .* unpacked"):
        read_onet(books)


def test_no_name_is_lost_where_skills_share_it():
    skills = [
        Skill("b", "Go", "tool", ("Golang", "the game")),
        Skill("a", "Go", "practice", ("golang",)),
        Skill("c", "The Game", "practice"),
    ]
    told, renamed = tell_apart(skills, {"a": "board games", "b": ""})
    assert [(skill.id, skill.name, skill.aliases) for skill in told] == [
        ("a", "Go", ("golang",)),
        ("b", "Go (b)", ("Golang (Go (b))", "the game (Go (b))")),
        ("c", "The Game", ()),
    ]
    assert [(item["name"], item["kept_as"]) for item in renamed] == [
        ("Go", "Go (b)"), ("Golang", "Golang (Go (b))"), ("the game", "the game (Go (b))"),
    ]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), [
    ("C++", "c-plus-plus"), ("C#", "c-sharp"), (".NET Framework", "dot-net-framework"),
    ("Node.js", "node-js"), ("Naïve Bayes", "naive-bayes"), ("R&D", "r-and-d"), ("日本", ""),
    ("Children's", "childrens"), ("15-2051.00", "15-2051-00"),
])  # fmt: skip
def test_ids_spell_signs_out(text, expected):
    assert slug(text) == expected


@pytest.mark.parametrize(("name", "expected"), [
    ("db_29_3_text.zip", "29.3"), ("esco-1.2.0", "1.2.0"), ("onet-29.3", "29.3"),
    ("ESCO dataset - v1.2.0 - classification - en - csv.zip", "1.2.0"), ("data", ""),
    ("db20240101", ""),
])  # fmt: skip
def test_a_version_is_read_from_a_name(name, expected):
    assert version_in(name) == expected


def test_a_long_text_is_named_by_how_it_begins():
    assert short_name("Plan, direct and lead.") == "Plan, direct and lead"
    assert short_name("Write.") == "Write"
    text = "Assess whether the very long sentence ends here, before its tenth word"
    assert short_name(text) == "Assess whether the very long sentence ends here"
    assert text.startswith(short_name(text))


def test_every_group_has_a_family_that_exists():
    assert set(SOC.values()) | set(ISCO.values()) <= set(FAMILIES)
    assert family_of("15-2051.00", SOC) == "data"
    assert family_of("15-1252.00", SOC) == "software"
    assert family_of("2654", ISCO) == "arts"
    assert family_of("99", SOC) in FAMILIES


def test_records_are_written_as_they_are_read(tmp_path):
    catalogue = load_catalogue()
    (tmp_path / "roles").mkdir()
    for role in catalogue.roles.values():
        (tmp_path / "roles" / f"{role.id}.yaml").write_bytes(role_yaml(role))
    for name, fields, items in (
        ("skills", skill_fields, catalogue.skills),
        ("certifications", certification_fields, catalogue.certifications),
    ):
        entries = [fields(item) for item in items.values()]
        (tmp_path / f"{name}.yaml").write_bytes(list_yaml(entries))
    assert replace(load_catalogue(tmp_path), sha256="") == replace(catalogue, sha256="")


def test_a_damaged_record_of_the_import_is_named(onet, tmp_path):
    publish(read_onet(onet), tmp_path / "out", unwatched)
    for text in ("", "[]", '{"versions": 3}', "{"):
        (tmp_path / "out" / "import.json").write_text(text)
        with pytest.raises(CatalogueError, match=r"import\.json:1: not the record of an import"):
            load_catalogue(tmp_path / "out")


def test_the_command_says_what_it_took(onet, esco, tmp_path, capsys, monkeypatch):
    monkeypatch.setenv("MATCHER_CACHE", str(tmp_path / "cache"))
    out = str(tmp_path / "out")
    assert main(["catalogue", "import", "onet", str(onet), "--out", out, "--json"]) == 0
    told = capsys.readouterr()
    assert json.loads(told.out)["changed"] is True
    assert json.loads(told.out)["counts"]["roles"] == 2
    assert "Task Statements" in told.err
    assert main(["catalogue", "import", "onet", str(onet), "--out", out]) == 0
    told = capsys.readouterr().out
    assert "nothing new" in told
    assert "names that two skills share (listed in import.json)" in told
    assert main(["catalogue", "check", out]) == 0
    capsys.readouterr()
    edit(esco / "skills_en.csv", "preferredLabel", "label")
    assert main(["catalogue", "import", "esco", str(esco), "--out", out + "2"]) == 1
    told = capsys.readouterr()
    assert (told.out, "skills_en.csv:1: no column" in told.err) == ("", True)
    assert not os.path.exists(out + "2")


@shared
@lacking
@pytest.mark.parametrize(("name", "folder", "roles", "skills"), [
    ("onet", "onet-29.3", 1016, 8938), ("esco", "esco-1.2.0", 3039, 13162),
])  # fmt: skip
def test_the_official_data_is_imported_whole(name, folder, roles, skills, tmp_path):
    imported = READ[name](SHARED / folder)
    assert (len(imported.roles), len(imported.skills)) == (roles, skills)
    counts = imported.counts
    if name == "esco":
        assert counts["rows of occupationSkillRelations_en"] == 129_004
        left = counts["occupation relations left out: the skill is absent"]
        assert counts["occupation relations kept"] + left == 129_004
    else:
        assert counts["rows of Alternate Titles"] == 56_560
        assert counts["rows of Task Statements"] == 18_796
        assert sum(len(role.capabilities) for role in imported.roles) == 18_796
    done = publish(imported, tmp_path / "out", unwatched)
    assert len(done.catalogue.roles) == roles
    assert open_catalogue(tmp_path / "out", tmp_path / "cache") == done.catalogue
