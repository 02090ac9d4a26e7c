"""A row added to an Excel table losslessly: its cells, the table's area and filter, and nothing else."""

from collections.abc import Mapping
from dataclasses import replace

from schemas.finding import KorrekturError
from workbook.grid import Area, CellError, Coordinate, SheetGrid, Table, Value, address
from workbook.ooxml.patch.outline import ByteChange, applied, attribute_of, children, in_utf8, prefix_at, with_attribute
from workbook.ooxml.patch.patch import cannot_be_changed, set_values
from workbook.ooxml.patch.repack import repack
from workbook.ooxml.patch.sheet_scan import scan
from workbook.ooxml.read.container import Container, relationships
from workbook.ooxml.read.fault import PackageFault, damaged
from workbook.ooxml.read.reader import sheet_targets, workbook_name
from workbook.ooxml.read.references import area
from workbook.ooxml.read.tables import read_table
from workbook.ooxml.read.text import encoded
from workbook.ooxml.read.workbook_part import read_workbook_part

_PLACEHOLDER = 0


def add_row(package: bytes, sheet: SheetGrid, table: Table, cells: Mapping[int, Value]) -> tuple[bytes, int]:
    """The package with one more row in a table, and the Excel row it got.

    `sheet` and `table` are as read from this package; `cells` gives values by Excel column, counted from 1. The
    row goes into the first empty one after the last with data, else below the table, which then grows with its
    filter; it looks as the row above and gets the formulas of calculated columns. Full calculation on load is
    set. Raises `KorrekturError` when there is no room, or when the package cannot be changed.
    """
    row = _place(sheet, table)
    formulas = {at: text for at, text in _formulas(table, row).items() if at not in sheet.formulas}
    placeholders = {(sheet.name, address(*at)): _PLACEHOLDER for at in formulas}
    values = {(sheet.name, address(row, column)): value for column, value in cells.items()}
    package = set_values(package, {**placeholders, **values})
    grows = row > table.area.last_row
    if not grows and not formulas:
        return package, row
    try:
        container = Container(package)
        part = _sheet_part(container, sheet.name)
        new = {(row, column) for column in cells} | set(formulas)
        above = row - 1 if grows else None
        changed = {part: _dressed(container.read(part), part, new, formulas, above)}
        if grows:
            name = _table_part(container, part, table)
            changed[name] = _grown(container.read(name), name)
        return repack(container, changed), row
    except PackageFault as fault:
        raise cannot_be_changed(fault) from fault


def _place(sheet: SheetGrid, table: Table) -> int:
    """The Excel row for what is added; raises `KorrekturError` where something stands in the way."""
    first = table.area.first_row + table.header_rows
    last = table.area.last_row - table.totals_rows
    filled = {row for row, column in _own_cells(sheet, table) if first <= row <= last}
    row = max(filled, default=first - 1) + 1
    if row > last and table.totals_rows:
        raise KorrekturError(
            f"Tabellen {table.name} har en totalrække, så der er ikke plads til en række mere. "
            "Sæt en tom række ind over totalen i Excel, eller fjern totalrækken.",
            f"The table {table.name} has a totals row, so there is no room for another row. "
            "Insert an empty row above the totals in Excel, or remove the totals row.",
        )
    if row > last and _is_taken(sheet, table, row):
        raise KorrekturError(
            f"Der står noget i række {row} lige under tabellen {table.name}. Flyt det først.",
            f"Something stands in row {row} right under the table {table.name}. Move it first.",
        )
    return row


def _own_cells(sheet: SheetGrid, table: Table) -> set[Coordinate]:
    """The table's cells with something in them, formulas of calculated columns left out."""
    calculated = {table.area.first_column + table.columns.index(name) for name, _ in table.calculated}
    with_text = {at for at, value in sheet.values.items() if isinstance(value, CellError) or str(value).strip()}
    return {
        (row, column)
        for row, column in with_text | set(sheet.formulas)
        if table.area.first_column <= column <= table.area.last_column
        and not (column in calculated and (row, column) in sheet.formulas)
    }


def _is_taken(sheet: SheetGrid, table: Table, row: int) -> bool:
    """Whether a cell, a merged area or another table stands in the row under the table."""
    target = replace(table.area, first_row=row, last_row=row)
    areas = [*sheet.merges, *(other.area for other in sheet.tables if other is not table)]
    cells = {*sheet.values, *sheet.formulas}
    return any(_meet(target, other) for other in areas) or any(
        row == at[0] and target.first_column <= at[1] <= target.last_column for at in cells
    )


def _meet(one: Area, other: Area) -> bool:
    return (
        one.first_row <= other.last_row
        and other.first_row <= one.last_row
        and one.first_column <= other.last_column
        and other.first_column <= one.last_column
    )


def _formulas(table: Table, row: int) -> dict[Coordinate, str]:
    """The formulas the row's calculated cells hold."""
    return {(row, table.area.first_column + table.columns.index(name)): text for name, text in table.calculated}


def _sheet_part(container: Container, name: str) -> str:
    workbook = workbook_name(container)
    book = read_workbook_part(container.read(workbook), workbook, container.limits)
    targets = sheet_targets(book, relationships(container, workbook))
    return next(relation.target for entry, relation in targets if entry.name == name)


def _table_part(container: Container, sheet_part: str, table: Table) -> str:
    for relation in relationships(container, sheet_part).values():
        if relation.kind == "table":
            one = read_table(container.read(relation.target), relation.target, container.limits)
            if one.name == table.name:
                return relation.target
    raise damaged(f"{sheet_part}: no table {table.name}")


def _grown(content: bytes, part: str) -> bytes:
    """The table part with one more row in its area and its filter's."""
    content = in_utf8(content)
    root, spans = children(content, part)
    changes: list[ByteChange] = []
    for span in (root, *(one for one in spans if one.name == "autoFilter")):
        tag = content[span.start : span.tag_end]
        old = area(attribute_of(tag, b"ref"))
        new = f"{address(old.first_row, old.first_column)}:{address(old.last_row + 1, old.last_column)}"
        changes.append((span.start, span.tag_end, with_attribute(tag, b"ref", new.encode())))
    return applied(content, changes)


def _dressed(
    content: bytes, part: str, new: set[Coordinate], formulas: Mapping[Coordinate, str], above: int | None
) -> bytes:
    """The sheet part with formulas in place of placeholders, and the new cells styled as those above them."""
    content = in_utf8(content)
    models = set() if above is None else {(above, column) for _, column in new}
    spans = scan(content, part, new | models)
    changes: list[ByteChange] = []
    for at in sorted(new):
        cell = spans.cells[at].whole
        tag = content[cell.start : cell.tag_end]
        model = spans.cells.get((above, at[1])) if above is not None else None
        if model is not None:
            style = attribute_of(content[model.whole.start : model.whole.tag_end], b"s")
            tag = with_attribute(tag, b"s", style.encode() or None)
        changes.append((cell.start, cell.tag_end, tag))
        if at in formulas:
            prefix = prefix_at(content, cell.start)
            text = encoded(formulas[at]).encode()
            formula = b"<" + prefix + b"f>" + text + b"</" + prefix + b"f>"
            changes.append((cell.tag_end, cell.content_end, formula))
    return applied(content, changes)
