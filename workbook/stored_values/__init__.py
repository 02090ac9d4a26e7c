"""What every calculated cell should hold, from `schemas.calculations`; no formula is evaluated."""

from schemas.budgets import Budgets
from workbook.grid import Grid
from workbook.stored_values.book import StoredValues


def stored_values(budgets: Budgets, book: int, grid: Grid) -> StoredValues:
    """(sheet name, A1 address) -> value, for every formula cell of the template that stands in this grid.

    `grid` is the workbook that is number `book` in `budgets`. Dates are serial numbers, texts may be empty.
    A total that cannot be known is the text "ukendt". Cells that hold no formula are left out, and so are
    formulas of a person's own; a workbook without a budget year or in an unknown unit gives nothing.
    """
    from workbook.stored_values.book import StoredBook  # noqa: PLC0415  pandas is heavy
    from workbook.stored_values.form import form_values  # noqa: PLC0415
    from workbook.stored_values.overview import committee_values, overview_values  # noqa: PLC0415
    from workbook.stored_values.tables import table_values  # noqa: PLC0415

    its = StoredBook.of(budgets, book, grid)
    if its is None:
        return {}
    found = {**table_values(its), **committee_values(its), **overview_values(its), **form_values(its)}
    return {place: value for place, value in found.items() if its.has_formula(*place)}


__all__ = ["stored_values"]
