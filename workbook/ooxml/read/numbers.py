"""Numbers as the file spells them."""

import re
from math import isfinite

from workbook.ooxml.read.fault import damaged

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_INTEGER = re.compile(r"[+-]?[0-9]+")
_EXACT = 2**53  # beyond this a double no longer tells neighbouring integers apart
_LONGEST = 400  # digits; no double needs more, and Python refuses integers of thousands


def number(text: str) -> float | int:
    """An int when the text is an integer literal of at most 2^53, else a float; raises `PackageFault`."""
    text = text.strip()
    if len(text) > _LONGEST or not _NUMBER.fullmatch(text):
        raise damaged(f"number {text[:40]!r}")
    if _INTEGER.fullmatch(text):
        whole = int(text)
        if abs(whole) <= _EXACT:
            return whole
    value = float(text)
    if not isfinite(value):
        raise damaged(f"number {text[:40]!r}")
    return value


def spelled(value: float) -> str:
    """The shortest decimal that reads back as the same number; ValueError for one that is not finite."""
    if isinstance(value, int):
        return str(int(value))
    if not isfinite(value):
        raise ValueError(f"{value} cannot stand in a cell")
    return str(int(value)) if value.is_integer() and abs(value) <= _EXACT else repr(value)
