"""Kontrolliste: the findings in a table of the workbook itself, and what their cells looked like before."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from addin.open_book import OpenTable
from schemas.finding import Severity, Text
from schemas.layout import HEADER_ROW
from workbook.find_table import Found, Header
from workbook.grid import SheetGrid
from workbook.reports import words
from workbook.reports.harmless import harmless_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from addin.open_book import OpenBook
    from schemas.finding import Finding, Language

SHEET = "checklist"
LONGEST = 32_767
"""The characters a cell holds."""
_NO_FILL = "ingen"


@dataclass(frozen=True, slots=True)
class Point:
    """One row of Kontrolliste. `before` tells how its cell looked; None where it was not marked.

    `header` is the header over its cell, which leads back to it once columns have moved.
    """

    severity: str
    on_submission: str
    sheet: str
    cell: str
    nr: str
    rule: str
    what: str
    found: str
    expected: str
    remedy: str
    header: str
    before: Before | None = None

    @property
    def key(self) -> str:
        """The number it is about, `-` for the whole workbook."""
        return self.nr or "-"


@dataclass(frozen=True, slots=True)
class Before:
    """A cell's fill (None for no fill) and its note (None for none) before it was marked."""

    fill: tuple[int, int, int] | None
    note: str | None


def point_of(finding: Finding, language: Language) -> Point:
    """A finding as a row of the list."""
    place = finding.place
    severity = words.ACCEPTED if finding.accepted is not None else words.SEVERITY[finding.severity]
    return Point(
        severity=severity[language].capitalize(),
        on_submission=words.SEVERITY[finding.on_submission][language].capitalize(),
        sheet=place.sheet or "",
        cell=place.cell or "",
        nr="" if place.key == "-" else place.key,
        rule=finding.rule,
        what=_title(finding.rule)[language],
        found=finding.found[language],
        expected=finding.expected[language],
        remedy=words.message_at_cell(finding, language),
        header=place.column or "",
    )


def _title(rule_id: str) -> Text:
    from schemas.rules import RULES  # noqa: PLC0415  loads every rule

    return next(rule.title for rule in RULES if rule.id == rule_id)


def read_points(book: OpenBook) -> list[tuple[int, Point]]:
    """The rows of the list as they stand, by Excel row; none where the sheet or its table is gone."""
    table = book.table(SHEET)
    if table is None:
        return []
    return [(row, _read(table, row)) for row in table.rows if table.text(row, "rule")]


def _read(table: OpenTable, row: int) -> Point:
    fill, note = table.text(row, "fill_before"), table.value(row, "note_before")
    texts = {name: table.text(row, name) for name in _COLUMNS}
    before = Before(_colour(fill), str(note) if note is not None else None) if fill else None
    return Point(**texts, before=before)


_COLUMNS = (
    "severity", "on_submission", "sheet", "cell", "nr", "rule", "what", "found", "expected", "remedy", "header",
)  # fmt: skip


def write_points(book: OpenBook, points: Sequence[Point]) -> None:
    """Replace the list by these rows, a few calls a column however many there are; made anew where it is gone."""
    table = book.table(SHEET)
    if table is None or any(column.key not in table.columns for column in table.spec.columns):
        table = _made(book)
    first, old_last = table.found.first_row, table.found.last_row
    last = first + max(len(points), 1) - 1
    for column in table.spec.columns:
        number = table.columns[column.key]
        table.sheet.range((first, number), (max(last, old_last), number)).clear_contents()
        if points:
            cells = table.sheet.range((first, number), (last, number))
            if column.key == "cell":
                cells.number_format = "General"
                cells.formula = [[_link(point)] for point in points]
            else:
                cells.number_format = "@"  # a text that looks like a number or a formula stays a text
                cells.value = [[_cell(point, column.key)] for point in points]
    table.reach_to(last)


def _cell(point: Point, key: str) -> str:
    match key:
        case "fill_before":
            return "" if point.before is None else _hex(point.before.fill)
        case "note_before":
            return "" if point.before is None else (point.before.note or "")
        case _:
            return harmless_lines(str(getattr(point, key)))[:LONGEST]


def _link(point: Point) -> str:
    """A link to the cell, or to its sheet's first."""
    if not point.sheet:
        return ""
    name = point.sheet.replace("'", "''").replace('"', '""')
    return f'=HYPERLINK("#\'{name}\'!{point.cell or "A1"}","{point.cell or "A1"}")'


def marked(point: Point, before: Before) -> Point:
    """The same row, remembering how its cell looked."""
    return replace(point, before=before)


def _hex(fill: tuple[int, int, int] | None) -> str:
    return _NO_FILL if fill is None else "#" + "".join(f"{part:02X}" for part in fill)


def _colour(text: str) -> tuple[int, int, int] | None:
    if not text.startswith("#"):
        return None
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def _made(book: OpenBook) -> OpenTable:
    """A new list: its sheet, its headers, and the table over them."""
    spec = book.layout.sheet(SHEET)
    for sheet in book.book.sheets:
        if sheet.name.casefold() == spec.name.casefold():
            sheet.delete()
            break
    sheet = book.book.sheets.add(spec.name, after=book.book.sheets[-1])
    sheet.range((1, 1)).value = spec.title.da
    headers = [column.header for column in spec.columns]
    sheet.range((HEADER_ROW, 1), (HEADER_ROW, len(headers))).value = [headers]
    source = sheet.range((HEADER_ROW, 1), (HEADER_ROW + 1, len(headers)))
    sheet.tables.add(source=source, name=spec.name, has_headers=True)
    for number, column in enumerate(spec.columns, 1):
        if column.hidden:
            sheet.range((1, number)).columns.hidden = True
    grid = SheetGrid(spec.name)
    shown = tuple(Header(number, column.header, column, in_table=True) for number, column in enumerate(spec.columns, 1))
    return OpenTable(
        sheet, grid, spec, Found("table", HEADER_ROW, HEADER_ROW + 1, HEADER_ROW + 1, HEADER_ROW + 1, shown)
    )


SEVERITIES = {words.SEVERITY[one][language].capitalize(): one for one in Severity for language in ("da", "en")}
"""The list's own words for a severity, in both languages."""
