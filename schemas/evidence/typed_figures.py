"""The number that stands in a cell, as it was typed: what a fix of that cell starts from."""

from collections.abc import Iterator
from decimal import Decimal
from numbers import Integral

from schemas.calculations.rounding import EXACT, meant
from schemas.columns import Kind
from schemas.evidence.fact_hits import value_at
from schemas.layout import Column, layout
from schemas.memo import once
from schemas.rule import Budgets, Hit, RowEdit


def column_at(hit: Hit) -> Column:
    """The layout's column that a hit stands in."""
    return layout(2000, merged=True).sheet(hit.sheet or "").column(hit.column or "")


@once
def _beside_the_frames(budgets: Budgets) -> dict[tuple[int, str, int, str], float]:
    """The numbers that the data frames do not hold as they stand: not readable, or with hidden decimals."""
    return {
        (int(book), sheet, int(row), column): float(number)
        for facts in (budgets.unreadable, budgets.hidden_decimals)
        for (book, row), sheet, column, number in zip(
            facts.index, facts["sheet"], facts["column"], facts["number"].astype("object"), strict=True
        )
        if isinstance(number, float)
    }


def figure_at(budgets: Budgets, hit: Hit) -> Decimal | None:
    """The number of the hit's cell in the workbook's unit, every decimal kept; None where it holds none."""
    beside = _beside_the_frames(budgets).get((hit.book, hit.sheet or "", hit.row or 0, hit.column or ""))
    if beside is not None:
        return meant(beside)
    value = value_at(budgets, hit)
    if isinstance(value, Decimal):
        return value
    if not isinstance(value, Integral):
        return None
    scale = {Kind.AMOUNT: budgets.unit_kroner(hit.book), Kind.FTE: 1000}.get(column_at(hit).kind, 1)
    return EXACT.divide(Decimal(int(value)), Decimal(scale))


def turned(budgets: Budgets, hit: Hit) -> Iterator[RowEdit]:
    """The same amount on the other side of zero."""
    figure = figure_at(budgets, hit)
    if figure is not None:
        yield RowEdit(float(-figure))
