"""What looks alike is alike in every command; where Excel would not match, the character is named and fixed."""

from __future__ import annotations

import json
import unicodedata
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from support.command_line import korrektur
from support.workbook_changes import changed
from support.workbooks import corrected_package, sample_package

from workbook.grid import Grid
from workbook.ooxml.patch.column_names import ColumnRename, rename_columns
from workbook.ooxml.patch.patch import set_values
from workbook.reading.read import read_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

SHOWN = "Indenfor servicerammen"
LOOKS = [
    "Indenfor\nservicerammen",
    "Indenfor\xa0servicerammen",
    "Indenfor  servicerammen ",
    "Indenfor service\xadrammen",
]
YEARS = ["2028 ", "\xa02028", "2028\u200b", "２０２８"]
SUFFIXED = ["2028 (ny)", "28", "B2028", "2028 (BO2)", "Budget 2028", "28 (ny)", "2028 efter 2. behandling"]
NAMES = ["Udvalget for Små Øer", "Udvalget for Små\xa0Øer", "udvalget  for små øer ", "Udvalget for Sma\u030a Øer"]


def as_excel_saves(header: str, new: str, sheet: str) -> bytes:
    """The corrected sample after a header was typed over in Excel, which renames the column wherever it is named."""
    package = corrected_package()
    grid = grid_of(package)
    (table,) = grid.sheet(sheet).tables  # type: ignore[union-attr]
    cell = f"{'ABCDEFGHIJKLMNOP'[table.columns.index(header)]}3"
    return rename_columns(set_values(package, {(sheet, cell): new}), [ColumnRename(table.name, header, new)])


def grid_of(package: bytes) -> Grid:
    grid = read_bytes(package, Path("bog.xlsx"))
    assert isinstance(grid, Grid)
    return grid


def found(book: Path) -> list[dict[str, Any]]:
    said = korrektur("validate", book, "--format", "json", "--no-cache")
    (file,) = json.loads(said.out)["files"]
    findings: list[dict[str, Any]] = file["findings"]
    return findings


def totals(book: Path) -> Any:
    (file,) = json.loads(korrektur("totals", book, "--format", "json").out)["files"]
    return file["total"]


def written(path: Path, package: bytes) -> Path:
    path.write_bytes(package)
    return path


HEADERS = [(SHOWN, new, "Korrektioner") for new in LOOKS] + [("2028", new, "Beløb") for new in YEARS]


@pytest.mark.parametrize(("header", "new", "sheet"), HEADERS)
def test_a_header_that_looks_right_is_read_with_one_note(header: str, new: str, sheet: str, tmp_path: Path) -> None:
    plain, odd = written(tmp_path / "a.xlsx", corrected_package()), tmp_path / "b.xlsx"
    written(odd, as_excel_saves(header, new, sheet))
    more = [one for one in found(odd) if one["rule"] not in {known["rule"] for known in found(plain)}]
    assert [(one["rule"], one["severity"], one["sheet"]) for one in more] == [("ARK122", "note", sheet)]
    assert totals(odd) == totals(plain)


@pytest.mark.parametrize(("header", "new", "sheet"), HEADERS)
def test_its_fix_leaves_the_workbook_as_it_should_have_been(header: str, new: str, sheet: str, tmp_path: Path) -> None:
    odd = written(tmp_path / "b.xlsx", as_excel_saves(header, new, sheet))
    said = korrektur("fix", odd, "--select", "ARK122", "--no-backup")
    assert said.code == 0, said.out + said.err
    right, fixed = grid_of(corrected_package()), grid_of(odd.read_bytes())
    assert [one.tables for one in fixed.sheets] == [one.tables for one in right.sheets]
    assert [one.formulas for one in fixed.sheets] == [one.formulas for one in right.sheets]
    assert [one.values for one in fixed.sheets] == [one.values for one in right.sheets]


@pytest.mark.parametrize("new", SUFFIXED)
def test_a_year_with_more_to_it_is_to_be_renamed_and_never_counted(new: str, tmp_path: Path) -> None:
    odd = written(tmp_path / "b.xlsx", as_excel_saves("2028", new, "Beløb"))
    years = [one for one in found(odd) if one["rule"].startswith("AAR")]
    assert [(one["rule"], one["cell"]) for one in years] == [("AAR205", "J3")]
    assert "Omdøb den til 2028" in years[0]["message"]
    assert "Indsæt ikke en ny kolonne" in years[0]["message"]


def test_a_sheets_name_that_looks_right_is_that_sheet(tmp_path: Path) -> None:
    odd = written(tmp_path / "b.xlsx", changed(sample_package(), {"renamed": {"Beløb": "Beløb\xa0"}}))
    about = [one for one in found(odd) if one["rule"] in ("ARK110", "ARK122")]
    assert [one["rule"] for one in about] == ["ARK122"]
    assert totals(odd) == totals(written(tmp_path / "a.xlsx", sample_package()))


def test_a_sheet_of_ones_own_that_looks_like_ours_is_not_lost_unsaid(tmp_path: Path) -> None:
    both = changed(sample_package(), {"sheets": {"Beløb\xa0": {"cells": {"A1": "Egne tal", "A2": 7}}}})
    odd = written(tmp_path / "b.xlsx", both)
    assert not [one for one in found(odd) if one["rule"] in ("ARK110", "ARK122")]
    assert "eget ark, ikke taget med" in korrektur("merge", odd, "-o", tmp_path / "samlet.xlsx").out
    assert totals(odd) == totals(written(tmp_path / "a.xlsx", sample_package()))


def test_a_number_with_an_unseen_character_is_one_finding_that_names_it(tmp_path: Path) -> None:
    odd = written(tmp_path / "b.xlsx", set_values(corrected_package(), {("Beløb", "A4"): "T1\u200b01"}))
    known = {one["rule"] for one in found(written(tmp_path / "a.xlsx", corrected_package()))}
    (one,) = [one for one in found(odd) if one["rule"] not in known]
    assert (one["rule"], one["cell"]) == ("VAE419", "A4")
    assert "U+200B (nulbreddemellemrum)" in one["message"]
    korrektur("fix", odd, "--no-backup")
    assert "VAE419" not in {one["rule"] for one in found(odd)}
    assert grid_of(odd.read_bytes()).sheet("Beløb").values[4, 1] == "T101"  # type: ignore[union-attr]


def with_committee(name: str) -> bytes:
    grid = grid_of(sample_package())
    rows: Mapping[tuple[int, int], Any] = grid.sheet("Stamdata").values  # type: ignore[union-attr]
    (row,) = [row for (row, column), value in rows.items() if (column, value) == (1, "Udvalg")]
    return set_values(sample_package(), {("Stamdata", f"B{row}"): name})


@pytest.mark.parametrize("name", NAMES[1:])
def test_two_files_of_a_committee_are_one_however_its_name_is_coded(name: str, tmp_path: Path) -> None:
    one = written(tmp_path / "a.xlsx", with_committee(NAMES[0]))
    other = written(tmp_path / "b.xlsx", with_committee(name))
    korrektur("merge", one, other, "-o", tmp_path / "samlet.xlsx")
    assert totals(tmp_path / "samlet.xlsx") == totals(one)


@pytest.mark.parametrize("name", NAMES)
def test_a_committee_on_the_list_has_submitted_however_its_name_is_coded(name: str, tmp_path: Path) -> None:
    book = written(tmp_path / "a.xlsx", with_committee(name))
    listed = written(tmp_path / "udvalg.txt", unicodedata.normalize("NFC", NAMES[0]).encode())
    said = korrektur("validate", book, "--expect", listed, "--format", "json")
    assert not [one for one in json.loads(said.out)["expect"]["findings"] if one["rule"] in ("ARK140", "ARK141")]


def test_excel_would_open_what_a_fix_of_headers_leaves(tmp_path: Path) -> None:
    odd = written(tmp_path / "b.xlsx", as_excel_saves(SHOWN, LOOKS[0], "Korrektioner"))
    korrektur("fix", odd, "--no-backup")
    for worksheet in load_workbook(BytesIO(odd.read_bytes())).worksheets:
        for table in worksheet.tables.values():
            cells = worksheet[table.ref][0]
            assert [one.name for one in table.tableColumns] == [cell.value for cell in cells]
