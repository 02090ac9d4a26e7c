from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.slow_totals import converted, half_away

from schemas.calculations.price_level import convert
from schemas.calculations.rounding import Interval, has_hidden_decimals, kroner, stated_interval, thousandths

MIO, THOUSAND = 1_000_000, 1_000


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (0.88, MIO, 880_000),
        (0.1 + 0.2, MIO, 300_000),
        (-0.95, MIO, -950_000),
        (0.0000005, MIO, 1),
        (-0.0000005, MIO, -1),
        (0.000000499, MIO, 0),
        (0.0000004999, MIO, 1),
        (880, THOUSAND, 880_000),
        (0.4, THOUSAND, 400),
        (-0.0005, THOUSAND, -1),
        (0, MIO, 0),
        (1e15, MIO, 10**21),
        (1e-12, MIO, 0),
    ],
)
def test_a_cell_becomes_whole_kroner_half_away_from_zero(value: float, unit: int, expected: int) -> None:
    assert kroner(value, unit) == expected


@given(st.integers(-(10**12), 10**12), st.sampled_from([(MIO, 3), (MIO, 6), (THOUSAND, 0), (THOUSAND, 3)]))
def test_an_amount_typed_in_its_unit_comes_back_exactly(whole: int, unit: tuple[int, int]) -> None:
    in_kroner = whole * unit[0] // 10 ** unit[1]
    assert kroner(whole / 10 ** unit[1], unit[0]) == in_kroner


@pytest.mark.parametrize(("value", "expected"), [(1.54, 1540), (0.0005, 1), (-0.0005, -1), (2, 2000), (0.1 * 3, 300)])
def test_fte_are_held_in_thousandths(value: float, expected: int) -> None:
    assert thousandths(value) == expected


@pytest.mark.parametrize(
    ("value", "decimals", "hidden"),
    [
        (0.88, 3, False),
        (0.8805, 3, True),
        (0.1 + 0.2, 3, False),
        (0.88 + 1e-10, 3, False),
        (0.88 + 2e-9, 3, True),
        (880, 0, False),
        (880.5, 0, True),
        (-1.0001, 3, True),
        (0, 0, False),
    ],
)
def test_hidden_decimals_are_seen_after_rounding_to_a_billionth(value: float, decimals: int, hidden: bool) -> None:
    assert has_hidden_decimals(value, decimals) is hidden


@pytest.mark.parametrize(
    ("value", "last_decimal", "low", "high"),
    [("9.2", 1, "9.15", "9.25"), ("3", 0, "2.5", "3.5"), ("40", -1, "35", "45"), ("-0.880", 3, "-0.8805", "-0.8795")],
)
def test_a_stated_figure_stands_for_half_its_last_digit_either_way(
    value: str, last_decimal: int, low: str, high: str
) -> None:
    assert stated_interval(Decimal(value), last_decimal) == Interval(Decimal(low), Decimal(high))


def test_both_ends_of_an_interval_belong_to_it() -> None:
    nine = stated_interval(Decimal("9.2"), 1)
    ends = [Decimal("9.149"), Decimal("9.15"), Decimal("9.25"), Decimal("9.251")]
    assert [nine.holds(value) for value in ends] == [False, True, True, False]


def test_rounded_parts_meet_a_rounded_sum_when_their_intervals_do() -> None:
    parts = stated_interval(Decimal("1.3"), 1) + stated_interval(Decimal("1.3"), 1)
    sums = [Decimal("2.4"), Decimal("2.5"), Decimal("2.7"), Decimal("2.8")]
    assert [parts.meets(stated_interval(value, 1)) for value in sums] == [False, True, True, False]


def test_a_turned_interval_changes_ends() -> None:
    assert -Interval(Decimal(1), Decimal(3)) == Interval(Decimal(-3), Decimal(-1))


@given(st.integers(-(10**12), 10**12), st.lists(st.decimals("-0.9", "1", places=6), max_size=5))
def test_conversion_equals_exact_fractions(amount: int, percents: list[Decimal]) -> None:
    factor, exact = Decimal(1), Fraction(1)
    for percent in percents:
        factor, exact = factor * (1 + percent), exact * (1 + Fraction(percent))
    if Fraction(factor) == exact:  # the default context may have rounded this test's own product
        assert convert(amount, factor) == converted(amount, exact)


@pytest.mark.parametrize(
    ("amount", "factor", "expected"),
    [
        (500_000, "1.032", 516_000),
        (1, "1.5", 2),
        (-1, "1.5", -2),
        (1, "0.499995", 1),
        (1, "0.4999949", 0),
        (0, "1.1", 0),
    ],
)
def test_conversion_rounds_the_fifth_decimal_first_and_then_half_away(amount: int, factor: str, expected: int) -> None:
    assert convert(amount, Decimal(factor)) == expected


def test_the_oracle_rounds_half_away_from_zero() -> None:
    assert [half_away(Fraction(n, 2)) for n in (-3, -1, 0, 1, 3)] == [-2, -1, 0, 1, 2]
