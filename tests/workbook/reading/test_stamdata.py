from __future__ import annotations

from typing import Any

import pytest
from support.example_grids import grid_of

from schemas.layout import UNITS
from schemas.rule import Example
from workbook.reading.stamdata import Stamdata, read_stamdata


def stamdata(**facts: Any) -> Stamdata:
    return read_stamdata(grid_of(Example(master_data=facts)))


def test_the_facts_are_read_by_their_field() -> None:
    assert stamdata(Udvalg="Kulturudvalget").text("committee") == "Kulturudvalget"


def test_a_date_reads_in_danish_form() -> None:
    assert stamdata().text("date") == "01-08-2025"


@pytest.mark.parametrize("text", ["26/27", "1926", "20260", None])
def test_a_year_that_is_none_is_taken_from_the_columns_of_beloeb(text: str | None) -> None:
    assert stamdata(Budgetår=text).budget_year == 2026


def test_without_any_year_there_is_none() -> None:
    grid = grid_of(Example(sheets={"Beløb": None}, master_data={"Budgetår": "i år"}))
    assert read_stamdata(grid).budget_year is None


def test_a_blank_price_level_is_the_budget_years() -> None:
    assert stamdata(Prisniveau=None).price_level == 2026


def test_a_price_level_that_is_no_year_is_unknown() -> None:
    assert stamdata(Prisniveau="2025-pl").price_level is None


def test_a_blank_unit_is_mio() -> None:
    assert stamdata(Enhed=None).unit == UNITS["mio. kr."]


def test_a_unit_is_known_whatever_its_case() -> None:
    assert stamdata(Enhed="MIO. KR.").unit == UNITS["mio. kr."]


def test_a_unit_outside_the_list_is_unknown() -> None:
    assert stamdata(Enhed="kroner").unit is None


def test_a_workbook_without_stamdata_has_no_facts() -> None:
    assert read_stamdata(grid_of(Example(sheets={"Stamdata": None}))).facts == {}


def test_where_a_field_stands_twice_the_first_holds() -> None:
    grid = grid_of(Example())
    sheet = grid.sheet("Stamdata")
    assert sheet is not None
    sheet.values[5, 1], sheet.values[5, 2] = "Kommune", "En anden"
    assert read_stamdata(grid).text("municipality") == "Eksempel Kommune"
