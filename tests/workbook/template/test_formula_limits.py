"""Every formula of the file keeps within Excel's own limits and names only what there is."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from openpyxl.formula import Tokenizer
from support.package_books import BOOKS, parts
from support.parts import MAIN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from support.parts import Parts

pytestmark = pytest.mark.heavy

each_book = pytest.mark.parametrize("book", BOOKS)
DEEPEST, MOST_ARGUMENTS, LONGEST_TEXT, LONGEST_FORMULA = 64, 255, 255, 8192
"""What Excel takes in one formula."""
_STRUCTURED = re.compile(
    r"(?P<table>[^\W\d]\w*)\[(?:(?P<plain>[\w ]+)|\[(?P<any>[^\[\]#]+)\]"
    r"|\[#(?:This Row|Headers)\],\[(?P<own>[^\[\]#]+)\]|(?P<whole>#All))\]"
)
"""A column named without brackets of its own holds letters, digits and spaces only, as Excel's help has it."""
_CELL = re.compile(r"(?:'[^']+'!|\w+!)?\$?[A-Z]{1,3}\$?\d+(?::\$?[A-Z]{1,3}\$?\d+)?")


def _operands(formula: str) -> Iterator[tuple[str, str]]:
    for token in Tokenizer(f"={formula}").items:
        if token.type == "OPERAND":
            yield token.subtype, token.value


def _unknown(book: Parts, formula: str) -> Iterator[str]:
    """The references of a formula that lead nowhere in the book."""
    for kind, value in _operands(formula):
        if kind != "RANGE" or value in book.names or _CELL.fullmatch(value):
            continue
        match = _STRUCTURED.fullmatch(value)
        columns = None if match is None else book.columns.get(match["table"])
        column = match and (match["plain"] or match["any"] or match["own"])
        if match is None or columns is None or (column not in columns and not match["whole"]):
            yield value


def _shape(formula: str) -> tuple[int, int]:
    """How deep the brackets of a formula go, and the most arguments a function has."""
    arguments, deepest, most = [0], 0, 0
    for token in Tokenizer(f"={formula}").items:
        if token.subtype == "OPEN":
            arguments.append(1)
        elif token.subtype == "CLOSE":
            most = max(most, arguments.pop())
        elif token.type == "SEP":
            arguments[-1] += 1
        deepest = max(deepest, len(arguments) - 1)
    assert arguments == [0]  # every bracket is closed
    return deepest, most


@each_book
def test_formulas_name_tables_columns_and_names_there_are(book: str) -> None:
    unknown = {place: list(_unknown(parts(book), formula)) for place, formula in parts(book).formulas.items()}
    assert len(unknown) > 500
    assert {place: names for place, names in unknown.items() if names} == {}


@each_book
def test_formulas_keep_within_excels_limits(book: str) -> None:
    for formula in parts(book).formulas.values():
        deepest, most = _shape(formula)
        texts = [len(value) - 2 for kind, value in _operands(formula) if kind == "TEXT"]
        assert len(formula) <= LONGEST_FORMULA
        assert deepest <= DEEPEST
        assert most <= MOST_ARGUMENTS
        assert max(texts, default=0) <= LONGEST_TEXT


@each_book
def test_formulas_of_marks_and_drop_downs_name_what_there_is(book: str) -> None:
    for part in parts(book).sheets.values():
        tree = parts(book).tree(part)
        formulas = [f.text or "" for kind in ("formula", "formula1", "formula2") for f in tree.iter(f"{MAIN}{kind}")]
        assert [formula for formula in formulas if list(_unknown(parts(book), formula))] == []
        assert [formula for formula in formulas if len(formula) > 255 or "[" in formula or "!" in formula] == []


@pytest.mark.parametrize(
    ("formula", "unknown"),
    [
        ("SUM(Beløb[2031])", ["Beløb[2031]"]),
        ("SUM(Korrektioner[PL-type])", ["Korrektioner[PL-type]"]),
        ("SUM(Korrektioner[[PL-type]])", []),
        ("IFERROR(KORREKTUR_STILLINGER(2026,Stamdata[#All],Ukendt[#All]),0)", ["Ukendt[#All]"]),
        ("stam_Findes_ikke&Stamdata[Felt]", ["stam_Findes_ikke"]),
        ("INDEX(Ukendt[[#This Row],[Nr]],$A$1)", ["Ukendt[[#This Row],[Nr]]"]),
    ],
)
def test_a_reference_that_leads_nowhere_is_found(formula: str, unknown: list[str]) -> None:
    assert list(_unknown(parts("sample"), formula)) == unknown


def test_the_shape_of_a_formula_is_measured() -> None:
    assert _shape("IF(A1=1,SUM((1+2),3,4,5),0)") == (3, 4)
