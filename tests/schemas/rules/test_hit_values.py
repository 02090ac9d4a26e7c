"""What rules hand over are Python's own values, whatever library's the frames gave them."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from typing import Any

import numpy as np
import pandas as pd
import pytest

from schemas.rule import Hit, RowEdit

VALUES: list[tuple[Any, Any]] = [
    (np.int64(5), 5),
    (np.float64(0.5), 0.5),
    (np.bool_(True), True),
    (np.str_("Ja"), "Ja"),
    (pd.Timestamp("2026-01-01"), date(2026, 1, 1)),
    (pd.NaT, None),
    (pd.NA, None),
    ("T104", "T104"),
    (date(2026, 1, 1), date(2026, 1, 1)),
    (None, None),
]


@pytest.mark.parametrize(("given", "becomes"), VALUES, ids=[repr(given) for given, _ in VALUES])
def test_an_edit_holds_pythons_own_value(given: Any, becomes: Any) -> None:
    value = RowEdit(given).value
    assert value == becomes
    assert type(value) is type(becomes)


def test_a_decimal_and_a_day_with_a_time_of_pythons_own_stay() -> None:
    assert RowEdit(Decimal("0.5")).value == Decimal("0.5")  # type: ignore[arg-type]
    assert RowEdit(datetime(2026, 1, 1, 12)).value == datetime(2026, 1, 1, 12)  # noqa: DTZ001


def test_a_hit_in_a_frames_row_has_a_plain_row() -> None:
    number: Any = np.int64(7)
    hit = Hit(book=number, row=number)
    assert (type(hit.book), type(hit.row)) == (int, int)
