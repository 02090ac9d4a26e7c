"""What imports left to a person: the rows of Import that nobody has settled, on their way into the merged workbook."""

from collections.abc import Iterator, Mapping
from pathlib import PurePath

from schemas.calculations.rows import key_of
from schemas.evidence.import_remarks import NamedCells, is_ticked, named_cells
from schemas.layout import layout
from workbook.carrying.rows import CarriedBook, CarriedTable
from workbook.grid import Entry, Row, column_letter, column_number

IMPORTED = "imported"


def unsettled(
    book: CarriedBook, merged_rows: Mapping[tuple[str, int], int], told: set[tuple[Entry, ...]]
) -> Iterator[tuple[str, Row]]:
    """Yield each unsettled row of Import with its committee, Celle naming the cells of the merged workbook.

    `merged_rows` is sheet and row -> row in the whole. A cell of a row that is not there is not named; its file is,
    unless another workbook, whose row was taken instead, has `told` the same.
    """
    for row in book.rows(IMPORTED):
        cells = dict(row.cells)
        named = named_cells(str(cells.get("cell") or ""))
        nr = key_of(str(cells.get("nr") or ""))
        still = [(one, at) for one in named for at in _blank_rows(book, one, nr)]
        if is_ticked(cells.get("handled")) or (named and not still):
            continue
        udvalg = str(cells.get("udvalg") or book.stamdata.text("committee"))
        content = (udvalg, *(cells.get(key) for key in ("nr", "place", "what", "printed")))
        if named:
            there = [_in_the_whole(book, one, at, merged_rows) for one, at in still]
            cells["cell"] = ", ".join(filter(None, there)) or None
            if not all(there) and content in told:
                continue
            if not all(there):
                cells["place"] = f"{cells.get('place') or ''} ({PurePath(book.grid.path).name})".strip()
        told.add(content)
        yield udvalg, cells


def _blank_rows(book: CarriedBook, cells: NamedCells, nr: str) -> list[int]:
    """Give the rows where any of the cells is blank: that of the address, or the number's where rows were moved."""
    sheet = book.layout.by_name(cells.sheet)
    table = book.tables.get(sheet.key) if sheet is not None else None
    if table is None:
        return [cells.row]
    own = [row for row in table.rows if nr and key_of(str(row.cells.get("nr") or "")) == nr]
    at = [row for row in table.rows if row.row == cells.row]
    rows = [row for row in at if row in own] or own or at
    return [row.row for row in rows if any(row.cells.get(key) is None for key in _keys(table, cells))]


def _keys(table: CarriedTable, cells: NamedCells) -> list[str]:
    first, last = column_number(cells.first), column_number(cells.last)
    return [key for key, number in table.found.columns().items() if first <= number <= last]


def _in_the_whole(book: CarriedBook, cells: NamedCells, row: int, merged_rows: Mapping[tuple[str, int], int]) -> str:
    """Name the cells as the merged workbook has them; "" where it does not have the row."""
    sheet = book.layout.by_name(cells.sheet)
    table = book.tables.get(sheet.key) if sheet is not None else None
    if sheet is None or table is None or (sheet.key, row) not in merged_rows:
        return ""
    there = [column.key for column in layout(book.layout.budget_year, merged=True).sheet(sheet.key).columns]
    numbers = sorted(there.index(key) + 1 for key in _keys(table, cells) if key in there)
    first, last = (f"{column_letter(numbers[end])}{merged_rows[sheet.key, row]}" for end in (0, -1))
    return f"{sheet.name}!{first}" + (f":{last}" if first != last else "")
