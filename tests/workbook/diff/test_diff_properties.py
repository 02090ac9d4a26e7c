"""What holds of every difference: nothing from nothing, and amounts that add up to the new totals."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from support.frames import Book, budgets
from support.random_books import books

from schemas.calculations.combined import book_totals
from workbook.diff import pairing
from workbook.diff.diff import difference
from workbook.diff.difference import HEADLINES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbook.diff.diff import Difference

pytestmark = pytest.mark.heavy

FEW = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
YEARS = {"y0": "2026", "y1": "2027", "y2": "2028", "y3": "2029"}


def between(old: Book, new: Book) -> Difference:
    both = budgets(old, new)
    return difference(replace(both, files=both.files.assign(kind="merged")))


@FEW
@given(books())
def test_nothing_differs_between_a_workbook_and_itself(book: Book) -> None:
    assert between(book, book).is_empty


@FEW
@given(books(), st.data())
def test_nothing_differs_when_rows_are_shuffled(book: Book, data: st.DataObject) -> None:
    book = replace(book, unreadable=())
    once = {(row["udvalg"], str(row["nr"]).casefold()): row for row in book.sheets["corrections"] if row["nr"]}
    sheets = {**book.sheets, "corrections": list(once.values())}
    shuffled = {name: data.draw(st.permutations(list(rows))) for name, rows in sheets.items()}
    assert between(replace(book, sheets=sheets), replace(book, sheets=shuffled)).is_empty


@FEW
@given(books(), books())
def test_the_old_totals_with_what_changed_are_the_new_totals(old: Book, new: Book) -> None:
    found = between(old, new)
    total = book_totals(budgets(old, new))
    for measure in ("net", "undecided", "fte", *HEADLINES):
        before, after = (_total(total[book], measure) for book in (0, 1))
        changes = [one.figure(measure).change for one in found.corrections]
        applied = [figure + sum(change[n] for change in changes if change) for n, figure in enumerate(before)]
        assert tuple(applied) == after, measure
    assert {one.measure: one.new for one in found.totals} == {one: _total(total[1], one) for one in HEADLINES}


@FEW
@given(books(), books())
def test_the_old_lines_with_what_changed_hold_the_new_amounts(old: Book, new: Book) -> None:
    for found in (between(old, new), between_many(old, new)):
        assert_amounts(found, old, new)


def between_many(old: Book, new: Book) -> Difference:
    """What differs where there are too many lines to weigh each with each."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pairing, "_EACH_WITH_EACH", 0)
        return between(old, new)


def assert_amounts(found: Difference, old: Book, new: Book) -> None:
    for sheet in ("amounts", "financing", "fte", "calculation"):
        sums = Counter(_raw(old, sheet))
        for one in found.corrections:
            for line in one.lines:
                for cell in line.cells:
                    if line.sheet == sheet and cell.column in YEARS.values():
                        sums[cell.column] += _number(cell.new) - _number(cell.old)
        assert {**dict.fromkeys(YEARS.values(), 0), **sums} == _raw(new, sheet)


def _total(total: object, measure: str) -> Sequence[int]:
    if measure == "anlaeg":
        financing: dict[str, Sequence[int]] = total.financing  # type: ignore[attr-defined]
        return financing["Anlæg"]
    figures: Sequence[int] = getattr(total, measure)
    return figures


def _raw(book: Book, sheet: str) -> dict[str, int]:
    unread = {(row, column) for name, row, column in book.unreadable if name == sheet}
    return {
        year: sum(row.get(column) or 0 for n, row in enumerate(book.sheets.get(sheet, ())) if (n, column) not in unread)
        for column, year in YEARS.items()
    }


def _number(entry: object) -> int:
    return entry if isinstance(entry, int) else 0
