"""The rows of a workbook as they stand, with every decimal, ready to be written into another."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from schemas.budgets import DATA
from schemas.calculations.rounding import meant
from schemas.columns import Kind
from schemas.finding import KorrekturError, Text
from schemas.layout import Column, Layout, Sheet
from schemas.words.seen import seen
from workbook.grid import CellError, Entry, Grid, NumberClass, SheetGrid, Value, address
from workbook.reading.cells import shown, typed
from workbook.reading.find_table import Found, Header, filled, find_table
from workbook.reading.stamdata import Stamdata, read_stamdata


@dataclass(frozen=True, slots=True)
class Loss:
    """What a cell holds that the new workbook's cell will not: where it stands, what it is, and why."""

    sheet: str
    cell: str
    content: str
    why: Text


@dataclass(frozen=True, slots=True)
class Carried:
    """One row: its Excel row, its input cells by canonical column, and those of people's own columns by header."""

    row: int
    cells: Mapping[str, Entry]
    own: Mapping[str, Own]


@dataclass(frozen=True, slots=True)
class Own:
    """A cell of a person's own: its value, and what its number format makes of a number."""

    value: Value
    number_class: NumberClass | None = None


@dataclass(frozen=True, slots=True)
class CarriedTable:
    """A data table as it was found, its rows, and its own columns by their header in the new workbook."""

    sheet: Sheet
    grid: SheetGrid
    found: Found
    rows: tuple[Carried, ...]
    own: Mapping[str, int]
    """Header -> Excel column in the old workbook."""
    losses: tuple[Loss, ...]


@dataclass(frozen=True, slots=True)
class CarriedBook:
    """A workbook whose tables are to be carried into another."""

    grid: Grid
    stamdata: Stamdata
    layout: Layout
    tables: Mapping[str, CarriedTable] = field(default_factory=dict)

    def rows(self, sheet: str) -> tuple[Carried, ...]:
        """The rows of a table by its canonical name; none where the workbook does not have it."""
        return self.tables[sheet].rows if sheet in self.tables else ()

    @property
    def own_sheets(self) -> tuple[SheetGrid, ...]:
        """People's own sheets; of two that look alike one of them is not ours."""
        ours = [self.grid.sheet(sheet.name) for sheet in self.layout.sheets]
        return tuple(sheet for sheet in self.grid.sheets if all(sheet is not one for one in ours))


FORMULA = Text("formlen er erstattet af sit resultat", "the formula is replaced by its result")
NO_RESULT = Text("formlen har intet gemt resultat", "the formula has no stored result")
UNREADABLE = Text("kunne ikke læses, og står nu som tekst", "could not be read, and stands as text now")


def book_of(grid: Grid) -> CarriedBook:
    """The workbook's tables, cell for cell.

    Raises KorrekturError where the budget year or the unit cannot be read, or where a table's year columns are
    not those of the budget year: its figures would end up in other years or another unit.
    """
    stamdata = read_stamdata(grid)
    if stamdata.budget_year is None:
        raise KorrekturError(
            f"{grid.path}: Budgetår på Stamdata kan ikke læses. Skriv året, og prøv igen.",
            f"{grid.path}: Budgetår on Stamdata cannot be read. Write the year and try again.",
        )
    if stamdata.unit is None:
        raise KorrekturError(
            f"{grid.path}: Enhed på Stamdata kan ikke læses. Vælg mio. kr. eller 1.000 kr., og prøv igen.",
            f"{grid.path}: Enhed on Stamdata cannot be read. Choose mio. kr. or 1.000 kr. and try again.",
        )
    its_layout = stamdata.layout
    found = ((key, table_of(grid, its_layout, key)) for key in DATA)
    tables = {key: table for key, table in found if table is not None}
    return CarriedBook(grid, stamdata, its_layout, tables)


def refuse_merged(book: CarriedBook) -> None:
    """Raise KorrekturError where many committees are merged in the workbook: each has its own to carry on with."""
    if book.stamdata.merged:
        path = book.grid.path
        raise KorrekturError(
            f"{path} er samlet af flere udvalg. Før hvert udvalgs egen projektmappe over i stedet.",
            f"{path} is merged from several committees. Carry each committee's own workbook instead.",
        )


def table_of(grid: Grid, its_layout: Layout, key: str) -> CarriedTable | None:
    """One of the workbook's tables, cell for cell; None where it is not there. Raises as `book_of` does."""
    sheet = its_layout.sheet(key)
    grid_sheet = grid.sheet(sheet.name)
    found = find_table(grid_sheet, sheet) if grid_sheet else None
    if grid_sheet is None or found is None:
        return None
    _refuse_other_years(grid, sheet, found)
    return _CarriedRowReader(sheet, grid_sheet, found, its_layout, date1904=grid.package.date1904).table()


def _refuse_other_years(grid: Grid, sheet: Sheet, found: Found) -> None:
    places = found.columns()
    missing = [column.header for column in sheet.years if column.key not in places]
    if missing:
        raise KorrekturError(
            f"{grid.path}: {sheet.name} mangler årskolonnen {missing[0]}. Ret årene først: skriv "
            "»korrektur validate« for at se hvordan.",
            f"{grid.path}: {sheet.name} lacks the year column {missing[0]}. Mend the years first: write "
            "“korrektur validate” to see how.",
        )


class _CarriedRowReader:
    """Reads one table."""

    def __init__(self, sheet: Sheet, grid: SheetGrid, found: Found, its_layout: Layout, *, date1904: bool) -> None:
        self.sheet, self.grid, self.found, self.layout, self.date1904 = sheet, grid, found, its_layout, date1904
        self.losses: list[Loss] = []

    def table(self) -> CarriedTable:
        places = self.found.columns()
        inputs = [(column, places[column.key]) for column in self.sheet.inputs if column.key in places]
        own = _own_columns(self.sheet, self.found.headers)
        rows = []
        for row in self._rows({number for _, number in inputs} | set(own.values())):
            cells = {column.key: entry for column, n in inputs if (entry := self._entry(column, row, n)) is not None}
            mine = {
                header: Own(value, self.grid.classes.get((row, number)))
                for header, number in own.items()
                if (value := self._value(row, number)) is not None and filled(value)
            }
            rows.append(Carried(row, cells, mine))
        self._typed_over()
        return CarriedTable(self.sheet, self.grid, self.found, tuple(rows), own, tuple(self.losses))

    def _rows(self, numbers: set[int]) -> list[int]:
        cells = [place for place, value in self.grid.values.items() if filled(value)]
        cells += list(self.grid.formulas)
        first, last = self.found.first_row, self.found.last_row
        return sorted({row for row, number in cells if first <= row <= last and number in numbers})

    def _value(self, row: int, number: int) -> Value | None:
        """What stands in a cell; a formula is named as lost, and is its stored result."""
        place = (row, number)
        value = self.grid.values.get(place)
        if place in self.grid.formulas:
            self._lose(row, number, "=" + self.grid.formulas[place], NO_RESULT if value is None else FORMULA)
        return value

    def _entry(self, column: Column, row: int, number: int) -> Entry:
        value = self._value(row, number)
        number_class = self.grid.classes.get((row, number))
        result = typed(column, value, number_class, self.layout.unit, date1904=self.date1904)
        too_large = result.problem == "too_large" and column.kind in (Kind.AMOUNT, Kind.FTE)
        if result.problem is not None and value is not None and not too_large:
            text = shown(value, number_class, date1904=self.date1904)
            if not isinstance(value, str) or isinstance(value, CellError):
                self._lose(row, number, text, UNREADABLE)
            return text
        if isinstance(value, float | int) and not isinstance(value, bool):
            if column.kind is Kind.AMOUNT:
                return meant(value) * self.layout.unit.kroner
            if column.kind is Kind.FTE:
                return meant(value) * 1000
        if isinstance(value, str) and column.kind is not Kind.DATE:
            return value if filled(value) else None  # as it is spelt, spaces and all
        entry: Entry = result.value
        return entry

    def _typed_over(self) -> None:
        """Values that somebody typed where a formula should stand."""
        for header in self.found.headers:
            if header.column is None or not header.column.calculated:
                continue
            for row in range(self.found.first_row, self.found.last_row + 1):
                value = self.grid.values.get((row, header.number))
                if filled(value) and value is not None and (row, header.number) not in self.grid.formulas:
                    text = shown(value, self.grid.classes.get((row, header.number)), date1904=self.date1904)
                    why = Text("skrevet i en beregnet celle", "typed into a calculated cell")
                    self._lose(row, header.number, text, why)

    def _lose(self, row: int, number: int, content: str, why: Text) -> None:
        self.losses.append(Loss(self.grid.name, address(row, number), content, why))


def _own_columns(sheet: Sheet, headers: tuple[Header, ...]) -> dict[str, int]:
    """People's own columns of the table by the header they get: an Excel table has each header once."""
    taken = {seen(column.header) for column in sheet.columns}
    own: dict[str, int] = {}
    for header in headers:
        if header.column is not None or not header.in_table:
            continue
        name, n = header.text.strip() or f"Kolonne {header.number}", 2
        base = name
        while seen(name) in taken:
            name, n = f"{base} ({n})", n + 1
        taken.add(seen(name))
        own[name] = header.number
    return own


def as_decimal(entry: Entry) -> Decimal:
    """A figure of a row; what is blank or no number is 0."""
    return Decimal(entry) if isinstance(entry, int | Decimal) else Decimal(0)
