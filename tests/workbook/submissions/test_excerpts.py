from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.reports import GAP, SIGN

from workbook.grid import Area, CellError, Grid, SheetGrid, Table
from workbook.submissions.checking import LONGEST, LONGEST_BESIDE, excerpts

if TYPE_CHECKING:
    from workbook.submissions.submission import Excerpt


def around(cell: str, sheet: SheetGrid) -> Excerpt:
    finding = replace(SIGN, place=replace(SIGN.place, sheet=sheet.name, cell=cell))
    (found,) = excerpts(Grid(Path("a.xlsx"), (sheet,)), [finding])
    assert found is not None
    return found


def filled(name: str = "Ark", rows: int = 12, columns: int = 9) -> SheetGrid:
    return SheetGrid(
        name,
        values={(row, column): row * 100 + column for row in range(1, rows + 1) for column in range(1, columns + 1)},
    )


def test_the_cells_around_have_their_rows_and_letters() -> None:
    found = around("E9", filled())
    assert found.letters == ("B", "C", "D", "E", "F", "G", "H")
    assert [row for row, _ in found.rows] == [8, 9, 10]


@pytest.mark.parametrize("cell", ["A1", "A2", "E9", "I12", "L20"])
def test_the_spot_is_the_findings_own_cell(cell: str) -> None:
    found = around(cell, filled())
    row, column = found.spot
    assert f"{found.letters[column]}{found.rows[row][0]}" == cell


def test_nothing_beyond_the_last_filled_row_and_column_is_shown() -> None:
    found = around("I12", filled())
    assert found.letters[-1] == "I"
    assert found.rows[-1][0] == 12


@pytest.mark.parametrize("sheet", [filled("Beløb"), replace(filled(), tables=(Table("t", Area(3, 1, 12, 9), ()),))])
def test_the_headers_of_the_columns_stand_on_top(sheet: SheetGrid) -> None:
    assert [row for row, _ in around("E9", sheet).rows] == [3, 8, 9, 10]


def test_headers_nearby_are_not_shown_twice() -> None:
    assert [row for row, _ in around("E4", filled("Beløb")).rows] == [3, 4, 5]


def test_values_are_shown_as_a_dane_sees_them() -> None:
    sheet = SheetGrid("Ark", values={(1, 1): 0.25, (1, 2): CellError("#REF!"), (1, 3): True})
    assert around("A1", sheet).rows == ((1, ("0,25", "#REF!", "SAND")),)


def test_long_texts_are_cut_the_own_cells_later() -> None:
    (_, texts), *_ = around("A1", SheetGrid("Ark", values={(1, 1): "o" * 999, (1, 2): "o" * 999})).rows
    assert [len(text) for text in texts] == [LONGEST, LONGEST_BESIDE]
    assert all(text.endswith("…") for text in texts)


def test_a_finding_at_no_cell_has_no_cells_around() -> None:
    gone = replace(SIGN, place=replace(SIGN.place, sheet="Findes ikke"))
    assert excerpts(Grid(Path("a.xlsx"), (filled(),)), [GAP, gone]) == (None, None)
