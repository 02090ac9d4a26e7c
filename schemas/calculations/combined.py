"""A merged workbook's totals: its committees' totals added."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import chain
from typing import Any

from schemas.budgets import Budgets
from schemas.calculations.measures import BY_SOURCE, FIELDS
from schemas.calculations.rows import Four, pair_of, plus, records
from schemas.calculations.totals import Totals, totals

ADDED = ("unconverted", "awaiting", "incomplete", "loose", "left_out", "corrections")
"""The fields of `Totals` that list things."""


def book_totals(budgets: Budgets) -> dict[int, Totals]:
    """The totals of every book that could be read, over all its committees."""
    found: dict[int, list[Totals]] = {}
    for (book, _), part in totals(budgets).items():
        found.setdefault(book, []).append(part)
    return {book: combined(parts) for book, parts in found.items()}


def committee_totals(budgets: Budgets) -> dict[int, dict[str, Totals]]:
    """The totals of each committee of every book that could be read, in the order of its list.

    Rows of a committee that is not on the list of a merged book, or of none, come after.
    """
    every = totals(budgets)
    listed = map(pair_of, records(budgets.committees[["udvalg"]]))
    found: dict[int, dict[str, Totals]] = {}
    for book, udvalg in dict.fromkeys([*(pair for pair in listed if pair in every), *every]):
        found.setdefault(book, {})[udvalg] = every[book, udvalg]
    return found


def combined(parts: Sequence[Totals]) -> Totals:
    """The committees of one book as one budget: a figure that one of them lacks is None.

    Years and price level are the book's, alike in all parts; there must be at least one.
    """
    if len(parts) == 1:
        return parts[0]
    together: dict[str, Any] = {one.key: _sum([one.of(part) for part in parts]) for one in FIELDS}
    by_source = {source: _sum([one.of(part) for part in parts]) for source, one in BY_SOURCE.items()}
    sources = {source: four for source, four in by_source.items() if four is not None}
    together |= {name: tuple(chain.from_iterable(getattr(part, name) for part in parts)) for name in ADDED}
    return replace(
        parts[0],
        financing=sources if len(sources) == len(by_source) else None,
        undecided_lines=sum(part.undecided_lines for part in parts),
        **together,
    )


def _sum(figures: Sequence[Four | None]) -> Four | None:
    known = [one for one in figures if one is not None]
    return plus(*known) if len(known) == len(figures) else None
