from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.frames import Book, budgets
from support.random_books import COMMITTEES, books
from support.slow_totals import MEASURES, YEARS, SlowTotals

from schemas.calculations.totals import Totals, totals
from schemas.layout import FIRST_DATA_ROW, layout
from schemas.lists import SOURCES
from workbook.grid import column_letter

if TYPE_CHECKING:
    from collections.abc import Iterator

pytestmark = pytest.mark.heavy


SETS = st.lists(books(), min_size=1, max_size=5)
"""Workbooks are looked at together, as they are in use."""


def both(some: list[Book]) -> Iterator[tuple[Totals, SlowTotals]]:
    found = totals(budgets(*some))
    for number, book in enumerate(some):
        for committee in COMMITTEES:
            yield found[number, committee], SlowTotals(book, committee)


def address(entry: str) -> tuple[str, str] | tuple[str, int]:
    """`amounts 0 y0` as Excel names it, `amounts 0` as sheet and row."""
    key, n, *year = entry.split()
    sheet = layout(2026).sheet(key)
    row = int(n) + FIRST_DATA_ROW
    if not year:
        return sheet.name, row
    column = [column.key for column in sheet.columns].index(year[0]) + 1
    return sheet.name, f"{column_letter(column)}{row}"


@settings(max_examples=30, deadline=None)
@given(SETS)
def test_every_measure_equals_the_slow_one(some: list[Book]) -> None:
    for found, slow in both(some):
        assert {name: list(getattr(found, name)) for name in MEASURES} == slow.sums


@settings(max_examples=15, deadline=None)
@given(SETS)
def test_every_source_equals_the_slow_one(some: list[Book]) -> None:
    for found, slow in both(some):
        assert found.financing == {source: tuple(slow.sources[source]) for source in SOURCES}


@settings(max_examples=25, deadline=None)
@given(SETS)
def test_every_list_of_the_control_line_equals_the_slow_one(some: list[Book]) -> None:
    for found, slow in both(some):
        expected = slow.listed()
        assert {name: list(getattr(found, name)) for name in expected} == {
            name: [address(entry) if name in ("loose", "incomplete") else entry for entry in entries]
            for name, entries in expected.items()
        }


@settings(max_examples=15, deadline=None)
@given(SETS)
def test_corrections_that_count_and_loose_lines_add_up_to_netto(some: list[Book]) -> None:
    for found, slow in both(some):
        loose = [slow.kroner(row) for _, row in slow.rows("amounts") if slow.correction(row.get("nr")) is None]
        listed = [correction.net for correction in found.corrections if correction.counts]
        together = [sum(years) for years in zip((0, 0, 0, 0), *loose, *(net for net in listed if net), strict=True)]
        assert together == slow.sums["net"]


def test_the_oracle_counts_years_as_the_layout_does() -> None:
    assert tuple(column.key for column in layout(2026).sheet("amounts").years) == YEARS
