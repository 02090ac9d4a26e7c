from __future__ import annotations

import pytest
from support.packages import one_sheet, opened, styled, worksheet

from workbook.grid import NumberClass
from workbook.ooxml.read.number_format import builtin_class, format_class

DATE, TIME, PERCENT, TEXT = NumberClass.DATE, NumberClass.TIME, NumberClass.PERCENT, NumberClass.TEXT


@pytest.mark.parametrize(
    ("code", "number_class"),
    [
        ("General", None), ("0", None), ("#,##0.000", None), ("0.00E+00", None), ("0.00e-0", None),
        ("", None), ('0.0" mio. kr. d"', None), ("0\\d", None), ("[Red]0.00", None),
        ("[$kr-406] #,##0", None), ("_d0_)", None), ('"dato"0', None), ("[>=100]0;0.0", None),
        ("* 0", None), ("*d0", None), ("General;[Red]-General", None), ("[Blue][<5]0", None),
        ("# ?/?", None), ('0;"yyyy"', None), ("0;yyyy", None), ("[Farve10]0", None), ("yyyy-mm-dd", DATE),
        ("d. mmmm yyyy", DATE), ("[$-406]d. mmm yy;@", DATE), ("dd/mm/yyyy hh:mm", DATE), ("m", DATE),
        ("mmm", DATE), ("mm-yy", DATE), ("[$-F800]dddd, mmmm dd, yyyy", DATE), ("mmmm h", DATE),
        ("YYYY", DATE), ("e", DATE), ('yyyy"年"m"月"', DATE), ("h:mm mmm", DATE), ("h:mm", TIME),
        ("[h]:mm:ss", TIME), ("[mm]:ss", TIME), ("mm:ss.0", TIME), ("h AM/PM", TIME), ("[s]", TIME),
        ("h:mm a/p", TIME), ("[$-409]h:mm:ss AM/PM;@", TIME), ("[HH]:MM", TIME), ("0%", PERCENT),
        ("0.00 %;[Red]-0.00 %", PERCENT), ('0"%"', None), ("0\\%", None), ('0"kr" %', PERCENT), ("@", TEXT),
        (" @ ", TEXT), ("0;0;0;@", None), ("@@", None), ('"x"@', TEXT),
    ],
)  # fmt: skip
def test_a_format_code_says_what_a_number_is(code: str, number_class: NumberClass | None) -> None:
    assert format_class(code) == number_class


@pytest.mark.parametrize(
    ("numbers", "number_class"),
    [
        ((0, 1, 2, 3, 4, 11, 12, 13, 37, 40, 44, 48, 163), None),
        ((9, 10), PERCENT),
        ((14, 15, 16, 17, 22, 27, 30, 36, 50, 57), DATE),
        ((18, 19, 20, 21, 32, 45, 46, 47, 55), TIME),
        ((49,), TEXT),
    ],
)
def test_a_built_in_format_says_what_a_number_is(numbers: tuple[int, ...], number_class: NumberClass | None) -> None:
    assert {builtin_class(number) for number in numbers} == {number_class}


def test_formats_of_styles_and_differential_formats_do_not_count() -> None:
    styles = (
        styled(0, "0.0")
        .replace("<cellXfs>", '<cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>')
        .replace("</styleSheet>", '<dxfs><dxf><numFmt numFmtId="164" formatCode="yyyy"/></dxf></dxfs></styleSheet>')
    )
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="B1" s="1"><v>1</v></c></row>'
    assert opened(one_sheet(worksheet(rows), styles=styles)).sheets[0].classes == {}


def test_a_declared_code_takes_the_place_of_a_built_in_id() -> None:
    styles = styled(14).replace("<numFmts>", '<numFmts><numFmt numFmtId="14" formatCode="0.0"/>')
    rows = '<row r="1"><c r="A1"><v>1</v></c></row>'
    assert opened(one_sheet(worksheet(rows), styles=styles)).sheets[0].classes == {}


def test_a_format_that_is_no_number_makes_the_styles_damaged() -> None:
    styles = styled(0).replace('numFmtId="0"', 'numFmtId="x"')
    assert opened(one_sheet(worksheet(""), styles=styles)).package.damaged == (("xl/styles.xml", ""),)
