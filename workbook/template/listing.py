"""A sheet with one plain table to read and filter: what a comparison found, what a new workbook was made of."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from schemas.words.harmless import harmless_lines
from workbook.grid import address, column_letter
from workbook.template import styles
from workbook.template.cells import add_table, put, set_paper

TITLE_ROW, NOTES_ROW, HEADER_ROW, FIRST_ROW = 1, 2, 3, 4
_LINE_HEIGHT, _TALLEST_ROW = 13.2, 160.0
_LETTERS_TO_A_WIDTH = 1.2
_AFTER_FIGURES = Alignment(horizontal="left", vertical="top", wrap_text=True, indent=1)
"""Indented, where a text would touch the figures of the column before."""


@dataclass(frozen=True, slots=True)
class ListColumn:
    """A column of the list: its header, its width, and the number format its figures take."""

    header: str
    width: float
    form: str = "General"


@dataclass(frozen=True, slots=True)
class ListedCell:
    """A cell's value, and the number format it takes where that is not its column's."""

    value: Any
    form: str | None = None


def add_listing(
    workbook: Workbook,
    name: str,
    columns: Sequence[ListColumn],
    rows: Sequence[Sequence[ListedCell]],
    *,
    table: str,
    note: str = "",
) -> Worksheet:
    """Add the sheet `name` with its table; without rows the table has one empty row, as Excel demands."""
    worksheet: Worksheet = workbook.create_sheet(name)
    write(worksheet, TITLE_ROW, 1, name, styles.TITLE)
    write(worksheet, NOTES_ROW, 1, note, styles.SUBTITLE)
    for n, column in enumerate(columns, 1):
        write(worksheet, HEADER_ROW, n, column.header, styles.HEADER, fill=True, right=column.form != "General")
        if _touches(columns, n):
            worksheet.cell(HEADER_ROW, n).alignment = _AFTER_FIGURES
        worksheet.column_dimensions[column_letter(n)].width = column.width
    for row, cells in enumerate(rows, FIRST_ROW):
        for n, (column, shown) in enumerate(zip(columns, cells, strict=True), 1):
            cell: Any = worksheet.cell(row, n)
            value = shown.value
            put(cell, harmless_lines(value) if isinstance(value, str) else value)
            align = styles.TOP_WRAPPED
            if isinstance(value, int | float):
                align = styles.TOP_LEFT if (shown.form or column.form) == "General" else styles.FIGURE
            elif _touches(columns, n):
                align = _AFTER_FIGURES
            styles.set_cell(cell, styles.BODY, align=align, border=styles.UNDER, form=shown.form or column.form)
        worksheet.row_dimensions[row].height = _height(columns, cells)
    worksheet.row_dimensions[HEADER_ROW].height = 2 * _LINE_HEIGHT + 2
    last = FIRST_ROW + max(len(rows), 1) - 1
    area = f"A{HEADER_ROW}:{address(last, len(columns))}"
    add_table(worksheet, table, area, [column.header for column in columns])
    worksheet.freeze_panes = f"A{FIRST_ROW}"
    worksheet.print_title_rows = f"{HEADER_ROW}:{HEADER_ROW}"
    set_paper(worksheet, landscape=True)
    return worksheet


def write(
    worksheet: Worksheet, row: int, column: int, text: str, font: Font, *, fill: bool = False, right: bool = False
) -> None:
    """Write a text; a strange one stays a text and hides nothing."""
    cell: Any = worksheet.cell(row, column)
    put(cell, harmless_lines(text) or None)
    align = styles.TOP_RIGHT if right else styles.TOP_WRAPPED if fill else styles.TOP
    styles.set_cell(cell, font, fill=styles.HEADER_FILL if fill else None, align=align)


def _touches(columns: Sequence[ListColumn], number: int) -> bool:
    """Whether the column before this one, counted from 1, holds figures and this one does not."""
    return number > 1 and columns[number - 2].form != "General" and columns[number - 1].form == "General"


def _height(columns: Sequence[ListColumn], cells: Sequence[ListedCell]) -> float:
    """A height for a row of long texts, never a whole page; Excel fits heights only while a person types."""
    lines = (
        sum(
            -(-max(len(part), 1) // max(int(column.width * _LETTERS_TO_A_WIDTH), 1)) for part in shown.value.split("\n")
        )
        if isinstance(shown.value, str)
        else 1
        for column, shown in zip(columns, cells, strict=True)
    )
    return min(max(lines, default=1) * _LINE_HEIGHT + 2, _TALLEST_ROW)
