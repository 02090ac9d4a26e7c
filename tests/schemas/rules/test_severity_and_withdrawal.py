"""What a draft, a withdrawn correction and an undecided answer do to the findings."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from support.example_grids import read_of

from schemas.checking.check import check
from schemas.rule import Example
from schemas.settings import DEFAULTS, Settings
from workbook.reading.parse import parse

if TYPE_CHECKING:
    from schemas.finding import Finding

YEARS = ("2026", "2027", "2028", "2029")
BLANK_YEAR = Example({"Beløb": [{"2028": None}]})


def findings(example: Example, settings: Settings = DEFAULTS) -> list[Finding]:
    return check(parse([read_of(example)]), settings)


def rules(example: Example, settings: Settings = DEFAULTS) -> list[str]:
    return [one.rule for one in findings(example, settings)]


def drafted(example: Example) -> Example:
    return Example(example.sheets, master_data={**example.master_data, "Status": "Kladde"})


@pytest.mark.parametrize(
    ("example", "rule"),
    [
        (BLANK_YEAR, "VAE402"),
        (Example({"Korrektioner": [{"Indenfor servicerammen": "Uafklaret"}]}), "VAE411"),
        (Example({"Beløb": [{"Ændring": None}]}), "FOR302"),
    ],
)
def test_what_is_unfinished_is_a_warning_now_and_an_error_on_submission(example: Example, rule: str) -> None:
    for one, now in ((drafted(example), "warning"), (example, "error")):
        (finding,) = findings(one)
        assert (finding.rule, finding.severity, finding.on_submission) == (rule, now, "error")


def test_a_date_as_text_is_a_warning_always() -> None:
    (finding,) = findings(Example({"Korrektioner": [{"Iværksættelsestidspunkt": "1. januar 2026"}]}))
    assert (finding.rule, finding.on_submission) == ("VAE409", "warning")


def test_a_date_long_before_the_budget_is_a_note() -> None:
    (finding,) = findings(Example({"Korrektioner": [{"Iværksættelsestidspunkt": date(2016, 1, 1)}]}))
    assert (finding.rule, finding.severity) == ("VAE414", "note")


def test_blank_master_data_is_told_on_submission_only() -> None:
    blank = dict.fromkeys(("Kommune", "Udvalg", "Behandling", "Version", "Udarbejdet af", "Dato"))
    assert rules(Example(master_data={**blank, "Status": "Kladde"})) == []
    assert rules(Example(master_data=blank)) == ["VAE415"] * 6


WRONG_ANSWERS: dict[str, Any] = {"Indenfor servicerammen": "Måske", "Årsag": "Vejret", "PL-type": "Ukendt"}
WRONG_LINE = {"Ændring": "Mindreudgift", "Varighed": "Evig", "2027": "0,6", "2028": None, "2029": 880}


def test_a_withdrawn_correction_and_its_lines_raise_nothing() -> None:
    example = Example(
        {
            "Korrektioner": [{"Status": "Udgået", "Iværksættelsestidspunkt": "engang", **WRONG_ANSWERS}],
            "Beløb": [WRONG_LINE],
            "Finansiering": [{"Kilde": None, "2026": 0.5}],
            "Beregning": [{"Nr": "t101", "2026": -1}],
        }
    )
    assert rules(example) == []


def test_the_number_of_a_withdrawn_correction_is_still_checked() -> None:
    example = Example({"Korrektioner": [{}, {"Nr": "X9", "Titel": "Trukket", "Status": "Udgået"}]})
    assert {rule[:3] for rule in rules(example)} == {"NOG"}


@pytest.mark.parametrize("answer", ["Ja/nej", "Uafklaret", "Måske"])
@pytest.mark.parametrize("sheet", ["Korrektioner", "Beløb", "Finansiering"])
def test_an_answer_other_than_ja_and_nej_is_one_finding(sheet: str, answer: str) -> None:
    column = "Indenfor servicerammen" if sheet == "Korrektioner" else "Servicerammen"
    assert rules(Example({sheet: [{column: answer}]})) == ["VAE411"]


def test_the_correction_must_answer_where_one_of_its_lines_does_not() -> None:
    line = {
        "Nr": "T101",
        "Ændring": "Merudgift",
        "Tekst": "Drift",
        **dict.fromkeys(YEARS, 0),
    }
    example = Example(
        {
            "Korrektioner": [{"Indenfor servicerammen": "Uafklaret"}],
            "Beløb": [{"Servicerammen": "Ja"}, line],
        }
    )
    assert rules(example) == ["VAE411"]


def test_a_line_with_no_year_at_all_is_one_finding() -> None:
    assert rules(Example({"Beløb": [dict.fromkeys(YEARS)]})) == ["VAE402"]


def test_a_one_off_line_with_no_year_at_all_is_one_finding() -> None:
    line = {"Nr": "T101", "Ændring": "Merudgift", "Tekst": "Køb", "Varighed": "Engangsbeløb"}
    assert rules(Example({"Beløb": [{}, line]})) == ["VAE402"]


def test_an_estimate_still_to_come_is_not_blank() -> None:
    rows = [{"Nr": "T101", "Type": "Nyt skøn"}]
    assert "VAE402" not in rules(Example({"Beregning": rows}))


def test_the_limit_of_an_amount_goes_by_the_settings() -> None:
    example = Example({"Beløb": [{"2026": 60, "2027": 60, "2028": 60, "2029": 60}], "Finansiering": [None]})
    assert "VAE407" not in rules(example)
    assert rules(example, Settings(amount_limit=50_000_000)).count("VAE407") == 4


def test_a_blank_line_suppresses_what_follows_from_its_years() -> None:
    cleared = dict.fromkeys(YEARS)
    assert rules(Example({"Finansiering": [cleared]})) == ["VAE402"]


def test_a_start_in_a_later_year_with_amounts_before_it_is_told() -> None:
    assert rules(Example({"Korrektioner": [{"Iværksættelsestidspunkt": date(2028, 1, 1)}]})) == ["VAE413"]


def test_a_start_in_january_is_a_full_year() -> None:
    assert rules(Example({"Korrektioner": [{"Iværksættelsestidspunkt": date(2026, 1, 31)}]})) == []
