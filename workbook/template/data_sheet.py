"""The sheets that hold a table of rows: title, subtotals, headers, data, and how they print."""

from collections.abc import Callable, Mapping, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment
from openpyxl.worksheet.worksheet import Worksheet

from schemas.columns import Kind
from schemas.formulas import column_formulas, subtotal
from schemas.formulas.references import is_one_of
from schemas.layout import (
    BUDGET_YEARS,
    CONVERTED,
    FIRST_DATA_ROW,
    HEADER_ROW,
    READY_ROWS,
    SUBTOTAL_ROW,
    TITLE_ROW,
    Column,
    Layout,
    Sheet,
)
from schemas.lists import NON_NEGATIVE_CHANGES, NON_POSITIVE_CHANGES
from workbook.grid import Row, address, column_letter
from workbook.template import styles
from workbook.template.cells import add_table, put, put_formula, set_page, shown_value
from workbook.template.input_help import add_input_help
from workbook.template.styles import alarm_when, muted_when


def add_marks(worksheet: Worksheet, sheet: Sheet, letters: dict[str, str]) -> None:
    """Mark the rows of a data sheet as they are filled in; needs no add-in."""
    first, last = FIRST_DATA_ROW, READY_ROWS

    def over(start: str, end: str) -> str:
        return f"{letters[start]}{first}:{letters[end]}{last}"

    def cell(column: str) -> str:
        return f"${letters[column]}{first}"

    if "check" in letters:
        worksheet.conditional_formatting.add(over("check", "check"), alarm_when(f'{cell("check")}<>""'))
    if "y0" in letters:
        year = f"{letters['y0']}{first}"  # relative: the first cell of the range
        years = over(BUDGET_YEARS[0], BUDGET_YEARS[-1])
        worksheet.conditional_formatting.add(years, alarm_when(f"OR(ISTEXT({year}),ISERROR({year}))"))
        if "change" in letters:
            change = cell("change")
            worksheet.conditional_formatting.add(
                years,
                alarm_when(
                    f"AND(ISNUMBER({year}),OR(AND({year}<0,{is_one_of(change, *NON_NEGATIVE_CHANGES)}),"
                    f"AND({year}>0,{is_one_of(change, *NON_POSITIVE_CHANGES)})))"
                ),
            )
    left_out = _left_out(sheet, cell)
    if left_out:
        visible = [column.key for column in sheet.columns if not column.hidden]
        worksheet.conditional_formatting.add(over(visible[0], visible[-1]), muted_when(left_out))


def _left_out(sheet: Sheet, cell: Callable[[str], str]) -> str | None:
    """Where a row's correction counts in nothing; blank rows below the table are no such rows."""
    match sheet.key:
        case "corrections":
            return f'AND({cell("row")}<>"",{cell("row")}>0,{cell("counts")}=0)'
        case "fte":
            return f'AND({cell("counts")}<>"",{cell("counts")}=0)'
        case "amounts" | "financing" | "calculation":
            return f'AND({cell("factor")}<>"",{cell("factor")}=0)'
        case _:
            return None


ColumnKey = tuple[str, str]
SIGNS = "- = mindreudgift/merindtægt og + = merudgift/mindreindtægt"
"""The sign convention as it is printed on every form."""
_SIGNS = {
    "amounts": SIGNS,
    "fte": "+ = flere og - = færre fuldtidsstillinger",
    "financing": f"{SIGNS}.  Modpost: - = her findes pengene, + = her lægges pengene",
    "calculation": f"Bruttobeløb uden fortegn.  Korrektionen selv: {SIGNS}",
}
UDVALG = 'stam_Udvalg&""'
"""The formula under the title."""
_CONVERTED_SUM = '"Sum af viste linjer, omregnet til "&stam_Prisniveau&"-priser"'
SUBTOTAL_LABELS = {
    "amounts": _CONVERTED_SUM,
    "financing": _CONVERTED_SUM,
    # One sum over estimates, budgets and avoided expenditure means nothing.
    "calculation": _CONVERTED_SUM.replace(" linjer", " linjer (filtrér på Type)"),
    "fte": '"Sum af viste linjer"',
    "committees": '"Sum af viste udvalg, omregnet til "&stam_Prisniveau&"-priser"',
}
"""The formula of the label beside the subtotals, by the sheets that have any."""
_LINE_HEIGHT, _TALLEST_ROW = 13.2, 120.0


def add_data_sheet(
    workbook: Workbook, sheet: Sheet, layout: Layout, rows: Sequence[Row], *, titles: Mapping[ColumnKey, str], tab: str
) -> None:
    """Add one data sheet with its rows; without rows its table starts with one empty row.

    `titles` are the corrections' by committee and number, case folded.
    """
    worksheet = workbook.create_sheet(sheet.name)
    worksheet.sheet_properties.tabColor = tab
    letters = {column.key: column_letter(n) for n, column in enumerate(sheet.columns, 1)}
    last_row = FIRST_DATA_ROW + max(len(rows), 1) - 1
    _title(worksheet, sheet, layout)
    _subtotals(worksheet, sheet, layout, letters)
    _headers(worksheet, sheet)
    _columns(worksheet, sheet, layout, letters)
    _rows(worksheet, sheet, layout, rows or [{}], titles)
    _table(worksheet, sheet, layout, last_row)
    add_input_help(worksheet, sheet, letters)
    add_marks(worksheet, sheet, letters)
    set_page(worksheet, sheet, letters)
    worksheet.freeze_panes = f"{_first_moving(sheet, letters)}{FIRST_DATA_ROW}"


def correction_name(row: Row) -> ColumnKey:
    """What names the correction a row belongs to: committee and number, case folded."""
    return str(row.get("udvalg") or "").casefold(), str(row.get("nr")).casefold()


def _first_moving(sheet: Sheet, letters: dict[str, str]) -> str:
    """The first column that scrolls: the one after the title, or after the committee where there is one."""
    stays = next((key for key in ("title", "udvalg") if key in letters), None)
    return "A" if stays is None else column_letter([column.key for column in sheet.columns].index(stays) + 2)


def _title(worksheet: Worksheet, sheet: Sheet, layout: Layout) -> None:
    in_unit = any(column.kind is Kind.AMOUNT and not column.calculated for column in sheet.columns)
    cell = worksheet.cell(TITLE_ROW, 1, f"{sheet.title.da}, {layout.unit.text}" if in_unit else sheet.title.da)
    styles.set_cell(cell, styles.TITLE, align=styles.MIDDLE)
    worksheet.row_dimensions[TITLE_ROW].height = 27
    beside = worksheet[address(TITLE_ROW, 3)]
    if sheet.key in _SIGNS:
        put(beside, _SIGNS[sheet.key])
        styles.set_cell(beside, styles.BOLD, align=styles.MIDDLE)
    under = worksheet[address(SUBTOTAL_ROW, 1)]
    styles.set_cell(under, styles.SUBTITLE, align=styles.MIDDLE)
    put_formula(under, UDVALG)
    worksheet.row_dimensions[SUBTOTAL_ROW].height = 19


def _subtotals(worksheet: Worksheet, sheet: Sheet, layout: Layout, letters: dict[str, str]) -> None:
    """Sums of the converted amounts over the year columns: raw years would count what counts in nothing."""
    if sheet.key not in SUBTOTAL_LABELS:
        return
    label = worksheet[address(SUBTOTAL_ROW, 3)]
    styles.set_cell(label, styles.SUBTITLE, align=styles.MIDDLE)
    put_formula(label, SUBTOTAL_LABELS[sheet.key])
    for column, summed in summed_columns(sheet).items():
        cell = worksheet[f"{letters[column]}{SUBTOTAL_ROW}"]
        put_formula(cell, subtotal(sheet, summed))
        form = styles.number_format(sheet.column(column), layout.unit)
        styles.set_cell(cell, styles.BOLD, align=styles.FIGURE_MIDDLE, form=form, fill=styles.PALE_FILL)


def summed_columns(sheet: Sheet) -> dict[str, str]:
    """Column -> the column whose sum stands over it; none where the sheet has no subtotals."""
    if sheet.key not in SUBTOTAL_LABELS:
        return {}
    if sheet.key == "committees":
        return {column.key: column.key for column in sheet.columns if column.calculated}
    return dict(zip(BUDGET_YEARS, CONVERTED, strict=True))


def _headers(worksheet: Worksheet, sheet: Sheet) -> None:
    for n, column in enumerate(sheet.columns, 1):
        cell = worksheet[address(HEADER_ROW, n)]
        put(cell, column.header)
        align = styles.TOP_RIGHT if styles.alignment(column) is styles.FIGURE else styles.TOP_WRAPPED
        align = _set_off(sheet, n, align)
        styles.set_cell(cell, styles.HEADER, fill=styles.HEADER_FILL, align=align)
    worksheet.row_dimensions[HEADER_ROW].height = 28


def _set_off(sheet: Sheet, number: int, align: Alignment) -> Alignment:
    """The alignment, indented where a text would touch the figures of the column before."""
    shown = [column for column in sheet.columns[: number - 1] if not column.hidden]
    touches = shown and styles.alignment(shown[-1]) is styles.FIGURE
    if not touches or align.horizontal == "right":
        return align
    return Alignment(horizontal="left", vertical=align.vertical, wrap_text=align.wrap_text, indent=1)


def _columns(worksheet: Worksheet, sheet: Sheet, layout: Layout, letters: dict[str, str]) -> None:
    """Widths, hidden columns, and the looks that cells yet to be filled will have.

    A style of the whole column makes every row ready without a cell in it: cells with fills or borders
    would print blank pages.
    """
    for n, column in enumerate(sheet.columns, 1):
        dimension = worksheet.column_dimensions[letters[column.key]]
        dimension.width = column.width
        dimension.hidden = column.hidden
        dimension.font = styles.BODY
        dimension.alignment = _set_off(sheet, n, styles.alignment(column))
        dimension.number_format = styles.number_format(column, layout.unit)


def _rows(
    worksheet: Worksheet, sheet: Sheet, layout: Layout, rows: Sequence[Row], titles: Mapping[ColumnKey, str]
) -> None:
    formulas = column_formulas(layout)
    for number, row in enumerate(rows, FIRST_DATA_ROW):
        for n, column in enumerate(sheet.columns, 1):
            cell = worksheet[address(number, n)]
            if column.calculated:
                put_formula(cell, formulas[sheet.key, column.key])
            else:
                put(cell, shown_value(column.kind, row.get(column.key), layout.unit))
            styles.set_cell(
                cell,
                styles.CALCULATED if column.calculated else styles.BODY,
                fill=styles.CALCULATED_FILL if column.calculated else None,
                align=_set_off(sheet, n, styles.alignment(column)),
                border=styles.UNDER,
                form=_form(column, layout, cell.value),
            )
        height = _height(sheet, row, titles.get(correction_name(row), ""))
        if height is not None:
            worksheet.row_dimensions[number].height = height


def _form(column: Column, layout: Layout, value: object) -> str:
    """Past series come in any unit: whole numbers show none of the decimals that others need."""
    if column.kind is Kind.NUMBER and isinstance(value, (int, float)):
        return "#,##0" if float(value).is_integer() else "#,##0.000"
    return styles.number_format(column, layout.unit)


def _height(sheet: Sheet, row: Row, title: str) -> float | None:
    """A height for a row of long texts, never a whole page; Excel fits heights only while a person types."""
    texts = {column: row.get(column.key) for column in sheet.inputs if styles.alignment(column).wrap_text}
    texts |= {column: title for column in sheet.columns if column.key == "title" and column.calculated}
    lines = max((_lines(str(text), column.width) for column, text in texts.items() if text is not None), default=1)
    return min(lines * _LINE_HEIGHT + 2, _TALLEST_ROW) if lines > 1 else None


def _lines(text: str, width: float) -> int:
    """About so many lines a text takes in a column of this width."""
    letters = max(int(width * 1.2), 1)
    return sum(-(-max(len(part), 1) // letters) for part in text.rstrip().split("\n"))


def _table(worksheet: Worksheet, sheet: Sheet, layout: Layout, last_row: int) -> None:
    """The Excel table, its columns named as the header cells and carrying their formulas."""
    formulas = column_formulas(layout)
    add_table(
        worksheet,
        sheet.table,
        f"A{HEADER_ROW}:{address(last_row, len(sheet.columns))}",
        [column.header for column in sheet.columns],
        formulas={column.header: formulas[sheet.key, column.key] for column in sheet.columns if column.calculated},
    )
