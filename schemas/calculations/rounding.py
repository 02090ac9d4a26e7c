"""From a cell's number to whole kroner and thousandths, and from a rounded figure to its interval."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

PRECISION = 9
"""Cells are compared after rounding to this many decimals; smaller differences are floating-point noise."""

FTE_DECIMALS = 2
"""Decimals the FTE columns show."""

EXACT = Context(prec=400, rounding=ROUND_HALF_UP)
"""Enough digits for products of amounts and rates to be exact; half is rounded away from zero."""


def meant(value: float) -> Decimal:
    """The number a person meant by a cell's double: rounded to 1e-9, noise of the double gone."""
    return Decimal(repr(round(float(value), PRECISION)))


def whole(value: Decimal) -> int:
    """The nearest integer; half is rounded away from zero."""
    return int(value.quantize(Decimal(1), context=EXACT))


def kroner(value: float, unit_kroner: int) -> int:
    """A cell's amount in whole kroner; `unit_kroner` is 1 000 000 for mio. kr. and 1 000 for 1.000 kr."""
    return whole(EXACT.multiply(meant(value), Decimal(unit_kroner)))


def thousandths(value: float) -> int:
    """A cell's FTEs in thousandths of an FTE."""
    return whole(EXACT.multiply(meant(value), Decimal(1000)))


def has_hidden_decimals(value: float, unit_decimals: int) -> bool:
    """Whether a cell holds more decimals than its unit shows, so that printed sums need not add up."""
    return meant(value) != rounded(value, unit_decimals)


def rounded(value: float, unit_decimals: int) -> Decimal:
    """A cell's number with the decimals its unit shows; half is rounded away from zero."""
    return meant(value).quantize(Decimal(1).scaleb(-unit_decimals), context=EXACT)


@dataclass(frozen=True, slots=True)
class Interval:
    """Every value a rounded figure may stand for, both ends included."""

    low: Decimal
    high: Decimal

    def __add__(self, other: Interval) -> Interval:
        return Interval(EXACT.add(self.low, other.low), EXACT.add(self.high, other.high))

    def __neg__(self) -> Interval:
        return Interval(-self.high, -self.low)

    def holds(self, value: Decimal) -> bool:
        """Whether the figure may stand for this value."""
        return self.low <= value <= self.high

    def meets(self, other: Interval) -> bool:
        """Whether two rounded figures may stand for the same value."""
        return self.low <= other.high and other.low <= self.high


def stated_interval(value: Decimal, last_decimal: int) -> Interval:
    """A stated figure as the values it may be rounded from: half of its last digit to either side.

    `last_decimal` counts decimals as XBRL's `decimals` does: 1 for 9,2; 0 for 3; -1 for a round 40.
    Source: XBRL Calculations 1.1, interval comparison of rounded facts.
    """
    half = Decimal(5).scaleb(-last_decimal - 1)
    return Interval(EXACT.subtract(value, half), EXACT.add(value, half))
