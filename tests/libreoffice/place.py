"""Where cells stand: addresses and areas."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Self

from xlwings import base_classes

from workbook.grid import Area, column_letter, column_number

if TYPE_CHECKING:
    from libreoffice.books import Book
    from libreoffice.bridge import Uno
    from libreoffice.sheets import Sheet

LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_PART = re.compile(r"\$?(?P<letters>[A-Z]{1,3})?\$?(?P<digits>\d+)?")
_LONGEST_ADDRESS = 255


def areas_of(text: str) -> tuple[Area, ...]:
    """The areas of an address such as `A1,$B$3:C4`, `4:6` or `H:H`; none where it is no address."""
    if len(text) > _LONGEST_ADDRESS:
        raise ValueError(f"an address of more than {_LONGEST_ADDRESS} characters")
    areas = [_area(part.strip()) for part in text.upper().split(",")]
    return tuple(area for area in areas if area is not None) if all(areas) else ()


def _area(text: str) -> Area | None:
    first, _, last = text.partition(":")
    ends = _PART.fullmatch(first), _PART.fullmatch(last or first)
    if ends[0] is None or ends[1] is None or not text:
        return None
    letters = [end["letters"] for end in ends if end]
    digits = [end["digits"] for end in ends if end]
    if not last and not (all(letters) and all(digits)):
        return None
    rows = [int(one) for one in digits] if all(digits) else [1, LAST_ROW]
    columns = [column_number(one) for one in letters] if all(letters) else [1, LAST_COLUMN]
    return Area(rows[0], columns[0], rows[1], columns[1])


class Place(base_classes.Range):
    """Cells of one sheet, one area or several."""

    def __init__(self, sheet: Sheet, areas: tuple[Area, ...]) -> None:
        self._sheet = sheet
        self.areas = areas
        self.options: dict[str, Any] = {}

    @classmethod
    def of(cls, sheet: Sheet, found: Uno) -> Self:
        """The range of LibreOffice's address struct."""
        area = Area(found.StartRow + 1, found.StartColumn + 1, found.EndRow + 1, found.EndColumn + 1)
        return cls(sheet, (area,))

    @property
    def area(self) -> Area:
        return self.areas[0]

    @property
    def cells(self) -> Uno:
        """LibreOffice's object for the first area."""
        return self._sheet.cells_at(self.area)

    @property
    def doc(self) -> Uno:
        return self._sheet.book.doc

    @property
    def sheet(self) -> Sheet:
        return self._sheet

    @property
    def book(self) -> Book:
        return self._sheet.book

    @property
    def row(self) -> int:
        return self.area.first_row

    @property
    def column(self) -> int:
        return self.area.first_column

    @property
    def shape(self) -> tuple[int, int]:
        area = self.area
        return area.last_row - area.first_row + 1, area.last_column - area.first_column + 1

    @property
    def coords(self) -> tuple[Any, ...]:
        return (self._sheet.name, self.row, self.column, *self.shape)

    def __len__(self) -> int:
        rows, columns = self.shape
        return rows * columns

    def __call__(self, row: int, column: int | None = None) -> Self:
        if column is None:
            down, right = divmod(row - 1, self.shape[1])
            row, column = down + 1, right + 1
        at = (self.row + row - 1, self.column + column - 1)
        return type(self)(self._sheet, (Area(*at, *at),))

    def get_address(self, row_absolute: bool, col_absolute: bool, external: bool) -> str:
        if external:
            raise NotImplementedError
        rows, columns = "$" * row_absolute, "$" * col_absolute

        def corner(row: int, column: int) -> str:
            return f"{columns}{column_letter(column)}{rows}{row}"

        parts = [(corner(a.first_row, a.first_column), corner(a.last_row, a.last_column)) for a in self.areas]
        return ",".join(first if first == last else f"{first}:{last}" for first, last in parts)

    @property
    def address(self) -> str:
        return self.get_address(row_absolute=True, col_absolute=True, external=False)


def inside(area: Area, row: int, column: int) -> bool:
    """Whether a cell stands in an area."""
    return area.first_row <= row <= area.last_row and area.first_column <= column <= area.last_column
