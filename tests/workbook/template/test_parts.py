"""The parts of the file: what Excel checks when it opens a workbook, and would offer to fix."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest
from support.package_books import BOOKS, parts
from support.parts import CHART, MAIN, RELATION, STYLES, TYPES, WORKBOOK, local

from schemas.layout import DEFAULT_UNIT, layout

SHEETS = [sheet.name for sheet in layout(2026, DEFAULT_UNIT).sheets if not sheet.optional]
each_book = pytest.mark.parametrize("book", BOOKS)
each_sheet = pytest.mark.parametrize("sheet", SHEETS)

_WORKSHEET = (
    "sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetCalcPr sheetProtection protectedRanges scenarios "
    "autoFilter sortState dataConsolidate customSheetViews mergeCells phoneticPr conditionalFormatting "
    "dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks colBreaks "
    "customProperties cellWatches ignoredErrors smartTags drawing legacyDrawing legacyDrawingHF picture oleObjects "
    "controls webPublishItems tableParts extLst"
)
_WORKBOOK = (
    "fileVersion fileSharing workbookPr workbookProtection bookViews sheets functionGroups externalReferences "
    "definedNames calcPr oleSize customWorkbookViews pivotCaches"
)
WORKSHEET_ORDER, WORKBOOK_ORDER = _WORKSHEET.split(), _WORKBOOK.split()
"""The sequences CT_Worksheet and CT_Workbook of ECMA-376 part 1."""
KINDS = {
    "worksheet": "spreadsheetml.worksheet+xml",
    "table": "spreadsheetml.table+xml",
    "styles": "spreadsheetml.styles+xml",
    "theme": "theme+xml",
    "drawing": "drawing+xml",
    "chart": "drawingml.chart+xml",
    "officeDocument": "spreadsheetml.sheet.main+xml",
}
"""The end of a part's content type, by the relationship that leads to it."""
CELL_LIKE = re.compile(r"(?i)\$?[a-z]{1,3}\$?[0-9]{1,7}|[rc]|r[0-9]*c[0-9]*")


@each_book
def test_every_part_has_a_content_type_and_every_content_type_a_part(book: str) -> None:
    types = parts(book).tree(TYPES)
    named = [entry.attrib["PartName"].removeprefix("/") for entry in types if local(entry) == "Override"]
    others = [part for part in parts(book).content if part != TYPES and not part.endswith(".rels")]
    assert sorted(named) == sorted(others)


@each_book
def test_every_relationship_leads_to_a_part_of_its_kind(book: str) -> None:
    types = {e.attrib.get("PartName", "").removeprefix("/"): e.attrib["ContentType"] for e in parts(book).tree(TYPES)}
    arrows = [arrow for part in ("", *parts(book).content) for arrow in parts(book).relations(part).values()]
    assert len(arrows) > 40
    for kind, target in arrows:
        assert types[target].endswith(KINDS.get(kind, "+xml"))


@each_book
def test_every_part_is_reached_once(book: str) -> None:
    targets = [target for part in ("", *parts(book).content) for _, target in parts(book).relations(part).values()]
    parts_there = [part for part in parts(book).content if part != TYPES and not part.endswith(".rels")]
    assert sorted(targets) == sorted(parts_there)


@each_book
@each_sheet
def test_a_sheet_asks_for_relationships_it_has(book: str, sheet: str) -> None:
    part = parts(book).sheets[sheet]
    asked = [e.attrib[f"{RELATION}id"] for e in parts(book).tree(part).iter() if f"{RELATION}id" in e.attrib]
    assert sorted(asked) == sorted(parts(book).relations(part))


@each_book
def test_the_workbook_part_stands_in_the_standards_order(book: str) -> None:
    places = [WORKBOOK_ORDER.index(local(child)) for child in parts(book).tree(WORKBOOK)]
    assert all(a < b for a, b in pairwise(places))


@each_book
@each_sheet
def test_a_sheets_elements_stand_in_the_standards_order(book: str, sheet: str) -> None:
    names = [local(child) for child in parts(book).tree(parts(book).sheets[sheet])]
    assert names == sorted(names, key=WORKSHEET_ORDER.index)
    assert len(set(names)) == len(names) - max(names.count("conditionalFormatting") - 1, 0)


@each_book
def test_one_tab_is_selected_the_active_one(book: str) -> None:
    selected = [
        sheet
        for sheet, part in parts(book).sheets.items()
        for view in parts(book).tree(part).iter(f"{MAIN}sheetView")
        if view.attrib.get("tabSelected") == "1"
    ]
    view = next(parts(book).tree(WORKBOOK).iter(f"{MAIN}workbookView"))
    assert selected == [SHEETS[int(view.attrib["activeTab"])]]


@each_book
def test_defined_names_and_table_names_are_such_as_excel_takes_and_all_different(book: str) -> None:
    names = [*parts(book).names, *parts(book).tables]
    assert len({name.casefold() for name in names}) == len(names)
    for name in names:
        assert re.fullmatch(r"[^\W\d][\w.]{0,254}", name)
        assert not CELL_LIKE.fullmatch(name)


@each_book
def test_print_titles_and_areas_are_their_own_sheets_columns_first(book: str) -> None:
    for name in parts(book).tree(WORKBOOK).iter(f"{MAIN}definedName"):
        if "localSheetId" not in name.attrib:
            continue
        sheet = SHEETS[int(name.attrib["localSheetId"])]
        columns, rows, area = (rf"'{sheet}'!{ref}" for ref in (r"\$[A-Z]+:\$[A-Z]+", r"\$\d+:\$\d+", r"(\$\w+){2}:\S+"))
        form = area if name.attrib["name"] == "_xlnm.Print_Area" else f"({columns},)?{rows}"
        assert re.fullmatch(form, name.text or "")


@each_book
def test_tables_have_ids_and_names_of_their_own(book: str) -> None:
    tables = list(parts(book).tables.values())
    assert len(tables) == len(parts(book).named(r"xl/tables/[^/]+\.xml"))
    assert len({table.attrib["id"] for table in tables}) == len(tables)
    assert all(table.attrib["name"] == table.attrib["displayName"] for table in tables)


@each_book
def test_a_tables_columns_are_counted_numbered_and_named_apart(book: str) -> None:
    for table in parts(book).tables.values():
        columns = list(table.iter(f"{MAIN}tableColumn"))
        assert next(table.iter(f"{MAIN}tableColumns")).attrib["count"] == str(len(columns))
        assert [column.attrib["id"] for column in columns] == [str(n + 1) for n in range(len(columns))]
        assert len({column.attrib["name"].casefold() for column in columns}) == len(columns)


@each_book
@each_sheet
def test_cells_have_a_style_there_is_and_a_value_of_their_type(book: str, sheet: str) -> None:
    styles = len(parts(book).tree(STYLES).findall(f"{MAIN}cellXfs/{MAIN}xf"))
    for cell in parts(book).tree(parts(book).sheets[sheet]).iter(f"{MAIN}c"):
        kind, children = cell.attrib.get("t", "n"), [local(child) for child in cell]
        assert int(cell.attrib.get("s", "0")) < styles
        assert children in ([["is"]] if kind == "inlineStr" else [["f", "v"]] if kind == "str" else _NUMBERS)
        if kind == "n" and children:
            assert float(cell.findtext(f"{MAIN}v") or "nothing") < 1e9


_NUMBERS = [[], ["v"], ["f", "v"]]


@each_book
@each_sheet
def test_conditional_formats_use_looks_there_are_and_ranks_of_their_own(book: str, sheet: str) -> None:
    looks = len(parts(book).tree(STYLES).findall(f"{MAIN}dxfs/{MAIN}dxf"))
    rules = list(parts(book).tree(parts(book).sheets[sheet]).iter(f"{MAIN}cfRule"))
    assert all(int(rule.attrib["dxfId"]) < looks for rule in rules)
    assert len({rule.attrib["priority"] for rule in rules}) == len(rules)


@each_book
@each_sheet
def test_validations_are_counted_and_share_no_cell(book: str, sheet: str) -> None:
    tree = parts(book).tree(parts(book).sheets[sheet])
    areas = [v.attrib["sqref"] for v in tree.iter(f"{MAIN}dataValidation")]
    assert [v.attrib["count"] for v in tree.iter(f"{MAIN}dataValidations")] == ([str(len(areas))] if areas else [])
    assert len(set(areas)) == len(areas)
    assert all(" " not in area for area in areas)


@each_book
def test_the_looks_are_made_of_fonts_fills_borders_and_formats_there_are(book: str) -> None:
    styles = parts(book).tree(STYLES)
    made = {int(one.attrib["numFmtId"]) for one in styles.iter(f"{MAIN}numFmt")}
    for group in ("numFmts", "fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "dxfs"):
        found = styles.find(f"{MAIN}{group}")
        assert found is not None
        assert found.attrib["count"] == str(len(found))
    for look in styles.findall(f"{MAIN}cellXfs/{MAIN}xf"):
        for kind in ("font", "fill", "border"):
            assert int(look.attrib[f"{kind}Id"]) < len(styles.findall(f"{MAIN}{kind}s/{MAIN}{kind}"))
        assert int(look.attrib["numFmtId"]) in {*range(50), *made}


@each_book
def test_an_indent_has_a_side_to_be_counted_from(book: str) -> None:
    indented = [a for a in parts(book).tree(STYLES).iter(f"{MAIN}alignment") if int(a.attrib.get("indent", "0"))]
    assert {a.attrib.get("horizontal") for a in indented} == {"left"}


@each_book
def test_the_charts_series_are_numbered_apart_and_on_axes_there_are(book: str) -> None:
    (chart,) = parts(book).named(r"xl/charts/[^/]+\.xml")
    tree = parts(book).tree(chart)
    for number in ("idx", "order"):
        values = [ser.find(f"{CHART}{number}") for ser in tree.iter(f"{CHART}ser")]
        assert [None if v is None else v.attrib["val"] for v in values] == ["0", "1", "2", "3"]
    axes = {axis.attrib["val"] for kind in ("catAx", "valAx") for axis in tree.findall(f".//{CHART}{kind}/{CHART}axId")}
    crossed = {axis.attrib["val"] for axis in tree.iter(f"{CHART}crossAx")}
    assert axes == crossed == {axis.attrib["val"] for axis in tree.iter(f"{CHART}axId")}
    assert all(re.fullmatch(r"'Oversigt'!\$[A-Z]\$\d+(:\$[A-Z]\$\d+)?", f.text or "") for f in tree.iter(f"{CHART}f"))
