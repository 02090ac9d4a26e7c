"""Figures as they are printed: Danish, with the unit's decimals, and more where a figure has more."""

from collections.abc import Sequence
from decimal import Decimal

from schemas.calculations.measures import Measure
from schemas.calculations.rounding import EXACT
from schemas.layout import Unit
from workbook.stored_values.book import UNKNOWN

_DANISH = str.maketrans(",.", ".,")
_SHOWN_FTE = 2


def amount(kroner: int, unit: Unit) -> str:
    """Kroner in the unit: 880000 reads 0,880 in mio. kr.; 880500,5 is never met, 123456 reads 0,123456."""
    return _written(Decimal(kroner) / unit.kroner, unit.decimals)


def fte(thousandths: int) -> str:
    """Thousandths of an FTE: 540 reads 0,54."""
    return _written(Decimal(thousandths) / 1000, _SHOWN_FTE)


def plain(value: Decimal | None) -> str:
    """A figure in whatever unit its row names; empty where there is none."""
    return "" if value is None else _written(value, 0)


def amounts(figures: Sequence[int] | None, unit: Unit) -> tuple[str, ...]:
    """Four years in the unit, or that they are unknown."""
    return (UNKNOWN,) * 4 if figures is None else tuple(amount(one, unit) for one in figures)


def measured(one: Measure, figures: Sequence[int] | None, unit: Unit) -> tuple[str, ...]:
    """Four years of a measure, amounts in the unit, or that they are unknown."""
    return all_fte(figures) if one.fte else amounts(figures, unit)


def all_fte(figures: Sequence[int] | None) -> tuple[str, ...]:
    """Four years' FTEs, or that they are unknown."""
    return (UNKNOWN,) * 4 if figures is None else tuple(fte(one) for one in figures)


def _written(value: Decimal, decimals: int) -> str:
    plain_value = value.normalize(EXACT)
    exponent = plain_value.as_tuple().exponent
    needed = max(decimals, -exponent if isinstance(exponent, int) else 0)
    text = f"{value.quantize(Decimal(1).scaleb(-needed), context=EXACT):,f}"
    return (text if value else text.lstrip("-")).translate(_DANISH)
