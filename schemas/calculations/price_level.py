"""Price levels: the factor that takes an amount to the workbook's prices, from the workbook's own PL rows."""

from decimal import Decimal
from typing import NamedTuple

from schemas.budgets import Budgets, once
from schemas.calculations.rounding import EXACT, whole
from schemas.calculations.rows import Record, pair_of, records, rows_of
from schemas.lists import COMBINED

MAX_STEPS = 5
"""The most years a native formula converts over; an older price level counts as without rate."""

AS_WRITTEN = Decimal(1)
_FIFTH_DECIMAL = Decimal("0.00001")


class Step(NamedTuple):
    """One year's conversion in one committee's PL: from `year` to the next, by the rates of `rate_type`."""

    book: int
    udvalg: str
    rate_type: str
    year: int


def convert(kroner: int, factor: Decimal) -> int:
    """Kroner at another price level, rounded half away from zero.

    The product is first rounded to five decimals: `ROUND(ROUND(x*f,5),0)`, as the native formula has it.
    """
    product = EXACT.multiply(Decimal(kroner), factor)
    return whole(product.quantize(_FIFTH_DECIMAL, context=EXACT))


@once
def yearly_factors(budgets: Budgets) -> dict[Step, Decimal]:
    """1 + p for every year that exactly one row of PL covers, with a readable percentage above -1."""
    found: dict[Step, list[Decimal | None]] = {}
    for row in rows_of(budgets, "rates"):
        year = row["from_year"]
        if year is not None and row["to_year"] == year + 1:
            step = Step(*pair_of(row), (row["type"] or "").casefold(), year)
            found.setdefault(step, []).append(row["percent"])
    return {
        step: EXACT.add(AS_WRITTEN, percents[0])
        for step, percents in found.items()
        if len(percents) == 1 and percents[0] is not None and percents[0] > -1
    }


@once
def price_levels(budgets: Budgets) -> dict[int, int | None]:
    """Each book's price level, None where Stamdata names none."""
    return {file["book"]: file["price_level"] for file in records(budgets.files[["price_level"]])}


def factor_of(budgets: Budgets, row: Record, *, unreadable: bool) -> Decimal | None:
    """The factor that takes a row to its workbook's prices; None where it stays in others (unconverted).

    `row` has book, udvalg, price_level (None is the workbook's) and rate_type (None is Samlet); `unreadable` says
    that either stands there but cannot be read. None where that is so, where a year's rate is missing or doubled,
    and where the price level is later than the workbook's or older than `MAX_STEPS` years.
    """
    own, level = row["price_level"], price_levels(budgets)[row["book"]]
    if unreadable:
        return None
    if own is None or own == level:
        return AS_WRITTEN
    first = Step(*pair_of(row), _rate_type(row["rate_type"]), own)
    return None if level is None else _product(yearly_factors(budgets), first, level)


def factor_between(budgets: Budgets, from_year: int, to_year: int, rate_type: str | None = None) -> Decimal | None:
    """The factor from one year's prices to a later year's by the first book's PL; None where a rate is missing."""
    if from_year == to_year:
        return AS_WRITTEN
    book, udvalg = budgets.committees.index.get_level_values("book")[0], budgets.committees["udvalg"].iloc[0]
    return _product(yearly_factors(budgets), Step(book, udvalg, _rate_type(rate_type), from_year), to_year)


def _rate_type(answer: str | None) -> str:
    return (answer or COMBINED).casefold()


def _product(steps: dict[Step, Decimal], first: Step, to_year: int) -> Decimal | None:
    """The factor from `first.year` to `to_year`, or None where a year lacks its rate."""
    if not 0 < to_year - first.year <= MAX_STEPS:
        return None
    product = AS_WRITTEN
    for year in range(first.year, to_year):
        step = steps.get(first._replace(year=year))
        if step is None:
            return None
        product = EXACT.multiply(product, step)
    return product
