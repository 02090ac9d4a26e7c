"""Formulas on people's own sheets: which mean the same in another workbook, where only our sheets have moved."""

from collections.abc import Callable

from schemas.layout import Layout
from workbook.grid import Coordinate, Grid, SheetGrid

Lasting = Callable[[str], bool]
"""Whether a formula, without its `=`, means the same in the new workbook."""


def lasting(grid: Grid, its_layout: Layout) -> Lasting:
    """Those last that look at own sheets only: no table, no name, no other file, none of our sheets."""
    ours = [mark for one in its_layout.sheets for mark in (f"{one.name}!".casefold(), f"'{one.name}'!".casefold())]
    names = [name.rpartition("!")[2].casefold() for name in grid.names]

    def lasts(formula: str) -> bool:
        text = formula.casefold()
        return not ("[" in text or any(word in text for word in (*ours, *names)))

    return lasts


def lasting_formulas(grid: Grid, sheet: SheetGrid, its_layout: Layout) -> dict[Coordinate, str]:
    """The formulas of an own sheet that last."""
    lasts = lasting(grid, its_layout)
    return {place: formula for place, formula in sheet.formulas.items() if lasts(formula)}
