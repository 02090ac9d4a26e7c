"""The difference as an Excel workbook: the four lines, a row a correction, and a row for every cell that changed."""

from collections.abc import Iterator
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from schemas.calculations.measures import NET
from schemas.columns import Kind
from schemas.finding import Language, Text
from schemas.layout import DEFAULT_UNIT
from workbook.diff import report_layout as diff_page
from workbook.diff import report_words as diff_words
from workbook.diff.difference import CellChange, ChangeKind, CorrectionChange, Difference, LineChange
from workbook.diff.report_json import plain
from workbook.diff.report_layout import Page
from workbook.diff.report_words import Reader
from workbook.grid import column_letter
from workbook.template import styles
from workbook.template.cells import set_paper
from workbook.template.listing import ListColumn, ListedCell, add_listing, write

SUMMARY, CORRECTIONS, CHANGES = (
    Text("Hovedtal", "Summary"),
    Text("Korrektioner", "Corrections"),
    Text("Ændringer", "Changes"),
)
BECAME = {
    ChangeKind.ADDED: Text("Ny", "Added"),
    ChangeKind.WITHDRAWN: Text("Taget ud", "Withdrawn"),
    ChangeKind.CHANGED: Text("Ændret", "Changed"),
}
_COMMITTEE, _NR, _TITLE = Text("Udvalg", "Committee"), Text("Nr", "No."), Text("Titel", "Title")
_BECAME, _SHEET = Text("Hvad er sket", "What became of it"), Text("Ark", "Sheet")
_LINE, _COLUMN = Text("Linje", "Line"), Text("Kolonne", "Column")
_CHANGE_IN_NET = Text("Netto {year}, ændring", "Net {year}, change")
_FORMS = {
    Kind.AMOUNT: DEFAULT_UNIT.number_format,
    Kind.FTE: styles.FTE,
    Kind.PERCENT: styles.PERCENT,
    Kind.DATE: styles.DATE,
}


def render(found: Difference, language: Language) -> bytes:
    """The workbook, as the bytes of an .xlsx; amounts are mio. kr."""
    reader, page = Reader(found.years, language), diff_page.page(found, language)
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    _summary(workbook, page, language)
    rows = _corrections(found, language)
    add_listing(workbook, CORRECTIONS[language], _correction_columns(found, language), rows, table="Rettede")
    cells = list(changes(found, reader))
    add_listing(workbook, CHANGES[language], change_columns(language), cells, table="Forskelle")
    workbook.properties.creator, workbook.properties.title = "Korrektur", diff_page.WORDS["title"][language]
    saved = BytesIO()
    workbook.save(saved)
    return saved.getvalue()


def _summary(workbook: Workbook, page: Page, language: Language) -> None:
    worksheet: Worksheet = workbook.create_sheet(SUMMARY[language])
    write(worksheet, 1, 1, page.words["title"], styles.TITLE)
    lines = [page.about, f"{page.words['old']}: {page.old}", f"{page.words['new']}: {page.new}", *page.remarks]
    for row, text in enumerate(lines, 2):
        write(worksheet, row, 1, text, styles.ALARM if text in page.remarks else styles.BODY)
    row = len(lines) + 3
    _headlines(worksheet, row, page)
    row += 3 + len(page.headlines)
    if page.is_empty:
        write(worksheet, row, 1, page.words["equal"], styles.BOLD)
    for n, one in enumerate((page.words["facts"], page.words["old"], page.words["new"]) if page.facts else ()):
        write(worksheet, row, 1 + n, one, styles.SECTION)
    for below, fact in enumerate(page.facts, row + 1):
        for n, text in enumerate((fact.label, fact.old, fact.new)):
            write(worksheet, below, 1 + n, text, styles.BODY)
    worksheet.column_dimensions["A"].width = 38
    for n in range(2, 2 + 3 * len(page.years)):
        worksheet.column_dimensions[column_letter(n)].width = 11
    set_paper(worksheet, landscape=True)


def _headlines(worksheet: Worksheet, row: int, page: Page) -> None:
    """Old, new and change for every year, the change worked out by Excel from the two beside it."""
    write(worksheet, row, 1, page.unit, styles.HEADER, fill=True)
    write(worksheet, row + 1, 1, "", styles.HEADER, fill=True)
    for n, year in enumerate(page.years):
        for part, name in enumerate(("old", "new", "change")):
            write(worksheet, row, 2 + 3 * n + part, year if part == 0 else "", styles.HEADER, fill=True)
            write(worksheet, row + 1, 2 + 3 * n + part, page.words[name], styles.HEADER, fill=True, right=True)
    for below, line in enumerate(page.headlines, row + 2):
        write(worksheet, below, 1, line.label, styles.BOLD)
        for n, figures in enumerate(line.numbers):
            for part, figure in enumerate(figures):
                cell: Any = worksheet.cell(below, 2 + 3 * n + part)
                cell.value = diff_words.UNKNOWN.da if figure is None else figure / DEFAULT_UNIT.kroner
                font = styles.BOLD if part == 2 else styles.BODY  # noqa: PLR2004  the change
                form = f"+{DEFAULT_UNIT.number_format};-{DEFAULT_UNIT.number_format};–" if part == 2 else None  # noqa: PLR2004
                styles.set_cell(
                    cell, font, align=styles.FIGURE, border=styles.UNDER, form=form or DEFAULT_UNIT.number_format
                )


def _correction_columns(found: Difference, language: Language) -> list[ListColumn]:
    form = f"+{DEFAULT_UNIT.number_format};-{DEFAULT_UNIT.number_format};0"
    years = [ListColumn(_CHANGE_IN_NET[language].format(year=year), 13, form) for year in found.years]
    named = ((_COMMITTEE, 22), (_NR, 10), (_TITLE, 44), (_BECAME, 14))
    return [*(ListColumn(text[language], width) for text, width in named), *years]


def _corrections(found: Difference, language: Language) -> list[list[ListedCell]]:
    rows = []
    for one in found.corrections:
        change = one.figure(NET.key).change
        unknown = diff_words.UNKNOWN[language]
        figures = (
            [unknown] * len(found.years) if change is None else [kroner / DEFAULT_UNIT.kroner for kroner in change]
        )
        texts = (one.committee, one.name.nr, one.name.title, BECAME[one.kind][language])
        rows.append([ListedCell(value) for value in (*texts, *figures)])
    return rows


def change_columns(language: Language) -> list[ListColumn]:
    """The columns of `changes`."""
    words = diff_page.WORDS
    columns = (
        (_COMMITTEE, 20), (_NR, 10), (_TITLE, 28), (_BECAME, 12), (_SHEET, 17), (_LINE, 28), (_COLUMN, 22),
        (words["old"], 28), (words["new"], 28), (words["change"], 12),
    )  # fmt: skip
    return [ListColumn(text[language], width) for text, width in columns]


def changes(found: Difference, reader: Reader) -> Iterator[list[ListedCell]]:
    """A row for every cell that changed: whose it is, where it stands, before, after, and the change of a figure."""
    for one in found.corrections:
        head = (one.committee, one.name.nr, one.name.title, BECAME[one.kind][reader.language])
        for cell in _own_cells(one):
            yield _row(head, "corrections", "", cell, reader)
        for line in one.lines:
            yield from _line(head[:3], line, reader)
    for line in (*found.rates, *found.justifications):
        shown = line.new or line.old
        yield from _line(("", "" if shown is None else shown.nr, ""), line, reader)


def _own_cells(one: CorrectionChange) -> Iterator[CellChange]:
    if one.renumbered and one.old and one.new:
        yield CellChange("nr", one.old.nr, one.new.nr)
    yield from one.fields


def _line(head: tuple[str, ...], line: LineChange, reader: Reader) -> Iterator[list[ListedCell]]:
    name = reader.line_name(line).removeprefix(reader.sheet(line.sheet)).strip()
    for cell in line.cells:
        yield _row((*head, BECAME[line.kind][reader.language]), line.sheet, name, cell, reader)


def _row(head: tuple[str, ...], sheet: str, line: str, cell: CellChange, reader: Reader) -> list[ListedCell]:
    """One cell before and after, as figures where they are figures."""
    kind = reader.kind(sheet, cell.column)
    hidden = cell.column == diff_words.INTERNAL
    old, new = (_value(kind, None if hidden else entry) for entry in (cell.old, cell.new))
    if hidden:
        new = ListedCell(diff_words.NOT_SHOWN[reader.language])
    is_figure = kind in (Kind.AMOUNT, Kind.FTE) and not any(isinstance(entry, str) for entry in (cell.old, cell.new))
    change = ListedCell((new.value or 0) - (old.value or 0), _FORMS[kind]) if is_figure else ListedCell(None)
    texts = (*head, reader.sheet(sheet), line, reader.header(sheet, cell.column))
    return [*(ListedCell(text) for text in texts), old, new, change]


def _value(kind: Kind, entry: Any) -> ListedCell:
    value = entry if isinstance(entry, date) else plain(kind, entry)
    return ListedCell(value, None if isinstance(value, str) else _FORMS.get(kind))
