"""What a cell of a new workbook holds: frames' integers back in the unit a person types."""

from datetime import date
from decimal import Decimal

from openpyxl.cell import Cell

from schemas.columns import Kind
from schemas.layout import Unit
from schemas.words.writable import writable
from workbook.contents import Entry


def shown_value(kind: Kind, entry: Entry, unit: Unit) -> float | int | str | date | None:
    """An entry as its cell holds it: kroner in the workbook's unit, thousandths in whole FTEs."""
    if entry is None or isinstance(entry, date):
        return entry
    if isinstance(entry, str):
        return writable(entry) or None
    if kind is Kind.AMOUNT:
        return number(Decimal(entry) / unit.kroner)
    if kind is Kind.FTE:
        return number(Decimal(entry) / 1000)
    return number(Decimal(entry))


def number(value: Decimal) -> float | int:
    """The shortest number that a cell can hold for a decimal."""
    return int(value) if value == value.to_integral_value() else float(value)


def put(cell: Cell, value: float | str | date | None) -> None:
    """Write a value; a text stays a text, also where it looks like a formula, and is such as a cell can hold."""
    cell.value = writable(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"


def put_formula(cell: Cell, formula: str) -> None:
    """Write a formula given without its equals sign."""
    cell.value = writable(f"={formula}")
