"""Kontrolliste: the findings in a table of the workbook itself, and what their cells looked like before."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import count

from addin.live.excel_calls import added_sheet, unprotected
from addin.live.mark_calls import Fill
from addin.live.open_book import OpenBook, OpenTable
from schemas.finding import Finding, KorrekturError, Language, Text
from schemas.layout import HEADER_ROW, READY_ROWS
from schemas.words.harmless import harmless_lines
from schemas.words.writable import writable
from workbook.grid import SheetGrid, Value
from workbook.reading.find_table import Found, Header
from workbook.reports import words

SHEET = "checklist"
_FILL = re.compile(r"#(?P<colour>[0-9A-F]{6})(?: tema (?P<theme>\d+) (?P<tint>-?\d[\d.e-]*))?")
LINK = (47, 85, 151)
_NO_FILL, _NOT_PAINTED, _NO_CELL = "ingen", "-", "–"


@dataclass(frozen=True, slots=True)
class Point:
    """One row of Kontrolliste. `before` tells how its cell looked; None where it was not marked.

    `header` is the header over its cell, which leads back to it once columns have moved. The list has `udvalg`
    where many committees are merged.
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
    udvalg: str = ""

    @property
    def key(self) -> str:
        """The number it is about, `-` for the whole workbook."""
        return self.nr or "-"


@dataclass(frozen=True, slots=True)
class Before:
    """A cell's fill (None where it was not painted over) and its note (None for none) before it was marked."""

    fill: Fill | None
    note: str | None

    @property
    def text(self) -> str:
        """The fill as the list remembers it: `-`, `ingen`, `#FFEB9C`, `#FFEB9C tema 5 0.4`."""
        if self.fill is None:
            return _NOT_PAINTED
        if self.fill.colour is None:
            return _NO_FILL
        colour = "#" + "".join(f"{part:02X}" for part in self.fill.colour)
        return colour if self.fill.theme is None else f"{colour} tema {self.fill.theme} {self.fill.tint!r}"

    @classmethod
    def of(cls, text: str, note: str | None) -> Before:
        """What the list remembers; a fill that a person has written over counts as none."""
        known = _FILL.fullmatch(text)
        if known is None:
            return cls(None if text == _NOT_PAINTED else Fill(None), note)
        red, green, blue = bytes.fromhex(known["colour"])
        theme = known["theme"]
        return cls(
            Fill((red, green, blue), int(theme), float(known["tint"])) if theme else Fill((red, green, blue)), note
        )


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
        udvalg=place.committee or "",
    )


def _title(rule_id: str) -> Text:
    from schemas.rules import RULES  # noqa: PLC0415  loads every rule

    return next(rule.title for rule in RULES if rule.id == rule_id)


def listed(book: OpenBook) -> OpenTable | None:
    """The list: on its sheet, or where its table went when the sheet was renamed; None where it is gone."""
    return book.table(SHEET) or book.renamed(SHEET)


def read_points(book: OpenBook) -> list[tuple[int, Point]]:
    """The rows of the list as they stand, by Excel row; none where the list is gone."""
    table = listed(book)
    if table is None:
        return []
    return [(row, _read(table, row)) for row in table.rows if table.text(row, "rule")]


def _read(table: OpenTable, row: int) -> Point:
    fill, note = table.text(row, "fill_before"), table.text(row, "note_before")
    texts = {name: table.text(row, name) for name in _COLUMNS}
    if texts["cell"] == _NO_CELL:
        texts["cell"] = ""
    before = Before.of(fill, note or None) if fill else None
    return Point(**texts, before=before, udvalg=table.text(row, "udvalg"))


_COLUMNS = (
    "severity", "on_submission", "sheet", "cell", "nr", "rule", "what", "found", "expected", "remedy", "header",
)  # fmt: skip
_NEEDED = ("sheet", "cell", "nr", "rule", "remedy", "header", "fill_before", "note_before")
"""Without these columns the marks could not be taken away again; a person may delete the others."""


def write_points(book: OpenBook, points: Sequence[Point]) -> None:
    """Replace the list by these rows, a few calls a column however many there are; made anew where it is gone.

    What a person has written into columns of their own follows its finding. Every row is shown, whatever was
    filtered. Raises `KorrekturError` where the list has lost a column that it needs.
    """
    table = listed(book) or _made(book)
    missing = [key for key in _NEEDED if key not in table.columns]
    if missing:
        raise KorrekturError(_unusable(table.sheet.name, table.spec.column(missing[0]).header))
    first, old_last = table.found.first_row, table.found.last_row
    last = first + max(len(points), 1) - 1
    own = {number: _followed(table, number, points) for number in _own_columns(table)}
    with unprotected(table.sheet):
        table.show_rows()
        for column in table.spec.columns:
            if column.key in table.columns:
                number = table.columns[column.key]
                table.sheet.range((first, number), (max(last, old_last), number)).clear_contents()
                _write_column(table, column.key, points)
        for number, values in own.items():
            cells = table.sheet.range((first, number), (max(last, old_last), number))
            cells.value = [[values.get(row)] for row in range(first, max(last, old_last) + 1)]
        table.reach_to(last)


def _write_column(table: OpenTable, key: str, points: Sequence[Point]) -> None:
    if not points:
        return
    first, number = table.found.first_row, table.columns[key]
    cells = table.sheet.range((first, number), (first + len(points) - 1, number))
    cells.number_format = "General"  # where ' makes everything a text, of any length
    if key == "cell":
        cells.formula = [[_link(point)] for point in points]
        cells.font.color = LINK  # Excel colours no link that a formula makes
        return
    cells.value = [[f"'{text}" if (text := _cell(point, key)) else None] for point in points]


def _own_columns(table: OpenTable) -> list[int]:
    """The Excel columns a person has added to the list, formulas apart, which follow by themselves."""
    of_formulas = {column for row, column in table.grid.formulas if row in table.rows}
    return [
        one.number for one in table.found.headers if one.in_table and not one.column and one.number not in of_formulas
    ]


def _followed(table: OpenTable, number: int, points: Sequence[Point]) -> dict[int, Value]:
    """What stands in a column of a person's own, by the row its finding is going to have."""
    written: dict[tuple[str, ...], list[Value | None]] = {}
    for row in table.rows:
        written.setdefault(_matter(_read(table, row)), []).append(table.grid.values.get((row, number)))
    found: dict[int, Value] = {}
    for row, point in enumerate(points, table.found.first_row):
        values = written.get(_matter(point))
        value = values.pop(0) if values else None
        if value is not None:
            found[row] = value
    return found


def _matter(point: Point) -> tuple[str, ...]:
    """What a finding is about, wherever its row stands."""
    return point.rule, point.sheet, point.nr, point.header


def _cell(point: Point, key: str) -> str:
    match key:
        case "fill_before":
            return "" if point.before is None else point.before.text
        case "note_before":
            return "" if point.before is None else (point.before.note or "")
        case _:
            return writable(harmless_lines(str(getattr(point, key))))


def _link(point: Point) -> str:
    """A link to the cell, or to its sheet."""
    if not point.sheet:
        return ""
    name = point.sheet.replace("'", "''").replace('"', '""')
    return f'=HYPERLINK("#\'{name}\'!{point.cell or "A1"}","{point.cell or _NO_CELL}")'


def marked(point: Point, before: Before | None) -> Point:
    """The same row, remembering how its cell looked, if it is marked."""
    return replace(point, before=before)


def _made(book: OpenBook) -> OpenTable:
    """A new list: its sheet, its headers, and the table over them; an empty sheet of its name is taken for it."""
    spec = book.layout.sheet(SHEET)
    there = book.sheet(spec.name)
    if there is not None and there.values:
        raise KorrekturError(_unusable(there.name, spec.columns[0].header))
    sheet = added_sheet(book.book, spec.name) if there is None else book.book.sheets[there.name]
    headers = [column.header for column in spec.columns]
    sheet.range((1, 1)).value = spec.title.da
    sheet.range((1, 1)).font.bold = True
    sheet.range((HEADER_ROW, 1), (HEADER_ROW, len(headers))).value = [headers]
    source = sheet.range((HEADER_ROW, 1), (HEADER_ROW + 1, len(headers)))
    taken = {table.name.casefold() for one in book.book.sheets for table in one.tables}
    name = next(name for name in _names(spec.name) if name.casefold() not in taken)
    sheet.tables.add(source=source, name=name, has_headers=True)
    for number, column in enumerate(spec.columns, 1):
        cell = sheet.range((1, number))
        cell.column_width, cell.columns.hidden = column.width, column.hidden
    sheet.range((HEADER_ROW, 1), (READY_ROWS, len(headers))).wrap_text = True
    shown = tuple(Header(number, column.header, column, in_table=True) for number, column in enumerate(spec.columns, 1))
    first = HEADER_ROW + 1
    return OpenTable(sheet, SheetGrid(spec.name), spec, Found("table", HEADER_ROW, first, first, first, shown))


def _names(name: str) -> Iterator[str]:
    """The name, then others, where a sheet that was renamed has kept it."""
    yield name
    yield from (f"{name}_{number}" for number in count(2))


def _unusable(sheet: str, header: str) -> Text:
    return Text(
        f"Arket {sheet} mangler kolonnen {header} og kan ikke bruges som kontrolliste. "
        "Slet eller omdøb arket, og prøv igen; så laves det på ny.",
        f"The sheet {sheet} lacks the column {header} and cannot serve as the checklist. "
        "Delete or rename the sheet, and try again; it is then made anew.",
    )
