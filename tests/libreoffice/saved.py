"""What a person finds in an open workbook once it is saved: contents, fills and notes; and the rows of Kontrolliste."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NamedTuple

from openpyxl import load_workbook

if TYPE_CHECKING:
    import xlwings as xw

LIST = "Kontrolliste"
FIRST = 4
"""The first row of the list."""


class Cell(NamedTuple):
    """A cell's content (a formula as one), its fill and its note."""

    content: object
    fill: str | None
    note: str | None


def package_of(book: xw.Book) -> bytes:
    """The open workbook as a file; the book itself stays unsaved."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "gemt.xlsx"
        book.save(path)
        return path.read_bytes()


def cells(book: xw.Book) -> dict[tuple[str, str], Cell]:
    """Every cell of the saved workbook in which something is to be seen, Kontrolliste apart."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "gemt.xlsx"
        book.save(path)
        workbook = load_workbook(path)
    found = {
        (sheet.title, cell.coordinate): _cell(cell)
        for sheet in workbook.worksheets
        if sheet.title != LIST
        for row in sheet
        for cell in row
    }
    return {at: cell for at, cell in found.items() if any(part is not None for part in cell)}


def _cell(cell: Any) -> Cell:
    fill = str(cell.fill.start_color.rgb)[-6:] if cell.fill.fill_type else None
    return Cell(cell.value, fill, cell.comment.text if cell.comment else None)


def rows(book: xw.Book, sheet: str = LIST) -> list[dict[str, object]]:
    """The rows of the list by header, as they stand."""
    table = book.sheets[sheet].tables[0].range
    headers, *lines = table.options(ndim=2).value
    return [dict(zip(headers, line, strict=True)) for line in lines if any(cell is not None for cell in line)]
