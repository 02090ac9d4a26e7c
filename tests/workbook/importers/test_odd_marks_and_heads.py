"""Footnote marks, years and rows as other committees write them: read, or left blank and named."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from support.form_documents import as_text
from support.form_figures import figures
from support.form_imports import write
from support.form_pages import FormPage, same

from workbook.importers import Imported, import_forms

if TYPE_CHECKING:
    from pathlib import Path

PAGE = FormPage("K201", "Drift af svømmehal", same("1,250"), fte=same("2,0"))
YEARS = "2026 2027 2028 2029"


def _imported(folder: Path, old: str, new: str) -> Imported:
    text = as_text([PAGE])
    assert old in text
    return import_forms([write(folder, text.replace(old, new))])


def _amounts(imported: Imported) -> tuple[object, ...]:
    return figures(imported.contents.rows["amounts"][0])


def _said(imported: Imported) -> str:
    return "\n".join(problem.message.da for problem in imported.problems)


@pytest.mark.parametrize("mark", ["a)", "*)", "**)", "¹", "¹)", " *", "*", " a)", " 1)"])
def test_a_footnote_mark_is_no_part_of_the_figure(mark: str, tmp_path: Path) -> None:
    imported = _imported(tmp_path, "1,250", f"1,250{mark}")
    assert _amounts(imported) == (1_250_000,) * 4
    assert f"{mark.strip()} er et fodnotetegn" in _said(imported)


@pytest.mark.parametrize(
    "years",
    [
        "B 26 BO 27 BO 28 BO 29", "B26 BO27 BO28 BO29", "'26 '27 '28 '29", "B2026 OS2027 OS2028 OS2029",
        "2026 (budget) 2027 (overslag) 2028 (overslag) 2029 (overslag)", "B'26 BO'27 BO'28 BO'29",
    ],
)  # fmt: skip
def test_years_in_other_words_are_read_and_told(years: str, tmp_path: Path) -> None:
    imported = _imported(tmp_path, YEARS, years)
    assert _amounts(imported) == (1_250_000,) * 4
    assert "er læst som 2026, 2027, 2028, 2029" in _said(imported)


@pytest.mark.parametrize("years", ["2026/27 2027/28 2028/29 2029/30", "26 27 28 29", "År 1 År 2 År 3 År 4"])
def test_years_that_are_not_understood_leave_the_amounts_blank(years: str, tmp_path: Path) -> None:
    imported = _imported(tmp_path, YEARS, years)
    assert _amounts(imported) == (None,) * 4
    assert "Rækken med årstal mangler" in _said(imported)


@pytest.mark.parametrize("figure", ["~1,250", "--1,250", "1'250", "1,250??"])
def test_a_row_of_figures_that_are_none_is_quoted(figure: str, tmp_path: Path) -> None:
    imported = _imported(tmp_path, "1,250", figure)
    assert _amounts(imported) == (None,) * 4
    assert f"Udgifter {figure} {figure}" in _said(imported)


@pytest.mark.parametrize(
    ("unit", "figure"),
    [
        ("(i hele tusinde kr., 2026-priser)", "1.250"), ("(mio.kr., 2026-pl)", "1,250"),
        ("(kr. 1.000, 2026-priser)", "1.250"), ("(mill. kr. i 2026-priser)", "1,250"),
        ("(t.DKK, 2026-priser)", "1.250"), ("(kr., 2026-priser)", "1.250.000"),
    ],
)  # fmt: skip
def test_a_unit_in_other_words_is_read(unit: str, figure: str, tmp_path: Path) -> None:
    text = as_text([PAGE]).replace("(Mio. kr. i 2026-priser)", unit).replace("1,250", figure)
    assert _amounts(import_forms([write(tmp_path, text)])) == (1_250_000,) * 4


@pytest.mark.parametrize(
    ("figure", "kroner"),
    [
        ("(1,250)", -1_250_000),
        ("1,250-", -1_250_000),
        ("−1,25", -1_250_000),
        ("÷1,25", -1_250_000),
        ("+1,25", 1_250_000),
    ],
)
def test_a_sign_however_written_is_read(figure: str, kroner: int, tmp_path: Path) -> None:
    assert _amounts(_imported(tmp_path, "1,250", figure)) == (kroner,) * 4


def test_a_unit_that_is_nowhere_is_missed_without_empty_quotes(tmp_path: Path) -> None:
    said = _said(_imported(tmp_path, "(Mio. kr. i 2026-priser) ", ""))
    assert "Det fremgår ikke sikkert, hvilken enhed beløbene er i." in said
    assert "»«" not in said
