"""What a column and a sheet of the layout are; `schemas.sheets` lists them."""

from dataclasses import dataclass
from enum import Enum, StrEnum, auto

from schemas.finding import Text


class Kind(StrEnum):
    """What a column's cells hold, and so how they are read."""

    KEY = "key"  # a correction's Nr, as Excel compares it: spaces kept
    TEXT = "text"
    PROSE = "prose"  # text over several lines
    CHOICE = "choice"
    AMOUNT = "amount"  # frames hold integer kroner
    FTE = "fte"  # frames hold thousandths of an FTE
    PERCENT = "percent"  # frames hold a Decimal fraction
    NUMBER = "number"  # frames hold a Decimal, in whatever unit the row names
    YEAR = "year"  # a whole number such as 2026
    DATE = "date"


DTYPES: dict[Kind, str] = {
    Kind.KEY: "str",
    Kind.TEXT: "str",
    Kind.PROSE: "str",
    Kind.CHOICE: "str",
    Kind.AMOUNT: "Int64",
    Kind.FTE: "Int64",
    Kind.YEAR: "Int64",
    Kind.PERCENT: "object",
    Kind.NUMBER: "object",
    Kind.DATE: "datetime64[s]",
}
"""The pandas dtype a column of each kind has in the frames."""


FRAME_UNITS = {Kind.AMOUNT: "kroner", Kind.FTE: "thousandths of an FTE", Kind.PERCENT: "a fraction"}
"""What the frames' numbers of a kind count; other numbers are as the sheet has them."""


class YearSpan(Enum):
    """Which years a repeated year column stands for."""

    BUDGET = auto()  # the budget year and three overslagsår
    HISTORY = auto()  # the five years before


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its canonical name, its header in the workbook, and what its cells hold."""

    key: str
    header: str
    kind: Kind
    title: Text
    width: float = 14
    choices: str | None = None
    prompt: str = ""
    calculated: bool = False
    hidden: bool = False
    essential: bool = False  # without it no figure of the table can be trusted
    span: YearSpan | None = None
    year: int | None = None
    sign: Text | None = None  # what plus and minus mean


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """A sheet and its columns, whatever the budget year.

    table_name  the Excel table's name, where it is not the sheet's.
    optional    only workbooks that have rows for it have it.
    """

    key: str
    name: str
    title: Text
    columns: tuple[Column, ...] = ()
    table_name: str | None = None
    optional: bool = False
