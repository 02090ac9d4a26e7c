from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from schemas.calculations.rounding import meant
from schemas.layout import UNITS, layout
from workbook.grid import CellError, NumberClass, Value
from workbook.reading.cells import BLANK, Typed, serial_date, shown, typed

MIO, THOUSAND = UNITS["mio. kr."], UNITS["1.000 kr."]


def in_column(sheet: str, column: str, value: Value | None, number_class: NumberClass | None = None) -> object:
    found = layout(2026).sheet(sheet).column(column)
    result = typed(found, value, number_class, MIO, date1904=False)
    return result.problem or result.value


@pytest.mark.parametrize(("figure", "kroner"), [(0.88, 880_000), (2, 2_000_000), (-0.0005, -500), (0.3, 300_000)])
def test_an_amount_is_whole_kroner(figure: float, kroner: int) -> None:
    assert in_column("amounts", "y0", figure) == kroner


def test_an_amount_in_thousands_is_whole_kroner_too() -> None:
    column = layout(2026, THOUSAND).sheet("amounts").column("y0")
    assert typed(column, 880, None, THOUSAND, date1904=False).value == 880_000


def test_fte_are_thousandths() -> None:
    assert in_column("fte", "y0", 0.54) == 540


@pytest.mark.parametrize(
    "text", ["0,6", "1.250,5", "-3", "3-", "2 mio. kr.", "−0,2", "‑0,2", "1 250", "1\u202f250", "\u00a00,6", "60 %"]
)
def test_a_number_written_as_text_is_known_as_one(text: str) -> None:
    assert in_column("amounts", "y0", text) == "number_as_text"


@pytest.mark.parametrize("text", ["-", "x,xxx", "ca. 2", "01.08.2026", "SAND"])
def test_other_text_in_an_amount_is_text(text: str) -> None:
    assert in_column("amounts", "y0", text) == "text"


def test_a_truth_value_is_no_amount() -> None:
    assert in_column("amounts", "y0", True) == "text"


@pytest.mark.parametrize("number_class", [NumberClass.DATE, NumberClass.TIME])
def test_a_date_or_a_time_is_no_amount(number_class: NumberClass) -> None:
    assert in_column("amounts", "y0", 46235, number_class) == "date"


def test_per_cent_is_no_amount() -> None:
    assert in_column("amounts", "y0", 0.5, NumberClass.PERCENT) == "percent"


def test_a_past_series_may_be_in_per_cent() -> None:
    assert in_column("history", "h1", 0.8, NumberClass.PERCENT) == Decimal("0.8")


def test_an_error_is_a_problem_in_any_column() -> None:
    assert in_column("amounts", "text", CellError("#REF!")) == "error"


def test_a_cell_of_spaces_is_blank() -> None:
    column = layout(2026).sheet("amounts").column("y0")
    assert typed(column, "  ", None, MIO, date1904=False) == BLANK


def test_a_year_with_decimals_is_no_year() -> None:
    assert in_column("corrections", "price_level", 2025.5) == "not_a_year"


def test_an_answer_gets_the_lists_spelling() -> None:
    assert in_column("amounts", "change", "MERUDGIFT") == "Merudgift"


def test_an_answer_in_another_case_is_told() -> None:
    column = layout(2026).sheet("amounts").column("change")
    assert typed(column, "MERUDGIFT", None, MIO, date1904=False).other_spelling
    assert not typed(column, "Merudgift", None, MIO, date1904=False).other_spelling


def test_an_answer_outside_the_list_stays_as_it_stands() -> None:
    assert in_column("corrections", "service_frame", "Ja/nej") == "Ja/nej"


def test_a_number_keeps_its_spaces_in_a_key() -> None:
    assert in_column("amounts", "nr", "T104 ") == "T104 "


@pytest.mark.parametrize(
    "text", ["01-01-2026", "1.1.2026", "2026-01-01", "1. januar 2026", "1. jan. 2026", "1/1-2026", "01-01-26"]
)
def test_a_date_written_as_text_is_known_as_one(text: str) -> None:
    assert in_column("corrections", "effective_date", text) == "date_as_text"


@pytest.mark.parametrize(("value", "number_class"), [("forår", None), (46023, None), (-1, NumberClass.DATE)])
def test_what_is_no_date_says_so(value: Value, number_class: NumberClass | None) -> None:
    expected = "not_a_date" if value != -1 else date(1899, 12, 29)
    assert in_column("corrections", "effective_date", value, number_class) == expected


def test_a_date_beyond_excels_last_is_none() -> None:
    assert serial_date(1e9) is None


def test_dates_counted_from_1904_are_four_years_later() -> None:
    assert serial_date(0, date1904=True) == date(1904, 1, 1)


@pytest.mark.parametrize(
    ("value", "number_class", "text"),
    [
        (0.88, None, "0,88"),
        (True, None, "SAND"),
        (46023, NumberClass.DATE, "01-01-2026"),
        (0.032, NumberClass.PERCENT, "3,2%"),
        (CellError("#N/A"), None, "#N/A"),
        (1200, None, "1200"),
    ],
)
def test_a_cell_is_shown_in_danish(value: Value, number_class: NumberClass | None, text: str) -> None:
    assert shown(value, number_class) == text


def test_more_decimals_than_shown_are_told() -> None:
    column = layout(2026).sheet("amounts").column("y0")
    assert typed(column, 0.8805, None, MIO, date1904=False).hidden_decimals


def test_the_trace_of_a_double_is_no_decimal() -> None:
    assert meant(0.1 + 0.2) == Decimal("0.3")


def test_a_huge_double_keeps_its_digits() -> None:
    assert meant(1e18) == Decimal(10) ** 18


@pytest.mark.parametrize("value", [1e300, -1e300, 10**6, 1e6])
def test_a_figure_no_frame_could_add_up_is_not_read(value: float) -> None:
    column = layout(2026).sheet("amounts").column("y0")
    assert typed(column, value, None, MIO, date1904=False) == Typed(problem="too_large")


def test_a_huge_double_is_shown_by_its_power_of_ten() -> None:
    assert shown(1.5e300) == "1,5e+300"
