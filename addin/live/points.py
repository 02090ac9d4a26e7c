"""Finds the cell of a row of Kontrolliste, also after sorting, inserting and moving columns."""

from addin.live.checklist import Point
from addin.live.open_book import OpenBook
from workbook.ooxml.read.fault import PackageFault
from workbook.ooxml.read.references import coordinate

CellPlace = tuple[str, int, int]
"""Sheet name, Excel row, Excel column."""


def cell_of(point: Point) -> CellPlace | None:
    """The cell as the list says; None where it names none."""
    try:
        return (point.sheet, *coordinate(point.cell)) if point.sheet and point.cell else None
    except PackageFault:
        return None


def places_of(book: OpenBook, point: Point) -> list[CellPlace]:
    """Where its cell may stand, likeliest first; none where it has no cell, or its sheet or row is gone.

    In a table it is looked for by Nr and header: where the list says, if that row still has the Nr, then in the
    other rows of that Nr.
    """
    own = cell_of(point)
    if own is None or book.sheet(point.sheet) is None:
        return []
    _, row, column = own
    table = book.table_on(point.sheet)
    if table is None or not point.nr or "nr" not in table.columns or row <= table.found.header_row:
        return [(point.sheet, row, column)]
    column = (table.column_of(point.header) if point.header else None) or column
    rows = sorted(table.rows_of(point.nr), key=lambda one: (one != row, one))
    if rows:
        return [(point.sheet, one, column) for one in rows]
    # A gap's row has no Nr; one that has a Nr by now belongs to another correction.
    return [] if table.text(row, "nr") else [(point.sheet, row, column)]


def column_of(book: OpenBook, point: Point) -> list[CellPlace]:
    """Every cell of its column of the table, by its header; none where its sheet has no such table or column."""
    table = book.table_on(point.sheet)
    column = table.column_of(point.header) if table is not None and point.header else None
    return [] if table is None or column is None else [(point.sheet, row, column) for row in table.rows]
