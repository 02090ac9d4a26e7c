"""Cells as xlwings hands them to the add-in: contents, looks, notes, links, and what is hidden."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from libreoffice import formats
from libreoffice.bridge import struct
from libreoffice.excel_members import ExcelRange
from libreoffice.notes import Note, note_at
from libreoffice.place import LAST_COLUMN
from libreoffice.range_contents import Contents

from workbook.grid import Area

if TYPE_CHECKING:
    from libreoffice.bridge import Uno

_LETTER = 190
"""The width of a letter of Excel's column widths, in hundredths of a millimetre."""


class Range(Contents):
    """Cells of one sheet."""

    @property
    def api(self) -> ExcelRange:
        return ExcelRange(self)

    def _uno_areas(self) -> list[Uno]:
        if len(self.areas) == 1:
            return [self.cells]
        several = self.doc.createInstance("com.sun.star.sheet.SheetCellRanges")
        several.addRangeAddresses(tuple(map(self._sheet.address_of, self.areas)), False)
        return [several]

    @property
    def number_format(self) -> str | None:
        self.book.app.calls["number_format"] += 1
        return formats.number_format(self.doc, self._uno_areas(), self.book.format_codes)

    @number_format.setter
    def number_format(self, code: str) -> None:
        self._writable()
        self.book.app.calls["write"] += 1
        for cells in self._uno_areas():
            cells.NumberFormat = formats.format_key(self.doc, code)

    @property
    def color(self) -> formats.Colour | None:
        return formats.fill(self._uno_areas())

    @color.setter
    def color(self, colour: Any) -> None:
        self._writable()
        self.book.app.calls["color"] += 1
        formats.set_fill(self._uno_areas(), colour)

    @property
    def font(self) -> formats.Font:
        return formats.Font(self._uno_areas())

    @property
    def wrap_text(self) -> bool:
        return all(area.IsTextWrapped for area in self._uno_areas())

    @wrap_text.setter
    def wrap_text(self, value: bool) -> None:
        self._writable()
        for cells in self._uno_areas():
            cells.IsTextWrapped = value

    @property
    def column_width(self) -> float:
        return float(self.cells.Columns.Width) / _LETTER

    @column_width.setter
    def column_width(self, value: float) -> None:
        self._writable()
        self.cells.Columns.Width = round(value * _LETTER)

    # --- what is hidden or merged ---

    @property
    def row_hidden(self) -> bool | None:
        """Whether all these rows are hidden, by a filter or otherwise; None where some are."""
        whole = self._sheet.cells_at(Area(self.area.first_row, 1, self.area.last_row, LAST_COLUMN))
        shown = {
            row for part in whole.queryVisibleCells().RangeAddresses for row in range(part.StartRow, part.EndRow + 1)
        }
        return _all_or_none(len(shown), self.shape[0])

    @row_hidden.setter
    def row_hidden(self, value: bool) -> None:
        self._writable()
        self.cells.Rows.IsVisible = not value

    @property
    def column_hidden(self) -> bool | None:
        """Whether all these columns are hidden; None where some are."""
        parts = self._sheet.cells_at(self.area).queryVisibleCells().RangeAddresses
        shown = {column for part in parts for column in range(part.StartColumn, part.EndColumn + 1)}
        if not shown and self.shape[1]:  # hidden rows hide the columns' cells too
            columns = self.cells.Columns
            return _all_or_none(sum(columns.getByIndex(at).IsVisible for at in range(self.shape[1])), self.shape[1])
        return _all_or_none(len(shown), self.shape[1])

    @column_hidden.setter
    def column_hidden(self, value: bool) -> None:
        self._writable()
        self.cells.Columns.IsVisible = not value

    @property
    def merge_cells(self) -> bool | None:
        """Whether all these cells are merged ones; None where some are."""
        self.book.app.calls["merge_cells"] += 1
        merged = self._merged()
        if merged == self.area and (len(self) == 1 or not self.cells.IsMerged):
            return False
        return True if self(1, 1).merge_area.area in (merged, self.area) else None

    @property
    def merge_area(self) -> Range:
        return Range(self._sheet, (self._merged(),))

    def _merged(self) -> Area:
        cursor = self._sheet.uno.createCursorByRange(self.cells)
        cursor.collapseToMergedArea()
        return Range.of(self._sheet, cursor.RangeAddress).area

    def merge(self, across: bool) -> None:
        if across:
            raise NotImplementedError
        self.cells.merge(True)

    def unmerge(self) -> None:
        self.cells.merge(False)

    # --- notes, links, the selection ---

    @property
    def note(self) -> Note | None:
        return note_at(self._sheet, self.area)

    def add_note(self, text: str) -> Note:
        self._writable()
        self.book.app.calls["note"] += 1
        if self.note is not None:
            raise ValueError(f"{self.address} has a note already")
        at = struct("table.CellAddress", Sheet=self._sheet.index - 1, Column=self.column - 1, Row=self.row - 1)
        self._sheet.uno.Annotations.insertNew(at, text)
        return Note(self._sheet, self.area)

    @property
    def comment(self) -> None:
        """LibreOffice has no threaded comments; it shows one as a note."""

    @property
    def hyperlink(self) -> str:
        fields = self.cells.getCellByPosition(0, 0).getTextFields()
        if not fields.Count:
            raise ValueError("The cell doesn't seem to contain a hyperlink!")
        return str(fields.getByIndex(0).URL)

    def add_hyperlink(self, address: str, text_to_display: str | None = None, screen_tip: str | None = None) -> None:
        """Put a link in the first cell; one into this workbook is `#'Sheet'!A1`."""
        self._writable()
        cell = self.cells.getCellByPosition(0, 0)
        field = self.doc.createInstance("com.sun.star.text.TextField.URL")
        field.URL = address
        field.Representation = text_to_display or address
        cell.setString("")
        cell.insertTextContent(cell.createTextCursor(), field, False)

    def select(self) -> None:
        if self.book.sheets.active.name != self._sheet.name:
            raise ValueError("only cells of the active sheet can be selected")
        self.doc.getCurrentController().select(self.cells)

    def autofit(self, axis: str | None = None) -> None:
        if axis in (None, "c", "columns"):
            self.cells.Columns.OptimalWidth = True
        if axis in (None, "r", "rows"):
            self.cells.Rows.OptimalHeight = True


def _all_or_none(shown: int, of: int) -> bool | None:
    if shown == of:
        return False
    return None if shown else True
