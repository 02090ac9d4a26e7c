"""A line whose amounts were typed in thousands or kroner, brought to the workbook's unit."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from decimal import Decimal

from schemas.calculations.rounding import EXACT, rounded
from schemas.calculations.rows import unreadable_places
from schemas.evidence.rows import formula_places
from schemas.evidence.typed_figures import figure_at
from schemas.layout import BUDGET_YEARS, Unit
from schemas.rule import Budgets, Hit, RowEdit

_THOUSAND = 1000


def line_in_unit(budgets: Budgets, hit: Hit, limit: int) -> Iterator[RowEdit]:
    """The amounts of the hit's line that were typed in another unit, divided by what brings them below `limit`.

    That is 1,000 where it does, else the kroner of the unit; `limit` is in kroner. An amount below the limit was
    typed as the largest was where that makes it nearer to it in size: 40 beside 880, but not 1 or 0,88. Nothing
    where some were and some were not, where one of those would get more decimals than the unit shows, or where
    one could not be read or is computed.
    """
    figures = {year: figure_at(budgets, replace(hit, column=year)) for year in BUDGET_YEARS}
    places = {year: (hit.book, hit.sheet or "", hit.row or 0, year) for year in BUDGET_YEARS}
    unknown = unreadable_places(budgets)
    if any(figure is None and places[year] in unknown for year, figure in figures.items()):
        return
    unit = budgets.unit(hit.book)
    amounts = {year: figure for year, figure in figures.items() if figure}
    divisor = _divisor(amounts.values(), unit, limit)
    if divisor is None:
        return
    divided = {year: EXACT.divide(figure, divisor) for year, figure in amounts.items()}
    small = {year for year, figure in amounts.items() if _kroner(figure, unit) < limit}
    halfway = max(map(abs, amounts.values())) ** 2 / divisor
    alike = {year for year in small if amounts[year] ** 2 > halfway}
    shown = all(divided[year] == rounded(float(divided[year]), unit.decimals) for year in alike)
    wrong = [year for year in divided if year not in small or year in alike]
    computed = any(places[year] in formula_places(budgets) for year in wrong)
    if alike in (small, set()) and shown and not computed:
        for year in wrong:
            yield RowEdit(float(divided[year]), column=year)


def _divisor(figures: Iterable[Decimal], unit: Unit, limit: int) -> Decimal | None:
    largest = max(_kroner(figure, unit) for figure in figures)
    return next((Decimal(one) for one in sorted({_THOUSAND, unit.kroner}) if largest < limit * one), None)


def _kroner(figure: Decimal, unit: Unit) -> Decimal:
    return abs(figure) * unit.kroner
