"""What a draft, a withdrawn correction and an undecided answer do to the findings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from support.together import alone

from schemas.rule import Example
from schemas.settings import Settings

if TYPE_CHECKING:
    from schemas.finding import Finding
    from schemas.rule import ExampleRow

YEARS = ("2026", "2027", "2028", "2029")
BLANK_YEAR: dict[str, list[ExampleRow | None]] = {"Beløb": [{"2028": None}]}


def rules(findings: list[Finding]) -> list[str]:
    return [one.rule for one in findings]


@pytest.mark.parametrize(
    ("rule", "now"),
    [
        pytest.param(rule, now, marks=pytest.mark.book(Example(sheets, master_data={"Status": status})))
        for rule, sheets in (
            ("VAE402", BLANK_YEAR),
            ("VAE411", {"Korrektioner": [{"Indenfor servicerammen": "Uafklaret"}]}),
            ("FOR302", {"Beløb": [{"Ændring": None}]}),
        )
        for status, now in (("Kladde", "warning"), ("Indsendt", "error"))
    ],
)
def test_what_is_unfinished_is_a_warning_now_and_an_error_on_submission(
    findings: list[Finding], rule: str, now: str
) -> None:
    (finding,) = findings
    assert (finding.rule, finding.severity, finding.on_submission) == (rule, now, "error")


@pytest.mark.book(Example({"Korrektioner": [{"Iværksættelsestidspunkt": "1. januar 2026"}]}))
def test_a_date_as_text_is_a_warning_always(findings: list[Finding]) -> None:
    (finding,) = findings
    assert (finding.rule, finding.on_submission) == ("VAE409", "warning")


@pytest.mark.book(Example({"Korrektioner": [{"Iværksættelsestidspunkt": date(2016, 1, 1)}]}))
def test_a_date_long_before_the_budget_is_a_note(findings: list[Finding]) -> None:
    (finding,) = findings
    assert (finding.rule, finding.severity) == ("VAE414", "note")


def test_blank_master_data_is_told_on_submission_only() -> None:
    blank = dict.fromkeys(("Kommune", "Udvalg", "Behandling", "Version", "Udarbejdet af", "Dato"))
    assert rules(alone(Example(master_data={**blank, "Status": "Kladde"}))) == []
    assert rules(alone(Example(master_data=blank))) == ["VAE415"] * 6


WRONG_ANSWERS: dict[str, Any] = {"Indenfor servicerammen": "Måske", "Årsag": "Vejret", "PL-type": "Ukendt"}
WRONG_LINE = {"Ændring": "Mindreudgift", "Varighed": "Evig", "2027": "0,6", "2028": None, "2029": 880}


@pytest.mark.book(
    Example(
        {
            "Korrektioner": [{"Status": "Udgået", "Iværksættelsestidspunkt": "engang", **WRONG_ANSWERS}],
            "Beløb": [WRONG_LINE],
            "Finansiering": [{"Kilde": None, "2026": 0.5}],
            "Beregning": [{"Nr": "t101", "2026": -1}],
        }
    )
)
def test_a_withdrawn_correction_and_its_lines_raise_nothing(findings: list[Finding]) -> None:
    assert rules(findings) == []


@pytest.mark.book(Example({"Korrektioner": [{}, {"Nr": "X9", "Titel": "Trukket", "Status": "Udgået"}]}))
def test_the_number_of_a_withdrawn_correction_is_still_checked(findings: list[Finding]) -> None:
    assert {rule[:3] for rule in rules(findings)} == {"NOG"}


@pytest.mark.parametrize(
    ("sheet", "column"),
    [
        pytest.param(sheet, column, marks=pytest.mark.book(Example({sheet: [{column: answer}]})))
        for sheet, column in (
            ("Korrektioner", "Indenfor servicerammen"),
            ("Beløb", "Servicerammen"),
            ("Finansiering", "Servicerammen"),
        )
        for answer in ("Ja/nej", "Uafklaret", "Måske")
    ],
)
def test_an_answer_other_than_ja_and_nej_is_one_finding(findings: list[Finding], sheet: str, column: str) -> None:
    assert [(one.rule, one.place.sheet, one.place.column) for one in findings] == [("VAE411", sheet, column)]


@pytest.mark.book(
    Example(
        {
            "Korrektioner": [{"Indenfor servicerammen": "Uafklaret"}],
            "Beløb": [
                {"Servicerammen": "Ja"},
                {"Nr": "T101", "Ændring": "Merudgift", "Tekst": "Drift", **dict.fromkeys(YEARS, 0)},
            ],
        }
    )
)
def test_the_correction_must_answer_where_one_of_its_lines_does_not(findings: list[Finding]) -> None:
    assert rules(findings) == ["VAE411"]


@pytest.mark.book(Example({"Beløb": [dict.fromkeys(YEARS)]}))
def test_a_line_with_no_year_at_all_is_one_finding(findings: list[Finding]) -> None:
    assert rules(findings) == ["VAE402"]


@pytest.mark.book(
    Example({"Beløb": [{}, {"Nr": "T101", "Ændring": "Merudgift", "Tekst": "Køb", "Varighed": "Engangsbeløb"}]})
)
def test_a_one_off_line_with_no_year_at_all_is_one_finding(findings: list[Finding]) -> None:
    assert rules(findings) == ["VAE402"]


@pytest.mark.book(Example({"Beregning": [{"Nr": "T101", "Type": "Nyt skøn"}]}))
def test_an_estimate_still_to_come_is_not_blank(findings: list[Finding]) -> None:
    assert "VAE402" not in rules(findings)


def test_the_limit_of_an_amount_goes_by_the_settings() -> None:
    example = Example({"Beløb": [{"2026": 60, "2027": 60, "2028": 60, "2029": 60}], "Finansiering": [None]})
    assert "VAE407" not in rules(alone(example))
    assert rules(alone(example, Settings(amount_limit=50_000_000))).count("VAE407") == 4


@pytest.mark.book(Example({"Finansiering": [dict.fromkeys(YEARS)]}))
def test_a_blank_line_suppresses_what_follows_from_its_years(findings: list[Finding]) -> None:
    assert rules(findings) == ["VAE402"]


@pytest.mark.book(Example({"Korrektioner": [{"Iværksættelsestidspunkt": date(2028, 1, 1)}]}))
def test_a_start_in_a_later_year_with_amounts_before_it_is_told(findings: list[Finding]) -> None:
    assert rules(findings) == ["VAE413"]


@pytest.mark.book(Example({"Korrektioner": [{"Iværksættelsestidspunkt": date(2026, 1, 31)}]}))
def test_a_start_in_january_is_a_full_year(findings: list[Finding]) -> None:
    assert rules(findings) == []
