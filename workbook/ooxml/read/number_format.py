"""What a number format makes of a number: date, time, percent, text, or a plain number (None)."""

import re
from math import isfinite

from workbook.grid import NumberClass

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


_DATES = frozenset({14, 15, 16, 17, 22, *range(27, 32), 36, *range(50, 55), 57, 58})
_TIMES = frozenset({18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56})
_PERCENTS = frozenset({9, 10})
_TEXT = 49

# quoted text, escaped, padding and filling characters, and brackets other than elapsed time are no codes
_LITERAL = re.compile(r'"[^"]*"?|\\.?|_.?|\*.?|\[(?!(?:h+|m+|s+)\])[^\]]*\]?', re.IGNORECASE | re.DOTALL)
_ELAPSED = re.compile(r"\[(?:h+|m+|s+)\]", re.IGNORECASE)
_HALF_DAY = re.compile(r"am/pm|a/p", re.IGNORECASE)
_EXPONENT = re.compile(r"e[+-]", re.IGNORECASE)
_CLOCK = re.compile(r"[hs]", re.IGNORECASE)
_MONTH_NAME = re.compile(r"mmm", re.IGNORECASE)
_CALENDAR = re.compile(r"[dyeg]", re.IGNORECASE)
_MONTH = re.compile(r"m", re.IGNORECASE)


def builtin_class(number: int) -> NumberClass | None:
    """The class of a built-in format id (ECMA-376 part 1, 18.8.30, the East Asian ids included)."""
    if number in _DATES:
        return NumberClass.DATE
    if number in _TIMES:
        return NumberClass.TIME
    if number in _PERCENTS:
        return NumberClass.PERCENT
    return NumberClass.TEXT if number == _TEXT else None


def format_class(code: str) -> NumberClass | None:
    """The class of a custom format code, judged by its first section, the one for positive numbers."""
    section = _first_section(code)
    if section.strip() == "@":
        return NumberClass.TEXT
    if "general" in section.lower():
        return None
    clock = bool(_ELAPSED.search(section) or _HALF_DAY.search(section))
    section = _EXPONENT.sub("", _HALF_DAY.sub("", _ELAPSED.sub("", section)))
    clock = clock or bool(_CLOCK.search(section))
    if _CALENDAR.search(section) or _MONTH_NAME.search(section):
        return NumberClass.DATE
    if _MONTH.search(section):
        return NumberClass.TIME if clock else NumberClass.DATE
    if clock:
        return NumberClass.TIME
    return NumberClass.PERCENT if "%" in section else None


def _first_section(code: str) -> str:
    """The code up to the first `;` that is no literal, literals taken out."""
    kept = _LITERAL.sub("", code)
    return kept.partition(";")[0]
