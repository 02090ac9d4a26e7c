"""What a formula may not do: Excel reads it otherwise than LibreOffice, or than another language's Excel."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from openpyxl.formula import Tokenizer
from openpyxl.utils import FORMULAE

from schemas.formulas.custom_functions import FUNCTIONS

if TYPE_CHECKING:
    from collections.abc import Iterator

_RANGE_TAKERS = frozenset(
    {"SUM", "SUMIF", "SUMIFS", "COUNTIF", "COUNTIFS", "COUNTA", "COUNT", "INDEX", "MATCH", "SUMPRODUCT", "SUBTOTAL"}
)
"""A whole column as an argument of any other function is cut to one row, or needs an array formula."""
_VOLATILE = frozenset({"NOW", "TODAY", "RAND", "RANDBETWEEN", "OFFSET", "INDIRECT", "CELL", "INFO"})
_LANGUAGE = frozenset({"TEXT", "VALUE", "NUMBERVALUE", "DATEVALUE", "TIMEVALUE", "DOLLAR"})
"""Functions that read or write numbers and dates in the user's language."""
_CUSTOM = frozenset(function.name for function in FUNCTIONS)
_GUARDS = frozenset({"IFERROR", "ISERROR"})
_COLUMN = re.compile(r"^[^\W\d]\w*\[[^\[\]#@]+\]$")
_SPAN = re.compile(r"^(?:'[^']+'!|\w+!)?\$?[A-Z]{1,3}\$?\d+:\$?[A-Z]{1,3}\$?\d+$")
_BARE = re.compile(r"^\[|\[@")
_TEXT_DECIMAL = re.compile(r'"[<>=]*\s*-?\d+[.,]\d+%?"')
"""A whole text that Excel would read as a number: not `"1.000 kr."`, which only names a unit."""
LONGEST = 8192


def faults(formula: str) -> Iterator[str]:
    """What is wrong with a formula (without its equals sign); nothing where it may stand."""
    if len(formula) > LONGEST:
        yield f"longer than {LONGEST} letters"
    if "_xlfn" in formula or "_xlws" in formula or "_xludf" in formula:
        yield "a function Excel 2016 lacks"
    stack: list[tuple[str, int]] = []
    for token in Tokenizer(f"={formula}").items:
        if token.type == "FUNC" and token.subtype == "OPEN":
            name = token.value.rstrip("(").upper()
            yield from _function(name, stack[-1][0] if stack else None)
            stack.append((name, 0))
        elif token.type == "FUNC":
            stack.pop()
        elif token.type == "SEP" and stack:
            stack[-1] = (stack[-1][0], stack[-1][1] + 1)
        elif token.type == "OPERAND":
            yield from _operand(token.value, token.subtype, stack)


def _function(name: str, inside: str | None) -> Iterator[str]:
    if name in _CUSTOM:
        if inside not in _GUARDS:
            yield f"{name} shows an error where the add-in is not"
    elif name not in FORMULAE:
        yield f"{name} is no function openpyxl knows"
    if name in _VOLATILE:
        yield f"{name} is volatile"
    if name in _LANGUAGE:
        yield f"{name} goes by the user's language"


def _operand(value: str, subtype: str, stack: list[tuple[str, int]]) -> Iterator[str]:
    if subtype == "TEXT" and _TEXT_DECIMAL.fullmatch(value):
        yield f"a decimal in a text: {value}"
    if subtype != "RANGE":
        return
    if _BARE.search(value):
        yield f"a bare column: {value}"
    if _COLUMN.match(value) or _SPAN.match(value):
        name, argument = stack[-1] if stack else ("nothing", 0)
        if name not in _RANGE_TAKERS:
            yield f"{name} takes a column: {value}"
        elif _is_criterion(name, argument):
            yield f"{name} takes a column as a criterion: {value}"


def _is_criterion(name: str, argument: int) -> bool:
    match name:
        case "COUNTIF" | "SUMIF":
            return argument == 1
        case "COUNTIFS":
            return argument % 2 == 1
        case "SUMIFS":
            return argument > 0 and argument % 2 == 0
        case _:
            return False
