"""Full-time positions: integer thousandths, never converted to another price level."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.calculations.lines import by_committee, by_correction, position_lines

if TYPE_CHECKING:
    import pandas as pd

    from schemas.budgets import Budgets


def positions(budgets: Budgets) -> pd.DataFrame:
    """Thousandths of a position by (book, udvalg, key), for corrections whose lines count: c0..c3."""
    return by_correction(position_lines(budgets))


def all_positions(budgets: Budgets) -> pd.DataFrame:
    """Thousandths of a position by (book, udvalg), loose lines included: c0..c3."""
    return by_committee(position_lines(budgets))
