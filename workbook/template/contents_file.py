"""Contents written by hand in TOML: a workbook's rows under the headers an accountant knows."""

import tomllib
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from schemas.columns import Kind
from schemas.layout import BUDGET_YEARS, HISTORY_YEARS, UNITS, Sheet, Unit, layout
from schemas.lists import FACTS
from workbook.grid import Contents, Entry, Row

YEARS = "År"
"""The key under which a row lists its year columns' figures, in the workbook's unit; none for a blank row."""


def read_contents(text: str) -> Contents:
    """The contents a TOML text describes: a table [Stamdata], and an array of tables a sheet.

    Amounts are written in the workbook's unit and become integer kroner; FTEs become thousandths.
    Raises KeyError for a sheet, column or fact the layout does not have, ValueError for a list of years of
    another length.
    """
    document = tomllib.loads(text, parse_float=Decimal)
    facts = document.pop("Stamdata")
    keys = {fact.field: fact.key for fact in FACTS}
    unit = UNITS[facts.get("Enhed", "mio. kr.")]
    its_layout = layout(facts["Budgetår"], unit)
    rows: dict[str, list[Row]] = {}
    for name, written in document.items():
        sheet = its_layout.by_name(name)
        if sheet is None:
            raise KeyError(name)
        rows[sheet.key] = [_row(sheet, row, unit) for row in written]
    return Contents(facts["Budgetår"], unit.text, {keys[field]: value for field, value in facts.items()}, rows)


def _row(sheet: Sheet, written: Mapping[str, Any], unit: Unit) -> Row:
    columns = {column.header: column for column in sheet.inputs}
    cells = {columns[header].key: value for header, value in written.items() if header != YEARS}
    row: Row = {key: _entry(sheet.column(key).kind, value, unit) for key, value in cells.items()}
    if YEARS in written:
        names = HISTORY_YEARS if sheet.key == "history" else BUDGET_YEARS
        for name, value in zip(names, written[YEARS], strict=True):
            row[name] = _entry(sheet.column(name).kind, value, unit)
    return row


def _entry(kind: Kind, value: Any, unit: Unit) -> Entry:
    match kind:
        case Kind.AMOUNT:
            return int(Decimal(value) * unit.kroner)
        case Kind.FTE:
            return int(Decimal(value) * 1000)
        case Kind.PERCENT | Kind.NUMBER:
            return Decimal(value)
        case Kind.PROSE:
            return str(value).strip()
        case _:
            entry: Entry = value
            return entry
