"""How figures read in a message: Danish with a decimal comma, English with a point."""

from collections.abc import Iterable
from decimal import Decimal

from schemas.finding import Text

BLANK = Text("(tomt)", "(blank)")
"""How a blank cell reads."""


def number(value: Decimal, decimals: int | None = None) -> Text:
    """A number with thousands marks; `decimals` at least, more where the number has more (None: its own)."""
    own = max(0, -_exponent(value.normalize()))
    places = own if decimals is None else max(decimals, own)
    english = f"{value:,.{places}f}"
    return Text(english.translate(_SWAPPED), english)


_SWAPPED = str.maketrans(",.", ".,")


def _exponent(value: Decimal) -> int:
    exponent = value.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def amount(kroner: int, unit_kroner: int = 1_000_000) -> Text:
    """An amount of kroner in the workbook's unit: 880000 reads 0,880 in mio. kr. and 880 in 1.000 kr."""
    return number(Decimal(int(kroner)) / unit_kroner, 3 if unit_kroner == 1_000_000 else 0)  # noqa: PLR2004  kroner of a million


def fte(thousandths: int) -> Text:
    """Full-time equivalents: 540 reads 0,54."""
    return number(Decimal(int(thousandths)) / 1000)


def percent(fraction: Decimal) -> Text:
    """A fraction as per cent: 0.032 reads 3,2 %."""
    words = number(fraction * 100)
    return Text(f"{words.da} %", f"{words.en}%")


def listed(words: Iterable[str], joint: str = ", ") -> Text:
    """Codes in a row, alike in both languages."""
    text = joint.join(words)
    return Text(text, text)
