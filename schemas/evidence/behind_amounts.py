"""Beregning: the rows behind each correction's amounts, where they can be compared with them."""

from schemas.budgets import Budgets, once
from schemas.calculations.rows import CorrectionName, Four, Record, name_of, total
from schemas.evidence.rows import first_corrections, grouped_counting
from schemas.layout import BUDGET_YEARS
from schemas.lists import BUDGET_TODAY, NEW_EXPENDITURE


@once
def rows_behind(budgets: Budgets) -> dict[CorrectionName, list[Record]]:
    """The rows of Beregning of each correction that counts."""
    return grouped_counting(budgets, "calculation")


@once
def comparable_rows(budgets: Budgets) -> dict[CorrectionName, list[Record]]:
    """As `rows_behind`, without the corrections whose rows stand in other prices than their lines.

    Rows without a rate have a finding of their own; where the correction lacks the same rate, its rows and
    lines stay in the same prices and can be compared as written.
    """
    corrections = {name_of(record): record for record in first_corrections(budgets)}
    return {
        name: rows
        for name, rows in rows_behind(budgets).items()
        if all(_in_the_same_prices(row, corrections[name]) for row in rows)
    }


def _in_the_same_prices(row: Record, correction: Record) -> bool:
    if not row["unconverted"] and not correction["unconverted"]:
        return True
    return all(row[column] in (None, correction[column]) for column in ("price_level", "rate_type"))


@once
def lines_with_figures(budgets: Budgets) -> dict[CorrectionName, list[Record]]:
    """The lines of Beløb of each correction that counts and has an amount other than 0."""
    found = grouped_counting(budgets, "amounts")
    return {name: rows for name, rows in found.items() if any(any(row["figures"]) for row in rows)}


def complete_years(rows: list[Record]) -> tuple[int, ...]:
    """The places of the years in which every row has a number."""
    return tuple(year for year, column in enumerate(BUDGET_YEARS) if all(row[column] is not None for row in rows))


def of_type(rows: list[Record], *types: str) -> list[Record]:
    """The rows of these types."""
    return [row for row in rows if row["type"] in types]


def budgeted_saving(rows: list[Record]) -> Four | None:
    """Budget i dag − Ny udgift in kroner; None where either is missing. A blank figure counts 0."""
    today, after = of_type(rows, BUDGET_TODAY), of_type(rows, NEW_EXPENDITURE)
    if not today or not after:
        return None
    a, b, c, d = (one - other for one, other in zip(total(today), total(after), strict=True))
    return a, b, c, d
