"""Finding a sheet's table and its columns by header text."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from schemas.layout import Column, Sheet
from schemas.words.seen import seen
from workbook.grid import CellError, SheetGrid, Table, Value

SEARCHED_ROWS = 40
"""Where the table object is gone, the header row is looked for in so many rows."""
SUM_WORDS = ("i alt", "ialt", "sum", "total", "subtotal", "heraf", "kontrol", "difference", "afvigelse")
"""A row under a table that begins with one of these is somebody's own sum, not a line left out."""


@dataclass(frozen=True, slots=True)
class Header:
    """A header cell: its Excel column, its text, its layout column if any, and whether it is in the table."""

    number: int
    text: str
    column: Column | None
    in_table: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A table as found: by its object or by its headers; data rows from first_row to last_row.

    `end_row` is the table's last row, a totals row included. `others` are further tables of the sheet that
    could be its table too.
    """

    found_by: str
    header_row: int
    first_row: int
    last_row: int
    end_row: int
    headers: tuple[Header, ...]
    filtered: bool = False
    others: tuple[Table, ...] = ()

    def columns(self) -> dict[str, int]:
        """Canonical column -> Excel column, counted from 1."""
        return {header.column.key: header.number for header in self.headers if header.column}


def find_table(grid: SheetGrid, sheet: Sheet) -> Found | None:
    """The sheet's table, else the rows under the header row that fits best, else None."""
    tables = _table_objects(grid, sheet)
    if tables:
        table, *others = tables
        row, end = table.area.first_row, table.area.last_row
        headers = _headers(grid, sheet, row, (table.area.first_column, table.area.last_column))
        last = end - table.totals_rows
        return Found("table", row, row + 1, last, end, headers, table.filtered, tuple(others))
    header_row = _best_header_row(grid, sheet)
    if header_row is None:
        return None
    headers = _headers(grid, sheet, header_row, _span(grid, sheet, header_row))
    last = _last_row(grid, sheet, header_row, headers)
    return Found("header", header_row, header_row + 1, last, last, headers)


def _span(grid: SheetGrid, sheet: Sheet, header_row: int) -> tuple[int, int]:
    """The first and last column of a range: the sheet's own columns, and those without a blank header between."""
    ours = {seen(column.header) for column in sheet.columns}
    texts = {column: _text(value) for (row, column), value in grid.values.items() if row == header_row}
    known = [number for number, text in texts.items() if seen(text) in ours]
    first, last = min(known), max(known)
    while texts.get(first - 1, "").strip():
        first -= 1
    while texts.get(last + 1, "").strip():
        last += 1
    return first, last


def _last_row(grid: SheetGrid, sheet: Sheet, header_row: int, headers: tuple[Header, ...]) -> int:
    """Where the rows of a range end that was a table: an empty row ends them, as it ends what Excel makes a table of.

    But rows that hold most of the table's formulas were in it, whatever stands between. Somebody's own sums under
    the last row are not of it. Stamdata tells its facts by their names, wherever they stand.
    """
    inputs = {header.number for header in headers if header.column and not header.column.calculated}
    calculated = {header.number for header in headers if header.column and header.column.calculated}
    cells: dict[int, dict[int, Value]] = {}
    for (row, number), value in grid.values.items():
        if row > header_row and number in inputs and filled(value):
            cells.setdefault(row, {})[number] = value
    if sheet.key == "master_data":
        return max(cells, default=header_row)
    formulas = Counter(row for row, number in grid.formulas if row > header_row and number in calculated)
    last = max((row for row, count in formulas.items() if count * 2 > len(calculated)), default=None)
    if last is None:
        last = min(cells, default=header_row + 1) - 1
    sums = {row for (row, _), text in grid.formulas.items() if text.upper().startswith("SUBTOTAL(")}
    sums |= {row for row, values in cells.items() if says_sum(values.values())}
    while last + 1 not in sums and any((last + 1, number) not in grid.formulas for number in cells.get(last + 1, ())):
        last += 1
    return last


def filled(value: object) -> bool:
    """Whether a cell holds anything but spaces."""
    return value is not None and (not isinstance(value, str) or bool(value.strip()))


def says_sum(values: Iterable[Value]) -> bool:
    """Whether one of a row's cells begins with a word for somebody's own sum."""
    return any(isinstance(value, str) and value.strip().casefold().startswith(SUM_WORDS) for value in values)


def _table_objects(grid: SheetGrid, sheet: Sheet) -> list[Table]:
    """The tables that could be the sheet's, best first: the one named after it, then those that half fit."""
    named = sheet.table.casefold()
    fits = {
        table: _fit(sheet, table.columns) + (len(sheet.columns) if table.name.casefold() == named else 0)
        for table in grid.tables
        if table.header_rows == 1
    }
    return sorted((table for table in fits if fits[table] * 2 >= len(sheet.inputs)), key=lambda table: -fits[table])


def _best_header_row(grid: SheetGrid, sheet: Sheet) -> int | None:
    texts: dict[int, list[str]] = {}
    for (row, _), value in grid.values.items():
        if row <= SEARCHED_ROWS:
            texts.setdefault(row, []).append(_text(value))
    best = max(texts, key=lambda row: (_fit(sheet, texts[row]), -row), default=None)
    return best if best is not None and _fit(sheet, texts[best]) * 2 >= len(sheet.inputs) else None


def _fit(sheet: Sheet, texts: list[str] | tuple[str, ...]) -> int:
    there = {seen(text) for text in texts}
    return sum(seen(column.header) in there for column in sheet.inputs)


def _headers(grid: SheetGrid, sheet: Sheet, row: int, span: tuple[int, int]) -> tuple[Header, ...]:
    """The table's header cells, and filled ones beside it; a column goes to the first that looks like its.

    Before one that only looks like it goes one that is written as it should be.
    """
    beside = {column for (r, column) in grid.values if r == row}
    numbers = sorted(beside | set(range(span[0], span[1] + 1)))
    texts = {number: _text(grid.values.get((row, number), "")) for number in numbers}
    inside = {number: text for number, text in texts.items() if span[0] <= number <= span[1]}
    taken: dict[int, Column] = {}
    left = {seen(column.header): column for column in sheet.columns}
    plain = {column.header.casefold() for column in sheet.columns}
    for number in sorted(inside, key=lambda one: inside[one].casefold() not in plain):
        column = left.pop(seen(inside[number]), None)
        if column is not None:
            taken[number] = column
    return tuple(Header(number, text, taken.get(number), number in inside) for number, text in texts.items())


def _text(value: object) -> str:
    """A header cell's text; a whole number (headers outside a table may be numbers) without decimals."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value) if not isinstance(value, CellError) else f"{value}"
