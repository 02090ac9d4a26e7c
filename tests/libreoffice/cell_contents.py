"""What cells hold, by Excel's rules: values read and written in bulk."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from libreoffice.formats import CURRENCY, DATE, LOGICAL, TEXT, TIME, format_key, kind_of
from libreoffice.formula_text import ERRORS, to_office

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from libreoffice.bridge import Uno

    from workbook.grid import Area

_TEXT_RESULT, _ERROR_RESULT = 2, 4
"""com.sun.star.sheet.FormulaResult"""
ERROR_CODES = {
    "#NULL!": -2146826288, "#DIV/0!": -2146826281, "#VALUE!": -2146826273, "#REF!": -2146826265,
    "#NAME?": -2146826259, "#NUM!": -2146826252, "#N/A": -2146826246,
}  # fmt: skip
"""An error value as Excel hands it out: a whole number, which no number is."""
_EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001  a spreadsheet's dates have no time zone
_SECONDS_A_DAY = 86_400
_READ_ANEW = re.compile(
    r"\s*(?:[+-]?(?:\d[\d,]*(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?\s*%?|\d{1,4}[-/.]\d{1,2}(?:[-/.]\d{1,4})?|true|false)\s*",
    re.IGNORECASE,
)

Rows = list[list[Any]]


class TextReadAnewError(AssertionError):
    """A text that Excel would turn into a number or a date on entry, losing it without a word."""


def values(doc: Uno, cells: Uno, area: Area) -> Rows:
    """`Value2` of every cell: None for a blank one, "" for a formula's empty text, doubles, texts, truths, codes."""
    rows = [[None if one == "" else one for one in row] for row in cells.getDataArray()]
    for row, column in _cells_of(cells.queryFormulaCells(_TEXT_RESULT), area):
        if rows[row][column] is None:
            rows[row][column] = ""
    for row, column in _cells_of(cells.queryFormulaCells(_ERROR_RESULT), area):
        shown = cells.getCellByPosition(column, row).String
        rows[row][column] = ERROR_CODES[shown if shown in ERRORS else "#VALUE!"]  # LibreOffice has its own, Err:504
    _by_format(doc, cells, area, rows, lambda value, kind: bool(value) if kind & LOGICAL else value)
    return rows


def dated(doc: Uno, cells: Uno, area: Area) -> Rows:
    """`Value` of every cell: as `values`, but dates as datetime, and money rounded to Decimal with four places."""
    rows = values(doc, cells, area)
    _by_format(doc, cells, area, rows, _by_kind)
    return rows


def _by_kind(value: float, kind: int) -> object:
    if kind & (DATE | TIME):
        return _EPOCH + dt.timedelta(days=value)
    return round(Decimal(value), 4) if kind & CURRENCY else value


def _by_format(doc: Uno, cells: Uno, area: Area, rows: Rows, make: Callable[[float, int], object]) -> None:
    kinds: dict[int, int] = {}
    for formatted in cells.getUniqueCellFormatRanges():
        key = formatted.NumberFormat
        kind = kinds[key] if key in kinds else kinds.setdefault(key, kind_of(doc, formatted))
        if not kind & (DATE | TIME | CURRENCY | LOGICAL):
            continue
        for row, column in _cells_of(formatted, area):
            if type(rows[row][column]) is float:
                rows[row][column] = make(rows[row][column], kind)


def _cells_of(found: Uno, area: Area) -> Iterator[tuple[int, int]]:
    """The cells of a query's answer, counted from the area's corner."""
    for part in found.getRangeAddresses():
        for row in range(part.StartRow, part.EndRow + 1):
            for column in range(part.StartColumn, part.EndColumn + 1):
                yield row + 1 - area.first_row, column + 1 - area.first_column


def write(doc: Uno, cells: Uno, rows: Sequence[Sequence[Any]], own: str | None) -> None:
    """Set `Value` of every cell: one call for plain contents, one more for each date, truth and formula."""
    formats: list[tuple[int, int, str]] = []
    formulas: list[tuple[int, int, str]] = []
    plain: list[tuple[Any, ...]] = []
    for r, row in enumerate(rows):
        line: list[Any] = []
        for c, value in enumerate(row):
            if isinstance(value, str) and value.startswith("="):
                formulas.append((r, c, value))
                line.append("")
            else:
                line.append(_entered(doc, cells, (r, c), value))
            if isinstance(value, (bool, dt.date)):
                formats.append((r, c, "BOOLEAN" if isinstance(value, bool) else "YYYY-MM-DD"))
        plain.append(tuple(line))
    cells.setDataArray(tuple(plain))
    for r, c, text in formulas:
        cells.getCellByPosition(c, r).setFormula(to_office(text, own))
    for r, c, code in formats:
        cell = cells.getCellByPosition(c, r)
        if not kind_of(doc, cell) & (DATE | TIME | LOGICAL):
            cell.NumberFormat = format_key(doc, code)


def _entered(doc: Uno, cells: Uno, at: tuple[int, int], value: object) -> str | float:
    if value is None:
        return ""
    if isinstance(value, dt.datetime):
        return (value.replace(tzinfo=None) - _EPOCH).total_seconds() / _SECONDS_A_DAY
    if isinstance(value, dt.date):
        return float((value - _EPOCH.date()).days)
    if not isinstance(value, str):
        return float(value)  # type: ignore[arg-type]  # what is no number is refused here as by Excel
    if value.startswith("'"):
        return value[1:]
    row, column = at
    if _READ_ANEW.fullmatch(value) and not kind_of(doc, cells.getCellByPosition(column, row)) & TEXT:
        raise TextReadAnewError(
            f"{value!r} would be no text in Excel: write it in a cell of format @, or with a ' before"
        )
    return value


def as_excel(rows: Iterable[Sequence[Any]]) -> Any:
    """Rows as Excel hands them over: the bare content of a single cell, else tuples."""
    block = tuple(map(tuple, rows))
    return block[0][0] if len(block) == 1 and len(block[0]) == 1 else block
