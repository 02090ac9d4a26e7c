"""What a cell of a new workbook holds: frames' integers back in the unit a person types."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from openpyxl.cell import Cell
from openpyxl.worksheet.filters import AutoFilter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.table import Table, TableColumn, TableFormula, TableStyleInfo
from openpyxl.worksheet.worksheet import Worksheet

from schemas.columns import Kind
from schemas.layout import HEADER_ROW, TITLE_ROW, Sheet, Unit
from schemas.words.writable import writable
from workbook.grid import Entry

_PAGES_WIDE = {"corrections": 2, "committees": 2}
"""Korrektioner holds the prose as well, Udvalg the totals: on one page's width nobody could read them."""


def set_page(worksheet: Worksheet, sheet: Sheet, letters: dict[str, str]) -> None:
    """Print set-up of a data sheet."""
    set_paper(worksheet, landscape=True, pages_wide=_PAGES_WIDE.get(sheet.key, 1))
    worksheet.print_title_rows = f"{TITLE_ROW}:{HEADER_ROW}"
    if sheet.key in _PAGES_WIDE:
        last = letters.get("title", "A")
        worksheet.print_title_cols = f"A:{last}"


def set_paper(
    worksheet: Worksheet, *, landscape: bool, pages_wide: int = 1, pages_high: int = 0, scale: int | None = None
) -> None:
    """A4 with narrow margins; as many pages long as it takes where `pages_high` is 0.

    With a `scale` in per cent nothing is fitted: Excel does not promise page breaks of ours where it fits.
    """
    worksheet.page_setup.paperSize = worksheet.PAPERSIZE_A4
    worksheet.page_setup.orientation = "landscape" if landscape else "portrait"
    if scale is None:
        worksheet.page_setup.fitToWidth, worksheet.page_setup.fitToHeight = pages_wide, pages_high
        worksheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    else:
        worksheet.page_setup.scale = scale
    worksheet.page_margins.left = worksheet.page_margins.right = 0.5
    worksheet.page_margins.top, worksheet.page_margins.bottom = 0.5, 0.65
    worksheet.page_margins.header = worksheet.page_margins.footer = 0.3
    footer: Any = worksheet.oddFooter
    footer.left.text, footer.center.text, footer.right.text = "&A", "&F", "Side &P af &N"
    for part in (footer.left, footer.center, footer.right):
        part.font, part.size, part.color = "Arial,Regular", 8, "6B7280"
    worksheet.sheet_view.showGridLines = False
    worksheet.sheet_view.zoomScale = 100


def add_table(
    worksheet: Worksheet,
    name: str,
    area: str,
    headers: Sequence[str],
    *,
    formulas: Mapping[str, str] | None = None,
    filtered: bool = True,
) -> None:
    """Add a table over `area`, header row included; `formulas` are the calculated columns' by header.

    openpyxl writes neither formulas nor an auto-filter by itself once columns are named.
    """
    table = Table(displayName=name, ref=area, tableStyleInfo=TableStyleInfo("TableStyleLight1", showRowStripes=False))
    for number, header in enumerate(headers, 1):
        column = TableColumn(id=number, name=header)
        formula = (formulas or {}).get(header)
        if formula is not None:
            column.calculatedColumnFormula = TableFormula(attr_text=formula)
        table.tableColumns.append(column)
    if filtered:
        table.autoFilter = AutoFilter(ref=area)
    worksheet.add_table(table)


def protect(worksheet: Worksheet) -> None:
    """Protect a sheet's formulas against being typed over."""
    protection = worksheet.protection
    protection.sheet = True
    protection.formatCells = protection.formatColumns = protection.formatRows = False  # False means allowed
    protection.objects = protection.scenarios = False


def shown_value(kind: Kind, entry: Entry, unit: Unit) -> float | int | str | date | None:
    """An entry as its cell holds it: kroner in the workbook's unit, thousandths in whole FTEs."""
    if entry is None or isinstance(entry, date):
        return entry
    if isinstance(entry, str):
        return writable(entry) or None
    if kind is Kind.AMOUNT:
        return number(Decimal(entry) / unit.kroner)
    if kind is Kind.FTE:
        return number(Decimal(entry) / 1000)
    return number(Decimal(entry))


def number(value: Decimal) -> float | int:
    """The shortest number that a cell can hold for a decimal."""
    return int(value) if value == value.to_integral_value() else float(value)


def put(cell: Cell, value: float | str | date | None) -> None:
    """Write a value; a text stays a text, also where it looks like a formula, and is such as a cell can hold."""
    cell.value = writable(value) if isinstance(value, str) else value
    if isinstance(value, str):
        cell.data_type = "s"


def put_formula(cell: Cell, formula: str) -> None:
    """Write a formula given without its equals sign."""
    cell.value = writable(f"={formula}")
