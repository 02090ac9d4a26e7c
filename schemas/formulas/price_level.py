"""The factor to the workbook's price level, written out year by year: no array, no built-in rate."""

from schemas.calculations.price_level import MAX_STEPS
from schemas.formulas.references import PRICE_LEVEL_NAME, TableReference, table
from schemas.layout import Layout


def without_rate(layout: Layout, rows: TableReference) -> str:
    """1 where the row's prices are not the workbook's and cannot be converted, else 0."""
    prices, rate = rows.here("priced_in"), rows.here("rate_used")
    rates_there = ",".join(_rate_there(layout, rows, step) for step in range(MAX_STEPS))
    return (
        f'IFERROR(IF({rate}="?",1,IF({prices}={PRICE_LEVEL_NAME},0,'
        f"IF(AND(ISNUMBER({prices}),ISNUMBER({PRICE_LEVEL_NAME})),"
        f"IF(AND({prices}<{PRICE_LEVEL_NAME},{PRICE_LEVEL_NAME}-{prices}<={MAX_STEPS},{rates_there}),0,1),1))),1)"
    )


def factor(layout: Layout, rows: TableReference) -> str:
    """The product of 1 + rate over the years to the workbook's price level; 1 where nothing is converted."""
    prices = rows.here("priced_in")
    product = "*".join(
        f"(1+IF({_year(prices, step)}<{PRICE_LEVEL_NAME},{_rates(layout, rows, step, 'SUMIFS')},0))"
        for step in range(MAX_STEPS)
    )
    return f"IF(OR({rows.here('without_rate')}=1,{prices}={PRICE_LEVEL_NAME}),1,{product})"


def _year(prices: str, step: int) -> str:
    return f"{prices}+{step}" if step else prices


def _rate_there(layout: Layout, rows: TableReference, step: int) -> str:
    """TRUE where the step is not needed, or exactly one PL row covers it with a number above -1."""
    there = _rates(layout, rows, step, "COUNTIFS")
    numbers = there[:-1] + f',{table(layout, "rates").all("percent")},">-1")'
    return f"IF({_year(rows.here('priced_in'), step)}<{PRICE_LEVEL_NAME},AND({there}=1,{numbers}=1),TRUE)"


def _rates(layout: Layout, rows: TableReference, step: int, function: str) -> str:
    """The rates of one step; where many committees are merged, those of the row's own."""
    rates = table(layout, "rates")  # asked for above 0, since a year written as text would match too
    prices = rows.here("priced_in")
    summed = f"{rates.all('percent')}," if function == "SUMIFS" else ""
    its = f",{rates.all('udvalg')},{rows.udvalg}" if layout.merged else ""
    return (
        f"{function}({summed}{rates.all('from_year')},{_year(prices, step)},"
        f"{rates.all('to_year')},{prices}+{step + 1},{rates.all('type')},{rows.here('rate_used')},"
        f'{rates.all("from_year")},">0",{rates.all("to_year")},">0"{its})'
    )
