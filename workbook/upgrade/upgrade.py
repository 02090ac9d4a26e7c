"""Upgrade: a workbook of an older template moves into the present one, and what has no place there is named."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from schemas.finding import KorrekturError, Text
from schemas.layout import FIRST_DATA_ROW, HEADER_ROW, TEMPLATE_VERSION, Layout, Sheet
from schemas.lists import FACTS
from workbook.carrying.rows import FORMULA, NO_RESULT, CarriedBook, CarriedTable, Loss, book_of, refuse_merged
from workbook.grid import Contents, Coordinate, Entry, Grid, NumberClass, SheetGrid, Value, address
from workbook.ooxml.read.beside import Beside, Note
from workbook.reading.cells import serial_date, shown
from workbook.reading.find_table import filled, find_table

Lasting = Callable[[str], bool]
"""Whether a formula, without its `=`, means the same in the new workbook."""


def lasting(grid: Grid, its_layout: Layout) -> Lasting:
    """Those last that look at own sheets only: no table, no name, no other file, none of our sheets."""
    ours = [mark for one in its_layout.sheets for mark in (f"{one.name}!".casefold(), f"'{one.name}'!".casefold())]
    names = [name.rpartition("!")[2].casefold() for name in grid.names]

    def lasts(formula: str) -> bool:
        text = formula.casefold()
        return not ("[" in text or any(word in text for word in (*ours, *names)))

    return lasts


def lasting_formulas(grid: Grid, sheet: SheetGrid, its_layout: Layout) -> dict[Coordinate, str]:
    """The formulas of an own sheet that last."""
    lasts = lasting(grid, its_layout)
    return {place: formula for place, formula in sheet.formulas.items() if lasts(formula)}


@dataclass(frozen=True, slots=True)
class PlacedNote:
    """A note and the cell of the new workbook it belongs to."""

    sheet: str
    row: int
    column: int
    note: Note


@dataclass(frozen=True, slots=True)
class Upgrade:
    """Everything that goes into the new workbook, and what does not."""

    contents: Contents
    version: str
    tables: Mapping[str, CarriedTable]
    sheets: tuple[SheetGrid, ...]
    notes: tuple[PlacedNote, ...]
    losses: tuple[Loss, ...]


_OBJECTS = {
    "chart": Text("diagram", "chart"),
    "picture": Text("billede", "picture"),
    "shape": Text("figur eller tekstboks", "shape or text box"),
    "pivot": Text("pivottabel", "pivot table"),
    "thread": Text(
        "kommentartråd (dens tekst er ført over som note)", "comment thread (its text is carried as a note)"
    ),
    "object": Text("indlejret objekt", "embedded object"),
    "control": Text("kontrolelement", "form control"),
    "slicer": Text("udsnit", "slicer"),
    "query": Text("forespørgsel", "query"),
    "damaged": Text("beskadiget del af filen", "damaged part of the file"),
}
_CANNOT = Text("kan ikke føres over", "cannot be carried")
_OUTSIDE = Text("står uden for tabellen", "stands outside the table")
_NO_TABLE = Text("arkets tabel kan ikke findes", "the sheet's table cannot be found")
_NO_FACT = Text(
    "skabelonen har ikke det felt, eller det står der to gange", "the template lacks that field, or it is there twice"
)
_NO_CELL = Text("note: dens celle findes ikke i det nye ark", "note: its cell is not in the new sheet")
_MACROS = Text("makroer kan ikke føres over", "macros cannot be carried")
_LINK = Text("link til en anden fil", "a link to another file")


def upgrade(grid: Grid, beside: Mapping[str, Beside]) -> Upgrade:
    """What the present template's workbook is to hold of this one; `beside` is `ooxml.beside.beside_cells`.

    A workbook is of an older template where Stamdata names an older Skabelonversion or none, or where a sheet, table
    or column of the present one is missing; a table that was turned into a range is read from its headers. Raises
    KorrekturError where it is not, where it is of a newer template, or of another budget year (that is `roll`), or no
    such workbook at all.
    """
    book = book_of(grid)
    refuse_merged(book)
    _refuse(book)
    own = book.own_sheets
    losses = [loss for table in book.tables.values() for loss in table.losses]
    facts, unknown = _facts(book)
    losses += unknown
    losses += _outside(book)
    losses += [loss for sheet in own for loss in _formulas(book, sheet)]
    losses += _objects(book, beside)
    notes, homeless = _notes(book, beside)
    rows = {key: [dict(row.cells) for row in table.rows] for key, table in book.tables.items()}
    contents = Contents(book.layout.budget_year, book.layout.unit.text, facts, rows)
    version = book.stamdata.text("template_version")
    sheets = tuple(sheet for sheet in own if sheet.kind == "worksheet")
    return Upgrade(contents, version, book.tables, sheets, notes, (*losses, *homeless))


def columns_of(table: CarriedTable) -> dict[int, int]:
    """Where each Excel column of the old table stands in the new one, people's own columns at its right."""
    places = table.found.columns()
    there = {places[one.key]: n for n, one in enumerate(table.sheet.columns, 1) if one.key in places}
    first = len(table.sheet.columns) + 1
    return there | {number: n for n, number in enumerate(table.own.values(), first)}


def _refuse(book: CarriedBook) -> None:
    path, version = book.grid.path, book.stamdata.whole("template_version")
    if not {"corrections", "amounts"} & book.tables.keys():
        raise KorrekturError(
            f"{path} er ikke en projektmappe til tekniske korrektioner: hverken Korrektioner eller Beløb er der.",
            f"{path} is no workbook for technical corrections: it has neither Korrektioner nor Beløb.",
        )
    if version is not None and version > TEMPLATE_VERSION:
        raise KorrekturError(
            f"{path} er på en nyere skabelon ({version}) end programmets ({TEMPLATE_VERSION}). Opdatér programmet.",
            f"{path} is made on a newer template ({version}) than the program's ({TEMPLATE_VERSION}). Update it.",
        )
    if version == TEMPLATE_VERSION and not _missing(book):
        raise KorrekturError(
            f"{path} er allerede på den nyeste skabelon. Et nyt budgetår laves med »korrektur roll«.",
            f"{path} is on the present template already. A new budget year is made with “korrektur roll”.",
        )


def _missing(book: CarriedBook) -> bool:
    """Whether a sheet of the present template, one of its columns or one of its tables is not there."""
    sheets = {sheet.name.casefold() for sheet in book.grid.sheets}
    if any(sheet.name.casefold() not in sheets for sheet in book.layout.sheets if not sheet.optional):
        return True
    if any(column.key not in table.found.columns() for table in book.tables.values() for column in table.sheet.columns):
        return True
    needed = (sheet for sheet in book.layout.tables if sheet.key != "checklist" and not sheet.optional)
    return any(not _is_table(book, sheet) for sheet in needed)


def _is_table(book: CarriedBook, sheet: Sheet) -> bool:
    """Whether an Excel table of the sheet is there, and not just its cells."""
    grid_sheet = book.grid.sheet(sheet.name)
    found = find_table(grid_sheet, sheet) if grid_sheet else None
    return found is not None and found.found_by == "table"


def _facts(book: CarriedBook) -> tuple[dict[str, Entry], list[Loss]]:
    """Stamdata by key, and the rows of it that the template has no place for."""
    spec = book.layout.sheet("master_data")
    sheet = book.grid.sheet(spec.name)
    found = find_table(sheet, spec) if sheet else None
    if sheet is None or found is None or not {"field", "value"} <= found.columns().keys():
        return {}, []
    places, used = found.columns(), {fact.row: key for key, fact in book.stamdata.facts.items()}
    facts: dict[str, Entry] = {}
    losses = []
    for row in range(found.first_row, found.last_row + 1):
        at = (row, places["value"])
        value = sheet.values.get(at)
        if at in sheet.formulas:
            losses.append(Loss(sheet.name, address(*at), "=" + sheet.formulas[at], FORMULA))
        if row in used:
            entry = _fact(book, sheet, at)
            if entry is not None:
                facts[used[row]] = entry
        elif filled(value) or filled(sheet.values.get((row, places["field"]))):
            name = sheet.values.get((row, places["field"]), "")
            content = f"{name}: {'' if value is None else _shown(book, sheet, at, value)}"
            losses.append(Loss(sheet.name, address(*at), content, _NO_FACT))
    return facts, losses


def _fact(book: CarriedBook, sheet: SheetGrid, at: Coordinate) -> Entry:
    value, number_class = sheet.values.get(at), sheet.classes.get(at)
    if isinstance(value, float | int) and not isinstance(value, bool):
        if number_class is NumberClass.DATE:
            return serial_date(value, date1904=book.grid.package.date1904)
        if number_class is None and float(value).is_integer():
            return int(value)
    return _shown(book, sheet, at, value) if value is not None and filled(value) else None


def _outside(book: CarriedBook) -> Iterator[Loss]:
    """What stands below and beside a table; what stands above it is the template's, or seen to when that is made."""
    for spec in book.layout.tables:
        sheet = book.grid.sheet(spec.name)
        if sheet is None or spec.key == "checklist":
            continue
        found = find_table(sheet, spec)
        why = _NO_TABLE if found is None else _OUTSIDE
        inside = set() if found is None else {header.number for header in found.headers if header.in_table}
        for place in sorted({*sheet.values, *sheet.formulas}):
            row, column = place
            in_table = found is not None and row <= found.last_row and column in inside
            above = found is not None and row < found.header_row
            content = _content(book, sheet, place)
            if content and not in_table and not above and spec.key != "master_data":
                yield Loss(sheet.name, address(*place), content, why)


def above_tables(book_sheet: SheetGrid, header_row: int) -> Iterator[tuple[str, str]]:
    """(cell, text) of what was typed above a table: the template's own lines among it."""
    for (row, column), value in sorted(book_sheet.values.items()):
        if row < header_row and (row, column) not in book_sheet.formulas and isinstance(value, str) and filled(value):
            yield address(row, column), value


def _content(book: CarriedBook, sheet: SheetGrid, place: Coordinate) -> str:
    if place in sheet.formulas:
        return "=" + sheet.formulas[place]
    value = sheet.values.get(place)
    return _shown(book, sheet, place, value) if filled(value) and value is not None else ""


def _shown(book: CarriedBook, sheet: SheetGrid, place: Coordinate, value: Value | None) -> str:
    if value is None:
        return ""
    return shown(value, sheet.classes.get(place), date1904=book.grid.package.date1904)


def _formulas(book: CarriedBook, sheet: SheetGrid) -> Iterator[Loss]:
    """The formulas of an own sheet that look at ours, whose cells have moved."""
    kept = lasting_formulas(book.grid, sheet, book.layout)
    for place, text in sorted(sheet.formulas.items()):
        if place not in kept:
            yield Loss(sheet.name, address(*place), f"={text}", NO_RESULT if place not in sheet.values else FORMULA)


def _objects(book: CarriedBook, beside: Mapping[str, Beside]) -> Iterator[Loss]:
    """Charts, pictures and the like, macros and links; the template's own chart is made anew."""
    if book.grid.package.macros:
        yield Loss(book.grid.path.name, "", "VBA", _MACROS)
    for target in book.grid.package.external_links:
        yield Loss(book.grid.path.name, "", target, _LINK)
    for sheet in book.grid.sheets:
        if sheet.kind != "worksheet":
            yield Loss(sheet.name, "", sheet.kind, _CANNOT)
    overview = book.layout.sheet("overview").name.casefold()
    for name, one in beside.items():
        counts = dict(one.objects)
        if name.casefold() == overview:
            counts["chart"] = counts.get("chart", 0) - 1
        for kind, count in counts.items():
            if count > 0:
                words = _OBJECTS[kind]
                yield Loss(name, "", f"{count} × {words.da}", _CANNOT)


def _notes(book: CarriedBook, beside: Mapping[str, Beside]) -> tuple[tuple[PlacedNote, ...], list[Loss]]:
    """Every note at its cell's new place, and those whose cell has none."""
    placed, homeless = [], []
    by_sheet = {table.grid.name: table for table in book.tables.values()}
    for name, one in beside.items():
        spec = book.layout.by_name(name)
        for (row, column), note in sorted(one.notes.items()):
            place: Coordinate | None = (row, column)
            if name in by_sheet:
                place = _in_table(by_sheet[name], row, column)
            elif spec is not None and spec.key == "master_data":
                place = _in_stamdata(book, row, column)
            elif spec is not None:
                place = None
            if place is None:
                homeless.append(Loss(name, address(row, column), note.text, _NO_CELL))
            else:
                placed.append(PlacedNote(name if spec is None else spec.name, *place, note))
    return tuple(placed), homeless


def _in_table(table: CarriedTable, row: int, column: int) -> Coordinate | None:
    rows = {one.row: n for n, one in enumerate(table.rows, FIRST_DATA_ROW)} | {table.found.header_row: HEADER_ROW}
    new_row, new_column = rows.get(row), columns_of(table).get(column)
    return None if new_row is None or new_column is None else (new_row, new_column)


def _in_stamdata(book: CarriedBook, row: int, column: int) -> Coordinate | None:
    order = [fact.key for fact in FACTS]
    key = next((key for key, fact in book.stamdata.facts.items() if fact.row == row), None)
    return None if key is None else (FIRST_DATA_ROW + order.index(key), min(column, 2))
