"""Numbers as the file spells them."""

import re
from math import isfinite

_NUMBER = re.compile(r"[+-]?(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?")
_INTEGER = re.compile(r"[+-]?[0-9]+")
_EXACT = 2**53  # beyond this a double no longer tells neighbouring integers apart
_LONGEST = 400  # digits; no double needs more, and Python refuses integers of thousands


def number(text: str) -> float | int | str:
    """An int when the text is an integer literal of at most 2^53, else a float.

    What is no number, or none that a cell can hold (`1e400`), stays the text it is: a fault of its cell, not of
    the file.
    """
    text = text.strip()
    if len(text) > _LONGEST or not _NUMBER.fullmatch(text):
        return text
    if _INTEGER.fullmatch(text):
        whole = int(text)
        if abs(whole) <= _EXACT:
            return whole
    value = float(text)
    return value if isfinite(value) else text


def spelled(value: float) -> str:
    """The shortest decimal that reads back as the same number; ValueError for one that is not finite."""
    if isinstance(value, int):
        return str(int(value))
    if not isfinite(value):
        raise ValueError(f"{value} cannot stand in a cell")
    return str(int(value)) if value.is_integer() and abs(value) <= _EXACT else repr(value)
