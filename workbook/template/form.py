"""Skema: the printable form of one correction, laid out as the page that committees know."""

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from schemas.calculations.measures import MEASURES
from schemas.formulas import form_cells as at
from schemas.formulas.form_formulas import form_formulas
from schemas.layout import UNITS, Layout
from workbook.grid import address
from workbook.template import styles
from workbook.template.cells import protect, put, put_formula, set_paper
from workbook.template.data_sheet import SIGNS
from workbook.template.input_help import add_validation, of_committees
from workbook.template.names import NUMBERS

_WIDTHS = {"A": 31, "B": 11.5, "C": 11.5, "D": 11.5, "E": 11.5, "F": 27}
_LAST = "F"
_HEADINGS = ("Baggrund for og beskrivelse af den tekniske korrektion", "Økonomiske konsekvenser")
_PROSE_LINE = 14.0
_HEIGHTS = {1: 24, 2: 20, 3: 8, 4: 15, 5: 32, 6: 8, 7: 21, 8: 18, 9: 18, 10: 18, 11: 17, 12: 20, 13: 17}


def add_form(workbook: Workbook, layout: Layout, number: str | None, udvalg: str | None, *, tab: str) -> None:
    """Add the sheet Skema with this correction chosen; protected but for the drop-down of the number.

    Where many committees are merged, the committee is chosen too.
    """
    worksheet = workbook.create_sheet(layout.sheet("form").name)
    worksheet.sheet_properties.tabColor = tab
    for letter, width in _WIDTHS.items():
        worksheet.column_dimensions[letter].width = width
    worksheet.column_dimensions[at.PLACE[0]].hidden = True
    for row, height in _HEIGHTS.items():
        worksheet.row_dimensions[row].height = height
    for cell, formula in form_formulas(layout).items():
        put_formula(worksheet[cell], formula)
    _head(worksheet, layout, number)
    if layout.merged:
        _choose_committee(worksheet, udvalg)
    _figures(worksheet, layout)
    _prose(worksheet)
    set_paper(worksheet, landscape=False, pages_high=1)
    worksheet.print_area = f"A1:{_LAST}{at.CONSEQUENCES[-1] + 1}"
    protect(worksheet)


def _head(worksheet: Worksheet, layout: Layout, number: str | None) -> None:
    styles.set_cell(worksheet[at.UDVALG], styles.TITLE, align=styles.MIDDLE)
    put(worksheet[at.HEADING], f"Teknisk korrektion – budget {layout.budget_year} og overslagsår")
    styles.set_cell(worksheet[at.HEADING], _font(12, color=styles.BLUE), align=styles.MIDDLE)
    for cell, text in (("A4", "Titel"), ("F4", "Nr.")):
        put(worksheet[cell], text)
        styles.set_cell(worksheet[cell], styles.SUBTITLE, align=styles.MIDDLE)
    worksheet.merge_cells(f"{at.TITLE}:E5")
    _band(worksheet, 5, _font(12, color=styles.NAVY), styles.PALE_FILL, upto="E")
    worksheet[at.TITLE].alignment = Alignment(horizontal="left", vertical="center", wrap_text=True, indent=1)
    chosen = worksheet[at.NUMBER]
    put(chosen, number)
    styles.set_cell(
        chosen, _font(12, color=styles.NAVY), fill=styles.INPUT_FILL, align=styles.CENTRED, border=styles.BOX
    )
    chosen.protection = styles.UNLOCKED
    rule: dict[str, str | bool] = {
        "type": "list", "formula1": NUMBERS, "allow_blank": False, "errorStyle": "stop",
        "error": "Vælg et af numrene fra arket Korrektioner.",
    }  # fmt: skip
    add_validation(worksheet, at.NUMBER, rule, title="Nr", prompt="Vælg den korrektion, skemaet skal vise.")


def _choose_committee(worksheet: Worksheet, udvalg: str | None) -> None:
    chosen = worksheet[at.UDVALG]
    put(chosen, udvalg)
    chosen.fill, chosen.protection = styles.INPUT_FILL, styles.UNLOCKED
    add_validation(
        worksheet, at.UDVALG, of_committees(), title="Udvalg", prompt="Vælg det udvalg, korrektionen er fra."
    )


def _font(size: int, *, color: str, bold: bool = True) -> Font:
    return Font(name=styles.FONT, size=size, bold=bold, color=color)


def _band(worksheet: Worksheet, row: int, font: Font, fill: PatternFill | None = None, *, upto: str = _LAST) -> None:
    for number in range(1, ord(upto) - ord("A") + 2):
        styles.set_cell(worksheet[address(row, number)], font, fill=fill, align=styles.MIDDLE)


def _figures(worksheet: Worksheet, layout: Layout) -> None:
    header = int(at.PRICES[1:])
    _band(worksheet, header, styles.HEADER, styles.HEADER_FILL)
    for letter, year in zip(at.YEARS, layout.budget_years, strict=True):
        cell = worksheet[f"{letter}{header}"]
        cell.value = year
        styles.set_cell(cell, styles.HEADER, align=styles.RIGHT, form=styles.YEAR)
    side = {header: "Iværksættelsestidspunkt:", at.INCOME_ROW: "Indenfor servicerammen:"}
    unit = UNITS[layout.unit.text].number_format
    for key, row in at.ROW_OF.items():
        one = MEASURES[key]
        font = styles.BOLD if one.strong else styles.BODY
        put(worksheet[f"A{row}"], one.name)
        for letter in "ABCDE":
            form = styles.FTE if one.fte else unit
            styles.set_cell(
                worksheet[f"{letter}{row}"],
                font,
                fill=styles.PALE_FILL if one.strong else None,
                align=styles.MIDDLE,
                border=styles.SUM_ABOVE if one.strong else styles.UNDER,
                form="General" if letter == "A" else form,
            )
    for row, text in side.items():
        put(worksheet[f"F{row}"], text)
        font = styles.HEADER if row == header else styles.SUBTITLE
        styles.set_cell(worksheet[f"F{row}"], font, align=_BESIDE)
    styles.set_cell(worksheet[at.EFFECTIVE_DATE], styles.BOLD, align=_BESIDE, form=styles.DATE)
    styles.set_cell(worksheet[at.SERVICE_FRAME], styles.BOLD, align=_BESIDE)
    put(worksheet[f"A{at.SIGNS_ROW}"], SIGNS)
    styles.set_cell(worksheet[f"A{at.SIGNS_ROW}"], styles.NOTE, align=styles.MIDDLE)
    styles.set_cell(worksheet[at.REMARK], styles.ALARM, align=styles.MIDDLE)


_BESIDE = Alignment(horizontal="left", vertical="center", indent=2)


def _prose(worksheet: Worksheet) -> None:
    """Each text over merged rows of fixed height: Excel never fits a row to a formula's text by itself."""
    for (_, heading, rows), text in zip(at.PROSE, _HEADINGS, strict=True):
        put(worksheet[f"A{heading}"], text)
        for number in range(1, ord(_LAST) - ord("A") + 2):
            styles.set_cell(
                worksheet[address(heading, number)], styles.SECTION, align=styles.MIDDLE, border=styles.RULED
            )
        worksheet.row_dimensions[heading].height = 23
        worksheet.merge_cells(f"A{rows[0]}:{_LAST}{rows[-1]}")
        styles.set_cell(worksheet[f"A{rows[0]}"], styles.BODY, align=styles.TOP_WRAPPED)
        for row in rows:
            worksheet.row_dimensions[row].height = _PROSE_LINE
        more = rows[-1] + 1
        worksheet.merge_cells(f"A{more}:{_LAST}{more}")
        right = Alignment(horizontal="right", vertical="center")
        styles.set_cell(worksheet[f"A{more}"], styles.NOTE, align=right)
        worksheet.row_dimensions[more].height = _PROSE_LINE
