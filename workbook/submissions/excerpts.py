"""Excerpts: a small grid of the cells around a finding, as a person sees them."""

from collections.abc import Iterator, Sequence

from schemas.finding import Finding
from schemas.layout import HEADER_ROW
from schemas.sheets import SHEETS
from workbook.grid import Coordinate, Grid, SheetGrid, column_letter, coordinate_of
from workbook.reading.cells import shown
from workbook.submissions.file_reports import Excerpt

ROWS, COLUMNS = 1, 3
"""How many rows above and below, and columns to each side, are shown."""
LONGEST, LONGEST_BESIDE = 160, 30
"""Characters of the finding's own cell that are shown, and of those around; the rest is cut with an ellipsis."""
_OURS = {spec.name.casefold() for spec in SHEETS if spec.columns}


def excerpts(grid: Grid, findings: Sequence[Finding]) -> tuple[Excerpt | None, ...]:
    """The cells around each finding, under the headers of its columns; None for one that stands at no cell."""
    edges = {sheet.name: _last(sheet) for sheet in grid.sheets}
    return tuple(_around(grid, finding, edges) for finding in findings)


def _around(grid: Grid, finding: Finding, edges: dict[str, Coordinate]) -> Excerpt | None:
    place = finding.place
    sheet = grid.sheet(place.sheet) if place.sheet else None
    if sheet is None or place.cell is None:
        return None
    own = row, column = coordinate_of(place.cell)
    last_row, last_column = edges[sheet.name]
    rows = [*_near(row, ROWS, last_row)]
    if (header := _header_row(sheet, own)) is not None and header < rows[0]:
        rows.insert(0, header)  # what the columns are
    columns = [*_near(column, COLUMNS, last_column)]
    return Excerpt(
        letters=tuple(map(column_letter, columns)),
        rows=tuple((one, tuple(_shown(grid, sheet, (one, number), own) for number in columns)) for one in rows),
        spot=(rows.index(row), columns.index(column)),
    )


def _near(own: int, reach: int, last: int) -> Iterator[int]:
    """The rows or columns around this one that are on the sheet, none beyond the last that holds anything."""
    yield from range(max(1, own - reach), max(own, min(own + reach, last)) + 1)


def _header_row(sheet: SheetGrid, own: Coordinate) -> int | None:
    """The row of the headers above this cell: its table's, or where the layout has it when the table is gone."""
    row, column = own
    for table in sheet.tables:
        area = table.area
        if area.first_row <= row <= area.last_row and area.first_column <= column <= area.last_column:
            return area.first_row if table.header_rows else None
    return HEADER_ROW if sheet.name.casefold() in _OURS else None


def _last(sheet: SheetGrid) -> Coordinate:
    """The last row and the last column that hold anything."""
    return (max((row for row, _ in sheet.values), default=0), max((column for _, column in sheet.values), default=0))


def _shown(grid: Grid, sheet: SheetGrid, at: Coordinate, own: Coordinate) -> str:
    value = sheet.values.get(at)
    if value is None:
        return ""
    text = shown(value, sheet.classes.get(at), date1904=grid.package.date1904)
    longest = LONGEST if at == own else LONGEST_BESIDE
    return text if len(text) <= longest else text[: longest - 1].rstrip() + "…"
