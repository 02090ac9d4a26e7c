"""The workbook on the present template as a file, with people's own columns, sheets and notes."""

from collections.abc import Iterator
from copy import copy
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from schemas.finding import Text
from schemas.layout import UNITS, layout
from schemas.words.writable import sheet_title, writable
from workbook import template
from workbook.carrying.rows import Loss, Own
from workbook.grid import Grid, SheetGrid, Value, address
from workbook.ooxml.patch.patch import set_values
from workbook.upgrade.upgrade import Lasting, Upgrade, above_tables, lasting, lasting_formulas

_CHECK = Text("rulleliste eller kontrol, der ser på et andet ark", "a drop-down or check that looks at another sheet")
_COLOUR = Text("farve efter en betingelse, der ser på et andet ark", "a colour by a condition about another sheet")
_LINK = Text("link til en celle, der er flyttet", "a link to a cell that has moved")


def put_rules(worksheet: Worksheet, like: Any, lasts: Lasting) -> Iterator[Loss]:
    """Give the new sheet what stays true of the old one's rules; the rest is named.

    `like` is the old sheet as openpyxl reads it; `lasts` tells whether a formula means the same in the new workbook.
    """
    for one in like.data_validations.dataValidation:
        if lasts(f"{one.formula1 or ''} {one.formula2 or ''}"):
            worksheet.add_data_validation(copy(one))
        else:
            yield Loss(worksheet.title, str(one.sqref), str(one.formula1 or ""), _CHECK)
    for area in like.conditional_formatting:
        for rule in area.rules:
            text = " ".join(map(str, rule.formula))
            if lasts(text):
                worksheet.conditional_formatting.add(str(area.sqref), copy(rule))
            else:
                yield Loss(worksheet.title, str(area.sqref), text, _COLOUR)
    for row in like.iter_rows():
        for cell in row:
            if cell.hyperlink is None:
                continue
            place = cell.hyperlink.location or ""
            if lasts(place):
                mine: Any = worksheet.cell(cell.row, cell.column)
                mine.hyperlink = copy(cell.hyperlink)
            else:
                yield Loss(worksheet.title, cell.coordinate, place, _LINK)


LOSSES_SHEET = "Ikke overført"
_HEADERS = (("Ark", 20), ("Celle", 10), ("Hvad stod der", 60), ("Hvorfor", 52))
_ABOVE = Text("stod over tabellen", "stood above the table")
_ANSWER = Text("svar på Lister, som skabelonen ikke har", "an answer on Lister that the template lacks")
_NAME = Text("navn i Navnestyring", "a defined name")
_TITLE = Text("arkets nye navn, da Excel ikke tillader det gamle", "the sheet's new name: Excel does not allow the old")
_LOOKS = Text(
    "arkets udseende kunne ikke læses; værdierne er der", "the sheet's looks could not be read; the values are there"
)
_TABLE = Text(
    "tabel med totalrække eller uden overskrifter; cellerne er der",
    "a table with a total row or no header; its cells are there",
)


@dataclass(frozen=True, slots=True)
class Built:
    """The new workbook's bytes, and everything of the old one that is not in its place there."""

    package: bytes
    losses: tuple[Loss, ...]


def build(found: Upgrade, old: Grid, package: bytes) -> Built:
    """The workbook as a file; `package` is the old one's bytes, for the looks of people's own sheets."""
    losses = list(found.losses)

    def add(workbook: Workbook) -> None:
        from workbook.carrying.sheets import add_own_columns  # noqa: PLC0415  loads openpyxl

        for table in found.tables.values():
            if table.own:
                rows = [row.own for row in table.rows]
                add_own_columns(workbook, table.sheet.name, list(table.own), rows)
        losses.extend(_only_in_the_old(workbook, found, old))
        losses.extend(_add_own_sheets(workbook, found, old, package))
        _add_notes(workbook, found)
        if losses:
            _add_losses(workbook, losses)

    return Built(set_values(template.build(found.contents, add), _results(found, old)), tuple(losses))


def _results(found: Upgrade, old: Grid) -> dict[tuple[str, str], Value | None]:
    """What the formulas kept on people's own sheets gave: openpyxl writes a formula without its result."""
    its_layout = layout(found.contents.budget_year, UNITS[found.contents.unit])
    return {
        (sheet.name, address(*place)): sheet.values[place]
        for sheet in found.sheets
        for place in lasting_formulas(old, sheet, its_layout)
        if place in sheet.values
    }


def _only_in_the_old(workbook: Workbook, found: Upgrade, old: Grid) -> Iterator[Loss]:
    """Texts above tables, answers of Lister and defined names that the new workbook does not have."""
    for table in found.tables.values():
        there = _texts(workbook[table.sheet.name])
        for cell, text in above_tables(table.grid, table.found.header_row):
            if text not in there:
                yield Loss(table.grid.name, cell, text, _ABOVE)
    its_layout = layout(found.contents.budget_year, UNITS[found.contents.unit])
    lists = old.sheet(its_layout.sheet("lists").name)
    if lists is not None:
        known = _texts(workbook[its_layout.sheet("lists").name])
        for cell, text in above_tables(lists, 1 + max((row for row, _ in lists.values), default=0)):
            if text not in known:
                yield Loss(lists.name, cell, text, _ANSWER)
    names = {name.casefold() for name in workbook.defined_names}
    for name, refers_to in old.names.items():
        if name.casefold() not in names and "!" not in name and not name.startswith("_"):
            yield Loss(old.path.name, "", f"{name} = {refers_to}", _NAME)


def _texts(worksheet: Any) -> set[str]:
    return {value for row in worksheet.iter_rows(values_only=True) for value in row if isinstance(value, str)}


def _add_own_sheets(workbook: Workbook, found: Upgrade, old: Grid, package: bytes) -> Iterator[Loss]:
    """People's own sheets at the end, with what can be copied of their looks."""
    from openpyxl import load_workbook  # noqa: PLC0415  heavy

    from workbook.template.cells import put_formula  # noqa: PLC0415

    if not found.sheets:
        return
    try:
        looks = load_workbook(BytesIO(package))
    except Exception:  # noqa: BLE001  openpyxl refuses files in many ways; the values do not depend on it
        looks = None
    its_layout = layout(found.contents.budget_year, UNITS[found.contents.unit])
    for sheet in found.sheets:
        worksheet: Any = workbook.create_sheet(sheet_title(sheet.name))
        if worksheet.title != sheet.name:
            yield Loss(sheet.name, "", worksheet.title, _TITLE)
        worksheet.sheet_state = str(sheet.visibility)
        _put_values(worksheet, sheet)
        for (row, column), formula in lasting_formulas(old, sheet, its_layout).items():
            put_formula(worksheet.cell(row, column), formula)
        if looks is not None and sheet.name in looks.sheetnames:
            _put_looks(worksheet, looks[sheet.name])
            yield from put_rules(worksheet, looks[sheet.name], lasting(old, its_layout))
        else:
            yield Loss(sheet.name, "", sheet.name, _LOOKS)
        yield from _put_tables(workbook, worksheet, sheet)


def _put_values(worksheet: Any, sheet: SheetGrid) -> None:
    from workbook.carrying.sheets import put_own  # noqa: PLC0415  loads openpyxl

    for (row, column), value in sheet.values.items():
        put_own(worksheet.cell(row, column), Own(value, sheet.classes.get((row, column))))


def _put_looks(worksheet: Worksheet, like: Any) -> None:
    """Fonts, fills, borders, number formats, widths, heights, merged areas and frozen panes."""
    for cells in like.iter_rows():
        for cell in cells:
            if cell.has_style:
                mine: Any = worksheet.cell(cell.row, cell.column)
                mine.font, mine.fill, mine.border = copy(cell.font), copy(cell.fill), copy(cell.border)
                mine.alignment, mine.number_format = copy(cell.alignment), cell.number_format
    for letter, dimension in like.column_dimensions.items():
        worksheet.column_dimensions[letter].width = dimension.width
        worksheet.column_dimensions[letter].hidden = dimension.hidden
    for row, dimension in like.row_dimensions.items():
        worksheet.row_dimensions[row].height = dimension.height
        worksheet.row_dimensions[row].hidden = dimension.hidden
    for area in like.merged_cells.ranges:
        worksheet.merge_cells(str(area))
    worksheet.freeze_panes = like.freeze_panes


def _put_tables(workbook: Workbook, worksheet: Any, sheet: SheetGrid) -> Iterator[Loss]:
    """The sheet's own Excel tables, whose header cells Excel wants as they are named."""
    from workbook.template.cells import add_table  # noqa: PLC0415  loads openpyxl

    for table in sheet.tables:
        area = table.area
        headers = [sheet.values.get((area.first_row, n)) for n in range(area.first_column, area.last_column + 1)]
        taken = {name.casefold() for one in workbook.worksheets for name in one.tables}
        plain = table.header_rows == 1 and table.totals_rows == 0 and headers == list(table.columns)
        if not plain or table.name.casefold() in taken:
            yield Loss(sheet.name, address(area.first_row, area.first_column), table.name, _TABLE)
            continue
        corners = f"{address(area.first_row, area.first_column)}:{address(area.last_row, area.last_column)}"
        add_table(worksheet, table.name, corners, table.columns)


def _add_notes(workbook: Workbook, found: Upgrade) -> None:
    from openpyxl.comments import Comment  # noqa: PLC0415  heavy

    for one in found.notes:
        if one.sheet in workbook.sheetnames:
            worksheet: Any = workbook[one.sheet]
            worksheet.cell(one.row, one.column).comment = Comment(writable(one.note.text), writable(one.note.author))


def _add_losses(workbook: Workbook, losses: list[Loss]) -> None:
    from workbook.template.listing import ListColumn, ListedCell, add_listing  # noqa: PLC0415  loads openpyxl

    name, n = LOSSES_SHEET, 2
    while name.casefold() in {one.casefold() for one in workbook.sheetnames}:
        name, n = f"{LOSSES_SHEET} ({n})", n + 1
    rows = [[ListedCell(text) for text in (loss.sheet, loss.cell, loss.content, loss.why.da)] for loss in losses]
    note = "Det, der ikke er på sin plads i den nye projektmappe. Celler er den gamles. Arket kan slettes bagefter."
    table = f"Ikke_overført{'' if n == 2 else n - 1}"  # noqa: PLR2004  the first has no number
    add_listing(workbook, name, [ListColumn(*one) for one in _HEADERS], rows, table=table, note=note)
