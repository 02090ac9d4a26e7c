"""Two versions of a workbook typed in a test, and what changed between them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from support.frames import Book, budgets

from workbook.diff.diff import Difference, difference

if TYPE_CHECKING:
    from collections.abc import Iterable


def between(old: Book, new: Book, *, merged: bool = False) -> Difference:
    """What changed from one to the other."""
    both = budgets(old, new)
    return difference(replace(both, files=both.files.assign(kind="merged")) if merged else both)


def book(corrections: Iterable[dict[str, Any]] = (), **sheets: Any) -> Book:
    """A workbook with these corrections and the other sheets by canonical name; facts by the name of `Book`."""
    facts = {name: sheets.pop(name) for name in ("budget_year", "price_level", "unit", "without", "unreadable", "path")
             if name in sheets}  # fmt: skip
    return Book({"corrections": list(corrections), **sheets}, **facts)
