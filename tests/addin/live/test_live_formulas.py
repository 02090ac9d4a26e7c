from __future__ import annotations

import pytest

from addin.live.live_book import file_form


@pytest.mark.parametrize(
    ("shown", "in_file"),
    [
        ("[@Nr]", "Beløb[[#This Row],[Nr]]"),
        ("Beløb[@Nr]", "Beløb[[#This Row],[Nr]]"),
        ("Korrektioner[@Nr]", "Korrektioner[[#This Row],[Nr]]"),
        ("[@[Omregnet 1]]+1", "Beløb[[#This Row],[Omregnet 1]]+1"),
        ("SUM([@[2026]:[2029]])", "SUM(Beløb[[#This Row],[2026]:[2029]])"),
        ("SUM([2026])", "SUM(Beløb[2026])"),
        ("COUNTA(Beløb[@])", "COUNTA(Beløb[#This Row])"),
        ("[[#Headers],[2026]]", "Beløb[[#Headers],[2026]]"),
        ("[@[Egen '[kr.']]]", "Beløb[[#This Row],[Egen '[kr.']]]"),
    ],
)
def test_references_to_a_table_are_spelled_out(shown: str, in_file: str) -> None:
    assert file_form(shown, "Beløb") == in_file


@pytest.mark.parametrize(
    "formula",
    [
        "Beløb[[#This Row],[Nr]]",
        "SUM(Beløb[2026])",
        '"[@Nr]"&A1',
        '"et "" [@Nr]"',
        "[1]Ark1!A1+[1]!KORREKTUR_NETTO(1)",
        "'C:\\[bog.xlsx]Ark 1'!A1",
        "'Egen [2026]'!B2",
    ],
)
def test_everything_else_stays(formula: str) -> None:
    assert file_form(formula, "Beløb") == formula


def test_outside_a_table_a_bare_reference_has_no_table_to_name() -> None:
    assert file_form("[@Nr]", None) == "[@Nr]"
