"""What the settings change of what the rules find."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.together import alone

from schemas.examples.shared_rows import correction, every_year, line
from schemas.rule import Example, Severity
from schemas.settings import Settings

if TYPE_CHECKING:
    from schemas.finding import Finding
    from schemas.rule import ExampleRow

SERIES = (("T1", "Økonomiudvalget"), ("T3", "Børneudvalget"), ("T31", "Kulturudvalget"))
BAND = Settings(cost_per_position=(400_000, 900_000))


def only(rule: str, findings: list[Finding]) -> Finding:
    assert [one.rule for one in findings] == [rule]
    return findings[0]


def numbered(nr: str, **stamdata: str | None) -> Example:
    rows: list[ExampleRow | None] = [{"Nr": nr}]
    return Example({"Korrektioner": rows, "Beløb": rows, "Finansiering": rows}, master_data=stamdata)


@pytest.mark.book(numbered("T304"), Settings(number_series=SERIES))
def test_the_committee_a_foreign_number_belongs_to_is_named(findings: list[Finding]) -> None:
    found = only("NOG507", findings)
    assert found.message.da.endswith(
        "T304 hører ikke til nummerserien T1. Flyt korrektionen til Børneudvalget, ret nummeret, eller begrund det."
    )
    assert "Move the correction to Børneudvalget" in found.message.en
    assert (found.found.da, found.expected.da) == ("T304", "T1")


@pytest.mark.book(numbered("T3104"), Settings(number_series=SERIES))
def test_the_longest_series_that_fits_names_the_committee(findings: list[Finding]) -> None:
    found = only("NOG507", findings)
    assert "Kulturudvalget" in found.message.da


@pytest.mark.book(numbered("T3104", Udvalg="børneudvalget ", Nummerserie="T3"), Settings(number_series=SERIES))
def test_a_number_that_one_of_the_committees_own_series_fits_is_its_own(findings: list[Finding]) -> None:
    assert findings == []


@pytest.mark.book(numbered("T304"), Settings())
def test_without_settings_nobody_is_named(findings: list[Finding]) -> None:
    found = only("NOG507", findings)
    assert "Flyt korrektionen til det rette udvalg" in found.message.da


@pytest.mark.book(numbered("T304", Nummerserie="T3"), Settings(number_series=SERIES))
def test_the_settings_hold_before_the_series_a_workbook_names_itself(findings: list[Finding]) -> None:
    found = only("NOG507", findings)
    assert (found.expected.da, "Børneudvalget" in found.message.da) == ("T1", True)


@pytest.mark.book(
    numbered("T304", Udvalg="Teknikudvalget", Nummerserie=None, Status="Kladde"), Settings(number_series=SERIES)
)
def test_a_committee_without_any_series_has_numbers_of_its_own(findings: list[Finding]) -> None:
    (found,) = [one for one in findings if one.rule == "NOG507"]
    assert "T304 hører ikke til udvalgets egne numre. Flyt korrektionen til Børneudvalget" in found.message.da


def test_a_series_the_settings_do_not_know_is_judged_by_the_workbooks_own() -> None:
    assert alone(numbered("X204", Nummerserie="X2"), Settings(number_series=SERIES)) == []
    assert only("NOG507", alone(numbered("X204"), Settings(number_series=SERIES))).expected.da == "T1"


def posts(amount: dict[str, float], fte: dict[str, float]) -> Example:
    own: list[ExampleRow | None] = [{"Tekst": "Sagsbehandlere"} | amount]
    return Example(
        {
            "Beløb": own,
            "Finansiering": [{year: -figure for year, figure in amount.items()}],
            "Fuldtidsstillinger": [{"Nr": "T101", "Tekst": "sagsbehandlere "} | fte],
        }
    )


@pytest.mark.book(posts(every_year(1.2), every_year(2) | {"2027": 0.5, "2029": 1}), BAND)
def test_the_cost_of_an_fte_is_told_with_every_year_outside_the_band(findings: list[Finding]) -> None:
    found = only("SUM611", findings)
    assert (found.place.sheet, found.place.cell, found.severity) == ("Beløb", "I4", Severity.WARNING)
    assert (found.found.da, found.found.en) == ("2.400.000 kr.", "2,400,000 kr.")
    assert found.expected.da == "400.000 kr.–900.000 kr."
    assert "(2027, 2029)" in found.message.da


@pytest.mark.parametrize(("amount", "fires"), [(0.399, True), (0.4, False), (0.9, False), (0.901, True)])
def test_rounding_to_the_last_decimal_is_given_its_due_at_both_bounds(amount: float, fires: bool) -> None:
    band = Settings(cost_per_position=(400_400, 899_600))
    found = alone(posts(every_year(amount), every_year(1)), band)
    assert [one.rule for one in found] == (["SUM611"] if fires else [])


@pytest.mark.book(posts(every_year(0.5), every_year(-1)), BAND)
def test_fte_taken_away_for_more_money_lie_outside_every_band(findings: list[Finding]) -> None:
    assert only("SUM611", findings).found.da == "-500.000 kr."


@pytest.mark.book(
    Example(
        {
            "Beløb": [{"Tekst": "Vagt"}, line("T101", 0.3, Tekst="Vagt")],
            "Finansiering": [every_year(-0.8)],
            "Fuldtidsstillinger": [{"Nr": "T101", "Tekst": "Vagt"} | every_year(1)],
        }
    ),
    BAND,
)
def test_lines_of_one_text_are_added_before_they_are_divided(findings: list[Finding]) -> None:
    assert findings == []


@pytest.mark.book(
    Example(
        {
            "Beløb": [{"Tekst": "Vagt"}, line("T101", 0, Tekst="Vagt", Ændring="Merindtægt") | every_year(-0.3)],
            "Finansiering": [every_year(-0.2)],
            "Fuldtidsstillinger": [{"Nr": "T101", "Tekst": "Vagt"} | every_year(1)],
        }
    ),
    BAND,
)
def test_income_under_the_same_text_is_no_cost_of_the_position(findings: list[Finding]) -> None:
    assert findings == []


@pytest.mark.book(
    Example(
        {
            "Korrektioner": [{}, correction("T102", Status="Udgået")],
            "Beløb": [{}, line("T102", 0.1, Tekst="Vagt")],
            "Fuldtidsstillinger": [{"Nr": "T102", "Tekst": "Vagt"} | every_year(1)],
        }
    ),
    BAND,
)
def test_a_withdrawn_correction_has_no_cost(findings: list[Finding]) -> None:
    assert findings == []


@pytest.mark.book(
    Example(
        {
            **posts(every_year(0.3) | {"2026": 0.1}, every_year(1)).sheets,
            "Korrektioner": [{"Iværksættelsestidspunkt": date(2026, 9, 1)}],
        }
    ),
    BAND,
)
def test_only_the_year_of_a_late_start_goes_free(findings: list[Finding]) -> None:
    assert "(2027, 2028, 2029)" in only("SUM611", findings).message.da


def test_a_blank_year_is_told_once() -> None:
    book = posts(every_year(0.5), every_year(1))
    book = Example({**book.sheets, "Beløb": [{"Tekst": "Sagsbehandlere", "2027": None}]})
    assert "SUM611" not in {one.rule for one in alone(book, BAND)}


def test_a_rule_that_is_off_is_switched_on_beside_the_others() -> None:
    book = Example(
        {"Korrektioner": [{"Økonomiske konsekvenser": "Det koster 0,700 mio. kr. om året."}], "Finansiering": [None]}
    )
    rules = {one.rule for one in alone(book, Settings(enable=frozenset({"TXT808"})))}
    assert {"TXT808", "SUM607"} <= rules
    assert "TXT808" not in {one.rule for one in alone(book, Settings())}
    selected = Settings(select=frozenset({"SUM607"}), enable=frozenset({"TXT808"}), ignore=frozenset({"SUM607"}))
    assert {one.rule for one in alone(book, selected)} == {"TXT808"}
