"""Copies of a workbook's grid with something altered, and what a check of all of them as one set finds."""

from __future__ import annotations

import copy
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from schemas.checking.check import check
from workbook.reading.parse import parse

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from schemas.finding import Finding
    from workbook.grid import Grid, SheetGrid


def altered(grid: Grid, sheet: str, alter: Callable[[SheetGrid], None]) -> Grid:
    """A copy of the workbook with one sheet altered, the rest shared."""
    copied = copy.copy(grid)
    copied.sheets = tuple(_own_cells(one) if one.name == sheet else one for one in grid.sheets)
    target = copied.sheet(sheet)
    assert target is not None
    alter(target)
    return copied


def _own_cells(sheet: SheetGrid) -> SheetGrid:
    return replace(sheet, values=dict(sheet.values), formulas=dict(sheet.formulas), classes=dict(sheet.classes))


def findings(grids: Mapping[str, Grid]) -> dict[str, list[Finding]]:
    """What is found in each of these workbooks, by its name, checked as one set: one alone takes as long as fifty."""
    named = []
    for name, grid in grids.items():
        one = copy.copy(grid)
        one.path = Path(name)
        named.append(one)
    found: dict[str, list[Finding]] = {name: [] for name in grids}
    for finding in check(parse(named)):
        found[finding.place.path].append(finding)
    return found


def places(found: Mapping[str, list[Finding]]) -> dict[str, list[tuple[str, str | None, str | None]]]:
    """The same, as rule, sheet and cell."""
    return {name: [(one.rule, one.place.sheet, one.place.cell) for one in some] for name, some in found.items()}
