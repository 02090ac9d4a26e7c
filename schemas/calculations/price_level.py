"""Price levels: the factor that takes an amount to the workbook's prices, from the workbook's own PL rows."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, Any, NamedTuple

from schemas.calculations.rounding import EXACT, whole
from schemas.lists import COMBINED

if TYPE_CHECKING:
    import pandas as pd

    from schemas.budgets import Budgets

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


def yearly_factors(budgets: Budgets) -> dict[Step, Decimal]:
    """1 + p for every year that exactly one row of PL covers, with a readable percentage above -1."""
    one_year = budgets.rates["to_year"].eq(budgets.rates["from_year"] + 1).fillna(value=False)
    rates = budgets.rates[one_year.astype(bool)]
    found: dict[Step, list[object]] = {}
    for book, udvalg, rate_type, year, percent in zip(
        rates.index.get_level_values("book"),
        rates["udvalg"],
        rates["type"].fillna("").str.casefold(),
        rates["from_year"],
        rates["percent"],
        strict=True,
    ):
        found.setdefault(Step(book, udvalg, rate_type, int(year)), []).append(percent)
    return {
        step: EXACT.add(AS_WRITTEN, percents[0])
        for step, percents in found.items()
        if len(percents) == 1 and isinstance(percents[0], Decimal) and percents[0] > -1
    }


def workbook_levels(budgets: Budgets, books: pd.Index[int]) -> pd.Series[int]:
    """Each book's price level in the order of `books`, missing where Stamdata names none."""
    return budgets.files["price_level"].droplevel("row").reindex(books)


def factors(budgets: Budgets, rows: pd.DataFrame) -> pd.DataFrame:
    """Every row's factor (Decimal), and whether it stays in other prices than the workbook's (unconverted).

    `rows` has the index (book, row) and the columns udvalg, price_level (missing is the workbook's),
    rate_type (missing is Samlet), and whether either stands there but cannot be read: level_unreadable,
    type_unreadable. The factor is 1 and the row unconverted where a year's rate is missing or doubled, where
    the price level is later than the workbook's or older than `MAX_STEPS` years, and where either is
    unreadable.
    """
    levels = workbook_levels(budgets, rows.index.get_level_values("book"))
    unreadable = rows["level_unreadable"] | rows["type_unreadable"]
    own = rows["price_level"]
    same_prices = (own.isna() | (own.array == levels.array)).fillna(value=False)
    convertible = ~unreadable.to_numpy() & levels.notna().to_numpy()
    found: list[Any] = [AS_WRITTEN] * len(rows)
    unconverted = [False] * len(rows)
    steps = None
    for n in (~(same_prices & ~unreadable).to_numpy(dtype=bool)).nonzero()[0]:
        factor = None
        if convertible[n]:
            steps = yearly_factors(budgets) if steps is None else steps
            row = rows.iloc[n]
            first = Step(rows.index[n][0], row["udvalg"], _rate_type(row["rate_type"]), int(row["price_level"]))
            factor = _product(steps, first, int(levels.array[n]))
        unconverted[n] = factor is None
        found[n] = AS_WRITTEN if factor is None else factor
    return rows[[]].assign(factor=found, unconverted=unconverted).astype({"factor": object, "unconverted": bool})


def factor_between(budgets: Budgets, from_year: int, to_year: int, rate_type: str | None = None) -> Decimal | None:
    """The factor from one year's prices to a later year's by the first book's PL; None where a rate is missing."""
    if from_year == to_year:
        return AS_WRITTEN
    book, udvalg = budgets.committees.index.get_level_values("book")[0], budgets.committees["udvalg"].iloc[0]
    return _product(yearly_factors(budgets), Step(book, udvalg, _rate_type(rate_type), from_year), to_year)


def _rate_type(answer: object) -> str:
    return (answer if isinstance(answer, str) and answer else COMBINED).casefold()


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
