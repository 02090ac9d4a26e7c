"""Amounts of money stated in prose, as the intervals they may be rounded from."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from itertools import combinations
from typing import NamedTuple

from schemas.calculations.rounding import Interval, stated_interval

_NUMBER = r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[.,]\d+)?"
_STATED = re.compile(
    rf"(?<![\d.,])(?:(?P<low>{_NUMBER})\s*(?:[-–−]|til|og)\s*)?(?P<number>{_NUMBER})\s*"
    r"(?P<unit>mio\b|mia\b|t\.?\s?kr\b|kr\b|kroner\b)",
    re.IGNORECASE,
)
_UNITS = {"mio": 1_000_000, "mia": 1_000_000_000, "kr": 1, "kroner": 1}
_THOUSAND = 1_000

MOST_PARTS = 12
"""With more amounts than this before a total, any of their sums could meet it by chance."""


class Stated(NamedTuple):
    """One amount as written: its kroner as an interval, where it stands, whether it ends a range."""

    words: str
    kroner: Interval
    start: int
    end: int
    is_range: bool


def stated_amounts(text: str) -> Iterator[Stated]:
    """Every amount of money in a text, in kroner: 0,6 mio. kr., 1.250.000 kr., 880 t.kr."""
    for match in _STATED.finditer(text):
        unit = match["unit"].lower()
        factor = _UNITS.get(unit, _THOUSAND)
        yield Stated(
            " ".join(match[0].split()),
            _interval(match["number"], factor),
            match.start(),
            match.end(),
            match["low"] is not None,
        )


def _interval(number: str, factor: int) -> Interval:
    """The values a figure may be rounded from: its last decimal, or its last digit before the zeros."""
    value = _value(number)
    exponent = value.as_tuple().exponent
    decimals = -exponent if isinstance(exponent, int) else 0
    if decimals == 0 and value:
        decimals = -(len(str(value)) - len(str(value).rstrip("0")))
    around = stated_interval(value, decimals)
    return Interval(around.low * factor, around.high * factor)


def _value(number: str) -> Decimal:
    """A number as Danes write it; a point before three digits marks thousands, except in 0.600."""
    if re.fullmatch(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?", number):
        return Decimal(number.replace(".", "").replace(",", "."))
    return Decimal(number.replace(",", "."))


def meets_a_sum(total: Interval, parts: list[Interval]) -> bool:
    """Whether a stated total meets the sum of any of the amounts before it."""
    if len(parts) > MOST_PARTS:
        return True
    return any(total.meets(_added(some)) for size in range(1, len(parts) + 1) for some in combinations(parts, size))


def _added(parts: Iterable[Interval]) -> Interval:
    low, high = Decimal(0), Decimal(0)
    for part in parts:
        low, high = low + part.low, high + part.high
    return Interval(low, high)


def holds_any(total: Interval, kroner: Iterable[int]) -> bool:
    """Whether a stated amount may stand for one of these, whatever their sign."""
    return any(total.holds(Decimal(abs(one))) for one in kroner)
