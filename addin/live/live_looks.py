"""How an open sheet's cells look: number formats, what is hidden, what is merged; asked in bulk.

Excel answers for many cells at once where they are alike, and with nothing where they differ; then the cells are
halved and asked again.
"""

from collections.abc import Callable, Iterator, Sequence

import xlwings as xw

from addin.live.excel_calls import ExcelCalls
from workbook.grid import Area, Coordinate, NumberClass, SheetGrid
from workbook.ooxml.read.number_format import format_class


def number_classes(sheet: xw.Sheet, grid: SheetGrid) -> dict[Coordinate, NumberClass]:
    """What the number formats make of the numbers among the grid's cells; texts have no need of one.

    Where the sheet has tables, only their data rows are asked about.
    """
    classes: dict[Coordinate, NumberClass] = {}
    for column, rows in _numbers(grid).items():
        for some, code in _formats(sheet, column, rows):
            found = format_class(code)
            if found is not None:
                classes.update({(row, column): found for row in some})
    return classes


def _numbers(grid: SheetGrid) -> dict[int, list[int]]:
    """The rows with a number, by column."""
    rows: dict[int, list[int]] = {}
    for (row, column), value in sorted(grid.values.items()):
        if isinstance(value, (int, float)) and not isinstance(value, bool) and _in_data(grid, row, column):
            rows.setdefault(column, []).append(row)
    return rows


def _in_data(grid: SheetGrid, row: int, column: int) -> bool:
    areas = [table.area for table in grid.tables]
    return not areas or any(
        area.first_row < row <= area.last_row and area.first_column <= column <= area.last_column for area in areas
    )


def _formats(sheet: xw.Sheet, column: int, rows: Sequence[int]) -> Iterator[tuple[Sequence[int], str]]:
    """The format code of the cells in these rows, as few calls as they have runs of one code."""
    code: str | None = sheet.range((rows[0], column), (rows[-1], column)).number_format
    if code is not None:
        yield rows, code
    elif len(rows) > 1:
        middle = len(rows) // 2
        yield from _formats(sheet, column, rows[:middle])
        yield from _formats(sheet, column, rows[middle:])


def hidden_rows(used: xw.Range, calls: ExcelCalls) -> frozenset[int]:
    """The hidden rows of the used range."""

    def hidden(first: int, last: int) -> bool | None:
        return calls.rows_hidden(used[first:last, :1])

    return frozenset(used.row + at for at in _where(hidden, 0, used.shape[0]))


def hidden_columns(used: xw.Range, calls: ExcelCalls) -> frozenset[int]:
    """The hidden columns of the used range."""

    def hidden(first: int, last: int) -> bool | None:
        return calls.columns_hidden(used[:1, first:last])

    return frozenset(used.column + at for at in _where(hidden, 0, used.shape[1]))


def _where(holds: Callable[[int, int], bool | None], first: int, last: int) -> Iterator[int]:
    """The numbers from `first` up to `last` for which it holds; asked of stretches, None where some differ."""
    answer = holds(first, last)
    if answer is None and last - first > 1:
        middle = (first + last) // 2
        yield from _where(holds, first, middle)
        yield from _where(holds, middle, last)
    elif answer:
        yield from range(first, last)


def merges(cells: xw.Range) -> tuple[Area, ...]:
    """The merged areas among these cells, from top to bottom."""
    found: set[Area] = set()
    _collect_merges(cells, found)
    return tuple(sorted(found, key=lambda area: (area.first_row, area.first_column)))


def _collect_merges(cells: xw.Range, found: set[Area]) -> None:
    merged: bool | None = cells.merge_cells
    rows, columns = cells.shape
    if merged is False:
        return
    if merged:
        area = _area(cells[0, 0].merge_area)
        found.add(area)
        if area.last_row >= cells.row + rows - 1 and area.last_column >= cells.column + columns - 1:
            return
    if rows > 1:
        _collect_merges(cells[: rows // 2, :], found)
        _collect_merges(cells[rows // 2 :, :], found)
    elif columns > 1:
        _collect_merges(cells[:, : columns // 2], found)
        _collect_merges(cells[:, columns // 2 :], found)


def _area(cells: xw.Range) -> Area:
    rows, columns = cells.shape
    return Area(cells.row, cells.column, cells.row + rows - 1, cells.column + columns - 1)
