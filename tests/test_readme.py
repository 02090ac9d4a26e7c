"""README tells the truth: every command is there in both languages, every link and file it names exists."""

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

from addin.cli import COMMANDS
from schemas.layout import layout
from schemas.rules import RULES
from workbook import documentation
from workbook.cli import build
from workbook.reports.json import schema

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text("utf-8")
ENGLISH, DANISH = README.split("\n## På dansk", maxsplit=1)


def _paths(group: click.Group, path: str = "") -> dict[str, click.Command]:
    """Every command by its name, those of a group after the group's."""
    found: dict[str, click.Command] = {}
    for name, command in group.commands.items():
        inner = _paths(command, f"{path}{name} ") if isinstance(command, click.Group) else {f"{path}{name}": command}
        found |= inner
    return found


PATHS = _paths(build("en", COMMANDS))


@pytest.mark.parametrize("name", PATHS)
def test_every_command_is_documented_in_english_with_its_help(name: str) -> None:
    assert f"| `korrektur {name}` |" in ENGLISH
    assert f"#### `korrektur {name}`" in ENGLISH


@pytest.mark.parametrize("name", PATHS)
def test_every_command_is_documented_in_danish(name: str) -> None:
    assert f"| `korrektur {name}` |" in DANISH


@pytest.mark.parametrize("name", PATHS)
def test_every_option_of_every_command_stands_in_the_documentation(name: str) -> None:
    text = documentation.command_help("en", COMMANDS).split(f"#### `korrektur {name}`")[1].split("####")[0]
    for parameter in PATHS[name].params:
        for option in parameter.opts if parameter.param_type_name == "option" else ():
            assert option in text


@pytest.mark.parametrize(
    "block",
    [
        documentation.command_list("en", COMMANDS),
        documentation.command_list("da", COMMANDS),
        documentation.command_help("en", COMMANDS),
        documentation.rule_catalogue(),
        documentation.settings_table(),
        documentation.sheets(),
    ],
)
def test_what_the_program_writes_stands_in_readme_as_it_writes_it(block: str) -> None:
    assert block in README


def test_every_rule_is_in_the_catalogue() -> None:
    table = documentation.rule_catalogue()
    assert all(f"| {rule.id} | `{rule.name}` |" in table for rule in RULES)


def test_every_sheet_is_described() -> None:
    table = documentation.sheets()
    assert all(f"| `{sheet.name}` |" in table for sheet in layout(2026).sheets)


def test_every_file_and_folder_named_exists() -> None:
    named = set(re.findall(r"`((?:addin|schemas|workbook|tests|\.ci)/[\w/.]*)`", README)) | set(
        re.findall(r"\]\(([^#)]+)\)", README)
    )
    missing = [name for name in named if not name.startswith("http") and not (ROOT / name).exists()]
    assert missing == []
    assert len(named) > 10


def test_every_link_within_readme_has_its_heading() -> None:
    headings = {
        re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-")
        for heading in re.findall(r"^#+ (.+)$", README, re.MULTILINE)
    }
    assert set(re.findall(r"\]\(#([^)]+)\)", README)) <= headings


def test_the_json_shown_keeps_to_the_schema() -> None:
    (shown,) = re.findall(r"```json\n(.*?)```", README, re.DOTALL)
    document = json.loads(shown.replace('"sha256": "…"', f'"sha256": "{"0" * 64}"'))
    Draft202012Validator(schema()).validate(document)


def test_the_python_example_prints_what_readme_says(tmp_path: Path) -> None:
    section = README.split("\n## From Python\n")[1].split("\n## ")[0]
    (program,) = re.findall(r"```python\n(.*?)```", section, re.DOTALL)
    (printed,) = re.findall(r"```text\n(.*?)```", section, re.DOTALL)
    ran = subprocess.run(  # noqa: S603  our own interpreter and README
        [sys.executable, "-W", "error", "-c", program], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8",
        check=False, env=os.environ | {"PYTHONPATH": str(ROOT), "PYTHONUTF8": "1", "TMPDIR": str(tmp_path)},
    )  # fmt: skip
    assert ran.stderr == ""
    assert [line.rstrip() for line in ran.stdout.splitlines()] == printed.splitlines()


def test_the_powershell_commands_are_those_of_the_makefile() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8").replace("$(WORKERS)", "2")
    recipes = re.findall(r"^\t\$\(BIN\)/(.+)$", makefile, re.MULTILINE)
    commands = [
        recipe.replace("--quiet ", "").replace("python -m pip install --editable", "python -m pip install -e")
        for recipe in recipes
    ]
    missing = [command for command in commands if f"`.venv\\Scripts\\{command}`" not in README]
    assert missing == []
