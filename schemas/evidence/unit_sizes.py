"""Workbooks whose amounts, taken together, cannot be in the unit that Stamdata names."""

from typing import NamedTuple

from schemas.budgets import Budgets, Frame, once
from schemas.layout import BUDGET_YEARS, UNITS, Units

_FEWEST = 4
"""Amounts other than 0 in Beløb and Finansiering: with fewer, one line mistyped in all years would be most of them."""
_LINES = 2
"""And of at least so many lines, likewise."""
_LARGEST_SMALL = 100
"""In 1.000 kr. a workbook of amounts below this, most with decimals, is in mio. kr."""
_SHEETS = ("amounts", "financing")


class Misfit(NamedTuple):
    """How many of a workbook's amounts do not fit its unit, of how many, and the unit they would fit."""

    misfits: int
    amounts: int
    other_unit: str


@once
def unit_misfits(budgets: Budgets, limit: int) -> dict[int, Misfit]:
    """The workbooks where most amounts are at `limit` kroner or more, or tiny with decimals, by book."""
    import pandas as pd  # noqa: PLC0415  the catalogue is read without it

    rows = pd.concat([_sizes(budgets, sheet, limit) for sheet in _SHEETS])
    small = _with_hidden_decimals(budgets)
    found: dict[int, Misfit] = {}
    every = rows.groupby(level="book").agg({"amounts": "sum", "large": "sum", "lines": "sum", "largest": "max"})
    for book, amounts, large, lines, largest in every.itertuples(name=None):
        in_thousands = budgets.unit(book) == UNITS[Units.THOUSAND]
        tiny = largest < _LARGEST_SMALL * UNITS[Units.THOUSAND].kroner
        misfits = (small.get(book, 0) if tiny else 0) if in_thousands else large
        if amounts >= _FEWEST and lines >= _LINES and 2 * misfits > amounts:
            found[book] = Misfit(misfits, amounts, Units.MIO if in_thousands else Units.THOUSAND)
    return found


def without_unit(budgets: Budgets) -> set[int]:
    """The workbooks whose Stamdata cannot be read, so that nobody knows what unit they are in."""
    books = set(budgets.files.index.get_level_values("book"))
    return books - budgets.books_with(("master_data",))


def _sizes(budgets: Budgets, sheet: str, limit: int) -> Frame:
    """Of each row of a sheet: its amounts other than 0, those at the limit or above, and the largest of them."""
    import pandas as pd  # noqa: PLC0415  likewise

    sizes = budgets.frame(sheet)[list(BUDGET_YEARS)].fillna(0).astype("int64").abs()
    amounts = sizes.gt(0).sum(axis=1)
    return pd.DataFrame(
        {
            "amounts": amounts,
            "large": sizes.ge(limit).sum(axis=1),
            "lines": amounts.gt(0).astype("int64"),
            "largest": sizes.max(axis=1).astype("int64"),
        }
    )


def _with_hidden_decimals(budgets: Budgets) -> dict[int, int]:
    cells = budgets.hidden_decimals
    ours = cells[cells["sheet"].isin(_SHEETS) & cells["column"].isin(BUDGET_YEARS)]
    return {int(str(book)): len(some) for book, some in ours.groupby(level="book")}
