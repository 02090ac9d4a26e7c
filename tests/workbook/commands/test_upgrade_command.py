from __future__ import annotations

from typing import TYPE_CHECKING
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook
from support.command_line import korrektur
from support.workbook_changes import changed
from support.workbooks import empty_at, not_a_workbook_at

from schemas.words.writable import sheet_title

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = empty_at(tmp_path / "a.xlsx")
    path.write_bytes(changed(path.read_bytes(), {"cells": {"Stamdata!B15": ""}}))
    return path


def test_a_workbook_that_is_carried_whole_gives_0(old: Path, tmp_path: Path) -> None:
    ran = korrektur("upgrade", old, "-o", tmp_path / "ny.xlsx")
    assert (ran.code, ran.out.splitlines()[-1]) == (0, "Alt er ført over.")
    assert korrektur("validate", tmp_path / "ny.xlsx").code == 0


def test_something_without_a_place_gives_1_and_is_named(old: Path, tmp_path: Path) -> None:
    old.write_bytes(changed(old.read_bytes(), {"cells": {"Korrektioner!A20": "husk T110"}}))
    ran = korrektur("upgrade", old, "-o", tmp_path / "ny.xlsx")
    assert (ran.code, ran.out.splitlines()[-1]) == (1, "  Korrektioner!A20: husk T110 · står uden for tabellen")


def test_a_workbook_on_the_present_template_gives_2(tmp_path: Path) -> None:
    ran = korrektur("upgrade", empty_at(tmp_path / "b.xlsx"), "-o", tmp_path / "ny.xlsx")
    assert (ran.code, (tmp_path / "ny.xlsx").exists()) == (2, False)
    assert "korrektur roll" in ran.err


@pytest.mark.parametrize("options", [[], ["--overwrite"]])
def test_neither_the_old_workbook_nor_another_file_is_written_over_unasked(
    old: Path, tmp_path: Path, options: list[str]
) -> None:
    target = old if options else not_a_workbook_at(tmp_path / "b.xlsx")
    before = target.read_bytes()
    assert korrektur("upgrade", old, "-o", target, *options).code == 2
    assert target.read_bytes() == before


@pytest.mark.parametrize("name", ["Plan 25/26", "a:b", "hvad?", "[egen]", "alt*"])
def test_a_sheet_whose_name_excel_does_not_allow_gets_another_and_that_is_said(
    old: Path, tmp_path: Path, name: str
) -> None:
    book = load_workbook(old)
    book.create_sheet("Egen")["A1"] = 7
    book.save(old)
    with ZipFile(old) as package:
        parts = {part: package.read(part) for part in package.namelist()}
    parts["xl/workbook.xml"] = parts["xl/workbook.xml"].replace(b'name="Egen"', f'name="{name}"'.encode())
    with ZipFile(old, "w") as package:
        for part, content in parts.items():
            package.writestr(part, content)
    ran = korrektur("upgrade", old, "-o", tmp_path / "ny.xlsx")
    assert (ran.code, "arkets nye navn" in " ".join(ran.out.split())) == (1, True)
    assert load_workbook(tmp_path / "ny.xlsx")[sheet_title(name)]["A1"].value == 7
