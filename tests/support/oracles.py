"""What openpyxl and python-calamine see in a workbook, in the terms of a grid."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

from openpyxl import load_workbook
from openpyxl.utils.datetime import to_excel
from openpyxl.worksheet.formula import ArrayFormula, DataTableFormula
from openpyxl.worksheet.worksheet import Worksheet
from python_calamine import SheetTypeEnum
from python_calamine import load_workbook as load_with_calamine

from workbook.grid import Area, CellError, RichText
from workbook.ooxml.read.references import area as _area

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from openpyxl.cell.cell import Cell

    from workbook.grid import Coordinate, Grid, SheetGrid

Seen = float | int | str | bool | CellError
Sheets = dict[str, dict["Coordinate", Seen]]

_MILLISECOND = 1 / 86_400_000
_MOST_CELLS = 5_000_000


@dataclass(frozen=True)
class SheetFacts:
    """Facts of a sheet around its cells: tables are column names by table name."""

    visibility: str
    tables: dict[str, tuple[str, ...]]
    merges: frozenset[Area]
    hidden_rows: frozenset[int]


@dataclass(frozen=True)
class Oracle:
    """Values, formulas and facts by sheet."""

    values: Sheets
    formulas: dict[str, dict[Coordinate, str]]
    facts: dict[str, SheetFacts]


def openpyxl_sees(path: Path) -> Oracle:
    """Read twice with openpyxl, for values and for formulas; whatever it raises comes through."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        package = path.read_bytes()  # a path that openpyxl refuses stays open until somebody collects it
        valued = load_workbook(BytesIO(package), data_only=True)
        written = load_workbook(BytesIO(package))
    values: Sheets = {}
    formulas: dict[str, dict[Coordinate, str]] = {}
    facts: dict[str, SheetFacts] = {}
    for sheet in valued.worksheets:
        if isinstance(sheet, Worksheet):
            values[sheet.title] = {
                _at(cell): _openpyxl_value(cell.value, cell.data_type, valued.epoch)
                for cell in _cells(sheet)
                if cell.value is not None
            }
    for sheet in written.worksheets:
        if isinstance(sheet, Worksheet):
            formulas[sheet.title] = _openpyxl_formulas(sheet, values[sheet.title])
            facts[sheet.title] = _openpyxl_facts(sheet)
    return Oracle(values, formulas, facts)


def _openpyxl_facts(sheet: Worksheet) -> SheetFacts:
    return SheetFacts(
        sheet.sheet_state,
        {table.displayName: tuple(column.name for column in table.tableColumns) for table in sheet.tables.values()},
        frozenset(Area(m.min_row, m.min_col, m.max_row, m.max_col) for m in sheet.merged_cells.ranges),
        frozenset(row for row, size in sheet.row_dimensions.items() if size.hidden),
    )


def _cells(sheet: Worksheet) -> Iterable[Cell]:
    return sheet._cells.values()  # type: ignore[return-value]  # noqa: SLF001  # only the cells that are there


def _at(cell: Cell) -> Coordinate:
    return int(cell.row or 0), int(cell.column or 0)


def _openpyxl_value(value: object, data_type: str, epoch: datetime) -> Seen:
    if data_type == "e":
        return CellError(value)
    if isinstance(value, datetime | date | time | timedelta):
        return _serial(value, epoch)
    assert isinstance(value, float | int | str | bool)
    return value


def _openpyxl_formulas(sheet: Worksheet, values: Mapping[Coordinate, Seen]) -> dict[Coordinate, str]:
    found: dict[Coordinate, str] = {}
    for cell in _cells(sheet):
        value = cell.value
        if isinstance(value, ArrayFormula):
            area = _area(value.ref)
            text = str(value.text).removeprefix("=")
            found.update({at: text for at in values if _inside(at, area)})
            found[_at(cell)] = text
        elif not isinstance(value, DataTableFormula) and cell.data_type == "f":
            found[_at(cell)] = str(value).removeprefix("=")
    return found


def _inside(at: Coordinate, area: Area) -> bool:
    return area.first_row <= at[0] <= area.last_row and area.first_column <= at[1] <= area.last_column


def _serial(value: datetime | date | time | timedelta, epoch: datetime) -> float:
    return float(to_excel(value, epoch))  # type: ignore[no-untyped-call]


def safe_for_calamine(grid: Grid) -> bool:
    """Whether no sheet spans so many cells that calamine would ask for all memory and end the process."""
    return all(_span(sheet) <= _MOST_CELLS for sheet in grid.sheets)


def _span(sheet: SheetGrid) -> int:
    places = [*sheet.values, *sheet.formulas]
    if not places:
        return 0
    rows = [row for row, _ in places]
    columns = [column for _, column in places]
    return (max(rows) - min(rows) + 1) * (max(columns) - min(columns) + 1)


def calamine_sees(path: Path, *, date1904: bool) -> Sheets:
    """Read all worksheets with python-calamine; whatever it raises comes through."""
    book = load_with_calamine(str(path))
    names = [sheet.name for sheet in book.sheets_metadata if sheet.typ is SheetTypeEnum.WorkSheet]
    epoch = datetime(1904, 1, 1) if date1904 else datetime(1899, 12, 30)  # noqa: DTZ001  # serials have no zone
    values: Sheets = {}
    for name in names:
        rows = book.get_sheet_by_name(name).to_python(skip_empty_area=False)
        values[name] = {
            (row, column): _serial(value, epoch) if isinstance(value, date | time | timedelta) else value
            for row, cells in enumerate(rows, 1)
            for column, value in enumerate(cells, 1)
            if value != ""
        }
    return values


def same(ours: object, theirs: object) -> bool:
    """Whether two values are the same cell content; dates may differ by rounding to a millisecond."""
    if isinstance(ours, bool) or isinstance(theirs, bool):
        return ours is theirs
    if isinstance(ours, int | float) and isinstance(theirs, int | float):
        return ours == theirs or abs(ours - theirs) <= _MILLISECOND
    kinds = (str if isinstance(one, RichText) else type(one) for one in (ours, theirs))
    return len(set(kinds)) == 1 and ours == theirs
