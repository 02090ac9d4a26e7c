"""Vejledning: how the workbook is filled in, on one page, with links to the sheets."""

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.hyperlink import Hyperlink
from openpyxl.worksheet.worksheet import Worksheet

from schemas.layout import FIRST_DATA_ROW, Layout
from workbook.grid import address
from workbook.template import guide_text, styles
from workbook.template.cells import set_paper
from workbook.template.data_sheet import SIGNS

_LABELS, _TEXTS = 1, 2
_LETTERS_A_LINE, _LINE = 100, 13.0
_COLOURS: tuple[tuple[str, Font, PatternFill | None, str], ...] = (
    ("Hvid eller lysegul", styles.BODY, None, "Her skriver du."),
    ("Grå", styles.CALCULATED, styles.CALCULATED_FILL, "Regnes ud af en formel. Skriv ikke her."),
    ("Rød", styles.ALARM, PatternFill("solid", fgColor=styles.PALE_RED), "Her er noget galt; ordet siger hvad."),
    (
        "Grå kursiv",
        Font(name=styles.FONT, size=10, italic=True, color="9AA1AC"),
        None,
        "Hører til en korrektion, der ikke tælles med.",
    ),
)


def add_guide(workbook: Workbook, layout: Layout, *, tab: str) -> None:
    """Add the sheet Vejledning as the workbook's first."""
    worksheet = workbook.create_sheet(layout.sheet("guide").name, 0)
    worksheet.sheet_properties.tabColor = tab
    worksheet.column_dimensions["A"].width, worksheet.column_dimensions["B"].width = 22, 92
    row = _title(worksheet, layout)
    row = _heading(worksheet, row, "Sådan udfyldes projektmappen")
    first, *others = guide_text.STEPS
    for name, text in (first, *([guide_text.COMMITTEES_STEP] if layout.merged else []), *others):
        row = _link(worksheet, row, name, text, FIRST_DATA_ROW if _has_rows(layout, name) else 1)
    row = _heading(worksheet, row, f"Fortegn:  {SIGNS}")
    for label, text in guide_text.SIGN_RULES:
        row = _pair(worksheet, row, label, text)
    row = _heading(worksheet, row, "Farver")
    for label, font, fill, text in _COLOURS:
        _pair(worksheet, row, label, text)
        styles.set_cell(worksheet[address(row, _LABELS)], font, fill=fill)
        row += 1
    row = _heading(worksheet, row, "Ordene i kolonnen Kontrol")
    for label, text in guide_text.CHECK_WORDS:
        row = _pair(worksheet, row, label, text)
    row = _heading(worksheet, row, "Godt at vide")
    for text in guide_text.ADVICE:
        row = _pair(worksheet, row, "", text)
    set_paper(worksheet, landscape=False, pages_high=1)


def _has_rows(layout: Layout, name: str) -> bool:
    sheet = layout.by_name(name)
    return sheet is not None and bool(sheet.columns)


def _title(worksheet: Worksheet, layout: Layout) -> int:
    title = worksheet["A1"]
    title.value = f"Tekniske korrektioner – budget {layout.budget_year} og overslagsår"
    styles.set_cell(title, Font(name=styles.FONT, size=16, bold=True, color=styles.NAVY), align=styles.MIDDLE)
    worksheet.row_dimensions[1].height = 30
    years = f"Beløb skrives i {layout.unit.text} for {layout.budget_years[0]}–{layout.budget_years[-1]}."
    worksheet["A2"] = years
    styles.set_cell(worksheet["A2"], styles.SUBTITLE)
    return 3


def _heading(worksheet: Worksheet, row: int, text: str) -> int:
    for column in (_LABELS, _TEXTS):
        styles.set_cell(worksheet[address(row, column)], styles.SECTION, align=_BOTTOM, border=styles.RULED)
    worksheet[address(row, _LABELS)].value = text
    worksheet.row_dimensions[row].height = 26
    return row + 1


_BOTTOM = Alignment(vertical="bottom")


def _pair(worksheet: Worksheet, row: int, label: str, text: str) -> int:
    words = " ".join(text.split())
    worksheet[address(row, _LABELS)] = label or None
    styles.set_cell(worksheet[address(row, _LABELS)], styles.BOLD, align=styles.MIDDLE)
    styles.set_cell(worksheet[address(row, _TEXTS)], styles.BODY, align=styles.CENTRE_WRAPPED)
    worksheet[address(row, _TEXTS)].value = words
    worksheet[address(row, _TEXTS)].data_type = "s"
    worksheet.row_dimensions[row].height = -(-len(words) // _LETTERS_A_LINE) * _LINE + 4
    return row + 1


def _link(worksheet: Worksheet, row: int, name: str, text: str, target: int) -> int:
    _pair(worksheet, row, name, text)
    cell = worksheet[address(row, _LABELS)]
    cell.hyperlink = Hyperlink(ref=cell.coordinate, location=f"'{name}'!A{target}", display=name)
    styles.set_cell(cell, styles.LINK, align=styles.MIDDLE)
    return row + 1
