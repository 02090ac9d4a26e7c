"""Grids of a workbook's rows by canonical names, as if it had been read from a file; no formulas, no looks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schemas.columns import Kind
from schemas.layout import FIRST_DATA_ROW, HEADER_ROW, UNITS, layout
from schemas.lists import FACTS
from workbook.grid import Area, Grid, NumberClass, SheetGrid, Table
from workbook.reading.cells import serial_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from schemas.layout import Sheet, Unit
    from workbook.grid import Row

MIO = 1_000_000
COMMITTEE = {
    "municipality": "Norddjurs Kommune", "committee": "Økonomiudvalget", "number_series": "T1", "status": "Endelig",
    "reading": "2. behandling", "version": "3", "template_version": 1,
}  # fmt: skip


def line(nr: str | None, *years: int | None, **cells: Any) -> dict[str, Any]:
    """A row with four years' figures."""
    return {"nr": nr, **cells, **dict(zip(("y0", "y1", "y2", "y3"), years, strict=True))}


def four(figure: int) -> tuple[int, int, int, int]:
    """The same figure every year."""
    return (figure,) * 4


def plain_grid(
    rows: Mapping[str, Sequence[Row]],
    *,
    year: int = 2026,
    unit: str = "mio. kr.",
    facts: Mapping[str, Any] | None = None,
    own: Mapping[str, Mapping[str, Sequence[Any]]] | None = None,
    without: Sequence[str] = (),
    merged: bool = False,
    path: str = "gammel.xlsx",
) -> Grid:
    """A workbook with these rows; `own` gives people's own columns, `without` sheets or `sheet.column` left out."""
    its_layout = layout(year, UNITS[unit], merged=merged)
    its_facts = {"budget_year": year, "price_level": year, "unit": unit, **COMMITTEE, **(facts or {})}
    sheets = [_stamdata(its_facts)]
    for sheet in its_layout.sheets:
        if sheet.key in ("master_data", *without) or (sheet.optional and not rows.get(sheet.key)):
            continue
        if not sheet.columns or sheet.key == "checklist":
            sheets.append(SheetGrid(sheet.name))
        else:
            sheets.append(
                _table(sheet, its_layout.unit, rows.get(sheet.key, ()), (own or {}).get(sheet.key, {}), without)
            )
    return Grid(Path(path), tuple(sheets), sha256="0" * 64)


def _stamdata(facts: Mapping[str, Any]) -> SheetGrid:
    sheet = SheetGrid("Stamdata", values={(HEADER_ROW, 1): "Felt", (HEADER_ROW, 2): "Værdi"})
    for row, fact in enumerate(FACTS, FIRST_DATA_ROW):
        sheet.values[row, 1] = fact.field
        _put(sheet, row, 2, facts.get(fact.key))
    area = Area(HEADER_ROW, 1, HEADER_ROW + len(FACTS), 2)
    sheet.tables = (Table("Stamdata", area, ("Felt", "Værdi")),)
    return sheet


def _table(
    sheet: Sheet, unit: Unit, rows: Sequence[Row], own: Mapping[str, Sequence[Any]], without: Sequence[str]
) -> SheetGrid:
    grid = SheetGrid(sheet.name)
    columns = [column for column in sheet.columns if f"{sheet.key}.{column.key}" not in without]
    headers = [*(column.header for column in columns), *own]
    grid.values.update({(HEADER_ROW, n): header for n, header in enumerate(headers, 1)})
    for number, row in enumerate(rows, FIRST_DATA_ROW):
        for n, column in enumerate(columns, 1):
            if not column.calculated:
                _put(grid, number, n, _in_unit(column.kind, row.get(column.key), unit))
    for n, values in enumerate(own.values(), len(columns) + 1):
        for at, value in enumerate(values, FIRST_DATA_ROW):
            _put(grid, at, n, value)
    last = HEADER_ROW + max(1, len(rows))
    grid.tables = (Table(sheet.table, Area(HEADER_ROW, 1, last, len(headers)), tuple(headers)),)
    return grid


def _in_unit(kind: Kind, entry: Any, unit: Unit) -> Any:
    if isinstance(entry, int | Decimal) and kind in (Kind.AMOUNT, Kind.FTE):
        return float(Decimal(entry) / (unit.kroner if kind is Kind.AMOUNT else 1000))
    return float(entry) if isinstance(entry, Decimal) else entry


def _put(sheet: SheetGrid, row: int, column: int, value: Any) -> None:
    if isinstance(value, date):
        sheet.classes[row, column] = NumberClass.DATE
        value = serial_of(value)
    if value is not None:
        sheet.values[row, column] = value
