"""All sheets of a new workbook in the order of their tabs, and the package they are saved as."""

import re
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from schemas.layout import DEFAULT_UNIT, HEADER_ROW, UNITS, Layout, layout
from schemas.lists import LISTS
from workbook.grid import Contents, Grid, Unreadable, address, column_letter
from workbook.ooxml.patch.patch import patch
from workbook.ooxml.patch.repack import repack
from workbook.ooxml.read.container import Container
from workbook.reading.parse import parse
from workbook.reading.read import read_bytes
from workbook.stored_values import stored_values
from workbook.template import styles
from workbook.template.cells import add_table
from workbook.template.data_sheet import add_data_sheet, correction_name
from workbook.template.form import add_form
from workbook.template.guide import add_guide
from workbook.template.master_data import add_master_data, facts_of
from workbook.template.names import add_names, list_table
from workbook.template.overview import add_overview

_HEADER_ROW = 3


def add_lists(workbook: Workbook, layout: Layout) -> None:
    """Add the hidden sheet Lister; the tables stand side by side with a free column between."""
    worksheet = workbook.create_sheet(layout.sheet("lists").name)
    worksheet.sheet_state = "hidden"
    worksheet["A1"] = "Lister bag rullelisterne. Rettes ikke."
    styles.set_cell(worksheet["A1"], styles.TITLE)
    for number, (name, answers) in enumerate(LISTS.items()):
        column = 2 * number + 1
        header = address(_HEADER_ROW, column)
        worksheet[header] = name
        styles.set_cell(worksheet[header], styles.HEADER, fill=styles.HEADER_FILL)
        for row, answer in enumerate(answers, _HEADER_ROW + 1):
            worksheet[address(row, column)] = answer
            styles.set_cell(worksheet[address(row, column)], styles.BODY, border=styles.UNDER)
        letter = column_letter(column)
        worksheet.column_dimensions[letter].width = max(len(text) for text in (name, *answers)) + 4
        worksheet.column_dimensions[column_letter(column + 1)].width = 3
        area = f"{address(_HEADER_ROW, column)}:{address(_HEADER_ROW + len(answers), column)}"
        add_table(worksheet, list_table(name), area, (name,), filtered=False)
    worksheet.sheet_view.showGridLines = False


_DATA_TAB, _FACTS_TAB, _PRINT_TAB, _CHECK_TAB = styles.BLUE, "8497B0", "548235", "BF8F00"
_TITLES = re.compile(rb"('[^'<]+'!\$\d+:\$\d+),('[^'<]+'!\$[A-Z]+:\$[A-Z]+)")
"""Print titles as openpyxl writes them: rows, then columns. Excel writes the columns first."""
_WORKBOOK_PART, _NAMELESS = "xl/workbook.xml", "ny.xlsx"
_TABS = {
    "justifications": _CHECK_TAB,
    "checklist": _CHECK_TAB,
    "imported": _CHECK_TAB,
    "rates": _FACTS_TAB,
    "committees": _FACTS_TAB,
    "history": _DATA_TAB,
}


def assemble(contents: Contents, add: Callable[[Workbook], None] | None = None) -> bytes:
    """The workbook, every formula with its stored value; `add` puts in what it holds beside the template."""
    return finished(_formulas(contents, add))


def finished(package: bytes) -> bytes:
    """The package with what openpyxl cannot write: stored values, no green triangles, no link question."""
    grid = read_bytes(package, Path(_NAMELESS))
    if isinstance(grid, Unreadable):
        raise RuntimeError(f"A new workbook cannot be read: {grid.fault} {grid.detail}")  # noqa: TRY004  a bug of ours
    values = stored_values(parse([grid]), 0, grid)
    return _workbook_part(patch(package, values, ignored=_year_headers(grid), recalculate_on_load=True))


def _year_headers(grid: Grid) -> dict[str, tuple[str, tuple[str, ...]]]:
    """The header cells of year columns: texts that look like numbers, as an Excel table wants them."""
    found: dict[str, tuple[str, tuple[str, ...]]] = {}
    for sheet in grid.sheets:
        cells = [
            address(row, column)
            for (row, column), value in sheet.values.items()
            if row == HEADER_ROW and isinstance(value, str) and value.isdigit()
        ]
        if cells:
            found[sheet.name] = (" ".join(cells), ("numberStoredAsText",))
    return found


def _workbook_part(package: bytes) -> bytes:
    """The package whose workbook part never updates links and names print titles in Excel's own order."""
    container = Container(package)
    content = container.read(_WORKBOOK_PART).replace(b"<workbookPr", b'<workbookPr updateLinks="never"', 1)
    return repack(container, {_WORKBOOK_PART: _TITLES.sub(rb"\2,\1", content)})


def _formulas(contents: Contents, add: Callable[[Workbook], None] | None) -> bytes:
    """The workbook with formulas, without stored values."""
    its_layout = layout(contents.budget_year, UNITS.get(contents.unit, DEFAULT_UNIT), merged=contents.merged)
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    _default_font(workbook)
    titles = {correction_name(row): str(row.get("title") or "") for row in contents.rows.get("corrections", ())}
    facts = facts_of(contents, its_layout)
    for sheet in its_layout.sheets:
        match sheet.key:
            case "guide":
                add_guide(workbook, its_layout, tab=_FACTS_TAB)
            case "overview":
                add_overview(workbook, its_layout, tab=_PRINT_TAB)
            case "form":
                add_form(workbook, its_layout, *_first_correction(contents), tab=_PRINT_TAB)
            case "master_data":
                add_master_data(workbook, its_layout, facts, tab=_FACTS_TAB)
            case "lists":
                add_lists(workbook, its_layout)
            case _ if sheet.optional and not contents.rows.get(sheet.key):
                continue
            case _:
                rows = contents.rows.get(sheet.key, ())
                tab = _TABS.get(sheet.key, _DATA_TAB)
                add_data_sheet(workbook, sheet, its_layout, rows, titles=titles, tab=tab)
    add_names(workbook, its_layout)
    if add is not None:
        add(workbook)
    workbook.properties.creator = "Korrektur"
    workbook.properties.title = f"Tekniske korrektioner {contents.budget_year}"
    workbook.active = 0
    workbook.worksheets[0].sheet_view.tabSelected = True
    package = BytesIO()
    workbook.save(package)
    return package.getvalue()


def _first_correction(contents: Contents) -> tuple[str | None, str | None]:
    """Number and committee of the first correction that has a number: the one Skema shows at first."""
    names = ((row.get("nr"), row.get("udvalg")) for row in contents.rows.get("corrections", ()))
    return next(((str(nr), str(udvalg) if udvalg else None) for nr, udvalg in names if nr), (None, None))


def _default_font(workbook: Workbook) -> None:
    """Set the font of the style Normal, which column widths and empty cells follow."""
    inner: Any = workbook  # openpyxl has no public way to either
    inner._named_styles["Normal"].font = styles.BODY  # noqa: SLF001
    inner._fonts[0] = styles.BODY  # noqa: SLF001
