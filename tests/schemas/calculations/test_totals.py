from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from support.frames import Book, budgets
from support.nine_corrections import NINE, flat, years

from schemas.calculations.measures import FIELDS, FINANCING
from schemas.calculations.totals import Totals, totals
from schemas.layout import layout
from workbook.grid import address

if TYPE_CHECKING:
    from schemas.calculations.rows import CorrectionTotals

Row = dict[str, Any]
COMMITTEE = "Økonomiudvalget"


def found_in(book: Book) -> Totals:
    return totals(budgets(book))[0, COMMITTEE]


def one(amount: Row, correction: Row | None = None, **facts: Any) -> Totals:
    """The totals of a book with one correction, T1, and one Beløb line."""
    corrections = [{"nr": "T1", "service_frame": "Ja", **(correction or {})}]
    return found_in(Book({"corrections": corrections, "amounts": [{"nr": "T1", **amount}]}, **facts))


def record(book: Book) -> CorrectionTotals:
    return found_in(book).corrections[0]


NEEDS = {*(one.key for one in FIELDS), FINANCING.key}
OF_FINANCING = {"financed_inside", "financing", "stated"}
OF_AMOUNTS = {"expenditure", "income", "net", "inside", "outside", "undecided"}
OF_BOTH = {"effect", "cash_effect", "unfinanced", "released"}


@pytest.mark.parametrize(
    ("missing", "unknown"),
    [
        ("corrections", NEEDS),
        ("fte", {"fte"}),
        ("calculation", {"budgeted", "avoided", "savings_total"}),
        ("financing", OF_FINANCING | OF_BOTH),
        ("amounts", OF_AMOUNTS | OF_BOTH),
        ("history", set()),
        ("rates", set()),
    ],
)
def test_a_table_that_cannot_be_used_makes_its_figures_unknown(missing: str, unknown: set[str]) -> None:
    found = found_in(replace(NINE, without=(missing,)))
    assert {name for name in NEEDS if getattr(found, name) is None} == unknown


def test_a_table_that_cannot_be_used_leaves_the_other_books_of_the_set_alone() -> None:
    found = totals(budgets(replace(NINE, without=("amounts",)), NINE))
    assert found[1, COMMITTEE] == found_in(NINE)


def test_without_korrektioner_no_line_is_called_loose() -> None:
    assert found_in(replace(NINE, without=("corrections",))).loose == ()


def test_without_fuldtidsstillinger_zero_amounts_alone_await_nothing() -> None:
    assert found_in(replace(NINE, without=("fte",))).awaiting == ()


def test_a_file_that_could_not_be_read_has_no_totals() -> None:
    assert set(totals(budgets(Book(fault="encrypted"), Book()))) == {(1, COMMITTEE)}


def test_a_set_without_a_single_row_has_noughts() -> None:
    found = found_in(Book())
    assert {getattr(found, name) for name in NEEDS - {FINANCING.key}} == {(0, 0, 0, 0)}


def test_no_money_is_lost_in_a_committee_that_nothing_else_names() -> None:
    book = Book({"amounts": [{"nr": "T1", "udvalg": "Skoleudvalget", **flat(5)}]})
    assert totals(budgets(book))[0, "Skoleudvalget"].net == (5, 5, 5, 5)


def test_a_book_that_names_no_committee_still_has_totals() -> None:
    some = budgets(Book())
    assert set(totals(replace(some, committees=some.committees.iloc[:0]))) == {(0, "")}


def test_years_and_price_level_are_the_books() -> None:
    found = found_in(Book(budget_year=2027, price_level=2026))
    assert (found.years, found.price_level) == ((2027, 2028, 2029, 2030), 2026)


def test_years_and_price_level_may_be_unknown() -> None:
    found = found_in(Book(budget_year=None, price_level=None))
    assert (found.years, found.price_level) == (None, None)


@pytest.mark.parametrize(
    ("correction", "amount", "waits"),
    [
        ({"status": "Foreløbig"}, flat(5), True),
        ({}, flat(5), False),
        ({}, flat(0), True),
        ({}, years(0, 0, 0, 1), False),
        ({}, years(None, None, 0, None), True),
        ({"status": "Udgået"}, flat(0), False),
        ({"status": "Foreløbig", "decision": "Udskudt"}, flat(0), False),
    ],
)
def test_a_correction_awaits_figures_while_preliminary_or_all_nought(correction: Row, amount: Row, waits: bool) -> None:
    assert one(amount, correction).awaiting == (("T1",) if waits else ())


def test_a_correction_without_lines_awaits_nothing() -> None:
    assert found_in(Book({"corrections": [{"nr": "T1"}]})).awaiting == ()


def test_fte_alone_are_figures_enough() -> None:
    sheets = {"corrections": [{"nr": "T1"}], "amounts": [{"nr": "T1", **flat(0)}], "fte": [{"nr": "T1", **flat(500)}]}
    assert found_in(Book(sheets)).awaiting == ()


def test_numbers_are_named_as_the_workbook_writes_them() -> None:
    assert one(flat(0), {"nr": "t1"}).awaiting == ("t1",)


def year_cell(sheet: str, year: str, row: int) -> tuple[str, str]:
    """A year cell of the layout, as Excel names it."""
    its_sheet = layout(2026).sheet(sheet)
    return its_sheet.name, address(row, [column.key for column in its_sheet.columns].index(year) + 1)


@pytest.mark.parametrize(
    ("line", "blank"),
    [
        (flat(0), []),
        (years(1, None, 3, 4), ["y1"]),
        (years(None, None, None, 4), ["y0", "y1", "y2"]),
        ({"duration": "Engangsbeløb", **years(1, None, None, None)}, []),
        ({"duration": "Midlertidig", **years(1, 1, 1, None)}, ["y3"]),
    ],
)
def test_blank_year_cells_are_listed_but_for_a_one_off_amount(line: Row, blank: list[str]) -> None:
    assert one(line).incomplete == tuple(year_cell("amounts", year, 4) for year in blank)


def test_an_unreadable_year_cell_is_listed_also_on_a_one_off_amount() -> None:
    line = {"duration": "Engangsbeløb", **years(1, None, None, None)}
    assert one(line, unreadable=[("amounts", 0, "y2")]).incomplete == (year_cell("amounts", "y2", 4),)


def test_lines_of_a_correction_that_does_not_count_are_not_incomplete() -> None:
    assert one(years(1, None, None, None), {"decision": "Forkastet"}).incomplete == ()


def test_cells_are_listed_sheet_by_sheet_and_row_by_row() -> None:
    lines = [{"nr": "T1", **years(1, 1, 1, None)}, {"nr": "T1", **flat(1)}, {"nr": "T1", **years(None, 1, 1, 1)}]
    sheets = {"corrections": [{"nr": "T1"}], "fte": lines, "amounts": lines, "financing": lines}
    expected = [
        year_cell(sheet, year, row) for sheet in ("amounts", "financing", "fte") for year, row in (("y3", 4), ("y0", 6))
    ]
    assert list(found_in(Book(sheets)).incomplete) == expected


def test_loose_lines_of_every_table_that_counts_are_listed() -> None:
    tables = ("amounts", "fte", "financing", "calculation", "history")
    book = Book({table: [{"nr": "T9"}] for table in tables})
    assert found_in(book).loose == (("Beløb", 4), ("Fuldtidsstillinger", 4), ("Finansiering", 4), ("Beregning", 4))


def test_lines_and_financing_rows_without_a_service_frame_answer_are_counted() -> None:
    sheets = {
        "corrections": [{"nr": "T1"}, {"nr": "T2", "service_frame": "Ja"}, {"nr": "T3", "status": "Udgået"}],
        "amounts": [{"nr": "T1", **flat(1)}, {"nr": "T2", **flat(1)}, {"nr": "T3", **flat(1)}, {"nr": "T9", **flat(1)}],
        "financing": [{"nr": "T2", "source": "Pulje", **flat(-1)}, {"nr": "T2", "source": "DUT", **flat(-1)}],
    }
    assert found_in(Book(sheets)).undecided_lines == 3


def test_rejected_and_postponed_corrections_are_named_and_withdrawn_ones_are_not() -> None:
    rows = [
        {"nr": "T1", "decision": "Forkastet"},
        {"nr": "T2", "decision": "Udskudt"},
        {"nr": "T3", "status": "Udgået"},
        {"nr": "T4", "decision": "Udskudt", "status": "Udgået"},
    ]
    assert found_in(Book({"corrections": rows})).left_out == ("T1", "T2")


def test_a_correction_that_does_not_count_is_not_called_unconverted() -> None:
    assert one(flat(1), {"price_level": 2020, "status": "Udgået"}).unconverted == ()


def test_a_record_splits_a_correction_into_expenditure_and_income() -> None:
    lines = [{"nr": "T1", "change": "Merudgift", **flat(9)}, {"nr": "T1", "change": "Merindtægt", **flat(-4)}]
    found = record(Book({"corrections": [{"nr": "T1"}], "amounts": lines, "fte": [{"nr": "T1", **flat(500)}]}))
    assert (found.expenditure, found.income, found.net, found.fte) == ((9,) * 4, (-4,) * 4, (5,) * 4, (500,) * 4)


def test_a_record_that_does_not_count_shows_what_it_would_be() -> None:
    sheets = {
        "corrections": [{"nr": "T1", "status": "Udgået"}],
        "amounts": [{"nr": "T1", **flat(9)}],
        "fte": [{"nr": "T1", **flat(500)}],
    }
    found = record(Book(sheets))
    assert (found.counts, found.net, found.fte) == (False, (9,) * 4, (500,) * 4)


@pytest.mark.parametrize(
    ("answers", "own", "frame"),
    [
        (["Ja", None], "Ja", "inside"),
        (["Nej"], "Ja", "outside"),
        (["Ja", "Nej"], "Ja", "mixed"),
        (["Ja", "Måske"], "Ja", "mixed"),
        (["Måske"], "Ja", "undecided"),
        ([], "Nej", "outside"),
        ([], None, "undecided"),
        ([], "Ja/nej", "undecided"),
    ],
)
def test_a_records_service_frame_goes_by_its_lines(answers: list[str | None], own: str | None, frame: str) -> None:
    lines = [{"nr": "T1", "service_frame": answer, **flat(1)} for answer in answers]
    assert record(Book({"corrections": [{"nr": "T1", "service_frame": own}], "amounts": lines})).service_frame == frame


def test_of_doubled_numbers_the_first_has_the_lines() -> None:
    sheets = {"corrections": [{"nr": "T1"}, {"nr": "t1"}], "amounts": [{"nr": "t1", **flat(9)}]}
    assert [found.net for found in found_in(Book(sheets)).corrections] == [(9,) * 4, (0,) * 4]


def test_a_record_has_no_figure_from_a_table_that_cannot_be_used() -> None:
    found = found_in(replace(NINE, without=("fte",))).corrections[0]
    assert (found.net, found.fte) == ((2_000_000,) * 4, None)
