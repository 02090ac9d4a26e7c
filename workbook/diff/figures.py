"""What each number adds to the totals: the measures a comparison follows, by committee and key."""

from collections.abc import Mapping

from schemas.budgets import Budgets
from schemas.calculations.lines import lines_by_correction
from schemas.calculations.measures import figures_of
from schemas.calculations.records import ZERO, Four, plus
from schemas.calculations.totals import TABLES
from workbook.diff.difference import HEADLINES, MEASURES

FigureTable = dict[tuple[str, str], "Four"]
"""Four figures by (udvalg, key)."""


def figures(budgets: Budgets, book: int) -> Mapping[str, FigureTable | None]:
    """Every measure by number, what does not count as 0; None for one whose tables cannot be used.

    They add up to the book's totals, to the krone: loose numbers are among them.
    """
    lines = {table: lines_by_correction(budgets, table) for table in TABLES}
    names = dict.fromkeys(name for its in lines.values() for name in its if name[0] == book)
    found = {
        name[1:]: figures_of({table: its.get(name, ()) for table, its in lines.items()}, MEASURES.values())
        for name in names
    }
    return {
        measure: {name: its[one.key] for name, its in found.items()}
        if book in budgets.books_with(["corrections", *one.needs])
        else None
        for measure, one in MEASURES.items()
    }


def headlines(table: Mapping[str, FigureTable | None]) -> dict[str, Four | None]:
    """The four lines a comparison begins with: the book's totals, since `figures` add up to them."""
    return {measure: None if (own := table[measure]) is None else plus(ZERO, *own.values()) for measure in HEADLINES}
