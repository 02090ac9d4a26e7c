"""Every calculated cell of the corrected sample altered by itself: found at that cell, and nothing else."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.altered_grids import altered, findings, places
from support.workbooks import corrected_package

from schemas.formulas import column_formulas
from schemas.formulas import overview_cells as at
from schemas.formulas.overview_formulas import overview_formulas
from schemas.layout import layout
from workbook.grid import CellError, Grid, SheetGrid, address, column_letter
from workbook.reading.read import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbook.grid import Coordinate

pytestmark = pytest.mark.heavy

LAYOUT = layout(2026)
HEADER_ROW, ROW = 3, 5
OVERVIEW = "Oversigt"


@pytest.fixture(scope="module")
def corrected() -> Grid:
    grid = read_bytes(corrected_package("Indsendt"), Path("rettet.xlsx"))
    assert isinstance(grid, Grid)
    return grid


def sheet_of(grid: Grid, name: str) -> SheetGrid:
    sheet = grid.sheet(name)
    assert sheet is not None
    return sheet


def calculated_cells(grid: Grid) -> Iterator[tuple[str, Coordinate]]:
    """A cell of every calculated column, in a row with data."""
    for key, column in column_formulas(LAYOUT):
        sheet = LAYOUT.sheet(key)
        cells = sheet_of(grid, sheet.name).values.items()
        header = sheet.column(column).header
        number = next(number for (row, number), value in cells if row == HEADER_ROW and value == header)
        yield sheet.name, (4 if key == "history" else ROW, number)


def coordinate(cell: str) -> Coordinate:
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :]), next(n for n in range(1, 30) if column_letter(n) == letters)


def overview_totals() -> list[str]:
    rows = (*at.ROW_OF.values(), at.LIST_SUM)
    return [f"{letter}{row}" for row in rows for letter in at.YEARS]


def typed(place: Coordinate, value: float | str) -> Callable[[SheetGrid], None]:
    def alter(sheet: SheetGrid) -> None:
        del sheet.formulas[place]
        sheet.values[place] = value

    return alter


def emptied(place: Coordinate) -> Callable[[SheetGrid], None]:
    def alter(sheet: SheetGrid) -> None:
        del sheet.formulas[place]
        sheet.values.pop(place, None)

    return alter


def rewritten(place: Coordinate, formula: str) -> Callable[[SheetGrid], None]:
    def alter(sheet: SheetGrid) -> None:
        sheet.formulas[place] = formula

    return alter


def stored(place: Coordinate, value: float | str) -> Callable[[SheetGrid], None]:
    def alter(sheet: SheetGrid) -> None:
        sheet.values[place] = value

    return alter


ALTERATIONS = [
    pytest.param(lambda place: typed(place, 0.7), "SUM613", id="a number typed over it"),
    pytest.param(emptied, "SUM613", id="emptied"),
    pytest.param(lambda place: rewritten(place, "IF(#REF!>0,1,0)"), "SUM614", id="another formula"),
]


@pytest.mark.parametrize(("alter", "rule"), ALTERATIONS)
def test_every_calculated_column_altered_is_found_at_its_cell(
    corrected: Grid, alter: Callable[[Coordinate], Callable[[SheetGrid], None]], rule: str
) -> None:
    cells = {f"{sheet}!{address(*place)}": (sheet, place) for sheet, place in calculated_cells(corrected)}
    found = places(findings({name: altered(corrected, sheet, alter(place)) for name, (sheet, place) in cells.items()}))
    assert found == {name: [(rule, sheet, address(*place))] for name, (sheet, place) in cells.items()}
    assert len(found) == len(column_formulas(LAYOUT))


@pytest.mark.parametrize(("alter", "rule"), ALTERATIONS)
def test_every_formula_of_oversigt_altered_is_found_at_its_cell(
    corrected: Grid, alter: Callable[[Coordinate], Callable[[SheetGrid], None]], rule: str
) -> None:
    in_the_list = re.compile(rf"[A-Z]+({'|'.join(map(str, at.LIST_ROWS[1:-1]))})")
    cells = [cell for cell in overview_formulas(LAYOUT) if not in_the_list.fullmatch(cell)]
    found = places(findings({cell: altered(corrected, OVERVIEW, alter(coordinate(cell))) for cell in cells}))
    assert found == {cell: [(rule, OVERVIEW, cell)] for cell in cells}


@pytest.mark.parametrize("value", [99.0, CellError("#NAME?")])
def test_every_stored_total_of_oversigt_altered_is_found_at_its_cell(corrected: Grid, value: float | str) -> None:
    cells = overview_totals()
    found = places(findings({cell: altered(corrected, OVERVIEW, stored(coordinate(cell), value)) for cell in cells}))
    assert found == {cell: [("SUM615", OVERVIEW, cell)] for cell in cells}


def test_a_total_that_differs_by_less_than_a_krone_is_the_same(corrected: Grid) -> None:
    cells = [cell for cell in overview_totals() if int(cell[1:]) != at.ROW_OF["fte"]]
    values = sheet_of(corrected, OVERVIEW).values
    near = {
        cell: altered(corrected, OVERVIEW, stored(place, values[place] + 4e-7))  # type: ignore[operator]  # a total
        for cell in cells
        for place in [coordinate(cell)]
    }
    assert set(map(len, findings(near).values())) == {0}


def test_stale_totals_are_one_finding_that_counts_them(corrected: Grid) -> None:
    def later(sheet: SheetGrid) -> None:
        sheet.values[4, 8] = 1.5  # T101's first amount in 2026, after Oversigt was last computed

    found = findings({"a": altered(corrected, "Beløb", later)})["a"]
    (finding,) = (one for one in found if one.rule == "SUM615")
    assert finding.place.cell == f"D{at.ROW_OF['expenditure']}"
    assert "7 andre tal" in finding.message.da
    assert "7 other figures" in finding.message.en


def test_a_line_of_oversigt_typed_over_is_one_finding_with_all_its_cells_to_mend(corrected: Grid) -> None:
    row = at.ROW_OF["inside"]

    def over(sheet: SheetGrid) -> None:
        for letter in at.YEARS:
            typed(coordinate(f"{letter}{row}"), 1)(sheet)

    (finding,) = findings({"a": altered(corrected, OVERVIEW, over)})["a"]
    assert (finding.rule, finding.place.cell) == ("SUM613", f"D{row}")
    assert finding.fix is not None
    assert [(one.cell, one.formula) for one in finding.fix.edits] == [
        (f"{letter}{row}", overview_formulas(LAYOUT)[f"{letter}{row}"]) for letter in at.YEARS
    ]
    assert finding.fix.safe


def test_a_row_without_any_of_its_formulas_is_one_finding_with_all_its_cells_to_mend(corrected: Grid) -> None:
    def paste(sheet: SheetGrid) -> None:
        for place in [place for place in sheet.formulas if place[0] == ROW]:
            del sheet.formulas[place]  # as values: some stay, some are blank
            if place[1] % 2:
                sheet.values.pop(place, None)

    (finding,) = findings({"a": altered(corrected, "Beløb", paste)})["a"]
    assert (finding.rule, finding.place.cell) == ("SUM613", f"B{ROW}")
    assert finding.fix is not None
    formulas = {formula for (sheet, _), formula in column_formulas(LAYOUT).items() if sheet == "amounts"}
    assert {one.formula for one in finding.fix.edits} == formulas
    assert len({one.cell for one in finding.fix.edits}) == len(formulas)


def test_a_cell_is_fixed_with_its_columns_formula(corrected: Grid) -> None:
    (finding,) = findings({"a": altered(corrected, "Beløb", typed((ROW, 2), "Ny titel"))})["a"]
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    assert (edit.sheet, edit.cell, edit.formula) == ("Beløb", "B5", column_formulas(LAYOUT)["amounts", "title"])


def test_totals_that_rest_on_a_formula_that_is_gone_are_not_found_too(corrected: Grid) -> None:
    replaced = altered(corrected, "Beløb", typed((ROW, 18), 0.7))
    both = altered(replaced, OVERVIEW, stored(coordinate(f"D{at.ROW_OF['net']}"), 11.4))
    assert [rule for rule, _, _ in places(findings({"a": both}))["a"]] == ["SUM613"]


def test_a_draft_is_warned(corrected: Grid) -> None:
    draft = altered(corrected, "Stamdata", lambda sheet: sheet.values.update({status_cell(sheet): "Kladde"}))
    found = findings({"a": altered(draft, "Beløb", typed((ROW, 2), "Ny titel"))})["a"]
    assert [(str(one.severity), str(one.on_submission)) for one in found] == [("warning", "error")]


def status_cell(sheet: SheetGrid) -> Coordinate:
    return next((row, 2) for (row, column), value in sheet.values.items() if column == 1 and value == "Status")


SUMMED = ("Beløb", "Fuldtidsstillinger", "Finansiering", "Beregning")


def over_the_years(grid: Grid, name: str) -> list[Coordinate]:
    """The cells of the sums over a sheet's year columns."""
    values = sheet_of(grid, name).values
    years = {str(year) for year in LAYOUT.budget_years}
    return [(2, number) for (row, number), value in values.items() if row == HEADER_ROW and value in years]


def test_a_figure_typed_over_a_subtotal_is_found_at_its_cell(corrected: Grid) -> None:
    cells = {f"{name}!{address(*place)}": (name, place) for name in SUMMED for place in over_the_years(corrected, name)}
    assert len(cells) == 16
    found = places(
        findings({name: altered(corrected, sheet, typed(place, 0.7)) for name, (sheet, place) in cells.items()})
    )
    assert found == {name: [("SUM613", sheet, address(*place))] for name, (sheet, place) in cells.items()}


def test_a_subtotal_of_a_persons_own_making_is_silent(corrected: Grid) -> None:
    (place, *_) = over_the_years(corrected, "Beløb")
    own = {
        "own formula": altered(corrected, "Beløb", rewritten(place, "SUM(H4:H20)")),
        "taken away": altered(corrected, "Beløb", emptied(place)),
    }
    assert findings(own) == {"own formula": [], "taken away": []}
