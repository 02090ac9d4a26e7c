"""The FTEs and the money of one Tekst: rows of Beløb and Fuldtidsstillinger that are about the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from schemas.calculations.lines import amount_lines, fte_lines
from schemas.evidence.behind_amounts import sum_of
from schemas.evidence.rows import first_corrections, name_of, records
from schemas.layout import BUDGET_YEARS
from schemas.memo import once

if TYPE_CHECKING:
    import pandas as pd

    from schemas.budgets import Budgets
    from schemas.calculations.records import Four
    from schemas.evidence.rows import Name, Record


class Paid(NamedTuple):
    """One Tekst of a correction: its lines and FTEs, their sums, and the years that can be compared."""

    name: Name
    lines: list[Record]
    posts: list[Record]
    costs: Four
    fte: Four
    years: tuple[int, ...]
    """The places of the years, without the one in which the correction begins later than 1 January."""


@once
def paid_fte(budgets: Budgets) -> list[Paid]:
    """Every Tekst that stands in both tables, income aside."""
    amounts = amount_lines(budgets)
    posts = _by_text(fte_lines(budgets))
    part_years = _part_years(budgets)
    return [
        Paid(
            name,
            lines,
            posts[name, text],
            sum_of(lines),
            sum_of(posts[name, text]),
            tuple(year for year in range(len(BUDGET_YEARS)) if year != part_years.get(name)),
        )
        for (name, text), lines in _by_text(amounts[~amounts["income"]]).items()
        if (name, text) in posts
    ]


def _by_text(lines: pd.DataFrame) -> dict[tuple[Name, str], list[Record]]:
    """The rows that belong to a correction and have a Tekst, by correction and Tekst, case and spaces aside."""
    found: dict[tuple[Name, str], list[Record]] = {}
    for record in records(lines[~lines["loose"] & lines["text"].notna()]):
        text = " ".join(record["text"].casefold().split())
        if text:
            found.setdefault((name_of(record), text), []).append(record)
    return found


def _part_years(budgets: Budgets) -> dict[Name, int]:
    """The place of the year in which a correction begins later than 1 January: its amount is a part-year's."""
    return {
        name_of(record): record["effective_date"].year - int(budgets.fact(record["book"], "budget_year"))
        for record in first_corrections(budgets)
        if record["effective_date"] is not None
        and (record["effective_date"].month, record["effective_date"].day) != (1, 1)
    }
