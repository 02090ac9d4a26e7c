"""Ny korrektion, Kun denne korrektion, Vis alle, Vis skema, Genberegn, Vejledning."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.workbooks import empty_at

from addin.live.excel_calls import calls_for
from addin.ribbon.handlers import guide, new_correction, only_this, recalculate, show_all, show_form
from schemas.finding import KorrekturError
from workbook.grid import Contents
from workbook.template import build

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import xlwings as xw


def go(book: xw.Book, sheet: str, cell: str) -> None:
    book.sheets[sheet].activate()
    book.sheets[sheet][cell].select()


def at(book: xw.Book) -> tuple[str, str]:
    selected = book.selection
    assert selected is not None
    return selected.sheet.name, selected.address


def visible(book: xw.Book, sheet: str) -> list[object]:
    """The Nr of the rows that are shown."""
    table = book.sheets[sheet].tables[sheet].range
    calls = calls_for(book)
    return [table[row, 0].value for row in range(1, table.shape[0]) if not calls.rows_hidden(table[row, :1])]


def test_the_next_number_gets_a_title_and_a_line(sample: xw.Book) -> None:
    status = new_correction(sample).status
    assert status is not None
    assert status.da == "T110 er tilføjet. Skriv titlen."
    assert at(sample) == ("Korrektioner", "$B$13")
    assert [sample.sheets["Korrektioner"]["A13"].value, sample.sheets["Beløb"]["A19"].value] == ["T110", "T110"]


def test_calculated_columns_come_with_the_row(sample: xw.Book) -> None:
    new_correction(sample)
    for sheet, above, new in (("Korrektioner", 12, 13), ("Beløb", 18, 19)):
        old, formulas = (sample.sheets[sheet].range((row, 14), (row, 25)).formula for row in (above, new))
        assert [text.startswith("=") for text in formulas[0]] == [text.startswith("=") for text in old[0]]
        assert sample.sheets[sheet].tables[sheet].range.last_cell.row == new


def test_an_empty_workbook_of_another_year_and_unit_gets_its_first(
    opened: Callable[[Path], xw.Book], tmp_path: Path
) -> None:
    path = tmp_path / "ny.xlsx"
    path.write_bytes(build(Contents(2027, "1.000 kr.", {"committee": "Teknik", "number_series": "T4"})))
    book = opened(path)
    new_correction(book)
    new_correction(book)
    assert book.sheets["Korrektioner"]["A4:A6"].value == ["T401", "T402", None]
    assert book.sheets["Beløb"]["A4:A6"].value == ["T401", "T402", None]


def test_without_a_series_there_is_no_next_number(opened: Callable[[Path], xw.Book], tmp_path: Path) -> None:
    with pytest.raises(KorrekturError, match="number series"):
        new_correction(opened(empty_at(tmp_path / "tom.xlsx")))


@pytest.mark.parametrize("place", ["Korrektioner!C13", "Beløb!B19"])
def test_what_stands_under_a_table_is_not_written_over(sample: xw.Book, place: str) -> None:
    sheet, cell = place.split("!")
    sample.sheets[sheet][cell].value = "i alt"
    with pytest.raises(KorrekturError, match="Move it first"):
        new_correction(sample)
    assert [sample.sheets["Korrektioner"]["A13"].value, sample.sheets["Beløb"]["A19"].value] == [None, None]


def test_a_new_correction_is_seen_though_another_was_filtered(sample: xw.Book) -> None:
    go(sample, "Korrektioner", "B7")
    only_this(sample)
    new_correction(sample)
    assert visible(sample, "Korrektioner")[-1] == "T110"


def test_a_protected_sheet_takes_a_new_correction_and_is_protected_again(sample: xw.Book) -> None:
    sheet = sample.sheets["Beløb"]
    sheet.api.Protect()
    new_correction(sample)
    assert (sheet["A19"].value, calls_for(sample).is_protected(sheet)) == ("T110", True)


def test_only_one_correction_is_shown_in_every_table_and_all_again(sample: xw.Book) -> None:
    tables = ("Korrektioner", "Beløb", "Finansiering", "Fuldtidsstillinger")
    before = {name: visible(sample, name) for name in tables}
    go(sample, "Beløb", "F8")
    only_this(sample)
    shown = {name: visible(sample, name) for name in tables}
    assert shown == {
        "Korrektioner": ["T104"],
        "Beløb": ["T104"] * 2,
        "Finansiering": ["T104"],
        "Fuldtidsstillinger": [],
    }
    show_all(sample)
    assert {name: visible(sample, name) for name in tables} == before


def test_a_filter_in_force_gives_way(sample: xw.Book) -> None:
    sample.sheets["Beløb"].tables["Beløb"].autofilter.apply_values(6, ["Mindreudgift"])
    go(sample, "Korrektioner", "B4")
    only_this(sample)
    assert visible(sample, "Beløb") == ["T101", "T101"]


def test_a_number_spelled_in_two_ways_is_shown_both_ways(sample: xw.Book) -> None:
    sample.sheets["Beløb"]["A5"].value = "t101"
    go(sample, "Korrektioner", "B4")
    only_this(sample)
    assert visible(sample, "Beløb") == ["T101", "t101"]


def test_a_row_of_no_correction_is_told_of(sample: xw.Book) -> None:
    go(sample, "Stamdata", "B4")
    with pytest.raises(KorrekturError, match="belongs to a correction"):
        only_this(sample)


def test_the_form_of_a_correction_is_shown(sample: xw.Book) -> None:
    go(sample, "Beløb", "F8")
    show_form(sample)
    assert (at(sample), sample.sheets["Skema"]["F5"].value) == (("Skema", "$F$5"), "T104")
    assert sample.sheets["Skema"]["A5"].value == "Boligsikring til lejere der ikke er pensionister"


def test_a_hidden_form_is_told_of(sample: xw.Book) -> None:
    go(sample, "Korrektioner", "A7")
    sample.sheets["Skema"].visible = False
    with pytest.raises(KorrekturError, match="Unhide"):
        show_form(sample)


def test_calculated_anew_the_overview_stays_as_it_is_and_protected(sample: xw.Book) -> None:
    overview = sample.sheets["Oversigt"]
    before = overview.used_range.formula
    status = recalculate(sample).status
    assert status is not None
    assert status.da == "Oversigt er beregnet af: Excel"
    assert (overview.used_range.formula, calls_for(sample).is_protected(overview)) == (before, True)


def test_a_call_by_the_path_of_another_machines_add_in_is_bound_anew(sample: xw.Book) -> None:
    overview = sample.sheets["Oversigt"]
    before = str(overview["D6"].formula)
    overview.api.Unprotect()
    overview["D6"].formula = before.replace("KORREKTUR_", "korrektur.xlam!KORREKTUR_", 1)
    assert overview["D6"].formula != before
    recalculate(sample)
    assert overview["D6"].formula == before


def test_the_guide_is_the_workbooks_own(sample: xw.Book) -> None:
    guide(sample)
    assert sample.sheets.active.name == "Vejledning"
