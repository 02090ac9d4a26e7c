"""Excerpts: a small grid of the cells around a finding, as a person sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.layout import FIRST_YEAR, HEADER_ROW, layout
from workbook.cells import shown
from workbook.grid import column_letter, column_number
from workbook.report import Excerpt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schemas.finding import Finding
    from workbook.grid import Grid, SheetGrid

ROWS, COLUMNS = 2, 3
"""How many rows above and below, and columns to each side, are shown."""
_LONGEST = 80
"""Characters of one cell that are shown; the rest is cut with an ellipsis."""


def excerpts(grid: Grid, findings: Sequence[Finding]) -> tuple[Excerpt | None, ...]:
    """The cells around each finding; None for one that stands at no cell."""
    return tuple(_around(grid, finding) for finding in findings)


def _around(grid: Grid, finding: Finding) -> Excerpt | None:
    place = finding.place
    sheet = grid.sheet(place.sheet) if place.sheet else None
    if sheet is None or place.cell is None:
        return None
    letters = place.cell.rstrip("0123456789")
    row, column = int(place.cell[len(letters) :]), column_number(letters)
    rows = [*range(max(1, row - ROWS), row + ROWS + 1)]
    if rows[0] > HEADER_ROW and layout(FIRST_YEAR).by_name(sheet.name) is not None:
        rows.insert(0, HEADER_ROW)  # what the columns are
    columns = range(max(1, column - COLUMNS), column + COLUMNS + 1)
    return Excerpt(
        letters=tuple(map(column_letter, columns)),
        rows=tuple((one, tuple(_shown(grid, sheet, one, number) for number in columns)) for one in rows),
        spot=(rows.index(row), column - columns.start),
    )


def _shown(grid: Grid, sheet: SheetGrid, row: int, column: int) -> str:
    value = sheet.values.get((row, column))
    if value is None:
        return ""
    text = shown(value, sheet.classes.get((row, column)), date1904=grid.package.date1904)
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
