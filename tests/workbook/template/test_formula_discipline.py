"""Every formula of a new workbook means the same in every Excel, whatever its language and year."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from support.formula_discipline import faults

from schemas.formulas import column_formulas
from schemas.layout import DEFAULT_UNIT, UNITS, layout
from workbook.grid import Contents, Grid, address
from workbook.reading.read import read_bytes
from workbook.template import build
from workbook.template.samples import sample


def _grid(contents: Contents) -> Grid:
    grid = read_bytes(build(contents), Path("bog.xlsx"))
    assert isinstance(grid, Grid)
    return grid


@pytest.fixture(scope="module")
def sample_grid() -> Grid:
    return _grid(sample())


def _formulas(grid: Grid) -> dict[str, str]:
    cells = {f"{sheet.name}!{address(*at)}": text for sheet in grid.sheets for at, text in sheet.formulas.items()}
    return cells | {f"name {name}": text for name, text in grid.names.items() if "(" in text}


@pytest.mark.parametrize("contents", [sample(), Contents(2027, "1.000 kr.")], ids=["sample", "empty"])
def test_no_formula_breaks_the_discipline(contents: Contents) -> None:
    found = {place: list(faults(formula)) for place, formula in _formulas(_grid(contents)).items()}
    assert {place: wrong for place, wrong in found.items() if wrong} == {}


def test_every_column_a_formula_names_is_in_the_layout(sample_grid: Grid) -> None:
    its_layout = layout(2026, DEFAULT_UNIT)
    known = {(sheet.name, column.header) for sheet in its_layout.tables for column in sheet.columns}
    named = {
        match
        for formula in _formulas(sample_grid).values()
        for match in re.findall(r"([^\W\d]\w*)\[(?:\[#[^\]]+\],\[)?([^\[\]#]+)\]", formula)
    }
    assert named
    assert named <= known


def test_every_calculated_column_has_a_formula() -> None:
    its_layout = layout(2026, UNITS["1.000 kr."])
    wanted = {(s.key, c.key) for s in its_layout.tables for c in s.columns if c.calculated}
    assert set(column_formulas(its_layout)) == wanted


def test_a_workbook_in_thousands_counts_thousands() -> None:
    formula = column_formulas(layout(2026, UNITS["1.000 kr."]))["amounts", "c0"]
    assert "*1000,0)" in formula
    assert formula.endswith("/1000,0)")


@pytest.mark.parametrize(
    ("formula", "fault"),
    [
        ("SUM(IF(Beløb[Ramme]=1,1,0))", "IF takes a column: Beløb[Ramme]"),
        ("SUMPRODUCT(IFERROR(Beløb[2026],0))", "IFERROR takes a column: Beløb[2026]"),
        ("ROUND(A1:A5,0)", "ROUND takes a column: A1:A5"),
        ("Beløb[2026]", "nothing takes a column: Beløb[2026]"),
        ("SUMIF(Beløb[Nr],Korrektioner[Nr],Beløb[2026])", "SUMIF takes a column as a criterion: Korrektioner[Nr]"),
        ("SUMIFS(Beløb[2026],Beløb[Nr],Beløb[Nr])", "SUMIFS takes a column as a criterion: Beløb[Nr]"),
        ('TEXT(A1,"0")', "TEXT goes by the user's language"),
        ('SUMIF(Beløb[2026],"<0.5")', 'a decimal in a text: "<0.5"'),
        ('COUNTIF(Beløb[2026],"<0,5")', 'a decimal in a text: "<0,5"'),
        ("SUM(OFFSET(A1,1,1))", "OFFSET is volatile"),
        ("_xlfn.CONCAT(A1,A2)", "a function Excel 2016 lacks"),
        ("[@Nr]", "a bare column: [@Nr]"),
        ("SUM([2026])", "a bare column: [2026]"),
        ("Beløb[@Nr]", "a bare column: Beløb[@Nr]"),
        ("KORREKTUR(A1)", "KORREKTUR is no function openpyxl knows"),
        ('KORREKTUR_TOTAL("Netto",2026)', "KORREKTUR_TOTAL shows an error where the add-in is not"),
        ("IF(TRUE,KORREKTUR_STILLINGER(2026),0)", "KORREKTUR_STILLINGER shows an error where the add-in is not"),
    ],
)
def test_what_the_discipline_forbids_is_found(formula: str, fault: str) -> None:
    assert fault in list(faults(formula))


@pytest.mark.parametrize(
    "formula",
    [
        'MATCH(1,INDEX((Korrektioner[Nr]&""=Beløb[[#This Row],[Nr]]&"")*1,0),0)',
        'SUMIFS(Beløb[Omregnet 1],Beløb[Ramme],"Ja")',
        "ROW(Beløb[[#This Row],[Nr]])-ROW(Beløb[[#Headers],[Nr]])",
        "ROUND(SUM(Beløb[Omregnet 1]),6)",
        '"2026-priser"',
    ],
)
def test_what_the_discipline_allows_is_passed_over(formula: str) -> None:
    assert list(faults(formula)) == []
