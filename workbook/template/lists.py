"""Lister: one small table a list, behind the drop-downs."""

from openpyxl import Workbook

from schemas.layout import Layout
from schemas.lists import LISTS
from workbook.grid import address, column_letter
from workbook.template import styles
from workbook.template.excel_table import add_table
from workbook.template.names import list_table

_HEADER_ROW = 3


def add_lists(workbook: Workbook, layout: Layout) -> None:
    """Add the hidden sheet Lister; the tables stand side by side with a free column between."""
    worksheet = workbook.create_sheet(layout.sheet("lists").name)
    worksheet.sheet_state = "hidden"
    worksheet["A1"] = "Lister bag rullelisterne. Rettes ikke."
    styles.set_cell(worksheet["A1"], styles.TITLE)
    for number, (name, answers) in enumerate(LISTS.items()):
        column = 2 * number + 1
        header = address(_HEADER_ROW, column)
        worksheet[header] = name
        styles.set_cell(worksheet[header], styles.HEADER, fill=styles.HEADER_FILL)
        for row, answer in enumerate(answers, _HEADER_ROW + 1):
            worksheet[address(row, column)] = answer
            styles.set_cell(worksheet[address(row, column)], styles.BODY, border=styles.UNDER)
        letter = column_letter(column)
        worksheet.column_dimensions[letter].width = max(len(text) for text in (name, *answers)) + 4
        worksheet.column_dimensions[column_letter(column + 1)].width = 3
        area = f"{address(_HEADER_ROW, column)}:{address(_HEADER_ROW + len(answers), column)}"
        add_table(worksheet, list_table(name), area, (name,), filtered=False)
    worksheet.sheet_view.showGridLines = False
