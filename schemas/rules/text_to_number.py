"""A number that stands as text, read where a Dane can read it in one way only."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING

from schemas.columns import Kind
from schemas.danish_numbers import Doubt, number
from schemas.layout import layout

if TYPE_CHECKING:
    from schemas.layout import Unit

_UNIT = re.compile(r"\s*(?:(?P<mio>mio\.?\s*(?:kr\.?)?)|(?P<kr>kr\.?)|(?P<percent>%))\s*$", re.IGNORECASE)
_TRAILING_MINUS = re.compile(r"^(?P<digits>\d.*?)\s*[-−–]$")
_MILLION = 1_000_000


def read_as_number(text: str, sheet: str, column: str, unit: Unit) -> Decimal | None:
    """The number meant, in the workbook's unit or as a fraction of 1; None where it may mean two things.

    `0,6`, `1.250,5`, `−0,6`, `600-` and `0,6 mio. kr.` mean one; `1.8` may be an English decimal number or a date,
    and so may `1.250` where decimals are expected. Per cent must say so: `3,2` may be 3,2 % or 320 %.
    """
    kind = layout(2000).sheet(sheet).column(column).kind
    bare, scale = _without_unit(text, kind, unit)
    if scale is None:
        return None
    minus = _TRAILING_MINUS.match(bare)
    decimals = scale == 1 and (kind is Kind.POSITIONS or (kind is Kind.AMOUNT and unit.decimals > 0))
    value = number(minus["digits"] if minus else bare, decimals_expected=decimals)
    if isinstance(value, Doubt):
        return None
    return (-value if minus else value) * scale


def _without_unit(text: str, kind: Kind, unit: Unit) -> tuple[str, Decimal | None]:
    """The text without its unit, and what the number is to be multiplied by; None where the unit does not fit."""
    found = _UNIT.search(text)
    bare = (text[: found.start()] if found else text).strip()
    if kind is Kind.PERCENT:
        return bare, Decimal("0.01") if found and found["percent"] else None
    if found is None:
        return bare, Decimal(1)
    if kind is not Kind.AMOUNT or found["percent"]:
        return bare, None
    return bare, Decimal(_MILLION if found["mio"] else 1) / unit.kroner
