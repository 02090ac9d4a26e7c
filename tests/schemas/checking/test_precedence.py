"""One fault, one finding: what follows from a fault elsewhere in the workbook is not found beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest
from support.together import alone

from schemas.examples.shared_rows import correction, every_year, financed, line, rate
from schemas.rule import Example, Percent

if TYPE_CHECKING:
    from schemas.finding import Finding
    from schemas.rule import ExampleRow

LICENCES = {"Nr": "T101", "Ændring": "Merudgift", "Tekst": "Licenser"} | every_year(0.5)


def found(findings: list[Finding]) -> list[str]:
    return [f"{one.rule} {one.place.sheet}!{one.place.cell}" for one in findings]


def justified(nr: str) -> dict[str, list[ExampleRow]]:
    row = {"Regel": "SUM616", "Nr": nr, "Konstateret": nr, "Begrundelse": "To skoler.", "Begrundet af": "Skolerne"}
    return {"Begrundelser": [row]}


@pytest.mark.book(Example({"Beløb": [{}, LICENCES]}))
def test_a_doubled_line_hides_the_financing_it_spoils(findings: list[Finding]) -> None:
    assert found(findings) == ["SUM616 Beløb!A5"]


@pytest.mark.book(Example({"Beløb": [{}, LICENCES]} | justified("T101")))
def test_a_doubled_line_that_is_justified_hides_no_financing(findings: list[Finding]) -> None:
    assert "SUM606 Finansiering!H4" in found(findings)


@pytest.mark.book(Example({"Korrektioner": [{"Status": "Udgået"}], "Beløb": [{}, LICENCES]}))
def test_a_doubled_line_of_a_withdrawn_correction_is_nobodys_business(findings: list[Finding]) -> None:
    assert found(findings) == []


@pytest.mark.book(
    Example({"Beløb": [{}, LICENCES | {"Nr": "T1011", "Tekst": "Support"}], "Finansiering": [every_year(-1.0)]})
)
def test_a_number_with_one_character_too_many_does_not_make_its_corrections_sums_wrong(findings: list[Finding]) -> None:
    assert found(findings) == ["NOG504 Beløb!A5"]


@pytest.mark.book(
    Example(
        {
            "Korrektioner": [{}, correction("T102")],
            "Beløb": [{}, line("T102", 0.1), line("T10", 0.2)],
            "Finansiering": [{}, financed("T102", -0.3)],
        }
    )
)
def test_a_number_that_may_be_any_of_several_hides_nothing_of_theirs(findings: list[Finding]) -> None:
    assert found(findings) == ["NOG504 Beløb!A6", "SUM606 Finansiering!H5"]


@pytest.mark.book(Example({"Korrektioner": [{"Nr": "T1O1"}]}))
def test_a_malformed_correction_and_its_loose_lines_are_one_finding(findings: list[Finding]) -> None:
    assert found(findings) == ["NOG502 Korrektioner!A4"]


@pytest.mark.book(
    Example({"Finansiering": [None]}, below={"Finansiering": [{"Nr": "T101", "Kilde": "Kassen"} | every_year(-0.5)]})
)
def test_rows_below_a_table_hide_what_their_absence_makes_wrong(findings: list[Finding]) -> None:
    assert found(findings) == ["ARK115 Finansiering!A6"]


@pytest.mark.book(
    Example(
        {
            "Beregning": [
                {"Nr": "T101", "Type": "Nyt skøn", "Tekst": "Licenser"} | every_year(1.53),
                {"Nr": "T101", "Type": "Afsat budget", "Tekst": "Licenser", "Prisniveau": 2025} | every_year(1.0),
            ],
            "PL": [rate(2025, Procent=Percent(3))],
        }
    )
)
def test_a_rate_that_is_no_fraction_hides_the_sums_converted_with_it(findings: list[Finding]) -> None:
    assert found(findings) == ["VAE412 PL!D4"]


@pytest.mark.book(
    Example(
        {
            "Korrektioner": [{}, correction("T102"), correction("T103")],
            "Beløb": [{}, line("T102", -0.2, Modpost="T103"), line("T103", 0.2, Modpost="T101")],
        }
    )
)
def test_the_other_half_of_money_whose_counterpart_is_misnamed_is_not_found_too(findings: list[Finding]) -> None:
    assert found(findings) == ["NOG508 Beløb!L6"]


@pytest.mark.book(Example(master_data={"Prisniveau": 2025}))
def test_last_years_prices_are_a_note(findings: list[Finding]) -> None:
    (finding,) = findings
    assert (finding.rule, finding.on_submission) == ("PRI711", "note")


@pytest.mark.book(
    Example({"Beløb": [every_year(0.88)], "Finansiering": [every_year(-0.88)]}, master_data={"Enhed": "1.000 kr."})
)
def test_small_amounts_in_thousands_with_decimals_are_in_another_unit(findings: list[Finding]) -> None:
    assert found(findings) == ["VAE418 Stamdata!B8"]


def test_a_blank_unit_with_amounts_in_thousands_is_one_finding_even_in_a_draft() -> None:
    sheets: dict[str, list[ExampleRow | None]] = {"Beløb": [every_year(880)], "Finansiering": [every_year(-880)]}
    for status in ("Kladde", "Indsendt"):
        assert found(alone(Example(sheets, master_data={"Enhed": None, "Status": status}))) == ["VAE418 Stamdata!B8"]


@pytest.mark.book(Example({"Stamdata": None, "Beløb": [every_year(880)], "Finansiering": [every_year(-880)]}))
def test_without_stamdata_no_amount_is_called_too_large(findings: list[Finding]) -> None:
    assert found(findings) == ["ARK110 Stamdata!None"]


def test_a_first_year_that_the_financing_contradicts_is_not_a_matter_of_the_date() -> None:
    sheets: dict[str, list[ExampleRow | None]] = {
        "Korrektioner": [{"Iværksættelsestidspunkt": date(2026, 7, 1)}],
        "Finansiering": [{"2026": -0.25}],
    }
    assert found(alone(Example(sheets))) == ["SUM606 Finansiering!H4"]
    reason = {"Regel": "SUM606", "Nr": "T101", "Konstateret": "-0,250", "Begrundelse": "Aftalt.", "Begrundet af": "Ø"}
    assert "VAE413 Korrektioner!I4" in found(alone(Example(sheets | {"Begrundelser": [reason]})))
