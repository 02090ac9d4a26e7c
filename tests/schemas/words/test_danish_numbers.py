from __future__ import annotations

from decimal import Decimal

import pytest

from schemas.words.danish_numbers import NumberDoubt, number, scaled, value_like


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("2,000", "2"),
        ("1.250,5", "1250.5"),
        ("−0,2", "-0.2"),
        ("–0,2", "-0.2"),
        ("-0,2", "-0.2"),
        ("+0,2", "0.2"),
        ("- 0,2", "-0.2"),
        ("0,54", "0.54"),
        ("1.300", "1300"),
        ("155.938", "155938"),
        ("1.234.567", "1234567"),
        ("1 250,5", "1250.5"),
        ("1\u00a0250,5", "1250.5"),
        ("0", "0"),
        (" 7 ", "7"),
        ("0,000*", "0"),
    ],
)
def test_a_danish_number_is_read(text: str, value: str) -> None:
    assert number(text) == Decimal(value)


@pytest.mark.parametrize("text", ["1.8", "0.6", "0.600", "2.0", "12.34", "1234.567"])
def test_a_point_that_parts_no_thousands_is_not_guessed(text: str) -> None:
    assert number(text) is NumberDoubt.POINT


def test_a_point_before_three_digits_is_not_guessed_where_decimals_are_expected() -> None:
    assert number("1.300", decimals_expected=True) is NumberDoubt.POINT


def test_two_points_part_thousands_though_decimals_are_expected() -> None:
    assert number("1.300.000", decimals_expected=True) == Decimal(1_300_000)


def test_a_comma_settles_what_the_point_is_where_decimals_are_expected() -> None:
    assert number("1.250,5", decimals_expected=True) == Decimal("1250.5")


@pytest.mark.parametrize(
    "text", ["x,xxx", "-", "–", "ca. 3", "(0,2)", "0,2-", "1,2,3", "1.25,5", "1 25", "2 %", "0,5 mio", "1,", ",5"]
)
def test_what_is_no_number_is_not_read(text: str) -> None:
    assert number(text) is NumberDoubt.NOT_A_NUMBER


@pytest.mark.parametrize("text", ["", "   ", "*"])
def test_a_blank_is_a_blank(text: str) -> None:
    assert number(text) is NumberDoubt.BLANK


def test_millions_become_kroner() -> None:
    assert scaled("0,880", 1_000_000, decimals_expected=True) == 880_000


def test_less_than_a_krone_is_not_rounded() -> None:
    assert scaled("0,1234567", 1_000_000, decimals_expected=True) is NumberDoubt.TOO_FINE


def test_fte_become_thousandths() -> None:
    assert scaled("0,54", 1000, decimals_expected=True) == 540


@pytest.mark.parametrize("text", ["2,000", "-0,2", "−", "x,xxx", "1.8", "0,000*", "12%"])
def test_a_figure_stands_where_figures_stand(text: str) -> None:
    assert value_like(text)


@pytest.mark.parametrize("text", ["Ja", "januar", "T101", "Ja/nej", "1/1-2026", ""])
def test_a_word_is_no_figure(text: str) -> None:
    assert not value_like(text)
