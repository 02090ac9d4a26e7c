"""Findings justified in Begrundelser, by rule and Nr: what holds, what no longer does, and who may."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from support.example_grids import grid_of
from support.together import alone

from schemas.checking.check import check
from schemas.checking.justifications import observed
from schemas.examples.shared_rows import correction, every_year, line
from schemas.finding import Accepted, Severity, Text
from schemas.rule import ErrorValue, Example
from schemas.settings import Settings
from workbook.reading.parse import parse

if TYPE_CHECKING:
    from schemas.finding import Finding
    from schemas.rule import ExampleRow

ANLAEG: ExampleRow = {"Kilde": "Anlæg"}
"""Laid over the financing row of T101: money from anlæg without a reference, which SUM608 warns of."""
NOTHING = "SUM612"


def justification(**changes: Any) -> ExampleRow:
    """A row of Begrundelser that explains SUM608 about T101."""
    return {
        "Regel": "SUM608", "Nr": "T101", "Konstateret": "(tomt)", "Begrundelse": "Nummeret kommer i august.",
        "Begrundet af": "Budgetafdelingen", "Dato": date(2025, 8, 1),
    } | changes  # fmt: skip


def book(*justifications: ExampleRow, financing: ExampleRow | None = None, **more: Any) -> Example:
    sheets = {"Finansiering": [financing or ANLAEG], "Begrundelser": list(justifications)} | more.pop("sheets", {})
    return Example(sheets=sheets, **more)


def still_open(findings: list[Finding]) -> list[str]:
    return [one.rule for one in findings if one.accepted is None]


@pytest.mark.book(book(justification(**{"Godkendt af": "Økonomi"})))
def test_an_justified_finding_carries_who_and_why(findings: list[Finding]) -> None:
    (finding,) = findings
    assert finding.rule == "SUM608"
    assert finding.accepted == Accepted("Nummeret kommer i august.", "Budgetafdelingen", "Økonomi", "01-08-2025")


@pytest.mark.book(book(justification(Regel=" sum608", Nr="t101")))
def test_case_is_aside_in_rule_and_number(findings: list[Finding]) -> None:
    assert still_open(findings) == []


@pytest.mark.book(book(justification(), justification(Begrundelse="Aftalt.", **{"Godkendt af": "Økonomi"})))
def test_the_row_that_is_approved_is_the_one_told_of(findings: list[Finding]) -> None:
    (finding,) = findings
    assert finding.accepted is not None
    assert finding.accepted.reason == "Aftalt."


def test_an_justification_holds_wherever_its_line_has_moved_to() -> None:
    anlaeg = {"Nr": "T101", "Kilde": "Anlæg", **every_year(-0.5)}
    for rows in ([None, None, anlaeg], [{"Kilde": "Kassen", **every_year(0)}, anlaeg]):
        assert still_open(alone(book(justification(), sheets={"Finansiering": rows}))) == []


@pytest.mark.book(
    book(
        justification(),
        sheets={
            "Finansiering": [
                {"Kilde": "Anlæg", **every_year(-0.4)},
                {"Nr": "T101", "Kilde": "Anlæg", **every_year(-0.1)},
            ]
        },
    )
)
def test_one_row_explains_every_finding_of_the_rule_about_the_number(findings: list[Finding]) -> None:
    assert [(one.rule, one.accepted is not None) for one in findings] == [("SUM608", True)] * 2


@pytest.mark.parametrize(
    ("written", "left"),
    [("0,100 · 0,400", []), ("0,4 · 0,1", []), ("0,100", ["PRI710"] * 2), ("0,100 · 0,400 · 0,500", ["PRI710"] * 2)],
)
def test_all_the_distinct_values_must_be_named(written: str, left: list[str]) -> None:
    lines: list[ExampleRow | None] = [
        {"Tekst": None, "2026": 0.3, "2027": 0.1},
        {"Nr": "T101", "Ændring": "Merudgift", "2026": 0.2, "2027": 0.4, "2028": 0, "2029": 0},
    ]
    example = Example({"Beløb": lines, "Begrundelser": [justification(Regel="PRI710", Konstateret=written)]})
    assert [rule for rule in still_open(alone(example)) if rule != NOTHING] == left


def test_values_are_sorted_joined_and_danish() -> None:
    words = [Text("0,400", "0.400"), Text("", ""), Text("0,100", "0.100"), Text("0,400", "0.400")]
    assert observed(words) == "(tomt) · 0,100 · 0,400"


@pytest.mark.book(
    Example(
        {
            "Beregning": [{"Nr": "T101", "Type": "Undgået merudgift", "Prisniveau": 2025, **every_year(0.1)}],
            "Begrundelser": [justification(Regel="PRI703", Konstateret=2025)],
        }
    )
)
def test_a_number_that_excel_took_for_a_number_is_the_same_number(findings: list[Finding]) -> None:
    assert still_open(findings) == []


@pytest.mark.book(book(justification(Konstateret="A107")))
def test_the_finding_returns_when_the_fact_changes(findings: list[Finding]) -> None:
    (note, warning) = sorted(findings, key=lambda one: one.severity.rank, reverse=True)
    assert (warning.rule, warning.accepted) == ("SUM608", None)
    assert (note.rule, note.place.cell, note.found.da, note.expected.da) == (NOTHING, "C4", "A107", "(tomt)")


@pytest.mark.parametrize("rows", [("A107", "(tomt)"), ("(tomt)", "A107")])
def test_an_justification_written_anew_leaves_a_note_to_delete_the_old(rows: tuple[str, str]) -> None:
    (note,) = [one for one in alone(book(*(justification(Konstateret=row) for row in rows))) if one.accepted is None]
    assert (note.rule, note.found.da) == (NOTHING, "A107")
    assert note.message.da.endswith("er begrundet i en anden række. Slet denne.")


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param(cell, marks=pytest.mark.book(book(justification(**{header: None}))))
        for header, cell in (("Regel", "A4"), ("Nr", "B4"), ("Konstateret", "C4"), ("Begrundelse", "D4"))
    ],
)
def test_a_row_without_what_it_takes_explains_nothing_and_is_a_note(findings: list[Finding], cell: str) -> None:
    assert {(one.rule, one.severity, one.place.cell) for one in findings if one.rule == NOTHING} == {
        (NOTHING, Severity.NOTE, cell)
    }
    assert "SUM608" in [one.rule for one in findings if one.accepted is None]


@pytest.mark.book(book(justification(Konstateret=None)))
def test_a_note_about_a_blank_konstateret_says_what_to_write(findings: list[Finding]) -> None:
    (note,) = [one for one in findings if one.rule == NOTHING]
    assert note.message.da.endswith("Konstateret er tom. Skriv det, kontrollen fandt: (tomt)")
    assert note.message.en.endswith("is blank. Write what the check found: (tomt)")


@pytest.mark.parametrize(
    "changes", [{"Nr": "T102"}, {"Nr": "-"}, {"Regel": "SUM609"}, {"Regel": "sum"}, {"Regel": NOTHING}]
)
def test_a_row_about_what_is_not_found_is_a_note(changes: ExampleRow) -> None:
    assert still_open(alone(book(justification(), justification(**changes)))) == [NOTHING]


@pytest.mark.book(book(justification(Konstateret=ErrorValue("#REF!"))))
def test_an_unreadable_cell_of_a_row_is_one_finding(findings: list[Finding]) -> None:
    assert sorted(still_open(findings)) == ["SUM608", "VAE403"]


@pytest.mark.book(
    Example({"Finansiering": [None], "Begrundelser": [justification(Regel="SUM607", Nr="-", Konstateret="T101")]})
)
def test_a_finding_about_the_whole_workbook_is_justified_by_a_dash(findings: list[Finding]) -> None:
    assert [(one.rule, one.accepted is not None) for one in findings] == [("SUM607", True)]


@pytest.mark.book(
    Example(
        {
            "Korrektioner": [{}, correction("T103")],
            "Beløb": [{}, line("T103", -0.1)],
            "Begrundelser": [justification(Regel="NOG506", Nr="T102", Konstateret="mangler")],
        }
    )
)
def test_a_gap_is_justified_by_the_number_that_is_missing(findings: list[Finding]) -> None:
    assert still_open(findings) == []


SIGN = {"Beløb": [{"2026": -0.5}]}
SIGN_EXPLAINED = Example({**SIGN, "Begrundelser": [justification(Regel="FOR301", Konstateret="-0,500")]})


def test_an_error_may_not_be_justified() -> None:
    assert sorted(still_open(alone(SIGN_EXPLAINED))) == ["FOR301", NOTHING]
    (note,) = [one for one in alone(SIGN_EXPLAINED) if one.rule == NOTHING]
    assert "fejl kan ikke begrundes" in note.message.da


@pytest.mark.book(SIGN_EXPLAINED, Settings(explainable_errors=frozenset({"FOR301"})))
def test_an_error_that_the_settings_name_may_be_justified(findings: list[Finding]) -> None:
    assert still_open(findings) == []


@pytest.mark.book(
    Example(
        {
            "Korrektioner": [{"Indenfor servicerammen": "Uafklaret"}],
            "Begrundelser": [justification(Regel="VAE411", Konstateret="Uafklaret")],
        },
        master_data={"Status": "Kladde"},
    )
)
def test_what_is_an_error_on_submission_may_not_be_justified_in_a_draft(findings: list[Finding]) -> None:
    findings = [one for one in findings if one.rule == "VAE411"]
    assert [(one.severity, one.accepted) for one in findings] == [(Severity.WARNING, None)]


@pytest.mark.book(book(justification()), Settings(severities=(("SUM608", Severity.ERROR),)))
def test_a_severity_the_settings_override_decides(findings: list[Finding]) -> None:
    assert sorted(still_open(findings)) == ["SUM608", NOTHING]


def test_leaving_the_rule_out_makes_no_justification_unused() -> None:
    for settings in (Settings(ignore=frozenset({"SUM608"})), Settings(select=frozenset({NOTHING}))):
        assert alone(book(justification()), settings) == []


def test_a_cell_that_hides_the_finding_makes_no_justification_unused() -> None:
    calculation = [
        {"Nr": "T101", "Type": "Nyt skøn", **every_year(0.9)},
        {"Nr": "T101", "Type": "Afsat budget", **every_year(0.1)},
    ]
    row = justification(Regel="SUM601", Konstateret="0,500")
    sheets = {"Beregning": calculation, "Begrundelser": [row]}
    assert still_open(alone(Example(sheets))) == []
    assert still_open(alone(Example({**sheets, "Beløb": [dict.fromkeys(every_year(0), "0,5")]}))) == ["VAE401"] * 4


@pytest.mark.book(book(justification(), headers={"Finansiering": {"Kilde": None}}))
def test_a_sheet_the_rule_cannot_do_without_makes_no_justification_unused(findings: list[Finding]) -> None:
    assert NOTHING not in still_open(findings)


def test_an_justification_holds_for_its_own_workbook_alone() -> None:
    grids = [grid_of(book(justification()), "a.xlsx"), grid_of(book(), "b.xlsx")]
    findings = check(parse(grids))
    assert [(one.place.path, one.accepted is not None) for one in findings] == [("a.xlsx", True), ("b.xlsx", False)]


def test_an_justification_holds_for_its_own_committee_alone() -> None:
    budgets = parse([grid_of(book(justification()))])
    both = replace(budgets, justifications=budgets.justifications.assign(udvalg="Børneudvalget"))
    assert sorted(one.rule for one in check(both) if one.accepted is None) == ["SUM608", NOTHING]
