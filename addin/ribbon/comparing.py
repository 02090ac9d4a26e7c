"""Sammenlign versioner: what changed from an older workbook to the open one, on a sheet of its own."""

from collections.abc import Sequence
from datetime import date
from typing import Any

import xlwings as xw

from addin.live.excel_calls import added_sheet, unprotected
from addin.live.open_book import OpenBook
from addin.ribbon.new_files import the_one
from addin.ribbon.reply import Reply
from addin.ribbon.validating import unseen
from schemas.finding import KorrekturError, Text
from schemas.layout import DEFAULT_UNIT
from workbook.diff.difference import Difference
from workbook.grid import SheetGrid

SHEET = "Sammenligning"
TITLE = "Forskelle mellem to versioner"
"""Stands first on the sheet; one that begins otherwise is somebody's own."""
ShownValue = str | float | None
_WIDTHS = (26, 10, 34, 14, 18, 30, 22, 30, 30, 14)


def compare_versions(book: xw.Book, **answers: Any) -> Reply:
    """Write what changed since the older workbook chosen; the open one is taken as it stands, saved or not."""
    from workbook.diff.diff import diff  # noqa: PLC0415  loads pandas
    from workbook.submissions.door import submission  # noqa: PLC0415

    opened = OpenBook.ours(book)
    older = the_one(answers["sources"])
    there = opened.sheet(SHEET)
    if there is not None and there.values and there.values.get((1, 1)) != TITLE:
        raise KorrekturError(
            f"Arket {SHEET} er dit eget. Omdøb det, og prøv igen.",
            f"The sheet {SHEET} is your own. Rename it and try again.",
        )
    found = diff(submission(older), opened.submission())
    with unseen(book):
        if found.is_empty:
            _emptied(book, there)
        else:
            _write(book, there, rows_of(found))
    return Reply(status=_said(found)) if found.is_empty else Reply(status=_said(found), message=_where(found))


def rows_of(found: Difference) -> list[list[ShownValue]]:
    """The sheet's cells: the four lines by year in mio. kr., facts that changed, and every cell before and after."""
    from workbook.diff import report_layout as diff_page  # noqa: PLC0415  loads openpyxl
    from workbook.diff import report_xlsx as diff_xlsx  # noqa: PLC0415  likewise
    from workbook.diff.report_words import UNKNOWN, Reader  # noqa: PLC0415

    page = diff_page.page(found, "da")
    names = [page.words[name] for name in ("old", "new", "change")]
    rows: list[list[ShownValue]] = [[TITLE], [page.about], [f"{names[0]}: {page.old}"], [f"{names[1]}: {page.new}"]]
    rows += [[remark] for remark in page.remarks]
    rows += [[], [page.unit, *(f"{year} {name.lower()}" for year in page.years for name in names)]]
    for line in page.headlines:
        figures = [one for year in line.numbers for one in year]
        rows.append([line.label, *(UNKNOWN.da if one is None else one / DEFAULT_UNIT.kroner for one in figures)])
    if page.facts:
        rows += [[], [page.words["facts"], *names[:2]]]
        rows += [[fact.label, fact.old, fact.new] for fact in page.facts]
    rows += [[], [column.header for column in diff_xlsx.change_columns("da")]]
    for cells in diff_xlsx.changes(found, Reader(found.years, "da")):
        rows.append([_plain(cell.value) for cell in cells])
    return rows


def _plain(value: Any) -> ShownValue:
    if isinstance(value, date):
        return f"{value:%d-%m-%Y}"
    return value if value is None or isinstance(value, (str, float, int)) else str(value)


def _write(book: xw.Book, there: SheetGrid | None, rows: Sequence[Sequence[ShownValue]]) -> None:
    """Replace the sheet's cells by these, in one call; every text stays a text, whatever it looks like."""
    sheet = added_sheet(book, SHEET) if there is None else book.sheets[there.name]
    width = max(len(row) for row in rows)
    block = [[f"'{cell}" if isinstance(cell, str) and cell else cell for cell in row] for row in rows]
    with unprotected(sheet):
        _clear(sheet)
        sheet.range((1, 1), (len(rows), width)).value = [[*row, *[None] * (width - len(row))] for row in block]
        sheet.range((1, 1)).font.bold = True
        for number, row in enumerate(rows, 1):
            if number > 1 and not rows[number - 2] and row:  # the row after an empty one is a heading
                sheet.range((number, 1), (number, len(row))).font.bold = True
        for number, wide in enumerate(_WIDTHS, 1):
            sheet.range((1, number)).column_width = wide


def _emptied(book: xw.Book, there: SheetGrid | None) -> None:
    """An older comparison would say what is no longer so."""
    if there is not None:
        sheet = book.sheets[there.name]
        with unprotected(sheet):
            _clear(sheet)
            sheet.range((1, 1)).value = [[TITLE], ["Ingen forskelle."]]


def _clear(sheet: xw.Sheet) -> None:
    used = sheet.used_range
    used.clear_contents()
    used.font.bold = False


def _said(found: Difference) -> Text:
    if found.is_empty:
        return Text("Ingen forskelle", "No differences")
    count = len(found.corrections)
    if count == 1:
        return Text("1 korrektion er ny, ændret eller taget ud", "1 correction is new, changed or withdrawn")
    return Text(
        f"{count} korrektioner er nye, ændrede eller taget ud", f"{count} corrections are new, changed or withdrawn"
    )


def _where(found: Difference) -> Text:
    said = _said(found)
    return Text(
        f"{said.da}. Forskellene står på arket {SHEET}.", f"{said.en}. The differences stand on the sheet {SHEET}."
    )
