"""Every figure of a correction's rows that its prose may state, in kroner."""

from schemas.budgets import Budgets, once
from schemas.calculations.lines import lines_by_correction
from schemas.calculations.rows import CorrectionName, Record, total
from schemas.layout import BUDGET_YEARS


@once
def figures_of_rows(budgets: Budgets) -> dict[CorrectionName, set[int]]:
    """Lines as written and converted; sums of lines, income, expenditure and financing; four-year sums."""
    found: dict[CorrectionName, set[int]] = {}
    amounts = lines_by_correction(budgets, "amounts")
    for table in (amounts, *(lines_by_correction(budgets, table) for table in ("financing", "calculation"))):
        for name, rows in table.items():
            found.setdefault(name, set()).update(_figures(rows))
    for name, rows in amounts.items():
        for income in (True, False):
            found[name] |= _sums([row for row in rows if row["income"] is income])
    return found


def _figures(rows: list[Record]) -> set[int]:
    single = {row[year] for row in rows for year in BUDGET_YEARS if row[year] is not None}
    return single.union(*(_sums([row]) for row in rows)) | _sums(rows)


def _sums(rows: list[Record]) -> set[int]:
    years = total(rows)
    return {*years, sum(years)}
