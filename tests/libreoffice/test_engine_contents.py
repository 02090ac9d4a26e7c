"""The engine's cells behave as Excel's: values and formulas in bulk, names, tables, filters."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest
from libreoffice.cell_contents import TextReadAnewError

from addin.live.excel_calls import calls_for
from workbook.grid import CellError

if TYPE_CHECKING:
    import xlwings as xw

DAY = datetime(2026, 1, 31)  # noqa: DTZ001  a spreadsheet's dates have no time zone
CONTENTS: list[list[Any]] = [["æøå", 1.5, True], [None, DAY, "'12"]]


def test_values_come_back_as_written(ark: xw.Sheet) -> None:
    ark["B2:D3"].value = CONTENTS
    assert ark["B2:D3"].options(ndim=2).value == [["æøå", 1.5, True], [None, DAY, "12"]]


def test_bare_values_tell_blank_empty_text_and_error_apart(ark: xw.Sheet) -> None:
    ark["A1:E1"].formula = [['=""', "=1/0", "=TRUE", "2.5", None]]
    ark["F1"].value = DAY
    assert calls_for(ark.book).values(ark["A1:F1"]) == [["", CellError("#DIV/0!"), True, 2.5, None, 46053.0]]


def test_an_error_is_nothing_unless_asked_for_as_text(ark: xw.Sheet) -> None:
    ark["A1"].formula = "=NA()"
    assert (ark["A1"].value, ark["A1"].options(err_to_str=True).value) == (None, "#N/A")


def test_money_is_rounded_as_in_excel_except_in_bare_values(ark: xw.Sheet) -> None:
    ark["A1"].value = 1.23456
    ark["A1"].number_format = "#,##0.00 [$kr.]"
    assert str(ark["A1"].value) == "1.2346"
    assert calls_for(ark.book).values(ark["A1"]) == [[1.23456]]


@pytest.mark.parametrize("text", ["0,200", "1.5", "12", "3/4", "31-01-2026", "10%", "TRUE"])
def test_a_text_that_excel_would_read_anew_is_refused(ark: xw.Sheet, text: str) -> None:
    with pytest.raises(TextReadAnewError):
        ark["A1"].value = text


def test_a_text_is_kept_in_a_cell_for_texts(ark: xw.Sheet) -> None:
    ark["A1"].number_format = "@"
    ark["A1"].value = "0,200"
    assert ark["A1"].value == "0,200"


def test_formulas_are_in_excels_form(sample: xw.Book) -> None:
    shown = sample.sheets["Beløb"]["R4"].formula
    assert isinstance(shown, str)
    assert shown.startswith("=IF(ISNUMBER([@2026]),ROUND(ROUND(ROUND([@2026]*1000000,0)*[@Faktor],5),0)")


def test_formulas_elsewhere_name_their_table(sample: xw.Book) -> None:
    shown = [text for row in sample.sheets["Oversigt"].used_range.formula for text in row]
    assert any(text.endswith(",ROUND(SUM(Beløb[Omregnet 1]),6))") for text in shown)
    assert any(text.startswith('=IFERROR(KORREKTUR_TOTAL("Netto",D$4,Stamdata[#All],') for text in shown)


@pytest.mark.parametrize(
    ("formula", "value"),
    [
        ("=SUM(Beløb[2026])", 11.548),
        ("=INDEX(Korrektioner[[#All],[Nr]],2)&Stamdata!A1", "T101Stamdata"),
        ("=SUM({1,2;3,4})", 10.0),
        ('="a;b,[@Nr]"', "a;b,[@Nr]"),
        ("=Beløb!$A$4", "T101"),
    ],
)
def test_a_formula_written_computes_and_comes_back(sample: xw.Book, formula: str, value: object) -> None:
    cell = sample.sheets["Vejledning"]["Z1"]
    cell.formula = formula
    assert (cell.formula, cell.value) == (formula, pytest.approx(value))


def test_a_formula_of_the_row_may_be_written_short(sample: xw.Book) -> None:
    cell = sample.sheets["Beløb"]["D4"]
    cell.formula = "=[@Nr]&Beløb[@Nr]"
    assert (cell.value, cell.formula) == ("T101T101", "=[@Nr]&[@Nr]")


def test_names_lead_to_cells_and_formulas(sample: xw.Book) -> None:
    sample.names.add("proeve", "='Beløb'!$A$4:$A$5")
    assert sample.names["proeve"].refers_to_range.value == ["T101", "T101"]
    assert sample.names["stam_Udvalg"].refers_to == '=INDEX(Stamdata[Værdi],MATCH("Udvalg",Stamdata[Felt],0))'


def test_a_table_grows_by_a_row_with_its_formulas(sample: xw.Book) -> None:
    table = sample.sheets["Beløb"].tables["Beløb"]
    rows = table.range.shape[0]
    table.rows.add()
    first, new = table.range[1, :2], table.range[-1, :2]
    assert table.range.shape[0] == rows + 1
    assert new[0].value is None
    assert new[1].formula == first[1].formula


def test_a_table_is_resized_and_its_columns_followed(sample: xw.Book) -> None:
    sheet = sample.sheets["Historik"]
    table = sheet.tables["Historik"]
    table.resize(table.range.resize(10))
    assert table.range.address == "$A$3:$I$12"


def test_an_emptied_table_has_no_data_range(ark: xw.Sheet) -> None:
    ark["A1:B2"].value = [["Nr", "Tal"], ["T1", 1.0]]
    table = ark.tables.add(source=ark["A1:B2"], name="Egen")
    ark["A2:B2"].clear_contents()
    assert table.data_body_range is None


def test_a_filter_hides_rows_until_it_is_cleared(sample: xw.Book) -> None:
    table = sample.sheets["Beløb"].tables["Beløb"]
    calls = calls_for(sample)
    table.autofilter.apply_values(1, ["T103"])
    assert (calls.is_filtered(table), table.range.rows.hidden) == (True, None)
    table.autofilter.clear()
    assert (calls.is_filtered(table), table.range.rows.hidden) == (False, False)


def test_rows_are_sorted_inserted_and_deleted(ark: xw.Sheet) -> None:
    ark["A1:A3"].value = [["b"], ["c"], ["a"]]
    ark["A1:A3"].sort(1)
    ark["2:2"].insert("down")
    ark["A1"].delete("up")
    assert ark["A1:A4"].value == [None, "b", "c", None]
