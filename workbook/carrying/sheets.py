"""What a new workbook holds besides the template: users' own columns, and sheets that log where things came from."""

from collections.abc import Mapping, Sequence
from copy import copy
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.worksheet.table import TableColumn
from openpyxl.worksheet.worksheet import Worksheet

from schemas.layout import FIRST_DATA_ROW, HEADER_ROW
from schemas.words.writable import writable
from workbook.carrying.rows import Own
from workbook.grid import CellError, NumberClass, address, column_letter
from workbook.template import styles
from workbook.template.cells import put

_FORMATS = {NumberClass.DATE: styles.DATE, NumberClass.PERCENT: styles.PERCENT, NumberClass.TIME: "h:mm"}
_WIDTH = 16


def add_own_columns(
    workbook: Workbook, sheet: str, headers: Sequence[str], rows: Sequence[Mapping[str, Own]]
) -> dict[str, int]:
    """Put people's own columns at the table's right, a row's cells beside the row; gives each one's Excel column."""
    worksheet: Any = workbook[sheet]
    (table,) = worksheet.tables.values()
    placed: dict[str, int] = {}
    for header in headers:
        number = len(table.tableColumns) + 1
        placed[header] = number
        _header(worksheet, number, header)
        worksheet.column_dimensions[column_letter(number)].width = _WIDTH
        for row, own in enumerate(rows, FIRST_DATA_ROW):
            cell = worksheet.cell(row, number)
            styles.set_cell(cell, styles.BODY, align=styles.TOP_WRAPPED, border=styles.UNDER)
            if header in own:
                put_own(cell, own[header])
        table.tableColumns.append(TableColumn(id=number, name=writable(header)))
    last = FIRST_DATA_ROW + max(len(rows), 1) - 1
    table.ref = table.autoFilter.ref = f"A{HEADER_ROW}:{address(last, len(table.tableColumns))}"
    return placed


def put_own(cell: Cell, own: Own) -> None:
    """Write a cell of a person's own; an error stays an error, a date a date."""
    if isinstance(own.value, CellError):
        cell.value = str(own.value)
    else:
        put(cell, own.value)
    if own.number_class is not None:
        cell.number_format = _FORMATS.get(own.number_class, cell.number_format)


def _header(worksheet: Worksheet, number: int, header: str) -> None:
    """A header that looks like the table's first."""
    like: Any = worksheet.cell(HEADER_ROW, 1)
    cell: Any = worksheet.cell(HEADER_ROW, number)
    put(cell, header)
    cell.font, cell.fill, cell.alignment = copy(like.font), copy(like.fill), copy(like.alignment)
