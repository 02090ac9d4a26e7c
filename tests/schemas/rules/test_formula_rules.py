from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.together import alone

from schemas.formulas import column_formulas
from schemas.layout import layout
from schemas.rule import Example, Formula, Percent

if TYPE_CHECKING:
    from schemas.finding import Finding

TITLE = Formula(column_formulas(layout(2026))["amounts", "title"])
"""The right formula, without its result."""
WITHOUT_RESULT = Formula("0.25*2")


def fired(findings: list[Finding]) -> list[tuple[str, str, str | None]]:
    return [(one.rule, str(one.severity), one.place.cell) for one in findings if one.rule[:3] in ("ARK", "SUM")]


def test_calculated_cells_without_results_are_one_warning_a_workbook() -> None:
    example = Example({"Beløb": [{"Titel": TITLE}], "Korrektioner": [{"Kontrol": TITLE}]})
    assert ("ARK136", "warning", "AB4") in fired(alone(example))
    assert len([one for one in fired(alone(example)) if one[0] == "ARK136"]) == 1


@pytest.mark.book(Example({"Beløb": [{"Titel": TITLE, "2026": WITHOUT_RESULT}]}))
def test_where_input_cells_lack_their_results_that_alone_is_said(findings: list[Finding]) -> None:
    assert fired(findings) == [("ARK136", "error", "H4")]


@pytest.mark.book(Example({"Beløb": [{"Titel": TITLE}]}, headers={"Beløb": {"Varighed": "Varihed"}}))
def test_a_table_that_cannot_be_used_is_said_first(findings: list[Finding]) -> None:
    assert fired(findings) == [("ARK111", "error", "E3")]


@pytest.mark.parametrize("amount", [date(2026, 8, 1), Percent(0.5)])
def test_an_amount_that_excel_counts_and_we_cannot_is_not_a_stale_total_too(amount: object) -> None:
    example = Example({"Beløb": [{"2026": amount}]}, overview={"Netto": {"2026": 46235.0}})
    assert "SUM615" not in {rule for rule, _, _ in fired(alone(example))}


@pytest.mark.book(Example(overview={"Netto": {"2026": "ukendt"}}))
def test_ukendt_is_wrong_where_the_total_is_known(findings: list[Finding]) -> None:
    assert fired(findings) == [("SUM615", "warning", "D8")]


@pytest.mark.book(
    Example(headers={"Beløb": {"Varighed": "Varihed"}}, overview={"Netto": {"2026": 0.7, "2027": "ukendt"}})
)
def test_a_total_that_cannot_be_known_is_not_held_against_anything(findings: list[Finding]) -> None:
    assert fired(findings) == [("ARK111", "error", "E3")]


@pytest.mark.book(
    Example(
        {"Beløb": [{"Titel": "Skrevet", "Faktor": 2}]},
        master_data={"Skabelonversion": 0},
        overview={"Netto": {"2026": 9}},
    )
)
def test_a_workbook_from_an_older_template_is_one_finding(findings: list[Finding]) -> None:
    assert [rule for rule, _, _ in fired(findings)] == ["ARK120"]


@pytest.mark.book(Example({"Beløb": [{"Titel": "Skrevet"}]}, no_table=("Beløb",)))
def test_without_the_table_object_nothing_is_said_of_formulas(findings: list[Finding]) -> None:
    assert {rule for rule, _, _ in fired(findings)} == {"ARK113"}
