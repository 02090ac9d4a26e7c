"""Notes on cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from libreoffice.excel_members import ExcelNote
from xlwings import base_classes

from workbook.grid import Area

if TYPE_CHECKING:
    from libreoffice.bridge import Uno
    from libreoffice.ranges import Range
    from libreoffice.sheets import Sheet

_ANNOTATIONS = 8
"""com.sun.star.sheet.CellFlags"""


def cell_of(annotation: Uno) -> Area:
    """The cell a note of LibreOffice's stands on."""
    at = annotation.Position
    return Area(at.Row + 1, at.Column + 1, at.Row + 1, at.Column + 1)


def note_at(sheet: Sheet, area: Area) -> Note | None:
    """The note on an area's first cell."""
    cell = Area(area.first_row, area.first_column, area.first_row, area.first_column)
    found = Note(sheet, cell)
    return found if found.there else None


class Note(base_classes.Note):
    """The note on one cell; a text set replaces it, its author kept."""

    def __init__(self, sheet: Sheet, cell: Area) -> None:
        self._sheet = sheet
        self._cell = cell

    @property
    def _uno(self) -> Uno:
        return self._sheet.cells_at(self._cell).getCellByPosition(0, 0).getAnnotation()

    @property
    def there(self) -> bool:
        """Whether the cell has a note at all."""
        return self._uno.AnnotationShape is not None  # LibreOffice hands out an empty note for every other cell

    @property
    def api(self) -> ExcelNote:
        return ExcelNote(self)

    @property
    def text(self) -> str:
        return str(self._uno.getString())

    @text.setter
    def text(self, value: str) -> None:
        self._sheet.refuse_if_protected((self._cell,))
        self._uno.setString(value)

    @property
    def author(self) -> str:
        return str(self._uno.getAuthor())

    @property
    def location(self) -> Range:
        return self._sheet.range((self._cell.first_row, self._cell.first_column))

    def delete(self) -> None:
        self._sheet.refuse_if_protected((self._cell,))
        self._sheet.cells_at(self._cell).clearContents(_ANNOTATIONS)
