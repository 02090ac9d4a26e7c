"""Worksheets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from libreoffice.bridge import enum, struct
from libreoffice.excel_members import ExcelSheet
from libreoffice.names import Names
from libreoffice.notes import Note, cell_of
from libreoffice.place import LAST_COLUMN, LAST_ROW, areas_of
from libreoffice.ranges import Range
from libreoffice.tables import Table, Tables
from xlwings import base_classes

from workbook.grid import Area

if TYPE_CHECKING:
    from collections.abc import Iterator

    from libreoffice.books import Book
    from libreoffice.bridge import Uno


class Sheets(base_classes.Sheets):
    """The sheets of a workbook in the order of their tabs."""

    def __init__(self, book: Book) -> None:
        self._book = book

    @property
    def uno(self) -> Uno:
        return self._book.doc.Sheets

    @property
    def active(self) -> Sheet:
        return Sheet(self._book, self._book.doc.getCurrentController().ActiveSheet.Name)

    def __len__(self) -> int:
        return int(self.uno.Count)

    def __iter__(self) -> Iterator[Sheet]:
        return (Sheet(self._book, name) for name in self.uno.ElementNames)

    def __call__(self, key: str | int) -> Sheet:
        names = self.uno.ElementNames
        if isinstance(key, int) and 0 < key <= len(names):
            return Sheet(self._book, names[key - 1])
        found = [name for name in names if isinstance(key, str) and name.casefold() == key.casefold()]
        if not found:
            raise KeyError(key)
        return Sheet(self._book, found[0])

    def add(self, before: Sheet | None = None, after: Sheet | None = None, name: str | None = None) -> Sheet:
        position = after.index if after else (before or self.active).index - 1
        fresh = next(f"Ark{n}" for n in range(1, 999) if not self.uno.hasByName(f"Ark{n}"))
        self.uno.insertNewByName(name or fresh, position)
        self._book.forget_objects()
        made = Sheet(self._book, name or fresh)
        made.activate()
        return made


class Sheet(base_classes.Sheet):
    """One sheet, held by its name."""

    def __init__(self, book: Book, name: str) -> None:
        self._book = book
        self._name = name

    @property
    def uno(self) -> Uno:
        """LibreOffice's own object."""
        return self._book.sheet_object(self._name)

    @property
    def api(self) -> ExcelSheet:
        return ExcelSheet(self)

    @property
    def book(self) -> Book:
        return self._book

    @property
    def name(self) -> str:
        return self._name

    @name.setter
    def name(self, value: str) -> None:
        self.uno.Name = value
        self._book.forget_objects()
        self._name = value

    @property
    def index(self) -> int:
        return list(self._book.doc.Sheets.ElementNames).index(self._name) + 1

    @property
    def names(self) -> Names:
        return Names(self._book, self)

    @property
    def tables(self) -> Tables:
        return Tables(self)

    @property
    def notes(self) -> list[Note]:
        return [Note(self, cell_of(note)) for note in self.uno.Annotations]

    @property
    def visible(self) -> int:
        return self.api.Visible

    @visible.setter
    def visible(self, value: int) -> None:
        self.api.Visible = value

    @property
    def used_range(self) -> Range:
        self._book.app.calls["used_range"] += 1
        cursor = self.uno.createCursor()
        cursor.gotoStartOfUsedArea(False)
        cursor.gotoEndOfUsedArea(True)
        return Range.of(self, cursor.RangeAddress)

    @property
    def cells(self) -> Range:
        return Range(self, (Area(1, 1, LAST_ROW, LAST_COLUMN),))

    def range(self, first: Any, second: Any = None) -> Range:
        """Cells by address (several areas too), by name, by (row, column), or between two ranges."""
        if isinstance(first, str) and second is None:
            areas = areas_of(first)
            return Range(self, areas) if areas else self._named(first)
        if isinstance(first, tuple) and len(first) == 4:
            row, column, rows, columns = first
            return Range(self, (Area(row, column, row + rows - 1, column + columns - 1),))
        corners = [self._area(one) for one in (first, second) if one is not None]
        return Range(self, (_around(corners),))

    def _area(self, one: Any) -> Area:
        if isinstance(one, tuple):
            return Area(*one, *one)
        return _around([*(one if isinstance(one, Range) else self.range(one)).areas])

    def _named(self, name: str) -> Range:
        for names in (self.names, self._book.names):
            if names.contains(name):
                return names(name).refers_to_range
        raise ValueError(f"no cell address and no name: {name}")

    def activate(self) -> None:
        if not self.uno.IsVisible:
            raise ValueError("a hidden sheet cannot be activated")
        self._book.doc.getCurrentController().setActiveSheet(self.uno)

    def select(self) -> None:
        self.activate()

    def delete(self) -> None:
        self._book.doc.Sheets.removeByName(self._name)
        self._book.forget_objects()

    def refuse_if_protected(self, areas: tuple[Area, ...]) -> None:
        """Excel lets nobody write to locked cells of a protected sheet."""
        if self.uno.isProtected() and any(self.cells_at(area).CellProtection.IsLocked for area in areas):
            raise PermissionError(f"{self._name} is protected")

    def cells_at(self, area: Area) -> Uno:
        """LibreOffice's own object for an area."""
        return self.uno.getCellRangeByPosition(
            area.first_column - 1, area.first_row - 1, area.last_column - 1, area.last_row - 1
        )

    def address_of(self, area: Area) -> Uno:
        """An area as LibreOffice's struct."""
        return struct(
            "table.CellRangeAddress", Sheet=self.index - 1,
            StartColumn=area.first_column - 1, StartRow=area.first_row - 1,
            EndColumn=area.last_column - 1, EndRow=area.last_row - 1,
        )  # fmt: skip

    def table_at(self, area: Area) -> Table | None:
        """The table that holds an area's first cell."""
        return next((table for table in self.tables if table.holds(area)), None)

    def insert(self, area: Area, shift: str) -> None:
        """Push cells down or to the right, or whole rows and columns."""
        self.uno.insertCells(self.address_of(area), enum("sheet.CellInsertMode", _mode(area, shift)))
        self._book.forget_objects()

    def remove(self, area: Area, shift: str) -> None:
        """Take cells away from below or from the right, or whole rows and columns."""
        self.uno.removeRange(self.address_of(area), enum("sheet.CellDeleteMode", _mode(area, shift)))
        self._book.forget_objects()


def _around(areas: list[Area]) -> Area:
    return Area(
        min(one.first_row for one in areas), min(one.first_column for one in areas),
        max(one.last_row for one in areas), max(one.last_column for one in areas),
    )  # fmt: skip


def _mode(area: Area, shift: str) -> str:
    if area.first_column == 1 and area.last_column == LAST_COLUMN:
        return "ROWS"
    if area.first_row == 1 and area.last_row == LAST_ROW:
        return "COLUMNS"
    return shift.upper()
