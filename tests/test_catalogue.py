"""A catalogue with a mistake is refused, with the file and the line of the mistake."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from matcher.catalogue.load import catalogue_sha256, load_catalogue
from matcher.catalogue.problems import CatalogueError, Problem
from matcher.catalogue.records import CareerLevel, Code, Cost, Salary
from matcher.catalogue.yaml_file import YamlFile, line_of
from tests.catalogue_files import (
    CERTIFICATIONS,
    CHEF,
    FILES,
    SKILLS,
    WAITER,
    change,
    line_with,
    write_files,
)


@pytest.fixture
def folder(tmp_path) -> Path:
    return write_files(tmp_path)


def problems(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(CatalogueError) as caught:
        load_catalogue(folder)
    assert str(caught.value).splitlines() == [
        f"{item.file}:{item.line}: {item.message}" for item in caught.value.problems
    ]
    return caught.value.problems


def test_a_good_catalogue_is_read_whole(folder):
    catalogue = load_catalogue(folder)
    assert list(catalogue.roles) == ["chef", "waiter"]
    assert list(catalogue.skills) == ["food-safety", "menu-planning", "r"]
    assert list(catalogue.certifications) == ["food-handler", "food-manager"]
    chef = catalogue.roles["chef"]
    assert chef.summary == "Leads a kitchen, writes menus."
    assert chef.titles() == ("Chef", "Head Chef")
    assert chef.skills == {"menu-planning": "core", "food-safety": "common"}
    assert chef.capabilities[0].skills == ("menu-planning",)
    assert chef.codes == {"onet_soc": Code("35-1011.00"), "isco_08": Code("3434")}
    assert (chef.related, chef.carries) == (("waiter",), {})
    assert chef.salary == Salary("United States", "USD", 2024, 30000, 90000, 56000, "A source")
    assert chef.levels[1] == CareerLevel("Sous Chef", 4.5, "Leads a shift.")
    assert chef.duties() == (chef.summary, "Menus: Writes menus.", "Safety: Keeps food safe.")
    handler = catalogue.certifications["food-handler"]
    assert (handler.status, handler.since, handler.successor) == (
        "retired", "2026-03-31", "food-manager",
    )  # fmt: skip
    manager = catalogue.certifications["food-manager"]
    assert manager.cost == Cost(99.5, "USD", "2026-10", "Online.")
    assert (manager.valid_years, handler.valid_years) == (5, None)
    assert manager.prerequisites == "A year in a kitchen."
    unspsc = catalogue.skills["r"].codes["unspsc"]
    assert unspsc == Code("43232605", "Analytical or scientific software", "broad")
    assert catalogue.skills["r"].case and catalogue.skills["r"].near == ("python",)
    assert catalogue.roles["waiter"].salary is None


def test_codes_and_related_roles_have_a_long_form(folder):
    change(folder, CHEF, 'isco_08: "3434"', 'isco_08: {code: "3434", label: Chefs, match: broad}')
    change(folder, CHEF, "related: [waiter]", "related:\n  waiter: Knowing the menu.")
    chef = load_catalogue(folder).roles["chef"]
    assert chef.codes["isco_08"] == Code("3434", "Chefs", "broad")
    assert (chef.related, chef.carries) == (("waiter",), {"waiter": "Knowing the menu."})


MISTAKES = [
    # file, what stands there, what is put there (the mistake's line ends with "# here"), message
    (SKILLS, "match: broad", "match: wide  # here", "expected one of exact, close, broad"),
    (SKILLS, "    unspsc:", "    unspc:  # here", "unknown field 'unspc'; known are esco, onet,"),
    (CERTIFICATIONS, "    currency: USD", "    currency: $  # here", "expected three letters"),
    (CERTIFICATIONS, "    amount: 99.5", "    amount: much  # here", "amount is 'much'; expect"),
    (CERTIFICATIONS, "valid_years: 5", "valid_years: long  # here", "expected a number from 0"),
    (CHEF, "related: [waiter]", "related:\n  cook: Menus.  # here", "unknown role 'cook'"),
    (SKILLS, "- id: food-safety", "- id: menu-planning  # here", "duplicate skill id 'menu-pla"),
    (SKILLS, "- id: r\n", "- id: R Language  # here\n", "expected lower-case words joined by"),
    (SKILLS, "- id: r\n", "- id: 7  # here\n", "id is 7; expected a text (quote it if it is a"),
    (SKILLS, "  kind: tool", "  kind: gadget  # here", "expected one of tool, knowledge"),
    (SKILLS, "  case: true", "  case: maybe  # here", "case is 'maybe'; expected true or false"),
    (SKILLS, "  near: [python]", "  nearby: [python]  # here", "unknown field 'nearby'; known are"),
    (SKILLS, "  near: [python]", "  7: [python]  # here", "unknown field 7; known are"),
    (SKILLS, "[menu design, seasonal menus]", "menu design  # here", "expected a list of texts"),
    (SKILLS, "    - HACCP", "    - HACCP  # here\n    - 1.0", "expected a list of texts"),
    (SKILLS, "[menu design, seasonal menus]", "\n    - menus\n    - Safe-Food Handling  # here",
     "'Safe-Food Handling' already names the skill 'food-safety'"),
    (SKILLS, "  name: R\n", "  name: Seasonal menu  # here\n", "already names the skill 'menu-pl"),
    (SKILLS, "broader: [menu-planning]", "broader: [menus]  # here", "unknown skill 'menus'"),
    (SKILLS, "  related: [r]", "  related:\n    - r\n    - s  # here", "unknown skill 's'"),
    (SKILLS, "# The vocabulary\n", "- just a text  # here\n", "'just a text'; expected a map"),
    (SKILLS, "  name: R\n", "", "name is missing; expected a text"),
    (CERTIFICATIONS, "- id: food-manager", "- id: food-handler  # here", "duplicate certification"),
    (CERTIFICATIONS, "[food-safety, menu-planning]", "[food-safety, hygiene]  # here",
     "unknown skill 'hygiene'"),
    (CERTIFICATIONS, "requires: [food-handler]", "requires: [handler]  # here",
     "unknown certification 'handler'"),
    (CERTIFICATIONS, "successor: food-manager", "successor: manager  # here",
     "unknown certification 'manager'"),
    (CERTIFICATIONS, 'since: "2026-03-31"', 'since: "2026-02-30"  # here',
     "since is '2026-02-30'; expected a quoted date"),
    (CERTIFICATIONS, 'since: "2026-03-31"', 'since: "March 2026"  # here', "expected a quoted"),
    (CERTIFICATIONS, 'since: "2026-03-31"', 'since: "2026-13"  # here', "expected a quoted date"),
    (CERTIFICATIONS, 'since: "2026-03-31"', "since: 2026-03-31  # here",
     "since is datetime.date(2026, 3, 31); expected a quoted date"),
    (CERTIFICATIONS, 'checked: "2026-11"', "checked: 2026  # here", "expected a quoted date"),
    (CERTIFICATIONS, '  status: retired\n  since: "2026-03-31"', "  status: retired  # here",
     "expected `since` with the date"),
    (CERTIFICATIONS, '  status: retired\n  since: "2026-03-31"',
     "  status: retiring  # here\n  since: null", "expected `since` with the date"),
    (CERTIFICATIONS, "status: active", "status: alive  # here", "expected one of active, retiring"),
    (CERTIFICATIONS, "level: entry", "level: beginner  # here", "expected one of entry, associate"),
    (CERTIFICATIONS, "https://example.org/food-manager", "example.org  # here",
     "expected a web address"),
    (CHEF, "id: chef", "id: cook  # here", "id is 'cook'; expected the name of the file, 'chef'"),
    (CHEF, "core: [menu-planning]", "core: [menu-planning, knives]  # here",
     "unknown skill 'knives'"),
    (CHEF, "    - food-safety", "    - food-safety\n    - knives  # here",
     "unknown skill 'knives'"),
    (CHEF, "    - food-safety", "    - menu-planning  # here", "'menu-planning' is listed twice"),
    (CHEF, "  common:\n", "  usual:  # here\n", "unknown field 'usual'; known are common, core"),
    (CHEF, "    skills: [menu-planning]", "    skills: [r]  # here", "is not under the role's"),
    (CHEF, "[food-handler, food-manager]", "[food-handler, butcher]  # here",
     "unknown certification 'butcher'"),
    (CHEF, "related: [waiter]", "related: [sommelier]  # here", "unknown role 'sommelier'"),
    (CHEF, "family: food", "family: kitchen  # here", "expected one of ai, data"),
    (CHEF, '"35-1011.00"', '"35-1011"  # here', "onet_soc is '35-1011', which is not of its form"),
    (CHEF, 'isco_08: "3434"', "isco_08: 3434  # here", "isco_08 is 3434; expected a text"),
    (CHEF, 'isco_08: "3434"', 'isco: "3434"  # here', "unknown field 'isco'"),
    (CHEF, "year: 2024", 'year: "2024"  # here', "year is '2024'; expected a number from 1990"),
    (CHEF, "year: 2024", "year: 24  # here", "year is 24; expected a number from 1990 to 2100"),
    (CHEF, "year: 2024", "year: true  # here", "year is True; expected a number"),
    (CHEF, "low: 30000", "low: 95000  # here", "low 95000, median and high 90000 are not in order"),
    (CHEF, "low: 30000", "low: .nan  # here", "low is nan; expected a number"),
    (CHEF, "years: 0", "years: 5", "levels are not in order of years; put the lowest first"),
    (CHEF, "years: 4.5", "years: four  # here", "years is 'four'; expected a number from 0 to 60"),
    (CHEF, "    text: Learns.", "    text: Learns.\n    pay: 1  # here", "unknown field 'pay'"),
    (CHEF, "title: Chef\n", "title: [Chef]  # here\n", "title is ['Chef']; expected a text"),
    (CHEF, "title: Chef\n", "title: ''  # here\n", "title is missing; expected a text"),
    (CHEF, "aliases: [Head Chef]", "aliases: [yes]  # here", "expected a list of texts (quote wor"),
    (CHEF, "  - name: Safety\n    text: Keeps food safe.\n", "  - Safety  # here\n",
     "capabilities is not a list of mappings"),
    (CHEF, "title: Chef\n", "title: Chef\ntitle: Cook  # here\n",
     "field 'title' stands here a second time"),
    (CHEF, "    text: Learns.", "    text: Learns.\n    years: 1  # here",
     "field 'years' stands here a second time"),
    (CHEF, "title: Chef\n", "title: Chef: Head  # here\n", "not valid YAML, column 12: mapping"),
    (CHEF, "related: [waiter]", "related: *waiter  # here", "not valid YAML"),
    (CHEF, "title: Chef\n", "title: \x07Chef  # here\n", "character U+0007 is not allowed"),
    (CHEF, "title: Chef\n", "title: !!python/name:os.system Chef  # here\n", "not valid YAML"),
]  # fmt: skip
AT_PARENT = {  # what is missing or wrong as a whole is put on the line where its parent begins
    "name is missing; expected a text": "- id: r",
    "levels are not in order of years; put the lowest first": "levels:",
    "capabilities is not a list of mappings": "capabilities:",
    "'menu-planning' is listed twice": "    - menu-planning  # here",
}


@pytest.mark.parametrize(
    ("name", "old", "new", "message"), MISTAKES, ids=[message for *_, message in MISTAKES]
)
def test_a_mistake_is_named_with_file_and_line(folder, name, old, new, message):
    change(folder, name, old, new)
    found = problems(folder)
    mark = AT_PARENT.get(message, "# here")
    if old == "    - HACCP" and "1.0" in new:
        mark = "aliases:"
    expected = line_with(folder, name, mark)
    matching = [item for item in found if message in item.message]
    assert [(item.file, item.line) for item in matching] == [(name, expected)], found
    others = {item.line for item in found} - {expected}
    assert not others, f"one mistake, but lines {others} are named too: {found}"


def test_each_mistake_is_one_of_its_own():
    assert len({(name, new) for name, _, new, _ in MISTAKES}) == len(MISTAKES) > 50


@pytest.mark.parametrize("name", [SKILLS, CERTIFICATIONS])
def test_a_missing_list_is_named(folder, name):
    (folder / name).unlink()
    assert problems(folder) == (Problem(name, 1, "the file is missing"),)


def test_a_folder_without_roles_is_no_catalogue(tmp_path):
    (tmp_path / SKILLS).write_text("[]")
    for folder in (tmp_path, tmp_path / "nowhere"):
        (problem,) = problems(folder)
        assert problem.file == str(folder)
        assert "no catalogue here: expected a folder with roles/" in problem.message


@pytest.mark.parametrize("text", ["", "# nothing yet\n", "---\n"])
@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (SKILLS, "a list of mappings ([] for none)"),
        (CERTIFICATIONS, "a list of mappings ([] for none)"),
        (CHEF, "one mapping: a role"),
    ],
)
def test_an_empty_file_is_named(folder, name, expected, text):
    (folder / name).write_text(text)
    assert problems(folder) == (Problem(name, 1, f"the file is empty; expected {expected}"),)


@pytest.mark.parametrize(("name", "text"), [(SKILLS, "a: b"), (CHEF, "- a"), (CHEF, "text")])
def test_a_file_of_another_shape_is_named(folder, name, text):
    (folder / name).write_text(text)
    (problem,) = problems(folder)
    assert (problem.file, problem.line) == (name, 1)
    assert "found " in problem.message and "; expected " in problem.message


@pytest.mark.parametrize("name", list(FILES))
def test_a_file_that_is_not_utf8_is_named_with_the_line(folder, name):
    data = FILES[name].encode()
    (folder / name).write_bytes(data + b"\n# caf\xe9\n")
    (problem,) = problems(folder)
    assert (problem.file, problem.line) == (name, data.count(b"\n") + 2)
    assert problem.message.startswith("not UTF-8: ")
    assert "save the file as UTF-8" in problem.message


def test_a_file_that_stops_midway_is_named_with_the_line(folder):
    (folder / CHEF).write_text("id: chef\ntitle: Chef\nrelated: [waiter\n")
    (problem,) = problems(folder)
    assert (problem.file, problem.line) == (CHEF, 4)
    assert problem.message.startswith("not valid YAML, column 1: ")


def test_a_file_that_cannot_be_read_is_named(folder):
    (folder / "roles" / "odd.yaml").mkdir()
    (problem,) = problems(folder)
    assert (problem.file, problem.line) == ("roles/odd.yaml", 1)
    assert problem.message == "the file cannot be read: Is a directory"


def test_a_role_under_another_ending_is_not_passed_over(folder):
    (folder / WAITER).rename(folder / "roles" / "waiter.yml")
    change(folder, CHEF, "related: [waiter]", "related: []")
    (problem,) = problems(folder)
    assert problem.file == "roles/waiter.yml"
    assert ".yaml" in problem.message


def test_a_role_twice_is_named(folder):
    (folder / "roles" / "cook.yaml").write_text(FILES[CHEF])
    found = problems(folder)
    assert {(item.file, item.line) for item in found} == {("roles/cook.yaml", 1)}
    assert any(
        "duplicate role id 'chef'; it stands already in roles/chef.yaml" in p.message for p in found
    )
    assert any("expected the name of the file, 'cook'" in item.message for item in found)


def test_every_mistake_is_told_at_once_in_order_of_place(folder):
    change(folder, SKILLS, "kind: tool", "kind: gadget")
    change(folder, CERTIFICATIONS, "level: entry", "level: none")
    change(folder, CHEF, "year: 2024", "year: x")
    change(folder, CHEF, "family: food", "family: x")
    found = problems(folder)
    assert [(item.file, item.line) for item in found] == [
        (CERTIFICATIONS, 7), (CHEF, 4), (CHEF, 25), (SKILLS, 16),
    ]  # fmt: skip


def test_hundreds_of_mistakes_are_told_soon(folder, monkeypatch):
    parsed = []
    real = YamlFile.node
    monkeypatch.setattr(YamlFile, "node", lambda self: parsed.append(1) or real(self))
    bad = "".join(f"- id: s{n}\n  name: Skill {n}\n  kind: gadget\n" for n in range(300))
    (folder / SKILLS).write_text(bad)
    found = problems(folder)
    assert [item.line for item in found] == [3 * n + 3 for n in range(300)]
    assert len(parsed) == 1, "each file is parsed once for all its lines"


@pytest.mark.parametrize("text", [
    "\ufeff{}", "{}".replace("\n", "\r\n"), "\r\n".join(["{}", "# comment", ""]),
])  # fmt: skip
def test_files_of_other_editors_are_read(folder, text):
    for name in FILES:
        (folder / name).write_bytes(text.format(FILES[name].replace("\n", "\r\n")).encode())
    assert load_catalogue(folder).roles["chef"].aliases == ("Head Chef",)


def test_lists_may_be_empty(folder):
    (folder / SKILLS).write_text("[]")
    (folder / CERTIFICATIONS).write_text("[]")
    (folder / CHEF).unlink()
    assert list(load_catalogue(folder).roles) == ["waiter"]


def _touch(folder: Path) -> None:
    (folder / "notes.txt").write_text("not part of it")


def _edit(folder: Path) -> None:
    change(folder, WAITER, "Serves", "Helps")


def _rename(folder: Path) -> None:
    (folder / WAITER).rename(folder / "roles" / "server.yaml")


@pytest.mark.parametrize(("act", "same"), [(_touch, True), (_edit, False), (_rename, False)])
def test_the_hash_is_that_of_the_content(folder, act: Callable[[Path], None], same):
    before = catalogue_sha256(folder)
    act(folder)
    assert (catalogue_sha256(folder) == before) is same


def test_the_hash_does_not_depend_on_where_it_lies(folder, tmp_path_factory):
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "copy"
    folder.rename(elsewhere)
    assert load_catalogue(elsewhere).sha256 == catalogue_sha256(elsewhere)
    elsewhere.rename(folder)
    assert catalogue_sha256(folder) == load_catalogue(folder).sha256


def test_a_place_that_is_not_there_is_put_on_its_parent(folder):
    node = YamlFile.read((folder / CHEF).read_bytes()).node()
    assert line_of(node, ()) == 1
    assert line_of(node, ("levels", 1, "years")) == 35
    assert line_of(node, ("levels", 1, "pay")) == 34
    assert line_of(node, ("levels", 9)) == 30
    assert line_of(node, ("nothing", "below")) == 1
    assert line_of(None, ("id",)) == 1
