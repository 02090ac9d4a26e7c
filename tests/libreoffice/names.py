"""Defined names, of the workbook and of single sheets."""

from __future__ import annotations

from typing import TYPE_CHECKING

from libreoffice.bridge import struct
from libreoffice.formula_text import from_office, to_office
from libreoffice.ranges import Range
from xlwings import base_classes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from libreoffice.books import Book
    from libreoffice.bridge import Uno
    from libreoffice.sheets import Sheet


class Names(base_classes.Names):
    """The names of one sheet, or of the whole workbook with those of its sheets, `Sheet!name`, among them."""

    def __init__(self, book: Book, sheet: Sheet | None = None) -> None:
        self._book = book
        self._sheet = sheet

    def _all(self) -> Iterator[Name]:
        if self._sheet is None:
            for name in self._book.doc.NamedRanges.ElementNames:
                yield Name(self._book, None, name)
        for sheet in [self._sheet] if self._sheet else self._book.sheets:
            for name in sheet.uno.NamedRanges.ElementNames:
                yield Name(self._book, sheet, name)

    def snapshot(self) -> list[tuple[str, Name]]:
        return [(name.name, name) for name in self._all()]

    def __len__(self) -> int:
        return sum(1 for _ in self._all())

    def __call__(self, key: str | int) -> Name:
        found = [*self._all()]
        if isinstance(key, int):
            return found[key - 1]
        for name in found:
            if key.casefold() in (name.name.casefold(), name.name.rpartition("!")[2].casefold()):
                return name
        raise KeyError(key)

    def contains(self, key: str | int) -> bool:
        try:
            self(key)
        except (KeyError, IndexError):
            return False
        return True

    def add(self, name: str, refers_to: str) -> Name:
        holder = self._sheet.uno if self._sheet else self._book.doc
        text = to_office(refers_to if refers_to.startswith("=") else f"={refers_to}", None)
        holder.NamedRanges.addNewByName(name, text[1:], struct("table.CellAddress"), 0)
        return Name(self._book, self._sheet, name)


class Name(base_classes.Name):
    """One name, held by its text."""

    def __init__(self, book: Book, sheet: Sheet | None, name: str) -> None:
        self._book = book
        self._sheet = sheet
        self._name = name

    @property
    def _holder(self) -> Uno:
        return (self._sheet.uno if self._sheet else self._book.doc).NamedRanges

    @property  # type: ignore[misc]  # the add-in renames none
    def name(self) -> str:
        return f"{self._sheet.name}!{self._name}" if self._sheet else self._name

    @property  # type: ignore[misc]  # and moves none
    def refers_to(self) -> str:
        return from_office("=" + self._holder.getByName(self._name).Content, None)

    @property
    def refers_to_range(self) -> Range:
        cells = self._holder.getByName(self._name).getReferredCells()
        if cells is None:
            raise ValueError(f"{self._name} refers to no cells")
        address = cells.RangeAddress
        return Range.of(self._book.sheets(address.Sheet + 1), address)

    def delete(self) -> None:
        self._holder.removeByName(self._name)
