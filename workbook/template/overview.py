"""Oversigt: the totals, what makes them incomplete, and the corrections with their netto."""

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.worksheet import Worksheet

from schemas.calculations.measures import SECTIONS
from schemas.formulas import overview_cells as at
from schemas.formulas.overview_formulas import HEADERS, HEADING_ROW, overview_formulas
from schemas.layout import Layout
from workbook.grid import address, column_letter
from workbook.template import styles
from workbook.template.cells import protect, put, put_formula, set_paper
from workbook.template.chart import add_chart
from workbook.template.data_sheet import SIGNS

_WIDTHS = {
    "A": 7.5, "B": 39, "C": 15, "D": 11, "E": 11, "F": 11, "G": 11, "H": 2,
    "I": 7, "J": 34, "K": 10, "L": 9.5, "M": 9.5, "N": 9.5, "O": 9.5,
}  # fmt: skip
_SCALE = 69
"""Per cent at which these widths fill the width of an A4 page on its side."""
_LIST_ROW = 12.75
"""The height of a row of the list: so high that all of them just fit on the second page."""


def add_overview(workbook: Workbook, layout: Layout, *, tab: str) -> None:
    """Add the sheet Oversigt, protected without a password; formatting is allowed.

    The list stands in two blocks side by side, which fill one page: rows below would print as blank pages
    until they are needed, hidden ones would stay hidden then, and a print area worked out by a formula turns
    into a fixed one as soon as somebody sets up the page.
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
    _print(worksheet)
    protect(worksheet)


def _head(worksheet: Worksheet, layout: Layout) -> None:
    title = worksheet[at.TITLE]
    put(title, f"Tekniske korrektioner – budget {layout.budget_year} og overslagsår")
    styles.set_cell(title, Font(name=styles.FONT, size=16, bold=True, color=styles.NAVY), align=styles.MIDDLE)
    worksheet.row_dimensions[1].height = 30
    styles.set_cell(worksheet[at.SUBTITLE], styles.SUBTITLE, align=styles.MIDDLE)
    right = Alignment(horizontal="right", vertical="center")
    styles.set_cell(worksheet[at.COMPUTED_BY], styles.NOTE, align=right)
    worksheet.row_dimensions[2].height = 18
    worksheet.merge_cells(at.CONTROL_AREA)
    styles.set_cell(worksheet[at.CONTROL], styles.ALARM, align=styles.CENTRE_WRAPPED)
    worksheet.row_dimensions[at.CONTROL_ROW].height = 32
    alarm = styles.alarm_when(f'${at.CONTROL[0]}${at.CONTROL_ROW}<>""')
    worksheet.conditional_formatting.add(at.CONTROL_AREA, alarm)


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
        worksheet.row_dimensions[row].height = 22
        for line in section.lines:
            row = at.ROW_OF[line.key]  # noqa: PLW2901  the section's own row is done with
            put(worksheet[f"A{row}"], line.name)
            font = styles.BOLD if line.strong else styles.BODY
            fill = styles.PALE_FILL if line.strong else None
            form = styles.FTE if line.fte else layout.unit.number_format
            for letter in "ABC":
                styles.set_cell(
                    worksheet[f"{letter}{row}"], font, fill=fill, align=styles.SET_OFF if letter == "A" else None
                )
            for letter in at.YEARS:
                cell = worksheet[f"{letter}{row}"]
                styles.set_cell(cell, font, fill=fill, form=form, align=styles.FIGURE_MIDDLE)
            worksheet.row_dimensions[row].height = 17
    for letter in at.YEARS:  # the chart's unseen zeros
        cell = worksheet[f"{letter}{at.SECTION_ROWS[0]}"]
        cell.value, cell.number_format = 0, ";;;"
    note = worksheet[f"A{at.SIGNS_ROW}"]
    put(note, SIGNS)
    styles.set_cell(note, styles.NOTE, align=styles.MIDDLE)
    worksheet.row_dimensions[at.SIGNS_ROW].height = 20


def _list(worksheet: Worksheet, layout: Layout) -> None:
    put(worksheet[f"A{at.LIST_TITLE}"], "Korrektionerne, netto")
    styles.set_cell(worksheet[f"A{at.LIST_TITLE}"], styles.TITLE, align=styles.MIDDLE)
    styles.set_cell(worksheet[at.MORE], styles.ALARM, align=Alignment(horizontal="right"))
    worksheet.row_dimensions[at.LIST_TITLE].height = 24
    _header_row(worksheet, at.LIST_HEADER, dict(zip("ABC", HEADERS, strict=True)), at.LAST)
    worksheet.row_dimensions[at.LIST_HEADER].height = 18
    _years(worksheet, layout, at.LIST_HEADER)
    for letter in at.RIGHT.years:
        header = worksheet[f"{letter}{at.LIST_HEADER}"]
        styles.set_cell(header, styles.HEADER, align=styles.RIGHT, form=styles.YEAR)
    put(worksheet[f"A{at.LIST_SUM}"], "I alt")
    for n in range(1, ord(at.LAST) - ord("A") + 2):
        cell = worksheet[address(at.LIST_SUM, n)]
        is_year = column_letter(n) in at.YEARS
        form, align = (layout.unit.number_format, styles.FIGURE_MIDDLE) if is_year else (None, styles.MIDDLE)
        styles.set_cell(cell, styles.BOLD, fill=styles.PALE_FILL, form=form, align=align)
    worksheet.row_dimensions[at.LIST_SUM].height = 15
    for block in (at.LEFT, at.RIGHT):
        _list_rows(worksheet, layout, block)


def _list_rows(worksheet: Worksheet, layout: Layout, block: at.Block) -> None:
    aligned = {block.nr: styles.MIDDLE, block.title: styles.SHRUNK, block.frame: styles.SET_OFF}
    worksheet[f"{block.frame}{at.LIST_HEADER}"].alignment = styles.SET_OFF
    for row in at.LIST_ROWS:
        worksheet.row_dimensions[row].height = _LIST_ROW
        for letter in (block.nr, block.title, block.frame):
            styles.set_cell(worksheet[f"{letter}{row}"], styles.BODY, align=aligned[letter])
        for letter in block.years:
            form = layout.unit.number_format
            styles.set_cell(worksheet[f"{letter}{row}"], styles.BODY, align=styles.FIGURE_SHRUNK, form=form)
    first, last = at.LIST_ROWS[0], at.LIST_ROWS[-1]
    area = f"{block.shown[0]}{first}:{block.shown[-1]}{last}"
    heading = styles.when(
        f'${block.place}{first}="{HEADING_ROW}"',
        font=Font(bold=True, color=styles.BLUE),
        border=Border(bottom=Side(style="thin", color=styles.LINE)),
    )
    worksheet.conditional_formatting.add(area, heading)
    left_out = f"AND(ISNUMBER(${block.place}{first}),${block.counts}{first}=0)"
    if block is at.RIGHT:  # the left block's remarks go grey with their rows
        two = f"${at.TWO_BLOCKS[0]}${at.TWO_BLOCKS[1:]}"
        remark = f"AND({two}=0,ISNUMBER(${at.LEFT.place}{first}),${at.LEFT.counts}{first}=0)"
        left_out = f"OR({left_out},{remark})"
    worksheet.conditional_formatting.add(area, styles.muted_when(left_out))


def _print(worksheet: Worksheet) -> None:
    """Totals on the first page, the list on the second."""
    set_paper(worksheet, landscape=True, scale=_SCALE)
    worksheet.print_area = f"A1:{at.LAST}{at.LIST_ROWS[-1]}"
    worksheet.row_breaks.append(Break(at.SIGNS_ROW))
    worksheet.freeze_panes = f"A{at.FIGURES_HEADER + 1}"
