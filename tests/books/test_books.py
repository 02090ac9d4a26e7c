"""Whole workbooks as data: built, changed as a person would, saved, read, and checked.

A case is a folder with `book.toml` (what the workbook holds; `base.toml` where there is none) and, where
somebody has been at the finished file, `changes.toml` (`support.workbook_changes` says how it is written).
In `should_pass` nothing may be found. In `should_fail` the findings are those of `findings.txt`, one a line:
cell, rule, severity now and on submission, number. `pytest --update-books` writes them anew.
"""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest
from support.workbook_changes import changed

from workbook.contents_file import read_contents
from workbook.template import build
from workbook.validate import validate

HERE = Path(__file__).parent
PASSING = sorted(path for path in (HERE / "should_pass").iterdir() if path.is_dir())
FAILING = sorted(path for path in (HERE / "should_fail").iterdir() if path.is_dir())


@cache
def built(book: Path) -> bytes:
    return build(read_contents(book.read_text("utf-8")))


def workbook_of(case: Path, folder: Path) -> Path:
    book, changes = case / "book.toml", case / "changes.toml"
    package = built(book if book.exists() else HERE / "base.toml")
    if changes.exists():
        package = changed(package, tomllib.loads(changes.read_text("utf-8")))
    path = folder / f"{case.name}.xlsx"
    path.write_bytes(package)
    return path


def findings_of(path: Path) -> list[str]:
    lines = []
    for one in validate([path]).files[0].findings:
        assert "(tomt)" not in one.message.da, one.message.da  # the words of a list, not of a sentence
        where = "!".join(part for part in (one.place.sheet, one.place.cell) if part) or "-"
        lines.append(f"{where} {one.rule} {one.severity} {one.on_submission} {one.place.key}")
    return lines


@pytest.mark.parametrize("case", PASSING, ids=lambda case: case.name)
def test_an_honest_workbook_has_no_finding(case: Path, tmp_path: Path) -> None:
    assert findings_of(workbook_of(case, tmp_path)) == []


@pytest.mark.parametrize("case", FAILING, ids=lambda case: case.name)
def test_a_defect_is_found_at_its_cell_and_nothing_else(
    case: Path, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    golden = case / "findings.txt"
    found = findings_of(workbook_of(case, tmp_path))
    assert found
    if request.config.getoption("--update-books"):
        golden.write_text("".join(f"{line}\n" for line in found), "utf-8")
    assert found == golden.read_text("utf-8").splitlines()
