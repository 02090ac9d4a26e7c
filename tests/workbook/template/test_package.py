"""The file a new workbook is: what Excel opens without fix, and what it shows a person who types."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import date
from functools import cache
from typing import TYPE_CHECKING

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.formula import Tokenizer
from support.workbooks import sample_package

from schemas.formulas import column_formulas
from schemas.layout import DEFAULT_UNIT, FIRST_DATA_ROW, HEADER_ROW, READY_ROWS, SUBTOTAL_ROW, layout
from schemas.lists import LISTS
from workbook.grid import column_letter

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

    from schemas.layout import Sheet

LAYOUT = layout(2026, DEFAULT_UNIT)
SIGNS = "- = mindreudgift/merindtægt og + = merudgift/mindreindtægt"
SHEETS = [sheet for sheet in LAYOUT.sheets if not sheet.optional]
TABLES = [sheet for sheet in SHEETS if sheet.columns and sheet.key != "master_data"]
WITH_STAMDATA = [sheet for sheet in SHEETS if sheet.columns]
_ids = [sheet.key for sheet in TABLES]


@cache
def _package() -> bytes:
    return sample_package()


@cache
def _book() -> Workbook:
    return load_workbook(io.BytesIO(_package()))


def _sheet(key: str) -> Worksheet:
    return _book()[LAYOUT.sheet(key).name]


def _part(name: str) -> str:
    return zipfile.ZipFile(io.BytesIO(_package())).read(name).decode("utf-8")


def test_the_tabs_stand_in_the_layouts_order() -> None:
    assert _book().sheetnames == [sheet.name for sheet in SHEETS]


def test_only_the_lists_are_hidden() -> None:
    assert [sheet.title for sheet in _book().worksheets if sheet.sheet_state != "visible"] == ["Lister"]


@pytest.mark.parametrize("sheet", WITH_STAMDATA, ids=[sheet.key for sheet in WITH_STAMDATA])
def test_header_cells_are_the_table_parts_column_names(sheet: Sheet) -> None:
    worksheet = _sheet(sheet.key)
    names = [column.name for column in worksheet.tables[sheet.name].tableColumns]
    cells = [worksheet.cell(HEADER_ROW, n).value for n in range(1, len(names) + 1)]
    assert names == cells == [column.header for column in sheet.columns]


@pytest.mark.parametrize("sheet", WITH_STAMDATA, ids=[sheet.key for sheet in WITH_STAMDATA])
def test_the_auto_filter_covers_the_whole_table(sheet: Sheet) -> None:
    table = _sheet(sheet.key).tables[sheet.name]
    assert table.autoFilter.ref == table.ref


@pytest.mark.parametrize("sheet", TABLES, ids=_ids)
def test_every_cell_of_a_calculated_column_holds_the_table_parts_formula(sheet: Sheet) -> None:
    worksheet, table = _sheet(sheet.key), _sheet(sheet.key).tables[sheet.name]
    last = int(re.sub(r".*:[A-Z]+", "", table.ref))
    for n, column in enumerate(sheet.columns, 1):
        formula = table.tableColumns[n - 1].calculatedColumnFormula
        text = None if formula is None else formula.attr_text
        assert text == column_formulas(LAYOUT).get((sheet.key, column.key))
        cells = {worksheet.cell(row, n).value for row in range(FIRST_DATA_ROW, last + 1)}
        assert text is None or cells == {f"={text}"}


@pytest.mark.parametrize("sheet", TABLES, ids=_ids)
def test_calculated_helper_columns_are_hidden_and_others_are_not(sheet: Sheet) -> None:
    dimensions = _sheet(sheet.key).column_dimensions
    letters = [column_letter(n) for n in range(1, len(sheet.columns) + 1)]
    hidden = [column.header for letter, column in zip(letters, sheet.columns, strict=True) if dimensions[letter].hidden]
    assert hidden == [column.header for column in sheet.columns if column.hidden]


@pytest.mark.parametrize("key", ["amounts", "financing", "calculation"])
def test_the_sign_convention_stands_over_every_table_of_amounts(key: str) -> None:
    assert SIGNS in str(_sheet(key)["C1"].value)


def test_financing_has_the_words_of_a_counter_entry_as_well() -> None:
    assert "- = her findes pengene, + = her lægges pengene" in str(_sheet("financing")["C1"].value)


def test_the_subtotals_follow_the_filter_over_converted_amounts() -> None:
    cells = [_sheet("amounts")[f"{letter}{SUBTOTAL_ROW}"].value for letter in "HIJK"]
    assert cells == [f"=SUBTOTAL(109,Beløb[Omregnet {n}])" for n in (1, 2, 3, 4)]


@pytest.mark.parametrize(("key", "pane"), [("amounts", "C4"), ("corrections", "C4"), ("rates", "A4")])
def test_panes_are_frozen_under_the_headers_and_after_the_title(key: str, pane: str) -> None:
    assert _sheet(key).freeze_panes == pane


def _validations() -> list[tuple[str, object]]:
    return [
        (sheet.title, validation)
        for sheet in _book().worksheets
        for validation in sheet.data_validations.dataValidation
    ]


def test_every_validation_shows_its_message_and_refuses() -> None:
    flags = {(v.showInputMessage, v.showErrorMessage) for _, v in _validations()}  # type: ignore[attr-defined]
    assert flags == {(True, True)}


def test_no_message_is_longer_than_excel_takes() -> None:
    for _, v in _validations():
        assert len(v.promptTitle or "") <= 32  # type: ignore[attr-defined]
        assert len(v.errorTitle or "") <= 32  # type: ignore[attr-defined]
        assert len(v.prompt or "") <= 255  # type: ignore[attr-defined]
        assert len(v.error or "") <= 225  # type: ignore[attr-defined]
        assert len(v.formula1 or "") <= 255  # type: ignore[attr-defined]


@pytest.mark.parametrize("sheet", TABLES, ids=_ids)
def test_every_prompt_of_the_layout_is_shown_down_to_the_last_ready_row(sheet: Sheet) -> None:
    shown = {
        (v.promptTitle, v.prompt, str(v.sqref))  # type: ignore[attr-defined]
        for title, v in _validations()
        if title == sheet.name
    }
    for n, column in enumerate(sheet.columns, 1):
        letter = column_letter(n)
        if column.prompt and not column.calculated:
            area = f"{letter}{FIRST_DATA_ROW}:{letter}{READY_ROWS}"
            assert (column.header, column.prompt, area) in shown


def test_drop_downs_go_through_defined_names_and_take_no_blank() -> None:
    lists = [v for _, v in _validations() if v.type == "list"]  # type: ignore[attr-defined]
    assert {v.formula1 for v in lists} <= set(_book().defined_names)  # type: ignore[attr-defined]
    assert {bool(v.allow_blank) for v in lists} == {False}  # type: ignore[attr-defined]


def test_a_number_that_is_no_correction_is_warned_about_but_may_stand() -> None:
    styles = {
        v.errorStyle  # type: ignore[attr-defined]
        for title, v in _validations()
        if title != "Skema" and v.formula1 == "liste_Nr"  # type: ignore[attr-defined]
    }
    assert styles == {"warning"}


def test_neither_validation_nor_conditional_formatting_takes_a_structured_reference() -> None:
    formulas = [v.formula1 or "" for _, v in _validations()]  # type: ignore[attr-defined]
    formulas += [
        formula
        for sheet in _book().worksheets
        for rules in sheet.conditional_formatting
        for rule in rules.rules
        for formula in rule.formula
    ]
    assert len(formulas) > 50
    assert [formula for formula in formulas if "[" in formula] == []


def test_conditional_formatting_names_cells_of_its_own_sheet_only() -> None:
    for sheet in _book().worksheets:
        for rules in sheet.conditional_formatting:
            for rule in rules.rules:
                assert "!" not in "".join(rule.formula)


def test_no_defined_name_is_a_tables_name() -> None:
    names = {name.casefold() for name in _book().defined_names}
    tables = {name.casefold() for sheet in _book().worksheets for name in sheet.tables}
    assert not names & tables
    assert all(name.startswith(("liste_", "stam_")) for name in names)


def test_every_list_is_a_table_without_blank_rows() -> None:
    lists = _book()["Lister"]
    found = {}
    for table in lists.tables.values():
        header, *answers = [cell.value for (cell,) in lists[table.ref]]
        found[header] = tuple(answers)
        assert table.autoFilter is None
    assert found == LISTS


def test_amounts_show_the_decimals_of_the_unit_in_every_row() -> None:
    sheet = _sheet("amounts")
    assert sheet["H4"].number_format == sheet.column_dimensions["H"].number_format == "#,##0.000"


def test_dates_show_as_the_short_date_of_the_users_country() -> None:
    assert _sheet("corrections")["I4"].number_format == "mm-dd-yy"  # Excel's number 14
    assert _sheet("corrections")["I4"].value.date() == date(2026, 1, 1)


@pytest.mark.parametrize("sheet", [sheet.name for sheet in SHEETS])
def test_every_sheet_prints_on_a4_one_page_wide_or_two(sheet: str) -> None:
    worksheet = _book()[sheet]
    if worksheet.sheet_state == "visible":
        assert str(worksheet.page_setup.paperSize) == "9"
        fitted = worksheet.sheet_properties.pageSetUpPr
        assert bool(fitted and fitted.fitToPage) == (sheet != "Oversigt")
        assert worksheet.page_setup.fitToWidth in (1, 2, None)


def test_the_overview_is_no_wider_than_a_page_at_its_scale() -> None:
    sheet = _sheet("overview")
    pixels = sum(sheet.column_dimensions[letter].width * 7 + 5 for letter in "ABCDEFGHIJKLMNO")
    inches = pixels / 96 * int(sheet.page_setup.scale or 100) / 100
    assert 9.5 < inches < 11.69 - 2 * sheet.page_margins.left


@pytest.mark.parametrize("sheet", TABLES, ids=_ids)
def test_a_data_sheet_repeats_its_headers_on_every_page(sheet: Sheet) -> None:
    assert _sheet(sheet.key).print_title_rows == "$1:$3"


def test_no_cell_with_looks_stands_under_a_table() -> None:
    for sheet in TABLES:
        worksheet = _sheet(sheet.key)
        last = int(re.sub(r".*:[A-Z]+", "", worksheet.tables[sheet.name].ref))
        assert worksheet.max_row == last


@pytest.mark.parametrize("key", ["overview", "form"])
def test_sheets_that_only_show_are_protected_without_a_password(key: str) -> None:
    protection = _sheet(key).protection
    assert protection.sheet
    assert not protection.password
    assert not any((protection.formatCells, protection.formatColumns, protection.formatRows))


def test_the_drop_down_of_the_form_is_the_only_unlocked_cell() -> None:
    unlocked = [cell.coordinate for row in _sheet("form") for cell in row if not cell.protection.locked]
    assert unlocked == ["F5"]


@pytest.mark.parametrize("sheet", TABLES, ids=_ids)
def test_data_sheets_are_not_protected_since_tables_could_not_grow(sheet: Sheet) -> None:
    assert not _sheet(sheet.key).protection.sheet


def test_the_guide_links_to_every_sheet_a_person_uses() -> None:
    links = [cell.hyperlink.location for row in _book()["Vejledning"] for cell in row if cell.hyperlink]
    wanted = [sheet.name for sheet in SHEETS if sheet.key not in ("guide", "lists")]
    assert [re.sub(r"^'(.*)'!.*$", r"\1", str(link)) for link in links] == wanted


def test_excel_asks_no_question_about_links_and_recalculates_on_load() -> None:
    workbook = _part("xl/workbook.xml")
    assert 'updateLinks="never"' in workbook
    assert 'fullCalcOnLoad="1"' in workbook


def test_year_headers_show_no_green_triangles() -> None:
    assert '<ignoredError sqref="H3 I3 J3 K3" numberStoredAsText="1"/>' in _part("xl/worksheets/sheet4.xml")


def test_the_charts_axes_title_and_legend_are_seen() -> None:
    chart = _part("xl/charts/chart1.xml")
    assert chart.count('<delete val="0"') == 2  # both axes; the unseen series' legend entry is deleted
    assert 'overlay val="1"' not in chart
    assert '<roundedCorners val="0"' in chart


def test_every_formula_can_be_read_by_a_tokenizer() -> None:
    for sheet in _book().worksheets:
        for row in sheet:
            for cell in row:
                if cell.data_type == "f":
                    assert Tokenizer(str(cell.value)).items


@pytest.mark.parametrize("sheet", TABLES, ids=_ids)
def test_a_filter_button_leaves_the_headers_over_figures_readable(sheet: Sheet) -> None:
    worksheet = _sheet(sheet.key)
    headers = [cell.alignment for cell in worksheet[HEADER_ROW] if cell.alignment.horizontal == "right"]
    assert {alignment.vertical for alignment in headers} <= {"top"}  # Excel draws the button at the bottom right
    assert (worksheet.row_dimensions[HEADER_ROW].height or 0) >= 27
