"""README and the pages tell the truth: every command, option, room and file they name exists, and none is left out."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from jsonschema import Draft202012Validator
from support import documentation

from addin.cli import COMMANDS
from schemas.layout import layout
from workbook import api
from workbook.cli import build
from workbook.reports.json import schema
from workbook.reports.markdown import anchor

ROOT = Path(__file__).parents[1]
TEXTS = {
    path.relative_to(ROOT).as_posix(): path.read_text("utf-8")
    for path in (*ROOT.glob("*.md"), *(page for room in ("addin", "schemas", "workbook", "tests")
                                       for page in (ROOT / room).rglob("*.md")))
}  # fmt: skip
"""Every page, by its path."""
GENERATED = (ROOT / ".ci" / "pages.txt").read_text("utf-8").split()
README, CONTRIBUTING = TEXTS["README.md"], TEXTS["CONTRIBUTING.md"]
OPTIONS, GUIDE = TEXTS["workbook/commands/options.md"], TEXTS["workbook/vejledning.md"]
LONGEST_README = 300
PAGE_CASES = [pytest.param(name, id=name) for name in TEXTS]


def _paths(group: click.Group, path: str = "") -> dict[str, click.Command]:
    """Every command by its name, those of a group after the group's."""
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        inner = _paths(command, f"{path}{name} ") if isinstance(command, click.Group) else {f"{path}{name}": command}
        found |= inner
    return found


PATHS = _paths(build("en", COMMANDS))


def test_readme_can_be_read_in_one_sitting() -> None:
    assert len(README.splitlines()) <= LONGEST_README


@pytest.mark.parametrize("name", PATHS)
def test_every_command_is_documented_in_english_with_its_help(name: str) -> None:
    assert f"| `korrektur {name}` |" in OPTIONS
    assert f"## `korrektur {name}`" in OPTIONS


@pytest.mark.parametrize("name", PATHS)
def test_every_command_is_documented_in_danish(name: str) -> None:
    assert f"| `korrektur {name}` |" in GUIDE


@pytest.mark.parametrize("name", PATHS)
def test_every_option_of_every_command_stands_in_the_documentation(name: str) -> None:
    text = OPTIONS.split(f"## `korrektur {name}`")[1].split("##")[0]
    for parameter in PATHS[name].params:
        for option in parameter.opts if parameter.param_type_name == "option" else ():
            assert option in text


def test_the_pages_with_parts_that_the_program_writes_are_those_that_are_checked() -> None:
    assert sorted(name for name, text in TEXTS.items() if "[[[cog\n" in text) == GENERATED


def test_every_sheet_is_described() -> None:
    table = documentation.sheets()
    assert all(f"| `{sheet.name}` |" in table for sheet in layout(2026).sheets)


def test_every_function_for_scripts_is_described() -> None:
    functions = [name for name in api.__all__ if name.islower()]
    assert [name for name in functions if f"`{name}(" not in TEXTS["workbook/api/api.md"]] == []


@pytest.mark.parametrize("package", ["addin", "schemas", "workbook"])
def test_every_room_says_what_it_is(package: str) -> None:
    drawn = documentation.rooms(package).splitlines()[1:-1]
    assert [line for line in drawn if line and len(line.split(maxsplit=2 if line[0] != " " else 1)) < 2] == []
    names = {line.strip("┌│└ ").split()[0] for line in drawn if line}
    folders = {f"{path.parent.name}/" for path in (ROOT / package).glob("*/__init__.py")}
    modules = {path.name for path in (ROOT / package).glob("*.py")} - {"__init__.py"}
    assert names == folders | modules


def test_every_folder_of_tests_is_drawn() -> None:
    folders = {path.name for path in (ROOT / "tests").iterdir() if path.is_dir() and path.name[0] not in "_."}
    assert {name for name in folders if f"\n{name}/ " not in TEXTS["tests/README.md"]} == set()


@pytest.mark.parametrize("name", PAGE_CASES)
def test_every_link_leads_somewhere(name: str) -> None:
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", re.sub(r"```.*?```", "", TEXTS[name], flags=re.DOTALL)):
        path, _, heading = target.partition("#")
        page = (ROOT / name).parent / path if path else ROOT / name
        assert page.exists(), target
        if heading:
            text = page.read_text("utf-8")
            assert heading in [anchor(one.replace("\\", "")) for one in re.findall(r"^#+ (.+)$", text, re.MULTILINE)]


@pytest.mark.parametrize("name", ["CONTRIBUTING.md", "README.md"])
def test_every_file_and_folder_named_exists(name: str) -> None:
    named = re.findall(r"`((?:addin|schemas|workbook|tests|\.ci)/[\w/.]*)`", TEXTS[name])
    assert [path for path in named if not (ROOT / path).exists()] == []


@pytest.mark.parametrize("package", ["addin", "schemas", "workbook"])
def test_every_file_and_folder_that_a_package_names_of_its_own_exists(package: str) -> None:
    by_hand = re.sub(r"<!-- \[\[\[cog.*?\[\[\[end\]\]\] -->", "", TEXTS[f"{package}/README.md"], flags=re.DOTALL)
    named = re.findall(r"`([a-z_]+/[\w/.]*|[a-z_]+\.py)`", by_hand)
    places = [ROOT, ROOT / package, *(ROOT / package / room for room in ("sheets", "rules"))]
    assert [path for path in named if not any((place / path).exists() for place in places)] == []
    assert len(named) > 5


def test_the_json_shown_keeps_to_the_schema() -> None:
    (shown,) = re.findall(r"```json\n(.*?)```", TEXTS["workbook/reports/json.md"], re.DOTALL)
    document = json.loads(shown.replace('"sha256": "…"', f'"sha256": "{"0" * 64}"'))
    Draft202012Validator(schema()).validate(document)


def test_the_python_example_prints_what_its_page_says(tmp_path: Path) -> None:
    page = TEXTS["workbook/api/api.md"]
    (program,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    (printed,) = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    ran = subprocess.run(  # noqa: S603  our own interpreter and page
        [sys.executable, "-W", "error", "-c", program], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8",
        check=False, env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TMPDIR": str(tmp_path)},
    )  # fmt: skip
    assert ran.stderr == ""
    assert [line.rstrip() for line in ran.stdout.splitlines()] == printed.splitlines()


def test_the_powershell_commands_are_those_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8").replace("$(WORKERS)", "2")
    recipes = re.findall(r"^\t(?:PYTHONPATH=tests )?\$\(BIN\)/(.+)$", makefile, re.MULTILINE)
    commands = [
        recipe.replace("--quiet ", "").replace("python -m pip install --editable", "python -m pip install -e")
        for recipe in recipes
    ]
    missing = [command for command in commands if f".venv\\Scripts\\{command}`" not in README + CONTRIBUTING]
    assert missing == []
