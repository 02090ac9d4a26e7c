"""Rows for Kontrolliste made by hand, where a test needs the list and no judging."""

from __future__ import annotations

from typing import TYPE_CHECKING

from addin.live.checklist import Point, write_points
from addin.live.open_book import OpenBook
from addin.ribbon.validating import unseen

if TYPE_CHECKING:
    from collections.abc import Sequence

    import xlwings as xw


def point(
    sheet: str = "Beløb", cell: str = "H4", nr: str = "T101", rule: str = "SUM603", header: str = "2026"
) -> Point:
    """A row of the list about a cell."""
    return Point("Advarsel", "Fejl", sheet, cell, nr, rule, "Hvad", "=1+1", "0,200", f"Ret {nr}.", header)


def listing(book: xw.Book, points: Sequence[Point]) -> None:
    """Write the list as Validér does."""
    with unseen(book):
        write_points(OpenBook.ours(book), points)
