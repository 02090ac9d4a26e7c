"""Honest workbooks whose calculated cells look altered: nothing is found."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from support.altered_grids import altered, findings, places
from support.workbooks import corrected_package

from schemas.formulas import overview_cells as at
from workbook.grid import Area, CellError, Grid, SheetGrid
from workbook.reading.read import read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.heavy

HEADER_ROW = 3
DATA = ("Korrektioner", "Beløb", "Fuldtidsstillinger", "Finansiering", "Beregning", "Historik")
FORMULA_RULES = {"SUM613", "SUM614", "SUM615", "ARK136"}


@pytest.fixture(scope="module")
def corrected() -> Grid:
    grid = read_bytes(corrected_package("Indsendt"), Path("rettet.xlsx"))
    assert isinstance(grid, Grid)
    return grid


def everywhere(grid: Grid, change: Callable[[str, str], str]) -> Grid:
    """Every formula of the data sheets and Oversigt as `change` makes it of its sheet and text."""

    def alter(sheet: SheetGrid) -> None:
        sheet.formulas = {place: change(sheet.name, text) for place, text in sheet.formulas.items()}

    for name in (*DATA, "Oversigt"):
        grid = altered(grid, name, alter)
    return grid


def as_excel_shows_it(sheet: str, formula: str) -> str:
    """Inside a table its name is left out, and a name with a blank stands in brackets of its own."""
    own = formula.replace(f"{sheet}[[#This Row],[Nr]]", "[@Nr]")
    return own.replace(f"{sheet}[[#This Row],[Række]]", "[@Række]").replace(
        f"{sheet}[[#This Row],[Omregnet 1]]", "[@[Omregnet 1]]"
    )


def as_a_saved_call(_: str, formula: str) -> str:
    """Excel names the file in which it found the functions."""
    return formula.replace("KORREKTUR_", "'C:\\Users\\økonomi\\XLSTART\\korrektur.xlam'!KORREKTUR_")


def as_handed_in(sheet: str, formula: str) -> str:
    """Oversigt's figures by Excel's own formulas, as preparing a workbook for submission leaves them."""
    asked = re.fullmatch(r"IFERROR\(KORREKTUR_\w+\([^()]*\),(.+)\)", formula)
    return asked[1] if sheet == "Oversigt" and asked else formula


WAYS: dict[str, Callable[[str, str], str]] = {
    "as Excel shows it": as_excel_shows_it,
    "with the add-in's file": as_a_saved_call,
    "as handed in": as_handed_in,
    "from LibreOffice": lambda _, formula: formula.replace("FALSE", "FALSE()").replace("],[", "], ["),
    "case, blanks and prefixes": lambda _, text: text.replace("IF(", "If( ").replace("IFERROR(", "_xlfn.IFERROR(@"),
}


def test_a_formula_may_be_written_in_another_way(corrected: Grid) -> None:
    rewritten = {way: everywhere(corrected, change) for way, change in WAYS.items()}
    assert [way for way, grid in rewritten.items() if grid.sheets == corrected.sheets] == []
    assert places(findings(rewritten)) == {way: [] for way in WAYS}


def moved(sheet: SheetGrid, row: int, to: int) -> None:
    for cells in (sheet.values, sheet.formulas, sheet.classes):
        for place in [place for place in cells if place[0] == row]:
            cells[to, place[1]] = cells.pop(place)  # type: ignore[assignment]  # each with its own kind of value


def swap_rows(sheet: SheetGrid) -> None:
    moved(sheet, 4, 1000)
    moved(sheet, 5, 4)
    moved(sheet, 1000, 5)


def insert_row(sheet: SheetGrid) -> None:
    """A blank row in the table, with the formulas Excel fills in."""
    (table,) = sheet.tables
    for row in range(table.area.last_row, 5, -1):
        moved(sheet, row, row + 1)
    sheet.formulas.update({(6, column): text for (row, column), text in sheet.formulas.items() if row == 5})
    sheet.values.update({place: 0 for place in sheet.formulas if place[0] == 6})
    sheet.tables = (replace(table, area=replace(table.area, last_row=table.area.last_row + 1)),)


def totals_row(sheet: SheetGrid) -> None:
    """A totals row of the table's own, its formula in a calculated column."""
    (table,) = sheet.tables
    last = table.area.last_row + 1
    sheet.values[last, 1], sheet.values[last, 18] = "I alt", 11.548
    sheet.formulas[last, 18] = "SUBTOTAL(109,Beløb[Omregnet 1])"
    sheet.tables = (replace(table, area=replace(table.area, last_row=last), totals_rows=1),)


def hide_rows(sheet: SheetGrid) -> None:
    (table,) = sheet.tables
    sheet.hidden_rows = frozenset({4, 5, 6})
    sheet.tables = (replace(table, filtered=True),)


def own_formulas(sheet: SheetGrid) -> None:
    sheet.formulas[4, 4], sheet.values[4, 4] = '"Kassesystem"', "Kassesystem"
    sheet.formulas[4, 8] = "0.5+0.5"


def remove_check(sheet: SheetGrid) -> None:
    """A calculated column that nothing else rests on, taken away: Excel moves the rest to the left."""
    (table,) = sheet.tables
    gone = next(column for (row, column), value in sheet.values.items() if (row, value) == (HEADER_ROW, "Kontrol"))
    for cells in (sheet.values, sheet.formulas, sheet.classes):
        kept = {(row, column - (column > gone)): value for (row, column), value in cells.items() if column != gone}
        cells.clear()
        cells.update(kept)  # type: ignore[arg-type]  # each with its own kind of value
    columns = tuple(name for name in table.columns if name != "Kontrol")
    area = replace(table.area, last_column=table.area.last_column - 1)
    sheet.tables = (replace(table, columns=columns, area=area),)


def headers_in_another_case(sheet: SheetGrid) -> None:
    for (row, column), value in list(sheet.values.items()):
        if row == HEADER_ROW:
            sheet.values[row, column] = str(value).upper()


def blank_rows_without_formulas(sheet: SheetGrid) -> None:
    (table,) = sheet.tables
    sheet.tables = (replace(table, area=replace(table.area, last_row=table.area.last_row + 20)),)


def test_what_a_person_may_do_to_a_table_is_silent(corrected: Grid) -> None:
    done = (
        swap_rows, insert_row, totals_row, hide_rows, own_formulas, remove_check, headers_in_another_case,
        blank_rows_without_formulas,
    )  # fmt: skip
    found = findings({alter.__name__: altered(corrected, "Beløb", alter) for alter in done})
    assert places(found) == {alter.__name__: [] for alter in done}


def test_without_oversigt_there_is_nothing_to_hold(corrected: Grid) -> None:
    without = replace(corrected, sheets=tuple(one for one in corrected.sheets if one.name != "Oversigt"))
    assert findings({"a": without}) == {"a": []}


def test_a_sheet_named_in_another_case_is_named_so_in_what_is_found(corrected: Grid) -> None:
    renamed = replace(
        corrected,
        sheets=tuple(
            replace(one, name=one.name.upper()) if one.name == "Oversigt" else one for one in corrected.sheets
        ),
    )
    assert findings({"a": renamed}) == {"a": []}
    place = (at.ROW_OF["net"], 4)
    stale = altered(renamed, "OVERSIGT", lambda sheet: sheet.values.update({place: 1.0}))
    assert places(findings({"a": stale})) == {"a": [("SUM615", "OVERSIGT", f"D{place[0]}")]}


def down_by_one(sheet: SheetGrid) -> None:
    for row in range(120, at.SECTION_ROWS[0] - 1, -1):
        moved(sheet, row, row + 1)


def right_by_one(sheet: SheetGrid) -> None:
    cells = {(row, column + (column > 3)): value for (row, column), value in sheet.values.items()}
    sheet.formulas = {(row, column + (column > 3)): text for (row, column), text in sheet.formulas.items()}
    sheet.values = cells
    sheet.merges = tuple(replace(one, last_column=one.last_column + 1) for one in sheet.merges)


def other_label(sheet: SheetGrid) -> None:
    row = at.ROW_OF["outside"]
    sheet.values[row, 1] = "Uden for rammen"
    sheet.formulas[row, 4] = "1+1"


def test_an_oversigt_that_its_owner_has_laid_out_anew_is_left_alone(corrected: Grid) -> None:
    done = (down_by_one, right_by_one, other_label)
    found = findings({alter.__name__: altered(corrected, "Oversigt", alter) for alter in done})
    assert places(found) == {alter.__name__: [] for alter in done}


def test_a_header_that_is_wrong_is_said_and_not_the_formulas_excel_rewrote_with_it(corrected: Grid) -> None:
    def rename(sheet: SheetGrid) -> None:
        (place,) = (place for place, value in sheet.values.items() if (place[0], value) == (HEADER_ROW, "Varighed"))
        sheet.values[place] = "Varihed"

    renamed = everywhere(altered(corrected, "Beløb", rename), lambda _, text: text.replace("[Varighed]", "[Varihed]"))
    assert [rule for rule, _, _ in places(findings({"a": renamed}))["a"]] == ["ARK111"]


def test_a_merged_cell_is_said_and_not_that_its_formula_went(corrected: Grid) -> None:
    def merge(sheet: SheetGrid) -> None:
        sheet.merges = (Area(5, 1, 5, 3),)
        for cells in (sheet.formulas, sheet.values):
            cells.pop((5, 2), None)

    assert "SUM613" not in {rule for rule, _, _ in places(findings({"a": altered(corrected, "Beløb", merge)}))["a"]}


def test_a_workbook_of_no_known_template_is_not_judged(corrected: Grid) -> None:
    def forget(sheet: SheetGrid) -> None:
        for row, column in [place for place, value in sheet.values.items() if value == "Skabelonversion"]:
            sheet.values.pop((row, column + 1))

    unknown = altered(corrected, "Stamdata", forget)
    replaced = altered(unknown, "Beløb", lambda sheet: sheet.formulas.pop((5, 2)))  # type: ignore[arg-type]
    assert FORMULA_RULES.isdisjoint(rule for rule, _, _ in places(findings({"a": replaced}))["a"])


def test_another_unit_on_stamdata_is_found_there_and_in_no_formula(corrected: Grid) -> None:
    def thousands(sheet: SheetGrid) -> None:
        sheet.values.update({place: "1.000 kr." for place, value in sheet.values.items() if value == "mio. kr."})

    found = places(findings({"a": altered(corrected, "Stamdata", thousands)}))["a"]
    assert ("VAE418", "Stamdata") in [one[:2] for one in found]
    assert [one for one in found if one[0] in FORMULA_RULES - {"SUM615"}] == []


def test_cells_that_count_nothing_in_excel_either_leave_the_totals_to_be_held(corrected: Grid) -> None:
    def held(value: CellError | str) -> Callable[[SheetGrid], None]:
        return lambda sheet: sheet.values.update({(4, 8): value})

    values = (CellError("#REF!"), "0,6", "ca. 1")
    found = findings({str(value): altered(corrected, "Beløb", held(value)) for value in values})
    assert [value for value, its in found.items() if "SUM615" not in {one.rule for one in its}] == []
