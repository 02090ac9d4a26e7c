"""Where the findings about files, sheets and headers stand, and what they leave to one another."""

from __future__ import annotations

import itertools
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import pandas as pd
import pytest
from support.example_grids import read_of
from support.honest_workbook import HONEST

from schemas.budgets import FACT_COLUMNS, Budgets
from schemas.checking.schema_hits import schema_hits
from schemas.evidence.header_rows import Head
from schemas.evidence.year_text import Form, read_header
from schemas.layout import HEADER_ROW
from schemas.rule import Example, Formula
from schemas.rules import load, years
from schemas.settings import DEFAULTS
from workbook.grid import column_letter
from workbook.reading.parse import parse

if TYPE_CHECKING:
    from schemas.finding import Finding

EXPECTED = (2026, 2027, 2028, 2029)
LINE = {"Nr": "T101", "Ændring": "Merudgift", "Tekst": "Drift", "2026": 0, "2027": 0, "2028": 0, "2029": 0}


def found(findings: list[Finding]) -> list[tuple[str, str | None, str | None]]:
    return [(one.rule, one.place.sheet, one.place.cell) for one in findings]


def headed(*texts: str, beside: tuple[str, ...] = (), figures: bool = True) -> list[Head]:
    """The header cells of a table with Nr, Tekst and these year headers, and of what stands beside it."""
    known = {str(year): f"y{n}" for n, year in enumerate(EXPECTED)}
    heads = [Head(1, "A", "Nr", "nr", True, False), Head(2, "B", "Tekst", "text", True, False)]
    for n, text in enumerate(texts + beside, 3):
        inside = n < 3 + len(texts)
        column = known.pop(text, None) if inside else None
        heads.append(Head(n, column_letter(n), text, column, inside, figures))
    return heads


@cache
def plain() -> Budgets:
    return parse([read_of(Example())])


def faults(heads: list[Head]) -> list[tuple[str, str | None]]:
    """The rules about years that these header cells of Beløb break, each with the column it points at."""
    beyond = column_letter(max(head.number for head in heads) + 1)
    index = pd.MultiIndex.from_tuples([(0, HEADER_ROW)] * len(heads), names=["book", "row"])
    headers = pd.DataFrame(heads, index=index).assign(sheet="amounts", name="Beløb", hidden=False)
    sheets = plain().sheets
    budgets = replace(
        plain(),
        headers=headers.astype(FACT_COLUMNS["headers"]),
        sheets=sheets[sheets["sheet"].eq("amounts")].assign(usable=False, beyond=beyond),
    )
    found = []
    by_schema = schema_hits(budgets)
    for rule in map(load, years.RULES):
        if rule.describe is None:
            hits = [] if rule.check is None else list(rule.check(budgets, DEFAULTS))
        else:
            hits = [rule.describe(budgets, hit) for hit in by_schema.get(rule.id, ())]
        found += [(rule.name, hit.cell and hit.cell.removesuffix(str(HEADER_ROW))) for hit in hits]
    return found


@pytest.mark.parametrize(
    ("texts", "kind", "letter"),
    [
        (("2026", "2027", "2028"), "year-missing", "F"),
        (("2027", "2028", "2029"), "year-missing", "C"),
        (("2026", "2028", "2029"), "year-missing", "D"),
        (("2026", "", "2028", "2029"), "year-missing", "D"),
        (("Første år", "2027", "2028", "2029"), "year-missing", "C"),
        (("2026", "2031", "2028", "2029"), "year-missing", "D"),
        (("Å1", "Å2", "Å3", "Å4"), "year-missing", None),
        (("2026", "2027", "2027", "2028", "2029"), "year-doubled", "E"),
        (("2026", "2027", "20272", "2028", "2029"), "year-doubled", "E"),
        (("2026", "2027", " 2027", "2028", "2029"), "year-doubled", "E"),
        (("2028", "2027", "2028", "2029"), "year-doubled", "C"),
        (("2026", "2027", "2029", "2028"), "years-out-of-order", "E"),
        (("2029", "2028", "2027", "2026"), "years-out-of-order", "C"),
        (("2027", "2028", "2029", "2030"), "years-of-another-budget", "C"),
        (("B2025", "BO2026", "BO2027", "BO2028"), "years-of-another-budget", "C"),
        (("2026", "BO 2027", "2028", "2029"), "year-header-not-plain", "D"),
        (("2026", "2027", "2028", "2029", "2030"), "figures-outside-the-years", "G"),
        (("2025", "2026", "2027", "2028", "2029"), "figures-outside-the-years", "C"),
    ],
)
def test_one_header_fault_is_one_fault_at_its_column(texts: tuple[str, ...], kind: str, letter: str | None) -> None:
    assert faults(headed(*texts)) == [(kind, letter)]


@pytest.mark.parametrize(
    "texts",
    [
        ("2026", "2027", "2028", "2029", "B2026"),
        ("Regnskab 2024", "2026", "Note", "2027", "2028", "2029"),
        ("2026", "2027", "2028", "2029", "2026-pl", "Heraf løn 2027", "B2025"),
    ],
)
def test_own_columns_that_name_a_year_are_no_fault(texts: tuple[str, ...]) -> None:
    assert faults(headed(*texts)) == []


def test_a_year_too_many_without_figures_is_no_fault() -> None:
    assert faults(headed("2026", "2027", "2028", "2029", "2030", figures=False)) == []


def test_own_sums_beside_the_table_under_its_years_are_no_fault() -> None:
    assert faults(headed("2026", "2027", "2028", "2029", beside=("", "2026", "2027"))) == []


def test_a_year_that_slid_out_of_the_table_is_missing_where_it_stands() -> None:
    assert faults(headed("2026", "2027", "2028", beside=("2029",))) == [("year-missing", "F")]


def test_a_year_beside_the_table_that_the_budget_does_not_have_is_outside() -> None:
    assert faults(headed("2026", "2027", "2028", "2029", beside=("2030",))) == [("figures-outside-the-years", "G")]


@pytest.mark.parametrize("order", list(itertools.permutations(("2026", "2027", "2028", "2029"))))
def test_years_in_any_other_order_are_one_fault(order: tuple[str, ...]) -> None:
    expected = [] if list(order) == sorted(order) else ["years-out-of-order"]
    assert [kind for kind, _ in faults(headed(*order))] == expected


@pytest.mark.parametrize(
    ("text", "year", "form"),
    [
        ("2026", 2026, Form.PLAIN),
        ("2026 ", 2026, Form.PLAIN),
        ("\xa02026", 2026, Form.PLAIN),
        ("２０２６\u200b", 2026, Form.PLAIN),
        ("2028 (ny)", 2028, Form.DRESSED),
        ("2028 (BO2)", 2028, Form.DRESSED),
        ("28", 2028, Form.DRESSED),
        ("28 (ny)", 2028, Form.DRESSED),
        ("2028 rettet af økonomi", 2028, Form.LOOSE),
        ("2028/29", None, None),
        ("128", None, None),
        ("2026.00", 2026, Form.PADDED),
        ("'2026", 2026, Form.PADDED),
        ("20262", 2026, Form.COPY),
        ("b-2026", 2026, Form.DRESSED),
        ("Budgetoverslag 2027", 2027, Form.DRESSED),
        ("2027 (2026)", None, None),
        ("2026 mio. kr.", 2026, Form.DRESSED),
        ("2026-priser", 2026, Form.DRESSED),
        ("BO27", 2027, Form.DRESSED),
        ("Note 2026", None, None),
        ("1926", None, None),
        ("T2026", None, None),
    ],
)
def test_a_header_says_its_year(text: str, year: int | None, form: Form | None) -> None:
    assert read_header(text) == (None if year is None else (year, form))


def renamed(by: int) -> dict[str, dict[str, str | None]]:
    """Every year header of the minimal workbook so many years later."""
    sheets = {"Beløb": 2026, "Fuldtidsstillinger": 2026, "Finansiering": 2026, "Beregning": 2026, "Historik": 2021}
    return {
        sheet: {str(year): str(year + by) for year in range(first, first + 4 + (sheet == "Historik"))}
        for sheet, first in sheets.items()
    }


@pytest.mark.book(Example(headers=renamed(-1)))
def test_every_table_of_an_earlier_budget_is_one_finding_at_budgetaar(findings: list[Finding]) -> None:
    assert found(findings) == [("ARK120", "Stamdata", "B6")]


@pytest.mark.book(Example(headers=renamed(2)))
def test_every_table_of_a_later_budget_is_one_finding_at_budgetaar(findings: list[Finding]) -> None:
    assert found(findings) == [("AAR204", "Stamdata", "B6")]


@pytest.mark.book(
    Example(headers={sheet: years for sheet, years in renamed(-1).items() if sheet in ("Beløb", "Historik")})
)
def test_some_tables_of_another_budget_are_a_finding_each(findings: list[Finding]) -> None:
    assert found(findings) == [("AAR204", "Beløb", "H3"), ("AAR204", "Historik", "E3")]


@pytest.mark.book(
    Example(
        headers={"Korrektioner": {"Beslutning": None, "PL-type": None}, "Beløb": {"Modpost": None}},
        master_data={"Skabelonversion": 0},
    )
)
def test_an_older_template_version_is_one_finding_however_many_columns_it_lacks(findings: list[Finding]) -> None:
    assert found(findings) == [("ARK120", "Stamdata", "B15")]


@pytest.mark.parametrize(
    "sheet",
    [
        pytest.param(sheet, marks=pytest.mark.book(Example({sheet: None})))
        for sheet in ("Stamdata", "Korrektioner", "Beløb", "Finansiering", "Historik", "Begrundelser")
    ],
)
def test_a_missing_sheet_is_one_finding(findings: list[Finding], sheet: str) -> None:
    assert found(findings) == [("ARK110", sheet, None)]


@pytest.mark.book(Example({"Historik": None}, tabs={"Historik 2026": "visible"}))
def test_a_missing_sheet_that_looks_renamed_names_the_other(findings: list[Finding]) -> None:
    (finding,) = findings
    assert "»Historik 2026«" in finding.message.da


@pytest.mark.parametrize(
    "sheet",
    [
        pytest.param(sheet, marks=pytest.mark.book(Example(headers={sheet: {header: None}})))
        for sheet, header in (("Korrektioner", "Nr"), ("Beløb", "Ændring"), ("PL", "Procent"))
    ],
)
def test_a_missing_essential_column_is_one_finding(findings: list[Finding], sheet: str) -> None:
    (fault,) = found(findings)
    assert fault[:2] == ("ARK111", sheet)


@pytest.mark.book(Example(HONEST.sheets, headers={"Beløb": {"Konto": "Ændring"}}))
def test_a_doubled_essential_column_is_one_finding_at_the_second(findings: list[Finding]) -> None:
    assert [fault for fault in found(findings) if fault[0] != "ARK111"] == [("ARK112", "Beløb", "G3")]


@pytest.mark.book(Example(below={"Beløb": [LINE, LINE]}))
def test_rows_below_a_table_stand_at_the_first_of_them(findings: list[Finding]) -> None:
    assert found(findings) == [("ARK115", "Beløb", "A6")]


@pytest.mark.book(Example(HONEST.sheets, hidden_rows={"Beløb": (3, 6, 7, 40)}))
def test_hidden_rows_stand_at_the_first_with_data(findings: list[Finding]) -> None:
    assert found(findings) == [("ARK134", "Beløb", "A6")]


@pytest.mark.book(Example({"Beløb": [{"2027": "0,6"}]}, no_table=("Beløb",)))
def test_a_table_that_is_gone_is_one_finding_and_its_rows_are_read(findings: list[Finding]) -> None:
    assert [rule for rule, _, _ in found(findings)] == ["ARK113", "VAE401"]


@pytest.mark.book(Example({"Beløb": [{"2026": Formula("A1"), "2027": Formula("A2")}]}))
def test_formulas_without_values_are_one_finding_a_sheet(findings: list[Finding]) -> None:
    assert found(findings) == [("ARK136", "Beløb", "H4")]


@pytest.mark.book(Example(dict.fromkeys(("Stamdata", *HONEST.sheets, "Begrundelser")), tabs={"Ark1": "visible"}))
def test_a_workbook_of_another_kind_is_one_finding(findings: list[Finding]) -> None:
    assert found(findings) == [("ARK121", None, None)]


@pytest.mark.book(Example(headers={"Beløb": dict.fromkeys(renamed(0)["Beløb"])}, master_data={"Budgetår": "?"}))
def test_a_budget_year_that_nothing_tells_is_one_finding(findings: list[Finding]) -> None:
    assert found(findings) == [("ARK118", "Stamdata", "B6")]
