from __future__ import annotations

import pytest

from workbook.reading.formula_forms import same_formula, written_out

NR = "Beløb[[#This Row],[Nr]]"
NET = "ROUND(SUM(Beløb[Omregnet 1]),6)"


@pytest.mark.parametrize(
    ("other", "in_file"),
    [
        ("[@Nr]", NR),
        ("Beløb[@Nr]", NR),
        ("[@[Omregnet 1]]", "Beløb[[#This Row],[Omregnet 1]]"),
        ("Beløb[[#This Row], [Omregnet 1]]", "Beløb[[#This Row],[Omregnet 1]]"),
        ("SUM([@[2026]:[2029]])", "SUM(Beløb[[#This Row],[2026]:[2029]])"),
        ("SUM([Omregnet 1])", "SUM(Beløb[Omregnet 1])"),
        ("ROW([[#Headers],[Nr]])", "ROW(Beløb[[#Headers],[Nr]])"),
        ("[@[Pris '#]]", "Beløb[[#This Row],[Pris '#]]"),
        ("IF( A1 = 0 ,\n1, 2)", "IF(A1=0,1,2)"),
        ("IFERROR(A1,FALSE())", "IFERROR(A1,FALSE)"),
        ("_xlfn.IFNA(A1,_xlfn._xlws.SORT(A2))", "IFNA(A1,SORT(A2))"),
        ("@INDEX(Beløb[Nr],1)", "INDEX(Beløb[Nr],1)"),
    ],
)
def test_a_formula_is_written_out_as_a_file_holds_it(other: str, in_file: str) -> None:
    assert written_out(other, "Beløb") == in_file


@pytest.mark.parametrize(
    "place",
    ["[1]!", "'C:\\Users\\a b\\XLSTART\\korrektur.xlam'!", "'[korrektur.xlam]Ark 1'!", "korrektur.xlam!", "[2]Ark1!"],
)
def test_the_add_ins_place_is_left_out(place: str) -> None:
    assert written_out(f"IFERROR({place}KORREKTUR_TOTAL(Beløb[Nr]),0)") == "IFERROR(KORREKTUR_TOTAL(Beløb[Nr]),0)"


@pytest.mark.parametrize("text", ['"a  b"&" c @ "', '"[@Nr]"', '"_xlfn.FALSE()"', '"say ""x y"""'])
def test_texts_are_left_as_they_are(text: str) -> None:
    assert written_out(text, "Beløb") == text


def test_case_matters_in_texts_alone() -> None:
    assert same_formula('sum(beløb[nr])&"Ja"', 'SUM(Beløb[Nr])&"Ja"')
    assert not same_formula('SUM(Beløb[Nr])&"JA"', 'SUM(Beløb[Nr])&"Ja"')


@pytest.mark.parametrize(
    "call", ["KORREKTUR_TOTAL(Beløb[Nr],Beløb[2026])", "[1]!KORREKTUR_TOTAL()", 'KORREKTUR_X(KORREKTUR_Y(1,"),("),(2))']
)
def test_the_add_ins_function_with_the_native_formula_behind_it_is_the_native_one(call: str) -> None:
    assert same_formula(f"IFERROR({call},{NET})", NET)
    assert same_formula(f'IFERROR({call},{NET})&" kr."', f'{NET}&" kr."')


@pytest.mark.parametrize(
    "other",
    [
        f"IFERROR(KORREKTUR_TOTAL(1),{NET}+1)",
        f"IFERROR(KORREKTUR_TOTAL(1)+1,{NET})",
        f"IFERROR(1+KORREKTUR_TOTAL(1),{NET})",
        f"IFERROR(KORREKTUR_TOTAL,{NET})",
        f"IFERROR(KORREKTUR_TOTAL(1),{NET},1)",
        f"IFERROR(KORREKTUR_TOTAL(1),{NET}",
        f"IFERROR(TOTAL(1),{NET})",
        "KORREKTUR_TOTAL(1)",
        "ROUND(SUM(Beløb[Omregnet 2]),6)",
        "ROUND(SUM(Beløb[Omregnet1]),6)",
        "11.548",
        "",
        "[[[",
    ],
)
def test_any_other_formula_is_another(other: str) -> None:
    assert not same_formula(other, NET)


def test_a_formula_longer_than_excel_takes_is_not_looked_into() -> None:
    endless = "IFERROR(KORREKTUR_A(1)," * 400 + "1" + ")" * 400
    assert len(endless) > 8192
    assert not same_formula(endless, "1")
