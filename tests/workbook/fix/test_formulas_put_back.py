"""Rows without their formulas and columns with other ones: one finding a table, and `fix` puts them back."""

from __future__ import annotations

import json
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils.cell import range_boundaries
from support.command_line import korrektur
from support.workbook_changes import with_stored_values
from support.workbooks import sample_package

from schemas.sheets import SHEETS

if TYPE_CHECKING:
    from collections.abc import Callable

FIELD = Path(__file__).parents[4] / "shared/field/workbooks"
TABLES = ("Korrektioner", "Beløb", "Fuldtidsstillinger", "Finansiering", "Beregning", "Historik")
HIDDEN = {(spec.name, column.header) for spec in SHEETS for column in spec.columns if column.hidden}
FORMULA_RULES = ("SUM613", "SUM614")


def book(folder: Path, change: Callable[[Any], None]) -> Path:
    """The sample after this was done to its sheets with openpyxl."""
    workbook = load_workbook(BytesIO(sample_package()))
    change(workbook)
    saved = BytesIO()
    workbook.save(saved)
    path = folder / "a.xlsx"
    path.write_bytes(with_stored_values(saved.getvalue()))
    return path


def rows_added(workbook: Any, name: str, count: int) -> None:
    """Rows at the table's end, its typed cells as in the last row but one number more, its formulas missing."""
    sheet = workbook[name]
    (table,) = sheet.tables.values()
    first, top, last, bottom = map(int, range_boundaries(table.ref))  # type: ignore[arg-type]  # none is open
    for n in range(1, count + 1):
        for column in range(first, last + 1):
            value = sheet.cell(bottom, column).value
            if not str(value).startswith("="):
                sheet.cell(bottom + n, column).value = f"T9{n:02}" if column == first else value
    corner = sheet.cell(bottom + count, last).coordinate
    table.ref = table.autoFilter.ref = f"{sheet.cell(top, first).coordinate}:{corner}"


def found(path: Path, *options: object) -> list[dict[str, Any]]:
    (file,) = json.loads(korrektur("validate", path, "--format", "json", *options).out)["files"]
    return [one for one in file["findings"] if one["rule"] in FORMULA_RULES]


@pytest.mark.parametrize("name", TABLES)
def test_rows_without_formulas_are_one_finding_a_table_that_fix_puts_right(name: str, tmp_path: Path) -> None:
    path = book(tmp_path, lambda workbook: rows_added(workbook, name, 4))
    (finding,) = found(path)
    assert finding["rule"] == "SUM613"
    assert finding["sheet"] == name
    assert "4 rækker mangler formler" in finding["message"]
    ran = korrektur("fix", path, "--select", "SUM613")
    assert ran.code == 0, ran.out
    assert found(path) == []


def test_one_row_without_formulas_is_put_right_in_a_file_with_nothing_else_changed(tmp_path: Path) -> None:
    path = book(tmp_path, lambda workbook: rows_added(workbook, "Beløb", 1))
    before = load_workbook(path)["Beløb"]
    korrektur("fix", path, "--select", "SUM613")
    after = load_workbook(path)["Beløb"]
    new = {cell.coordinate for row in after.iter_rows() for cell in row if cell.value != before[cell.coordinate].value}
    (table,) = after.tables.values()
    calculated = [n for n, column in enumerate(table.tableColumns, 1) if column.calculatedColumnFormula]
    assert new == {after.cell(after.max_row, n).coordinate for n in calculated}


def other_formulas(workbook: Any) -> None:
    for name in TABLES:
        for row in workbook[name].iter_rows(min_row=4):
            for cell in row:
                if str(cell.value).startswith("="):
                    cell.value = f"=IFERROR({cell.value[1:]},0)"


def test_other_formulas_are_one_finding_a_sheet(tmp_path: Path) -> None:
    path = book(tmp_path, other_formulas)
    assert [(one["rule"], one["sheet"]) for one in found(path)] == [("SUM614", name) for name in TABLES]
    assert korrektur("fix", path, "--select", "SUM614").code == 0
    assert found(path) == []


def rows_added_everywhere(workbook: Any) -> None:
    for name in TABLES:
        rows_added(workbook, name, 3)


def typed_over(workbook: Any) -> None:
    sheet = workbook["Beløb"]
    for cell, value in {"B5": "Ny", "B6": "Gammel", "R5": 0.7, "S6": 0.7, "H2": 5}.items():
        sheet[cell].value = value


def test_what_is_typed_in_sight_is_found_by_its_column_and_the_rest_by_its_table(tmp_path: Path) -> None:
    path = book(tmp_path, typed_over)
    assert sorted(one["cell"] for one in found(path)) == ["B5", "H2", "R5"]


@pytest.mark.parametrize(
    "change", [rows_added_everywhere, other_formulas, typed_over], ids=["rows added", "other formulas", "typed over"]
)
def test_no_message_has_a_formula_or_a_hidden_column(change: Callable[[Any], None], tmp_path: Path) -> None:
    path = book(tmp_path, change)
    for language in ("da", "en"):
        said = korrektur("validate", path, "--select", ",".join(FORMULA_RULES), "--lang", language).out
        assert "[#" not in said
        assert "=IF" not in said
    for one in found(path):
        assert (one["sheet"], one["column"]) not in HIDDEN


def test_formulas_that_are_gone_may_be_justified_where_the_settings_say_so_until_more_are(tmp_path: Path) -> None:
    settings = tmp_path / "korrektur.toml"
    settings.write_text('explainable-errors = ["SUM614"]\n', "utf-8")
    path = book(tmp_path, lambda workbook: other_formula(workbook, "M4", "M5"))
    asked = ("--config", settings, "--reason", "Egen opgørelse", "--by", "AB")
    assert korrektur("accept", path, "SUM614", "T101", *asked).code == 0
    (finding,) = found(path, *asked[:2])
    assert finding["accepted"] is not None
    workbook = load_workbook(path)
    other_formula(workbook, "M6")
    workbook.save(path)
    (finding,) = found(path, *asked[:2])
    assert finding["accepted"] is None


def other_formula(workbook: Any, *cells: str) -> None:
    for cell in cells:
        workbook["Beløb"][cell].value = '=UPPER("x")'


def test_a_fix_of_many_formulas_is_said_in_a_line_a_sheet(tmp_path: Path) -> None:
    path = book(tmp_path, lambda workbook: rows_added(workbook, "Beløb", 3))
    said = korrektur("fix", path, "--diff", "--select", "SUM613").out
    assert "Beløb: 42 formler, fra B19 · SUM613 Sæt formlerne ind igen" in said
    assert "[#" not in said


@pytest.mark.skipif(not FIELD.is_dir(), reason="the inputs of ../shared/field are not here")
@pytest.mark.parametrize(
    ("name", "most"), [("fix-new-row-without-formulas", 1), ("bu-openpyxl-udvidet", 2), ("lo-ods-roundtrip", 8)]
)
def test_the_workbooks_that_people_had_are_put_right(name: str, most: int, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes((FIELD / f"{name}.xlsx").read_bytes())
    assert 0 < len(found(path)) <= most
    assert korrektur("fix", path).code == 0
    assert found(path) == []
