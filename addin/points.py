"""From a row of Kontrolliste back to its cell, wherever sorting, inserting and moved columns have taken it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.ooxml.fault import PackageFault
from workbook.ooxml.references import coordinate

if TYPE_CHECKING:
    from collections.abc import Callable

    import xlwings as xw

    from addin.checklist import Point
    from addin.open_book import OpenBook


def cell_of(book: OpenBook, point: Point, is_it: Callable[[xw.Range], bool] | None = None) -> xw.Range | None:
    """The cell a row of the list is about, the likeliest first; None where it has none, or its sheet or row is gone.

    `is_it` tells among several which is meant, and none that it denies is taken.
    """
    places = places_of(book, point)
    if not places:
        return None
    sheet = book.book.sheets[point.sheet]
    return next((cell for cell in map(sheet.range, places) if is_it is None or is_it(cell)), None)


def places_of(book: OpenBook, point: Point) -> list[tuple[int, int]]:
    """Where its cell may stand, likeliest first.

    In a table it is looked for by Nr and header: where the list says, if that row still has the Nr, then in the
    other rows of that Nr.
    """
    if not point.sheet or not point.cell or book.sheet(point.sheet) is None:
        return []
    try:
        row, column = coordinate(point.cell)
    except PackageFault:
        return []
    table = book.table_on(point.sheet)
    if table is None or not point.nr or "nr" not in table.columns or row <= table.found.header_row:
        return [(row, column)]
    column = (table.column_of(point.header) if point.header else None) or column
    rows = sorted(table.rows_of(point.nr), key=lambda one: (one != row, one))
    if rows:
        return [(one, column) for one in rows]
    return [] if table.text(row, "nr") else [(row, column)]  # a gap's line, or another's by now
