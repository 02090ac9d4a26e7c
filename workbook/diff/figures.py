"""What each number adds to the totals: the measures a comparison follows, by committee and key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from schemas.calculations.lines import amount_lines, financing_lines, fte_lines
from schemas.calculations.records import ZERO, figures_of, plus
from schemas.calculations.totals import NEEDS
from schemas.lists import ANLAEG, CASH, NO, UNDECIDED, YES
from workbook.diff.difference import HEADLINES, MEASURES

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from schemas.budgets import Budgets
    from schemas.calculations.records import Four

FigureTable = dict[tuple[str, str], "Four"]
"""Four figures by (udvalg, key)."""
_NEEDS = NEEDS | {"anlaeg": ("financing",)}


def figures(budgets: Budgets, book: int) -> Mapping[str, FigureTable | None]:
    """Every measure by number, what does not count as 0; None for one whose tables cannot be used.

    They add up to the book's totals, to the krone: loose numbers are among them.
    """
    amounts, financing = amount_lines(budgets), financing_lines(budgets)
    outside_cash = financing["source_class"].ne(CASH)
    found = {
        "net": _sums(amounts, book),
        "inside": _sums(amounts[amounts["frame"].eq(YES)], book),
        "outside": _sums(amounts[amounts["frame"].eq(NO)], book),
        "undecided": _sums(amounts[amounts["frame"].eq(UNDECIDED)], book),
        "anlaeg": _sums(financing[financing["source_class"].eq(ANLAEG)], book),
        "fte": _sums(fte_lines(budgets), book),
    }
    found["cash_effect"] = _together(found["net"], _sums(financing[outside_cash], book))
    return {measure: found[measure] if _known(budgets, book, measure) else None for measure in MEASURES}


def headlines(table: Mapping[str, FigureTable | None]) -> dict[str, Four | None]:
    """The four lines a comparison begins with: the book's totals, since `figures` add up to them."""
    return {measure: None if (own := table[measure]) is None else plus(ZERO, *own.values()) for measure in HEADLINES}


def _known(budgets: Budgets, book: int, measure: str) -> bool:
    return all(book in budgets.books_with(["corrections", table]) for table in _NEEDS[measure])


def _sums(lines: pd.DataFrame, book: int) -> FigureTable:
    own = lines[lines.index.get_level_values("book") == book]
    return {(udvalg, key): four for (_, udvalg, key), four in figures_of(own).items()}


def _together(one: FigureTable, other: FigureTable) -> FigureTable:
    return {name: plus(one.get(name, ZERO), other.get(name, ZERO)) for name in {**one, **other}}
