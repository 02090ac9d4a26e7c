from __future__ import annotations

from datetime import date

import pytest

from schemas.words.danish_dates import read_date


@pytest.mark.parametrize(
    "text",
    [
        "01.01.2026", "1.1.2026", "1/1-2026", "1/1/2026", "01-01-2026", "2026-01-01", "1. januar 2026",
        "1 januar 2026", "1. jan. 2026", "1. JANUAR 2026", "den 1. januar 2026", "1.\njanuar 2026",
    ],
)  # fmt: skip
def test_new_years_day_is_read_however_it_is_written(text: str) -> None:
    assert read_date(text) == date(2026, 1, 1)


def test_the_day_comes_before_the_month() -> None:
    assert read_date("02.03.2027") == date(2027, 3, 2)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "2026",
        "januar 2026",
        "1. juli",
        "x. juli 2026",
        "01.01.26",
        "31.02.2026",
        "13.13.2026",
        "1. ju 2026",
        "Ja",
        "snarest",
    ],
)
def test_what_is_no_full_date_is_not_read(text: str) -> None:
    assert read_date(text) is None


def test_a_shortened_month_that_may_be_two_is_not_read() -> None:
    assert read_date("1. ma 2026") is None
