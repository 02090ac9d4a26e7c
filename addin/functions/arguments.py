"""The arguments of a custom function, as Excel gives them, made into the budgets that every calculation reads."""

from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from schemas.budgets import Budgets
from schemas.calculations.totals import Totals
from schemas.finding import KorrekturError
from schemas.sheets import SHEETS
from schemas.sheets.committees import SHEET as COMMITTEES
from workbook.grid import Area, CellError, Coordinate, Grid, SheetGrid, Table, Value

Frozen = tuple[tuple[Any, ...], ...]
Tables = tuple[tuple[str, Frozen], ...]
"""(canonical sheet, its whole table with the headers in the first row), in the order given."""

ERRORS = frozenset({
    "#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A", "#GETTING_DATA", "#SPILL!", "#CALC!",
    "#FIELD!", "#BLOCKED!", "#UNKNOWN!", "#CONNECT!", "#BUSY!", "#PYTHON!", "#EXTERNAL!",
})  # fmt: skip
"""How an error cell is written when xlwings gives errors as text."""
_NAMES = {spec.key: spec.name for spec in SHEETS}
_UDVALG = COMMITTEES.columns[0]
MASTER_DATA = "master_data"
_KEPT = 32


def tables(given: Mapping[str, Any]) -> Tables:
    """The tables by canonical sheet name, frozen so that one state of the workbook is computed once."""
    return tuple((sheet, _frozen(rows)) for sheet, rows in given.items())


def _frozen(given: Any) -> Frozen:
    """A range as rows of cells, None where blank; a single cell may come bare."""
    if not isinstance(given, (list, tuple)):
        return ((given,),)
    return tuple(tuple(row) if isinstance(row, (list, tuple)) else (row,) for row in given)


@lru_cache(maxsize=_KEPT)
def budgets_of(given: Tables) -> Budgets:
    """The budgets of a workbook that has these tables and no others; raises `KorrekturError` for one that is none."""
    from workbook.reading.parse import parse  # noqa: PLC0415  loads pandas

    for sheet, rows in given:
        if len(rows) < 2 or not any(isinstance(header, str) for header in rows[0]):  # noqa: PLR2004  headers and a row
            name = _NAMES[sheet]
            raise KorrekturError(
                f"Argumentet for {name} skal være hele tabellen med overskrifter: {name}[#Alle].",
                f"The argument for {name} must be the whole table with its headers: {name}[#All].",
            )
    sheets = [_sheet(_NAMES[sheet], rows) for sheet, rows in given]
    if _are_merged(given):
        sheets.append(_committees(given))
    return parse([Grid(Path("regneark"), tuple(sheets))])


def _are_merged(given: Tables) -> bool:
    """Whether the tables are those of a workbook that many committees are merged in: Udvalg is first in each."""
    data = [rows for sheet, rows in given if sheet != MASTER_DATA]
    return bool(data) and all(_header(rows[0][0]) == _UDVALG.header for rows in data)


def _committees(given: Tables) -> SheetGrid:
    """The list of the committees that the tables' rows name, since no argument brings it along."""
    data = [rows for sheet, rows in given if sheet != MASTER_DATA]
    names = dict.fromkeys(str(row[0]) for rows in data for row in rows[1:] if row[0] not in (None, ""))
    rows = [[_UDVALG.header, *[column.header for column in COMMITTEES.columns[1:] if not column.calculated]]]
    filled = tuple((name, *[None] * (len(rows[0]) - 1)) for name in names)
    sheet = _sheet(COMMITTEES.name, (tuple(rows[0]), *filled))
    table = sheet.tables[0]
    sheet.tables = (Table(str(COMMITTEES.table_name), table.area, table.columns),)
    return sheet


def _sheet(name: str, rows: Frozen) -> SheetGrid:
    headers = tuple(_header(header) for header in rows[0])
    values = dict(_values(rows))
    values |= {(1, number): header for number, header in enumerate(headers, 1)}
    area = Area(1, 1, len(rows), len(headers))
    return SheetGrid(name, values=values, tables=(Table(name, area, headers),))


def _values(rows: Frozen) -> Iterable[tuple[Coordinate, Value]]:
    for row, cells in enumerate(rows, 1):
        for column, value in enumerate(cells, 1):
            if value is not None and value != "":
                yield (row, column), CellError(value) if value in ERRORS else value


def _header(value: Any) -> str:
    """A header's text; Excel keeps those of a table as text, a plain range may hold a year as a number."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value or "")


@lru_cache(maxsize=_KEPT)
def totals_of(given: Tables) -> Totals:
    """The totals of these tables, computed once for all the cells that ask."""
    from schemas.calculations.combined import book_totals  # noqa: PLC0415  loads pandas

    return book_totals(budgets_of(given))[0]
