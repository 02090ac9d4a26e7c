"""A part read as it always is, and read by the parser's events alone, which are the judge."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbook.grid import NumberClass, SheetGrid
from workbook.ooxml.read import strings as strings_part
from workbook.ooxml.read.fault import LIMITS, PackageFault
from workbook.ooxml.read.sheet_part import SheetReader, Shelf
from workbook.ooxml.read.worksheet import read_sheet

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbook.ooxml.read.fault import Limits

STRINGS = ["nul", "en", "to"]
CLASSES: dict[str | None, NumberClass] = {"1": NumberClass.DATE, "2": NumberClass.PERCENT}
PART = "xl/worksheets/sheet1.xml"


def sheet_readings(content: bytes, limits: Limits = LIMITS) -> tuple[object, object]:
    """What comes of a worksheet part: its grid and table ids with every type told, or its fault."""
    shelf = Shelf(STRINGS, CLASSES, False, limits)

    def always(sheet: SheetGrid) -> tuple[str, ...]:
        return read_sheet(content, PART, sheet, shelf, limits.cells)

    def events(sheet: SheetGrid) -> tuple[str, ...]:
        reader = SheetReader(PART, sheet, shelf, limits.cells)
        reader.read(content)
        return tuple(reader.table_relations)

    return _sheet(always), _sheet(events)


def string_readings(content: bytes, limits: Limits = LIMITS) -> tuple[object, object]:
    """What comes of a shared string table."""
    return (
        _outcome(lambda: [*map(_told, strings_part.read_strings(content, PART, limits))]),
        _outcome(lambda: [*map(_told, strings_part.parsed_strings(content, PART, limits))]),
    )


def _sheet(reading: Callable[[SheetGrid], tuple[str, ...]]) -> object:
    def read() -> object:
        sheet = SheetGrid("Ark")
        tables = reading(sheet)
        values = [(at, _told(value)) for at, value in sheet.values.items()]
        facts = (sheet.merges, sheet.hidden_rows, sheet.hidden_columns, tables)
        return values, list(sheet.formulas.items()), sorted(sheet.classes.items()), facts

    return _outcome(read)


def _told(value: object) -> tuple[str, str]:
    return type(value).__name__, repr(value)


def _outcome(read: Callable[[], object]) -> object:
    try:
        return read()
    except PackageFault as fault:
        return fault.fault, fault.detail
