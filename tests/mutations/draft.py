"""A copy of a workbook that a person is at: its tables by header, and the edits Excel makes of what they do."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from schemas.layout import UNITS, layout
from workbook.grid import address

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from schemas.layout import Column, Sheet
    from workbook.grid import Coordinate, Grid, NumberClass, SheetGrid, Table, Value

Cells = dict[tuple[int, int], Any]
"""What a sheet holds by cell: values, formulas or formats."""

AMOUNT_SHEETS = ("Beløb", "Finansiering", "Beregning")
FIGURE_SHEETS = (*AMOUNT_SHEETS, "Fuldtidsstillinger")
LINE_SHEETS = (*FIGURE_SHEETS, "Historik")


class Spot(NamedTuple):
    """One cell of a table: its sheet, Excel row and Excel column."""

    sheet: str
    row: int
    column: int

    @property
    def cell(self) -> str:
        return address(self.row, self.column)

    @property
    def place(self) -> tuple[str, str]:
        return self.sheet, self.cell


class Draft:
    """A workbook under change; the workbook it was copied from stays as it is."""

    def __init__(self, grid: Grid) -> None:
        sheets = tuple(
            replace(one, values=dict(one.values), formulas=dict(one.formulas), classes=dict(one.classes))
            for one in grid.sheets
        )
        self.grid = replace(grid, sheets=sheets)
        year, unit = self.fact("Budgetår"), self.fact("Enhed")
        assert isinstance(year, (int, float))
        self.layout = layout(int(year), UNITS[str(unit)])

    def sheet(self, name: str) -> SheetGrid:
        found = self.grid.sheet(name)
        assert found is not None, name
        return found

    def spec(self, name: str) -> Sheet:
        found = self.layout.by_name(name)
        assert found is not None, name
        return found

    def table(self, name: str) -> Table:
        return self.sheet(name).tables[0]

    def rows(self, name: str) -> range:
        area = self.table(name).area
        return range(area.first_row + 1, area.last_row + 1)

    def columns(self, name: str) -> dict[str, int]:
        """Header text to Excel column, of the sheet's table."""
        area = self.table(name).area
        cells = self.sheet(name).values
        return {str(cells[area.first_row, n]): n for n in range(area.first_column, area.last_column + 1)}

    def header(self, sheet: str, header: str) -> Spot:
        return Spot(sheet, self.table(sheet).area.first_row, self.columns(sheet)[header])

    def inputs(self, name: str) -> tuple[Column, ...]:
        return self.spec(name).inputs

    def years(self, name: str) -> list[str]:
        return [column.header for column in self.spec(name).years]

    def spot(self, sheet: str, row: int, header: str) -> Spot:
        return Spot(sheet, row, self.columns(sheet)[header])

    def value(self, spot: Spot) -> Value | None:
        return self.sheet(spot.sheet).values.get((spot.row, spot.column))

    def number(self, spot: Spot) -> float:
        found = self.value(spot)
        assert isinstance(found, (int, float))
        return found

    def nr(self, spot: Spot) -> str:
        """The number of the correction that a row is, or belongs to."""
        if "Nr" not in self.columns(spot.sheet):
            return "-"
        return str(self.value(self.spot(spot.sheet, spot.row, "Nr")))

    def concerned(self, spot: Spot) -> frozenset[str]:
        """The correction of a row, and the one its Modpost names."""
        other = self.value(self.spot(spot.sheet, spot.row, "Modpost")) if spot.sheet == "Beløb" else None
        return frozenset({self.nr(spot), str(other)} - {"None"})

    def filled(self, sheets: Sequence[str], wanted: Callable[[Column], bool]) -> Iterator[Spot]:
        """Every filled cell of the tables' columns that are wanted."""
        for name in sheets:
            columns = self.columns(name)
            for column in self.inputs(name):
                if wanted(column) and column.header in columns:
                    spots = (Spot(name, row, columns[column.header]) for row in self.rows(name))
                    yield from (spot for spot in spots if self.value(spot) is not None)

    def figures(self, sheets: Sequence[str] = FIGURE_SHEETS) -> list[Spot]:
        """Every year cell with a number other than 0."""
        return [spot for spot in self.filled(sheets, lambda column: column.year is not None) if self.number(spot)]

    def fact_spot(self, field: str) -> Spot:
        cells = self.sheet("Stamdata").values
        return next(
            Spot("Stamdata", row, 2) for (row, column), value in cells.items() if column == 1 and value == field
        )

    def fact(self, field: str) -> Value | None:
        return self.value(self.fact_spot(field))

    def put(self, spot: Spot, value: Value | None, number_class: NumberClass | None = None) -> None:
        sheet, at = self.sheet(spot.sheet), (spot.row, spot.column)
        sheet.formulas.pop(at, None)
        sheet.values.pop(at, None)
        if value is not None:
            sheet.values[at] = value
        if number_class is not None:
            sheet.classes[at] = number_class

    def swap(self, one: Spot, other: Spot) -> None:
        """Exchange two cells of a sheet, formats included."""
        sheet = self.sheet(one.sheet)
        first, second = (one.row, one.column), (other.row, other.column)
        _swapped(sheet.values, first, second)
        _swapped(sheet.formulas, first, second)
        _swapped(sheet.classes, first, second)

    def rename(self, spot: Spot, header: str) -> None:
        """Write another header; Excel keeps the table's column names like it."""
        table = self.table(spot.sheet)
        names = list(table.columns)
        names[spot.column - table.area.first_column] = header
        self._with_table(spot.sheet, replace(table, columns=tuple(names)))
        self.put(spot, header)

    def delete_row(self, name: str, row: int) -> None:
        """Take a row out of a table; the last one is emptied, as Excel leaves it."""
        if len(self.rows(name)) == 1:
            for column in self.inputs(name):
                self.put(self.spot(name, row, column.header), None)
            return
        self._shift(name, row + 1, -1, drop=row)

    def insert_row(self, name: str, row: int) -> None:
        """Make room for a row of the table under this one, with its formulas and formats."""
        self._shift(name, row + 1, +1)
        sheet, area = self.sheet(name), self.table(name).area
        for column in range(area.first_column, area.last_column + 1):
            for cells in (sheet.formulas, sheet.classes):
                _copied(cells, (row, column), (row + 1, column))

    def double_row(self, name: str, row: int) -> None:
        self.insert_row(name, row)
        sheet, area = self.sheet(name), self.table(name).area
        for column in range(area.first_column, area.last_column + 1):
            _copied(sheet.values, (row, column), (row + 1, column))

    def without(self, name: str) -> None:
        self.grid.sheets = tuple(sheet for sheet in self.grid.sheets if sheet.name != name)

    def _shift(self, name: str, first: int, by: int, drop: int | None = None) -> None:
        sheet, table = self.sheet(name), self.table(name)
        area = table.area
        span = range(area.first_column, area.last_column + 1)
        sheet.values = _moved(sheet.values, span, first, by, drop)
        sheet.formulas = _moved(sheet.formulas, span, first, by, drop)
        sheet.classes = _moved(sheet.classes, span, first, by, drop)
        self._with_table(name, replace(table, area=replace(area, last_row=area.last_row + by)))

    def _with_table(self, name: str, table: Table) -> None:
        sheet = self.sheet(name)
        sheet.tables = (table, *sheet.tables[1:])


def _moved(cells: Cells, span: range, first: int, by: int, drop: int | None) -> Cells:
    return {
        (row + by if column in span and row >= first else row, column): cell
        for (row, column), cell in cells.items()
        if not (column in span and row == drop)
    }


def _copied(cells: Cells, source: Coordinate, target: Coordinate) -> None:
    if source in cells:
        cells[target] = cells[source]


def _swapped(cells: Cells, one: Coordinate, other: Coordinate) -> None:
    first, second = cells.pop(one, None), cells.pop(other, None)
    if first is not None:
        cells[other] = first
    if second is not None:
        cells[one] = second
