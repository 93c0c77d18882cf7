"""The house: which room may import which, what lies at the top, how large a module may grow."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from fnmatch import fnmatch
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).resolve().parent.parent
MAY_IMPORT = {
    "models": set(),
    "index": {"models"},
    "matcher": {"index", "models"},
    "service": {"matcher", "index", "models"},
    "eval": {"matcher", "index", "models"},
}
ROOMS = tuple(MAY_IMPORT)
COMMAND_LINE = ("service/cli.py", "service/commands/")
"""Here, and only inside a function, service may import eval."""
FOLDERS = {*ROOMS, "tests", "docs", "deploy", "examples", ".ci"}
FILES = {
    "pyproject.toml", "README.md", "Makefile", "CHANGELOG.md", "LICENSE", "NOTICE", ".gitignore",
}  # fmt: skip
MOST_LINES = 350
TRAINING = {"torch", "sentence_transformers", "transformers", "onnx"}
"""Serving does without these; only the export recipe imports them at the top."""


class Import(NamedTuple):
    module: str
    line: int
    late: bool
    """Inside a function, or for type checkers only."""


def imports(source: str) -> list[Import]:
    return list(_imports(ast.parse(source), late=False))


def _imports(node: ast.AST, late: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(item.name, child.lineno, late) for item in child.names)
        elif isinstance(child, ast.ImportFrom):
            assert child.level == 0, f"line {child.lineno}: write the import from the top"
            yield Import(child.module or "", child.lineno, late)
        inside = late or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        typing_only = isinstance(child, ast.If) and ast.unparse(child.test) == "TYPE_CHECKING"
        yield from _imports(child, inside or typing_only)


def modules(room: str) -> list[Path]:
    found = sorted((ROOT / room).rglob("*.py"))
    assert found, f"{room} has no modules"
    return found


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def wrong_imports(room: str, path: str, source: str) -> list[str]:
    wrong = []
    for item in imports(source):
        top = item.module.split(".")[0]
        if top not in (*ROOMS, "tests", "examples") or top in (room, *MAY_IMPORT[room]):
            continue
        if (room, top) == ("service", "eval") and item.late and path.startswith(COMMAND_LINE):
            continue
        wrong.append(f"{path}:{item.line} imports {item.module}")
    return wrong


@pytest.mark.parametrize("room", ROOMS)
def test_imports_go_one_way(room):
    wrong = [
        each
        for path in modules(room)
        for each in wrong_imports(room, name(path), path.read_text("utf-8"))
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("room", "path", "source"),
    [
        ("models", "models/x.py", "import index"),
        ("index", "index/x.py", "from matcher.match import Matcher"),
        ("matcher", "matcher/x.py", "def f():\n    import service.cli"),
        ("eval", "eval/x.py", "from service import cli"),
        ("service", "service/cli.py", "from eval.run import evaluate"),
        ("service", "service/api.py", "def f():\n    from eval.run import evaluate"),
        ("matcher", "matcher/x.py", "from tests.fakes import FakeEncoder"),
    ],
)
def test_a_wrong_import_is_seen(room, path, source):
    assert len(wrong_imports(room, path, source)) == 1


@pytest.mark.parametrize(
    ("room", "path", "source"),
    [
        ("index", "index/x.py", "from models.encoder import Encoder\nimport numpy"),
        ("service", "service/commands/evaluate.py", "def f():\n    from eval.run import evaluate"),
        ("eval", "eval/x.py", "from eval.run import evaluate\nfrom matcher.match import Matcher"),
    ],
)
def test_a_right_import_is_let_through(room, path, source):
    assert imports(source)
    assert wrong_imports(room, path, source) == []


@pytest.mark.parametrize("room", [*ROOMS, "tests"])
def test_nobody_hides_the_builtin_eval(room):
    hides = [
        f"{name(path)}:{node.lineno}"
        for path in modules(room)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Import)
        and any(item.name.split(".")[0] == (item.asname or "eval") == "eval" for item in node.names)
    ]
    assert hides == [], "write `from eval.x import y`"


def test_serving_imports_nothing_of_training():
    early = [
        f"{name(path)}:{item.line} imports {item.module}"
        for room in ROOMS
        for path in modules(room)
        if name(path) != "models/export.py"
        for item in imports(path.read_text("utf-8"))
        if item.module.split(".")[0] in TRAINING and not item.late
    ]
    assert early == []


@pytest.mark.parametrize("room", ROOMS)
def test_each_package_is_ours(room):
    place = Path(import_module(room).__file__ or "").resolve()
    assert place == ROOT / room / "__init__.py"


@pytest.mark.parametrize("room", ROOMS)
def test_each_folder_of_modules_is_a_package(room):
    folders = {path.parent for path in modules(room)}
    assert [name(folder) for folder in folders if not (folder / "__init__.py").is_file()] == []


def test_pyproject_lists_every_package():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    packages = {path.parent.name for path in ROOT.glob("*/__init__.py")}
    assert packages == set(ROOMS)
    assert set(project["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]) == packages
    assert set(project["tool"]["mypy"]["packages"]) == packages
    assert "Private :: Do Not Upload" in project["project"]["classifiers"]


@pytest.mark.parametrize("room", [*ROOMS, "examples"])
def test_modules_stay_small(room):
    lines = {name(path): len(path.read_text("utf-8").splitlines()) for path in modules(room)}
    assert {path: count for path, count in lines.items() if count >= MOST_LINES} == {}


def test_nothing_else_lies_at_the_top():
    ignored = (ROOT / ".gitignore").read_text("utf-8").split()
    patterns = [".git", *(pattern.rstrip("/") for pattern in ignored)]
    here = [
        path
        for path in ROOT.iterdir()
        if not any(fnmatch(path.name, pattern) for pattern in patterns)
    ]
    assert {path.name for path in here if path.is_dir()} <= FOLDERS
    assert {path.name for path in here if not path.is_dir()} <= FILES
    assert {*ROOMS, "tests", "README.md", "pyproject.toml"} <= {path.name for path in here}
