from __future__ import annotations

import unicodedata
from dataclasses import replace

import pytest
from support.example_grids import grid_of

from schemas.layout import layout
from schemas.rule import Example
from workbook.grid import Area, SheetGrid, Table
from workbook.reading.find_table import Found, find_table


def amounts(example: Example) -> SheetGrid:
    sheet = grid_of(example).sheet("Beløb")
    assert sheet is not None
    return sheet


def found(sheet: SheetGrid | None, key: str = "amounts") -> Found:
    assert sheet is not None
    table = find_table(sheet, layout(2026).sheet(key))
    assert table is not None
    return table


def test_the_table_named_after_the_sheet_is_it() -> None:
    table = found(amounts(Example()))
    assert (table.found_by, table.header_row, table.first_row, table.last_row) == ("table", 3, 4, 4)


def test_a_renamed_table_is_known_by_its_columns() -> None:
    sheet = amounts(Example())
    sheet.tables = (replace(sheet.tables[0], name="Tabel1"),)
    assert found(sheet).found_by == "table"


def test_a_table_of_other_things_is_not_it() -> None:
    sheet = amounts(Example(no_table=("Beløb",)))
    sheet.tables = (Table("Egne", Area(30, 1, 40, 2), ("Post", "Note")),)
    assert found(sheet).found_by == "header"


def test_without_its_table_the_rows_under_the_best_header_row_are_read() -> None:
    table = found(amounts(Example(no_table=("Beløb",))))
    assert (table.found_by, table.header_row, table.last_row) == ("header", 3, 4)


def test_a_sheet_without_headers_has_no_table() -> None:
    assert find_table(SheetGrid("Beløb", values={(1, 1): "Noter"}), layout(2026).sheet("amounts")) is None


def test_a_totals_row_is_no_data_but_ends_the_table() -> None:
    sheet = amounts(Example({"Beløb": [{}, {"Nr": "T101"}]}))
    sheet.tables = (replace(sheet.tables[0], totals_rows=1),)
    table = found(sheet)
    assert (table.last_row, table.end_row) == (4, 5)


def test_columns_are_found_wherever_they_stand() -> None:
    sheet = amounts(Example(order={"Beløb": ["2026", "Nr", "Ændring", "Tekst", "2027", "2028", "2029"]}))
    assert found(sheet).columns()["nr"] == 2


@pytest.mark.parametrize("header", ["tekst", " Tekst ", "TEKST"])
def test_a_header_is_known_whatever_its_case_and_spaces(header: str) -> None:
    assert "text" in found(amounts(Example(headers={"Beløb": {"Tekst": header}}))).columns()


LOOKS = {
    "line break": "Indenfor\nservicerammen",
    "no-break space": "Indenfor\u00a0servicerammen",
    "doubled space": "Indenfor  servicerammen",
    "trailing space": "Indenfor servicerammen ",
    "soft hyphen": "Indenfor service\u00adrammen",
    "zero width": "\ufeffIndenfor\u200b servicerammen",
    "full width": "Ｉndenfor servicerammen",
    "vertical tab": "Indenfor\x0bservicerammen",
    "another alphabet": "Indenfor servicerаmmen",
}


@pytest.mark.parametrize("header", LOOKS.values(), ids=list(LOOKS))
def test_a_header_is_the_column_it_looks_like(header: str) -> None:
    example = Example(headers={"Korrektioner": {"Indenfor servicerammen": header}})
    assert "service_frame" in found(grid_of(example).sheet("Korrektioner"), "corrections").columns()


def test_a_header_in_decomposed_letters_is_the_column() -> None:
    decomposed = unicodedata.normalize("NFD", "Årsag")
    example = Example(headers={"Korrektioner": {"Årsag": decomposed}})
    assert decomposed != "Årsag"
    assert "cause" in found(grid_of(example).sheet("Korrektioner"), "corrections").columns()


@pytest.mark.parametrize("header", [" 2026", "2026\u200b", "２０２６", "2026\n"])
def test_a_year_is_the_column_it_looks_like(header: str) -> None:
    assert "y0" in found(amounts(Example(headers={"Beløb": {"2026": header}}))).columns()


@pytest.mark.parametrize("header", ["2026 (ny)", "26", "B2026", "2026 (BO2)", "2026,0"])
def test_a_year_with_more_to_it_is_not_the_years_column(header: str) -> None:
    assert "y0" not in found(amounts(Example(headers={"Beløb": {"2026": header}}))).columns()


def test_before_a_header_that_only_looks_so_goes_the_right_one() -> None:
    table = found(amounts(Example(headers={"Beløb": {"Konto": "Tekst\u200b", "Tekst": "Konto", "Varighed": "Tekst"}})))
    assert [header.text for header in table.headers if header.column and header.column.key == "text"] == ["Tekst"]


def test_a_doubled_header_goes_to_the_first() -> None:
    table = found(amounts(Example(headers={"Beløb": {"Konto": "Tekst"}})))
    assert [header.text for header in table.headers if header.column is None] == ["Tekst"]


def test_a_blank_header_inside_the_table_is_a_header_too() -> None:
    sheet = amounts(Example())
    del sheet.values[3, 7]
    assert [header.text for header in found(sheet).headers if header.number == 7] == [""]


def test_a_header_beside_the_table_is_none_of_its_columns() -> None:
    sheet = amounts(Example())
    beside = sheet.tables[0].area.last_column + 2
    sheet.values[3, beside] = 2030.0
    (header,) = [one for one in found(sheet).headers if one.number == beside]
    assert (header.text, header.in_table, header.column) == ("2030", False, None)


def test_a_second_table_like_it_is_told() -> None:
    sheet = amounts(Example(below={"Beløb": [{"Nr": "T101"}]}, second_table=("Beløb",)))
    assert [table.name for table in found(sheet).others] == ["Beløb_2"]
