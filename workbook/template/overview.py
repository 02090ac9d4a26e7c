"""Oversigt: the totals, what makes them incomplete, and the corrections with their netto."""

from __future__ import annotations

from typing import TYPE_CHECKING

from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.pagebreak import Break

from workbook.grid import address, column_letter
from workbook.template import overview_cells as at
from workbook.template import styles
from workbook.template.cells import put, put_formula
from workbook.template.chart import add_chart
from workbook.template.data_sheet import SIGNS
from workbook.template.overview_formulas import HEADING_ROW, overview_formulas
from workbook.template.overview_lines import SECTIONS
from workbook.template.page import set_paper
from workbook.template.protection import protect

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

    from schemas.layout import Layout

_WIDTHS = {"A": 9, "B": 52, "C": 14, "D": 12.5, "E": 12.5, "F": 12.5, "G": 12.5, "H": 2.5, "I": 50}
_SCALE = 77
"""Per cent at which these widths fill the width of an A4 page on its side."""


def add_overview(workbook: Workbook, layout: Layout, corrections: int, *, tab: str) -> None:
    """Add the sheet Oversigt, protected without a password; formatting is allowed.

    Rows of the list that so many corrections do not reach beyond the second page are hidden: prepared rows
    would print blank pages, and a print area worked out by a formula holds in Excel only.
    """
    worksheet = workbook.create_sheet(layout.sheet("overview").name)
    worksheet.sheet_properties.tabColor = tab
    for letter, width in _WIDTHS.items():
        worksheet.column_dimensions[letter].width = width
    for letter in at.HIDDEN_COLUMNS:
        worksheet.column_dimensions[letter].hidden = True
    for cell, formula in overview_formulas(layout).items():
        put_formula(worksheet[cell], formula)
    _head(worksheet, layout)
    _figures(worksheet, layout)
    _list(worksheet, layout)
    add_chart(worksheet, layout)
    _print(worksheet, corrections)
    protect(worksheet)


def _head(worksheet: Worksheet, layout: Layout) -> None:
    title = worksheet[at.TITLE]
    put(title, f"Tekniske korrektioner – budget {layout.budget_year} og overslagsår")
    styles.set_cell(title, Font(name=styles.FONT, size=16, bold=True, color=styles.NAVY), align=styles.MIDDLE)
    worksheet.row_dimensions[1].height = 30
    styles.set_cell(worksheet[at.SUBTITLE], styles.SUBTITLE, align=styles.MIDDLE)
    right = Alignment(horizontal="right", vertical="center")
    put(worksheet[at.COMPUTED_BY], "beregnet af: Excel")
    styles.set_cell(worksheet[at.COMPUTED_BY], styles.NOTE, align=right)
    worksheet.row_dimensions[2].height = 18
    worksheet.merge_cells(f"{at.CONTROL}:I{at.CONTROL_ROW}")
    styles.set_cell(worksheet[at.CONTROL], styles.ALARM, align=styles.CENTRE_WRAPPED)
    worksheet.row_dimensions[at.CONTROL_ROW].height = 32
    worksheet.conditional_formatting.add(
        f"{at.CONTROL}:I{at.CONTROL_ROW}", styles.alarm_when(f'${at.CONTROL[0]}${at.CONTROL_ROW}<>""')
    )


def _years(worksheet: Worksheet, layout: Layout, row: int) -> None:
    for n, year in enumerate(layout.budget_years):
        cell = worksheet[f"{at.YEARS[n]}{row}"]
        cell.value = year
        styles.set_cell(cell, styles.HEADER, fill=styles.HEADER_FILL, align=styles.RIGHT, form=styles.YEAR)


def _header_row(worksheet: Worksheet, row: int, texts: dict[str, str], last: str) -> None:
    for n in range(1, ord(last) - ord("A") + 2):
        cell = worksheet[address(row, n)]
        if column_letter(n) in texts:
            put(cell, texts[column_letter(n)])
        styles.set_cell(cell, styles.HEADER, fill=styles.HEADER_FILL, align=styles.MIDDLE)
    worksheet.row_dimensions[row].height = 21


def _figures(worksheet: Worksheet, layout: Layout) -> None:
    _header_row(worksheet, at.FIGURES_HEADER, {}, "G")
    _years(worksheet, layout, at.FIGURES_HEADER)
    for section, row in zip(SECTIONS, at.SECTION_ROWS, strict=True):
        put(worksheet[f"A{row}"], section.heading)
        for letter in "ABCDEFG":
            styles.set_cell(worksheet[f"{letter}{row}"], styles.SECTION, align=styles.MIDDLE, border=styles.UNDER)
        worksheet.row_dimensions[row].height = 19
        for line in section.lines:
            row = at.ROW_OF[line.key]  # noqa: PLW2901  the section's own row is done with
            put(worksheet[f"A{row}"], line.label)
            font = styles.BOLD if line.strong else styles.BODY
            fill = styles.PALE_FILL if line.strong else None
            form = styles.POSITIONS if line.positions else layout.unit.number_format
            for letter in "ABC":
                styles.set_cell(
                    worksheet[f"{letter}{row}"], font, fill=fill, align=_INDENTED if letter == "A" else None
                )
            for letter in at.YEARS:
                cell = worksheet[f"{letter}{row}"]
                styles.set_cell(cell, font, fill=fill, form=form, align=styles.FIGURE_MIDDLE)
            worksheet.row_dimensions[row].height = 15
    for letter in at.YEARS:  # the chart's unseen zeros
        cell = worksheet[f"{letter}{at.SECTION_ROWS[0]}"]
        cell.value, cell.number_format = 0, ";;;"
    note = worksheet[f"A{at.SIGNS_ROW}"]
    put(note, SIGNS)
    styles.set_cell(note, styles.NOTE, align=styles.MIDDLE)
    worksheet.row_dimensions[at.SIGNS_ROW].height = 20


_INDENTED = Alignment(indent=1, vertical="center")


def _list(worksheet: Worksheet, layout: Layout) -> None:
    put(worksheet[f"A{at.LIST_TITLE}"], "Korrektionerne, netto")
    styles.set_cell(worksheet[f"A{at.LIST_TITLE}"], styles.TITLE, align=styles.MIDDLE)
    styles.set_cell(worksheet[at.MORE], styles.ALARM, align=Alignment(horizontal="right"))
    worksheet.row_dimensions[at.LIST_TITLE].height = 26
    _header_row(worksheet, at.LIST_HEADER, {"A": "Nr", "B": "Titel", "C": "Servicerammen", "I": "Bemærkning"}, "I")
    _years(worksheet, layout, at.LIST_HEADER)
    put(worksheet[f"A{at.LIST_SUM}"], "I alt")
    for n in range(1, 10):
        cell = worksheet[address(at.LIST_SUM, n)]
        is_year = column_letter(n) in at.YEARS
        form, align = (layout.unit.number_format, styles.FIGURE_MIDDLE) if is_year else (None, styles.MIDDLE)
        styles.set_cell(cell, styles.BOLD, fill=styles.PALE_FILL, form=form, align=align)
    for row in at.LIST_ROWS:
        for letter in "ABCI":
            styles.set_cell(
                worksheet[f"{letter}{row}"], styles.BODY, align=styles.SHRUNK if letter == "B" else styles.TOP
            )
        for letter in at.YEARS:
            styles.set_cell(
                worksheet[f"{letter}{row}"], styles.BODY, align=styles.FIGURE, form=layout.unit.number_format
            )
    first, last, place = at.LIST_ROWS[0], at.LIST_ROWS[-1], at.PLACE
    area = f"A{first}:I{last}"
    heading = styles.when(
        f'${place}{first}="{HEADING_ROW}"',
        font=Font(bold=True, color=styles.BLUE),
        border=Border(bottom=Side(style="thin", color=styles.LINE)),
    )
    worksheet.conditional_formatting.add(area, heading)
    worksheet.conditional_formatting.add(
        area, styles.muted_when(f"AND(ISNUMBER(${place}{first}),${at.COUNTS}{first}=0)")
    )


def _print(worksheet: Worksheet, corrections: int) -> None:
    """Totals on the first page, the list on the second."""
    set_paper(worksheet, landscape=True, scale=_SCALE)
    worksheet.print_title_rows = f"{at.LIST_HEADER}:{at.LIST_HEADER}"  # again where the list goes over a page
    worksheet.print_area = f"A1:I{at.LIST_ROWS[-1]}"
    worksheet.row_breaks.append(Break(at.SIGNS_ROW))
    worksheet.freeze_panes = f"A{at.FIGURES_HEADER + 1}"
    in_sight = max(corrections + 1, at.ROWS_ON_A_PAGE)  # one for the heading of those that do not count
    for row in at.LIST_ROWS[in_sight:]:
        worksheet.row_dimensions[row].hidden = True
