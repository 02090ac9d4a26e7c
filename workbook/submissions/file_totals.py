"""The totals of each file of a set: over all its committees, and by committee."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from schemas.budgets import Budgets
    from schemas.calculations.totals import Totals


@dataclass(frozen=True, slots=True)
class FileTotals:
    """One file's totals in whole kroner (fte in thousandths of an FTE): over all, and by committee.

    `error` is the ID of the rule that says why it could not be read; then there are none.
    """

    path: str
    error: str | None
    totals: Totals | None
    by_committee: Mapping[str, Totals]


def totals_of(budgets: Budgets) -> Iterator[FileTotals]:
    """The totals of every file of these frames, in order."""
    from schemas.calculations.combined import combined  # noqa: PLC0415  loads pandas
    from schemas.calculations.totals import totals  # noqa: PLC0415  likewise
    from workbook.submissions.faults import fault_rules  # noqa: PLC0415  loads the rules

    by_book: dict[int, dict[str, Totals]] = {}
    for (book, committee), found in totals(budgets).items():
        by_book.setdefault(book, {})[committee] = found
    files = budgets.files
    for book, path, fault in zip(
        files.index.get_level_values("book"), files["path"], files["fault"].fillna(""), strict=True
    ):
        parts = by_book.get(int(book), {})
        whole = combined([*parts.values()]) if parts else None
        yield FileTotals(path, fault_rules()[fault] if fault else None, whole, parts)
