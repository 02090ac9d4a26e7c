"""An open workbook as a `Grid`: the same as reading its saved file, as far as the rules use it.

Every sheet with a table of ours is read by one call for its values and one for its formulas; number formats, filters
and what is hidden take a few calls a table, none a cell. What a file alone can tell (macros, links, its digest) is
left empty: rules about it are `file_only`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import xlwings as xw
from xlwings.main import Table as OpenTable

from addin.live.excel_calls import ExcelCalls, calls_for, rows_of
from schemas.layout import FIRST_YEAR, Sheet, layout
from workbook.grid import Area, Coordinate, Grid, NumberClass, Package, SheetGrid, Table, Value
from workbook.ooxml.read.formulas import after_brackets
from workbook.ooxml.read.number_format import format_class
from workbook.reading.find_table import filled


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


_TOKEN = re.compile(
    r'(?P<text>"(?:[^"]|"")*")'
    r"|(?P<quoted>'(?:[^']|'')*'!?)"
    r"|(?P<table>[^\W\d][\w.\\]*)?(?P<bracket>\[)"
    r"|(?P<word>[^\W\d][\w.\\]*)"
)


def file_form(formula: str, own_table: str | None) -> str:
    """A formula (without `=`) with its structured references spelled out as a file spells them.

    `[@Nr]`, `Beløb[@Nr]` and a bare `[Nr]` in a cell of the table `own_table` become `Beløb[[#This Row],[Nr]]` and
    `Beløb[Nr]`. Everything else stays: texts, quoted names, references to other workbooks (`[1]Ark!A1`).
    """
    pieces: list[str] = []
    kept = position = 0
    while (match := _TOKEN.search(formula, position)) is not None:
        position = match.end()
        if not match["bracket"]:
            continue
        opening = match.start("bracket")
        position = after_brackets(formula, opening)
        table = match["table"] or own_table
        if table is None or _is_book(formula, match["table"], position):
            continue
        pieces += (formula[kept : match.start()], table, _spelled(formula[opening:position]))
        kept = position
    pieces.append(formula[kept:])
    return "".join(pieces)


def _is_book(formula: str, table: str | None, position: int) -> bool:
    """Whether a bracket names a workbook: nothing stands before it, a sheet or a name behind it."""
    return table is None and re.match(r"[\w.]*!", formula[position:]) is not None


def _spelled(reference: str) -> str:
    """The bracketed part of a structured reference with `@` written out."""
    inner = reference[1:-1]
    if not inner.startswith("@"):
        return reference
    column = inner[1:].strip()
    if not column:
        return "[#This Row]"
    return f"[[#This Row],{column if column.startswith('[') else f'[{column}]'}]"


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
