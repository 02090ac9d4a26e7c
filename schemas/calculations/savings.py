"""Savings as Beregning shows them: what the budget falls by, and what a decision avoids."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.calculations.lines import by_correction
from schemas.layout import CONVERTED
from schemas.lists import AVOIDED, BUDGET_TODAY, NEW_EXPENDITURE

if TYPE_CHECKING:
    import pandas as pd


def budgeted(calculation: pd.DataFrame) -> pd.DataFrame:
    """Budget i dag − Ny udgift: c0..c3 by (book, udvalg, key), for corrections that have such rows.

    `calculation` is `lines.calculation_lines`. A blank figure counts 0.
    """
    rows = calculation[calculation["type"].isin([BUDGET_TODAY, NEW_EXPENDITURE])]
    sign = 1 - 2 * rows["type"].eq(NEW_EXPENDITURE).astype("int64")
    return by_correction(rows.assign(**{column: rows[column] * sign for column in CONVERTED}))


def avoided(calculation: pd.DataFrame) -> pd.DataFrame:
    """Undgået merudgift, which stands nowhere in Beløb: c0..c3 by (book, udvalg, key)."""
    return by_correction(calculation, calculation["type"].eq(AVOIDED))
