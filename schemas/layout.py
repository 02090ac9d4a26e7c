"""The workbook's layout: the single source of sheets, tables, columns, year columns and lists.

Template, parser, schemas, importers and documentation all derive from `layout(budget_year, unit)`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import lru_cache

from schemas.columns import Column, Kind, SheetSpec, YearSpan
from schemas.finding import Text
from schemas.tables import SHEETS

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

    @property
    def table(self) -> str | None:
        """The Excel table's name, which is the sheet's; None where the sheet holds no table."""
        return self.name if self.columns else None

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
    """All sheets of a workbook for one budget year and unit."""

    budget_year: int
    unit: Unit
    sheets: tuple[Sheet, ...]

    def sheet(self, key: str) -> Sheet:
        """The sheet of this canonical name; KeyError when there is none."""
        for sheet in self.sheets:
            if sheet.key == key:
                return sheet
        raise KeyError(key)

    def by_name(self, name: str) -> Sheet | None:
        """The sheet a workbook calls `name` (case aside, as Excel compares), or None."""
        wanted = name.casefold()
        return next((sheet for sheet in self.sheets if sheet.name.casefold() == wanted), None)

    @property
    def tables(self) -> tuple[Sheet, ...]:
        """The sheets that hold a table of data."""
        return tuple(sheet for sheet in self.sheets if sheet.columns)

    @property
    def budget_years(self) -> tuple[int, ...]:
        """The budget year and the three overslagsår."""
        return tuple(self.budget_year + n for n in range(len(BUDGET_YEARS)))


def _expand(column: Column, budget_year: int) -> list[Column]:
    """A column as it stands in one year's workbook: a year span becomes one column a year."""
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
            key=key,
            header=str(first + n),
            span=None,
            year=first + n,
            title=Text(str(first + n), str(first + n)),
        )
        for n, key in enumerate(keys)
    ]


def _sheet(spec: SheetSpec, budget_year: int) -> Sheet:
    columns = tuple(one for column in spec.columns for one in _expand(column, budget_year))
    return Sheet(spec.key, spec.name, spec.title, columns)


@lru_cache(maxsize=64)
def layout(budget_year: int, unit: Unit = DEFAULT_UNIT) -> Layout:
    """The layout of a workbook for `budget_year`, amounts in `unit`."""
    return Layout(budget_year, unit, tuple(_sheet(spec, budget_year) for spec in SHEETS))


__all__ = [
    "BUDGET_YEARS",
    "CONVERTED",
    "DEFAULT_UNIT",
    "FIRST_DATA_ROW",
    "FIRST_YEAR",
    "HEADER_ROW",
    "HISTORY_YEARS",
    "LAST_YEAR",
    "READY_ROWS",
    "SUBTOTAL_ROW",
    "TEMPLATE_VERSION",
    "TITLE_ROW",
    "UNITS",
    "Column",
    "Kind",
    "Layout",
    "Sheet",
    "Unit",
    "Units",
    "layout",
]
