"""Reads a number stored as text, where a Dane can read it in one way only."""

import re
from decimal import Decimal

from schemas.columns import Kind
from schemas.layout import Unit
from schemas.words.danish_numbers import MINUS_SIGNS, number

_YEAR = re.compile(r"(?:19|20)[0-9]{2}")
_PERCENT = re.compile(r"(?P<number>.*?)\s*%")
_IN_MILLIONS = re.compile(r"(?P<number>.*?)\s*mio\.?(?:\s*kr\.?)?", re.IGNORECASE)
_MINUS_BEHIND = re.compile(rf"(?P<number>[0-9][0-9.\s]*,[0-9]+)[{MINUS_SIGNS}]")
"""A minus at the end, as accounting systems print it; `600-` is not read, since it may be the price `600,-`."""
_LEADING_ZERO = re.compile(rf"[+{MINUS_SIGNS}]?\s*0[0-9]")
_MILLION = 1_000_000
_DIGITS = 15
"""The digits that an Excel cell keeps."""


def number_in(text: str, kind: Kind, unit: Unit) -> Decimal | None:
    """The number a text is, in the workbook's unit or as a fraction; None where it may be another.

    Read: 0,6 · 1.250,5 · 600 · −0,6 · +0,6 · 1 250 · 0,6- · 0,6 mio. kr. in a workbook of mio. kr. · 3,1 % for a
    rate · 2025 for a year. Not read: 1.250 and 1.8, whose point may part thousands or decimals; 600- and 0600;
    a rate without its sign; a unit that is not the workbook's.
    """
    bare = text.strip()
    if kind is Kind.YEAR:
        return Decimal(bare) if _YEAR.fullmatch(bare) else None
    if kind is Kind.PERCENT:
        rate = _PERCENT.fullmatch(bare)
        value = _figure(rate["number"]) if rate else None
        return None if value is None else value / 100
    millions = _IN_MILLIONS.fullmatch(bare) if kind is Kind.AMOUNT and unit.kroner == _MILLION else None
    return _figure(millions["number"] if millions else bare)


def _figure(text: str) -> Decimal | None:
    behind = _MINUS_BEHIND.fullmatch(text)
    bare = behind["number"] if behind else text
    if _LEADING_ZERO.match(bare) or sum(map(str.isdigit, bare)) > _DIGITS:
        return None
    value = number(bare, decimals_expected=True)
    if not isinstance(value, Decimal):
        return None
    return -value if behind else value
