"""What holds for the code as a whole: its size, its names, and what a light command loads."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PACKAGES = ("addin", "schemas", "workbook")
MODULES = sorted(path for folder in (*PACKAGES, "tests") for path in (ROOT / folder).rglob("*.py"))
MARKS = ("TODO", "FIXME", "XXX", "HACK")
LONGEST_FILE, LONGEST_FUNCTION = 300, 60
MODULE_CASES = [pytest.param(path, id=path.relative_to(ROOT).as_posix()) for path in MODULES]

HEAVY = ("pandas", "pandera", "numpy", "openpyxl", "pdfplumber", "docx", "jinja2", "xlwings")


@pytest.mark.parametrize("path", MODULE_CASES)
def test_a_file_can_be_read_in_one_sitting(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= LONGEST_FILE


@pytest.mark.parametrize("path", [case for case in MODULE_CASES if "tests/" not in str(case.id)])
def test_a_function_fits_on_a_screen(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    functions = [node for node in ast.walk(tree) if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
    for function in functions:
        assert (function.end_lineno or 0) - function.lineno < LONGEST_FUNCTION, function.name


@pytest.mark.parametrize("path", MODULE_CASES)
def test_a_name_says_what_is_inside(path: Path) -> None:
    assert not {"utils", "util", "helpers", "helper", "common", "misc"} & set(
        path.relative_to(ROOT).with_suffix("").parts
    )


@pytest.mark.parametrize("path", MODULE_CASES)
def test_nothing_is_left_for_later(path: Path) -> None:
    lines = path.read_text("utf-8").splitlines()
    marks = [line for line in lines if re.search(rf"\b(?:{'|'.join(MARKS)})\b", line) and "MARKS =" not in line]
    assert marks == []


def test_no_package_marker_stands_under_tests() -> None:
    assert list((ROOT / "tests").rglob("__init__.py")) == []


@pytest.mark.parametrize(
    "arguments",
    [["--version"], ["--help"], ["rules"], ["rules", "--format", "json"], ["explain", "FOR301"], ["config"]],
)
def test_a_light_command_loads_nothing_heavy(arguments: list[str]) -> None:
    script = (
        "import sys\n"
        "from addin.cli import main\n"
        f"sys.argv = ['korrektur', *{arguments!r}]\n"
        "try:\n    main()\n"
        "except SystemExit as done:\n    assert done.code == 0, done.code\n"
        f"print([name for name in {HEAVY!r} if name in sys.modules], file=sys.stderr)\n"
    )
    ran = subprocess.run(  # noqa: S603  our own interpreter and script
        [sys.executable, "-c", script], capture_output=True, text=True, encoding="utf-8", cwd=ROOT, check=True
    )
    assert ran.stderr == "[]\n"
