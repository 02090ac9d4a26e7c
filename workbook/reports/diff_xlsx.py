"""What changed between two versions, as a workbook: the totals, and a row a change."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING

from schemas.finding import Text
from workbook.reports import diff_words as words
from workbook.reports.harmless import harmless
from workbook.reports.xlsx import INERT, INK, height_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from xlsxwriter import Workbook
    from xlsxwriter.worksheet import Worksheet

    from schemas.finding import Language
    from workbook.diff import Difference
    from workbook.reports.diff_words import Item

SHEET = Text("Forskelle", "Differences")
COLUMNS = (
    (Text("Korrektion", "Correction"), 44),
    (Text("Hvordan", "How"), 22),
    (Text("", ""), 4),
    (Text("Hvad", "What"), 90),
)
_NAME_WIDTH = 52


def render(found: Difference, language: Language) -> bytes:
    """The workbook's bytes; every text is a text, never a formula."""
    from xlsxwriter import Workbook  # noqa: PLC0415  only for this form

    out = BytesIO()
    with Workbook(out, INERT) as book:
        _totals(book, found, language)
        _changes(book, found, language)
    return out.getvalue()


def _totals(book: Workbook, found: Difference, language: Language) -> None:
    sheet: Worksheet = book.add_worksheet(words.TOTALS[language].split(",")[0])
    head = book.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": INK})
    right = book.add_format({"align": "right"})
    strong, strong_right = book.add_format({"bold": True}), book.add_format({"bold": True, "align": "right"})
    sheet.set_column(0, 0, _NAME_WIDTH)
    sheet.set_column(1, len(found.years), 14)
    sheet.write_string(0, 0, words.BETWEEN[language].format(old=harmless(found.old), new=harmless(found.new)), strong)
    for column, text in enumerate((words.TOTALS[language], *map(str, found.years))):
        sheet.write_string(2, column, text, head)
    for number, row in enumerate(words.measures(found, language), 3):
        sheet.write_string(number, 0, row.name, strong if row.strong else None)
        for column, figure in enumerate(row.figures, 1):
            sheet.write_string(number, column, figure, strong_right if row.strong else right)
    _page(sheet)


def _changes(book: Workbook, found: Difference, language: Language) -> None:
    sheet: Worksheet = book.add_worksheet(SHEET[language])
    head = book.add_format({"bold": True, "font_color": "#FFFFFF", "bg_color": INK})
    plain = book.add_format({"text_wrap": True, "valign": "top"})
    for column, (name, width) in enumerate(COLUMNS):
        sheet.set_column(column, column, width)
        sheet.write_string(0, column, name[language], head)
    number = 0
    for heading, about, item in _rows(found, language):
        number += 1
        texts = (heading, about, item.mark, item.words)
        sheet.set_row(number, height_of(texts, [width for _, width in COLUMNS]))
        for column, text in enumerate(texts):
            sheet.write_string(number, column, text, plain)
    sheet.autofilter(0, 0, max(number, 1), len(COLUMNS) - 1)
    sheet.freeze_panes(1, 0)
    _page(sheet)


def _rows(found: Difference, language: Language) -> Iterator[tuple[str, str, Item]]:
    for item in words.facts(found, language):
        yield words.FACTS[language], words.CHANGED[language], item
    for block in words.blocks(found, language):
        for row in block.rows:
            figures = "; ".join(f"{year}: {figure}" for year, figure in zip(found.years, row.figures, strict=True))
            yield block.heading, block.about, words.Item("~", f"{row.name}: {figures}")
        for item in block.items:
            yield block.heading, block.about, item
    for item in words.others(found, language):
        yield words.OTHERS[language], words.CHANGED[language], item


def _page(sheet: Worksheet) -> None:
    sheet.set_landscape()
    sheet.set_paper(9)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer("&L&A&R&P / &N")
