"""PL: the year-to-year steps that rows need, which of them have a rate, and which rows of PL are at fault."""

from schemas.budgets import Budgets
from schemas.calculations.price_level import Step, price_levels, yearly_factors
from schemas.calculations.rows import Record, key_of, rows_of
from schemas.lists import COMBINED

ESSENTIAL = ("from_year", "to_year", "type", "percent")
"""The columns of PL without which a row is no rate."""


class Rates:
    """What PL offers in every book, and the price level each book is in."""

    def __init__(self, budgets: Budgets) -> None:
        self._known = yearly_factors(budgets)
        self._faulty = [row for row in rows_of(budgets, "rates") if not _is_usable(row)]
        self._faulty += [row for same in doubled_rates(budgets) for row in same]
        self._levels = price_levels(budgets)

    def level(self, book: int) -> int | None:
        """The workbook's price level; None where Stamdata names none that can be read."""
        return self._levels[book]

    def steps(self, record: Record, year: int, rate_type: str | None) -> tuple[Step, ...]:
        """The yearly steps from `year` to the workbook's price level; none where it is not earlier."""
        level = self.level(record["book"])
        kind = key_of(rate_type or COMBINED)
        return tuple(
            Step(record["book"], record["udvalg"], kind, one) for one in range(year, year if level is None else level)
        )

    def missing(self, steps: tuple[Step, ...]) -> tuple[Step, ...]:
        """Those of the steps that no single row of PL covers."""
        return tuple(step for step in steps if step not in self._known)

    def are_reported(self, steps: tuple[Step, ...]) -> bool:
        """Whether a row of PL that is itself at fault may be the rate of one of these steps."""
        return any(_may_cover(row, step) for row in self._faulty for step in steps)


def doubled_rates(budgets: Budgets) -> list[list[Record]]:
    """The rows of PL that give one year's rate of one type more than once, together."""
    found: dict[Step, list[Record]] = {}
    for row in rows_of(budgets, "rates"):
        if row["type"] is not None and covers_one_year(row):
            step = Step(row["book"], row["udvalg"], key_of(row["type"]), row["from_year"])
            found.setdefault(step, []).append(row)
    return [same for same in found.values() if len(same) > 1]


def covers_one_year(row: Record) -> bool:
    """Whether a row of PL leads from one year to the next."""
    return row["from_year"] is not None and row["to_year"] == row["from_year"] + 1


def _is_usable(row: Record) -> bool:
    return all(row[column] is not None for column in ESSENTIAL) and covers_one_year(row) and row["percent"] > -1


def _may_cover(row: Record, step: Step) -> bool:
    """Whether a faulty row may have been meant for this step; a blank cell may be any."""
    if (row["book"], row["udvalg"]) != (step.book, step.udvalg):
        return False
    years = [year for year in (row["from_year"], row["to_year"]) if year is not None]
    of_type = row["type"] is None or key_of(row["type"]) == step.rate_type
    in_years = len(years) == 1 or not years or min(years) <= step.year < max(*years, min(years) + 1)
    return of_type and in_years


def words(steps: tuple[Step, ...]) -> str:
    """The years of some steps: 2024-2025, 2025-2026."""
    return ", ".join(f"{step.year}-{step.year + 1}" for step in steps)
