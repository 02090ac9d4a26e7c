"""How a sheet prints: A4, one page wide, the headers again on every page, page numbers below."""

from typing import Any

from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from schemas.layout import HEADER_ROW, TITLE_ROW, Sheet

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
