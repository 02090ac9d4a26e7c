"""An open workbook as the handlers need it: its grid, and our tables in it with their cells."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

import xlwings as xw
from xlwings.main import Table

from addin.live.live_book import grid_with, sheet_grid
from schemas.budgets import Budgets
from schemas.calculations.rows import key_of
from schemas.finding import KorrekturError, Text
from schemas.layout import FIRST_YEAR, Layout, Sheet, layout
from schemas.settings import DEFAULTS, Settings
from workbook.grid import Grid, SheetGrid, Value
from workbook.reading.find_table import Found, find_table
from workbook.reading.stamdata import Stamdata, read_stamdata
from workbook.submissions.submission import Submission

OURS = ("corrections", "amounts")
"""A workbook with neither of these tables is not one of ours."""
NOT_OURS = Text(
    "Det er ikke en projektmappe med tekniske korrektioner. Åbn en, eller lav en med »Ny projektmappe…«.",
    "This is no workbook of technical corrections. Open one, or make one with “New workbook…”.",
)


@dataclass(frozen=True)
class OpenTable:
    """A table of ours: its sheet in Excel, its cells as they stood when the book was read, and its columns."""

    sheet: xw.Sheet
    grid: SheetGrid
    spec: Sheet
    found: Found

    @cached_property
    def columns(self) -> dict[str, int]:
        """Canonical column -> Excel column, counted from 1."""
        return self.found.columns()

    @property
    def rows(self) -> range:
        """The Excel rows of its data."""
        return range(self.found.first_row, self.found.last_row + 1)

    def value(self, row: int, column: str) -> Value | None:
        """What stands in a cell; None where it is blank or the column is missing."""
        cells = self.grid.values
        return cells.get((row, self.columns[column])) if column in self.columns else None

    def text(self, row: int, column: str) -> str:
        """A cell as text, empty where it is blank."""
        value = self.value(row, column)
        return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value or "")

    def rows_of(self, nr: str) -> list[int]:
        """The rows of one number, top down."""
        return [row for row in self.rows if self.text(row, "nr") and key_of(self.text(row, "nr")) == key_of(nr)]

    def column_of(self, header: str) -> int | None:
        """The Excel column under a header text, own columns too; None where there is none such."""
        return next((one.number for one in self.found.headers if one.text == header), None)

    def filled(self, row: int) -> bool:
        """Whether something stands in an input cell of the row."""
        return any(self.text(row, column.key).strip() for column in self.spec.inputs)

    def next_row(self) -> int:
        """The first row after the last filled one; it may lie under the table, which then must grow."""
        return max((row for row in self.rows if self.filled(row)), default=self.found.first_row - 1) + 1

    def free_row(self) -> int:
        """The same; raises `KorrekturError` where it lies under the table and something stands there."""
        row = self.next_row()
        if row > self.found.last_row and any(at[0] == row for at in (*self.grid.values, *self.grid.formulas)):
            raise KorrekturError(
                f"Der står noget i række {row} lige under tabellen på arket {self.sheet.name}. Flyt det først.",
                f"Something stands in row {row} right under the table on the sheet {self.sheet.name}. Move it first.",
            )
        return row

    def cell(self, row: int, column: str) -> xw.Range:
        """One cell in Excel."""
        return self.sheet.range((row, self.columns[column]))

    @property
    def table(self) -> Table | None:
        """The table object, where there is one."""
        header = (self.found.header_row, min(one.number for one in self.found.headers if one.in_table))
        return next((one for one in self.sheet.tables if (one.range.row, one.range.column) == header), None)

    def show_rows(self) -> None:
        """Show every data row, whatever was filtered or hidden."""
        if self.found.filtered and self.table is not None:
            self.table.autofilter.clear()
        if self.grid.hidden_rows:
            self.sheet.range((self.found.first_row, 1), (self.found.last_row, 1)).rows.hidden = False

    def grow_to(self, last_row: int) -> None:
        """Let the table reach down to this row, where it does not already."""
        table = self.table
        if table is not None and table.range.row + table.range.shape[0] - 1 < last_row:
            self.reach_to(last_row)

    def reach_to(self, last_row: int) -> None:
        """Let the table end in this row."""
        table = self.table
        if table is not None:
            first = table.range
            table.resize(self.sheet.range(first[0, 0], (last_row, first.column + first.shape[1] - 1)))


class OpenBook:
    """A book each sheet of which is read once, when it is asked for; what has been written since is not in it."""

    def __init__(self, book: xw.Book) -> None:
        self.book = book
        self._sheets: dict[str, SheetGrid] = {}
        self._renamed: dict[str, OpenTable | None] = {}

    @cached_property
    def names(self) -> dict[str, str]:
        """The names of its sheets by themselves, case folded as Excel compares them."""
        return {sheet.name.casefold(): sheet.name for sheet in self.book.sheets}

    def sheet(self, name: str) -> SheetGrid | None:
        """The sheet of this name, or None."""
        own = self.names.get(name.casefold())
        if own is None:
            return None
        if own not in self._sheets:
            self._sheets[own] = sheet_grid(self.book.sheets[own])
        return self._sheets[own]

    @cached_property
    def grid(self) -> Grid:
        """The whole of it."""
        found = (self.sheet(name) for name in self.names.values())
        return grid_with(self.book, (sheet for sheet in found if sheet is not None))

    @classmethod
    def ours(cls, book: xw.Book) -> OpenBook:
        """The book read; raises `KorrekturError` where it is no workbook of technical corrections."""
        opened = cls(book)
        if all(opened.table(key) is None for key in OURS):
            raise KorrekturError(NOT_OURS)
        return opened

    @cached_property
    def selected(self) -> tuple[str, int, int] | None:
        """The sheet, row and column of the selected cell; None where a drawing is, or another workbook is in front."""
        cells = self.book.selection
        return None if cells is None or cells.sheet.book != self.book else (cells.sheet.name, cells.row, cells.column)

    @cached_property
    def stamdata(self) -> Stamdata:
        """The facts of Stamdata."""
        its_layout = layout(FIRST_YEAR, merged=True)
        found = (self.sheet(its_layout.sheet(key).name) for key in ("master_data", "committees", "amounts"))
        sheets = [sheet for sheet in found if sheet is not None]
        return read_stamdata(grid_with(self.book, sheets, names=False))

    @cached_property
    def layout(self) -> Layout:
        """The layout of its budget year and unit."""
        return self.stamdata.layout

    def submission(self, settings: Settings = DEFAULTS) -> Submission:
        """What is found in it, its totals and their reservations, as if it had been saved and submitted."""
        from workbook.submissions.checking import check_reads  # noqa: PLC0415  loads pandas and pandera

        (found,) = check_reads([self.grid], settings, with_cells=True)
        return found

    @cached_property
    def budgets(self) -> Budgets:
        """Its frames."""
        from workbook.submissions.door import parsed  # noqa: PLC0415  loads pandas

        return parsed([self.grid])

    def table(self, key: str) -> OpenTable | None:
        """The table of this canonical name, by its object or its headers; None where neither is there."""
        spec = self.layout.sheet(key)
        grid = self.sheet(spec.name)
        found = None if grid is None else find_table(grid, spec)
        if grid is None or found is None:
            return None
        return OpenTable(self.book.sheets[grid.name], grid, spec, found)

    def renamed(self, key: str) -> OpenTable | None:
        """The table of this canonical name on a sheet that somebody has renamed."""
        if key not in self._renamed:
            self._renamed[key] = self._on_another_sheet(self.layout.sheet(key))
        return self._renamed[key]

    def _on_another_sheet(self, spec: Sheet) -> OpenTable | None:
        for sheet in self.book.sheets:
            if any(table.name.casefold() == spec.name.casefold() for table in sheet.tables):
                grid = sheet_grid(sheet, spec)
                found = find_table(grid, spec)
                return None if found is None else OpenTable(sheet, grid, spec, found)
        return None

    def table_on(self, sheet_name: str) -> OpenTable | None:
        """The table of the sheet with this name, if the sheet is one of ours."""
        spec = self.layout.by_name(sheet_name)
        return self.table(spec.key) if spec is not None and spec.columns else None

    def tables(self) -> Iterable[OpenTable]:
        """Every table whose rows belong to corrections, Korrektioner first."""
        found = (self.table(sheet.key) for sheet in self.layout.tables if _has_numbers(sheet))
        return (table for table in found if table is not None)


def _has_numbers(sheet: Sheet) -> bool:
    return (
        sheet.key != "justifications"
        and any(column.key == "nr" for column in sheet.inputs)
        and sheet.key != "checklist"
    )
