"""The formulas a workbook's calculated cells may hold, and what is wrong with a cell that holds none of them."""

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from schemas.formulas import column_formulas
from schemas.formulas.overview_formulas import native_formulas, overview_formulas
from schemas.layout import UNITS, Layout, layout
from workbook.grid import Coordinate, SheetGrid, coordinate_of
from workbook.reading.cells import shown
from workbook.reading.find_table import filled
from workbook.reading.formula_text import same_formula, written_out

Problem = Literal["value", "blank", "other_formula"]

FormulaForms = tuple[str, ...]
"""The formula a cell should hold, then the same for other units: who changes Enhed changes no formula by it.

Oversigt has no such others, since the unit is written over its figures.
"""
ColumnName = tuple[str, str]
"""A table's name and a column's header, in one case."""

_NAME = re.compile(r"(\w+)\[(?:\[#[^\]]+\],\[([^\]]+)\]|([^\[\]]+))\]")


def column_forms(its_layout: Layout) -> Mapping[str, Mapping[str, FormulaForms]]:
    """Canonical sheet -> canonical column -> the formulas its cells may hold, for every calculated column."""
    return _column_forms(its_layout.budget_year, its_layout.unit.text, merged=its_layout.merged)


def overview_texts(its_layout: Layout) -> tuple[Mapping[Coordinate, str], Mapping[Coordinate, str]]:
    """Cell of Oversigt -> the formula it should hold: asking the add-in's functions, and as it is handed in.

    One comparison of all tells that nobody has touched them.
    """
    return _overview_texts(its_layout.budget_year, its_layout.unit.text, merged=its_layout.merged)


# By year and unit: to hash a whole layout takes longer than to look at the cells of a table.
@lru_cache(maxsize=64)
def _column_forms(budget_year: int, unit: str, *, merged: bool) -> Mapping[str, Mapping[str, FormulaForms]]:
    own, *others = (column_formulas(one) for one in _layouts(budget_year, unit, merged=merged))
    forms: dict[str, dict[str, FormulaForms]] = {}
    for (sheet, column), text in own.items():
        forms.setdefault(sheet, {})[column] = (text, *(other[sheet, column] for other in others))
    return forms


@lru_cache(maxsize=16)
def _overview_texts(
    budget_year: int, unit: str, *, merged: bool
) -> tuple[Mapping[Coordinate, str], Mapping[Coordinate, str]]:
    own = layout(budget_year, UNITS[unit], merged=merged)
    asking, native = (
        {coordinate_of(cell): text for cell, text in formulas.items()}
        for formulas in (overview_formulas(own), native_formulas(own))
    )
    return asking, native


def _layouts(budget_year: int, unit: str, *, merged: bool) -> list[Layout]:
    """The workbook's own layout, then those in other units."""
    units = sorted(UNITS.values(), key=lambda one: one.text != unit)
    return [layout(budget_year, one, merged=merged) for one in units]


@lru_cache(maxsize=4096)
def names_in(formula: str) -> frozenset[ColumnName]:
    """The tables and columns that a formula of ours names."""
    return frozenset((table.casefold(), (part or whole).casefold()) for table, part, whole in _NAME.findall(formula))


def problem_of(grid: SheetGrid, place: Coordinate, forms: FormulaForms, table: str = "") -> Problem | None:
    """What is wrong with a cell that should hold one of these formulas; `table` names the table it stands in.

    A shared formula whose text the file has lost is taken for the right one.
    """
    text = grid.formulas.get(place)
    if text is None:
        return "value" if filled(grid.values.get(place)) else "blank"
    if text in forms or not text or any(same_formula(text, form, table) for form in forms):
        return None
    return "other_formula"


def standing(grid: SheetGrid, place: Coordinate, table: str = "", *, date1904: bool = False) -> str | None:
    """What stands in a cell: its formula as a file holds it, or its value in Danish form; None where it is blank."""
    text = grid.formulas.get(place)
    if text is not None:
        return f"={written_out(text, table)}"
    value = grid.values.get(place)
    return shown(value, grid.classes.get(place), date1904=date1904) if value is not None and filled(value) else None
