"""The data rows of one table, typed a column at a time."""

from dataclasses import dataclass, field
from functools import lru_cache
from operator import itemgetter
from typing import Any

from schemas.columns import Kind
from schemas.layout import Column, Sheet, Unit
from workbook.grid import Coordinate, SheetGrid, Value
from workbook.reading.cells import Typed, shown, typed, typed_as
from workbook.reading.find_table import Found, filled

HIDDEN_DECIMALS, OTHER_SPELLING = "hidden_decimals", "other_spellings"

_TEXTS = (Kind.KEY, Kind.TEXT, Kind.PROSE)
_TEXT_OR_BLANK = {str, type(None)}
_WHOLE = (Kind.AMOUNT, Kind.FTE, Kind.YEAR)
_REMEMBERED = 10_000
_LONGEST_ANSWER = 100  # characters of one that is remembered


@dataclass(frozen=True, slots=True)
class CellRemark:
    """What is to be known of one cell beside its value: the problem it has, or the frame of facts it is for."""

    column: Column
    kind: str
    text: str
    number: float | None = None


@dataclass(frozen=True, slots=True)
class DataRows:
    """The rows with something in an input column, their values by canonical column, and what is remarkable in them.

    Remarks, and the input columns that hold a formula, come with their row, in reading order.
    """

    rows: list[int]
    columns: dict[str, list[Any]]
    remarks: list[tuple[int, CellRemark]]
    input_formulas: list[tuple[int, str]]


def data_rows(sheet: Sheet, grid: SheetGrid, found: Found, unit: Unit, *, date1904: bool) -> DataRows:
    """A usable table's data, every cell typed once."""
    places = found.columns()
    inputs = [(column, places[column.key]) for column in sheet.inputs if column.key in places]
    # a table may reach over a million empty rows, so the cells are gone through and not the rows
    cells: dict[int, dict[int, Value]] = {number: {} for _, number in inputs}
    for (row, number), value in grid.values.items():
        if number in cells and found.first_row <= row <= found.last_row:
            cells[number][row] = value
    formulas = {place for place in grid.formulas if place[1] in cells and found.first_row <= place[0] <= found.last_row}
    rows = {row for column in cells.values() for row, value in column.items() if filled(value)}
    reader = _RowReader(grid, formulas, sorted(rows | {row for row, _ in formulas}), unit, date1904)
    columns = {
        column.key: reader.column(column, number, cells[number], order) for order, (column, number) in enumerate(inputs)
    }
    order_of = {number: order for order, (_, number) in enumerate(inputs)}
    return DataRows(
        reader.rows,
        columns,
        [(row, remark) for row, _, remark in sorted(reader.remarks, key=itemgetter(0, 1))],
        [(row, inputs[order][0].key) for row, order in sorted((row, order_of[number]) for row, number in formulas)],
    )


@dataclass(frozen=True, slots=True)
class _RowReader:
    """Types columns; what is remarkable is noted with its row and the column's place."""

    grid: SheetGrid
    formulas: set[Coordinate]
    rows: list[int]
    unit: Unit
    date1904: bool
    remarks: list[tuple[int, int, CellRemark]] = field(default_factory=list)

    def column(self, column: Column, number: int, cells: dict[int, Value], order: int) -> list[Any]:
        """The typed values of a column, a row each."""
        values = list(map(cells.get, self.rows))
        no_formula = not self.formulas or all(place[1] != number for place in self.formulas)
        if no_formula and (not cells or (column.kind in _TEXTS and set(map(type, values)) <= _TEXT_OR_BLANK)):
            return [value if value and value.strip() else None for value in values]  # type: ignore[union-attr]  # texts
        classes, known = self.grid.classes, _known(column.kind, column.choices, self.unit)
        ready = (str,) if column.kind is Kind.CHOICE else (int, float) if column.kind in _WHOLE else ()
        found: list[Any] = []
        for row, value in zip(self.rows, values, strict=True):
            if value is None:
                found.append(None)
                if (row, number) in self.formulas:
                    text = "=" + self.grid.formulas[row, number]
                    self.remarks.append((row, order, CellRemark(column, "no_value", text)))
                continue
            number_class = classes.get((row, number))
            if number_class is None and type(value) in ready:
                result = known[value]
            else:
                result = typed(column, value, number_class, self.unit, date1904=self.date1904)
            found.append(result.value)
            if (kind := _remarkable(result)) is not None:
                text = shown(value, number_class, date1904=self.date1904)
                self.remarks.append((row, order, CellRemark(column, kind, text, _number(value))))
        return found


class _KnownNames(dict["Value", "Typed"]):
    """Cells of one kind by their value, of those met lately: answers of a list, and figures without a format of note.

    An int and the float equal to it are typed alike, True is never asked for.
    """

    def __init__(self, kind: Kind, choices: str | None, unit: Unit) -> None:
        super().__init__()
        self.kind = kind
        self.choices = choices
        self.unit = unit

    def __missing__(self, value: Value) -> Typed:
        if len(self) >= _REMEMBERED:
            self.clear()
        result = typed_as(self.kind, self.choices, value, None, self.unit, date1904=False)
        if not isinstance(value, str) or len(value) <= _LONGEST_ANSWER:
            self[value] = result
        return result


@lru_cache(maxsize=64)
def _known(kind: Kind, choices: str | None, unit: Unit) -> _KnownNames:
    return _KnownNames(kind, choices, unit)


def _remarkable(result: Typed) -> str | None:
    if result.hidden_decimals:
        return HIDDEN_DECIMALS
    return OTHER_SPELLING if result.other_spelling else result.problem


def _number(value: Value) -> float | None:
    return value if isinstance(value, (int, float)) and not isinstance(value, bool) else None
