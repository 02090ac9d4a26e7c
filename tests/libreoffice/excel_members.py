"""`api`: the members of Excel's own object model that the add-in reaches for past xlwings, by Excel's names.

So the calls made in an Excel on Windows (`addin.live.excel_calls`) run here as they are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from libreoffice import cell_contents

if TYPE_CHECKING:
    from libreoffice.books import Book
    from libreoffice.notes import Note
    from libreoffice.ranges import Range
    from libreoffice.sheets import Sheet
    from libreoffice.tables import Table

_VISIBLE, _HIDDEN = -1, 0
"""XlSheetVisibility"""
_NO_PATTERN, _SOLID = -4142, 1
"""XlPattern"""


class ExcelRange:
    """A range's own members."""

    def __init__(self, cells: Range) -> None:
        self._cells = cells

    @property
    def Value2(self) -> Any:
        self._cells.book.app.calls["values"] += 1
        return cell_contents.as_excel(cell_contents.values(self._cells.doc, self._cells.cells, self._cells.area))

    @property
    def EntireRow(self) -> _Hidden:
        self._cells.book.app.calls["hidden"] += 1
        return _Hidden(self._cells.row_hidden)

    @property
    def EntireColumn(self) -> _Hidden:
        self._cells.book.app.calls["hidden"] += 1
        return _Hidden(self._cells.column_hidden)

    CommentThreaded = None

    @property
    def Interior(self) -> _Interior:
        return _Interior(self._cells)


class _Interior:
    """A fill; LibreOffice 7.4 has neither patterns nor a theme's colours."""

    TintAndShade = 0.0

    def __init__(self, cells: Range) -> None:
        self._cells = cells

    @property
    def Pattern(self) -> int | None:
        self._cells.book.app.calls["fill"] += 1
        try:
            return _NO_PATTERN if self._cells.color is None else _SOLID
        except TypeError:
            return None

    @property
    def Color(self) -> int:
        assert self._cells.color is not None, "asked only where there is a fill"
        red, green, blue = self._cells.color
        return red | green << 8 | blue << 16

    @property
    def ThemeColor(self) -> int:
        raise PermissionError("Excel tells of no theme where the colour is none of its own")


class ExcelNote:
    """A note's own members, and those of its box."""

    def __init__(self, note: Note) -> None:
        self._note = note

    def Text(self, text: str, start: int, overwrite: bool) -> None:
        assert (start, overwrite) == (len(self._note.text) + 1, False), "the add-in writes at the end"
        self._note.text += text

    @property
    def Shape(self) -> _Box:
        return _Box(self._note)


class _Box:
    """A note's box, its own text frame; LibreOffice sizes it by itself."""

    Width = Height = 0.0

    def __init__(self, note: Note) -> None:
        self._note = note

    @property
    def TextFrame(self) -> _Box:
        return self

    def Characters(self, start: int, length: int) -> _Letters:
        return _Letters(self._note, start, length)


class _Letters:
    def __init__(self, note: Note, start: int, length: int) -> None:
        self._note, self._start, self._length = note, start, length

    def Delete(self) -> None:
        text = self._note.text
        self._note.text = text[: self._start - 1] + text[self._start - 1 + self._length :]


class _Hidden:
    def __init__(self, hidden: bool | None) -> None:
        self.Hidden = hidden


class ExcelSheet:
    """A sheet's own members. LibreOffice 7.4 tells no more of a protection than that it is there."""

    def __init__(self, sheet: Sheet) -> None:
        self._sheet = sheet

    @property
    def Visible(self) -> int:
        return _VISIBLE if self._sheet.uno.IsVisible else _HIDDEN

    @Visible.setter
    def Visible(self, value: int) -> None:
        self._sheet.uno.IsVisible = value in (_VISIBLE, 1)  # LibreOffice cannot hide a sheet more deeply

    @property
    def ProtectContents(self) -> bool:
        return bool(self._sheet.uno.isProtected())

    ProtectDrawingObjects = True
    ProtectScenarios = True
    ProtectionMode = False

    @property
    def Protection(self) -> _Protection:
        return _Protection()

    def Unprotect(self, Password: str = "") -> None:
        try:
            self._sheet.uno.unprotect(Password)
        except Exception as fault:
            raise PermissionError("a password is needed") from fault

    def Protect(self, **options: Any) -> None:
        self._sheet.book.app.protections.append(options)
        self._sheet.uno.protect(options.get("Password", ""))


class _Protection:
    """What Excel lets people do on a protected sheet; ours may format cells, columns and rows."""

    AllowFormattingCells = AllowFormattingColumns = AllowFormattingRows = True
    AllowInsertingColumns = AllowInsertingRows = AllowInsertingHyperlinks = False
    AllowDeletingColumns = AllowDeletingRows = False
    AllowSorting = AllowFiltering = AllowUsingPivotTables = False


class ExcelBook:
    """A workbook's own members."""

    def __init__(self, book: Book) -> None:
        self._book = book

    @property
    def ProtectStructure(self) -> bool:
        return bool(self._book.doc.isProtected())

    @property
    def Date1904(self) -> bool:
        return bool(self._book.doc.NullDate.Year == 1904)

    @property
    def Saved(self) -> bool:
        return not self._book.doc.isModified()

    @Saved.setter
    def Saved(self, value: bool) -> None:
        self._book.doc.setModified(not value)


class ExcelTable:
    """A table's own members."""

    def __init__(self, table: Table) -> None:
        self._table = table

    @property
    def ShowAutoFilter(self) -> bool:
        return bool(self._table.uno.AutoFilter)

    @property
    def AutoFilter(self) -> _FilterMode:
        self._table.parent.book.app.calls["filter"] += 1
        return _FilterMode(self._table.autofilter.in_force)


class _FilterMode:
    def __init__(self, in_force: bool) -> None:
        self.FilterMode = in_force
