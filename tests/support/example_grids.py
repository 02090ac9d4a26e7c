"""Grids made of examples: the shared minimal workbook with a tiny change laid over it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from schemas.calculations.measures import MEASURES
from schemas.examples import minimal_workbook as minimal
from schemas.formulas import column_formulas
from schemas.formulas import overview_cells as at
from schemas.layout import FIRST_DATA_ROW, HEADER_ROW, UNITS, layout
from schemas.lists import FACTS
from schemas.rule import ErrorValue, Example, ExampleRow, Formula, Percent
from workbook.grid import Area, CellError, Grid, NumberClass, SheetGrid, Table, Unreadable, Visibility, column_number
from workbook.reading.formula_forms import overview_texts
from workbook.reading.parse import parse
from workbook.stored_values import stored_values

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from schemas.budgets import Budgets
    from schemas.layout import Layout

_DAY_ZERO = date(1899, 12, 30)


def read_of(example: Example, path: str = "eksempel.xlsx") -> Grid | Unreadable:
    """What reading the file an example describes gives: a workbook, or why there is none."""
    if example.unreadable is not None:
        return Unreadable(Path(path), example.unreadable)
    return grid_of(example, path)


def budgets_of(examples: Sequence[Example]) -> Budgets:
    """These examples as one set, each under its number as path."""
    return parse([read_of(example, str(n)) for n, example in enumerate(examples)])


def submitted_for(example: Example) -> list[Grid | Unreadable]:
    """The workbook an example describes and those of the other committees, each under the name of its own."""
    others = [grid_of(Example(master_data={"Udvalg": name}), f"{name}.xlsx") for name in example.others]
    return [read_of(example), *others]


def grid_of(example: Example, path: str = "eksempel.xlsx") -> Grid:
    """The workbook an example describes, as if it had been read from a file."""
    facts = {**minimal.MASTER_DATA, **example.master_data}
    year = facts["Budgetår"]
    unit = UNITS.get(str(facts["Enhed"]), UNITS["mio. kr."])
    its_layout = layout(year if isinstance(year, int) else 2026, unit, merged=bool(example.merged_committees))
    sheets = [] if _taken_away("Stamdata", example) else [_stamdata(facts, example)]
    for sheet in its_layout.tables:
        if sheet.key in ("master_data", "checklist") or _taken_away(sheet.name, example):
            continue
        if sheet.optional and sheet.name not in example.sheets:
            continue
        rows = _laid_over(minimal.SHEETS.get(sheet.name, []), example.sheets.get(sheet.name, ()))
        if sheet.key == "committees":
            rows = [{"Udvalg": name, "Status": facts["Status"]} for name in example.merged_committees]
        elif example.merged_committees:
            rows = [{"Udvalg": example.merged_committees[0], **row} for row in rows]
        sheets.append(_data_sheet(sheet.name, rows, its_layout, example))
    if example.overview is not None:
        sheets.append(_overview(example.overview, sheets, its_layout))
    ours = {sheet.name: sheet for sheet in sheets}
    for name, visibility in example.tabs.items():
        tab = ours.get(name) or SheetGrid(name, values={(1, 1): 1})
        tab.visibility = Visibility(visibility)
        if name not in ours:
            sheets.append(tab)
    grid = Grid(Path(path), tuple(sheets), sha256="0" * 64)
    if example.files:
        grid.package = replace(grid.package, **example.files)
    return grid


def _taken_away(name: str, example: Example) -> bool:
    return name in example.sheets and example.sheets[name] is None


def _laid_over(base: Sequence[ExampleRow], change: Sequence[ExampleRow | None] | None) -> list[ExampleRow]:
    change = change or ()
    rows: list[ExampleRow] = []
    for number in range(max(len(base), len(change))):
        under = base[number] if number < len(base) else {}
        over = change[number] if number < len(change) else {}
        if over is not None:
            rows.append({**under, **over})
    return rows


def _stamdata(facts: Mapping[str, Any], example: Example) -> SheetGrid:
    sheet = SheetGrid("Stamdata")
    sheet.values[HEADER_ROW, 1], sheet.values[HEADER_ROW, 2] = "Felt", "Værdi"
    names = [fact.field for fact in FACTS]
    for row, name in enumerate(names, FIRST_DATA_ROW):
        sheet.values[row, 1] = name
        put(sheet, row, 2, facts.get(name))
    if "Stamdata" not in example.no_table:
        area = Area(HEADER_ROW, 1, HEADER_ROW + len(names), 2)
        sheet.tables = (Table("Stamdata", area, ("Felt", "Værdi")),)
    return sheet


def _data_sheet(name: str, rows: Sequence[ExampleRow], its_layout: Layout, example: Example) -> SheetGrid:
    spec = its_layout.by_name(name)
    assert spec is not None
    renamed = example.headers.get(name, {})
    formulas = {
        spec.column(key).header: Formula(text, "")
        for (owner, key), text in column_formulas(its_layout).items()
        if owner == spec.key
    }
    headers = [
        text
        for header in example.order.get(name, [column.header for column in spec.columns])
        if (text := renamed.get(header, header)) is not None
    ]
    origin = {text: header for header, text in renamed.items() if text is not None}
    sheet = SheetGrid(name)
    last = HEADER_ROW + max(1, len(rows))
    below = example.below.get(name, ())
    second = last + 2
    for number, header in enumerate(headers, 1):
        key = origin.get(header, header)
        sheet.values[HEADER_ROW, number] = header
        for row, values in enumerate(rows, FIRST_DATA_ROW):
            put(sheet, row, number, values.get(key, formulas.get(key)))
        if name in example.second_table:
            sheet.values[second, number] = header
        for row, values in enumerate(below, second + (name in example.second_table)):
            put(sheet, row, number, values.get(key))
    if name not in example.no_table:
        area = Area(HEADER_ROW, 1, last, len(headers))
        table = Table(spec.table, area, tuple(headers), filtered=name in example.filtered)
        sheet.tables = (table,)
    if name in example.second_table:
        area = Area(second, 1, second + max(1, len(below)), len(headers))
        sheet.tables += (Table(f"{name}_2", area, tuple(headers)),)
    sheet.merges = tuple(_area(text) for text in example.merged.get(name, ()))
    sheet.hidden_rows = frozenset(example.hidden_rows.get(name, ()))
    sheet.hidden_columns = frozenset(headers.index(header) + 1 for header in example.hidden.get(name, ()))
    return sheet


def _overview(change: Mapping[str, Mapping[str, Any]], sheets: Sequence[SheetGrid], its_layout: Layout) -> SheetGrid:
    """Oversigt with its formulas and their right results, the example's in place of some."""
    sheet = SheetGrid(its_layout.sheet("overview").name, formulas=dict(overview_texts(its_layout)[0]))
    lines = {one.name: at.ROW_OF[one.key] for one in MEASURES.values()}
    sheet.values.update({(row, 1): label for label, row in lines.items()})
    sheet.values[at.LIST_HEADER, 1] = "Nr"
    years = {str(year): column_number(letter) for year, letter in zip(its_layout.budget_years, at.YEARS, strict=True)}
    sheet.values.update({(at.FIGURES_HEADER, number): int(year) for year, number in years.items()})
    sheet.merges = (_area(at.CONTROL_AREA),)
    grid = Grid(Path("eksempel.xlsx"), (*sheets, sheet))
    right = stored_values(parse([grid]), 0, grid)
    sheet.values.update({coordinate(cell): value for (name, cell), value in right.items() if name == sheet.name})
    for label, figures in change.items():
        sheet.values.update({(lines[label], years[year]): value for year, value in figures.items()})
    return sheet


def coordinate(cell: str) -> tuple[int, int]:
    """Row and column of an A1 address."""
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :]), column_number(letters)


def _area(text: str) -> Area:
    first, last = (coordinate(corner) for corner in text.split(":"))
    return Area(*first, *last)


def put(sheet: SheetGrid, row: int, column: int, value: Any) -> None:
    """Write one example value into a sheet as Excel would hold it."""
    at = (row, column)
    match value:
        case None:
            return
        case date():
            sheet.values[at] = (value - _DAY_ZERO).days
            sheet.classes[at] = NumberClass.DATE
        case Percent():
            sheet.values[at] = value.value
            sheet.classes[at] = NumberClass.PERCENT
        case ErrorValue():
            sheet.values[at] = CellError(value.code)
        case Formula():
            sheet.formulas[at] = value.text
            if value.value is not None:
                sheet.values[at] = value.value
        case _:
            sheet.values[at] = value
