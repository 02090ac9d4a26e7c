from __future__ import annotations

import pytest
from support.packages import MAIN, STRICT, one_sheet, opened, refused, shared, sheet_of, styled, worksheet, zipped

from workbook.grid import CellError, NumberClass, RichText


def _cell(xml: str) -> object:
    return sheet_of(f'<row r="1">{xml}</row>').values.get((1, 1))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1", 1), ("-5", -5), ("+7", 7), ("0", 0), ("1.0", 1.0), ("0.1", 0.1), ("1E-3", 0.001), (".5", 0.5),
        ("9007199254740992", 2**53), ("9007199254740993", 9007199254740992.0), ("\n 12 \n", 12),
        ("11.547999999999998", 11.547999999999998),
    ],
)  # fmt: skip
def test_a_number_is_an_int_when_it_is_written_as_one_that_fits(text: str, value: float) -> None:
    read = _cell(f'<c r="A1"><v>{text}</v></c>')
    assert (type(read), read) == (type(value), value)


@pytest.mark.parametrize("text", ["abc", "1_000", "nan", "inf", "1e999", "1,5", "0x10", "²", "٣", "9" * 4301])
def test_a_number_cell_without_a_number_holds_the_text_it_has(text: str) -> None:
    assert _cell(f'<c r="A1"><v>{text}</v></c>') == text


@pytest.mark.parametrize(
    ("xml", "value"),
    [
        ('<c r="A1" t="b"><v>1</v></c>', True),
        ('<c r="A1" t="b"><v>0</v></c>', False),
        ('<c r="A1" t="n"><v>2</v></c>', 2),
        ('<c r="A1" t="str"><v>tekst</v></c>', "tekst"),
        ('<c r="A1" t="str"><f>B1</f><v></v></c>', ""),
        ('<c r="A1" t="inlineStr"><is><t>æøå</t></is></c>', "æøå"),
        ('<c r="A1" t="inlineStr"><is><r><t>fed</t></r><r><t>skrift</t></r></is></c>', RichText("fedskrift")),
        ('<c r="A1" t="inlineStr"><is><t>漢</t><rPh sb="0" eb="1"><t>kan</t></rPh></is></c>', "漢"),
        ('<c r="A1" t="inlineStr"><is><t><![CDATA[a<b]]></t></is></c>', "a<b"),
        ('<c r="A1" t="str"><v>a &amp; b &#xE6;</v></c>', "a & b æ"),
        ('<c r="A1"><!-- 1 --><v>1<!-- 2 -->2</v></c>', 12),
        ('<c r="A1" s="1"/>', None),
        ('<c r="A1"><v></v></c>', None),
        ('<c r="A1" t="s"/>', None),
        ('<c r="A1" t="e"><v/></c>', None),
    ],
)  # fmt: skip
def test_each_kind_of_cell_has_its_value(xml: str, value: object) -> None:
    read = _cell(xml)
    assert (type(read), read) == (type(value), value)


def test_an_error_cell_is_a_cell_error_and_a_text_like_it_is_text() -> None:
    values = sheet_of('<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1" t="str"><v>#REF!</v></c></row>').values
    assert [type(values[1, 1]), type(values[1, 2])] == [CellError, str]
    assert values[1, 1] == "#REF!"


@pytest.mark.parametrize(
    ("xml", "text"),
    [
        ("<t> a </t>", "a"),
        ('<t xml:space="preserve"> a </t>', " a "),
        ("<t> </t>", ""),
        ("<r><t>a</t></r><r><t> </t></r><r><t>b</t></r>", "a b"),
        ("<t>a_x000D__x000a_b</t>", "a\r\nb"),
        ("<t>_x005F_x000D_</t>", "_x000D_"),
        ("<t>_xD83D__xDE00_</t>", "\U0001f600"),
        ("<t>_xD83D_</t>", "�"),
        ("<t>a_xfn_b</t>", "a_xfn_b"),
        ("", ""),
    ],
)
def test_a_shared_text_is_what_excel_shows(xml: str, text: str) -> None:
    parts = one_sheet(worksheet('<row r="1"><c r="A1" t="s"><v>0</v></c></row>'), strings=shared(xml))
    assert opened(parts).sheets[0].values == {(1, 1): text}


def test_the_outer_white_space_of_a_formula_text_counts_only_where_it_is_kept() -> None:
    kept = '<c r="A1" t="str"><v xml:space="preserve"> x</v></c>'
    assert _cell(kept) == " x"
    assert _cell('<c r="A1" t="str"><v> x</v></c>') == "x"


@pytest.mark.parametrize("index", ["1", "-1", "x", "99999999999999999999"])
def test_a_shared_text_that_is_not_there_makes_the_file_damaged(index: str) -> None:
    sheet = worksheet(f'<row r="1"><c r="A1" t="s"><v>{index}</v></c></row>')
    assert refused(zipped(one_sheet(sheet, strings=shared("<t>a</t>")))).fault == "damaged"


@pytest.mark.parametrize(
    ("text", "serial", "number_class"),
    [
        ("2026-01-01", 46023, NumberClass.DATE),
        ("2026-01-01T12:00:00", 46023.5, NumberClass.DATE),
        ("2026-01-01T12:00:00.000Z", 46023.5, NumberClass.DATE),
        ("1900-01-01", 1, NumberClass.DATE),
        ("1900-03-01", 61, NumberClass.DATE),
        ("06:00:00", 0.25, NumberClass.TIME),
        ("T06:00", 0.25, NumberClass.TIME),
        ("PT36H", 1.5, NumberClass.TIME),
    ],
)
def test_an_iso_date_is_a_serial_number_with_its_class(text: str, serial: float, number_class: NumberClass) -> None:
    sheet = sheet_of(f'<row r="1"><c r="A1" t="d"><v>{text}</v></c></row>')
    assert (sheet.values, sheet.classes) == ({(1, 1): serial}, {(1, 1): number_class})


def test_an_iso_date_counts_from_1904_where_the_workbook_does() -> None:
    parts = one_sheet(worksheet('<row r="1"><c r="A1" t="d"><v>1904-01-02</v></c></row>'))
    parts["xl/workbook.xml"] = str(parts["xl/workbook.xml"]).replace("<sheets>", '<workbookPr date1904="1"/><sheets>')
    grid = opened(parts)
    assert grid.package.date1904
    assert grid.sheets[0].values == {(1, 1): 1}


@pytest.mark.parametrize("text", ["2026-13-01", "2026-02-30", "i morgen", "1.8.2026"])
def test_a_date_that_never_was_makes_the_file_damaged(text: str) -> None:
    package = zipped(one_sheet(worksheet(f'<row r="1"><c r="A1" t="d"><v>{text}</v></c></row>')))
    assert refused(package).fault == "damaged"


def test_cells_and_rows_without_an_address_follow_one_another() -> None:
    sheet = sheet_of(
        "<row><c><v>1</v></c><c/><c><v>3</v></c></row>"
        '<row r="5"><c r="D5"><v>4</v></c><c><v>5</v></c></row><row><c><v>6</v></c></row>'
    )
    assert sheet.values == {(1, 1): 1, (1, 3): 3, (5, 4): 4, (5, 5): 5, (6, 1): 6}


def test_a_cell_is_where_its_own_address_says() -> None:
    assert sheet_of('<row r="2"><c r="B7"><v>1</v></c><c r="c2"><v>2</v></c></row>').values == {(7, 2): 1, (2, 3): 2}


def test_the_last_cell_of_a_sheet_costs_no_more_than_any_other() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row>'
    assert sheet_of(rows).values == {(1, 1): 1, (1048576, 16384): 2}


@pytest.mark.parametrize("reference", ["XFE1", "A1048577", "A0", "AAAA1", "A", "1", "Æ1", "A1:B2", "$A$1"])
def test_an_address_outside_the_sheet_makes_the_file_damaged(reference: str) -> None:
    package = zipped(one_sheet(worksheet(f'<row r="1"><c r="{reference}"><v>1</v></c></row>')))
    assert refused(package).fault == "damaged"


def test_a_stated_dimension_bounds_nothing() -> None:
    rows = '<row r="9"><c r="C9"><v>1</v></c></row>'
    assert sheet_of(rows, before='<dimension ref="A1"/>').values == {(9, 3): 1}


def test_both_vocabularies_give_the_same_sheet() -> None:
    rows = '<row r="1" hidden="1"><c r="A1"><f>B1</f><v>1</v></c><c r="B1" t="inlineStr"><is><t>x</t></is></c></row>'
    transitional = opened(one_sheet(worksheet(rows, main=MAIN), main=MAIN))
    strict = opened(one_sheet(worksheet(rows, main=STRICT), main=STRICT))
    assert strict.sheets == transitional.sheets
    assert (strict.package.strict, transitional.package.strict) == (True, False)


_PREFIXED = (
    '<x:worksheet xmlns:x="{0}"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>a</x:t></x:is>'
    '</x:c><x:c r="B1"><x:f>C1</x:f><x:v>2</x:v></x:c></x:row></x:sheetData></x:worksheet>'
)
_CELLS = '<c r="A1" t="inlineStr"><is><t>a</t></is></c><c r="B1"><f>C1</f><v>2</v></c>'
_REDECLARED = (
    '<worksheet xmlns="{0}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is xmlns="{0}"><t>a</t></is></c>'
    '<c r="B1"><f>C1</f><v>2</v><o:v xmlns:o="urn:o">9</o:v></c></row></sheetData></worksheet>'
)
_FOREIGN_DEFAULT = (
    '<!-- <worksheet xmlns="x"> --><worksheet xmlns="{0}"><sheetData><row r="1">'
    + _CELLS
    + '<c xmlns ="urn:other" r="C1"><v>7</v></c></row></sheetData></worksheet>'
)
_ALTERNATIVES = (
    '<worksheet xmlns="{0}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"><sheetData>'
    '<row r="1"><c r="A1" t="inlineStr"><is><t>a</t></is></c><mc:AlternateContent><mc:Choice Requires="z">'
    '<c r="B1"><v>9</v></c></mc:Choice><mc:Fallback><c r="B1"><f>C1</f><v>2</v></c></mc:Fallback>'
    "</mc:AlternateContent></row></sheetData></worksheet>"
)
_HIDDEN_IN_AN_ATTRIBUTE = _PREFIXED.replace("<x:worksheet ", "<x:worksheet a='xmlns=\"{0}\"' ", 1)


@pytest.mark.parametrize(
    "sheet",
    [
        _PREFIXED,
        _REDECLARED,
        _FOREIGN_DEFAULT,
        _ALTERNATIVES,
        _HIDDEN_IN_AN_ATTRIBUTE,
    ],
    ids=["prefixed", "redeclared", "foreign default", "alternatives", "attribute"],
)  # fmt: skip
def test_only_elements_of_the_main_vocabulary_are_cells(sheet: str) -> None:
    grid = opened(one_sheet(sheet.format(MAIN))).sheets[0]
    assert grid.values == {(1, 1): "a", (1, 2): 2}
    assert grid.formulas == {(1, 2): "C1"}


def test_a_part_in_utf_16_reads_like_any_other() -> None:
    sheet = '<?xml version="1.0" encoding="UTF-16"?>' + worksheet('<row r="1"><c r="A1" t="str"><v>æ</v></c></row>')
    assert opened(one_sheet(sheet.encode("utf-16"))).sheets[0].values == {(1, 1): "æ"}  # type: ignore[arg-type]


def test_a_class_stands_beside_values_and_formulas_but_not_beside_blank_cells() -> None:
    rows = (
        '<row r="1"><c r="A1" s="1"><v>1</v></c><c r="B1" s="1"/><c r="C1" s="1"><f>A1</f></c>'
        '<c r="D1"><v>1</v></c><c r="E1" s="2" t="inlineStr"><is><t>1</t></is></c></row>'
    )
    grid = opened(one_sheet(worksheet(rows), styles=styled(0, 14, "@"))).sheets[0]
    assert grid.classes == {(1, 1): NumberClass.DATE, (1, 3): NumberClass.DATE, (1, 5): NumberClass.TEXT}


def test_a_cell_without_a_style_has_the_first_one() -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s=""><v>1</v></c><c r="C1" s="1"><v>1</v></c></row>'
    grid = opened(one_sheet(worksheet(rows), styles=styled(9, 0))).sheets[0]
    assert grid.classes == {(1, 1): NumberClass.PERCENT, (1, 2): NumberClass.PERCENT}
