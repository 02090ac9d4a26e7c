"""The FTEs and the money of one Tekst: rows of Beløb and Fuldtidsstillinger that are about the same."""

from collections.abc import Iterable
from typing import NamedTuple

from schemas.budgets import Budgets, once
from schemas.calculations.lines import lines_of
from schemas.calculations.rows import CorrectionName, Four, Record, name_of, total
from schemas.evidence.rows import first_corrections
from schemas.layout import BUDGET_YEARS
from schemas.words.seen import seen


class Paid(NamedTuple):
    """One Tekst of a correction: its lines and FTEs, their sums, and the years that can be compared."""

    name: CorrectionName
    lines: list[Record]
    posts: list[Record]
    costs: Four
    fte: Four
    years: tuple[int, ...]
    """The places of the years, without the one in which the correction begins later than 1 January."""


@once
def paid_fte(budgets: Budgets) -> list[Paid]:
    """Every Tekst that stands in both tables, income aside."""
    posts = _by_text(lines_of(budgets, "fte"))
    part_years = _part_years(budgets)
    return [
        Paid(
            name,
            lines,
            posts[name, text],
            total(lines),
            total(posts[name, text]),
            tuple(year for year in range(len(BUDGET_YEARS)) if year != part_years.get(name)),
        )
        for (name, text), lines in _by_text(line for line in lines_of(budgets, "amounts") if not line["income"]).items()
        if (name, text) in posts
    ]


def _by_text(lines: Iterable[Record]) -> dict[tuple[CorrectionName, str], list[Record]]:
    """The rows that belong to a correction and have a Tekst, by correction and Tekst, case and spaces aside."""
    found: dict[tuple[CorrectionName, str], list[Record]] = {}
    for record in lines:
        text = seen(record["text"] or "")
        if text and not record["loose"]:
            found.setdefault((name_of(record), text), []).append(record)
    return found


def _part_years(budgets: Budgets) -> dict[CorrectionName, int]:
    """The place of the year in which a correction begins later than 1 January: its amount is a part-year's."""
    return {
        name_of(record): record["effective_date"].year - int(budgets.fact(record["book"], "budget_year"))
        for record in first_corrections(budgets)
        if record["effective_date"] is not None
        and (record["effective_date"].month, record["effective_date"].day) != (1, 1)
    }
