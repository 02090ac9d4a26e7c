"""What a person does to a finished workbook, written as data (`changes.toml`) and done with openpyxl.

removed     list of sheets taken away
[renamed]   "Sheet" = "new name"
[sheets]    "New sheet" = {visibility = "hidden", cells = {A1 = "x"}}; an own sheet of ours is only hidden
[cells]     "Sheet!H4" = value, "" empties it; a header keeps its table in step
[formulas]  "Sheet!H4" = {formula = "=1/2", value = 0.5}; without value none is stored
[formats]   "Sheet!H4" = "0%"
[columns]   "Sheet" = {"Own header" = [values of the rows]}: added at the table's right
[swapped]   "Sheet" = ["H", "I"]: two columns change places, headers and all
[deleted]   "Sheet" = ["J"]: whole columns deleted
[sorted]    "Sheet" = "D": the table's rows sorted by this column
[copied]    "Sheet" = 12: the table's headers and typed cells stand as another table from this row on
[totals]    "Sheet" = "I alt": the table's total row is switched on, with this in its first column
[tables]    "Sheet" = "A3:W5": the table's new area, its calculated columns filled down as Excel fills them; "" takes
            the object away and leaves its cells
[merged]    "Sheet" = ["A5:A6"]
[hidden]    "Sheet" = ["G", 5]: columns by letter, rows by number
[filtered]  "Sheet" = [5, 6]: the rows a filter on the first column hides
[comments]  "Sheet!H4" = "text"
[stored]    "Sheet!H4" = 0.5: the stored value of a formula, or a text, as another program left it
unstored    true: saved by openpyxl itself, which keeps no stored value

What happens to the file as a file is in `support.package_changes`.
"""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any

from openpyxl import load_workbook
from openpyxl.comments import Comment
from openpyxl.utils import column_index_from_string, get_column_letter
from openpyxl.utils.cell import range_boundaries
from openpyxl.worksheet.filters import FilterColumn, Filters
from openpyxl.worksheet.table import Table
from support import package_changes

from workbook.grid import Grid
from workbook.ooxml.patch.patch import set_values
from workbook.reading.parse import parse
from workbook.reading.read import read_bytes
from workbook.stored_values import stored_values

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from openpyxl import Workbook

HEADER_ROW = 3

Changes = dict[str, Any]


def changed(package: bytes, changes: Changes) -> bytes:
    """The workbook after these changes, with the stored values Excel would have left."""
    known = {"removed", "renamed", "sheets", *_STEPS, "formulas", "stored", "unstored", *package_changes.STEPS}
    assert set(changes) <= known, set(changes) - known
    if not set(changes) <= set(package_changes.STEPS):
        package = _saved_again(package, changes)
    return package_changes.package_after(package, changes)


def _saved_again(package: bytes, changes: Changes) -> bytes:
    workbook = load_workbook(BytesIO(package))
    for name in changes.get("removed", ()):
        del workbook[name]
    for name, sheet in changes.get("sheets", {}).items():
        _add_or_hide(workbook, name, sheet)
    for step, do in _STEPS.items():
        for name, what in changes.get(step, {}).items():
            do(workbook, name, what)
    formulas: dict[str, dict[str, Any]] = changes.get("formulas", {})
    for place, one in formulas.items():
        _cell(workbook, place).value = one["formula"]
    for old, new in changes.get("renamed", {}).items():
        workbook[old].title = "…"  # openpyxl takes a name in another case for one that is taken
        workbook["…"].title = new
    saved = BytesIO()
    workbook.save(saved)
    own = {_split(place): one["value"] for place, one in formulas.items() if "value" in one}
    if changes.get("unstored"):
        return saved.getvalue()
    stored = {_split(place): value for place, value in changes.get("stored", {}).items()}
    return set_values(with_stored_values(set_values(saved.getvalue(), own)), stored)


def with_stored_values(package: bytes) -> bytes:
    """The package with the calculated cells' values, which openpyxl does not keep."""
    grid = read_bytes(package, Path("sag.xlsx"))
    if not isinstance(grid, Grid):
        return package
    there = {(sheet.name.casefold(), place) for sheet in grid.sheets for place in _addresses(sheet.formulas)}
    values = {at: value for at, value in stored_values(parse([grid]), 0, grid).items() if _key(at) in there}
    return set_values(package, values)


def _key(at: tuple[str, str]) -> tuple[str, str]:
    return at[0].casefold(), at[1]


def _addresses(cells: Mapping[tuple[int, int], Any]) -> set[str]:
    return {f"{get_column_letter(column)}{row}" for row, column in cells}


def _split(place: str) -> tuple[str, str]:
    sheet, _, cell = place.rpartition("!")
    return sheet, cell


def _cell(workbook: Workbook, place: str) -> Any:
    sheet, cell = _split(place)
    return workbook[sheet][cell]


def _table(sheet: Any) -> Any:
    (table,) = sheet.tables.values()
    return table


def _corners(table: Any) -> tuple[int, int, int, int]:
    """Its first column and row, its last column and row."""
    corners: Any = range_boundaries(table.ref)
    first, top, last, bottom = corners
    return first, top, last, bottom


def _add_or_hide(workbook: Workbook, name: str, sheet: Mapping[str, Any]) -> None:
    one: Any = workbook[name] if name in workbook.sheetnames else workbook.create_sheet(name)
    one.sheet_state = sheet.get("visibility", "visible")
    for cell, value in sheet.get("cells", {}).items():
        one[cell] = value


def _set(workbook: Workbook, place: str, value: Any) -> None:
    cell = _cell(workbook, place)
    cell.value = None if value == "" else value
    tables = list(cell.parent.tables.values())
    if cell.row == HEADER_ROW and tables:
        first, _, last, _ = _corners(tables[0])
        if first <= cell.column <= last:
            tables[0].tableColumns[cell.column - first].name = str(value)


def _format(workbook: Workbook, place: str, number_format: str) -> None:
    _cell(workbook, place).number_format = number_format


def _columns(workbook: Workbook, name: str, columns: Mapping[str, list[Any]]) -> None:
    sheet: Any = workbook[name]
    table = _table(sheet)
    for header, values in columns.items():
        first, top, last, bottom = _corners(table)
        sheet.cell(HEADER_ROW, last + 1, header)
        for row, value in enumerate(values, HEADER_ROW + 1):
            sheet.cell(row, last + 1, None if value == "" else value)
        _resize(table, (first, top, last + 1, bottom))
        column = table.tableColumns[-1].__class__(id=max(one.id for one in table.tableColumns) + 1, name=header)
        table.tableColumns.append(column)


def _swap(workbook: Workbook, name: str, letters: list[str]) -> None:
    sheet: Any = workbook[name]
    one, other = letters
    for row in range(HEADER_ROW + 1, sheet.max_row + 1):
        left, right = sheet[f"{one}{row}"], sheet[f"{other}{row}"]
        left.value, right.value = right.value, left.value
        left.number_format, right.number_format = right.number_format, left.number_format
    headers = sheet[f"{one}{HEADER_ROW}"].value, sheet[f"{other}{HEADER_ROW}"].value
    _set(workbook, f"{name}!{one}{HEADER_ROW}", headers[1])
    _set(workbook, f"{name}!{other}{HEADER_ROW}", headers[0])


def _delete(workbook: Workbook, name: str, letters: list[str]) -> None:
    sheet: Any = workbook[name]
    table = _table(sheet)
    for letter in letters:
        first, top, last, bottom = _corners(table)
        column = column_index_from_string(letter)
        sheet.delete_cols(column)
        del table.tableColumns[column - first]
        _resize(table, (first, top, last - 1, bottom))


def _sort(workbook: Workbook, name: str, letter: str) -> None:
    sheet: Any = workbook[name]
    first, top, last, bottom = _corners(_table(sheet))
    rows = [sheet[row][first - 1 : last] for row in range(top + 1, bottom + 1)]
    by = column_index_from_string(letter) - first
    typed = [[(cell.value, cell.number_format) for cell in row] for row in rows]
    for row, another in zip(rows, sorted(typed, key=lambda cells: str(cells[by][0])), strict=True):
        for cell, (value, number_format) in zip(row, another, strict=True):
            if cell.data_type != "f":
                cell.value, cell.number_format = value, number_format


def _copy(workbook: Workbook, name: str, row: int) -> None:
    sheet: Any = workbook[name]
    table = _table(sheet)
    first, top, last, bottom = _corners(table)
    for cells in sheet.iter_rows(top, bottom, first, last):
        for cell in cells:
            if cell.data_type != "f":
                sheet.cell(row + cell.row - top, cell.column, cell.value)
    area = f"{get_column_letter(first)}{row}:{get_column_letter(last)}{row + bottom - top}"
    sheet.add_table(Table(displayName=f"{table.displayName}2", ref=area))


def _total(workbook: Workbook, name: str, label: str) -> None:
    sheet: Any = workbook[name]
    table = _table(sheet)
    first, top, last, bottom = _corners(table)
    table.ref = f"{get_column_letter(first)}{top}:{get_column_letter(last)}{bottom + 1}"
    table.totalsRowCount = 1
    table.tableColumns[0].totalsRowLabel = label
    sheet.cell(bottom + 1, first, label)


def _resize(table: Any, corners: tuple[int, int, int, int]) -> None:
    first, top, last, bottom = corners
    table.ref = f"{get_column_letter(first)}{top}:{get_column_letter(last)}{bottom}"
    if table.autoFilter is not None:
        table.autoFilter.ref = table.ref


def _area(workbook: Workbook, name: str, area: str) -> None:
    sheet: Any = workbook[name]
    table = _table(sheet)
    if area == "":
        del sheet.tables[table.displayName]
        return
    table.ref = area
    if table.autoFilter is not None:
        table.autoFilter.ref = area
    first, _, _, bottom = _corners(table)
    for number, column in enumerate(table.tableColumns, first):
        for row in range(HEADER_ROW + 1, bottom + 1):
            cell = sheet.cell(row, number)
            if column.calculatedColumnFormula is not None and cell.value is None:
                cell.value = f"={column.calculatedColumnFormula.attr_text}"


def _merge(workbook: Workbook, name: str, areas: list[str]) -> None:
    for area in areas:
        workbook[name].merge_cells(area)


def _hide(workbook: Workbook, name: str, what: list[str | int]) -> None:
    sheet: Any = workbook[name]
    for one in what:
        if isinstance(one, int):
            sheet.row_dimensions[one].hidden = True
        else:
            sheet.column_dimensions[one].hidden = True


def _filter(workbook: Workbook, name: str, rows: list[int]) -> None:
    sheet: Any = workbook[name]
    table = _table(sheet)
    shown = [
        str(sheet.cell(row, 1).value)
        for row in range(HEADER_ROW + 1, sheet.max_row + 1)
        if row not in rows and sheet.cell(row, 1).value is not None
    ]
    table.autoFilter.filterColumn.append(FilterColumn(colId=0, filters=Filters(filter=shown)))
    for row in rows:
        sheet.row_dimensions[row].hidden = True


def _comment(workbook: Workbook, place: str, text: str) -> None:
    _cell(workbook, place).comment = Comment(text, "Økonomi")


_STEPS: dict[str, Callable[[Workbook, str, Any], None]] = {
    "cells": _set,
    "formats": _format,
    "columns": _columns,
    "swapped": _swap,
    "deleted": _delete,
    "sorted": _sort,
    "copied": _copy,
    "totals": _total,
    "tables": _area,
    "merged": _merge,
    "hidden": _hide,
    "filtered": _filter,
    "comments": _comment,
}
"""The changes by sheet or cell, in the order they are made."""
