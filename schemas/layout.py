"""The workbook's layout: the single source of sheets, tables, columns, year columns and lists.

Template, parser, schemas, importers and documentation all derive from `layout(budget_year, unit)`.
"""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from schemas.columns import Column, Kind, SheetSpec, YearSpan
from schemas.finding import Text
from schemas.sheets import MERGED_SHEETS, SHEETS
from schemas.words.seen import seen

TEMPLATE_VERSION = 1
"""Written to Stamdata; raised whenever a sheet, table or column changes."""

FIRST_YEAR, LAST_YEAR = 2000, 2100
"""A budget year outside these is no year."""

TITLE_ROW, SUBTOTAL_ROW, HEADER_ROW, FIRST_DATA_ROW = 1, 2, 3, 4
READY_ROWS = 500
"""Number formats and drop-downs are ready down to this Excel row."""

BUDGET_YEARS = ("y0", "y1", "y2", "y3")
"""Canonical names of the budget year and the three overslagsår."""
HISTORY_YEARS = ("h5", "h4", "h3", "h2", "h1")
"""Canonical names of the five years before the budget year, oldest first."""
CONVERTED = ("c0", "c1", "c2", "c3")
"""Canonical names of the hidden columns Omregnet 1-4, in year order."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit amounts are typed in: its kroner, and the decimals it shows."""

    text: str
    kroner: int
    decimals: int
    number_format: str

    @property
    def last_decimal(self) -> int:
        """The kroner of the last decimal it shows."""
        return self.kroner // int(10**self.decimals)


class Units(StrEnum):
    """The units a workbook can be in, as Stamdata writes them."""

    MIO = "mio. kr."
    THOUSAND = "1.000 kr."


UNITS = {
    Units.MIO.value: Unit(Units.MIO.value, 1_000_000, 3, "#,##0.000"),
    Units.THOUSAND.value: Unit(Units.THOUSAND.value, 1_000, 0, "#,##0"),
}
DEFAULT_UNIT = UNITS[Units.MIO.value]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet of a workbook of a given year: its names, and its table's columns in order."""

    key: str
    name: str
    title: Text
    columns: tuple[Column, ...]
    table_name: str | None = None
    optional: bool = False

    @property
    def table(self) -> str:
        """The Excel table's name, which is the sheet's unless the layout gives another."""
        return self.table_name or self.name

    def column(self, key: str) -> Column:
        """The column of this canonical name; KeyError when there is none."""
        return next(column for column in self.columns if column.key == key)

    @property
    def inputs(self) -> tuple[Column, ...]:
        """The columns a person fills in."""
        return tuple(column for column in self.columns if not column.calculated)

    @property
    def years(self) -> tuple[Column, ...]:
        """The year columns, ascending."""
        return tuple(column for column in self.columns if column.year is not None)


@dataclass(frozen=True, slots=True)
class Layout:
    """All sheets of a workbook for one budget year and unit; `merged` where many committees are merged in it."""

    budget_year: int
    unit: Unit
    sheets: tuple[Sheet, ...]
    merged: bool = False

    def sheet(self, key: str) -> Sheet:
        """The sheet of this canonical name; KeyError when there is none."""
        for sheet in self.sheets:
            if sheet.key == key:
                return sheet
        raise KeyError(key)

    def by_name(self, name: str) -> Sheet | None:
        """The sheet whose name a person sees in `name`, or None."""
        wanted = seen(name)
        return next((sheet for sheet in self.sheets if seen(sheet.name) == wanted), None)

    @property
    def tables(self) -> tuple[Sheet, ...]:
        """The sheets that hold a table of data."""
        return tuple(sheet for sheet in self.sheets if sheet.columns)

    @property
    def budget_years(self) -> tuple[int, ...]:
        """The budget year and the three overslagsår."""
        return tuple(self.budget_year + n for n in range(len(BUDGET_YEARS)))


def _expand(column: Column, budget_year: int) -> list[Column]:
    """A column as it stands in one year's workbook: a year span becomes one column a year.

    Only a column without a header of its own becomes the year columns; others name their year after it.
    """
    if column.span is None:
        return [column]
    keys, first = (
        (BUDGET_YEARS, budget_year)
        if column.span is YearSpan.BUDGET
        else (HISTORY_YEARS, budget_year - len(HISTORY_YEARS))
    )
    return [
        replace(
            column,
            key=f"{column.key}{n}" if column.header else key,
            header=f"{column.header} {first + n}".lstrip(),
            span=None,
            year=None if column.header else first + n,
            title=Text(f"{column.title.da} {first + n}".lstrip(), f"{column.title.en} {first + n}".lstrip()),
        )
        for n, key in enumerate(keys)
    ]


def _sheet(spec: SheetSpec, budget_year: int) -> Sheet:
    columns = tuple(one for column in spec.columns for one in _expand(column, budget_year))
    return Sheet(spec.key, spec.name, spec.title, columns, spec.table_name, spec.optional)


@lru_cache(maxsize=64)
def layout(budget_year: int, unit: Unit = DEFAULT_UNIT, *, merged: bool = False) -> Layout:
    """The layout of a workbook for `budget_year`, amounts in `unit`; `merged`, of one with many committees."""
    specs = MERGED_SHEETS if merged else SHEETS
    return Layout(budget_year, unit, tuple(_sheet(spec, budget_year) for spec in specs), merged)


__all__ = [
    "BUDGET_YEARS", "CONVERTED", "DEFAULT_UNIT", "FIRST_DATA_ROW", "FIRST_YEAR", "HEADER_ROW", "HISTORY_YEARS",
    "LAST_YEAR", "READY_ROWS", "SUBTOTAL_ROW", "TEMPLATE_VERSION", "TITLE_ROW", "UNITS", "Column", "Kind",
    "Layout", "Sheet", "Unit", "Units", "layout",
]  # fmt: skip
