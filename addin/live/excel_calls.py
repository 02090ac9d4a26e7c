"""The few calls into a running Excel that xlwings does not make, or makes cell by cell: one place for all of them.

`calls_for` chooses by the engine of the open book. Windows talks COM, macOS AppleScript; another engine that xlwings
is given must answer to Excel's object model as COM does.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import xlwings as xw
from xlwings.main import Table

from schemas.finding import KorrekturError
from workbook.grid import CellError, Value, Visibility

_ERROR_BASE = -2_146_828_288
"""An error value reaches COM as this plus Excel's own number of it (XlCVError)."""
_ERRORS = {
    2000: "#NULL!", 2007: "#DIV/0!", 2015: "#VALUE!", 2023: "#REF!", 2029: "#NAME?", 2036: "#NUM!", 2042: "#N/A",
    2043: "#GETTING_DATA", 2045: "#SPILL!", 2046: "#CONNECT!", 2047: "#BLOCKED!", 2048: "#UNKNOWN!", 2049: "#FIELD!",
    2050: "#CALC!",
}  # fmt: skip
_VISIBILITIES = {-1: Visibility.VISIBLE, 1: Visibility.VISIBLE, 0: Visibility.HIDDEN, 2: Visibility.VERY_HIDDEN}
"""XlSheetVisibility; some versions say True, which is 1."""
_PERMISSIONS = (
    "AllowFormattingCells", "AllowFormattingColumns", "AllowFormattingRows", "AllowInsertingColumns",
    "AllowInsertingRows", "AllowInsertingHyperlinks", "AllowDeletingColumns", "AllowDeletingRows", "AllowSorting",
    "AllowFiltering", "AllowUsingPivotTables",
)  # fmt: skip

Rows = list[list["Value | None"]]


class ExcelCalls:
    """Calls to an open workbook that bypass xlwings: Excel's object model through COM."""

    def values(self, cells: xw.Range) -> Rows:
        """Every cell's bare value in one call: dates and money as plain numbers, errors told from texts."""
        return [[_value(one) for one in row] for row in rows_of(cells.api.Value2)]

    def rows_hidden(self, cells: xw.Range) -> bool | None:
        """Whether all rows of these cells are hidden, by a filter or otherwise; None where some are."""
        return _known(cells.api.EntireRow.Hidden)

    def columns_hidden(self, cells: xw.Range) -> bool | None:
        """Whether all columns of these cells are hidden; None where some are."""
        return _known(cells.api.EntireColumn.Hidden)

    def visibility(self, sheet: xw.Sheet) -> Visibility:
        """How a sheet's tab is shown."""
        return _VISIBILITIES[int(sheet.api.Visible)]

    def is_filtered(self, table: Table) -> bool:
        """Whether a table's filter has criteria in force."""
        return bool(table.api.ShowAutoFilter and table.api.AutoFilter.FilterMode)

    def is_date1904(self, book: xw.Book) -> bool:
        """Whether days are counted from 1904."""
        return bool(book.api.Date1904)

    def is_protected(self, sheet: xw.Sheet) -> bool:
        """Whether a sheet's cells are protected."""
        return bool(sheet.api.ProtectContents)

    def unprotect(self, sheet: xw.Sheet) -> dict[str, bool]:
        """Take a protection without a password away; what is needed to put it back."""
        permissions = sheet.api.Protection
        options = {name: bool(getattr(permissions, name)) for name in _PERMISSIONS}
        options["DrawingObjects"] = bool(sheet.api.ProtectDrawingObjects)
        options["Scenarios"] = bool(sheet.api.ProtectScenarios)
        sheet.api.Unprotect("")
        return options

    def protect(self, sheet: xw.Sheet, options: dict[str, bool]) -> None:
        """Protect a sheet, letting people do the same as before."""
        sheet.api.Protect(Contents=True, **options)

    def takes_sheets(self, book: xw.Book) -> bool:
        """Whether sheets may be added and deleted: the workbook's structure is not protected."""
        return not book.api.ProtectStructure

    def is_saved(self, book: xw.Book) -> bool:
        """Whether Excel would close the workbook without a question."""
        return bool(book.api.Saved)

    def call_saved(self, book: xw.Book) -> None:
        """Let Excel close the workbook without a question, as before."""
        book.api.Saved = True

    def fill_columns(self, book: xw.Book, *, allowed: bool) -> bool:
        options = book.app.api.AutoCorrect
        before = bool(options.AutoFillFormulasInLists)
        options.AutoFillFormulasInLists = allowed
        return before


class AppleCalls(ExcelCalls):
    """Excel for macOS through AppleScript, whose dictionary lacks some of the above."""

    def values(self, cells: xw.Range) -> Rows:
        rows, shown = rows_of(cells.api.value2.get()), rows_of(cells.api.string_value.get())
        errors = frozenset(_ERRORS.values())
        return [
            [CellError(text) if text in errors else _apple_value(value) for value, text in zip(*pair, strict=True)]
            for pair in zip(rows, shown, strict=True)
        ]

    def rows_hidden(self, cells: xw.Range) -> bool | None:
        return _known(cells.rows.hidden)

    def columns_hidden(self, cells: xw.Range) -> bool | None:
        return _known(cells.columns.hidden)

    def visibility(self, sheet: xw.Sheet) -> Visibility:
        # The words are matched by their names: appscript is to be had on macOS only.
        state = str(sheet.api.visible.get())
        if state.endswith("sheet_very_hidden"):
            return Visibility.VERY_HIDDEN
        return Visibility.HIDDEN if state.endswith("sheet_hidden") else Visibility.VISIBLE

    def is_filtered(self, table: Table) -> bool:
        return any(one.type != "none" for one in table.autofilter.criteria)

    def is_date1904(self, book: xw.Book) -> bool:
        return bool(book.api.date_1904.get())

    def is_protected(self, sheet: xw.Sheet) -> bool:
        return bool(sheet.api.protect_contents.get())

    def unprotect(self, sheet: xw.Sheet) -> dict[str, bool]:
        raise _no_way_back(sheet)

    def protect(self, sheet: xw.Sheet, options: dict[str, bool]) -> None:  # noqa: ARG002
        raise _no_way_back(sheet)

    def takes_sheets(self, book: xw.Book) -> bool:
        return not book.api.protect_structure.get()

    def is_saved(self, book: xw.Book) -> bool:
        return bool(book.api.saved.get())

    def call_saved(self, book: xw.Book) -> None:
        book.api.saved.set(True)

    def fill_columns(self, book: xw.Book, *, allowed: bool) -> bool:  # noqa: ARG002
        return allowed  # AppleScript does not reach it


def calls_for(book: xw.Book) -> ExcelCalls:
    """The calls that the engine of this book understands."""
    if book.app.engine.name == "excel" and sys.platform == "darwin":
        return AppleCalls()
    return ExcelCalls()


@contextmanager
def unprotected(sheet: xw.Sheet) -> Iterator[None]:
    """The sheet without its protection for a while; it comes back with the same permissions, whatever happens.

    Raises `KorrekturError`, the sheet as it was, where the protection has a password.
    """
    calls = calls_for(sheet.book)
    if not calls.is_protected(sheet):
        yield
        return
    try:
        options = calls.unprotect(sheet)
    except KorrekturError:
        raise
    except Exception as fault:  # COM's own error type exists on Windows only
        raise _locked(sheet) from fault
    try:
        yield
    finally:
        calls.protect(sheet, options)


@contextmanager
def one_cell_each(book: xw.Book) -> Iterator[None]:
    """A formula written into a table's column for a while stays in its cell, as in a file."""
    calls = calls_for(book)
    before = calls.fill_columns(book, allowed=False)
    try:
        yield
    finally:
        calls.fill_columns(book, allowed=before)


@contextmanager
def as_saved(book: xw.Book) -> Iterator[None]:
    """Temporary changes that do not make Excel ask whether to save."""
    calls = calls_for(book)
    before = calls.is_saved(book)
    try:
        yield
    finally:
        if before:
            calls.call_saved(book)


def added_sheet(book: xw.Book, name: str) -> xw.Sheet:
    """A new sheet behind the others, which Excel shows; raises `KorrekturError` where the structure is protected."""
    if not calls_for(book).takes_sheets(book):
        raise KorrekturError(
            f"Projektmappens struktur er beskyttet, så arket {name} kan ikke laves. "
            "Ophæv det under Gennemse > Beskyt projektmappe, og prøv igen.",
            f"The workbook's structure is protected, so that the sheet {name} cannot be made. "
            "Unprotect it under Review > Protect Workbook, and try again.",
        )
    return book.sheets.add(name, after=book.sheets[-1])


def rows_of(block: Any) -> Sequence[Sequence[Any]]:
    """What Excel answers for some cells, as rows: a single cell comes bare, a single row perhaps flat."""
    if not isinstance(block, (list, tuple)):
        return [[block]]
    return block if isinstance(block[0], (list, tuple)) else [block]


def _value(raw: Any) -> Value | None:
    """A value as COM gives it: every number is a float, so that a whole number is an error's."""
    if isinstance(raw, int) and not isinstance(raw, bool):
        return CellError(_ERRORS.get(raw - _ERROR_BASE, "#UNKNOWN!"))
    value: Value | None = raw
    return value


def _known(hidden: Any) -> bool | None:
    return hidden if isinstance(hidden, bool) else None


def _apple_value(raw: Any) -> Value | None:
    """A value as AppleScript gives it, where a blank cell is an empty text or no Python value at all."""
    return raw if isinstance(raw, (float, int, str)) and raw != "" else None


def _locked(sheet: xw.Sheet) -> KorrekturError:
    return KorrekturError(
        f"Arket {sheet.name} er beskyttet med adgangskode. Ophæv beskyttelsen, og prøv igen.",
        f"The sheet {sheet.name} is protected with a password. Unprotect it, and try again.",
    )


def _no_way_back(sheet: xw.Sheet) -> KorrekturError:
    return KorrekturError(
        f"Arket {sheet.name} er beskyttet. Ophæv beskyttelsen, og prøv igen.",
        f"The sheet {sheet.name} is protected. Unprotect it, and try again.",
    )
