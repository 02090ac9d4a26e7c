from __future__ import annotations

import pytest

from schemas.words.danish_numbers import NumberDoubt, number, whole_number


@pytest.mark.parametrize(("text", "read"), [("0", 0), ("2026", 2026), ("007", 7), ("9" * 15, 10**15 - 1)])
def test_plain_digits_are_a_number(text: str, read: int) -> None:
    assert whole_number(text) == read


@pytest.mark.parametrize("text", ["", "²", "２０２６", "٢", "½", "-1", "1.0", " 1", "1e3", "9" * 16, "9" * 4301])
def test_anything_else_is_none(text: str) -> None:
    assert whole_number(text) is None


@pytest.mark.parametrize("text", ["9" * 4301, "1," + "9" * 4301, "9" * 16])
def test_a_danish_number_has_no_more_digits_than_a_cell_keeps(text: str) -> None:
    assert number(text) is NumberDoubt.NOT_A_NUMBER
