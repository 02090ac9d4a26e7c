"""The calculated columns of the data tables: which cells lack their formula, and which their result."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from schemas.formulas import subtotal
from schemas.layout import BUDGET_YEARS, CONVERTED, HEADER_ROW, SUBTOTAL_ROW, Layout, Sheet
from workbook.grid import Coordinate, SheetGrid, address
from workbook.reading.find_table import Found
from workbook.reading.formula_forms import (
    ColumnName,
    FormulaForms,
    Unlike,
    column_forms,
    names_in,
    problem_of,
    standing,
)

FormulaFact = tuple[int, dict[str, Any]]
"""An Excel row, and the rest of one row of a frame of facts."""


@dataclass(frozen=True, slots=True)
class TableRows:
    """A data table of one workbook whose figures can be trusted, and its rows with data, each with its Nr."""

    sheet: Sheet
    grid: SheetGrid
    found: Found
    rows: Mapping[int, str | None]

    def columns(self, its_layout: Layout) -> list[tuple[str, int, FormulaForms]]:
        """(canonical column, Excel column, its formulas) of the calculated columns that stand in the table."""
        places = self.found.columns()
        forms = column_forms(its_layout).get(self.sheet.key, {})
        return [(column, places[column], forms[column]) for column in forms if column in places]


def names_there(tables: Iterable[TableRows]) -> set[ColumnName]:
    """The tables and columns of a workbook that stand there as the layout has them.

    A formula that names another one is not judged: Excel rewrites it when a header is changed, and then the
    header is what is wrong. COUNTA over a row names every input column, so that all of them must be there.
    """
    return {name for table in tables for name in _names_of(table)}


def _names_of(table: TableRows) -> Iterator[ColumnName]:
    own = table.sheet.name.casefold()
    named = any(
        one.name.casefold() == own and one.area.first_row == table.found.header_row for one in table.grid.tables
    )
    if named and table.found.found_by == "table":
        for header in table.found.headers:
            if header.column is not None:
                yield own, header.text.casefold()


def deviations(its_layout: Layout, tables: Iterable[TableRows], there: set[ColumnName]) -> Iterator[FormulaFact]:
    """The rows of the frame `formulas` in the tables' rows with data; `there` is what `names_there` gives."""
    for table in tables:
        columns, formulas = table.columns(its_layout), table.grid.formulas
        for row, nr in table.rows.items():
            wrong = [
                (column, number, forms, problem)
                for column, number, forms in columns
                if formulas.get((row, number)) not in forms
                and (problem := problem_of(table.grid, (row, number), forms, table.sheet.name)) is not None
            ]
            if wrong:
                whole = len(wrong) == len(columns) > 1 and all(problem != "other_formula" for *_, problem in wrong)
                about = {"sheet": table.sheet.key, "key": nr, "whole_row": whole}
                for column, number, forms, problem in wrong:
                    if names_in(forms[0]) <= there and not _merged(table.grid, row, number):
                        cell = deviating(table.grid, (row, number), forms, problem, table.sheet.name)
                        yield row, about | cell | {"column": column}
        yield from _typed_subtotals(table, there)


def _typed_subtotals(table: TableRows, there: set[ColumnName]) -> Iterator[FormulaFact]:
    """The sums over the year columns that somebody has typed a figure over; another formula is a person's own wish."""
    places, grid = table.found.columns(), table.grid
    if table.found.header_row != HEADER_ROW or CONVERTED[0] not in places:
        return
    for year, converted in zip(BUDGET_YEARS, CONVERTED, strict=True):
        place = (SUBTOTAL_ROW, places.get(year, 0))
        text = subtotal(table.sheet, converted)
        if place not in grid.formulas and isinstance(grid.values.get(place), (int, float)) and names_in(text) <= there:
            about = {"sheet": table.sheet.key, "key": "-", "whole_row": False, "column": year}
            yield SUBTOTAL_ROW, about | deviating(grid, place, (text,), "value")


def deviating(
    grid: SheetGrid, place: Coordinate, forms: FormulaForms, problem: Unlike, table: str = ""
) -> dict[str, Any]:
    """What the frame `formulas` says of any cell."""
    return {
        "cell": address(*place), "found": standing(grid, place, table), "expected": f"={forms[0]}",
        "problem": problem,
    }  # fmt: skip


def _merged(grid: SheetGrid, row: int, number: int) -> bool:
    """Whether a cell is part of a merged area, where only the first one can hold anything."""
    return any(
        area.first_row <= row <= area.last_row and area.first_column <= number <= area.last_column
        for area in grid.merges
    )


def unstored(its_layout: Layout, tables: Iterable[TableRows]) -> Iterator[FormulaFact]:
    """The rows of the frame `unstored`, one a table, at the first formula without a result, not even an empty text."""
    for table in tables:
        blank = table.grid.formulas.keys() - table.grid.values.keys()
        if not blank:
            continue
        numbers = [number for _, number, _ in table.columns(its_layout)]
        without = [(row, number) for row in table.rows for number in numbers if (row, number) in blank]
        if without:
            row, number = min(without)
            yield row, {"sheet": table.sheet.key, "cell": address(row, number), "cells": len(without)}
