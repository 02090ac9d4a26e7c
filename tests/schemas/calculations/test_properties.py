from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.frames import Book, budgets
from support.random_books import COMMITTEES, books

from schemas.calculations.measures import FIELDS, FINANCING
from schemas.calculations.rows import plus
from schemas.calculations.totals import Totals, totals

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.heavy

NEEDS = (*(one.key for one in FIELDS), FINANCING.key)
FEW = settings(max_examples=12, deadline=None)


def every(book: Book) -> Iterator[Totals]:
    found = totals(budgets(book))
    return (found[0, committee] for committee in COMMITTEES)


def measures(book: Book) -> list[dict[str, Any]]:
    return [{name: getattr(found, name) for name in NEEDS} for found in every(book)]


def added(*figures: Any) -> Any:
    return plus(*figures)


@FEW
@given(books())
def test_inside_outside_and_undecided_are_netto(book: Book) -> None:
    for found in every(book):
        assert added(found.inside, found.outside, found.undecided) == found.net


@FEW
@given(books())
def test_expenditure_and_income_are_netto(book: Book) -> None:
    for found in every(book):
        assert added(found.expenditure, found.income) == found.net


@FEW
@given(books())
def test_the_three_parts_are_the_cash_effect(book: Book) -> None:
    for found in every(book):
        assert added(found.stated, found.unfinanced, found.released) == found.cash_effect


@FEW
@given(books())
def test_netto_and_all_sources_but_kassen_are_the_cash_effect(book: Book) -> None:
    for found in every(book):
        assert found.financing is not None
        others = [figures for source, figures in found.financing.items() if source != "Kassen"]
        assert added(found.net, *others) == found.cash_effect


@FEW
@given(books(), st.randoms())
def test_the_order_of_rows_does_not_matter(book: Book, random: Any) -> None:
    once = [row for n, row in enumerate(book.sheets["corrections"]) if _is_first(book, n)]
    sorted_book = replace(book, unreadable=(), sheets={**book.sheets, "corrections": once})
    shuffled = {name: random.sample(rows, len(rows)) for name, rows in sorted_book.sheets.items()}
    assert measures(replace(sorted_book, sheets=shuffled)) == measures(sorted_book)


def _is_first(book: Book, at: int) -> bool:
    names = [(row["udvalg"], (row["nr"] or "").casefold()) for row in book.sheets["corrections"]]
    return names.index(names[at]) == at


@FEW
@given(books(), st.sampled_from([{"status": "Udgået"}, {"decision": "Udskudt"}, {"decision": "Forkastet"}]))
def test_a_correction_that_does_not_count_changes_no_measure(book: Book, why: dict[str, str]) -> None:
    line = {"nr": "T777", "y0": 1_000, "y1": 2_000, "y2": 3_000, "y3": 4_000}
    added_rows: dict[str, dict[str, Any]] = {
        "corrections": {"nr": "T777", **why},
        "amounts": {**line, "change": "Merudgift"},
        "financing": {**line, "source": "Kassen", "service_frame": "Ja"},
        "fte": line,
        "calculation": {**line, "type": "Budget i dag"},
    }
    sheets = {name: [*rows, *([added_rows[name]] if name in added_rows else [])] for name, rows in book.sheets.items()}
    assert measures(replace(book, sheets=sheets)) == measures(book)


@FEW
@given(books())
def test_a_book_has_the_same_totals_alone_and_among_others(book: Book) -> None:
    among = totals(budgets(Book(), book, Book({"amounts": [{"nr": "T101", "y0": 1}]})))
    alone = totals(budgets(book))
    assert [among[1, committee] for committee in COMMITTEES] == [alone[0, committee] for committee in COMMITTEES]
