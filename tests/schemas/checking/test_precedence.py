"""One fault, one finding: what follows from a fault elsewhere in the workbook is not found beside it."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from support.example_grids import grid_of

from schemas.checking.check import check
from schemas.examples.shared_rows import correction, every_year, financed, line, rate
from schemas.rule import Example, Percent
from workbook.reading.parse import parse

if TYPE_CHECKING:
    from schemas.rule import Row

LICENCES = {"Nr": "T101", "Ændring": "Merudgift", "Tekst": "Licenser"} | every_year(0.5)


def found(example: Example) -> list[str]:
    return [f"{one.rule} {one.place.sheet}!{one.place.cell}" for one in check(parse([grid_of(example)]))]


def justified(nr: str) -> dict[str, list[Row]]:
    row = {"Regel": "SUM616", "Nr": nr, "Konstateret": nr, "Begrundelse": "To skoler.", "Begrundet af": "Skolerne"}
    return {"Begrundelser": [row]}


def test_a_doubled_line_hides_the_financing_it_spoils() -> None:
    assert found(Example({"Beløb": [{}, LICENCES]})) == ["SUM616 Beløb!A5"]


def test_a_doubled_line_that_is_justified_hides_no_financing() -> None:
    assert "SUM606 Finansiering!H4" in found(Example({"Beløb": [{}, LICENCES]} | justified("T101")))


def test_a_doubled_line_of_a_withdrawn_correction_is_nobodys_business() -> None:
    assert found(Example({"Korrektioner": [{"Status": "Udgået"}], "Beløb": [{}, LICENCES]})) == []


def test_a_number_with_one_character_too_many_does_not_make_its_corrections_sums_wrong() -> None:
    second = LICENCES | {"Nr": "T1011", "Tekst": "Support"}
    assert found(Example({"Beløb": [{}, second], "Finansiering": [every_year(-1.0)]})) == ["NOG504 Beløb!A5"]


def test_a_number_that_may_be_any_of_several_hides_nothing_of_theirs() -> None:
    sheets = {
        "Korrektioner": [{}, correction("T102")],
        "Beløb": [{}, line("T102", 0.1), line("T10", 0.2)],
        "Finansiering": [{}, financed("T102", -0.3)],
    }
    assert found(Example(sheets)) == ["NOG504 Beløb!A6", "SUM606 Finansiering!H5"]


def test_a_malformed_correction_and_its_loose_lines_are_one_finding() -> None:
    assert found(Example({"Korrektioner": [{"Nr": "T1O1"}]})) == ["NOG502 Korrektioner!A4"]


def test_rows_below_a_table_hide_what_their_absence_makes_wrong() -> None:
    row = {"Nr": "T101", "Kilde": "Kassen"} | every_year(-0.5)
    assert found(Example({"Finansiering": [None]}, below={"Finansiering": [row]})) == ["ARK115 Finansiering!A6"]


def test_a_rate_that_is_no_fraction_hides_the_sums_converted_with_it() -> None:
    behind: list[Row | None] = [
        {"Nr": "T101", "Type": "Nyt skøn", "Tekst": "Licenser"} | every_year(1.53),
        {"Nr": "T101", "Type": "Afsat budget", "Tekst": "Licenser", "Prisniveau": 2025} | every_year(1.0),
    ]
    example = Example({"Beregning": behind, "PL": [rate(2025, Procent=Percent(3))]})
    assert found(example) == ["VAE412 PL!D4"]


def test_the_other_half_of_money_whose_counterpart_is_misnamed_is_not_found_too() -> None:
    sheets = {
        "Korrektioner": [{}, correction("T102"), correction("T103")],
        "Beløb": [{}, line("T102", -0.2, Modpost="T103"), line("T103", 0.2, Modpost="T101")],
    }
    assert found(Example(sheets)) == ["NOG508 Beløb!L6"]


def test_last_years_prices_are_a_note() -> None:
    (finding,) = check(parse([grid_of(Example(master_data={"Prisniveau": 2025}))]))
    assert (finding.rule, finding.on_submission) == ("PRI711", "note")


def test_small_amounts_in_thousands_with_decimals_are_in_another_unit() -> None:
    sheets: dict[str, list[Row | None]] = {"Beløb": [every_year(0.88)], "Finansiering": [every_year(-0.88)]}
    assert found(Example(sheets, master_data={"Enhed": "1.000 kr."})) == ["VAE418 Stamdata!B8"]


def test_a_blank_unit_with_amounts_in_thousands_is_one_finding_even_in_a_draft() -> None:
    sheets: dict[str, list[Row | None]] = {"Beløb": [every_year(880)], "Finansiering": [every_year(-880)]}
    for status in ("Kladde", "Indsendt"):
        assert found(Example(sheets, master_data={"Enhed": None, "Status": status})) == ["VAE418 Stamdata!B8"]


def test_without_stamdata_no_amount_is_called_too_large() -> None:
    sheets = {"Stamdata": None, "Beløb": [every_year(880)], "Finansiering": [every_year(-880)]}
    assert found(Example(sheets)) == ["ARK110 Stamdata!None"]


def test_a_first_year_that_the_financing_contradicts_is_not_a_matter_of_the_date() -> None:
    sheets: dict[str, list[Row | None]] = {
        "Korrektioner": [{"Iværksættelsestidspunkt": date(2026, 7, 1)}],
        "Finansiering": [{"2026": -0.25}],
    }
    assert found(Example(sheets)) == ["SUM606 Finansiering!H4"]
    reason = {"Regel": "SUM606", "Nr": "T101", "Konstateret": "-0,250", "Begrundelse": "Aftalt.", "Begrundet af": "Ø"}
    assert "VAE413 Korrektioner!I4" in found(Example(sheets | {"Begrundelser": [reason]}))
