"""What the calculated cells should hold, in the sample and where something is wrong."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from openpyxl import load_workbook
from support.dirty_contents import dirty
from support.workbooks import sample_package

from schemas.formulas import form_cells as form
from schemas.formulas import overview_cells as at
from workbook.grid import Contents, Grid, Row
from workbook.reading.parse import parse
from workbook.reading.read import read_bytes
from workbook.stored_values import stored_values
from workbook.template import build

if TYPE_CHECKING:
    from workbook.stored_values.book import StoredValues

YEARS = "DEFG"


def _values_of(package: bytes) -> StoredValues:
    grid = read_bytes(package, Path("bog.xlsx"))
    assert isinstance(grid, Grid)
    return stored_values(parse([grid]), 0, grid)


@cache
def _sample() -> StoredValues:
    return _values_of(sample_package())


@cache
def _dirty() -> StoredValues:
    return _values_of(build(dirty()))


def _changed(package: bytes, cells: dict[tuple[str, str], str | int]) -> bytes:
    book = load_workbook(io.BytesIO(package))
    for (sheet, cell), value in cells.items():
        book[sheet][cell] = value
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _years(values: StoredValues, line: str) -> list[float | int | str]:
    return [values["Oversigt", f"{letter}{at.ROW_OF[line]}"] for letter in YEARS]


@pytest.mark.parametrize(
    ("line", "first", "later"),
    [
        ("expenditure", 11.548, 11.348),
        ("income", 0, 0),
        ("net", 11.548, 11.348),
        ("inside", 10.703, 10.503),
        ("outside", 0.600, 0.600),
        ("undecided", 0.245, 0.245),
        ("inside_if", 10.948, 10.748),
        ("financed_inside", 0, 0),
        ("effect", 10.703, 10.503),
        ("fte", 1.54, 1.54),
        ("source_Anlæg", -2.950, -2.950),
        ("source_Kassen", -0.600, -0.600),
        ("financing", -3.550, -3.550),
        ("stated", 0.600, 0.600),
        ("unfinanced", 8.068, 7.868),
        ("released", -0.070, -0.070),
        ("cash_effect", 8.598, 8.398),
        ("budgeted", 0.070, 0.070),
        ("avoided", 0.300, 0.300),
        ("savings_total", 0.370, 0.370),
    ],
)
def test_the_overview_of_the_sample_shows_its_totals(line: str, first: float, later: float) -> None:
    assert _years(_sample(), line) == [first, later, later, later]


def test_the_control_line_of_the_sample_names_what_is_missing() -> None:
    assert _sample()["Oversigt", at.CONTROL] == (
        "UFULDSTÆNDIG: 1 korrektion afventer tal · 1 linje er uafklaret om servicerammen · "
        "1 korrektion står i andre priser uden sats"
    )


def test_the_control_line_counts_in_the_plural() -> None:
    assert "7 linjer hører ikke til nogen korrektion" in str(_dirty()["Oversigt", at.CONTROL])


def test_the_list_remarks_what_keeps_a_correction_from_being_final() -> None:
    listed = {
        _sample()["Oversigt", f"A{row}"]: _sample()["Oversigt", f"J{row}"]
        for row in at.LIST_ROWS
        if _sample()["Oversigt", f"J{row}"]
    }
    assert listed == {"T103": "afventer tal", "T106": "2025-priser, ikke omregnet"}


def test_what_does_not_count_is_listed_last_with_its_netto() -> None:
    rows = [row for row in at.LIST_ROWS if _dirty()["Oversigt", f"B{row}"] == "Indgår ikke i tallene"]
    below = [
        (_dirty()["Oversigt", f"A{row}"], _dirty()["Oversigt", f"D{row}"], _dirty()["Oversigt", f"J{row}"])
        for row in range(rows[0] + 1, rows[0] + 4)
    ]
    # T102 in 2024 prices: -123456 × 1.031 × 1.0325 = -131419.7 kroner
    assert below == [("T102", -0.13142, "Udskudt"), ("T103", 9.0, "Udgået"), ("T105", 0.0, "Forkastet")]


def test_more_corrections_than_fit_are_counted() -> None:
    corrections: list[Row] = [{"nr": f"T{n}", "title": "x", "service_frame": "Ja"} for n in range(1, 121)]
    values = _values_of(build(Contents(2026, rows={"corrections": corrections})))
    assert values["Oversigt", at.MORE] == "20 flere vises ikke"


def test_the_form_shows_the_first_correction_as_it_is_written() -> None:
    cells = {cell: value for (sheet, cell), value in _sample().items() if sheet == "Skema"}
    assert cells[form.TITLE] == "Digital udvikling KOMBIT projekter"
    assert cells[form.PRICES] == "(Mio. kr. i 2026-priser)"
    assert cells[form.EFFECTIVE_DATE] == 46023  # 1 January 2026
    assert cells[form.SERVICE_FRAME] == "Ja"
    assert [cells[f"{letter}{form.NET_ROW}"] for letter in form.YEARS] == [2.0, 2.0, 2.0, 2.0]


def test_the_form_of_another_number_follows_its_own_prices() -> None:
    package = _changed(sample_package(), {("Skema", form.NUMBER): "t106"})
    cells = {cell: value for (sheet, cell), value in _values_of(package).items() if sheet == "Skema"}
    assert cells[form.PRICES] == "(Mio. kr. i 2025-priser)"
    assert cells[f"B{form.NET_ROW}"] == 0.5


def test_the_form_of_no_number_asks_for_one() -> None:
    values = _values_of(build(Contents(2026)))
    assert values["Skema", form.TITLE] == "Vælg et nummer i feltet under Nr."
    assert values["Skema", f"B{form.NET_ROW}"] == ""


def test_a_text_longer_than_its_rows_is_said_to_go_on() -> None:
    row: Row = {"nr": "T101", "title": "x", "background": "Lang tekst. " * 300, "consequences": "Kort."}
    values = _values_of(build(Contents(2026, rows={"corrections": [row]})))
    assert values["Skema", f"A{form.BACKGROUND[-1] + 1}"] == "fortsættes: brug Gem skemaer"
    assert values["Skema", f"A{form.CONSEQUENCES[-1] + 1}"] == ""


@pytest.mark.parametrize(
    ("row", "word"),
    [
        (4, ""),
        (5, "Fortegn"),
        (9, "Mangler år"),
        (7, ""),  # of a withdrawn correction only the number is looked at
        (8, ""),  # blank years of an Engangsbeløb are in order
        (13, "Nr"),
        (16, ""),  # an empty row
        (17, "Ændring"),
    ],
)
def test_the_check_of_a_line_says_what_is_wrong_in_a_word(row: int, word: str) -> None:
    assert _dirty()["Beløb", f"M{row}"] == word


def test_the_subtotal_leaves_out_rows_a_filter_hides() -> None:
    book = load_workbook(io.BytesIO(sample_package()))
    book["Beløb"].row_dimensions[4].hidden = True  # T101's first 1,000
    saved = io.BytesIO()
    book.save(saved)
    assert _values_of(saved.getvalue())["Beløb", "H2"] == 10.548


def test_a_table_that_cannot_be_used_makes_its_totals_unknown() -> None:
    package = _changed(sample_package(), {("Finansiering", "H3"): "BO2026"})
    values = _values_of(package)
    assert _years(values, "cash_effect") == ["ukendt"] * 4
    assert _years(values, "net") == [11.548, 11.348, 11.348, 11.348]


def test_cells_without_a_formula_are_left_alone() -> None:
    package = _changed(sample_package(), {("Oversigt", f"D{at.ROW_OF['net']}"): 99})
    assert ("Oversigt", f"D{at.ROW_OF['net']}") not in _values_of(package)


def test_an_unknown_unit_gives_no_values() -> None:
    package = _changed(sample_package(), {("Stamdata", "B8"): "tusind"})
    assert _values_of(package) == {}
