from __future__ import annotations

from hashlib import sha256

import pytest
from support.packages import (
    MAIN,
    STRICT,
    one_sheet,
    opened,
    refused,
    relations,
    sheet_of,
    styled,
    workbook_xml,
    worksheet,
    zipped,
)

from workbook.grid import Area, NumberClass, Table, Visibility

_TABLE = (
    '<table xmlns="{0}" id="1" name="intern" displayName="Beløb" ref="A3:C6" totalsRowCount="1">'
    '<autoFilter ref="A3:C5">{1}</autoFilter><tableColumns count="3"><tableColumn id="1" name="Nr"/>'
    '<tableColumn id="2" name="to_x000a_linjer"/><tableColumn id="3" name="Kontrol">'
    "<calculatedColumnFormula>IF(Beløb[[#This Row],[Nr]]=&quot;&quot;,1,2)</calculatedColumnFormula>"
    "</tableColumn></tableColumns></table>"
)


def _with_table(criteria: str, *, main: str = MAIN) -> dict[str, str | bytes]:
    after = '<tableParts count="1"><tablePart r:id="rId7"/></tableParts>'
    return {
        **one_sheet(worksheet("", after=after, main=main), main=main),
        "xl/worksheets/_rels/sheet1.xml.rels": relations(("rId7", "table", "../tables/table1.xml")),
        "xl/tables/table1.xml": _TABLE.format(main, criteria),
    }


@pytest.mark.parametrize("main", [MAIN, STRICT])
def test_a_table_is_read_with_its_columns_and_calculated_formulas(main: str) -> None:
    (table,) = opened(_with_table("", main=main)).sheets[0].tables
    assert table == Table(
        name="Beløb",
        area=Area(3, 1, 6, 3),
        columns=("Nr", "to\nlinjer", "Kontrol"),
        header_rows=1,
        totals_rows=1,
        filtered=False,
        calculated=(("Kontrol", 'IF(Beløb[[#This Row],[Nr]]="",1,2)'),),
    )


@pytest.mark.parametrize(
    ("criteria", "filtered"),
    [
        ('<filterColumn colId="0"><filters><filter val="T101"/></filters></filterColumn>', True),
        ('<filterColumn colId="0"><customFilters><customFilter val="1"/></customFilters></filterColumn>', True),
        ('<filterColumn colId="0" hiddenButton="1"/>', False),
    ],
)
def test_a_table_is_filtered_when_a_column_has_criteria(criteria: str, filtered: bool) -> None:
    assert opened(_with_table(criteria)).sheets[0].tables[0].filtered is filtered


def test_a_table_without_a_range_is_damaged() -> None:
    parts = _with_table("")
    parts["xl/tables/table1.xml"] = str(parts["xl/tables/table1.xml"]).replace('ref="A3:C6"', "")
    grid = opened(parts)
    assert grid.package.damaged == (("xl/tables/table1.xml", grid.sheets[0].name),)
    assert grid.sheets[0].tables == ()


def test_hidden_rows_hidden_columns_and_merges_are_told() -> None:
    sheet = sheet_of(
        '<row r="2" hidden="1"/><row r="4" hidden="true"><c r="A4"><v>1</v></c></row><row r="5" hidden="0"/>',
        before='<cols><col min="2" max="3" hidden="1"/><col min="3" max="4" hidden="1"/><col min="9" max="9"/></cols>',
        after='<mergeCells><mergeCell ref="A1:B2"/><mergeCell ref="$D$9:$C$7"/></mergeCells>',
    )
    assert sheet.hidden_rows == {2, 4}
    assert sheet.hidden_columns == {2, 3, 4}
    assert sheet.merges == (Area(1, 1, 2, 2), Area(7, 3, 9, 4))


@pytest.mark.parametrize(
    ("reference", "area"), [("B2", Area(2, 2, 2, 2)), ("A:C", Area(1, 1, 1048576, 3)), ("2:3", Area(2, 1, 3, 16384))]
)
def test_a_range_may_be_one_cell_or_whole_columns_or_rows(reference: str, area: Area) -> None:
    after = f'<mergeCells><mergeCell ref="{reference}"/></mergeCells>'
    assert sheet_of("", after=after).merges == (area,)


@pytest.mark.parametrize("reference", ["", "A1:", ":B2", "hej", "A1:B2:C3", "A0:B2"])
def test_a_range_that_is_none_makes_the_file_damaged(reference: str) -> None:
    after = f'<mergeCells><mergeCell ref="{reference}"/></mergeCells>'
    assert refused(zipped(one_sheet(worksheet("", after=after)))).fault == "damaged"


def _book(**changes: str) -> dict[str, str | bytes]:
    parts = one_sheet(worksheet('<row r="1"><c r="A1"><v>1</v></c></row>'))
    sheets = (
        '<sheet name="Første" sheetId="1" r:id="rId1"/>'
        '<sheet name="Skjult" sheetId="2" state="hidden" r:id="rId1"/>'
        '<sheet name="Figur" sheetId="3" r:id="rId8"/>'
        '<sheet name="Makro" sheetId="4" state="veryHidden" r:id="rId9"/>'
        '<sheet name="Modul" sheetId="5" r:id=""/>'
    )
    parts["xl/workbook.xml"] = workbook_xml(sheets, after=changes.get("after", ""))
    parts["xl/_rels/workbook.xml.rels"] = relations(
        ("rId1", "worksheet", "/xl/worksheets/sheet1.xml"),
        ("rId8", "chartsheet", "chartsheets/sheet1.xml"),
        ("rId9", "xlMacrosheet", "worksheets/sheet1.xml"),
        ("rId10", "externalLink", "externalLinks/externalLink1.xml"),
        ("rId11", "externalLink", "externalLinks/externalLink2.xml"),
    )
    parts["xl/externalLinks/externalLink1.xml"] = f'<externalLink xmlns="{MAIN}"/>'
    parts["xl/externalLinks/externalLink2.xml"] = f'<externalLink xmlns="{MAIN}"/>'
    parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = relations(
        ("rId1", "externalLinkPath", "file:///budget.xlsx")
    )
    return parts


def test_sheets_stand_in_tab_order_with_their_kind_and_visibility() -> None:
    sheets = opened(_book()).sheets
    assert [(sheet.name, sheet.kind, sheet.visibility) for sheet in sheets] == [
        ("Første", "worksheet", Visibility.VISIBLE),
        ("Skjult", "worksheet", Visibility.HIDDEN),
        ("Figur", "chartsheet", Visibility.VISIBLE),
        ("Makro", "macrosheet", Visibility.VERY_HIDDEN),
        ("Modul", "module", Visibility.VISIBLE),
    ]
    assert [len(sheet.values) for sheet in sheets] == [1, 1, 0, 1, 0]


def test_external_links_are_told_by_what_they_point_to() -> None:
    assert opened(_book()).package.external_links == ("file:///budget.xlsx", "xl/externalLinks/externalLink2.xml")


def test_a_macro_sheet_or_a_macro_project_is_a_macro() -> None:
    plain = one_sheet(worksheet(""))
    assert not opened(plain).package.macros
    assert opened(_book()).package.macros
    assert opened({**plain, "xl/vbaProject.bin": b"x"}).package.macros


def test_names_are_told_with_their_sheet_where_they_belong_to_one() -> None:
    after = (
        '<definedNames><definedName name="liste_Ændring">Lister_Ændring[Ændring]</definedName>'
        '<definedName name="_xlnm.Print_Area" localSheetId="1">Skjult!$A$1:$B$2</definedName></definedNames>'
    )
    assert opened(_book(after=after)).names == {
        "liste_Ændring": "Lister_Ændring[Ændring]",
        "Skjult!_xlnm.Print_Area": "Skjult!$A$1:$B$2",
    }


@pytest.mark.parametrize(
    "sheet",
    [
        '<sheet sheetId="1" r:id="rId1"/>',
        '<sheet name="A" sheetId="1" r:id="rId99"/>',
        '<sheet name="A" sheetId="1" state="væk" r:id="rId1"/>',
    ],
)
def test_a_sheet_that_is_not_there_makes_the_file_damaged(sheet: str) -> None:
    parts = one_sheet(worksheet(""))
    parts["xl/workbook.xml"] = workbook_xml(sheet)
    assert refused(zipped(parts)).fault == "damaged"


def test_the_parts_and_the_fingerprint_of_the_file_are_told() -> None:
    parts = one_sheet(worksheet(""))
    grid = opened(parts)
    assert grid.package.parts == tuple(parts)
    assert grid.sha256 == sha256(zipped(parts)).hexdigest()


def test_part_names_are_found_whatever_their_case_and_slashes() -> None:
    parts = {
        name.replace("sheet1", "Sheet1").replace("/", "\\"): content
        for name, content in one_sheet(worksheet('<row r="1"><c r="A1"><v>1</v></c></row>')).items()
    }
    assert opened(parts).sheets[0].values == {(1, 1): 1}


_CHOICE = (
    '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
    '<mc:Choice Requires="z">{0}</mc:Choice><mc:Fallback>{1}</mc:Fallback></mc:AlternateContent>'
)


def test_of_alternatives_the_fallback_counts_in_workbook_and_styles() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
    styles = styled(0).replace('<xf numFmtId="0"/>', _CHOICE.format('<xf numFmtId="9"/>', '<xf numFmtId="14"/>'))
    parts = one_sheet(worksheet(rows), styles=styles)
    properties = _CHOICE.format("<workbookPr/>", '<workbookPr date1904="1"/>')
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace("<sheets>", f"{properties}<sheets>")
    grid = opened(parts)
    assert grid.sheets[0].classes == {(1, 1): NumberClass.DATE}
    assert grid.package.date1904


def test_a_name_of_a_sheet_that_is_not_there_makes_the_file_damaged() -> None:
    after = '<definedNames><definedName name="x" localSheetId="9">1</definedName></definedNames>'
    assert refused(zipped(_book(after=after))).fault == "damaged"


def test_a_table_with_a_count_that_is_no_number_is_damaged() -> None:
    parts = _with_table("")
    parts["xl/tables/table1.xml"] = str(parts["xl/tables/table1.xml"]).replace('="1"><auto', '="x"><auto')
    assert opened(parts).package.damaged[0][0] == "xl/tables/table1.xml"
