"""Edits made in a copy of a grid, and the edits that may not be made."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from schemas.finding import CellEdit, Text, same
from schemas.words.figures import BLANK
from schemas.words.writable import fits
from workbook.grid import CellError, Coordinate, Grid, NumberClass, RichText, SheetGrid, Table, Value, coordinate_of
from workbook.ooxml.patch.column_names import ColumnRename, renamed_in
from workbook.reading.cells import serial_of, shown

T = TypeVar("T")

OWN_FORMULA = Text("der står en formel i cellen", "the cell holds a formula")
TOO_LONG = Text("teksten er længere, end en celle kan rumme", "the text is longer than a cell holds")
OWN_LOOKS = Text(
    "teksten har fed skrift eller farver, som ville forsvinde", "the text has bold or coloured parts that would be lost"
)


@dataclass(frozen=True, slots=True)
class CellContent:
    """All that a grid knows of one cell; a blank one has nothing."""

    value: Value | None = None
    formula: str | None = None
    number_class: NumberClass | None = None

    def words(self, *, date1904: bool) -> Text:
        """What a person sees: a number or a date as in Excel, a text in quotes, a formula with its sign."""
        if self.formula is not None:
            return same(f"={self.formula}")
        if self.value is None:
            return BLANK
        text = shown(self.value, self.number_class, date1904=date1904)
        is_text = isinstance(self.value, str) and not isinstance(self.value, CellError)
        return Text(f"»{text}«", f"“{text}”") if is_text else same(text)


def place_of(grid: Grid, edit: CellEdit) -> tuple[SheetGrid, Coordinate]:
    """The sheet and the cell of an edit, which a rule has made from this very workbook."""
    sheet = grid.sheet(edit.sheet)
    if sheet is None:
        raise ValueError(f"no sheet {edit.sheet!r} to fix")
    return sheet, coordinate_of(edit.cell)


def content_at(sheet: SheetGrid, at: Coordinate) -> CellContent:
    """What stands in a cell."""
    return CellContent(sheet.values.get(at), sheet.formulas.get(at), sheet.classes.get(at))


def content_after(before: CellContent, edit: CellEdit, *, date1904: bool = False) -> CellContent:
    """What will stand in a cell; a new formula keeps what stood there as its result until it is computed.

    A number is never left in a cell formatted as text: Excel would make it a text again at the next touch.
    """
    number_class = before.number_class
    becomes_number = isinstance(edit.value, (int, float)) and number_class is NumberClass.TEXT
    if edit.shown_as == "date":
        number_class = NumberClass.DATE
    elif edit.shown_as == "number" or becomes_number:
        number_class = None
    if edit.formula is not None:
        return CellContent(before.value, edit.formula, number_class)
    value = serial_of(edit.value, date1904=date1904) if isinstance(edit.value, date) else edit.value
    return CellContent(value, None, None if value is None else number_class)


def refused(grid: Grid, edit: CellEdit) -> Text | None:
    """Why an edit may not be made: nothing is typed over a formula, or over a text with looks of its own."""
    sheet, at = place_of(grid, edit)
    if isinstance(edit.value, str) and not fits(edit.value):
        return TOO_LONG
    if isinstance(sheet.values.get(at), RichText):
        return OWN_LOOKS
    return OWN_FORMULA if edit.formula is None and at in sheet.formulas else None


def changes_something(grid: Grid, edit: CellEdit) -> bool:
    """Whether the cell will not be as it is."""
    sheet, at = place_of(grid, edit)
    before = content_at(sheet, at)
    return content_after(before, edit, date1904=grid.package.date1904) != before


def edited(grid: Grid, edits: Iterable[CellEdit]) -> Grid:
    """A copy of the grid with these edits made, sheets that have none shared with it.

    An edit of a table's header renames the column, as it does in Excel.
    """
    copies: dict[str, SheetGrid] = {}
    renames: list[ColumnRename] = []
    for edit in edits:
        sheet, at = place_of(grid, edit)
        copy = copies.setdefault(sheet.name, _copy(sheet))
        after = content_after(content_at(copy, at), edit, date1904=grid.package.date1904)
        _put(copy.values, at, after.value)
        _put(copy.formulas, at, after.formula)
        _put(copy.classes, at, after.number_class)
        renames += _renamed_columns(sheet, at, after.value)
    made = replace(grid, sheets=tuple(copies.get(sheet.name, sheet) for sheet in grid.sheets))
    return with_columns_renamed(made, renames) if renames else made


def _renamed_columns(sheet: SheetGrid, at: Coordinate, value: Value | None) -> Iterator[ColumnRename]:
    row, column = at
    for table in sheet.tables:
        area = table.area
        if table.header_rows == 1 and row == area.first_row and area.first_column <= column <= area.last_column:
            old = table.columns[column - area.first_column]
            if isinstance(value, str) and value != old:
                yield ColumnRename(table.name, old, value)


def with_columns_renamed(grid: Grid, renames: Sequence[ColumnRename]) -> Grid:
    """The grid with these columns of its tables renamed, in the tables and in every formula that names them."""
    names = {(one.table, one.old): one.new for one in renames}

    def renamed(table: Table) -> Table:
        columns = tuple(names.get((table.name, column), column) for column in table.columns)
        formulas = ((names.get((table.name, name), name), renamed_in(text, renames)) for name, text in table.calculated)
        return replace(table, columns=columns, calculated=tuple(formulas))

    sheets = (
        replace(
            sheet,
            formulas={at: renamed_in(text, renames) for at, text in sheet.formulas.items()},
            tables=tuple(map(renamed, sheet.tables)),
        )
        for sheet in grid.sheets
    )
    return replace(grid, sheets=tuple(sheets))


def renames_between(before: Grid, after: Grid) -> list[ColumnRename]:
    """The columns that the tables of the second grid call otherwise than those of the first."""
    return [
        ColumnRename(table.name, old, new)
        for sheet, other in zip(before.sheets, after.sheets, strict=True)
        for table, renamed in zip(sheet.tables, other.tables, strict=True)
        for old, new in zip(table.columns, renamed.columns, strict=True)
        if old != new
    ]


def _put(cells: dict[Coordinate, T], at: Coordinate, what: T | None) -> None:
    if what is None:
        cells.pop(at, None)
    else:
        cells[at] = what


def _copy(sheet: SheetGrid) -> SheetGrid:
    return replace(sheet, values=dict(sheet.values), formulas=dict(sheet.formulas), classes=dict(sheet.classes))
