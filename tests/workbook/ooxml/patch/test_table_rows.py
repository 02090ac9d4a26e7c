"""A row added to a table: read back, opened by other programs, and nothing else touched."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font
from openpyxl.worksheet.filters import FilterColumn, Filters
from support.recalculate import LibreOffice, needs_libreoffice
from support.workbooks import empty_at

from schemas.finding import KorrekturError
from workbook.grid import Area, Grid, NumberClass, SheetGrid, Table, Value
from workbook.ooxml.patch.patch import set_values
from workbook.ooxml.patch.table_rows import add_row
from workbook.reading.read import read_bytes
from workbook.template.cells import add_table

NAME = "Begrundelser"
ROW: dict[int, Value] = {1: "SUM608", 2: "T101", 3: "(tomt)", 4: "Fordi <det> & det.", 6: 45870}


def grid_of(package: bytes) -> Grid:
    grid = read_bytes(package, Path("a.xlsx"))
    assert isinstance(grid, Grid), grid
    return grid


def of(package: bytes, name: str = NAME) -> tuple[SheetGrid, Table]:
    sheet = grid_of(package).sheet(name)
    assert sheet is not None
    return sheet, sheet.tables[0]


def added(package: bytes, cells: dict[int, Value], name: str = NAME) -> tuple[bytes, int]:
    return add_row(package, *of(package, name), cells)


def parts(package: bytes) -> dict[str, bytes]:
    with ZipFile(BytesIO(package)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def changed(before: bytes, after: bytes) -> set[str]:
    old, new = parts(before), parts(after)
    assert list(old) == list(new)
    return {name for name in old if old[name] != new[name]}


def small(rows: list[list[str | None]], headers: tuple[str, ...] = ("Nr", "Tekst", "Længde")) -> Workbook:
    """A workbook whose sheet `Ark` holds a table from B2 on; its last column counts the letters of Tekst."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Ark"
    for column, header in enumerate(headers, 2):
        sheet.cell(2, column, header)
    for row, values in enumerate(rows, 3):
        for column, value in enumerate(values, 2):
            sheet.cell(row, column, value)
    formulas = {"Længde": "LEN(Tabel[[#This Row],[Tekst]])"}
    add_table(sheet, "Tabel", f"B2:D{2 + len(rows)}", headers, formulas=formulas)
    return book


def saved(book: Workbook) -> bytes:
    buffer = BytesIO()
    book.save(buffer)
    return buffer.getvalue()


@pytest.fixture(scope="module")
def empty(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    return empty_at(tmp_path_factory.mktemp("tom") / "tom.xlsx").read_bytes()


def test_the_only_row_of_a_fresh_table_is_used_and_the_table_keeps_its_size(empty: bytes) -> None:
    after, row = added(empty, ROW)
    sheet, table = of(after)
    assert (row, table.area) == (4, Area(3, 1, 4, 7))
    assert {column: sheet.values[4, column] for column in ROW} == ROW
    assert sheet.classes[4, 6] is NumberClass.DATE


def test_a_second_row_lets_the_table_and_its_filter_grow(empty: bytes) -> None:
    once, _ = added(empty, ROW)
    after, row = added(once, ROW)
    sheet, table = of(after)
    assert (row, table.area) == (5, Area(3, 1, 5, 7))
    assert sheet.classes[5, 6] is NumberClass.DATE
    opened = load_workbook(BytesIO(after))[NAME].tables[NAME]
    assert (opened.ref, opened.autoFilter.ref) == ("A3:G5", "A3:G5")


def test_nothing_but_the_sheet_and_the_table_changes(empty: bytes) -> None:
    once, _ = added(empty, ROW)
    after, _ = added(once, ROW)
    assert sorted(name.split("/")[1] for name in changed(empty, once)) == ["worksheets"]
    assert sorted(name.split("/")[1] for name in changed(once, after)) == ["tables", "worksheets"]


def test_all_is_calculated_anew_when_the_workbook_is_opened() -> None:
    after, _ = added(saved(small([["T1", "en", None]])), {2: "T2"}, "Ark")
    assert load_workbook(BytesIO(after)).calculation.fullCalcOnLoad


def test_a_new_row_looks_as_the_row_above(empty: bytes) -> None:
    once, _ = added(empty, ROW)
    after, _ = added(once, ROW)
    sheet = load_workbook(BytesIO(after))[NAME]
    for column in ROW:
        above, new = sheet.cell(4, column), sheet.cell(5, column)
        assert (new.number_format, new.font.name, new.border.bottom.style, new.alignment.wrap_text) == (
            above.number_format, above.font.name, above.border.bottom.style, above.alignment.wrap_text,
        )  # fmt: skip


def test_an_empty_last_row_is_used_before_the_table_grows() -> None:
    after, row = added(saved(small([["T1", "en", None], [None, " ", None]])), {2: "T2"}, "Ark")
    assert (row, of(after, "Ark")[1].area.last_row) == (4, 4)


def test_a_calculated_column_gets_its_formula_in_the_new_row() -> None:
    book = small([["T1", "en", "=LEN(Tabel[[#This Row],[Tekst]])"]])
    sheet = book["Ark"]
    sheet["D3"].font = Font(bold=True)
    after, row = added(saved(book), {2: "T2", 3: "to"}, "Ark")
    grid, table = of(after, "Ark")
    assert (row, table.area.last_row) == (4, 4)
    assert grid.formulas[4, 4] == grid.formulas[3, 4]
    assert load_workbook(BytesIO(after))["Ark"]["D4"].font.bold


def test_a_filter_in_force_stays_and_reaches_the_new_row() -> None:
    book = small([["T1", "en", None]])
    table = book["Ark"].tables["Tabel"]
    table.autoFilter.filterColumn.append(FilterColumn(colId=0, filters=Filters(filter=["T1"])))
    after, _ = added(saved(book), {2: "T2"}, "Ark")
    opened = load_workbook(BytesIO(after))["Ark"].tables["Tabel"]
    assert opened.autoFilter.ref == "B2:D4"
    assert opened.autoFilter.filterColumn[0].filters.filter == ["T1"]


def test_a_totals_row_leaves_no_room() -> None:
    book = small([["T1", "en", None], ["I alt", None, None]])
    book["Ark"].tables["Tabel"].totalsRowCount = 1
    with pytest.raises(KorrekturError, match="totals row"):
        added(saved(book), {2: "T2"}, "Ark")


@pytest.mark.parametrize("cell", ["B4", "D4"])
def test_what_stands_under_the_table_is_never_written_over(cell: str) -> None:
    book = small([["T1", "en", None]])
    book["Ark"][cell] = "Min egen note"
    with pytest.raises(KorrekturError, match="row 4"):
        added(saved(book), {2: "T2"}, "Ark")


def test_a_merged_area_under_the_table_is_in_the_way() -> None:
    book = small([["T1", "en", None]])
    book["Ark"].merge_cells("A4:B4")
    with pytest.raises(KorrekturError, match="row 4"):
        added(saved(book), {2: "T2"}, "Ark")


def test_what_stands_beside_the_table_is_left_alone() -> None:
    book = small([["T1", "en", None]])
    book["Ark"]["F4"] = "Min egen note"
    after, _ = added(saved(book), {2: "T2"}, "Ark")
    assert of(after, "Ark")[0].values[4, 6] == "Min egen note"


def test_an_attribute_in_other_quotes_is_read_too() -> None:
    before = saved(small([["T1", "en", None]]))
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        for name, content in parts(before).items():
            archive.writestr(name, content.replace(b'ref="B2:D3"', b"\n ref='B2:D3'") if "tables/" in name else content)
    after, row = added(buffer.getvalue(), {2: "T2"}, "Ark")
    assert (row, of(after, "Ark")[1].area.last_row) == (4, 4)


def test_a_workbook_saved_by_openpyxl_gets_its_rows(empty: bytes) -> None:
    package = saved(load_workbook(BytesIO(empty)))
    for expected in (4, 5, 6):
        package, row = added(package, ROW)
        sheet, table = of(package)
        assert (row, table.area.last_row) == (expected, expected)
        assert sheet.classes[row, 6] is NumberClass.DATE


@needs_libreoffice
def test_a_workbook_saved_by_libreoffice_gets_its_rows_and_libreoffice_opens_them(empty: bytes, tmp_path: Path) -> None:
    office = LibreOffice(tmp_path / "profil", "da-DK")
    source = tmp_path / "a.xlsx"
    source.write_bytes(empty)
    office.convert([source], "xlsx:Calc MS Excel 2007 XML", tmp_path / "gemt")
    package = (tmp_path / "gemt" / "a.xlsx").read_bytes()
    for expected in (4, 5):
        package, row = added(package, ROW)
        sheet, table = of(package)
        assert (row, table.area.last_row) == (expected, expected)
        assert sheet.classes[row, 6] is NumberClass.DATE
    (values,) = office.values({"a": package}, tmp_path).values()
    assert [values[NAME, f"{letter}5"] for letter in "ABCD"] == ["SUM608", "T101", "(tomt)", "Fordi <det> & det."]


def test_a_reused_row_keeps_its_own_cells(empty: bytes) -> None:
    package = set_values(empty, {(NAME, "I4"): "Min egen note"})
    after, row = added(package, ROW)
    assert of(after)[0].values[row, 9] == "Min egen note"
