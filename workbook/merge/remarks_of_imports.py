"""What imports left to a person: the rows of Import that nobody has settled, on their way into the merged workbook."""

from collections.abc import Iterator

from schemas.calculations.rows import key_of
from schemas.evidence.import_remarks import NamedCells, is_ticked, named_cells
from schemas.layout import layout
from workbook.carrying.rows import CarriedBook, CarriedTable
from workbook.grid import Row, column_letter, column_number

IMPORTED = "imported"


def unsettled(book: CarriedBook) -> Iterator[tuple[str, Row]]:
    """Yield each unsettled row of Import with its committee, Celle naming the columns of the merged workbook."""
    for row in book.rows(IMPORTED):
        cells = dict(row.cells)
        named = named_cells(str(cells.get("cell") or ""))
        still = [one for one in named if _is_blank(book, one, key_of(str(cells.get("nr") or "")))]
        if is_ticked(cells.get("handled")) or (named and not still):
            continue
        if named:
            cells["cell"] = ", ".join(_in_the_whole(book, one) for one in still)
        yield str(cells.get("udvalg") or book.stamdata.text("committee")), cells


def _is_blank(book: CarriedBook, cells: NamedCells, nr: str) -> bool:
    """Tell whether any of the cells is blank: in the row of the address, or in the number's where rows were moved."""
    sheet = book.layout.by_name(cells.sheet)
    table = book.tables.get(sheet.key) if sheet is not None else None
    if table is None:
        return True
    own = [row for row in table.rows if nr and key_of(str(row.cells.get("nr") or "")) == nr]
    at = [row for row in table.rows if row.row == cells.row]
    rows = [row for row in at if row in own] or own or at
    return any(row.cells.get(key) is None for row in rows for key in _keys(table, cells))


def _keys(table: CarriedTable, cells: NamedCells) -> list[str]:
    first, last = column_number(cells.first), column_number(cells.last)
    return [key for key, number in table.found.columns().items() if first <= number <= last]


def _in_the_whole(book: CarriedBook, cells: NamedCells) -> str:
    """Name the columns as the merged workbook has them; the row is the one of the committee's own."""
    sheet = book.layout.by_name(cells.sheet)
    table = book.tables.get(sheet.key) if sheet is not None else None
    if sheet is None or table is None:
        return ""
    there = [column.key for column in layout(book.layout.budget_year, merged=True).sheet(sheet.key).columns]
    numbers = sorted(there.index(key) + 1 for key in _keys(table, cells) if key in there)
    first, last = (f"{column_letter(numbers[end])}{cells.row}" for end in (0, -1))
    return f"{sheet.name}!{first}" + (f":{last}" if first != last else "")
