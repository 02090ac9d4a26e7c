"""Open workbooks."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from libreoffice.bridge import properties, uno
from libreoffice.excel_members import ExcelBook
from libreoffice.names import Names
from libreoffice.ranges import Range
from libreoffice.sheets import Sheets
from xlwings import base_classes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from libreoffice.bridge import Uno
    from libreoffice.engine import App

_XLSX = "Calc MS Excel 2007 XML"


class Books(base_classes.Books):
    """The workbooks a test has open, the active one first."""

    def __init__(self, app: App) -> None:
        self.app = app
        self._open: list[Book] = []

    @property
    def active(self) -> Book:
        return self._open[0]

    def add(self) -> Book:
        return self._loaded("private:factory/scalc", f"Mappe{len(self) + 1}")

    def open(self, fullname: str, *_options: Any, **_more: Any) -> Book:
        return self._loaded(uno().systemPathToFileUrl(fullname), Path(fullname).name)

    def _loaded(self, url: str, name: str) -> Book:
        doc = self.app.desktop.loadComponentFromURL(url, "_blank", 0, properties(Hidden=not self.app.visible))
        if doc is None:
            raise FileNotFoundError(url)
        self._open.insert(0, Book(self, doc, name))
        return self._open[0]

    def activate(self, book: Book) -> None:
        self._open.remove(book)
        self._open.insert(0, book)

    def closed(self, book: Book) -> None:
        self._open.remove(book)

    def __len__(self) -> int:
        return len(self._open)

    def __iter__(self) -> Iterator[Book]:
        return iter([*self._open])

    def __call__(self, key: str | int) -> Book:
        if isinstance(key, int) and 0 < key <= len(self):
            return self._open[key - 1]
        for book in self._open:
            if book.name == key:
                return book
        raise KeyError(key)


class Book(base_classes.Book):
    """One workbook; `known_as` may be set to what Excel would call it."""

    def __init__(self, books: Books, doc: Uno, name: str) -> None:
        self._books = books
        self.doc = doc
        self.known_as = name
        self._sheet_objects: dict[str, Uno] = {}
        self._tables: dict[int, list[str]] = {}
        self.format_codes: dict[int, str] = {}
        """LibreOffice's number of a format -> its code in English; asking takes many calls."""

    def sheet_object(self, name: str) -> Uno:
        """LibreOffice's object for a sheet, kept as long as it is of use."""
        if name not in self._sheet_objects:
            self._sheet_objects[name] = self.doc.Sheets.getByName(name)
        return self._sheet_objects[name]

    def table_names(self, position: int) -> list[str]:
        """The names of the tables on the sheet at this position (from 0), until a sheet or table comes or goes."""
        if not self._tables:
            ranges = self.doc.DatabaseRanges
            self._tables[-1] = []  # known, though there be none
            for name in ranges.ElementNames:
                self._tables.setdefault(ranges.getByName(name).DataArea.Sheet, []).append(name)
        return self._tables.get(position, [])

    def forget_objects(self) -> None:
        """They go wrong when cells, sheets or tables are put in or taken away."""
        self._sheet_objects.clear()
        self._tables.clear()

    @property
    def name(self) -> str:
        return self.known_as

    @property
    def app(self) -> App:
        return self._books.app

    @property
    def api(self) -> ExcelBook:
        return ExcelBook(self)

    @property
    def sheets(self) -> Sheets:
        return Sheets(self)

    @property
    def names(self) -> Names:
        return Names(self)

    @property
    def fullname(self) -> str:
        raise AssertionError("fullname is a web address under AutoSave, or raises: the add-in never asks for it")

    @property
    def selection(self) -> Range:
        """The selected cells of the sheet that is shown."""
        address = self.doc.getCurrentController().getSelection().getRangeAddress()
        return Range.of(self.sheets(address.Sheet + 1), address)

    def activate(self) -> None:
        self._books.activate(self)

    def save(self, path: str | None = None, password: str | None = None) -> None:
        """Write a copy to `path`; a handler saves nothing, so there is no saving in place."""
        if path is None or password is not None:
            raise NotImplementedError
        self.doc.storeToURL(uno().systemPathToFileUrl(path), properties(FilterName=_XLSX, Overwrite=True))

    def save_as(self, path: Path) -> None:
        """Save it, as a person does."""
        self.doc.storeAsURL(uno().systemPathToFileUrl(str(path)), properties(FilterName=_XLSX, Overwrite=True))

    def close(self) -> None:
        self._books.closed(self)
        self.doc.close(True)
