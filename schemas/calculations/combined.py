"""A merged workbook's totals: its committees' totals added."""

from __future__ import annotations

from dataclasses import replace
from itertools import chain
from typing import TYPE_CHECKING, Any

from schemas.calculations.records import plus
from schemas.calculations.totals import NEEDS, Totals, totals
from schemas.lists import SOURCES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from schemas.budgets import Budgets

ADDED = ("unconverted", "awaiting", "incomplete", "loose", "left_out", "corrections")
"""The fields of `Totals` that list things."""


def book_totals(budgets: Budgets) -> dict[int, Totals]:
    """The totals of every book that could be read, over all its committees."""
    found: dict[int, list[Totals]] = {}
    for (book, _), part in totals(budgets).items():
        found.setdefault(book, []).append(part)
    return {book: combined(parts) for book, parts in found.items()}


def merged_totals(budgets: Budgets) -> dict[int, dict[str, Totals]]:
    """The totals of each committee of every book that many are merged in, in the order of its list.

    Rows of a committee that is not on the list, or of none, come after.
    """
    merged = set(budgets.files.index[budgets.files["kind"].eq("merged")].get_level_values("book"))
    if not merged:
        return {}
    every = totals(budgets)
    listed = zip(budgets.committees.index.get_level_values("book"), budgets.committees["udvalg"], strict=True)
    order = dict.fromkeys([(int(book), udvalg) for book, udvalg in listed if (book, udvalg) in every] + list(every))
    found: dict[int, dict[str, Totals]] = {}
    for book, udvalg in order:
        if book in merged:
            found.setdefault(book, {})[udvalg] = every[book, udvalg]
    return found


def combined(parts: Sequence[Totals]) -> Totals:
    """The committees of one book as one budget: a figure that one of them lacks is None.

    Years and price level are the book's, alike in all parts; there must be at least one.
    """
    if len(parts) == 1:
        return parts[0]
    together: dict[str, Any] = {
        name: _sum([getattr(part, name) for part in parts]) for name in NEEDS if name != "financing"
    }
    together |= {name: tuple(chain.from_iterable(getattr(part, name) for part in parts)) for name in ADDED}
    sources = [part.financing for part in parts]
    together["financing"] = (
        None
        if None in sources
        else {source: _sum([each[source] for each in sources if each is not None]) for source in SOURCES}
    )
    return replace(parts[0], undecided_lines=sum(part.undecided_lines for part in parts), **together)


def _sum(figures: Sequence[Any]) -> Any:
    return None if None in figures else plus(*figures)
