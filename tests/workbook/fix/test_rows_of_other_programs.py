"""Rows that another program wrote into a table."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from support.command_line import korrektur
from support.workbooks import corrected_package

if TYPE_CHECKING:
    from pathlib import Path


def test_a_row_without_its_calculated_cells_gets_them(tmp_path: Path) -> None:
    workbook = load_workbook(BytesIO(corrected_package()))
    sheet: Any = workbook["Beløb"]
    columns = {cell.value: cell.column for cell in sheet[3]}
    for header in ("Titel", "Kontrol", "Række", "Mangler", "Ramme", "Faktor", "Omregnet 1"):
        del sheet._cells[4, columns[header]]  # noqa: SLF001  the cell itself, looks and all
    workbook.save(tmp_path / "bog.xlsx")
    said = korrektur("fix", tmp_path / "bog.xlsx", "--no-backup")
    assert "7 celler rettet" in said.out
    assert "SUM613" not in korrektur("validate", tmp_path / "bog.xlsx").out
