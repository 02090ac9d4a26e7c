from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from support.frames import Book, budgets
from support.nine_corrections import flat

from schemas.calculations.lines import lines_of

Row = dict[str, Any]


def rate(year: int, percent: str | None, rate_type: str | None = "Samlet", **changes: Any) -> Row:
    fraction = None if percent is None else Decimal(percent)
    return {"from_year": year, "to_year": year + 1, "type": rate_type, "percent": fraction, **changes}


def priced(correction: Row, *rates: Row, **facts: Any) -> tuple[Decimal, bool]:
    """The factor of one correction, and whether it is unconverted."""
    book = Book({"corrections": [{"nr": "T101", **correction}], "rates": rates}, **facts)
    (row,) = lines_of(budgets(book), "corrections")
    return row["factor"], row["unconverted"]


AS_WRITTEN, UNCONVERTED = (Decimal(1), False), (Decimal(1), True)
FROM_2025 = {"price_level": 2025}
THREE_PER_CENT = rate(2025, "0.03")


@pytest.mark.parametrize("own", [{}, {"price_level": 2026}])
def test_the_workbooks_own_prices_stay_as_written(own: Row) -> None:
    assert priced(own, THREE_PER_CENT) == AS_WRITTEN


def test_one_year_is_converted_by_its_rate() -> None:
    assert priced(FROM_2025, THREE_PER_CENT) == (Decimal("1.03"), False)


def test_several_years_are_multiplied_year_by_year() -> None:
    rates = [rate(2023, "0.03"), rate(2025, "0.01"), rate(2024, "-0.02")]
    assert priced({"price_level": 2023}, *rates) == (Decimal("1.03") * Decimal("0.98") * Decimal("1.01"), False)


def test_five_years_are_converted() -> None:
    rates = [rate(year, "0.1") for year in range(2020, 2026)]
    assert priced({"price_level": 2021}, *rates) == (Decimal("1.61051"), False)


@pytest.mark.parametrize(
    ("own", "rates"),
    [
        ({"price_level": 2020}, [rate(year, "0.1") for year in range(2020, 2026)]),
        (FROM_2025, []),
        (FROM_2025, [THREE_PER_CENT, THREE_PER_CENT]),
        (FROM_2025, [THREE_PER_CENT, rate(2025, None)]),
        (FROM_2025, [rate(2025, None)]),
        (FROM_2025, [rate(2025, "-1")]),
        (FROM_2025, [rate(2025, "0.03", "Løn")]),
        (FROM_2025, [rate(2025, "0.03", None)]),
        (FROM_2025, [rate(2025, "0.03", to_year=2027)]),
        (FROM_2025, [rate(2025, "0.03", to_year=None)]),
        (FROM_2025, [rate(2025, "0.03", udvalg="Skoleudvalget")]),
        (FROM_2025 | {"rate_type": "Løn"}, [THREE_PER_CENT]),
        ({"price_level": 2024}, [THREE_PER_CENT]),
        ({"price_level": 2027}, [rate(2026, "0.03")]),
    ],
    ids=[
        "six years",
        "no rate",
        "doubled",
        "doubled, one without a percentage",
        "without a percentage",
        "minus 100",
        "another type's",
        "no type",
        "over two years",
        "no end",
        "another committee's",
        "no fallback to Samlet",
        "a year lacks",
        "later than the workbook",
    ],
)
def test_without_exactly_one_rate_a_year_the_amount_counts_as_written(own: Row, rates: list[Row]) -> None:
    assert priced(own, *rates) == UNCONVERTED


def test_a_rate_just_above_minus_a_hundred_per_cent_is_used() -> None:
    assert priced(FROM_2025, rate(2025, "-0.99")) == (Decimal("0.01"), False)


def test_types_compare_case_aside() -> None:
    assert priced(FROM_2025 | {"rate_type": "TAKST"}, rate(2025, "0.03", "Takst")) == (Decimal("1.03"), False)


def test_a_price_level_that_cannot_be_read_is_not_taken_for_blank() -> None:
    assert priced({}, THREE_PER_CENT, unreadable=[("corrections", 0, "price_level")]) == UNCONVERTED


def test_a_rate_type_that_cannot_be_read_is_not_taken_for_samlet() -> None:
    assert priced(FROM_2025, THREE_PER_CENT, unreadable=[("corrections", 0, "rate_type")]) == UNCONVERTED


def test_nothing_is_converted_to_an_unknown_price_level() -> None:
    assert priced(FROM_2025, THREE_PER_CENT, price_level=None) == UNCONVERTED


def test_each_line_and_year_is_rounded_by_itself() -> None:
    book = Book(
        {
            "corrections": [{"nr": "T101", **FROM_2025}],
            "amounts": [{"nr": "T101", **flat(50)}, {"nr": "T101", **flat(50)}],
            "rates": [THREE_PER_CENT],
        }
    )
    assert [line["figures"] for line in lines_of(budgets(book), "amounts")] == [(52,) * 4] * 2


def calculated(own: Row, correction: Row, *unreadable: tuple[str, int, str]) -> tuple[int, bool]:
    """One row of Beregning over 100 kr.: converted, and whether it is unconverted."""
    book = Book(
        {
            "corrections": [{"nr": "T101", **correction}],
            "calculation": [{"nr": "T101", **own, **flat(100)}],
            "rates": [THREE_PER_CENT, rate(2024, "0.5"), rate(2025, "0.07", "Løn")],
        },
        unreadable=unreadable,
    )
    (row,) = lines_of(budgets(book), "calculation")
    return row["figures"][0], row["unconverted"]


@pytest.mark.parametrize(
    ("own", "correction", "expected"),
    [
        ({}, FROM_2025, (103, False)),
        ({"rate_type": "Løn"}, FROM_2025, (107, False)),
        ({"price_level": 2026}, FROM_2025, (100, False)),
        (FROM_2025, {"rate_type": "Løn"}, (107, False)),
        ({"price_level": 2024}, FROM_2025, (155, False)),
        ({"price_level": 2024}, {"rate_type": "Løn"}, (100, True)),
        ({}, {"price_level": 2027}, (100, True)),
    ],
)
def test_a_row_of_beregning_has_its_own_prices_or_else_its_corrections(
    own: Row, correction: Row, expected: tuple[int, bool]
) -> None:
    assert calculated(own, correction) == expected


def test_a_row_of_beregning_inherits_an_unreadable_price_level_as_such() -> None:
    assert calculated({}, FROM_2025, ("corrections", 0, "price_level")) == (100, True)


def test_a_row_of_beregning_with_its_own_price_level_needs_no_readable_one_above_it() -> None:
    assert calculated(FROM_2025, {}, ("corrections", 0, "price_level")) == (103, False)


def test_a_loose_row_of_beregning_counts_as_written() -> None:
    book = Book({"calculation": [{"nr": "T9", **FROM_2025, **flat(100)}], "rates": [THREE_PER_CENT]})
    (row,) = lines_of(budgets(book), "calculation")
    assert row["figures"] == (100,) * 4
