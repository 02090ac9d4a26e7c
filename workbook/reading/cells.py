"""Typing one cell by its column's kind; what cannot be typed says so, and is never guessed."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from schemas.calculations.rounding import FTE_DECIMALS, has_hidden_decimals, kroner, meant, thousandths
from schemas.columns import Kind
from schemas.layout import Column, Unit
from schemas.lists import LISTS
from schemas.words.danish_dates import read_date
from schemas.words.danish_numbers import MINUS_SIGNS
from schemas.words.seen import cleaned
from workbook.grid import CellError, NumberClass, Value

_NUMBER_AS_TEXT = re.compile(
    rf"[+{MINUS_SIGNS}]?\s*\d[\d.,\s]*(?:\s*(?:kr\.?|mio\.?|%))*\s*[{MINUS_SIGNS}]?", re.IGNORECASE
)
_LIKE_A_DATE = re.compile(
    r"\d{1,2}[./-]\s?\d{1,2}[./-]\s?\d{2,4}|\d{4}-\d{2}-\d{2}|\d{1,2}\.\s*[a-zæøå]+\s+\d{4}", re.IGNORECASE
)
"""A date as text, readable or not: 01-01-26 may be of two centuries, 31-02-2026 is no day."""
_LARGEST_KRONER = 10**12
"""No amount of a municipality comes near; the sums of smaller ones fit the frames' integers."""
_LARGEST = {Kind.FTE: 10**6, Kind.PERCENT: 10, Kind.YEAR: 10**4, Kind.NUMBER: 10**15}
"""What a figure of each kind stays below, likewise."""
_WITHOUT_DECIMALS = 10**15
"""A double of this size or more has no room for decimals, and is shown by its power of ten."""
_FIRST_DAY_1900 = date(1899, 12, 30)
_FIRST_DAY_1904 = date(1904, 1, 1)


@dataclass(frozen=True, slots=True)
class Typed:
    """A cell's value as the frames hold it, or the problem that kept it from having one."""

    value: Any = None
    problem: str | None = None
    hidden_decimals: bool = False
    other_spelling: bool = False  # an answer in another case than the list's


BLANK = Typed()


def shown(value: Value, number_class: NumberClass | None = None, *, date1904: bool = False) -> str:
    """What stands in a cell, in Danish form: a decimal comma, dd-mm-yyyy, SAND or FALSK."""
    if isinstance(value, bool):
        return "SAND" if value else "FALSK"
    if isinstance(value, (CellError, str)):
        return str(value)
    if number_class is NumberClass.DATE:
        day = serial_date(value, date1904=date1904)
        if day is not None:
            return day.strftime("%d-%m-%Y")
    if number_class is NumberClass.PERCENT:
        return _plain(meant(value) * 100) + "%"
    if abs(value) >= _WITHOUT_DECIMALS:
        return f"{value:.6g}".replace(".", ",")
    return _plain(meant(value))


def _plain(number: Decimal) -> str:
    text = format(number, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text).replace(".", ",")


def serial_date(serial: float, *, date1904: bool = False) -> date | None:
    """The date of a date-formatted number; None where Excel has none (negative, or after 9999)."""
    try:
        return (_FIRST_DAY_1904 if date1904 else _FIRST_DAY_1900) + timedelta(days=int(serial))
    except OverflowError:
        return None


def serial_of(day: date, *, date1904: bool = False) -> int:
    """The number that is this date in a date-formatted cell."""
    return (day - (_FIRST_DAY_1904 if date1904 else _FIRST_DAY_1900)).days


def typed(
    column: Column, value: Value | None, number_class: NumberClass | None, unit: Unit, *, date1904: bool
) -> Typed:
    """A cell under this column, typed. A blank cell, or one with only spaces, is BLANK."""
    return typed_as(column.kind, column.choices, value, number_class, unit, date1904=date1904)


def typed_as(
    kind: Kind,
    choices: str | None,
    value: Value | None,
    number_class: NumberClass | None,
    unit: Unit,
    *,
    date1904: bool,
) -> Typed:
    """A cell of this kind, typed; `choices` names the list of an answer."""
    if value is None or (isinstance(value, str) and not isinstance(value, CellError) and not value.strip()):
        return BLANK
    if isinstance(value, CellError):
        return Typed(problem="error")
    if kind in (Kind.KEY, Kind.TEXT, Kind.PROSE):
        return Typed(shown(value, number_class, date1904=date1904))
    if kind is Kind.CHOICE:
        return _answer(choices, shown(value, number_class, date1904=date1904))
    if kind is Kind.DATE:
        return _date(value, number_class, date1904=date1904)
    return _number(kind, value, number_class, unit)


def _answer(choices: str | None, text: str) -> Typed:
    """The list's own spelling of an answer, which Excel compares case aside; any other text as it stands."""
    folded = text.casefold()
    answer = next((choice for choice in LISTS[choices or ""] if choice.casefold() == folded), text)
    return Typed(answer, other_spelling=answer != text)


def _date(value: Value, number_class: NumberClass | None, *, date1904: bool) -> Typed:
    if isinstance(value, str):
        text = cleaned(value)
        is_date = _LIKE_A_DATE.fullmatch(text.strip()) or read_date(text)
        return Typed(problem="date_as_text" if is_date else "not_a_date")
    if isinstance(value, bool) or number_class is not NumberClass.DATE:
        return Typed(problem="not_a_date")
    day = serial_date(value, date1904=date1904)
    return Typed(problem="not_a_date") if day is None else Typed(day)


def _number(kind: Kind, value: Value, number_class: NumberClass | None, unit: Unit) -> Typed:
    problem = _no_number(kind, value, number_class)
    if problem is not None or isinstance(value, str):
        return Typed(problem=problem)
    largest = _LARGEST_KRONER / unit.kroner if kind is Kind.AMOUNT else _LARGEST[kind]
    if abs(value) >= largest:
        return Typed(problem="not_a_year" if kind is Kind.YEAR else "too_large")
    if kind is Kind.AMOUNT:
        return Typed(kroner(value, unit.kroner), hidden_decimals=has_hidden_decimals(value, unit.decimals))
    if kind is Kind.FTE:
        return Typed(thousandths(value), hidden_decimals=has_hidden_decimals(value, FTE_DECIMALS))
    number = meant(value)
    if kind is Kind.YEAR:
        return Typed(int(number)) if number == int(number) else Typed(problem="not_a_year")
    return Typed(number)


def _no_number(kind: Kind, value: Value, number_class: NumberClass | None) -> str | None:
    """Why a cell is no number of its column's kind; a past series may well be in per cent."""
    if isinstance(value, str):
        text = cleaned(value).strip()
        is_number = _NUMBER_AS_TEXT.fullmatch(text) and not _LIKE_A_DATE.fullmatch(text)
        return "number_as_text" if is_number else "text"
    if isinstance(value, bool):
        return "text"
    if number_class in (NumberClass.DATE, NumberClass.TIME):
        return "date"
    if number_class is NumberClass.PERCENT and kind not in (Kind.PERCENT, Kind.NUMBER):
        return "percent"
    return None
