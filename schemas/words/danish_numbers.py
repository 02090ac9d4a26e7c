"""Numbers as Danes write them, read exactly or not at all."""

import re
from decimal import Decimal
from enum import Enum, auto

LONGEST = 15
"""Digits; a cell keeps no more, and Python refuses to read thousands of them."""


def whole_number(text: str) -> int | None:
    """The number these digits are; None for anything else, such as `²`, `２０２６` or a longer row of digits."""
    return int(text) if text.isascii() and text.isdigit() and len(text) <= LONGEST else None


MINUS_SIGNS = "−–—‐‑-"
"""The hyphen is last, where it is no range in a regular expression's class."""
_FOOTNOTE_MARKS = "*¹²³†"
_SHAPE = re.compile(
    rf"(?P<sign>[+{MINUS_SIGNS}]?)\s*"
    r"(?P<whole>\d{1,3}(?:\.\d{3})+|\d{1,3}(?:[\s\u00a0\u202f]\d{3})+|\d+)"
    r"(?:,(?P<decimals>\d+))?"
)
_VALUE_LIKE = re.compile(
    rf"[+{MINUS_SIGNS}]?\(?[\dxX][\dxX.,\u00a0\u202f]*\)?%?[{_FOOTNOTE_MARKS}{MINUS_SIGNS}]*|[+{MINUS_SIGNS}]"
)


class NumberDoubt(Enum):
    """Why a text is not read as a number."""

    BLANK = auto()
    NOT_A_NUMBER = auto()
    POINT = auto()  # the point may part thousands or be an English decimal point
    MARK = auto()  # the last digit may be a footnote mark
    TOO_FINE = auto()  # more decimals than can be kept


def number(text: str, *, decimals_expected: bool = False) -> Decimal | NumberDoubt:
    """Read a Danish number: `1.250,5`, `−0,2`, `0,54`, `1.300`; a footnote's mark behind it is passed over.

    A point that is no thousands separator (`1.8`, `0.600`) is a doubt. Where `decimals_expected` (mio. kr.,
    FTEs), so is `1.300` without a comma: it is as likely an English decimal number. `1.300.000` is not.
    """
    bare = text.strip().rstrip(_FOOTNOTE_MARKS).rstrip()
    if not bare:
        return NumberDoubt.BLANK
    found = _SHAPE.fullmatch(bare)
    if found is None or re.fullmatch(r"0[.\s\u00a0\u202f].*", found["whole"]):
        return NumberDoubt.POINT if re.fullmatch(rf"[+{MINUS_SIGNS}]?\s*\d+\.\d+", bare) else NumberDoubt.NOT_A_NUMBER
    if decimals_expected and found["whole"].count(".") == 1 and found["decimals"] is None:
        return NumberDoubt.POINT
    decimals = f".{found['decimals']}" if found["decimals"] else ""
    digits = re.sub(r"\D", "", found["whole"]) + decimals
    if len(digits) > LONGEST:
        return NumberDoubt.NOT_A_NUMBER
    value = Decimal(digits)
    return -value if found["sign"] and found["sign"] in MINUS_SIGNS else value


def scaled(text: str, factor: int, *, decimals_expected: bool) -> int | NumberDoubt:
    """Read a Danish number and multiply it by `factor`; a doubt when the product is not whole."""
    value = number(text, decimals_expected=decimals_expected)
    if isinstance(value, NumberDoubt):
        return value
    product = value * factor
    return int(product) if product == product.to_integral_value() else NumberDoubt.TOO_FINE


def value_like(token: str) -> bool:
    """Tell whether this word stands where a figure stands, readable or not (`x,xxx`, `1.8`, `−0,2`, `-`)."""
    return _VALUE_LIKE.fullmatch(token) is not None


def is_sign(token: str) -> bool:
    """Tell whether the word is a plus or minus alone."""
    return len(token) == 1 and token in "+" + MINUS_SIGNS
