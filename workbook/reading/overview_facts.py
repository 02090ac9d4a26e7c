"""The cells of Oversigt: which lack their formula, and what its totals say."""

from collections.abc import Iterator
from typing import Any

from schemas.calculations.measures import MEASURES, NET
from schemas.formulas import overview_cells as at
from schemas.formulas.overview_formulas import HEADERS
from schemas.layout import BUDGET_YEARS, Layout
from workbook.grid import SheetGrid, Value, address, column_number
from workbook.ooxml.read.references import area
from workbook.reading.cells import shown
from workbook.reading.formula_facts import FormulaFact, deviating
from workbook.reading.formula_forms import ColumnName, names_in, overview_texts, problem_of

_LABELS = {at.ROW_OF[one.key]: one.name for one in MEASURES.values()}
"""What stands before the figures of each row."""
_MEASURES = {row: MEASURES[key] for key, row in at.ROW_OF.items()} | {at.LIST_SUM: NET}
"""The measure whose four figures stand in each row; netto once more over the list."""
_LARGEST = 10**12
"""No total comes near; whatever is larger is no amount of a municipality."""
_CONTROL_AREA = area(at.CONTROL_AREA)


def deviations(its_layout: Layout, grid: SheetGrid, there: set[ColumnName]) -> Iterator[FormulaFact]:
    """The rows of the frame `formulas` on Oversigt; `there` is what `formula_facts.names_there` gives."""
    asking, native = overview_texts(its_layout)
    untouched = any(texts.items() <= grid.formulas.items() for texts in (asking, native))
    if untouched or not _as_built(its_layout, grid):
        return
    for place, text in native.items():
        forms = (asking[place], text)
        problem = problem_of(grid, place, forms)
        if problem is not None and _labelled(grid, place[0]) and names_in(text) <= there:
            about = {"sheet": "overview", "key": "-", "whole_row": False}
            yield place[0], about | deviating(grid, place, forms, problem)


def totals(its_layout: Layout, grid: SheetGrid) -> Iterator[FormulaFact]:
    """The rows of the frame `overview_totals`."""
    if not _as_built(its_layout, grid):
        return
    for row, one in _MEASURES.items():
        if not _labelled(grid, row):
            continue
        scale = 1000 if one.fte else its_layout.unit.kroner
        for year, letter in zip(BUDGET_YEARS, at.YEARS, strict=True):
            place = (row, column_number(letter))
            if place in grid.formulas:
                about = {"cell": f"{letter}{row}", "measure": one.key, "year": year}
                yield row, about | _stored(grid.values.get(place), scale)


def _stored(value: Value | None, scale: int) -> dict[str, Any]:
    """A stored total in kroner or thousandths, to which its formula has rounded it already."""
    if isinstance(value, (int, float)) and not isinstance(value, bool) and abs(value) < _LARGEST:
        return {"figure": round(value * scale)}
    return {} if value is None else {"text": shown(value)}


def unstored(its_layout: Layout, grid: SheetGrid) -> Iterator[FormulaFact]:
    """The row of the frame `unstored`, if any formula of Oversigt lacks its result."""
    blank = overview_texts(its_layout)[0].keys() - grid.values.keys()
    without = [place for place in blank if place in grid.formulas]
    if without:
        first = min(without)
        yield first[0], {"sheet": "overview", "cell": address(*first), "cells": len(without)}


def _as_built(its_layout: Layout, grid: SheetGrid) -> bool:
    """Whether the cells stand where the template put them; the sheet is protected, but not against its owner.

    Told by the years over the figures, the merged control line and the heading of the list.
    """
    years = [grid.values.get((at.FIGURES_HEADER, column_number(letter))) for letter in at.YEARS]
    return (
        years == list(its_layout.budget_years)
        and _CONTROL_AREA in grid.merges
        and grid.values.get((at.LIST_HEADER, 1)) == HEADERS[0]
    )


def _labelled(grid: SheetGrid, row: int) -> bool:
    """Whether a line of figures still has its label before it."""
    return row not in _LABELS or grid.values.get((row, 1)) == _LABELS[row]
