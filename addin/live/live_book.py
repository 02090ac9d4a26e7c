"""An open workbook as a `Grid`: the same as reading its saved file, as far as the rules use it.

Every sheet with a table of ours is read by one call for its values and one for its formulas; number formats, filters
and what is hidden take a few calls a table, none a cell. What a file alone can tell (macros, links, its digest) is
left empty: rules about it are `file_only`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import xlwings as xw
from xlwings.main import Table as OpenTable

from addin.live.excel_calls import ExcelCalls, calls_for, rows_of
from addin.live.live_formulas import file_form
from addin.live.live_looks import hidden_columns, hidden_rows, merges, number_classes
from schemas.layout import FIRST_YEAR, Sheet, layout
from workbook.grid import Area, Coordinate, Grid, Package, SheetGrid, Table, Value
from workbook.reading.find_table import filled

_ONE_CALL = 1_000_000
"""The most cells in one call; only sheets that are formatted to their end have more."""


def grid_of(book: xw.Book) -> Grid:
    """The open workbook as it stands, saved or not; its path is its bare name.

    Of sheets that are not ours only the first filled cell is read.
    """
    return grid_with(book, (sheet_grid(sheet) for sheet in book.sheets))


def grid_with(book: xw.Book, sheets: Iterable[SheetGrid], *, names: bool = True) -> Grid:
    """The open workbook with these sheets, which have been read already; its defined names only if wanted."""
    sheets = tuple(sheets)
    package = Package(date1904=calls_for(book).is_date1904(book))
    return Grid(Path(book.name), sheets, _names(book) if names else {}, package)


def sheet_grid(sheet: xw.Sheet, ours: Sheet | None = None) -> SheetGrid:
    """One sheet of the open workbook as it stands; which of ours it is, is decided by its name unless given."""
    calls = calls_for(sheet.book)
    grid = SheetGrid(sheet.name, calls.visibility(sheet))
    used = sheet.used_range
    ours = ours or layout(FIRST_YEAR, merged=True).by_name(sheet.name)
    if ours is None:
        grid.values.update(_first_filled(used, calls))
        return grid
    tables = {table.name: _table(table, calls) for table in sheet.tables} if ours.columns else {}
    for block in _blocks(used):
        _read_cells(block, grid, [*tables.values()], calls)
    grid.tables = tuple(_with_columns(table, grid) for table in tables.values())
    if ours.columns:
        grid.classes = number_classes(sheet, grid)
        grid.hidden_rows = hidden_rows(used, calls)
        grid.hidden_columns = hidden_columns(used, calls)
        grid.merges = merges(used)
    return grid


def _blocks(used: xw.Range) -> Iterator[xw.Range]:
    """The used range in as many pieces as calls are needed: one, unless it is enormous."""
    rows, columns = used.shape
    step = max(1, _ONE_CALL // columns)
    if rows <= step:
        yield used
        return
    for start in range(0, rows, step):
        yield used[start : start + step, :]


def _first_filled(used: xw.Range, calls: ExcelCalls) -> dict[Coordinate, Value]:
    """One cell that shows that a sheet has data, if it has."""
    for block in _blocks(used):
        for place, value in _cells(block, calls.values(block)):
            if filled(value):
                return {place: value}
    return {}


def _cells(block: xw.Range, rows: Sequence[Sequence[Value | None]]) -> Iterator[tuple[Coordinate, Value]]:
    """The cells that hold something, by row and column of the sheet."""
    top, left = block.row, block.column
    for row, cells in enumerate(rows, top):
        for column, value in enumerate(cells, left):
            if value is not None:
                yield (row, column), value


def _read_cells(block: xw.Range, grid: SheetGrid, tables: Sequence[Table], calls: ExcelCalls) -> None:
    """The values and formulas of a block; a formula is told from a text like one by its value, which differs."""
    values = dict(_cells(block, calls.values(block)))
    grid.values.update(values)
    if not values:
        return
    for place, text in _cells(block, rows_of(block.formula)):
        if isinstance(text, str) and text.startswith("=") and text != values.get(place):
            grid.formulas[place] = file_form(text[1:], _table_at(place, tables))
            grid.values.setdefault(place, "")


def _table_at(place: Coordinate, tables: Sequence[Table]) -> str | None:
    row, column = place
    for table in tables:
        area = table.area
        if area.first_row <= row <= area.last_row and area.first_column <= column <= area.last_column:
            return table.name
    return None


def _table(table: OpenTable, calls: ExcelCalls) -> Table:
    """A table without its columns' names, which its header cells hold."""
    cells = table.range
    rows, columns = cells.shape
    area = Area(cells.row, cells.column, cells.row + rows - 1, cells.column + columns - 1)
    return Table(
        name=table.name,
        area=area,
        columns=(),
        header_rows=int(table.show_headers),
        totals_rows=int(table.show_totals),
        filtered=calls.is_filtered(table),
    )


def _with_columns(table: Table, grid: SheetGrid) -> Table:
    """The table with its columns' names; Excel keeps header cells texts, and each table's distinct."""
    area = table.area
    cells = ((area.first_row, column) for column in range(area.first_column, area.last_column + 1))
    return replace(table, columns=tuple(str(grid.values.get(cell, "")) for cell in cells))


def _names(book: xw.Book) -> dict[str, str]:
    """Every defined name; one of a single sheet is `Sheet!name`."""
    return {name.name.replace("'", ""): (name.refers_to or "").removeprefix("=") for name in book.names}
