"""Stamdata: the facts everything else is read by, with a hint beside each."""

from collections.abc import Mapping

from openpyxl import Workbook
from openpyxl.styles import Alignment

from schemas.layout import FIRST_DATA_ROW, HEADER_ROW, TEMPLATE_VERSION, TITLE_ROW, Layout
from schemas.lists import DRAFT, FACTS, Fact
from workbook.grid import Contents, Entry
from workbook.template import styles
from workbook.template.cells import add_table, put, set_paper, shown_value
from workbook.template.input_help import add_validation, choice

_HINTS = "D"
_UNCHANGED = ("budget_year", "unit", "template_version")
"""Facts that formulas and headers were built for; changing them here changes nothing else."""


def facts_of(contents: Contents, layout: Layout) -> dict[str, Entry]:
    """Every fact of the new workbook by key, with what a workbook cannot be without filled in."""
    given: Mapping[str, Entry] = contents.master_data
    return {
        **{fact.key: given.get(fact.key) for fact in FACTS},
        "budget_year": layout.budget_year,
        "price_level": given.get("price_level") or layout.budget_year,
        "unit": layout.unit.text,
        "status": given.get("status") or DRAFT,
        "template_version": TEMPLATE_VERSION,
    }


def add_master_data(workbook: Workbook, layout: Layout, facts: Mapping[str, Entry], *, tab: str) -> None:
    """Add the sheet Stamdata; its table has one row a fact and is found by the fact's name."""
    sheet = layout.sheet("master_data")
    worksheet = workbook.create_sheet(sheet.name)
    worksheet.sheet_properties.tabColor = tab
    worksheet["A1"] = sheet.title.da
    styles.set_cell(worksheet["A1"], styles.TITLE, align=styles.MIDDLE)
    worksheet.row_dimensions[TITLE_ROW].height = 27
    for letter, column in zip("AB", sheet.columns, strict=True):
        header = worksheet[f"{letter}{HEADER_ROW}"]
        header.value = column.header
        styles.set_cell(header, styles.HEADER, fill=styles.HEADER_FILL, align=styles.CENTRE_WRAPPED)
        worksheet.column_dimensions[letter].width = column.width
    worksheet.row_dimensions[HEADER_ROW].height = 22
    for row, fact in enumerate(FACTS, FIRST_DATA_ROW):
        _fact(workbook, row, fact, facts[fact.key], layout)
    worksheet.column_dimensions["C"].width, worksheet.column_dimensions[_HINTS].width = 3, 62
    last = FIRST_DATA_ROW + len(FACTS) - 1
    add_table(worksheet, sheet.name, f"A{HEADER_ROW}:B{last}", [column.header for column in sheet.columns])
    worksheet.freeze_panes = f"A{FIRST_DATA_ROW}"
    set_paper(worksheet, landscape=False)


def _fact(workbook: Workbook, row: int, fact: Fact, entry: Entry, layout: Layout) -> None:
    sheet = layout.sheet("master_data")
    worksheet = workbook[sheet.name]
    worksheet[f"A{row}"] = fact.field
    styles.set_cell(worksheet[f"A{row}"], styles.BOLD, align=styles.MIDDLE, border=styles.UNDER)
    cell = worksheet[f"B{row}"]
    put(cell, shown_value(sheet.column("value").kind, entry, layout.unit))
    fixed = fact.key in _UNCHANGED
    styles.set_cell(
        cell,
        styles.CALCULATED if fixed else styles.BODY,
        fill=styles.CALCULATED_FILL if fixed else styles.INPUT_FILL,
        align=Alignment(horizontal="left", vertical="center", wrap_text=True),
        border=styles.BOX,
        form=styles.DATE if fact.key == "date" else "General",
    )
    worksheet.row_dimensions[row].height = 21
    hint = f"{fact.hint.da[0].upper()}{fact.hint.da[1:]}."
    if fixed and fact.key != "template_version":
        hint += " Valgt, da projektmappen blev lavet; rettes ikke."
    styles.set_cell(worksheet[f"{_HINTS}{row}"], styles.NOTE, align=styles.MIDDLE)
    worksheet[f"{_HINTS}{row}"] = hint
    rule = choice(fact.choices) if fact.choices else {}
    add_validation(worksheet, cell.coordinate, rule, title=fact.field, prompt=hint)
