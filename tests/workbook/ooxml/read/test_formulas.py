from __future__ import annotations

import pytest
from support.packages import one_sheet, refused, sheet_of, worksheet, zipped

from workbook.ooxml.read.fault import Limits
from workbook.ooxml.read.formulas import SharedFormula


@pytest.mark.parametrize(
    ("text", "moved"),
    [
        ("A1+B2", "B2+C3"),
        ("$A1+A$1+$A$1", "$A2+B$1+$A$1"),
        ("SUM(A1:B2)", "SUM(B2:C3)"),
        ("SUM(A:C)+SUM($A:C)", "SUM(B:D)+SUM($A:D)"),
        ("SUM(1:3)+SUM($1:3)", "SUM(2:4)+SUM($1:4)"),
        ("Ark2!A1+'Mit ark A1'!A1", "Ark2!B2+'Mit ark A1'!B2"),
        ("'It''s A1'!A1", "'It''s A1'!B2"),
        ('"A1 ""B2"" "&A1', '"A1 ""B2"" "&B2'),
        ("LOG10(A1)+ATAN2(A1,B1)", "LOG10(B2)+ATAN2(B2,C2)"),
        ("1E5+2.5E10+A1", "1E5+2.5E10+B2"),
        ("Moms_A1+A1B+AAAA1+A1_x", "Moms_A1+A1B+AAAA1+A1_x"),
        ("Beløb[[#This Row],[A1]]+A1", "Beløb[[#This Row],[A1]]+B2"),
        ("Beløb[B'[1']]+A1", "Beløb[B'[1']]+B2"),
        ("[1]Ark1!A1+[2]!navn", "[1]Ark1!B2+[2]!navn"),
        ("Jan:Mar!A1", "Jan:Mar!B2"),
        ("XFD1048576", "#REF!"),
        ("_xlfn.XLOOKUP(A1,B:B,C:C)", "_xlfn.XLOOKUP(B2,C:C,D:D)"),
        ("ÆA1+A1Å", "ÆA1+A1Å"),
        ("XFE1+A1048577+A0", "XFE1+A1048577+A0"),
        ("TRUE+#REF!+#N/A", "TRUE+#REF!+#N/A"),
        ("A1#+@A1", "B2#+@B2"),
        ("\nA1\n+B1", "\nB2\n+C2"),
    ],
)
def test_a_shared_formula_moves_its_relative_references_and_nothing_else(text: str, moved: str) -> None:
    formula = SharedFormula(text, (1, 1))
    assert formula.at((2, 2)) == moved
    assert formula.at((1, 1)) == text


def test_a_reference_pushed_off_the_sheet_is_broken() -> None:
    assert SharedFormula("A1+$A1+A$1", (2, 2)).at((1, 1)) == "#REF!+#REF!+#REF!"


def test_each_cell_of_a_shared_formula_has_its_own_text() -> None:
    sheet = sheet_of(
        '<row r="1"><c r="B1"><f t="shared" si="0" ref="B1:B3">A1*2</f><v>2</v></c></row>'
        '<row r="2"><c r="B2"><f t="shared" si="0"/><v>4</v></c></row>'
        '<row r="3"><c r="B3"><f t="shared" si="0"/></c></row>'
    )
    assert sheet.formulas == {(1, 2): "A1*2", (2, 2): "A2*2", (3, 2): "A3*2"}
    assert sheet.values == {(1, 2): 2, (2, 2): 4}


def test_a_shared_formula_may_come_after_its_children_and_its_number_may_be_used_again() -> None:
    sheet = sheet_of(
        '<row r="1"><c r="A1"><f t="shared" si="3"/></c>'
        '<c r="B1"><f t="shared" si="3" ref="A1:B1">D1</f></c></row>'
        '<row r="2"><c r="A2"><f t="shared" si="3" ref="A2:B2">D2*9</f></c>'
        '<c r="B2"><f t="shared" si="3"/></c></row>'
    )
    assert sheet.formulas[1, 2] == "D1"
    assert sheet.formulas[2, 2] == "E2*9"


def test_a_child_without_a_parent_is_a_formula_whose_text_is_lost() -> None:
    assert sheet_of('<row r="1"><c r="A1"><f t="shared" si="0"/><v>1</v></c></row>').formulas == {(1, 1): ""}


def test_an_array_formula_stands_at_every_cell_it_fills() -> None:
    sheet = sheet_of(
        '<row r="1"><c r="A1"><f t="array" ref="A1:A2">B1:B2*2</f><v>2</v></c></row>'
        '<row r="2"><c r="A2"><v>4</v></c></row><row r="3"><c r="A3"><v>6</v></c></row>'
    )
    assert sheet.formulas == {(1, 1): "B1:B2*2", (2, 1): "B1:B2*2"}


@pytest.mark.parametrize(
    ("attributes", "text"),
    [
        ('dt2D="1" dtr="1" r1="B1" r2="B2"', "TABLE(B1,B2)"),
        ('dtr="1" r1="B1"', "TABLE(B1,)"),
        ('r1="B1"', "TABLE(,B1)"),
    ],
)
def test_a_data_table_stands_at_every_cell_it_fills(attributes: str, text: str) -> None:
    sheet = sheet_of(
        f'<row r="1"><c r="C1"><f t="dataTable" ref="C1:D1" {attributes}/><v>2</v></c><c r="D1"><v>4</v></c></row>'
    )
    assert sheet.formulas == {(1, 3): text, (1, 4): text}


def test_an_empty_formula_is_none_and_a_leading_equals_sign_is_dropped() -> None:
    sheet = sheet_of('<row r="1"><c r="A1"><f/><v>1</v></c><c r="B1"><f>=A1</f><v>1</v></c></row>')
    assert sheet.formulas == {(1, 2): "A1"}


def test_array_formulas_over_more_cells_than_the_limit_are_too_big() -> None:
    rows = '<row r="1"><c r="A1"><f t="array" ref="A1:XFD1048576">1</f><v>1</v></c></row>'
    assert refused(zipped(one_sheet(worksheet(rows)))).fault == "too-big"


def test_shared_formulas_that_unfold_past_the_limit_are_too_big() -> None:
    rows = f'<row r="1"><c><f t="shared" si="0" ref="A1:Z1">{"A1+" * 1000}1</f></c>'
    rows += '<c><f t="shared" si="0"/></c>' * 100 + "</row>"
    package = zipped(one_sheet(worksheet(rows)))
    assert refused(package, Limits(inflated_bytes=100_000)).fault == "too-big"
