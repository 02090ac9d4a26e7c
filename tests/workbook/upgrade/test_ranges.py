"""Tables that somebody turned into ranges become tables again, through `validate` and `upgrade`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from support.book_cases import BOOKS, package_of
from support.command_line import korrektur
from support.workbook_changes import changed
from support.workbooks import sample_package

from workbook.grid import Grid, address
from workbook.ooxml.patch.patch import set_values
from workbook.reading.read import read_bytes

if TYPE_CHECKING:
    from support.command_line import Ran

FIELD = Path(__file__).parents[4] / "shared/field/workbooks"
SHEETS = (
    "Stamdata", "Korrektioner", "Beløb", "Fuldtidsstillinger", "Finansiering", "Beregning", "Historik", "PL",
    "Begrundelser",
)  # fmt: skip
HONEST = (
    "another_committee_and_year_in_thousands", "columns_moved", "empty_rows_between", "figures_beside_the_table",
    "numbers_typed_as_numbers", "older_prices_with_rates", "own_columns_in_the_tables", "own_formulas_in_input_cells",
    "sums_below_the_tables", "table_longer_than_its_rows", "total_rows_switched_on",
)  # fmt: skip


def ranges(package: bytes, *sheets: str) -> bytes:
    """The workbook without these sheets' tables, and with the stored results it had."""
    grid = read_bytes(package, Path("sag.xlsx"))
    assert isinstance(grid, Grid)
    results = {(sheet.name, address(*at)): sheet.values.get(at) for sheet in grid.sheets for at in sheet.formulas}
    return set_values(changed(package, {"tables": dict.fromkeys(sheets, "")}), results)


def honest(name: str) -> bytes:
    package = package_of(BOOKS / "should_pass" / name)
    assert package is not None
    return package


def saved(folder: Path, package: bytes, name: str = "gammel.xlsx") -> Path:
    path = folder / name
    path.write_bytes(package)
    return path


def upgraded(path: Path) -> tuple[Path, Ran]:
    new = path.with_name("ny.xlsx")
    return new, korrektur("upgrade", path, "-o", new)


def findings(path: Path) -> list[dict[str, Any]]:
    (file,) = json.loads(korrektur("validate", path, "--format", "json").out)["files"]
    found: list[dict[str, Any]] = file["findings"]
    return found


def messages(path: Path, rule: str) -> list[str]:
    return [one["message"] for one in findings(path) if one["rule"] == rule]


def figures(path: Path) -> Any:
    """Everything `totals` says of the workbook except where it lies."""
    said = json.loads(korrektur("totals", path, "--format", "json").out)
    return json.loads(json.dumps(said).replace(path.name, "…"))


@pytest.mark.parametrize("name", HONEST)
def test_an_honest_workbook_made_of_ranges_is_one_of_tables_again_with_its_totals(name: str, tmp_path: Path) -> None:
    package = honest(name)
    before = figures(saved(tmp_path, package))
    new, ran = upgraded(saved(tmp_path, ranges(package, *SHEETS)))
    assert ran.code in (0, 1), ran.err
    assert findings(new) == []
    assert figures(new) == before


def test_one_finding_names_all_the_sheets_and_what_to_do(tmp_path: Path) -> None:
    (message,) = messages(saved(tmp_path, ranges(sample_package(), *SHEETS)), "ARK113")
    assert f"Tabellerne på {', '.join(SHEETS)} findes ikke længere." in message
    assert "Kør »korrektur upgrade«" in message


def test_one_table_gone_is_a_finding_at_its_sheet(tmp_path: Path) -> None:
    path = saved(tmp_path, ranges(sample_package(), "Finansiering"))
    (finding,) = [one for one in findings(path) if one["rule"] == "ARK113"]
    assert finding["sheet"] == "Finansiering"
    assert "»korrektur upgrade«" in finding["message"]


@pytest.mark.parametrize("sheet", SHEETS)
def test_each_sheet_alone_is_made_a_table_again(sheet: str, tmp_path: Path) -> None:
    path = saved(tmp_path, sample_package())
    before = figures(path)
    saved(tmp_path, ranges(sample_package(), sheet))
    new, ran = upgraded(path)
    assert ran.code == 0, ran.out
    assert figures(new) == before
    assert messages(new, "ARK113") == []


def test_rows_after_a_gap_are_named_and_not_taken(tmp_path: Path) -> None:
    line = {"A": "T101", "C": "Merudgift", "H": 5, "I": 5, "J": 5, "K": 5}
    cells = {f"Beløb!{column}22": value for column, value in line.items()}
    path = saved(tmp_path, ranges(changed(sample_package(), {"cells": cells}), "Beløb"))
    (below,) = messages(path, "ARK115")
    assert "1 række under tabellen" in below
    new, ran = upgraded(path)
    assert ran.code == 1
    assert "Beløb!A22: T101 · står uden for tabellen" in ran.out
    assert figures(new) == figures(saved(tmp_path, sample_package()))


def test_a_row_that_was_added_below_the_range_is_taken(tmp_path: Path) -> None:
    line = {"A": "T109", "C": "Merudgift", "D": "Mere", "H": 1, "I": 1, "J": 1, "K": 1}
    cells = {f"Beløb!{column}19": value for column, value in line.items()}
    new, ran = upgraded(saved(tmp_path, ranges(changed(sample_package(), {"cells": cells}), "Beløb")))
    assert ran.code == 0, ran.out
    assert "Beløb: 16 rækker" in ran.out
    assert messages(new, "SUM613") == []


def test_own_columns_stand_beside_their_rows_and_what_stands_apart_is_named(tmp_path: Path) -> None:
    changes = {"columns": {"Beløb": {"Sagsnr": ["24/1", "24/2"]}}, "cells": {"Beløb!AB3": "Egne", "Beløb!AB4": 7}}
    new, ran = upgraded(saved(tmp_path, ranges(changed(sample_package(), changes), "Beløb")))
    assert "Beløb: 15 rækker, egne kolonner: Sagsnr" in ran.out
    assert "Beløb!AB4: 7 · står uden for tabellen" in ran.out
    assert [load_workbook(new)["Beløb"][cell].value for cell in ("Z3", "Z4", "Z5")] == ["Sagsnr", "24/1", "24/2"]


def test_a_justification_can_be_written_again(tmp_path: Path) -> None:
    new, _ = upgraded(saved(tmp_path, ranges(sample_package(), *SHEETS)))
    ran = korrektur("accept", new, "NOG506", "T107", "--reason", "Udgår", "--by", "AB")
    assert ran.code == 0, ran.err


@pytest.mark.skipif(not FIELD.is_dir(), reason="the inputs of ../shared/field are not here")
def test_the_workbook_of_ranges_that_excel_left_is_made_of_tables_again(tmp_path: Path) -> None:
    path = saved(tmp_path, (FIELD / "converted-to-range.xlsx").read_bytes())
    new, ran = upgraded(path)
    assert ran.code == 0, ran.out
    assert figures(new) == figures(saved(tmp_path, sample_package()))
    assert messages(new, "ARK113") == []
