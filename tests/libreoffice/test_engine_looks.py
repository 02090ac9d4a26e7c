"""The engine's sheets behave as Excel's: looks, notes, links, what is hidden and protected."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from addin.live.excel_calls import calls_for, unprotected
from schemas.finding import KorrekturError
from workbook.grid import Visibility

if TYPE_CHECKING:
    import xlwings as xw

RED = (255, 199, 206)


def test_a_fill_reaches_every_area_of_an_address_and_goes_again(ark: xw.Sheet) -> None:
    some = ark["A1,B3:C4"]
    some.color = RED
    assert [ark[cell].color for cell in ("A1", "C4", "A2")] == [RED, RED, None]
    some.color = None
    assert ark["A1"].color is None


def test_an_address_longer_than_excel_takes_is_refused(ark: xw.Sheet) -> None:
    with pytest.raises(ValueError, match="255"):
        ark.range(",".join(f"A{row}" for row in range(1, 80)))


def test_number_formats_are_in_english_and_nothing_where_they_differ(ark: xw.Sheet) -> None:
    ark["A1:A2"].number_format = "dd-mm-yyyy"
    ark["B1"].number_format = "0.00%"
    codes: list[str | None] = [ark[cells].number_format for cells in ("A1:A2", "B1", "A1:B1")]
    assert codes == ["DD-MM-YYYY", "0.00%", None]


def test_a_note_is_added_changed_and_deleted(ark: xw.Sheet) -> None:
    note = ark["B2"].add_note("Første linje\nanden")
    note.text += "\n— Korrektur —\nmere"
    assert [(one.location.address, one.text) for one in ark.notes] == [
        ("$B$2", "Første linje\nanden\n— Korrektur —\nmere")
    ]
    note.delete()
    assert (ark["B2"].note, len(ark.notes)) == (None, 0)


def test_a_second_note_on_a_cell_is_refused(ark: xw.Sheet) -> None:
    ark["A1"].add_note("x")
    with pytest.raises(ValueError, match="already has a note"):
        ark["A1"].add_note("y")


def test_a_link_shows_its_text(sample: xw.Book) -> None:
    cell = sample.sheets["Vejledning"]["Z1"]
    cell.add_hyperlink("#'Beløb'!A4", "A4")
    assert (cell.value, cell.hyperlink) == ("A4", "#'Beløb'!A4")


def test_rows_and_columns_are_hidden_and_shown(ark: xw.Sheet) -> None:
    calls = calls_for(ark.book)
    ark["2:3"].rows.hidden = True
    ark["C:C"].columns.hidden = True
    assert [calls.rows_hidden(ark[rows]) for rows in ("A2:A3", "A1:A3", "A4:A9")] == [True, None, False]
    assert [calls.columns_hidden(ark[columns]) for columns in ("C1", "B1:C1", "A1:B1")] == [True, None, False]
    ark["1:9"].rows.hidden = False
    assert calls.rows_hidden(ark["A1:A9"]) is False


def test_merged_cells_are_told_from_mixed_ones(ark: xw.Sheet) -> None:
    ark["B2:C3"].merge()
    cells = ("A1", "B2:C3", "C3", "A1:C3")
    assert [ark[one].merge_cells for one in cells] == [False, True, True, None]
    assert ark["C3"].merge_area.address == "$B$2:$C$3"


def test_sheets_come_go_and_hide(sample: xw.Book) -> None:
    sheet = sample.sheets.add("_rettelser", after=sample.sheets[-1])
    sheet.visible = False
    assert calls_for(sample).visibility(sheet) is Visibility.HIDDEN
    assert sample.sheets[-1].name == "_rettelser"
    sheet.delete()
    assert "_rettelser" not in [one.name for one in sample.sheets]


def test_a_protected_sheet_takes_nothing_until_it_is_opened(sample: xw.Book) -> None:
    sheet = sample.sheets["Oversigt"]
    with pytest.raises(PermissionError):
        sheet["B7"].formula = "=1"
    with unprotected(sheet):
        sheet["B7"].formula = "=1"
    assert (sheet["B7"].value, calls_for(sample).is_protected(sheet)) == (1, True)


def test_a_protection_comes_back_with_its_permissions(sample: xw.Book) -> None:
    with unprotected(sample.sheets["Oversigt"]):
        pass
    assert sample.app.impl.protections[-1]["AllowFormattingCells"] is True
    assert sample.app.impl.protections[-1]["AllowSorting"] is False


def test_a_password_is_asked_of_the_person(ark: xw.Sheet) -> None:
    ark.api.Protect(Password="hemmelig")  # noqa: S106  the test's own
    with pytest.raises(KorrekturError, match="password"), unprotected(ark):
        pytest.fail("opened")


def test_only_cells_of_the_sheet_in_front_are_selected(sample: xw.Book) -> None:
    sheet = sample.sheets["Beløb"]
    sample.sheets["Stamdata"].activate()
    with pytest.raises(ValueError, match="active"):
        sheet["H5"].select()
    sheet.activate()
    sheet["H5"].select()
    selected = sample.selection
    assert selected is not None
    assert (selected.sheet.name, selected.address) == ("Beløb", "$H$5")


def test_the_status_bar_says_what_it_is_told(sample: xw.Book) -> None:
    sample.app.status_bar = "0 fejl nu"
    assert sample.app.status_bar == "0 fejl nu"


def test_a_macro_is_run_by_its_name(sample: xw.Book) -> None:
    sample.app.impl.macros["Dobbelt"] = lambda number: 2 * number
    assert sample.app.macro("Korrektur.xlam!Dobbelt")(4) == 8


def test_cells_are_computed_again(sample: xw.Book) -> None:
    sample.sheets["Beløb"]["H4"].value = 101
    sample.app.calculate()
    assert sample.sheets["Beløb"]["R4"].value == 101


def test_a_book_goes_by_what_excel_calls_it(sample: xw.Book) -> None:
    sample.impl.known_as = "https://kommune.sharepoint.com/udvalg.xlsx"
    assert sample.name.startswith("https:")
    with pytest.raises(AssertionError):
        _ = sample.fullname
