"""Grids made straight from contents, for tests that need a filled workbook but no file."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from support.example_grids import grid_of

from schemas.columns import Kind
from schemas.layout import UNITS, layout
from schemas.lists import FACTS
from schemas.rule import Example, Percent

if TYPE_CHECKING:
    from schemas.layout import Column, Unit
    from workbook.contents import Contents, Entry
    from workbook.grid import Grid


def grid_of_contents(contents: Contents) -> Grid:
    """The workbook these contents make, as if it had been read from a file."""
    unit = UNITS[contents.unit]
    its_layout = layout(contents.budget_year, unit)
    sheets = {}
    for sheet in its_layout.tables:
        if sheet.key in ("master_data", "checklist"):
            continue
        rows: list[Any] = [
            {column.header: as_typed(column, row.get(column.key), unit) for column in sheet.inputs}
            for row in contents.rows.get(sheet.key, ())
        ]
        sheets[sheet.name] = rows + [None] * (1 - len(rows))
    facts = {fact.field: contents.master_data.get(fact.key) for fact in FACTS}
    return grid_of(Example(sheets=sheets, master_data=facts))


def as_typed(column: Column, entry: Entry, unit: Unit) -> Any:
    """An entry as a person would have typed it: amounts in the workbook's unit, a percentage in its format."""
    if entry is None or isinstance(entry, (str, date)):
        return entry
    if column.kind is Kind.AMOUNT:
        return float(Decimal(entry) / unit.kroner)
    if column.kind is Kind.POSITIONS:
        return float(Decimal(entry) / 1000)
    return (
        Percent(float(entry))
        if column.kind is Kind.PERCENT
        else (float(entry) if isinstance(entry, Decimal) else entry)
    )
