"""A table in the prose may have more columns than years: a figure stands under its own year or is told."""

from __future__ import annotations

from decimal import Decimal

import pytest

from workbook.importers.calculation import find_calculation
from workbook.importers.lines import FormLine
from workbook.importers.problems import FormPlace
from workbook.importers.reading import find_series

PLACE = FormPlace("a.pdf")
YEARS = ("2026", "2027", "2028", "2029")


def lines(*rows: tuple[str, ...]) -> list[FormLine]:
    return [FormLine(" ".join(row), 1, n, row) for n, row in enumerate(rows, 1)]


@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_an_empty_column_between_the_years_moves_no_estimate(at: int) -> None:
    head = ("Mio. kr. (2025-pl)", *YEARS)
    row = ("Afsat i budgettet", "8,336", "8,265", "8,199", "8,100")
    (found,), problems = find_calculation(lines(_wider(head, at), _wider(row, at)), "T103", PLACE, 2026, told=())
    assert [found[year] for year in ("y0", "y1", "y2", "y3")] == [8_336_000, 8_265_000, 8_199_000, 8_100_000]
    assert problems == ()


@pytest.mark.parametrize("at", [1, 2, 3, 4])
def test_figures_beside_the_years_columns_are_taken_in_order_where_they_are_as_many(at: int) -> None:
    head = ("Mio. kr. (2025-pl)", *YEARS, "")
    row = ("Afsat i budgettet", "8,336", "8,265", "8,199", "8,100")
    (found,), problems = find_calculation(lines(head, _wider(row, at)), "T103", PLACE, 2026, told=())
    assert (found["y0"], found["y3"], problems) == (8_336_000, 8_100_000, ())


def test_three_figures_that_stand_beside_the_years_are_told_and_left_blank() -> None:
    head = ("Mio. kr. (2025-pl)", *YEARS)
    row = ("Afsat i budgettet", "8,336", "", "8,265", "", "8,199")
    (found,), problems = find_calculation(lines(head, row), "T103", PLACE, 2026, told=())
    assert [found[year] for year in ("y0", "y1", "y2", "y3")] == [None] * 4
    assert len(problems) == 1


@pytest.mark.parametrize("at", [1, 2, 3, 4, 5])
def test_an_empty_column_moves_no_past_figure(at: int) -> None:
    head = ("Forbrug i 1.000 kr.", "2021", "2022", "2023", "2024", "2025")
    row = ("Børnehus", "156", "203", "290", "535", "933")
    (found,), problems = find_series(lines(_wider(head, at), _wider(row, at)), PLACE, 2026)
    assert found.values == tuple(map(Decimal, (156, 203, 290, 535, 933)))
    assert problems == ()


def test_a_past_series_that_the_print_repeats_is_one() -> None:
    head = ("Forbrug i 1.000 kr.", "2021", "2022", "2023", "2024", "2025")
    row = ("Børnehus", "156", "203", "290", "535", "933")
    found, problems = find_series(lines(head, row, ("Historik",), head, row), PLACE, 2026)
    assert (len(found), problems) == (1, ())


def test_a_row_with_too_many_past_figures_is_told() -> None:
    head = ("Forbrug i 1.000 kr.", "2021", "2022", "2023", "2024", "2025")
    found, problems = find_series(lines(head, ("Børnehus", "1", "156", "203", "290", "535", "933")), PLACE, 2026)
    assert found == ()
    assert len(problems) == 1


def _wider(row: tuple[str, ...], at: int) -> tuple[str, ...]:
    return (*row[:at], "", *row[at:])
