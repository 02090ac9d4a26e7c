"""Numbers: one fault in a number is one finding, whatever else it leads to."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.together import Together, alone

from schemas.evidence.rows import digits_in, is_well_formed
from schemas.examples.shared_rows import correction, financed, line
from schemas.rule import Example

if TYPE_CHECKING:
    from schemas.finding import Finding


def book(*numbers: str | dict[str, object], **facts: object) -> Example:
    """A workbook of these corrections, each with a line and a fitting financing row."""
    rows = [correction(nr) if isinstance(nr, str) else correction("", **nr) for nr in numbers]
    names = [str(row["Nr"]) for row in rows]
    return Example(
        {
            "Korrektioner": rows,
            "Beløb": [line(nr, 0.1) for nr in names],
            "Finansiering": [financed(nr, -0.1) for nr in names],
        },
        master_data=facts,
    )


def pairs(findings: list[Finding]) -> list[tuple[str, str]]:
    return [(finding.rule, finding.place.key) for finding in findings]


@pytest.mark.book(book("T101", "T102", "T104"))
def test_a_gap_is_found_under_the_missing_number(findings: list[Finding]) -> None:
    assert pairs(findings) == [("NOG506", "T103")]


@pytest.mark.book(book("T101", "T104"))
def test_each_missing_number_is_a_finding_of_its_own(findings: list[Finding]) -> None:
    assert pairs(findings) == [("NOG506", "T102"), ("NOG506", "T103")]


@pytest.mark.book(book("T101", "T120"))
def test_a_jump_in_the_series_is_one_finding(findings: list[Finding]) -> None:
    assert pairs(findings) == [("NOG506", "T102")]


@pytest.mark.book(book("T103", "T101", "T102"))
def test_the_order_of_the_rows_makes_no_gap(findings: list[Finding]) -> None:
    assert pairs(findings) == []


@pytest.mark.book(book("T101", {"Nr": "T102", "Status": "Udgået"}, "T103"))
def test_a_withdrawn_correction_fills_its_gap(findings: list[Finding]) -> None:
    assert pairs(findings) == []


@pytest.mark.book(book("T101", "T102", "T304"))
def test_another_series_makes_no_gap_up_to_its_number(findings: list[Finding]) -> None:
    assert pairs(findings) == [("NOG507", "T304")]


@pytest.mark.book(book("T101", "T102", "T102", "T104"))
def test_a_doubled_number_is_one_finding_though_it_leaves_a_gap(findings: list[Finding]) -> None:
    assert pairs(findings) == [("NOG503", "T102")]


@pytest.mark.book(book("T101", "T1O2", "T103"))
def test_a_malformed_number_is_one_finding_though_it_leaves_a_gap(findings: list[Finding]) -> None:
    assert pairs(findings) == [("NOG502", "T1O2")]


@pytest.mark.book(book("T101", "t101"))
def test_numbers_are_compared_case_aside(findings: list[Finding]) -> None:
    assert pairs(findings) == [("NOG503", "t101")]


@pytest.mark.parametrize(
    "sheet",
    [
        pytest.param(sheet, marks=pytest.mark.book(Example({sheet: [{"Nr": spaced}]})))
        for sheet in ("Korrektioner", "Beløb", "Finansiering")
        for spaced in ("T101 ", " T101", "T101\u00a0")
    ],
)
def test_spaces_around_a_number_are_one_finding_at_its_cell(findings: list[Finding], sheet: str) -> None:
    (finding,) = findings
    assert (finding.rule, finding.place.sheet, finding.place.cell) == ("NOG501", sheet, "A4")


@pytest.mark.book(Example({"Beløb": [{}, line("T110", -0.1)]}))
def test_a_line_with_a_wrong_number_is_one_finding(findings: list[Finding]) -> None:
    (finding,) = findings
    assert (finding.rule, finding.place.sheet, finding.place.cell) == ("NOG504", "Beløb", "A5")


@pytest.mark.book(Example({"Finansiering": [{"Nr": "T110"}]}))
def test_a_financing_row_with_a_wrong_number_is_one_finding(findings: list[Finding]) -> None:
    assert pairs(findings) == [("NOG504", "T110")]


@pytest.mark.book(
    Example({"Beløb": [{}, line("T110", 0.1), line("T110", 0.1)], "Finansiering": [{}, financed("T110", -0.2)]})
)
def test_all_lines_of_a_missing_correction_are_one_finding_naming_their_rows(findings: list[Finding]) -> None:
    (finding,) = findings
    assert (finding.rule, finding.place.key) == ("NOG504", "T110")
    assert "Beløb 5, 6; Finansiering 5" in finding.message.da


@pytest.mark.book(Example({"Korrektioner": [{"Nr": "T102"}]}))
def test_a_correction_renumbered_without_its_lines_is_one_finding(findings: list[Finding]) -> None:
    assert pairs(findings) == [("NOG504", "T101")]


@pytest.mark.book(Example({"Beløb": [{}, line("", 0.1) | {"Nr": None}]}))
def test_a_filled_row_without_a_number_is_found_at_its_blank_cell(findings: list[Finding]) -> None:
    (finding,) = findings
    assert (finding.rule, finding.place.cell, finding.found.da) == ("NOG504", "A5", "(tomt)")


@pytest.mark.book(Example({"Beløb": [{}, line("T101", -0.1, Modpost="T999")]}))
def test_a_counterpart_that_does_not_exist_is_found_at_modpost(findings: list[Finding]) -> None:
    (finding,) = findings
    assert (finding.rule, finding.place.column) == ("NOG508", "Modpost")


@pytest.mark.book(Example({"Beløb": [{}, *[line("T101", -0.1, Modpost="T101"), line("T101", 0.1, Modpost="T101")]]}))
def test_a_line_may_not_be_its_own_counterpart(findings: list[Finding]) -> None:
    assert pairs(findings) == [("NOG508", "T101")]


@pytest.mark.book(
    Example(
        {
            "Korrektioner": [{}, correction("T102")],
            "Beløb": [{}, *[line("T102", -0.2, Modpost="T101"), line("T101", 0.2, Modpost="T102") | {"2028": 0.25}]],
        }
    )
)
def test_a_pair_that_misses_in_one_year_is_one_finding_there(findings: list[Finding]) -> None:
    (finding,) = findings
    assert (finding.rule, finding.place.column, finding.found.da) == ("NOG509", "2028", "0,050")


def test_a_wrong_sign_at_one_end_is_not_also_a_pair_that_misses() -> None:
    moved = [line("T102", -0.2, Modpost="T101"), line("T101", 0.2, Modpost="T102")]
    turned = [moved[0] | {"2026": 0.2}, moved[1]]
    for rows in (turned, [moved[0], moved[1] | {"2026": -0.2}]):
        found = pairs(alone(Example({"Korrektioner": [{}, correction("T102")], "Beløb": [{}, *rows]})))
        assert [rule for rule, _ in found] == ["FOR301"]


@given(series=st.from_regex(r"[A-ZÆØÅ]{1,3}-?\d?", fullmatch=True), digits=st.from_regex(r"[0-9]{1,4}", fullmatch=True))
def test_prefix_and_digits_are_well_formed_in_either_case(series: str, digits: str) -> None:
    nr = f"{series}{digits}"
    assert is_well_formed(nr, series)
    assert digits_in(series, nr.lower()) == digits


@pytest.mark.heavy
@settings(max_examples=3)
@given(st.lists(st.frozensets(st.integers(1, 40), min_size=2, max_size=12), min_size=10, max_size=10, unique=True))
def test_the_gaps_are_the_numbers_missing_between_the_first_and_the_last(some: list[frozenset[int]]) -> None:
    found = Together({numbers: book(*(f"T1{number:02d}" for number in numbers)) for numbers in some})
    for numbers in some:
        runs = [range(before + 1, after) for before, after in pairwise(sorted(numbers))]
        expected = {f"T1{number:02d}" for run in runs for number in (run[:1] if len(run) > 5 else run)}
        assert {key for rule, key in pairs(found[numbers]) if rule == "NOG506"} == expected
