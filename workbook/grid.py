"""Grid: a workbook as cells and facts, free of any library's types; Contents: what a new one is filled with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from pathlib import Path

from schemas.words.seen import seen

Entry = str | int | Decimal | date | None
"""A cell's content as the frames hold it: amounts in integer kroner, FTEs in integer thousandths,
percentages as Decimal fractions, history as Decimal, dates as dates, anything else as text."""

Row = dict[str, Entry]
"""One table row by canonical column names (`schemas.layout`)."""


@dataclass(frozen=True, slots=True)
class Contents:
    """Stamdata by fact key (`schemas.lists.FACTS`), and the rows of each table by canonical sheet name.

    `merged` where many committees are merged: then `rows` has them under `committees`, and every row its `udvalg`.
    """

    budget_year: int
    unit: str = "mio. kr."
    master_data: Mapping[str, Entry] = field(default_factory=dict)
    rows: Mapping[str, Sequence[Row]] = field(default_factory=dict)
    merged: bool = False


Coordinate = tuple[int, int]
"""(row, column), both from 1."""


class CellError(str):
    """An error cell's code, such as `#REF!`."""

    __slots__ = ()


class RichText(str):
    """A text of whose parts some look otherwise than the rest: bold, coloured."""

    __slots__ = ()


Value = float | int | str | bool | CellError
"""What a cell holds; a blank cell is absent from the grid. Dates are numbers with a date format."""


class NumberClass(StrEnum):
    """What a cell's number format makes of a number; plain numbers are not recorded."""

    DATE = "date"
    TIME = "time"
    PERCENT = "percent"
    TEXT = "text"


class Visibility(StrEnum):
    """Whether a sheet's tab is shown."""

    VISIBLE = "visible"
    HIDDEN = "hidden"
    VERY_HIDDEN = "veryHidden"


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, all four edges included, counted from 1."""

    first_row: int
    first_column: int
    last_row: int
    last_column: int


@dataclass(frozen=True, slots=True)
class Table:
    """An Excel table (ListObject): its name, the area with its header row, and its column names."""

    name: str
    area: Area
    columns: tuple[str, ...]
    header_rows: int = 1
    totals_rows: int = 0
    filtered: bool = False  # the auto-filter has criteria in force
    calculated: tuple[tuple[str, str], ...] = ()  # (column name, calculatedColumnFormula)


@dataclass(frozen=True, slots=True)
class RuleFormula:
    """A formula of a data validation or a conditional format (`where`), and the cells it is about, as written."""

    where: str
    area: str
    formula: str


@dataclass(slots=True)
class SheetGrid:
    """One worksheet."""

    name: str
    visibility: Visibility = Visibility.VISIBLE
    values: dict[Coordinate, Value] = field(default_factory=dict)
    formulas: dict[Coordinate, str] = field(default_factory=dict)  # text without the leading `=`
    classes: dict[Coordinate, NumberClass] = field(default_factory=dict)
    tables: tuple[Table, ...] = ()
    merges: tuple[Area, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    rules: tuple[RuleFormula, ...] = ()
    kind: str = "worksheet"  # or chartsheet, dialogsheet, macrosheet


@dataclass(frozen=True, slots=True)
class Package:
    """Facts of the file around the sheets."""

    macros: bool = False
    external_links: tuple[str, ...] = ()
    strict: bool = False  # Strict Open XML namespaces
    date1904: bool = False
    parts: tuple[str, ...] = ()
    damaged: tuple[tuple[str, str], ...] = ()  # (part, sheet or nothing) of those that cannot be read or are missing


@dataclass(slots=True)
class Grid:
    """A workbook that could be read."""

    path: Path
    sheets: tuple[SheetGrid, ...]
    names: dict[str, str] = field(default_factory=dict)  # defined name -> what it refers to
    package: Package = field(default_factory=Package)
    sha256: str = ""

    def sheet(self, name: str) -> SheetGrid | None:
        """The sheet of this name, case aside as Excel compares names, else one that looks like it, or None."""
        wanted, alike = name.casefold(), seen(name)
        exact = next((sheet for sheet in self.sheets if sheet.name.casefold() == wanted), None)
        return exact or next((sheet for sheet in self.sheets if seen(sheet.name) == alike), None)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A file that is no workbook we can read: why (a key that names an ARK rule), and the detail."""

    path: Path
    fault: str
    detail: str = ""
    sha256: str = ""


FAULTS = (
    "missing", "empty", "encrypted", "old-xls", "binary-xlsb", "opendocument", "not-a-workbook", "damaged", "too-big",
    "too-slow", "too-hungry", "check-failed",
)  # fmt: skip
"""Every value `Unreadable.fault` takes."""


def column_letter(column: int) -> str:
    """The letters of a column counted from 1: 1 is A, 27 is AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def column_number(letters: str) -> int:
    """The column, counted from 1, that these letters name."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + ord(letter) - 64
    return number


def coordinate_of(cell: str) -> Coordinate:
    """The row and column of an A1 address."""
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :]), column_number(letters)


def address(row: int, column: int) -> str:
    """The A1 address of a cell."""
    return f"{column_letter(column)}{row}"
