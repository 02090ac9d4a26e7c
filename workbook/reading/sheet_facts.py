"""What a rule must know of a sheet besides its cells: rows below the table, merges, what is hidden."""

from collections.abc import Mapping
from typing import Any

from schemas.layout import Sheet
from workbook.grid import Area, SheetGrid, Value, address, column_letter
from workbook.reading.find_table import Found, filled, says_sum


def sheet_facts(sheet: Sheet, grid: SheetGrid, found: Found | None) -> dict[str, Any]:
    """The `sheets` facts of one sheet that tell of its table; without a table only that none was found."""
    if found is None:
        return {"rows_below": 0, "tables": len(grid.tables), "merges": 0, "hidden_rows": 0}
    below = _rows_below(sheet, grid, found)
    merges = sorted(
        (area for area in grid.merges if _touches(area, found)), key=lambda a: (a.first_row, a.first_column)
    )
    hidden = _hidden_rows(sheet, grid, found)
    other = found.others[0] if found.others else None
    return {
        "found_by": found.found_by,
        "first_row": found.first_row,
        "last_row": found.last_row,
        "rows_below": len(below),
        "first_below": below[0] if below else None,
        "tables": (found.found_by == "table") + len(found.others),
        "other_table": other.name if other else None,
        "other_table_at": address(other.area.first_row, other.area.first_column) if other else None,
        "merges": len(merges),
        "merged_at": address(merges[0].first_row, merges[0].first_column) if merges else None,
        "hidden_rows": len(hidden),
        "first_hidden": hidden[0] if hidden else None,
        "beyond": column_letter(max((header.number for header in found.headers), default=0) + 1),
    }


def columns_with_figures(grid: SheetGrid, table: Found) -> set[int]:
    """The Excel columns with a number in a data row."""
    found: set[int] = set()
    for (row, column), value in grid.values.items():
        if column not in found and table.first_row <= row <= table.last_row and _is_number(value):
            found.add(column)
    return found


def _is_number(value: object) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _touches(area: Area, found: Found) -> bool:
    """Whether a merged area covers any of the table's cells, header row included."""
    numbers = [header.number for header in found.headers if header.in_table]
    return (
        bool(numbers)
        and found.header_row <= area.last_row
        and area.first_row <= found.end_row
        and min(numbers) <= area.last_column
        and area.first_column <= max(numbers)
    )


def _rows_below(sheet: Sheet, grid: SheetGrid, found: Found) -> tuple[int, ...]:
    """Rows under the table that look like its data: a typed figure under a year, or two input cells filled.

    Somebody's own sums under the table are none: formulas, or a row that says so (`SUM_WORDS`).
    """
    lower = [(place, value) for place, value in grid.values.items() if place[0] > found.end_row]
    if not lower:
        return ()
    places = found.columns()
    inputs = {places[column.key]: column for column in sheet.inputs if column.key in places}
    elsewhere = {
        row
        for table in grid.tables
        if table.area.first_row > found.end_row
        for row in range(table.area.first_row, table.area.last_row + 1)
    }
    cells: dict[int, dict[int, Value]] = {}
    for (row, number), value in lower:
        if row not in elsewhere and number in inputs and filled(value) and (row, number) not in grid.formulas:
            cells.setdefault(row, {})[number] = value
    years = {number for number, column in inputs.items() if column.year is not None}
    return tuple(row for row in sorted(cells) if _is_line(cells[row], years))


def _is_line(cells: Mapping[int, Value], years: set[int]) -> bool:
    if says_sum(cells.values()):
        return False
    return len(cells) > 1 or any(number in years and _is_number(value) for number, value in cells.items())


def _hidden_rows(sheet: Sheet, grid: SheetGrid, found: Found) -> tuple[int, ...]:
    """Data rows with something in them that are hidden although no filter of the table is in force."""
    if found.filtered or found.found_by != "table":
        return ()
    rows = {row for row in grid.hidden_rows if found.first_row <= row <= found.last_row}
    if not rows:
        return ()
    places = found.columns()
    wanted = {places[column.key] for column in sheet.inputs if column.key in places}
    return tuple(
        sorted(
            {row for (row, number), value in grid.values.items() if row in rows and number in wanted and filled(value)}
        )
    )
