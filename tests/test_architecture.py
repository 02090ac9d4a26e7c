"""What holds for the code as a whole: its size, its names, and what a light command loads."""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
import subprocess
import sys
from collections import Counter
from enum import Enum
from pathlib import Path
from typing import Literal, get_args, get_origin

import pytest

from workbook.grid import FAULTS
from workbook.ooxml.read.beside import DAMAGED, DRAWN, OBJECTS
from workbook.submissions.faults import fault_rules

ROOT = Path(__file__).parents[1]
PACKAGES = ("addin", "schemas", "workbook")
MODULES = sorted(path for folder in (*PACKAGES, "tests") for path in (ROOT / folder).rglob("*.py"))
MARKS = ("TODO", "FIXME", "XXX", "HACK")
SAYS_NOTHING = {"utils", "util", "helpers", "helper", "common", "misc"}
LONGEST_FILE, LONGEST_FUNCTION = 300, 60

ALIAS = re.compile(r"_?[A-Z][a-z][A-Za-z0-9]*")
"""A type alias is written as a class is; constants are in capitals."""

HEAVY = ("pandas", "pandera", "numpy", "openpyxl", "pdfplumber", "docx", "jinja2", "xlwings")


def named(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return [node for node in nodes if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]


def test_a_file_can_be_read_in_one_sitting() -> None:
    lines = {named(path): len(path.read_text("utf-8").splitlines()) for path in MODULES}
    assert {name: count for name, count in lines.items() if count > LONGEST_FILE} == {}


def test_a_function_fits_on_a_screen() -> None:
    lines = {
        f"{named(path)}:{one.lineno} {one.name}": (one.end_lineno or 0) - one.lineno
        for path in MODULES
        if not path.is_relative_to(ROOT / "tests")
        for one in functions(path)
    }
    assert {name: count for name, count in lines.items() if count >= LONGEST_FUNCTION} == {}


def test_a_name_says_what_is_inside() -> None:
    assert [named(path) for path in MODULES if SAYS_NOTHING & {*path.relative_to(ROOT).with_suffix("").parts}] == []


def test_nothing_is_left_for_later() -> None:
    mark = re.compile(rf"\b(?:{'|'.join(MARKS)})\b")
    lines = [f"{named(path)}: {line}" for path in MODULES for line in path.read_text("utf-8").splitlines()]
    assert [line for line in lines if mark.search(line) and "MARKS =" not in line] == []


def types_defined(path: Path) -> set[str]:
    """The classes and type aliases of a module; its type variables stand for nothing outside it."""
    tree = ast.parse(path.read_text("utf-8"))
    aliases = {
        node.targets[0].id
        for node in tree.body
        if isinstance(node, ast.Assign)
        and isinstance(node.targets[0], ast.Name)
        and ALIAS.fullmatch(node.targets[0].id)
        and not (isinstance(node.value, ast.Call) and ast.unparse(node.value.func) in ("TypeVar", "ParamSpec"))
    }
    return aliases | {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}


def test_no_name_of_a_class_or_type_stands_for_two_things() -> None:
    product = [path for path in MODULES if not path.is_relative_to(ROOT / "tests")]
    found = Counter(name for path in product for name in types_defined(path))
    assert [name for name, times in found.items() if times > 1] == []


def test_no_package_marker_stands_under_tests() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []


@pytest.mark.parametrize(
    "arguments",
    [["--version"], ["--help"], ["rules"], ["rules", "--format", "json"], ["explain", "FOR301"], ["config"]],
)
def test_a_light_command_loads_nothing_heavy(arguments: list[str]) -> None:
    assert loaded(arguments, HEAVY) == "[]\n"


@pytest.mark.parametrize("argument", ["--version", "--help"])
def test_what_concerns_no_rule_loads_neither_rules_nor_the_sources_of_the_add_in(argument: str) -> None:
    assert loaded([argument], ("schemas.rules", "addin.xlam")) == "[]\n"


def loaded(arguments: list[str], names: tuple[str, ...]) -> str:
    """Which of these modules a command has loaded when it is done."""
    script = (
        "import sys\n"
        "from addin.cli import main\n"
        f"sys.argv = ['korrektur', *{arguments!r}]\n"
        "try:\n    main()\n"
        "except SystemExit as done:\n    assert done.code == 0, done.code\n"
        f"print([name for name in {names!r} if name in sys.modules], file=sys.stderr)\n"
    )
    ran = subprocess.run(  # noqa: S603  our own interpreter and script
        [sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=True
    )
    return ran.stderr


PARTIAL = {
    "_FORMATS",  # of carried cells: others keep the look they have
    "_FORMS",  # of a difference's cells: likewise
    "IGNORED",  # of an import: says itself which uses are ignored
    "_LARGEST",  # kinds of numbers, beside amounts
    "_RANGES",  # kinds that have a range, asked by `in`
    "FRAME_UNITS",  # kinds whose numbers count something, asked by `get`
    "UNITS",  # likewise, in the exported schemas
    "_TYPES",  # kinds that are no text there
    "_WANTED",  # kinds that want a number, asked by the rule about them
}


def test_a_table_over_an_enumeration_has_every_member() -> None:
    lacking: set[str] = set()
    for package in PACKAGES:
        for found in pkgutil.walk_packages([str(ROOT / package)], f"{package}."):
            for name, table in vars(importlib.import_module(found.name)).items():
                if isinstance(table, dict) and table and all(isinstance(key, Enum) for key in table):
                    kind: type[Enum] = type(next(iter(table)))
                    lacking.update({name} if set(kind) - set(table) else ())
    assert lacking == PARTIAL


def test_a_table_over_a_literal_has_every_member() -> None:
    modules = [
        importlib.import_module(found.name)
        for package in PACKAGES
        for found in pkgutil.walk_packages([str(ROOT / package)], f"{package}.")
    ]
    literals = {get_args(one) for module in modules for one in vars(module).values() if get_origin(one) is Literal}
    assert ("da", "en") in literals
    lacking = {
        name
        for module in modules
        for name, table in vars(module).items()
        if isinstance(table, dict) and len(table) > 1
        for members in literals
        if table.keys() < set(members)
    }
    assert lacking == {"INTERPRETER"}  # Excel runs on the other two systems alone; the commands refuse the rest


def test_everything_that_lies_beside_cells_has_its_word_where_it_is_not_carried() -> None:
    upgrade = importlib.import_module("workbook.upgrade.upgrade")
    assert upgrade._OBJECTS.keys() == {*DRAWN.values(), *OBJECTS.values(), DAMAGED}  # noqa: SLF001


def test_every_reason_why_a_file_cannot_be_read_has_its_rule() -> None:
    assert fault_rules().keys() == set(FAULTS)
